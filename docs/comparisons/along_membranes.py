"""The equations along a membrane beside WaterTAP, with the property model of its own tests."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Any

from calc import polarisation
from calc.core.units import BAR, STANDARD_ATMOSPHERE
from calc.models.membranes import feed_channel
from calc.models.membranes.crossflow import Membrane, Place, Resistance, Stream, along
from docs.comparisons import SAME, Row, Source
from docs.comparisons.published import entries

_ONE_STEP, _CONVERGED = "ro_0d_watertap.json", "ro_1d_converged.json"
_IN_CHANNEL = "RO0D_build_p_drop_calculation"
_FILM = ("RO0D_build_kf_fixed", _IN_CHANNEL)
_DIGITS = 1e-6  # to which the solver of the source converges
_ASKED = 1e-3  # of sixteen steps


class WaterTapSolution:
    """NaCl in water at 25 °C by the property model in the header of ro_0d_watertap.json."""

    water_density = 1000.0

    def fraction(self, concentration: float) -> float:
        """The inverse of the concentration, w (995 + 756 w)."""
        return (math.sqrt(995**2 + 4 * 756 * concentration) - 995) / (2 * 756)

    def concentration(self, mass_fraction: float) -> float:
        return mass_fraction * self.density(mass_fraction)

    def density(self, w: float) -> float:
        return 995 + 756 * w

    def osmotic_pressure(self, concentration: float) -> float:
        w = self.fraction(concentration)
        molality = w / (1 - w) / 58.44e-3
        return 2 * (0.918 + 0.0889 * w + 4.92 * w**2) * molality * 1000 * 8.31446261815324 * 298.15

    def viscosity(self, w: float) -> float:
        return 9.80e-4 + 2.15e-3 * w

    def diffusivity(self, w: float) -> float:
        return 1.51e-9 - 2.00e-9 * w + 3.01e-8 * w**2 - 1.22e-7 * w**3 + 1.53e-7 * w**4


_SOLUTION = WaterTapSolution()


@cache
def _cases() -> dict[str, Any]:
    return {name: case for name, case in entries(_ONE_STEP).items() if not name.startswith("_")}


def _state(case: Row, flow: float, w: float) -> feed_channel.FlowState:
    channel = feed_channel.Channel(case["length"], case["width"], case["channel_height"], case["spacer_porosity"])
    properties = _SOLUTION.density(w), _SOLUTION.viscosity(w), _SOLUTION.diffusivity(w)
    # The source's module is a flat sheet.
    return feed_channel.flow_states(channel, feed_channel.friction_factor)(flow, *properties)


def channel_of(case: Row) -> Callable[[float, float, float], Resistance]:
    """With a modulus or a mass-transfer coefficient that is given, or with one that the channel makes."""
    drop = -case.get("deltaP_Pa", 0.0) / case["area_m2"]
    if "cp_modulus" in case:
        return lambda flow, density, concentration: (math.inf, drop, case["cp_modulus"])
    if "K_m_s" in case:
        return lambda flow, density, concentration: (case["K_m_s"], drop, 0.0)

    def computed(flow: float, density: float, concentration: float) -> Resistance:
        state = _state(case, flow, _SOLUTION.fraction(concentration))
        return state.mass_transfer_coefficient, state.pressure_gradient * case["length"] / case["area_m2"], 0.0

    return computed


def _run(case: Row, steps: int) -> list[Place]:
    return along(
        Stream(case["feed_H2O_kg_s"], case["feed_NaCl_kg_s"], case["P_feed_Pa"]),
        Membrane(case["A_m_per_Pa_s"], case["B_m_s"]),
        channel_of(case),
        _SOLUTION,
        case["P_perm_Pa"],
        case["area_m2"],
        steps,
        (),
        0.0,
    )


def _ends() -> list[Row]:
    """Both ends of each case: what the source has there, and our place in one step over the whole membrane."""
    return [
        case["outputs"] | {"case": name, "end": end, "place": place, "stream": ("feed", "retentate")[end]}
        for name, case in _cases().items()
        for end, place in enumerate(_run(case["inputs"], 1))
    ]


def _published(pattern: str) -> Callable[[Row], float]:
    """The source's value at an end; {side} is in or out, {stream} feed or retentate, {end} 0 or 1."""
    return lambda row: row[pattern.format(side=("in", "out")[row["end"]], stream=row["stream"], end=row["end"])]


_CONCENTRATION = _published("C_{stream}_kg_m3")


def _watertap(
    quantity: str, expected: str | Callable[[Row], float], computed: Callable[[Row], float], **rest
) -> Source:
    return Source(
        subject="Along a membrane",
        quantity=quantity,
        expected=expected,
        computed=computed,
        **{
            "name": "WaterTAP 1.8.0, its unit of one step",
            "file": _ONE_STEP,
            "kind": SAME,
            "abscissa": "concentration",
            "unit": "g/L",
            "rows": _ends,
            "over": _CONCENTRATION,
            "tolerance": _DIGITS,
        }
        | rest,
    )


def _modulus(row: Row) -> float:
    """The calculator's, from the source's own fluxes and coefficient."""
    flux = _published("Jw_{side}_kg_m2_s")(row) / _SOLUTION.water_density
    permeate = _published("Js_{side}_kg_m2_s")(row) / flux
    rejection = 1 - permeate / _published("C_interface_{side}_kg_m3")(row)
    return polarisation.modulus(
        flux, _published("K_{end}.0_NaCl")(row), _CONCENTRATION(row), rejection
    ).polarisation_modulus


def _in_channel() -> list[Row]:
    """The channel at both ends, with the source's own streams there, and the pressure that one step loses in it."""
    case = _cases()[_IN_CHANNEL]
    inputs, outputs = case["inputs"], case["outputs"]
    rows = []
    for end, stream in enumerate(("feed", "retentate")):
        water, salt = outputs[f"mH2O_{stream}_kg_s"], outputs[f"mNaCl_{stream}_kg_s"]
        state = _state(inputs, outputs[f"Q_{stream}_m3_s"], salt / (water + salt))
        ours = {
            "velocity": state.velocity,
            "N_Re": state.reynolds,
            "friction_factor_darcy": feed_channel.friction_factor(state.reynolds),
        }
        found = {f"{name}_{end}.0": value for name, value in ours.items()}
        found[f"K_{end}.0_NaCl"] = state.mass_transfer_coefficient
        velocity = outputs[f"velocity_{end}.0"]
        rows += [{"velocity": velocity, "published": outputs[name], "ours": value} for name, value in found.items()]
    first, last = _run(inputs, 1)
    drop = last.stream.pressure - first.stream.pressure
    return [*rows, {"velocity": outputs["velocity_0.0"], "published": outputs["deltaP_Pa"], "ours": drop}]


def _many_steps() -> list[Row]:
    """The case in the header of ro_1d_converged.json, in sixteen steps."""
    case = {
        "feed_H2O_kg_s": 0.965,
        "feed_NaCl_kg_s": 0.035,
        "P_feed_Pa": 60 * BAR,
        "A_m_per_Pa_s": 4.2e-12,
        "B_m_s": 3.5e-8,
        "K_m_s": 2e-5,
        "area_m2": 50.0,
        "P_perm_Pa": STANDARD_ATMOSPHERE,
    }
    feed, *_, last = _run(case, 16)
    water, salt = feed.stream.water - last.stream.water, feed.stream.salt - last.stream.salt
    w = salt / (water + salt)
    ours = {
        "mH2O_p": water,
        "mNaCl_p": salt,
        "recovery_vol": (water + salt) / _SOLUTION.density(w) / feed.flow,
        "Cp_kg_m3": _SOLUTION.concentration(w),
    }
    published = entries(_CONVERGED)["converged"]
    pressure = case["P_feed_Pa"] / BAR
    return [{"pressure": pressure, "published": published[name], "ours": value} for name, value in ours.items()]


def _ours(row: Row) -> float:
    return row["ours"]


def _at_place(name: str, factor: float = 1.0) -> Callable[[Row], float]:
    return lambda row: getattr(row["place"], name) * factor


SOURCES: list[Source] = [
    _watertap("water flux", _published("Jw_{side}_kg_m2_s"), _at_place("water_flux", _SOLUTION.water_density)),
    _watertap("salt flux", _published("Js_{side}_kg_m2_s"), _at_place("salt_flux")),
    _watertap(
        "concentration at the membrane", _published("C_interface_{side}_kg_m3"), _at_place("wall_concentration")
    ),
    _watertap("concentration of the permeate", _published("C_perm_{side}_kg_m3"), _at_place("permeate_concentration")),
    _watertap("volume flow", _published("Q_{stream}_m3_s"), _at_place("flow")),
    _watertap(
        "polarisation modulus", _published("cp_modulus_{end}.0_NaCl"), _modulus, name="WaterTAP 1.8.0, film theory",
        rows=lambda: [row for row in _ends() if row["case"] in _FILM],
    ),
    _watertap(
        "velocity, Reynolds number, friction factor, mass-transfer coefficient and pressure drop", "published", _ours,
        name="WaterTAP 1.8.0, the feed channel", rows=_in_channel, abscissa="velocity", unit="m/s", over="velocity",
    ),
    _watertap(
        "flow, salt, concentration and recovery of the permeate", "published", _ours,
        name="The equations solved to the end, in sixteen steps of ours", file=_CONVERGED, rows=_many_steps,
        abscissa="feed pressure", unit="bar", over="pressure", tolerance=_ASKED,
    ),
]  # fmt: skip
