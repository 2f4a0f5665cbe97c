"""Published spiral-wound elements: their ratings, what follows for the membrane in them, and the makers' limits."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from calc.core import tables
from calc.core.quantities import Amount, Refusal
from calc.core.units import BAR, DAY, HOUR, celsius
from calc.models.membranes import temperature_correction
from calc.models.membranes.design_rules import mean_concentration, polarisation_modulus
from calc.models.solutions.salt_water import salt_water

_RATED = celsius(25)


class Rating(NamedTuple):
    """What a datasheet says of an element, in SI: a test with NaCl."""

    flow: float
    area: float
    rejection: float
    pressure: float
    recovery: float
    mass_fraction: float
    """Of the feed, in kg/kg: the parts per million of the datasheets are read as parts by mass."""


class Element(NamedTuple):
    """An element, in SI; its permeabilities at 25 degrees Celsius; None where a limit is not known."""

    name: str
    water_permeability: float
    salt_permeability: float
    area: float
    length: float
    channel_height: float
    spacer_porosity: float
    highest_pressure: float | None
    highest_feed_flow: float | None
    least_concentrate_flow: float | None
    highest_recovery: float | None
    """Of the element alone."""
    provenance: str

    @property
    def channel(self) -> tuple[float, float, float]:
        """Length, height and porosity of the channel that the feed passes."""
        return self.length, self.channel_height, self.spacer_porosity


class Limits(NamedTuple):
    """What a maker advises for the elements of a kind of feed, in SI; None where it is not known."""

    highest_recovery: float | None
    highest_flux: float | None
    highest_feed_flow: float | None
    least_concentrate_flow: float | None
    highest_pressure_drop: float | None
    """Over the element."""


class Derived(NamedTuple):
    """What a test says of the membrane."""

    water_permeability: float
    salt_permeability: float
    flux: float
    mean_concentration: float
    modulus: float
    wall_concentration: float
    permeate_concentration: float
    net_driving_pressure: float


NAMES: tuple[str, ...] = tuple(tables.read("elements")["elements"])


def _entry(name: str) -> dict[str, Any]:
    if name not in NAMES:
        raise Refusal(f"There are no data for the element '{name}'; the elements are {', '.join(NAMES)}.")
    entry: dict[str, Any] = tables.read("elements")["elements"][name]
    return entry


@cache
def rating(name: str) -> Rating:
    """What its datasheet says of an element.

    Raises Refusal for an unknown element.

    >>> rating("SW30HRLE-4040").rejection
    0.9975
    """
    entry = _entry(name)
    return Rating(
        entry["rated_flow_m3_per_day"] / DAY,
        entry["area_m2"],
        entry["rejection"],
        entry["test_pressure_bar"] * BAR,
        entry["test_recovery"],
        entry["test_NaCl_mg_per_kg"] / 1e6,
    )


def derived(rated: Rating, temperature: float = _RATED) -> Derived:
    r"""What the test of an element, with NaCl at a temperature in K, says of its membrane at 25 degrees Celsius.

    $$ A = \frac{J}{\mathrm{TCF} \, (p - \pi_\text{m} + \pi_\text{p})}, \quad
    B = \frac{J \, c_\text{p}}{\mathrm{TCF}_\text{s} \, (c_\text{m} - c_\text{p})} $$

    $$ c_\text{m} = e^{0.7 \, Y} \, c_\text{f} \, \frac{-\ln(1 - Y)}{Y}, \quad c_\text{p} = (1 - R) \, c_\text{f} $$

    The log mean of feed and concentrate stands for the whole element, and DuPont's rule for how much more there is at
    the membrane. The pressure that the feed loses on its way is left out, because datasheets do not tell it. Were their
    parts per million milligrams in a litre, $A$ of the elements for the sea would be 2 % lower.

    Raises Refusal where the test pressure is not above the osmotic pressure, and outside the data for NaCl.

    Source: notes on the technical manual of FilmTec elements, which we did not read. The example is 1.1964 L/(m2 h bar)
    of an independent calculation.

    >>> round(derived(rating("SW30HRLE-4040")).water_permeability * 3.6e11, 2)
    1.2
    """
    solution, correction = salt_water("NaCl", temperature), temperature_correction.filmtec(temperature)
    feed = solution.concentration(rated.mass_fraction)
    mean = mean_concentration(feed, rated.recovery)
    modulus = polarisation_modulus(rated.recovery)
    wall, permeate = modulus * mean, (1 - rated.rejection) * feed
    osmotic = solution.osmotic_pressure(wall)
    driving = rated.pressure - osmotic + solution.osmotic_pressure(permeate)
    if driving <= 0:
        raise Refusal(
            "At {} such an element gives no permeate: the osmotic pressure at its membrane is {}. Is the test pressure "
            "or the concentration a mistake in the unit?",
            Amount(rated.pressure, "bar"),
            Amount(osmotic, "bar"),
        )
    flux = rated.flow / rated.area
    return Derived(
        flux / driving / correction,
        flux * permeate / (wall - permeate) / temperature_correction.salt(temperature),
        flux,
        mean,
        modulus,
        wall,
        permeate,
        driving,
    )


@cache
def element(name: str) -> Element:
    """An element, with the limits that its maker advises for the cleanest feed of its kind.

    Raises Refusal for an unknown element.

    >>> element("SW30HRLE-4040").highest_pressure
    8300000.0
    """
    entry, membrane = _entry(name), derived(rating(name))
    pressure, advised = entry["highest_pressure_bar"], limits(name, entry["feeds"][0])
    return Element(
        name,
        membrane.water_permeability,
        membrane.salt_permeability,
        entry["area_m2"],
        entry["length_m"],
        entry["channel_height_m"],
        entry["spacer_porosity"],
        None if pressure is None else pressure * BAR,
        advised.highest_feed_flow,
        advised.least_concentrate_flow,
        advised.highest_recovery,
        entry["provenance"],
    )


def ions_as(name: str) -> str:
    """Which of the membranes whose ions are known stands for that of an element.

    Raises Refusal for an unknown element.

    >>> ions_as("BW30-440i")
    'BW30HRLE'
    """
    found: str = _entry(name)["ions_as"]
    return found


def alike(name: str, other: str) -> bool:
    """Whether two elements are of one diameter, so that they fit the same vessels.

    Raises Refusal for an unknown element.

    >>> alike("BW30-440i", "SW30HRLE-4040")
    False
    """
    same: bool = _entry(name)["diameter"] == _entry(other)["diameter"]
    return same


def feeds(name: str) -> tuple[str, ...]:
    """The kinds of feed for which there are limits of an element, the cleanest first.

    Raises Refusal for an unknown element.

    >>> len(feeds("SW30HRLE-440i"))
    3
    """
    return tuple(_entry(name)["feeds"])


def limits(name: str, feed: str) -> Limits:
    """The limits that a maker advises for an element on a kind of feed.

    Raises Refusal for an unknown element and for a kind of feed without limits.

    >>> limits("SW30HRLE-440i", feeds("SW30HRLE-440i")[0]).highest_recovery
    0.15
    """
    if feed not in feeds(name):
        raise Refusal(f"There are no limits of {name} for the feed '{feed}'; there are: {', '.join(feeds(name))}.")
    advised = tables.read("elements")["limits"][feed]
    diameter, drop = (_entry(name)[key] for key in ("diameter", "highest_pressure_drop_bar"))
    flux = advised["highest_flux_LMH"]

    def flow(key: str) -> float | None:
        value = advised[key].get(diameter)
        return None if value is None else value / HOUR

    return Limits(
        advised["highest_element_recovery"],
        None if flux is None else flux / 1000 / HOUR,
        flow("highest_feed_flow_m3_per_h"),
        flow("least_concentrate_flow_m3_per_h"),
        None if drop is None else drop * BAR,
    )
