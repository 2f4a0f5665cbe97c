"""The terms of what the water of a plant costs: sizes, prices, factors, and the parts of the cost."""

from __future__ import annotations

from typing import Annotated

from calc.core.quantities import Quantity
from calc.vocabulary.offers import COST_PER_YEAR, FLOW, FRACTION, LIFE, NUMBER, PRICE_PER_VOLUME

_OF_CAPITAL = "as a share of what the plant cost to build."
_SHARE = ("%",)

PlantMembraneArea = Annotated[
    float,
    Quantity(
        "membrane area of the plant",
        r"A_\text{m}",
        "m2",
        ("m2", "ft2"),
        "The active areas of all elements of the plant together.",
    ),
]
ExchangerFlow = Annotated[
    float,
    Quantity(
        "flow through the pressure exchangers",
        r"Q_\text{x}",
        "m3/s",
        FLOW,
        "The feed that the pressure exchangers lift, in a given time; zero where there are none.",
    ),
]
UtilisationFactor = Annotated[
    float,
    Quantity(
        "utilisation factor",
        "u",
        "1",
        FRACTION,
        "What the plant makes in a year, as a share of what it would make if it never stood.",
        ("utilization factor", "plant availability", "capacity factor"),
    ),
]
InterestRate = Annotated[
    float,
    Quantity(
        "interest rate",
        "i",
        "1",
        _SHARE,
        "What the money costs in a year: the mean of interest on loans and of what owners expect.",
        ("weighted average cost of capital", "WACC", "discount rate"),
    ),
]
PlantLifetime = Annotated[
    float, Quantity("lifetime of the plant", r"T_\text{L}", "s", LIFE, "How long the plant pays back what it cost.")
]
PriceOfElectricity = Annotated[
    float,
    Quantity("price of the plant's electricity", r"p_\text{e}", "/J", ("/kWh",), "What the plant pays for energy."),
]
PriceOfMembrane = Annotated[
    float,
    Quantity(
        "price of membrane", r"p_\text{m}", "/m2", ("/m2", "/ft2"), "What membrane in elements costs, by its area."
    ),
]
LifeOfElements = Annotated[
    float,
    Quantity("life of the elements", r"T_\text{m}", "s", LIFE, "How long an element stays before a new one comes."),
]
PriceOfPumps = Annotated[
    float,
    Quantity(
        "price of pumps",
        r"p_\text{h}",
        "/W",
        ("/kW", "/W"),
        "What pumps cost for each unit of the power that they draw, before installation.",
        digits=4,
    ),
]
PriceOfExchangers = Annotated[
    float,
    Quantity(
        "price of pressure exchangers",
        r"p_\text{x}",
        "/(m3/s)",
        ("/(m3/h)",),
        "What pressure exchangers cost for each unit of the flow through them, before installation.",
    ),
]
InstallationFactor = Annotated[
    float,
    Quantity(
        "installation factor",
        "f",
        "1",
        NUMBER,
        "What a machine costs when it stands in the plant, over what it cost to buy.",
        ("total installed cost factor", "TIC"),
    ),
]
ChemicalDose = Annotated[
    float,
    Quantity(
        "dose of chemicals",
        "d",
        "kg/m3",
        ("mg/L", "g/L", "ppm"),
        "The mass of chemicals that goes into a volume of the feed.",
    ),
]
PriceOfChemicals = Annotated[
    float, Quantity("price of chemicals", r"p_\text{c}", "/kg", ("/kg", "/lb"), "What a mass of the chemicals costs.")
]
LabourShare = Annotated[
    float,
    Quantity("labour", r"\ell", "1", _SHARE, f"What people are paid in a year, with their benefits, {_OF_CAPITAL}"),
]
MaintenanceShare = Annotated[
    float,
    Quantity("maintenance", "m", "1", _SHARE, f"What repairs and the laboratory cost in a year, {_OF_CAPITAL}"),
]
InsuranceShare = Annotated[
    float,
    Quantity("insurance and taxes", r"\tau", "1", _SHARE, f"What insurance and taxes cost in a year, {_OF_CAPITAL}"),
]
CapitalUnderrun = Annotated[
    float,
    Quantity(
        "capital, at best less by",
        r"\delta_\text{less}",
        "1",
        _SHARE,
        "How much less than estimated the plant may cost to build.",
    ),
]
CapitalOverrun = Annotated[
    float,
    Quantity(
        "capital, at worst more by",
        r"\delta_\text{more}",
        "1",
        _SHARE,
        "How much more than estimated the plant may cost to build.",
    ),
]
PriceSpread = Annotated[
    float,
    Quantity(
        "prices, more or less by",
        r"\delta_\text{p}",
        "1",
        _SHARE,
        "How far off the prices of electricity, of membranes and of chemicals may be, each by itself.",
    ),
]
WaterCost = Annotated[
    float,
    Quantity(
        "levelised cost of water",
        "k",
        "/m3",
        PRICE_PER_VOLUME,
        "What a volume of permeate costs, the building of the plant included.",
        ("LCOW", "levelized cost of water", "unit cost of water"),
    ),
]
LowestCost = Annotated[
    float,
    Quantity("cost at best", r"k_\text{low}", "/m3", PRICE_PER_VOLUME, "The lower end of the cost, by the spreads."),
]
HighestCost = Annotated[
    float,
    Quantity(
        "cost at worst",
        r"k_\text{high}",
        "/m3",
        PRICE_PER_VOLUME,
        "The upper end of the cost, by the spreads.",
    ),
]
PlantCostAYear = Annotated[
    float,
    Quantity("cost of the plant in a year", "K", "/s", COST_PER_YEAR, "All that the plant costs in a year."),
]
Investment = Annotated[
    float,
    Quantity("investment", "I", "1", NUMBER, "What the plant costs to build.", ("capital cost", "CAPEX")),
]
CapitalRecoveryFactor = Annotated[
    float,
    Quantity(
        "capital recovery factor",
        "a",
        "1",
        _SHARE,
        "The share of the investment to be paid in each year, so that the lifetime pays it back with interest.",
        ("annuity factor", "CRF"),
    ),
]
WaterAYear = Annotated[
    float,
    Quantity(
        "permeate in a year",
        r"Q_\text{a}",
        "m3/s",
        ("m3/year", "m3/d", "US gal/year"),
        "The volume of permeate that the plant makes in a year, its stops counted.",
    ),
]
PartOfVolume = Annotated[
    float,
    Quantity("for a volume of permeate", r"k_j", "/m3", PRICE_PER_VOLUME, "What this part adds to the cost of water."),
]
