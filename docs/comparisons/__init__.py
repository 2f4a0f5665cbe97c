"""What a comparison of `calc` with published or independent values is; each module here has those of one subject."""

from __future__ import annotations

import json
import math
import warnings
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from calc.core.quantities import Caution, Refusal
from calc.core.units import celsius
from calc.interface import evaluate
from calc.solutions import Scales
from docs.comparisons.published import FOLDER, table

Row = Mapping[str, Any]

# What a comparison can show: that we copied an equation well, that two equations agree, or that ours meets nature.
SAME, OTHER, MEASURED = "the same equation", "another equation", "measurements"

AS_PUBLISHED = 0.0  # a tolerance: only the last digit may differ
_HALF_A_DIGIT = 0.5


def on_all_scales(solute: str, amount: float, unit: str, temperature: float) -> Scales:
    """A solution of one solute as the calculator has it, of an amount in any of its units."""
    asked = {"solute": solute, "amount": f"{amount:.17g} {unit}", "temperature": f"{temperature:.17g} K"}
    found: Scales = evaluate("solutions.concentrations", asked).returned
    return found


class Point(NamedTuple):
    """One value of ours beside one of the source's."""

    abscissa: float
    expected: float
    computed: float
    tolerance: float
    """Of the error."""
    absolute: bool = False

    @property
    def error(self) -> float:
        """As a fraction of what is expected; or the difference, where the source is absolute."""
        return self.computed - self.expected if self.absolute else self.computed / self.expected - 1


class Source(NamedTuple):
    """A quantity in a reference file, how we compute it, and how far the two may be apart."""

    subject: str
    name: str
    file: str
    kind: str
    """SAME, OTHER or MEASURED."""
    quantity: str
    abscissa: str
    unit: str
    """The label of the abscissa's unit; empty for a plain number."""
    rows: Callable[[], list[Row]]
    over: str | Callable[[Row], float]
    """The column of the abscissa, or a function of the row."""
    expected: str | Callable[[Row], float]
    computed: Callable[[Row], float]
    """Our value, in the unit of the expected one; a Refusal of ours leaves the row out and is counted."""
    tolerance: float | Callable[[Row], float]
    """As a fraction of what is expected; or a difference, where the source is absolute."""
    last_digit: float = 0.0
    """One in the last digit that the file gives, where half of it may be more than the tolerance."""
    stated_in: str = ""
    """The reference file whose header states the tolerance; without one it is what we promise."""
    measured_to: float | Callable[[Row], float] = 0.0
    """How sure a measurement is, as the tolerance; both together are allowed. Zero where its source does not say."""
    apart: str = ""
    """Where ours and a measurement are further apart than both allow, what we know of it."""
    absolute: bool = False
    """Whether errors are differences, as of a logarithm such as pH, whose zero is no less than any other value."""


class Comparison(NamedTuple):
    """A source and our values beside its own."""

    source: Source
    points: list[Point]
    refused: int
    """Rows that our formula declines to answer."""

    @property
    def low(self) -> float:
        """Where on the abscissa the points begin."""
        return min(point.abscissa for point in self.points)

    @property
    def high(self) -> float:
        """Where on the abscissa the points end."""
        return max(point.abscissa for point in self.points)

    @property
    def worst(self) -> Point:
        """The point with the largest error."""
        return max(self.points, key=lambda point: abs(point.error))

    @property
    def largest_error(self) -> float:
        """Without its sign."""
        return abs(self.worst.error)

    @property
    def root_mean_square_error(self) -> float:
        """Over all points."""
        return math.sqrt(sum(point.error**2 for point in self.points) / len(self.points))

    @property
    def tolerances(self) -> tuple[float, float]:
        """The narrowest and the widest of the tolerances."""
        all_of_them = [point.tolerance for point in self.points]
        return min(all_of_them), max(all_of_them)

    @property
    def beyond(self) -> list[Point]:
        """The points outside their tolerance."""
        return [point for point in self.points if not abs(point.error) <= point.tolerance]  # so that NaN is outside

    @property
    def passes(self) -> bool:
        """Whether there are points, and all of them within their tolerance, or else something is told of it."""
        return bool(self.points) and bool(self.beyond) == bool(self.source.apart)


def _of(tolerance: float | Callable[[Row], float], row: Row) -> float:
    return tolerance if isinstance(tolerance, float) else tolerance(row)


def compare(source: Source) -> Comparison:
    """Compute our values for a source."""

    def of(key: str | Callable[[Row], float], row: Row) -> float:
        return row[key] if isinstance(key, str) else key(row)

    points, refused = [], 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        for row in source.rows():
            try:
                computed = source.computed(row)
            except Refusal:
                refused += 1
                continue
            expected = of(source.expected, row)
            tolerance = _of(source.tolerance, row) + _of(source.measured_to, row)
            digit = _HALF_A_DIGIT * source.last_digit / (1 if source.absolute else abs(expected))
            points.append(Point(of(source.over, row), expected, computed, max(tolerance, digit), source.absolute))
    return Comparison(source, points, refused)


def header(file: str) -> str:
    """What a reference file says of itself: whence its values are, and how sure."""
    text = (FOLDER / file).read_text(encoding="utf-8")
    if file.endswith(".csv"):
        return " ".join(line.lstrip("# ") for line in text.splitlines() if line.startswith("#"))
    content = json.loads(text)
    said = content.get("_header", "") if isinstance(content, dict) else ""
    return " ".join(f"{name}: {each}." for name, each in said.items()) if isinstance(said, dict) else said


def read(name: str, wanted: Callable[[Row], bool] = lambda row: True) -> Callable[[], list[Row]]:
    """Reads the rows of a CSV file, when called, that are wanted."""
    return lambda: [row for row in table(name) if wanted(row)]


def warm(row: Row) -> float:
    """The temperature of a row, in K."""
    return celsius(row["temperature_C"])
