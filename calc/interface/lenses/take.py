"""Take away: the case as words, tables, programs, drawings, and as the input of programs by others."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from calc.core.numbers import sentence
from calc.interface import exports
from calc.interface.lenses import Case, case, panel

if TYPE_CHECKING:
    import argparse


def export(name: str, entries: Mapping[str, str] | None = None, kind: str = "csv") -> str:
    """A case as a text to take away: its answer, inputs and outputs, curve, program or drawing.

    The kinds are answer, csv, csv.curve, python, command, link and svg; csv.NAME and svg.NAME for an output of several
    rows, and svg.picture; for waters and vessels phreeqc, pyeql and watertap. A link is what stands in an address
    behind that of a page with the calculator.

    Raises UnknownCalculator, WrongEntries for entries that cannot be taken and for a kind that this calculator does not
    have, and Refusal where it has no answer.

    >>> print(export("osmosis.osmotic_pressure", {"concentration": "0.1 mol/L"}, "command"), end="")
    python -m calc osmosis.osmotic_pressure 'concentration=0.1 mol/L'
    >>> export("balance.recovery", kind="csv").splitlines()[3]
    'input,recovery,recovery,45,%'
    """
    return exports.write(case(name, entries), kind)


_NOT_AS_TEXT = "svg"
"""Drawings are saved as they are on the page."""


def draw(case: Case, asked: Mapping[str, str]) -> str:
    """The panel: one kind of text at a time, to copy and to save; the drawings; and the sheet for print."""
    every = exports.kinds(case)
    offered = {kind: each for kind, each in every.items() if each.ending != _NOT_AS_TEXT}
    if site := asked.get("site"):
        offered["frame"] = exports.framed(site)
    kind = asked.get("kind", "")
    if kind not in offered:
        kind = "answer"
    text = offered[kind].write(case)
    written = escape(text, quote=False)
    if kind == "link":
        taken = [f'<p><output><a href="{panel.attribute(text)}">{written}</a></output></p>', panel.copies()]
    else:
        name = exports.file_name(case, kind) if kind in every else f"{case.definition.name}.{offered[kind].ending}"
        saves = panel.saves(name, offered[kind].media, "Save as a file")
        taken = [f'<pre tabindex="0">{written}</pre>', panel.copies(), saves]
    titles = {each: export.title for each, export in offered.items()}
    return "".join(
        [
            panel.part(panel.choice("lens.take.kind", "Take away", titles, kind), *taken),
            panel.part(*_drawings(case)),
            panel.part(panel.prints("Print on one sheet")),
        ]
    )


def _drawings(case: Case) -> list[str]:
    """The buttons that save what is drawn."""
    definition = case.definition
    drawn = {"curve": "the curve"} | ({"picture": "the picture"} if definition.picture else {})
    for table in (each for each in definition.listings if each.drawn):
        over, *others = table.columns
        units = [case.form[f"{table.name}.{column.name}.unit"] for column in others]
        titles = [column.term for column in others]
        for place, unit in enumerate(dict.fromkeys(units)):  # a chart for each, as on the page
            together = [title for title, its in zip(titles, units, strict=True) if its == unit]
            drawn[f"{table.name} {place}" if place else table.name] = f"{', '.join(together)} over {over.term}"
    return [
        f"<p>{escape(sentence(title), quote=False)}: "
        + "".join(
            panel.saves_drawing(
                f"{definition.name}.{name.replace(' ', '-')}.{kind.lower()}",
                name,
                kind,
                f"{sentence(title)}, as {kind}",
            )
            for kind in ("SVG", "PNG")
        )
        + "</p>"
        for name, title in drawn.items()
    ]


def add_arguments(parser: argparse._ArgumentGroup) -> None:
    """Its option."""
    parser.add_argument(
        "--export",
        metavar="KIND",
        help="the case as answer, csv, csv.curve, python, command, link or svg; for a water or a vessel also as "
        "phreeqc, pyeql or watertap",
    )


def tell(case: Case, arguments: argparse.Namespace) -> str | None:
    """What it prints."""
    return None if arguments.export is None else exports.write(case, arguments.export).removesuffix("\n")


def tell_json(case: Case, arguments: argparse.Namespace) -> object:
    """The same as data."""
    if arguments.export is None:
        return None
    kind = arguments.export
    return {"kind": kind, "text": exports.write(case, kind), "file": exports.file_name(case, kind)}
