"""Membrane elements beside what follows from their datasheets, and the makers' rules beside their tables."""

from __future__ import annotations

from collections.abc import Callable

from calc import normalise, polarisation
from calc.core.units import BAR, celsius, from_si, to_si
from calc.models.membranes import elements, temperature_correction
from calc.models.solutions.salt_water import salt_water
from docs.comparisons import AS_PUBLISHED, SAME, Row, Source, read, warm
from docs.comparisons.published import entries

_ELEMENTS, _CORRECTIONS, _DESIGN = "membrane_elements.csv", "temperature_corrections.csv", "ro_design_equations.json"
_DIGITS_OF_ELEMENTS = 0.001  # the same method with the osmotic pressure of another program


def _element(quantity: str, unit: str, expected: str) -> Source:
    return Source(
        subject="Elements and makers' rules",
        name="Derived from the ratings of the elements",
        file=_ELEMENTS,
        kind=SAME,
        quantity=quantity,
        abscissa="test pressure",
        unit="bar",
        rows=read(_ELEMENTS),
        over="test_pressure_bar",
        expected=expected,
        computed=lambda row: from_si(getattr(elements.element(row["element"]), quantity.replace(" ", "_")), unit),
        tolerance=_DIGITS_OF_ELEMENTS,
        last_digit=1e-4,
    )


def _rule(
    name: str, quantity: str, rows: Callable[[], list[Row]], expected: str, computed: Callable[[Row], float], **rest
) -> Source:
    return Source(
        subject="Elements and makers' rules",
        name=name,
        kind=SAME,
        quantity=quantity,
        rows=rows,
        expected=expected,
        computed=computed,
        **{"file": _DESIGN, "abscissa": "temperature", "unit": "°C", "over": "temperature_C", "tolerance": AS_PUBLISHED}
        | rest,
    )


def _of_form(form: str) -> Callable[[], list[Row]]:
    return read(_CORRECTIONS, lambda row: row["form"] == form)


def _correction(row: Row) -> float:
    factor = temperature_correction.factor(row["form"], warm(row))
    return 1 / factor if row["printed_is"] == "inverse" else factor


def _design(name: str, key: str) -> Callable[[], list[Row]]:
    """The values of a design equation, each by the number that it is given for."""
    return lambda: [{key: float(at), "value": value} for at, value in entries(_DESIGN)[name]["values"].items()]


_BY_RECOVERY = {"abscissa": "recovery", "unit": "", "over": "recovery"}


def _mean_over_feed(row: Row) -> float:
    rated = elements.rating("HSRO-4040-FF")._replace(recovery=row["recovery"])
    feed = salt_water("NaCl", celsius(25)).concentration(rated.mass_fraction)
    return elements.derived(rated).mean_concentration / feed


def _normalised() -> list[Row]:
    """The worked case: flow, change and both net driving pressures, each with its last digit."""
    case = entries(_DESIGN)["normalisation_case"]

    def readings(when: str) -> dict[str, float]:
        of = case[when]
        return {
            f"{when}_feed_pressure": of["Pf_bar"] * BAR,
            f"{when}_pressure_drop": of["dP"] * BAR,
            f"{when}_permeate_pressure": of["Pp"] * BAR,
            f"{when}_temperature": celsius(of["T"]),
            f"{when}_recovery": of["Y"],
            f"{when}_feed_concentration": to_si(of["Cf"], "mg/L"),
            f"{when}_permeate_flow": to_si(of["Q"], "m3/h"),
        }

    def driving(when: str, osmotic: float) -> float:
        of = case[when]
        return of["Pf_bar"] - of["dP"] / 2 - of["Pp"] - osmotic

    answer = normalise.performance(**readings("standard"), **readings("operating"))
    flow = from_si(answer.normalised_permeate_flow, "m3/h")
    then, now = case["standard"]["T"], case["operating"]["T"]
    found = [
        (now, case["Q_s_m3_h"], flow, 1e-3),
        (now, case["change_pct"], 100 * answer.flow_change, 1e-2),
        (then, driving("standard", case["pi_fcs_bar"]), answer.standard_net_driving_pressure / BAR, 1e-4),
        (now, driving("operating", case["pi_fco_bar"]), answer.operating_net_driving_pressure / BAR, 1e-4),
    ]
    return [dict(zip(("temperature_C", "value", "ours", "last_digit"), each, strict=True)) for each in found]


_DESIGN_EQUATIONS = "Design equations after DuPont FilmTec"
SOURCES: list[Source] = [
    _element("water permeability", "L/(m2 h bar)", "water_permeability_LMH_per_bar"),
    _element("salt permeability", "L/(m2 h)", "salt_permeability_LMH"),
    _rule(
        "FilmTec's chart", "temperature correction", _of_form("FilmTec"), "printed", _correction,
        file=_CORRECTIONS, last_digit=1e-3, stated_in=_CORRECTIONS,
    ),
    _rule(
        "Hydranautics' form in SpectraPure's table", "temperature correction", _of_form("Hydranautics"), "printed",
        _correction, file=_CORRECTIONS, tolerance=0.0015, absolute=True, stated_in=_CORRECTIONS,
    ),
    _rule(
        _DESIGN_EQUATIONS, "temperature correction", _design("TCF", "temperature_C"), "value",
        lambda row: temperature_correction.factor("FilmTec", warm(row)), last_digit=1e-4,
    ),
    _rule(
        _DESIGN_EQUATIONS, "polarisation modulus", _design("beta", "recovery"), "value",
        lambda row: polarisation.modulus(element_recovery=row["recovery"]).makers_modulus, last_digit=1e-4,
        **_BY_RECOVERY,
    ),
    _rule(
        _DESIGN_EQUATIONS, "mean concentration over that of the feed", _design("log_mean", "recovery"), "value",
        _mean_over_feed, last_digit=1e-5, **_BY_RECOVERY,
    ),
    _rule(
        f"{_DESIGN_EQUATIONS}, a worked case", "normalised flow, its change, net driving pressures", _normalised,
        "value",        lambda row: row["ours"], tolerance=lambda row: row["last_digit"] / 2 / abs(row["value"]),
    ),
]  # fmt: skip
