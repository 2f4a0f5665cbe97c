"""The validation fence: tables of comparisons and claims with their errors, computed and drawn as the site is built."""

from __future__ import annotations

import importlib
import math
from collections.abc import Sequence
from html import escape
from itertools import groupby

from markdown.extensions.toc import slugify
from markupsafe import Markup

from calc.core.numbers import sentence, write_number
from calc.interface import names
from docs.extension import places
from docs.extension.formulas import in_a_line
from docs.extension.templates import environment

_WIDTH, _HEIGHT = 240, 74  # of the whole, and of the part between the axes
_RIGHT, _TOP, _BOTTOM = 10, 6, 34
_LETTER, _DOT = 5.6, 4  # of the labels; and how far the dots stay from the ends
_MARGIN = 1.15  # above and below the tolerance
_DECADES = 2  # from so many on the abscissa is logarithmic


def fence(source, language, css_class, options, md, **_):
    """Compare, and write the table of the part that is named; a comparison that fails stops the build."""
    place, part = f"``` {language}", source.strip()
    if part not in _PARTS:
        raise places.error(place, f"the validation fence takes one line, which is {', '.join(_PARTS)}.")
    try:
        written = {"claims": _claims, "accuracies": _accuracies, "formulas": _formulas}.get(
            part, lambda: _comparisons(part)
        )()
    except _Failed as failed:
        raise places.error(place, str(failed)) from None
    except Exception as problem:  # the Markdown extension would let it pass and print the fence as it is
        raise places.error(place, f"the comparisons cannot be made: {type(problem).__name__}: {problem}") from problem
    return "\n".join(line.strip() for line in written.splitlines() if line.strip())


_PARTS = ("programs", "measurements", "accuracies", "claims", "formulas")


class _Failed(Exception):
    """What is outside its tolerance."""


def _held(compared: Sequence) -> None:
    if failed := [each for each in compared if not each.passes]:
        raise _Failed(" ".join(map(_failure, failed)))


def _comparisons(part: str) -> str:
    package = importlib.import_module("docs.comparisons")
    sources = importlib.import_module("docs.comparisons.every_source").SOURCES
    measured = part == "measurements"
    compared = [package.compare(each) for each in sources if (each.kind == package.MEASURED) == measured]
    _held(compared)
    files = dict.fromkeys(each.source.file for each in compared)
    written: str = environment.get_template("validation.html").render(
        measured=measured,
        subjects=[
            (subject, slugify(f"measured {subject}" if measured else subject, "-"), [_row(each) for each in group])
            for subject, group in groupby(compared, lambda each: each.source.subject)
        ],
        points=sum(len(each.points) for each in compared),
        sources=len(compared),
        files=len(files),
        headers=[(file, text) for file in files if (text := package.header(file))],
    )
    return written


def _accuracies() -> str:
    held = importlib.import_module("docs.comparisons.accuracies").held()
    return _table(
        [(each.written, [each.name], each.comparisons) for each in held], "How sure the calculators say they are"
    )


def _claims() -> str:
    claims = importlib.import_module("docs.comparisons.claims").CLAIMS
    said = "What we say of errors"
    return _table(
        [(f"… {each.stands[0][1]} …", [file for file, _ in each.stands], each.comparisons) for each in claims], said
    )


def _table(statements: Sequence, said: str) -> str:
    """Statements, where each stands, and what it is held against."""
    rows = []
    for words, files, compared in statements:
        _held(compared)
        worst = [
            {
                "source": each.source,
                "points": len(each.points),
                "largest": amount(each.largest_error, each.source),
                "at": f"{each.source.abscissa} {between(each.worst.abscissa, each.worst.abscissa, each.source.unit)}",
            }
            for each in compared
        ]
        rows.append({"words": words, "files": files, "worst": worst})
    written: str = environment.get_template("validation_claims.html").render(rows=rows, said=said)
    return written


def _formulas() -> str:
    found = importlib.import_module("docs.comparisons.formulas")
    every = [found.held(name) for name in names()]
    if failed := [each for each in every if each.failed]:
        told = (f"{each.definition.name} ({each.failed[0].left} against {each.failed[0].right})" for each in failed)
        raise _Failed(f"The formulas of the docstring do not give what the calculator returns: {', '.join(told)}.")
    words: dict[str, list[str]] = {}
    for each in every:
        if each.left:
            words.setdefault(each.definition.evaluated.word, []).append(each.definition.name)
    written: str = environment.get_template("validation_formulas.html").render(
        rows=[
            {
                "held": each,
                "largest": percent(each.largest_error),
                "reason": Markup(in_a_line(each.definition.evaluated.reason)),
            }
            for each in every
        ],
        words=[(word, ", ".join(calculators)) for word, calculators in sorted(words.items())],
        evaluated=sum(each.evaluated for each in every),
        identities=sum(each.identities for each in every),
        left=sum(each.left for each in every),
    )
    return written


def percent(fraction: float, digits: int = 2) -> str:
    """A fraction as a reader sees it.

    >>> percent(0.005), percent(0.00041234), percent(0.0), percent(7e-9)
    ('0.5 %', '0.041 %', '0 %', '7 × 10⁻⁷ %')
    """
    return f"{_short(100 * fraction, digits)} %"


def amount(number: float, source) -> str:
    """An error or a tolerance of a source: in per cent, or a plain difference where the source is absolute."""
    return _short(number, 2) if source.absolute else percent(number)


def between(low: float, high: float, unit: str) -> str:
    """A range on the abscissa.

    >>> between(0.01, 6.0, "mol/kg"), between(25.0, 25.0, "°C")
    ('0.01 to 6 mol/kg', '25 °C')
    """
    return f"{' to '.join(dict.fromkeys((_short(low), _short(high))))} {unit}".rstrip()


def tolerance(comparison) -> str:
    """What the errors are held against, in words."""
    low, high = comparison.tolerances
    source = comparison.source
    if source.measured_to:
        return _promised(comparison)
    if source.tolerance == 0:
        return "half the last digit"
    if source.last_digit and isinstance(source.tolerance, float):
        return f"{amount(source.tolerance, source)}, or half the last digit"
    return " to ".join(dict.fromkeys((amount(low, source), amount(high, source))))


def _promised(comparison) -> str:
    """What we promise beside measurements, whose own uncertainty is apart from it."""
    of, rows = comparison.source.tolerance, comparison.source.rows()
    promised = [of] if isinstance(of, float) else [of(row) for row in rows]
    return " to ".join(dict.fromkeys(percent(each) for each in (min(promised), max(promised))))


def uncertainty(comparison) -> str:
    """How sure the measurements are, in words."""
    of, rows = comparison.source.measured_to, comparison.source.rows()
    if not of:
        return "not told"
    sure = [of] if isinstance(of, float) else [of(row) for row in rows]
    return " to ".join(dict.fromkeys(percent(each) for each in (min(sure), max(sure))))


def verdict(comparison) -> str:
    """Whether ours and the measurements agree, in words."""
    if not comparison.beyond:
        return "agree"
    return f"{len(comparison.beyond)} of {len(comparison.points)} further apart: {comparison.source.apart}"


def _short(number: float, digits: int = 3) -> str:
    """A number without the zeros at the end of its decimals."""
    mantissa, times, power = write_number(number, digits).partition(" ×")
    return (mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa) + times + power


def _failure(comparison) -> str:
    source = comparison.source
    if not comparison.points:
        return f"{source.name} ({source.file}): there is nothing to compare."
    worst = max(comparison.beyond, key=lambda point: abs(point.error) / (point.tolerance or 1))
    return (
        f"{source.name} ({source.file}): the {source.quantity} at {source.abscissa} "
        f"{between(worst.abscissa, worst.abscissa, source.unit)} is {write_number(worst.computed, 6)} where the source "
        f"has {write_number(worst.expected, 6)}, which is {amount(abs(worst.error), source)} off; the tolerance is "
        f"{amount(worst.tolerance, source)}."
    )


def _row(comparison) -> dict:
    source = comparison.source
    return {
        "source": source,
        "points": len(comparison.points),
        "refused": comparison.refused,
        "range": between(comparison.low, comparison.high, source.unit),
        "largest": amount(comparison.largest_error, source),
        "rms": amount(comparison.root_mean_square_error, source),
        "tolerance": tolerance(comparison),
        "uncertainty": uncertainty(comparison),
        "verdict": verdict(comparison),
        "plot": Markup(plot(comparison)),
    }


def plot(comparison) -> str:
    """The errors over the abscissa, as SVG that takes its colours from the page."""
    source = comparison.source
    limit = max(comparison.tolerances[1], comparison.largest_error)
    label = amount(limit, source)
    left, right, base = 14 + _LETTER * len(label), _WIDTH - _RIGHT, _TOP + _HEIGHT
    # Molalities and the like are told apart near zero; a temperature's zero is nothing special.
    logarithmic = source.unit != "°C" and comparison.low > 0 and comparison.high / comparison.low >= 10**_DECADES
    value = math.log if logarithmic else float
    first, last = value(comparison.low), value(comparison.high)

    def across(x: float) -> str:
        share = (value(x) - first) / (last - first) if last > first else 0.5
        return f"{left + _DOT + share * (right - left - 2 * _DOT):.1f}"

    def up(error: float) -> str:
        return f"{_TOP + _HEIGHT / 2 * (1 - error / (limit * _MARGIN)):.1f}"

    spoken = (
        f"Errors of {source.name}, {source.quantity}, over {source.abscissa} from "
        f"{between(comparison.low, comparison.high, source.unit)}: largest {amount(comparison.largest_error, source)}, "
        f"root mean square {amount(comparison.root_mean_square_error, source)}; tolerance {tolerance(comparison)}."
    )
    parts = [
        f'<svg class="chart validation-plot" viewBox="0 0 {_WIDTH} {base + _BOTTOM}" role="img" '
        f'aria-label="{escape(spoken)}" fill="none" stroke="currentColor">',
        f'<path class="axis" d="M{left:.1f} {up(0)}H{right}"/>',
    ]
    edge = _edge(comparison.points)
    for sign in (1, -1):
        corners = "".join(f"L{across(x)} {up(sign * allowed)}" for x, allowed in edge)
        parts.append(f'<path class="guide" d="M{left:.1f} {up(sign * edge[0][1])}{corners}H{right}"/>')
    for error, text in ((limit, label), (0, "0"), (-limit, f"\N{MINUS SIGN}{label}")):
        parts.append(f'<text x="{left - 5:.1f}" y="{up(error)}" dy=".35em" text-anchor="end">{text}</text>')
    ends = [(comparison.low, left, "start"), (comparison.high, right, "end")]
    if math.isclose(comparison.low, comparison.high):
        ends = [(comparison.low, (left + right) / 2, "middle")]
    for end, x, anchor in ends:
        parts.append(f'<text x="{x:.1f}" y="{base + 13}" text-anchor="{anchor}">{_short(end)}</text>')
    title = f"{sentence(source.abscissa)}, {source.unit}" if source.unit else sentence(source.abscissa)
    parts.append(f'<text x="{right}" y="{base + 29}" text-anchor="end">{escape(title, quote=False)}</text>')
    dots = "".join(f"M{across(point.abscissa)} {up(point.error)}h0" for point in comparison.points)
    parts.append(f'<path class="dots" d="{dots}"/>')
    return "".join(parts) + "</svg>"


def _edge(points: Sequence) -> list[tuple[float, float]]:
    """The tolerance over the abscissa where it grows or falls with it; elsewhere the widest, from end to end."""
    widest: dict[float, float] = {}
    for point in sorted(points, key=lambda point: point.abscissa):
        widest[point.abscissa] = max(point.tolerance, widest.get(point.abscissa, 0.0))
    edge, allowed = list(widest.items()), list(widest.values())
    if allowed in (sorted(allowed), sorted(allowed, reverse=True)):
        return edge
    return [(edge[0][0], max(allowed)), (edge[-1][0], max(allowed))]
