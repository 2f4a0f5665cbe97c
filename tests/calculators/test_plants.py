"""Water in plants: published potentials, the textbook's cell, what is conserved in it, limits, and its picture."""

import itertools
import math
import re
import statistics
import warnings
import xml.etree.ElementTree as ElementTree

import pytest

from calc import plants
from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import Caution, Refusal
from calc.core.units import celsius, to_si
from calc.interface import describe
from calc.models.solutions import single_solutes
from calc.models.water import water
from calc.pictures import plants as pictures
from calc.plants import air_water_potential, cell_at_rest, water_potential
from docs.comparisons import plants as comparisons
from docs.comparisons.published import entries, table
from docs.figures import plants as figures
from docs.figures import potato as potato_figures
from tests.all_at_once import all_at_once
from tests.outside import outside

TEXTBOOK = entries("plants.json")
WARM = celsius(20)
OUTSIDE = [0.0, 0.02, 0.1, 0.2, 0.28, 0.3, 0.5, 1.0, 3.0]


def cell(molality, **rest):
    return cell_at_rest("sucrose", molality, WARM, **rest)


# Water potential


@outside("plants.water_potential")
def test_schoolbooks_sugar_by_van_t_hoff(calculator):
    for row in TEXTBOOK["solute_potentials"]:
        found = calculator(*comparisons.sugar(row)).van_t_hoff_solute_potential / 1e6
        assert found == pytest.approx(row["van_t_hoff_MPa"], rel=row["tolerance"]), row


@outside("plants.water_potential")
def test_published_potentials_of_salts(calculator):
    for row in table("water_potential_salts.csv"):
        found = calculator(row["solute"], row["molality_mol_per_kg"], celsius(row["temperature_C"]))
        published = row["water_potential_kPa"] * 1e3
        tolerance = pytest.approx(published, rel=0.005, abs=500)  # of the file, or half of the last digit
        assert found.water_potential == tolerance, row
        assert found.solute_potential == tolerance, row


@outside("plants.water_potential")
def test_a_tenth_of_a_mole_of_sugar_pulls_harder_than_the_schoolbook_says(calculator):
    real = TEXTBOOK["real_solute_potential"]
    found = calculator(real["solute"], real["molality_mol_per_kg"], celsius(real["temperature_C"]))
    assert found.solute_potential == pytest.approx(1e6 * real["MPa"], rel=real["tolerance"])
    assert found.solute_potential / found.van_t_hoff_solute_potential == pytest.approx(1.03, abs=0.005)  # '+3.0 %'


def test_pure_water_at_rest_has_none():
    assert water_potential(molality=0.0) == (0, 0, 0, 0)


@outside("plants.water_potential")
def test_a_height_and_a_tension_add_to_the_solute(calculator):
    """10 m of water weigh 998.2 times 9.80665 times 10 Pa; nothing else changes."""
    bare, there = calculator("NaCl", 0.3, WARM), calculator("NaCl", 0.3, WARM, to_si(-1.5, "MPa"), 10.0)
    (pure,) = [row for row in table("pure_water.csv") if row["temperature_C"] == 20]
    weight = pure["density_kg_per_m3"] * 9.80665 * 10
    assert there.gravitational_potential == pytest.approx(weight, rel=1e-4)
    assert there.solute_potential == bare.solute_potential == bare.water_potential
    assert there.water_potential == pytest.approx(bare.solute_potential - 1.5e6 + weight, rel=1e-4)


def test_the_parts_add_up():
    found = water_potential("NaCl", 0.3, WARM, to_si(-1.5, "MPa"), 20.0)
    parts = found.solute_potential + found.gravitational_potential + to_si(-1.5, "MPa")
    assert found.water_potential == pytest.approx(parts, rel=1e-14)
    coefficient = single_solutes.osmotic_coefficient("NaCl", 0.3, WARM)
    thermal = water.density(WARM) * MOLAR_GAS_CONSTANT * WARM
    assert found.solute_potential == pytest.approx(-2 * 0.3 * coefficient * thermal, rel=1e-14)


def test_a_column_of_water_at_rest_is_in_balance_with_its_foot():
    """Its pressure falls by the weight of the water, and nothing flows."""
    weight = water.density(WARM) * 9.80665
    for height in (-50.0, 10.0, 100.0):
        assert water_potential("NaCl", 0.0, WARM, -weight * height, height).water_potential == pytest.approx(
            0, abs=1e-6
        )
    assert water_potential(height=10.0).gravitational_potential == pytest.approx(9.8e4, rel=0.005)  # 1 bar for 10 m


def test_the_preset_of_a_tree_at_rest_is_at_rest():
    preset = plants.PRESETS["water_potential"]["water at rest in a tree of 100 m"]
    tension = to_si(float(preset["pressure_potential"].split()[0]), "MPa")
    assert water_potential("NaCl", 0.0, WARM, tension, 100.0).water_potential == pytest.approx(0, abs=500)  # its digits


def test_the_sugars_and_the_salt_of_the_examples_are_as_strong_as_their_names_say():
    """A tenth of a mole of sugar and a whole one in a litre, 20 g of salt, and sugar that just makes the cell limp."""
    molality = {name: float(each["molality"].split()[0]) for name, each in plants.PRESETS["water_potential"].items()}
    molality |= {name: float(each["molality"].split()[0]) for name, each in plants.PRESETS["cell_at_rest"].items()}
    tenth = TEXTBOOK["real_solute_potential"]["molality_mol_per_kg"]
    assert molality["sugar, 0.1 mol in a litre"] == molality["weak sugar, rigid wall"] == tenth
    # Van 't Hoff's law takes the moles in a litre.
    found = water_potential("sucrose", molality["sugar, 1 mol in a litre"], celsius(22))
    assert found.van_t_hoff_solute_potential == pytest.approx(-1000 * 8.314462618 * 295.15, rel=5e-4)
    rows = table("sodium_chloride_concentrations.csv")
    (salt,) = [row for row in rows if (row["temperature_C"], row["mg_per_L"]) == (25, 20_000)]
    assert molality["salted, 20 g in a litre"] == pytest.approx(salt["mol_per_kg_water"], abs=5e-4)
    limp = comparisons.molality_of(to_si(-0.7, "MPa"), WARM)
    assert molality["just limp"] == pytest.approx(limp, abs=5e-4)


# Air


@outside("plants.air_water_potential")
def test_the_molar_volume_behind_the_air(calculator):
    known = TEXTBOOK["molar_volume_of_water"]
    volume = 8.314462618 * WARM / -calculator(math.exp(-1), WARM)
    assert 1e6 * volume == pytest.approx(known["cm3_per_mol"], abs=known["last_digit"] / 2)


@outside("plants.air_water_potential")
def test_air_over_saturated_salts(calculator):
    """Told as the height of a column of water at 22.5 degrees, which weighs 997.66 kg to the m3."""
    for row in table("water_potential_air.csv"):
        column = 100 * calculator(row["relative_humidity"], celsius(22.5)) / (997.66 * 9.80665)
        assert column == pytest.approx(row["water_potential_cm"], rel=row["tolerance"]), row["salt"]


@pytest.mark.parametrize(("solute", "molality"), [("NaCl", 0.5), ("NaCl", 6.0), ("sucrose", 5.0), ("glucose", 0.1)])
def test_air_over_a_solution_is_in_balance_with_it(solute, molality):
    """One water, one potential: that of the solution is that of the air above it."""
    humidity = single_solutes.water_activity(solute, molality, WARM)
    there = water_potential(solute, molality, WARM).water_potential
    assert air_water_potential(humidity, WARM) == pytest.approx(there, rel=1e-9)


def test_air_that_is_full_does_not_pull():
    assert air_water_potential(1.0) == 0
    assert air_water_potential(0.25) == pytest.approx(2 * air_water_potential(0.5), rel=1e-12)


# A cell


@outside("plants.cell_at_rest")
def test_the_textbooks_cell_behind_a_rigid_wall(calculator):
    known = TEXTBOOK["cell_equilibrium"]
    stiff, softer = (calculator(**drink).turgor for drink in comparisons.behind_walls(known))
    turgor = (2 * stiff - softer) / 1e6
    assert turgor == pytest.approx(known["turgor_MPa"], abs=known["last_digit"] / 2)


SUGARS = [row for row in table("other_solutes_25C.csv") if row["solute"] == "sucrose"]


@outside("plants.cell_at_rest")
def test_a_cell_in_published_sugar_solutions(calculator):
    """Inside and outside the water has one potential, the sap keeps its solute, and the wall obeys its modulus."""
    limp, modulus, fraction = -1.0e6, 8e6, 0.2
    for row in SUGARS:
        found = calculator("sucrose", row["molality_mol_per_kg"], celsius(25), limp, modulus, fraction)
        # A potential is of a volume of pure water, whatever the osmotic pressure.
        outside_ = -row["osmotic_coefficient"] * row["molality_mol_per_kg"] * 997.047 * 8.314462618 * celsius(25)
        told = pytest.approx(outside_, rel=0.004)  # of the file
        assert found.water_potential == told, row
        assert found.solute_potential + found.turgor == told, row
        kept = found.solute_potential * (found.relative_volume - fraction)
        assert kept == pytest.approx(limp * (1 - fraction), rel=1e-9), row
        stretched = modulus * math.log(found.relative_volume)
        assert found.turgor == pytest.approx(max(0.0, stretched), abs=1.0), row
        if outside_ < limp:  # the plasmolysed cell is all sap and no wall
            volume = fraction + (1 - fraction) * limp / outside_
            assert found.relative_volume == pytest.approx(volume, rel=0.004), row


@pytest.mark.parametrize("molality", OUTSIDE)
def test_at_rest_the_potentials_are_equal(molality):
    found = cell(molality)
    assert found.water_potential == water_potential("sucrose", molality, WARM).solute_potential
    assert found.solute_potential + found.turgor == pytest.approx(found.water_potential, abs=0.01)


@all_at_once("fraction", [0.0, 0.1, 0.3, 0.6])
@all_at_once("molality", OUTSIDE)
def test_the_sap_keeps_its_solute(molality, fraction):
    """Osmotic pressure times the volume of the sap's water stays what it is in the limp cell."""
    found = cell(molality, non_osmotic_fraction=fraction)
    kept = found.solute_potential * (found.relative_volume - fraction)
    assert kept == pytest.approx(to_si(-0.7, "MPa") * (1 - fraction), rel=1e-9)


@pytest.mark.parametrize("modulus", [2e6, 5e6, 2e7, 1e9])
def test_the_wall_obeys_its_modulus(modulus):
    """The turgor's rise over that of the volume's logarithm, between two solutions."""
    one, other = cell(0.05, wall_modulus=modulus), cell(0.2, wall_modulus=modulus)
    stretch = math.log(one.relative_volume / other.relative_volume)
    assert one.turgor - other.turgor == pytest.approx(modulus * stretch, rel=1e-4)


def test_the_stronger_the_solution_the_smaller_and_limper_the_cell():
    found = [cell(molality) for molality in OUTSIDE]
    volumes, turgors = [each.relative_volume for each in found], [each.turgor for each in found]
    assert volumes == sorted(volumes, reverse=True)
    assert turgors == sorted(turgors, reverse=True)
    assert turgors[-1] == 0
    assert volumes[-1] > 0.1  # what is no water stays


def test_the_cell_passes_through_limp_without_a_jump():
    limp = comparisons.molality_of(to_si(-0.7, "MPa"), WARM)
    before, after = cell(limp * (1 - 1e-9)), cell(limp * (1 + 1e-9))
    for found in (before, after):
        assert found.relative_volume == pytest.approx(1, abs=1e-8)
        assert found.turgor == pytest.approx(0, abs=0.01)
        assert found.state.startswith("Limp")


@pytest.mark.parametrize(
    ("molality", "state"),
    [(0.0, "Turgid"), (0.1, "Turgid"), (0.2815, "Limp"), (0.3, "Plasmolysed"), (3.0, "Plasmolysed")],
)
def test_the_state_is_said_in_words(molality, state):
    assert cell(molality).state.startswith(state)


def test_a_wall_that_gives_too_much_is_cautioned():
    with pytest.warns(Caution, match="stiffen"):
        cell(0.0, wall_modulus=2e6, limp_solute_potential=to_si(-3, "MPa"))


@pytest.mark.parametrize(("volume", "cautioned"), [(1.499, False), (1.501, True)])
def test_from_half_as_much_again_on_a_wall_gives_too_much(volume, cautioned):
    """In pure water the turgor, by the wall, is what the sap pulls with: so soft a wall gives so much."""
    pull, fraction = 3e6, 0.2
    modulus = pull * (1 - fraction) / (volume - fraction) / math.log(volume)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = cell_at_rest("sucrose", 0.0, WARM, -pull, modulus, fraction)
    assert found.relative_volume == pytest.approx(volume, rel=1e-6)
    assert bool(told) == cautioned


@pytest.mark.parametrize(
    ("volume", "pressed", "state"),
    [
        (1.02, 0.01001, "Turgid"),
        (1.02, 0.00999, "Limp"),
        (0.99001, 0.0, "Limp"),
        (0.98999, 0.0, "Plasmolysed"),
    ],
)
def test_a_hundredth_is_not_told_from_nothing(volume, pressed, state):
    assert plants._state(volume, pressed).startswith(state)


def test_a_solution_beyond_its_data_is_refused():
    with pytest.raises(Refusal, match="molality"):
        cell_at_rest("glucose", 5.0)


# The picture


def drawn(molality, **rest):
    inputs = {"molality": molality, "limp_solute_potential": to_si(-0.7, "MPa")} | rest
    return ElementTree.fromstring(pictures.cell_at_rest(inputs, cell(**inputs)))


def part(picture, name):
    return [each for each in picture.iter() if each.get("class") == name]


def area(shape):
    return float(shape.get("width")) * float(shape.get("height"))


def test_areas_in_the_picture_follow_the_volumes():
    limp = area(part(drawn(0.2815), "wall")[0])
    turgid, shrunk = drawn(0.0), drawn(1.0)
    assert area(part(turgid, "wall")[0]) / limp == pytest.approx(cell(0.0).relative_volume, rel=0.01)
    assert area(part(shrunk, "wall")[0]) == limp  # the wall stays when the protoplast goes
    (membrane,) = part(shrunk, "membrane")
    rim = 8.0  # of the membrane's line within the wall's
    outer = (float(membrane.get("width")) + rim) * (float(membrane.get("height")) + rim)
    assert outer / limp == pytest.approx(cell(1.0).relative_volume, rel=0.01)


def test_arrows_are_as_long_as_the_turgor_is_high():
    def length(molality):
        return [abs(float(re.search(r"h(-?[\d.]+)", each.get("d"))[1])) for each in part(drawn(molality), "flow")[:2]]

    assert len(part(drawn(0.0), "flow")) == 4
    assert length(0.0)[0] / length(0.1)[0] == pytest.approx(cell(0.0).turgor / cell(0.1).turgor, rel=0.01)
    assert part(drawn(1.0), "flow") == []


@pytest.mark.parametrize("molality", OUTSIDE)
def test_the_solute_stays_in_and_what_is_outside_stays_out(molality):
    picture = drawn(molality)
    sap, outside = part(picture, "salt")
    (shape,) = part(picture, "strong-water")
    (wall,) = part(picture, "wall")
    assert len(places(sap)) == 12
    assert all(within(place, shape, 0) for place in places(sap))
    assert bool(places(outside)) == (molality > 0)
    for place in places(outside):
        assert not within(place, shape, 5)
        assert within(place, wall, -5) or not within(place, wall, 5)  # in the gap or around, and on no line


def places(dots):
    return [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)h0", dots.get("d"))]


def within(place, shape, margin):
    x, y, width, height = (float(shape.get(each)) for each in ("x", "y", "width", "height"))
    return -margin < place[0] - x < width + margin and -margin < place[1] - y < height + margin


def test_where_the_cell_is_plasmolysed_the_dots_are_as_dense_inside_as_outside():
    """The osmotic pressures are equal: dots over area, in the sap and around it."""
    picture = drawn(1.0)
    sap, outside = part(picture, "salt")
    (shape,), (wall,), (water_,) = part(picture, "strong-water"), part(picture, "wall"), part(picture, "water")
    around = [place for place in places(outside) if not within(place, wall, 7)]
    room = area(water_) - (float(wall.get("width")) + 14) * (float(wall.get("height")) + 14)
    limp = comparisons.molality_of(to_si(-0.7, "MPa"), WARM)
    strong, weak = (water_potential("sucrose", molality, WARM).solute_potential for molality in (1.0, limp))
    stronger = strong / weak
    assert len(around) / room == pytest.approx(stronger * len(places(sap)) / area(wall), rel=0.15)
    assert area(shape) < area(wall)


def test_the_calculator_has_its_picture():
    assert describe("plants.cell_at_rest").picture is pictures.cell_at_rest


@pytest.mark.parametrize("molality", OUTSIDE)
def test_the_picture_is_told_in_words_and_stays_in_its_frame(molality):
    picture = drawn(molality)
    found = cell(molality)
    assert picture.get("role") == "img"
    assert found.state.partition(":")[0] in picture.get("aria-label")
    assert "MPa" in picture.get("aria-label")
    _, _, width, height = map(float, picture.get("viewBox").split())
    for shape in picture.iter("{*}rect"):
        x, y = float(shape.get("x")), float(shape.get("y"))
        assert x >= 0
        assert y >= 0
        assert x + float(shape.get("width")) <= width
        assert y + float(shape.get("height")) <= height
    assert not re.search(r"#[0-9a-f]{3}|style=|fill=|stroke=", ElementTree.tostring(picture, encoding="unicode"))


def test_the_largest_cell_still_fits_its_frame():
    inputs = {"limp_solute_potential": to_si(-5, "MPa"), "wall_modulus": 2e6}
    with pytest.warns(Caution):
        found = cell(0.0, **inputs)
    picture = ElementTree.fromstring(pictures.cell_at_rest(inputs, found))
    (wall,) = part(picture, "wall")
    assert float(wall.get("y")) > 0
    assert float(wall.get("y")) + float(wall.get("height")) < 204


# The figures


def test_the_ladder_stands_on_the_calculator():
    ladder = ElementTree.fromstring(figures.ladder())
    told = ladder.get("aria-label")
    for humidity, value in ((0.1, "−311 MPa"), (0.5, "−94 MPa"), (0.9, "−14 MPa"), (0.99, "−1.4 MPa")):
        assert f"{humidity:.0%}".replace("%", " %") in told
        assert value in told
        assert air_water_potential(humidity) / 1e6 == pytest.approx(-float(value[1:-4]), rel=0.04)  # two digits
    dots = [x for path in part(ladder, "salt") for x, _ in places(path)]
    assert dots[:4] == sorted(dots[:4], reverse=True)  # the drier the air, the further to the right
    decade = (dots[0] - dots[3]) / math.log10(air_water_potential(0.1) / air_water_potential(0.99))
    assert dots[1] - dots[2] == pytest.approx(
        decade * math.log10(air_water_potential(0.5) / air_water_potential(0.9)), abs=0.2
    )


def test_the_diagram_of_a_cell_begins_in_pure_water():
    told = ElementTree.fromstring(figures.diagram_of_a_cell()).get("aria-label")
    full = cell(0.0)
    assert f"turgor {full.turgor / 1e6:.3f} MPa" in told
    assert f"{100 * full.relative_volume:.0f} % of the limp cell" in told


def test_the_way_into_the_root_is_told():
    drawing = ElementTree.fromstring(figures.way_into_the_root())
    assert drawing.get("role") == "img"
    assert "Casparian strip" in drawing.get("aria-label")
    assert len(part(drawing, "membrane")) == 3


# Strips of potato


@outside("plants.potato")
def test_a_strip_is_in_balance_where_its_cells_are(calculator):
    """The volume, by halving: sap and wall balance the solution; mass follows the volume, and half of the gap."""
    for solute, start, turgor, modulus, idle, gap, way in (
        ("sucrose", -0.7e6, 0.0, 3e6, 0.1, 0.5, 1.0),
        ("sucrose", -0.9e6, 0.4e6, 8e6, 0.2, 0.0, 0.6),
        ("NaCl", -0.5e6, 0.2e6, 3e6, 0.0, 1.0, 1.0),
    ):
        before = math.exp(turgor / modulus)
        limp = (start - turgor) * (before - idle) / (1 - idle)

        def inside(volume, limp=limp, modulus=modulus, idle=idle):
            return limp * (1 - idle) / (volume - idle) + max(0.0, modulus * math.log(volume))

        for concentration in (0.0, 100.0, 400.0, 900.0):
            outside_ = potential_of(solute, concentration)
            low, high = idle + 1e-9, 3.0
            for _ in range(80):
                middle = (low + high) / 2
                low, high = (middle, high) if inside(middle) < outside_ else (low, middle)
            answer = calculator(concentration, start, solute, celsius(20), way, turgor, modulus, idle, gap)
            assert answer.cell_volume == pytest.approx(low, rel=1e-6)
            assert answer.turgor == pytest.approx(max(0.0, modulus * math.log(low)), rel=1e-5, abs=10)
            change = way * ((low + gap * max(0.0, 1 - low)) / before - 1)
            assert answer.mass_change == pytest.approx(change, rel=1e-5, abs=1e-7)


def potential_of(solute, concentration):
    """In Pa, of a concentration in mol/m3 at 20 degrees."""
    row = {"solute": solute, "molarity_mol_per_L": concentration / 1000, "temperature_C": 20}
    return water_potential(*comparisons.sugar(row)).solute_potential if concentration else 0.0


@outside("plants.potato")
def test_no_change_is_where_the_solution_has_the_potatos_potential(calculator):
    """Whatever the walls, the gaps, the turgor and the time."""
    for start, turgor, modulus, way in ((-0.7e6, 0.0, 3e6, 1.0), (-1.1e6, 0.5e6, 20e6, 0.3)):
        found = calculator(400.0, start, turgor_at_start=turgor, wall_modulus=modulus, share_of_the_way=way).balance
        assert found > 0
        assert potential_of("sucrose", found) == pytest.approx(start, rel=1e-6)
        at = calculator(found, start, turgor_at_start=turgor, wall_modulus=modulus, share_of_the_way=way)
        assert at.mass_change == pytest.approx(0.0, abs=1e-6)


@outside("plants.potato")
def test_a_class_without_scatter_finds_what_is_expected_and_reads_its_line(calculator):
    plain = calculator(scatter=0.0)
    points = [(each.concentration, each.found_change) for each in plain.beakers]
    for place, each in enumerate(plain.beakers):
        assert each.concentration == pytest.approx(place * 200.0)
        alone = calculator(each.concentration, scatter=0.0)
        assert each.found_change == each.expected_change
        assert each.expected_change == pytest.approx(alone.mass_change, rel=1e-9)
        assert each.turgor == pytest.approx(alone.turgor, rel=1e-9)
    (x, y), (further, lower) = next(pair for pair in itertools.pairwise(points) if pair[0][1] > 0 > pair[1][1])
    assert plain.found_balance == pytest.approx(x + (further - x) * y / (y - lower))
    assert plain.found_potential == pytest.approx(-plain.found_balance * MOLAR_GAS_CONSTANT * celsius(20))
    slope, start = statistics.linear_regression(*zip(*points, strict=True))
    assert plain.line_balance == pytest.approx(-start / slope)


def test_a_class_scatters_by_its_number_and_strips_level_it_out():
    one, again, other = (plants.potato(number_of_the_class=number).beakers for number in (1, 1, 2))
    assert one == again != other

    def spread(strips):
        off = [
            each.found_change - each.expected_change
            for number in range(1, 80)
            for each in plants.potato(number_of_the_class=number, strips=strips).beakers
        ]
        return statistics.pstdev(off)

    assert spread(1) == pytest.approx(0.03, rel=0.1)
    assert spread(9) == pytest.approx(0.01, rel=0.1)


def test_where_no_line_crosses_nothing_is_read():
    """All beakers weaker than the potato: every strip gains."""
    answer = plants.potato(potato_potential=-2.9e6, strongest=200.0, scatter=0.0)
    assert answer.found_balance is answer.found_potential is answer.line_balance is None


def test_the_model_goes_through_what_two_reports_found():
    """Fitted by the potato's potential and, for an hour, the share of the way: within 3 and 9 % of the mass."""
    hour, white = potato_figures.reports()
    for report, off in ((hour, 0.03), (white, 0.09)):
        for concentration, change in report["points"]:
            assert potato_figures.expected(report, concentration) == pytest.approx(change, abs=off), concentration
    assert hour["points"][0] == (0.0, pytest.approx(0.2176, abs=1e-4))
    assert white["points"][-1] == (pytest.approx(0.584, abs=1e-3), -0.305)
    assert "0.60 mol/L −8.0 %" in potato_figures.found_by_classes()


def test_the_strips_of_the_picture_stand_where_there_is_turgor():
    """In pure water one stands, in strong sugar one hangs over; each has its area by its mass."""
    answer = plants.potato()
    written = pictures.potato({"strongest": 800.0}, answer)
    assert written.count('class="strong-water"') == 5
    assert "0 mol/L: +21 %, stiff" in written
    assert "0.800 mol/L: −33 %, limp" in written
