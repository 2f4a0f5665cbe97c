"""Figures of the page on the potato experiment: what two reports found, beside what the model expects."""

from __future__ import annotations

from typing import Any

from calc.core.numbers import sentence, write_number
from calc.core.units import to_si
from calc.interface import chart
from calc.models.solutions import single_solutes
from calc.plants import potato
from docs.comparisons.published import entries

_MOST = 0.65  # mol/L
_STEPS = 26


def reports() -> list[dict[str, Any]]:
    """The two reports, with mol/L and the change of mass for each row."""
    found = entries("potato.json")["reports"]
    for report in found:
        report["points"] = [_point(row) for row in report["rows"]]
    return list(found)


def expected(report: dict[str, Any], concentration: float) -> float:
    """The change of mass that the model expects in so many mol/L, for the potential and the time of a report."""
    strip = potato(
        to_si(concentration, "mol/L"),
        to_si(report["potato_potential_MPa"], "MPa"),
        share_of_the_way=report["share_of_the_way"],
    )
    return strip.mass_change


def found_by_classes() -> str:
    """The change of mass over the concentration of sugar: two reports, and the model through each."""
    both = reports()
    lines = [
        chart.Line(
            f"model, {report['name']}",
            [(x, 100 * expected(report, x)) for x in (_MOST * step / _STEPS for step in range(_STEPS + 1))],
        )
        for report in both
    ]
    told = ". ".join(
        f"{report['name']}: "
        + "; ".join(f"{write_number(x, 2)} mol/L {write_number(100 * change, 2)} %" for x, change in report["points"])
        for report in both
    )
    return chart.draw(
        lines,
        chart.Axis("sugar", "mol/L"),
        chart.Axis("change of mass", "%"),
        f"The change of mass of potato strips over the concentration of sugar, in two reports. {sentence(told)}.",
        named=[("", x, 100 * change) for report in both for x, change in report["points"]],
    )


def _point(row: dict[str, float]) -> tuple[float, float]:
    if "change" in row:
        return row["g_per_100mL"] * 10 / (1000 * single_solutes.molar_mass("sucrose")), row["change"]
    return row["mol_per_L"], row["after_g"] / row["before_g"] - 1
