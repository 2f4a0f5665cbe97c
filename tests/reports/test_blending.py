"""Mixing to a target: published mixtures, targets met, what cannot be met, and the conductivity by another way."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calc import waters
from calc.core.quantities import OutOfRange, Refusal
from calc.core.units import celsius, from_si
from calc.models.ions import hardness
from calc.reports import blending
from calc.vocabulary.household import Target
from docs.comparisons.published import entries

TAP = {
    "calcium": 0.110, "magnesium": 0.018, "sodium": 0.025, "potassium": 0.003, "chloride": 0.052, "sulfate": 0.060,
    "bicarbonate": 0.330,
}  # fmt: skip
freely = settings(deadline=None, derandomize=True, database=None)
ion = st.one_of(st.just(0.0), st.floats(1e-7, 5.0))


def measure(tap, rejection, share, target):
    """What the mixture has, by the definitions alone."""
    factor = 1 - rejection + rejection * share
    water = {name: factor * amount for name, amount in tap.items()}
    measured, unit = blending.TARGETS[target]
    of = {
        "hardness": hardness.total_hardness,
        "alkalinity": hardness.alkalinity,
        "TDS": lambda ions: sum(ions.values()),
    }
    return from_si(of[measured](water) if measured in of else water[measured], unit)


@pytest.mark.parametrize("case", entries("household.json")["mixtures"], ids=lambda case: case["source"])
@pytest.mark.parametrize(("target", "name"), [("hardness dH", "calcium"), ("alkalinity dH", "bicarbonate")])
def test_published_mixtures(case, target, name):
    scale = "hardness, °dH (GH)" if name == "calcium" else "alkalinity, °dH (KH)"
    tap = {name: case["tap_dH"] / hardness.on_scale({name: 1.0}, scale)}
    share = blending.tap_share(tap, 1 - case["osmosis_dH"] / case["tap_dH"], target, case["wanted_dH"])
    published = case["tap_parts"] / (case["tap_parts"] + case["osmosis_parts"])
    rounding = case.get("last_digit", 0.0) / 2 / (case["tap_dH"] - case["osmosis_dH"])
    assert share == pytest.approx(published, rel=1e-12, abs=rounding)


LINEAR = [target for target, (measured, _) in blending.TARGETS.items() if measured != "conductivity"]


@freely
@given(st.sampled_from(LINEAR), st.floats(0.0, 1.0), st.floats(0.5, 1.0), st.floats(1e-6, 5.0), st.floats(1e-6, 5.0))
def test_the_target_is_met(target, share, rejection, calcium, bicarbonate):
    tap = {"calcium": calcium, "sodium": calcium, "bicarbonate": bicarbonate}
    wanted = measure(tap, rejection, share, target)
    found = blending.tap_share(tap, rejection, target, wanted)
    assert found == pytest.approx(share, rel=1e-12, abs=1e-12)
    whole = measure(tap, rejection, 1.0, target)
    assert measure(tap, rejection, found, target) == pytest.approx(wanted, rel=1e-12, abs=1e-15 * whole)


@freely
@given(st.floats(0.0, 1.0), st.floats(0.5, 1.0), st.floats(0.01, 3.0))
def test_the_conductivity_is_met(share, rejection, richness):
    tap = {name: richness * amount for name, amount in TAP.items()}
    conductor = blending.conductor(tap)
    wanted = from_si(conductor(blending.strength(share, rejection)), "uS/cm")
    found = blending.tap_share(tap, rejection, "conductivity uS/cm", wanted)
    again = from_si(conductor(blending.strength(found, rejection)), "uS/cm")
    assert again == pytest.approx(wanted, rel=1e-9, abs=1e-9)
    assert found == pytest.approx(share, abs=1e-9)


@pytest.mark.parametrize("tap", [TAP, TAP | {"potassium": 0.0}], ids=["all ions", "no potassium"])
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 1.0])
def test_the_conductivity_is_that_of_the_mixture_analysed(tap, share):
    """Mixed ion by ion and read as an analysis of its own."""
    mixed = blending.mixed(tap, 0.95, share)
    answer = waters.osmotic_pressure(
        "mg/L", **{name: 1000 * amount for name, amount in mixed.items()}, temperature=celsius(25), balance="none"
    )
    found = blending.conductor(tap)(blending.strength(share, 0.95))
    # The mass of water in a litre is taken to change in a straight line: a hundred thousandth.
    assert found == pytest.approx(answer.conductivity, rel=1e-5)
    assert sum(mixed.values()) == pytest.approx(answer.total_dissolved_solids, rel=1e-4)


def test_conductivity_does_not_add_up():
    """Diluting leaves a little more of it than of the ions, which hinder each other less."""
    tap = blending.conductor(TAP)
    assert 0.5 * tap(1.0) < tap(0.5) < 0.55 * tap(1.0)


@pytest.mark.parametrize("target", blending.TARGETS)
def test_the_ends_are_the_waters_themselves(target):
    for share in (0.0, 1.0):
        measured, unit = blending.TARGETS[target]
        factor = blending.strength(share, 0.95)
        whole = blending.conductor(TAP)(factor) if measured == "conductivity" else None
        value = from_si(whole, unit) if whole else measure(TAP, 0.95, share, target)
        assert blending.tap_share(TAP, 0.95, target, value) == pytest.approx(share, abs=1e-9)
    for value, alone in ((0.0, "reverse-osmosis water alone has as little"), (1e5, "tap water alone has as much")):
        with pytest.raises(OutOfRange, match=alone) as caught:
            blending.tap_share(TAP, 0.95, target, value)
        assert caught.value.parameter == "target_value"
        for end in caught.value.range[:2]:  # what the message allows can be had
            assert 0 <= blending.tap_share(TAP, 0.95, target, end) <= 1


@pytest.mark.parametrize(("share", "rounding"), [(0.0, -5e-10), (1.0, 5e-10)])
def test_what_rounding_adds_to_an_end_is_the_end(share, rounding):
    for target in ("hardness dH", "conductivity uS/cm"):
        measured, unit = blending.TARGETS[target]
        factor = blending.strength(share, 0.95)
        end = blending.conductor(TAP)(factor) if measured == "conductivity" else hardness.total_hardness(TAP) * factor
        assert blending.tap_share(TAP, 0.95, target, from_si(end * (1 + rounding), unit)) == share, target


def test_where_nothing_passes_the_least_is_nothing():
    with pytest.raises(OutOfRange) as caught:
        blending.tap_share(TAP, 1.0, "hardness dH", 1e5)
    assert caught.value.range.low == 0


@pytest.mark.parametrize("target", blending.TARGETS)
def test_water_without_it_is_refused_in_words(target):
    with pytest.raises(Refusal, match=f"no {target.partition(' ')[0]} at all"):
        blending.tap_share(dict.fromkeys(TAP, 0.0), 0.95, target, 0.0)


def test_a_conductivity_that_cannot_be_estimated_is_refused():
    with pytest.raises(Refusal, match="charge"):
        blending.tap_share(TAP | {"bicarbonate": 0.0}, 0.95, "conductivity uS/cm", 200.0)


def test_every_target_of_the_vocabulary_is_known():
    assert set(blending.TARGETS) == set(Target.__origin__.__args__) == set(Target.__metadata__[0].labels)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "Reverse-osmosis water alone."),
        (0.9999e-4, "Reverse-osmosis water alone."),
        (1.0001e-4, "1 part of tap water to 9998 parts of reverse-osmosis water."),
        (1 / 1001.4, "1 part of tap water to 1000 parts of reverse-osmosis water."),
        (1 - 1.0001e-4, "1 part of reverse-osmosis water to 9998 parts of tap water."),
        (1 - 0.9999e-4, "Tap water alone."),
        (1.0, "Tap water alone."),
        (0.4975, "1 part of tap water to 1.01 parts of reverse-osmosis water."),
        (0.5025, "1 part of reverse-osmosis water to 1.01 parts of tap water."),
        (0.5, "1 part of tap water to 1 part of reverse-osmosis water."),
        (4 / 19, "1 part of tap water to 3.75 parts of reverse-osmosis water."),
        (0.75, "1 part of reverse-osmosis water to 3 parts of tap water."),
        (0.001, "1 part of tap water to 999 parts of reverse-osmosis water."),
    ],
)
def test_the_mixture_in_words(share, words):
    assert blending.mixture(share) == words


def test_the_examples_have_the_targets_of_their_sources():
    """Alkalinity in mg/L for coffee (Specialty Coffee Association, at second hand) and pale beer (American Homebrewers
    Association); conductivity in uS/cm for discus (A. Huck)."""
    told = {"coffee": 40, "pale beer": 50, "discus, growing up": 200, "discus, breeding": 100}
    assert {name: float(blending.PRESETS[name]["target_value"]) for name in told} == told


def test_water_is_just_soft_where_the_law_has_it():
    """The German law of 2007 on washing agents calls water soft below 1.5 mmol/L of calcium carbonate: 8.4 degrees."""
    entry = blending.PRESETS["hard tap water, just made soft"]["target_value"]
    assert from_si(1.5, "degdH") == pytest.approx(float(entry), abs=0.05)


@freely
@given(
    st.fixed_dictionaries(dict.fromkeys(TAP, ion)),
    st.floats(0.5, 1.0),
    st.sampled_from(list(blending.TARGETS)),
    st.floats(0.0, 1e5),
)
def test_a_mixture_is_found_or_refused(tap, rejection, target, value):
    try:
        share = blending.tap_share(tap, rejection, target, value)
    except Refusal:
        return
    assert 0 <= share <= 1
    assert math.isfinite(share)
