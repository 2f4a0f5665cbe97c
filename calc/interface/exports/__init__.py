"""A case to take away, by kinds: each as a text that something else reads, and what it is called there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from calc.core.numbers import quoted, sentence
from calc.interface.evaluation import WrongEntries
from calc.interface.exports import drawing, peers, program, table, words
from calc.interface.lenses import Case


class Export(NamedTuple):
    """One kind of export."""

    title: str
    ending: str
    """Of a file that holds it."""
    media: str
    write: Callable[[Case], str]


_PROGRAMS = {
    "phreeqc": ("Input for PHREEQC", "pqi", "text/plain"),
    "pyeql": ("A Python script for pyEQL", "py", "text/x-python"),
    "watertap": ("A Python script for WaterTAP", "py", "text/x-python"),
}


def kinds(case: Case) -> dict[str, Export]:
    """What a case can be taken away as, by the name of the kind.

    >>> from calc.interface.lenses import case
    >>> list(kinds(case("osmosis.osmotic_pressure")))
    ['answer', 'csv', 'csv.curve', 'python', 'command', 'link', 'svg']
    """
    definition = case.definition
    found = {
        "answer": Export("The answer, in words", "txt", "text/plain", words.answer),
        "csv": Export("Inputs and answers, for a spreadsheet (CSV)", "csv", "text/csv", table.rows),
        "csv.curve": Export("The curve, for a spreadsheet (CSV)", "csv", "text/csv", table.curve_points),
    }
    for each in definition.listings:
        title = f"{sentence(each.table.term)}, for a spreadsheet (CSV)"
        found[f"csv.{each.name}"] = Export(title, "csv", "text/csv", partial(table.listed, listing=each))
    found |= {
        "python": Export("Python", "py", "text/x-python", program.python),
        "command": Export("A command line", "sh", "text/x-sh", program.command),
        "link": Export("A link", "txt", "text/plain", program.link),
        "svg": Export("The curve as a drawing (SVG)", "svg", "image/svg+xml", drawing.of_curve),
    }
    if definition.picture:
        found["svg.picture"] = Export("The picture (SVG)", "svg", "image/svg+xml", drawing.of_picture)
    for each in definition.listings:
        if each.drawn:
            title = f"{sentence(each.table.term)} as a drawing (SVG)"
            found[f"svg.{each.name}"] = Export(title, "svg", "image/svg+xml", partial(drawing.of_listing, table=each))
    if waters := peers.find(case):
        for name, written in peers.programs(waters).items():
            title, ending, media = _PROGRAMS[name]
            found[name] = Export(title, ending, media, written)
    return found


def framed(site: str) -> Export:
    """The HTML that shows the case in a page elsewhere. Only a page can give it: it needs the address of the site."""
    return Export("A frame for your own page (HTML)", "html", "text/html", partial(program.frame, site=site))


def write(case: Case, kind: str) -> str:
    """A case as one kind of export.

    Raises WrongEntries for a kind that it does not have, and Refusal where there is nothing to draw.
    """
    found = kinds(case)
    if kind not in found:
        raise WrongEntries({"export": f"'{quoted(kind)}' is not one of: {', '.join(found)}."})
    return found[kind].write(case)


def file_name(case: Case, kind: str) -> str:
    """What a file with it is called.

    >>> from calc.interface.lenses import case
    >>> file_name(case("osmosis.osmotic_pressure"), "csv.curve")
    'osmosis.osmotic_pressure.curve.csv'
    """
    _, _, part = kind.partition(".")
    part = part or (kind if kind in _PROGRAMS else "")
    middle = f".{part}" if part else ""
    return f"{case.definition.name}{middle}.{kinds(case)[kind].ending}"
