"""Each ion of a water analysis, on the scale that the analysis has."""

from __future__ import annotations

from typing import Annotated

from calc.models.solutions.dissolved import ion
from calc.vocabulary import common, scaling, waters
from calc.vocabulary.ranges import AMOUNT_OF_AN_ION

Calcium = Annotated[common.Calcium, AMOUNT_OF_AN_ION, ion("calcium")]
Magnesium = Annotated[common.Magnesium, AMOUNT_OF_AN_ION, ion("magnesium")]
Sodium = Annotated[common.Sodium, AMOUNT_OF_AN_ION, ion("sodium")]
Bicarbonate = Annotated[common.Bicarbonate, AMOUNT_OF_AN_ION, ion("bicarbonate")]
Chloride = Annotated[common.Chloride, AMOUNT_OF_AN_ION, ion("chloride")]
Sulfate = Annotated[common.Sulfate, AMOUNT_OF_AN_ION, ion("sulfate")]
Nitrate = Annotated[waters.Nitrate, AMOUNT_OF_AN_ION, ion("nitrate")]
Potassium = Annotated[common.Potassium, AMOUNT_OF_AN_ION, ion("potassium")]
Ammonium = Annotated[waters.Ammonium, AMOUNT_OF_AN_ION, ion("ammonium")]
Iron = Annotated[waters.Iron, AMOUNT_OF_AN_ION, ion("iron")]
Manganese = Annotated[waters.Manganese, AMOUNT_OF_AN_ION, ion("manganese")]
Fluoride = Annotated[scaling.Fluoride, AMOUNT_OF_AN_ION, ion("fluoride")]
Phosphate = Annotated[waters.Phosphate, AMOUNT_OF_AN_ION, ion("phosphate")]
Boron = Annotated[waters.Boron, AMOUNT_OF_AN_ION, ion("boron")]
Silica = Annotated[scaling.Silica, AMOUNT_OF_AN_ION, ion("silica")]
Barium = Annotated[scaling.Barium, AMOUNT_OF_AN_ION, ion("barium")]
Strontium = Annotated[scaling.Strontium, AMOUNT_OF_AN_ION, ion("strontium")]
