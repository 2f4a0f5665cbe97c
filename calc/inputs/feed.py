"""Each ion in the feed of a plant, told by the litre."""

from __future__ import annotations

from typing import Annotated

from calc.models.solutions.dissolved import ion_by_the_litre
from calc.vocabulary import plant, vessel
from calc.vocabulary.plant import MORE_OF_THE_ANALYSIS
from calc.vocabulary.ranges import ION_IN_A_FEED
from calc.vocabulary.vessel import OWN_ANALYSIS

Calcium = Annotated[vessel.FeedCalcium, ION_IN_A_FEED, ion_by_the_litre("calcium"), OWN_ANALYSIS]
Magnesium = Annotated[vessel.FeedMagnesium, ION_IN_A_FEED, ion_by_the_litre("magnesium"), OWN_ANALYSIS]
Sodium = Annotated[vessel.FeedSodium, ION_IN_A_FEED, ion_by_the_litre("sodium"), OWN_ANALYSIS]
Bicarbonate = Annotated[vessel.FeedBicarbonate, ION_IN_A_FEED, ion_by_the_litre("bicarbonate"), OWN_ANALYSIS]
Chloride = Annotated[vessel.FeedChloride, ION_IN_A_FEED, ion_by_the_litre("chloride"), OWN_ANALYSIS]
Sulfate = Annotated[vessel.FeedSulfate, ION_IN_A_FEED, ion_by_the_litre("sulfate"), OWN_ANALYSIS]
Nitrate = Annotated[plant.FeedNitrate, ION_IN_A_FEED, ion_by_the_litre("nitrate"), OWN_ANALYSIS]
Potassium = Annotated[vessel.FeedPotassium, ION_IN_A_FEED, ion_by_the_litre("potassium"), OWN_ANALYSIS]
Ammonium = Annotated[plant.FeedAmmonium, ION_IN_A_FEED, ion_by_the_litre("ammonium"), MORE_OF_THE_ANALYSIS]
Iron = Annotated[plant.FeedIron, ION_IN_A_FEED, ion_by_the_litre("iron"), MORE_OF_THE_ANALYSIS]
Manganese = Annotated[plant.FeedManganese, ION_IN_A_FEED, ion_by_the_litre("manganese"), MORE_OF_THE_ANALYSIS]
Fluoride = Annotated[plant.FeedFluoride, ION_IN_A_FEED, ion_by_the_litre("fluoride"), MORE_OF_THE_ANALYSIS]
Phosphate = Annotated[plant.FeedPhosphate, ION_IN_A_FEED, ion_by_the_litre("phosphate"), MORE_OF_THE_ANALYSIS]
Boron = Annotated[plant.FeedBoron, ION_IN_A_FEED, ion_by_the_litre("boron"), MORE_OF_THE_ANALYSIS]
Silica = Annotated[plant.FeedSilica, ION_IN_A_FEED, ion_by_the_litre("silica"), MORE_OF_THE_ANALYSIS]
Barium = Annotated[plant.FeedBarium, ION_IN_A_FEED, ion_by_the_litre("barium"), MORE_OF_THE_ANALYSIS]
Strontium = Annotated[plant.FeedStrontium, ION_IN_A_FEED, ion_by_the_litre("strontium"), MORE_OF_THE_ANALYSIS]
