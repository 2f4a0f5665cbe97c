"""Each ion in the feed of a plant, told by the litre."""

from __future__ import annotations

from typing import Annotated

from calc.models.solutions.dissolved import ion_by_the_litre
from calc.vocabulary import plant, vessel
from calc.vocabulary.ranges import ION_IN_A_FEED

Calcium = Annotated[vessel.FeedCalcium, ION_IN_A_FEED, ion_by_the_litre("calcium")]
Magnesium = Annotated[vessel.FeedMagnesium, ION_IN_A_FEED, ion_by_the_litre("magnesium")]
Sodium = Annotated[vessel.FeedSodium, ION_IN_A_FEED, ion_by_the_litre("sodium")]
Bicarbonate = Annotated[vessel.FeedBicarbonate, ION_IN_A_FEED, ion_by_the_litre("bicarbonate")]
Chloride = Annotated[vessel.FeedChloride, ION_IN_A_FEED, ion_by_the_litre("chloride")]
Sulfate = Annotated[vessel.FeedSulfate, ION_IN_A_FEED, ion_by_the_litre("sulfate")]
Nitrate = Annotated[plant.FeedNitrate, ION_IN_A_FEED, ion_by_the_litre("nitrate")]
Potassium = Annotated[vessel.FeedPotassium, ION_IN_A_FEED, ion_by_the_litre("potassium")]
Ammonium = Annotated[plant.FeedAmmonium, ION_IN_A_FEED, ion_by_the_litre("ammonium")]
Iron = Annotated[plant.FeedIron, ION_IN_A_FEED, ion_by_the_litre("iron")]
Manganese = Annotated[plant.FeedManganese, ION_IN_A_FEED, ion_by_the_litre("manganese")]
Fluoride = Annotated[plant.FeedFluoride, ION_IN_A_FEED, ion_by_the_litre("fluoride")]
Phosphate = Annotated[plant.FeedPhosphate, ION_IN_A_FEED, ion_by_the_litre("phosphate")]
Boron = Annotated[plant.FeedBoron, ION_IN_A_FEED, ion_by_the_litre("boron")]
Silica = Annotated[plant.FeedSilica, ION_IN_A_FEED, ion_by_the_litre("silica")]
Barium = Annotated[plant.FeedBarium, ION_IN_A_FEED, ion_by_the_litre("barium")]
Strontium = Annotated[plant.FeedStrontium, ION_IN_A_FEED, ion_by_the_litre("strontium")]
