"""Pores: published entry pressures, limits, inverses; the vapour that passes; the picture."""

import re
from math import cos, pi
from xml.etree import ElementTree

import pytest

from calc.core.quantities import Refusal
from calc.core.units import STANDARD_GRAVITY, celsius, to_si
from calc.fabrics import liquid_entry_pressure, pores, vapour_flux, widest_pore
from calc.interface import describe
from calc.interface.evaluation import evaluate
from calc.models.water import water, water_surface
from calc.pictures import fabrics as pictures
from docs.comparisons.published import entries, table
from docs.figures import membranes as figures
from tests.outside import outside
from tests.website import ROOT

PAGE = ROOT / "docs" / "membranes.md"
TRACK_ETCHED = entries("water_entry_pressures.json")


DENSITY = {row["temperature_C"]: row["density_kg_per_m3"] for row in table("pure_water.csv")}
TENSION = {
    row["temperature_C"]: row["iapws_mN_per_m"] / 1000
    for row in table("water_surface_tension.csv")
    if row["iapws_mN_per_m"]
}


@outside("fabrics.liquid_entry_pressure")
def test_entry_pressure_goes_as_one_over_the_pore(calculator):
    """A maker's straight round pores; the tolerance is what rounding to 0.1 bar leaves open."""
    first, *others = TRACK_ETCHED["track_etched"]
    scale = first["bar"] / calculator(first["pore_um"] * 1e-6).liquid_entry_pressure
    assert len(others) == 2
    for each in others:
        pressure = scale * calculator(each["pore_um"] * 1e-6).liquid_entry_pressure
        assert pressure == pytest.approx(each["bar"], rel=each["tolerance"])


@outside("fabrics.liquid_entry_pressure")
def test_published_tensions_hold_water_out_of_a_pore(calculator):
    """At 120 degrees the law of Young and Laplace has half of what a bare sphere takes: two tensions over the width."""
    assert len(TENSION) >= 3
    for degrees, tension in TENSION.items():
        entry = calculator(1e-6, to_si(120, "deg"), celsius(degrees), 0.25, 0.5)
        digit = 0.005 / 1000 / tension
        assert entry.surface_tension == pytest.approx(0.75 * tension, rel=digit), degrees
        pressure = 0.5 * 2 * 0.75 * tension / 1e-6
        assert entry.liquid_entry_pressure == pytest.approx(pressure, rel=digit), degrees
        if degrees in DENSITY:
            head = pressure / (DENSITY[degrees] * 9.80665)
            assert entry.hydrostatic_head == pytest.approx(head, rel=digit + 1e-4), degrees
    assert DENSITY.keys() & TENSION.keys()


def test_the_pores_of_that_maker_take_an_angle_above_ninety_degrees():
    """3.5 bar at 0.2 um takes an angle between 90 and 109 degrees, as coated polymers have."""
    first = TRACK_ETCHED["track_etched"][0]
    low, high = (
        liquid_entry_pressure(first["pore_um"] * 1e-6, to_si(angle, "deg")).liquid_entry_pressure for angle in (90, 109)
    )
    assert low < first["bar"] * 1e5 < high


def test_a_bare_sphere_takes_four_tensions_over_the_width():
    entry = liquid_entry_pressure(1e-6, pi, celsius(20))
    assert entry.liquid_entry_pressure == pytest.approx(4 * water_surface.surface_tension(celsius(20)) / 1e-6)


def test_at_ninety_degrees_nothing_holds_and_nothing_sucks():
    entry = liquid_entry_pressure(contact_angle=pi / 2)
    assert entry.liquid_entry_pressure == 0
    assert "neither" in entry.wetting


def test_a_wetted_pore_sucks_as_hard_as_one_that_beads_holds():
    beads, wets = (liquid_entry_pressure(contact_angle=to_si(angle, "deg")) for angle in (110, 70))
    assert wets.liquid_entry_pressure == pytest.approx(-beads.liquid_entry_pressure, rel=1e-12)
    assert wets.hydrostatic_head == pytest.approx(-beads.hydrostatic_head, rel=1e-12)
    assert "stays out" in beads.wetting
    assert "by itself" in wets.wetting


def test_less_with_wider_pores_soap_warmth_and_crooked_pores():
    clean = liquid_entry_pressure().liquid_entry_pressure
    assert liquid_entry_pressure(pore_diameter=1e-6).liquid_entry_pressure < clean
    assert liquid_entry_pressure(temperature=celsius(40)).liquid_entry_pressure < clean
    assert liquid_entry_pressure(surface_tension_loss=0.5).liquid_entry_pressure == pytest.approx(clean / 2)
    assert liquid_entry_pressure(shape_factor=0.5).liquid_entry_pressure == pytest.approx(clean / 2)


def test_the_head_presses_as_much():
    entry = liquid_entry_pressure(temperature=celsius(4))
    pressed = entry.hydrostatic_head * water.density(celsius(4)) * STANDARD_GRAVITY
    assert pressed == pytest.approx(entry.liquid_entry_pressure)


@pytest.mark.parametrize("load", [5.0, 20.0, 70.0])
@pytest.mark.parametrize("angle", [91.0, 109.0, 180.0])
def test_the_widest_pore_is_the_inverse(load, angle):
    state = {"contact_angle": to_si(angle, "deg"), "temperature": celsius(12), "surface_tension_loss": 0.3}
    pressed = widest_pore(load=load, water_speed=3.0, **state)
    entry = liquid_entry_pressure(pore_diameter=pressed.widest_pore, **state)
    assert entry.liquid_entry_pressure == pytest.approx(pressed.pressure_on_fabric)
    assert entry.hydrostatic_head == pytest.approx(pressed.hydrostatic_head)


@outside("fabrics.widest_pore")
def test_water_that_fell_from_a_height_presses_like_a_column_of_it(calculator):
    """Bernoulli: v = sqrt(2 g h)."""
    pressed = calculator(load=0.0, water_speed=(2 * STANDARD_GRAVITY * 3.0) ** 0.5)
    assert pressed.hydrostatic_head == pytest.approx(3.0)


@outside("fabrics.widest_pore")
def test_a_person_who_kneels_in_the_rain_by_hand(calculator):
    """70 kg on 60 cm2 and water at 10 m/s: 114 kPa and half of 998 times 100; at 120 degrees half of four tensions."""
    pressed = calculator(70.0, 60e-4, 10.0, to_si(120, "deg"), celsius(20), 0.25)
    pressure = 70 * 9.80665 / 60e-4 + DENSITY[20] * 100 / 2
    assert pressed.pressure_on_fabric == pytest.approx(pressure, rel=1e-4)
    assert pressed.hydrostatic_head == pytest.approx(pressure / (DENSITY[20] * 9.80665), rel=2e-4)
    assert pressed.widest_pore == pytest.approx(2 * 0.75 * TENSION[20] / pressure, rel=2e-4)


def test_nothing_pressing_is_refused():
    with pytest.raises(Refusal, match="Nothing presses"):
        widest_pore(load=0.0)


@outside("fabrics.pores")
def test_spacing_of_the_published_number_of_pores(calculator):
    """1.4e9 in a square centimetre: one in each square of 0.27 um."""
    found = calculator(pore_density=to_si(1.4, "1e9 /cm2"))
    assert found.pore_spacing == pytest.approx(0.27e-6, abs=0.005e-6)


@outside("fabrics.pores")
def test_the_pores_fill_their_share_of_the_area(calculator):
    found = calculator(pore_density=3e12, open_area=0.4)
    assert found.mean_pore_diameter == pytest.approx((0.4 / 3e12 / (pi / 4)) ** 0.5)
    assert found.pore_spacing == pytest.approx((1 / 3e12) ** 0.5)


def test_pores_that_touch_are_as_wide_as_their_spacing():
    found = pores(open_area=0.78)
    assert found.mean_pore_diameter == pytest.approx(found.pore_spacing, rel=0.005)
    assert found.mean_pore_diameter < found.pore_spacing


def test_no_vapour_goes_where_both_sides_are_alike():
    state = vapour_flux(celsius(20), 0.5, celsius(20), 0.5)
    assert state.vapour_flux == 0
    assert "Neither way" in state.breathing


def test_vapour_turns_round_in_steamy_heat():
    assert evaluate("fabrics.vapour_flux", {"preset": "steamy heat"}).outputs["vapour_flux"] < 0
    out, in_ = vapour_flux(celsius(30), 0.9, celsius(20), 0.2), vapour_flux(celsius(20), 0.2, celsius(30), 0.9)
    assert in_.evaporative_heat == pytest.approx(-out.evaporative_heat)
    assert "Inwards" in in_.breathing
    hardly = vapour_flux(celsius(20), 0.5001, celsius(20), 0.5)
    assert 0 < hardly.evaporative_heat < 0.1
    assert "Outwards" in hardly.breathing


@outside("fabrics.vapour_flux")
def test_published_vapour_goes_through_and_carries_its_heat(calculator):
    """Between air at two temperatures of the table; the heat of evaporation is within its 0.5 %."""
    rows = {row["temperature_C"]: row for row in table("water_vapour.csv")}
    for warm, cold in ((35, 15), (25, 5), (10, 35)):
        inner, outer = 0.9 * rows[warm]["vapour_pressure_Pa"], 0.6 * rows[cold]["vapour_pressure_Pa"]
        found = calculator(celsius(warm), 0.9, celsius(cold), 0.6, 20.0)
        assert found.inner_vapour_pressure == pytest.approx(inner, rel=1e-4), (warm, cold)
        assert found.outer_vapour_pressure == pytest.approx(outer, rel=1e-4), (warm, cold)
        heat = (inner - outer) / 20
        assert found.evaporative_heat == pytest.approx(heat, rel=1e-3), (warm, cold)
        flux = heat / (1000 * rows[warm]["heat_of_evaporation_kJ_per_kg"])
        assert found.vapour_flux == pytest.approx(flux, rel=6e-3), (warm, cold)


def test_vapour_carries_the_heat_that_made_it():
    state = vapour_flux()
    heat = state.vapour_flux * water_surface.heat_of_evaporation(celsius(34))
    assert heat == pytest.approx(state.evaporative_heat)
    difference = state.inner_vapour_pressure - state.outer_vapour_pressure
    assert difference / state.evaporative_heat == pytest.approx(15)


def _picture(angle):
    state = describe("fabrics.liquid_entry_pressure").defaults | {"contact_angle": to_si(angle, "deg")}
    return ElementTree.fromstring(pictures.liquid_entry_pressure(state, liquid_entry_pressure(**state)))


def _water(picture):
    return next(path.get("d") for path in picture.iter("path") if path.get("class") == "water")


@pytest.mark.parametrize("angle", [0, 30, 89, 90, 91, 109, 150, 180])
def test_the_picture_is_drawn_and_told_at_every_angle(angle):
    picture = _picture(angle)
    assert picture.get("role") == "img"
    assert f"{angle} degrees" in picture.get("aria-label")
    assert "nan" not in ElementTree.tostring(picture, "unicode")
    assert not [each for each in picture.iter() if each.get("fill") or each.get("stroke") or each.get("style")]


@pytest.mark.parametrize("angle", [30, 109, 150])
def test_the_meniscus_meets_the_wall_at_the_angle(angle):
    """A circle of radius r across a pore of half-width w meets its wall where cos(angle) = w / r."""
    radius, sweep, chord = re.search(r"a([\d.]+) [\d.]+ 0 0 ([01]) (-[\d.]+) 0", _water(_picture(angle))).groups()
    assert -float(chord) / 2 / float(radius) == pytest.approx(abs(cos(to_si(angle, "deg"))), rel=1e-3)
    assert sweep == ("1" if angle > 90 else "0")


def test_water_is_drawn_outside_or_inside_the_pore():
    depths = {angle: float(re.search(r"H150V(\d+)", _water(_picture(angle)))[1]) for angle in (60, 120)}
    assert depths[120] < 110 < depths[60]


def test_every_size_in_the_figure_has_its_source_on_the_page():
    cited = set(re.findall(r"\[\^([^\]]+)\]", PAGE.read_text(encoding="utf-8")))
    found = {each.source for each in (*figures.THINGS, *figures.FILTERS)} - {"", "gore-press"}
    assert len(found) >= 7
    assert found <= cited


def test_the_figure_goes_from_small_to_large_and_tells_its_numbers():
    for sizes in (figures.THINGS, figures.FILTERS):
        assert [each.high for each in sizes] == sorted(each.high for each in sizes)
    drawn = ElementTree.fromstring(figures.sizes())
    told = drawn.get("aria-label")
    assert drawn.get("role") == "img"
    for each in (*figures.THINGS, *figures.FILTERS):
        assert each.name in told
    assert "0.31 nm" in told
    assert "0.5 nm to 0.65 nm" in told


def test_the_room_of_a_water_molecule():
    """A mole of water, 18 g, fills 18 cm3: 2.99e-29 m3 for each of 6.02e23 molecules."""
    (molecule,) = [each for each in figures.THINGS if each.name.startswith("water molecule")]
    assert molecule.low**3 == pytest.approx(2.99e-29, rel=0.005)


def test_the_same_air_on_both_sides_in_another_unit_moves_no_vapour():
    same = {"inner_temperature": "34 degC", "inner_humidity": "100 %"}
    answer = evaluate("fabrics.vapour_flux", same | {"outer_temperature": "93.2 degF", "outer_humidity": "100 %"})
    assert answer.outputs["vapour_flux"] == answer.outputs["evaporative_heat"] == 0
    assert answer.words["breathing"].startswith("Neither way")
