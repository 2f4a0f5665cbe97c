"""What matters most: pulls held against derivatives in closed form, at ends and refusals, and in words."""

import json
import math
import re
from types import SimpleNamespace

import pytest

import calc
from calc.interface import describe, evaluate, names, respond
from calc.interface.evaluation import WrongEntries, initial_form
from calc.interface.lenses import case
from calc.interface.lenses import pulls as lens

ALL = [describe(name) for name in names()]


def by_name(found):
    return {each.name: each for each in found if not each.is_choice}


def test_pulls_of_the_ideal_law_are_its_derivatives():
    """pi = i phi c R T: each factor pulls with its own share, a kelvin with 1/T, one more ion with 1/i."""
    found = by_name(calc.pulls("osmosis.osmotic_pressure", {"concentration": "0.2 mol/L", "ions": "3"}))
    assert {name: each.relative for name, each in found.items()} == pytest.approx(
        {"concentration": 0.01, "osmotic_coefficient": 0.01, "temperature": 1 / 298.15, "ions": 1 / 3}
    )
    assert {name: each.step for name, each in found.items()} == {
        "concentration": "1 % more", "osmotic_coefficient": "1 % more", "temperature": "1 °C more", "ions": "1 more"
    }  # fmt: skip


def test_pulls_of_film_theory_are_its_derivatives():
    """beta = 1 / (1 - R + R exp(-J/k)): d ln beta / d ln J = (J/k) R exp(-J/k) beta, and k pulls as much against it."""
    found = by_name(calc.pulls("polarisation.modulus", output="polarisation_modulus"))
    inputs = evaluate("polarisation.modulus").inputs
    share, held = inputs["water_flux"] / inputs["mass_transfer_coefficient"], inputs["intrinsic_rejection"]
    beta = 1 / (1 - held + held * math.exp(-share))
    slope = share * held * math.exp(-share) * beta
    assert found["water_flux"].relative == pytest.approx(0.01 * slope, rel=0.02)
    assert found["mass_transfer_coefficient"].relative == pytest.approx(-0.01 * slope, rel=0.02)
    assert found["bulk_concentration"].change == 0
    assert found["intrinsic_rejection"].step == "1 % less"  # 1 % more would be more than all


def test_pulls_of_the_langelier_index_are_its_derivatives():
    """A pH pulls as it is; ten times the calcium by 1, so 1 % by log10(1.01)."""
    found = by_name(calc.pulls("scaling.langelier"))
    assert found["ph"].change == pytest.approx(0.1)
    assert found["ph"].step == "0.1 more"
    assert found["calcium_hardness"].change == pytest.approx(math.log10(1.01))
    assert found["total_dissolved_solids"].change == pytest.approx(-math.log10(1.01) / 10)
    assert found["ph"].relative is None  # zero is no less than any other index


def test_they_are_sorted_by_what_they_change():
    for definition in ALL[::5]:
        sizes = [abs(each.change or 0.0) for each in calc.pulls(definition.name)]
        assert sizes == sorted(sizes, reverse=True)


def test_a_zero_is_changed_by_a_hundredth_of_what_it_is_like():
    found = by_name(calc.pulls("membrane.fluxes"))
    assert found["permeate_pressure"].step == "0.3 bar more"  # of the range, which ends at 30 bar
    assert found["permeate_pressure"].change == pytest.approx(-0.3 / 0.55 * found["feed_pressure"].change, rel=0.02)


def test_every_other_choice_is_tried():
    found = [each for each in calc.pulls("waters.laws_compared") if each.is_choice]
    assert [each.step for each in found] == ["sea salt"]
    sea, salt = (
        evaluate("waters.laws_compared", {"salt": each}).outputs["osmotic_pressure"] for each in ("sea salt", "NaCl")
    )
    assert found[0].change == pytest.approx(sea - salt)


def test_the_readers_own_plus_or_minus_pulls_too():
    found = by_name(
        calc.pulls("osmosis.osmotic_pressure", plus_or_minus={"temperature": "3 degC", "concentration": "10 %"})
    )
    pressure = evaluate("osmosis.osmotic_pressure").outputs["osmotic_pressure"]
    assert found["temperature"].doubt_change == pytest.approx(pressure * 3 / 298.15)
    assert found["concentration"].doubt_change == pytest.approx(pressure / 10)
    assert found["ions"].doubt_change is None


def test_a_name_that_is_no_output_is_refused_with_those_that_are():
    with pytest.raises(WrongEntries, match=r"there is no such output; there are: osmotic_pressure"):
        calc.pulls("osmosis.osmotic_pressure", output="nothing")


def asked(name, **controls):
    request = {"name": name, "form": initial_form(describe(name), {}), "lens": "pulls", "asked": controls}
    return json.loads(respond(json.dumps(request)))["drawings"]["lens.pulls"]


@pytest.mark.parametrize("definition", ALL, ids=lambda each: each.name)
def test_the_panel_shows_every_output(definition, capsys, monkeypatch):
    monkeypatch.setattr(lens, "_PATIENCE", math.inf)
    first = next(each for each in definition.parameters if not each.whole)
    for each in definition.results[:4]:
        html = asked(definition.name, output=each.name, **{first.name: "3 %"})
        assert "style=" not in html
        assert "The strongest pull: " in html or "changes" in html or "not known here" in html
        for x, width in re.findall(r'<rect x="([-\d.]+)%" y="2" width="([-\d.]+)%"', html):
            assert float(x) >= 0 <= float(width)
            assert float(x) + float(width) <= 100.1
    assert capsys.readouterr().err == ""


def test_it_is_said_in_words():
    html = asked("osmosis.osmotic_pressure")
    assert "The strongest pull: ions per formula unit. With 1 more, the osmotic pressure is 50 % higher." in html
    assert re.search(r"Then: molar concentration, 1 % more, 1\.0 % higher; .*\.</p>", html)
    assert "</svg> 0.34 % higher</td>" in html
    assert "Without any effect here: bulk concentration" in asked("polarisation.modulus", output="polarisation_modulus")


def test_what_takes_long_shows_what_it_has_and_goes_on(monkeypatch):
    one = case("vessel.pressure_for_recovery")
    monkeypatch.setattr(lens, "_PATIENCE", math.inf)
    whole = lens.draw(one, {})
    assert "data-goes-on" not in whole
    ticks = iter([0.0, 0.0, 0.0, 1.0])  # the clock as it begins, and after each of three inputs
    monkeypatch.setattr(lens, "_PATIENCE", 0.1)
    monkeypatch.setattr(lens, "time", SimpleNamespace(perf_counter=lambda: next(ticks)))
    begun = lens.draw(one, {})
    assert "data-goes-on" in begun
    assert 0 < begun.count("lens-bar") <= 3 < whole.count("lens-bar")
