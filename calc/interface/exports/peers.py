"""Finds, by the terms of a calculator, the waters and the vessel in its case, for the programs of others."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from calc.core.numbers import EntryError
from calc.core.quantities import Refusal
from calc.core.units import celsius
from calc.interface import telling
from calc.interface.definitions import Parameter
from calc.interface.entries import in_unit
from calc.interface.exports.words import commented, signature
from calc.interface.lenses import Case
from calc.peers import phreeqc, pyeql, vessels, watertap
from calc.peers import waters as of_peers
from calc.peers.vessels import Vessel
from calc.peers.waters import Membrane, Water

_ANALYSIS = "analysis"  # the choice of a salt that is none
_ROOM = celsius(25)  # of an analysis that comes without a temperature

_NEEDS_WATERTAP = "Needs the Python package watertap, and the solver ipopt, which `idaes get-extensions` brings."


class Found(NamedTuple):
    """What of a case other programs can compute too."""

    waters: tuple[Water, ...]
    membrane: Membrane | None
    vessel: Vessel | None
    salt: tuple[str, float] | None
    """Of the first water, where it is a solution of one: which, and its mass in a kilogram of solution."""


def find(case: Case) -> Found | None:
    """The waters of a case; None where it has none whose ions are known."""
    try:
        vessel = vessels.of({**case.answer.inputs, **case.answer.outputs})
        analysed = _analysis(case)
        salts = [] if analysed else [found for each in case.definition.parameters if (found := _solution(case, each))]
        waters = (analysed,) if analysed else tuple(water for water, *_ in salts)
        if not waters:
            return None
        salt = None if analysed else salts[0][1:]
        return Found(waters, _membrane(case, waters[0], vessel), vessel, salt)
    except (EntryError, Refusal):
        return None


def programs(found: Found) -> dict[str, Callable[[Case], str]]:
    """What writes the input of each program, by the program's name."""
    written: dict[str, Callable[[Case], str]] = {"phreeqc": _phreeqc, "pyeql": _pyeql}
    if not found.salt or found.salt[0] in watertap.SALTS:
        written["watertap"] = _watertap
    return written


def _analysis(case: Case) -> Water | None:
    """The analysis, where the calculator asks for one, and the reader has not chosen a salt in its place."""
    inputs = case.answer.inputs
    parts = {
        each.scales.substance: each for each in case.definition.parameters if each.scales and each.scales.substance
    }
    choices = [each for each in case.definition.selections if _ANALYSIS in each.values]
    if not parts or any(inputs[each.name] != _ANALYSIS for each in choices):
        return None
    on_scale = all(each.scales and "scale" in each.scales.needs for each in parts.values())
    numbers = case.answer.numbers
    return Water(
        "analysis",
        {part: numbers[each.name] * (1 if on_scale else 1000) for part, each in parts.items()},
        str(inputs["scale"]) if on_scale else "mg/L",
        _number(case, "temperature", _ROOM),
        next((numbers[each.name] for each in case.definition.parameters if each.term.endswith("pH")), None),
        str(inputs.get("balance", "none")),
    )


def _solution(case: Case, parameter: Parameter) -> tuple[Water, str, float] | None:
    """The solution that an input is the strength of, what is dissolved in it, and its mass in a kilogram of it."""
    scales, inputs = parameter.scales, case.answer.inputs
    if not scales or scales.substance or "temperature" not in scales.needs:
        return None
    salt = getattr(scales.of(*(inputs[name] for name in scales.needs)), "name", "")
    fraction = in_unit(parameter, case.answer.numbers[parameter.name], "mg/kg", inputs) / 1e6
    water = of_peers.of_salt(parameter.term, salt, fraction, _number(case, "temperature", _ROOM))
    return (water, salt, fraction) if water else None


def _membrane(case: Case, water: Water, vessel: Vessel | None) -> Membrane | None:
    """What takes water away: the vessel, or what the calculator says of a concentrate."""
    if vessel:
        return Membrane(vessel.concentration_factor)
    rejection = _number(case, "observed rejection", 1.0)
    if (share := _output(case, "share of tap water")) is not None:
        mixed = 1 - rejection * (1 - share)
        return Membrane(mixed, name="the mixture") if mixed > 0 else None
    concentration_factor = _output(case, "concentration factor")
    if concentration_factor is None:
        return None
    acid = str(case.answer.inputs.get("acid", "none"))
    return Membrane(
        concentration_factor,
        rejection,
        _number(case, "rejection of carbon dioxide", 1.0),
        acid,
        of_peers.dose(water, acid, _number(case, "acid dose", 0.0)),
    )


def _number(case: Case, term: str, otherwise: float) -> float:
    """The input of a term, in SI; something else where there is none."""
    return next((case.answer.numbers[each.name] for each in case.definition.parameters if each.term == term), otherwise)


def _output(case: Case, term: str) -> float | None:
    """The output of a term, in SI; None where there is none, and where it is not known."""
    return next((case.answer.outputs[each.name] for each in case.definition.results if each.term == term), None)


def _header(case: Case, how: str) -> str:
    return commented(
        f"{case.definition.title}.\n{telling.texts(*case)['headline']}\n{signature(case.definition)}.\n{how}"
    )


def _must(case: Case) -> Found:
    found = find(case)
    if not found:
        raise LookupError("a case is asked for what it was not offered as")
    return found


def _phreeqc(case: Case) -> str:
    found = _must(case)
    how = "For PHREEQC 3 with its data base pitzer.dat. The table of results has a row for each state, feeds first."
    return f"{_header(case, how)}\n{phreeqc.write(found.waters, found.membrane)}"


def _pyeql(case: Case) -> str:
    found = _must(case)
    how = (
        "Needs the Python package pyEQL. Its parameters are for 25 °C, it keeps bicarbonate as it is, and it takes\n"
        "the salts of a mixture one by one: its osmotic pressures are 4 % lower than ours in seawater, 10 % in brines\n"
        "of it, and up to 15 % higher where there is much sulfate."
    )
    return f"{_header(case, how)}\n{pyeql.write(found.waters, found.membrane)}"


def _watertap(case: Case) -> str:
    found = _must(case)
    if found.vessel:
        script = watertap.of_vessel(found.vessel)
    elif found.salt:
        script = watertap.of_salt(*found.salt, found.waters[0].temperature)
    else:
        script = watertap.of_ions(found.waters[0])
    return f"{_header(case, _NEEDS_WATERTAP)}\n{script}"
