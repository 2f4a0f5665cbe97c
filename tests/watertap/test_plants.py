"""Whole plants, stage by stage and machine by machine in WaterTAP: its units, fed one by the other.

Both programs count with WaterTAP's properties of seawater, so that the equations and their solution are compared. Its
cells are of the first order: what half as many change is left as an error by all. So it solves each vessel in some
cells and in twice as many, and what follows from both is its answer. A third solution tells whose it is where they
differ: what is left is ours by less than 0.05 %, and WaterTAP's as much.
"""

import io
import logging
import warnings
from contextlib import redirect_stdout
from typing import NamedTuple

import idaes.core.util.scaling as scaling
import pytest
from idaes.core import FlowsheetBlock
from pyomo.environ import ConcreteModel, assert_optimal_termination, value
from pyomo.util.calc_var_value import calculate_variable_from_constraint
from watertap.core.solvers import get_solver
from watertap.property_models.seawater_prop_pack import SeawaterParameterBlock
from watertap.unit_models.pressure_changer import Pump
from watertap.unit_models.pressure_exchanger import PressureExchanger
from watertap.unit_models.reverse_osmosis_1D import (
    ConcentrationPolarizationType,
    MassTransferCoefficient,
    PressureChangeType,
    ReverseOsmosis1D,
)
from watertap.unit_models.reverse_osmosis_base import ModuleType

from calc.core.constants import MOLAR_GAS_CONSTANT
from calc.core.quantities import Caution
from calc.core.units import STANDARD_ATMOSPHERE, celsius
from calc.models.membranes import elements, pressure_vessel, vessel_setup
from calc.models.membranes.crossflow import Stream
from calc.models.solutions.salt_water import Exact, SaltWater, salt_water
from calc.models.water import water
from calc.plant import design
from tests.watertap import fine, solver

AIR = STANDARD_ATMOSPHERE
CELLS = 4  # of an element, and twice as many: these leave 1.4 % and 0.7 % of the salt that passes too much
WATER, SALT, ENERGY = 0.005, 0.005, 0.01
NEAR_THE_TRUTH = 0.0005
T = celsius(25)


class Sea(SaltWater):
    """Seawater by the property package of WaterTAP, as our solver takes it."""

    def __init__(self):
        model = ConcreteModel()
        model.fs = FlowsheetBlock(dynamic=False)
        model.fs.properties = SeawaterParameterBlock()
        model.fs.water = model.fs.properties.build_state_block([0], defined_state=True)
        self._state = model.fs.water[0]
        self._state.temperature.fix(T)
        pure = water.viscosity(T)
        super().__init__(
            "sea salt",
            T,
            Exact(
                0.12,
                lambda share: self._of(share, "pressure_osm_phase"),
                lambda share: self._of(share, "dens_mass_phase"),
                lambda share: self._of(share, "visc_d_phase") / pure,
                nodes=16,
            ),
        )

    @property
    def diffusivity(self):
        return self._property([self._of(share, "diffus_phase_comp") for share in self._fractions])

    def _of(self, share, quantity):
        """One of the package's own variables, from its own constraints one after another."""
        state = self._state
        state.flow_mass_phase_comp["Liq", "H2O"].fix(1 - share)
        state.flow_mass_phase_comp["Liq", "TDS"].fix(share)
        for name in (
            "mass_frac_phase_comp", "dens_mass_solvent", "dens_mass_phase", "visc_d_phase", "diffus_phase_comp",
            "osm_coeff", "molality_phase_comp", "pressure_osm_phase",
        ):  # fmt: skip
            variables, constraints = getattr(state, name), getattr(state, f"eq_{name}")
            for index in constraints:
                calculate_variable_from_constraint(variables[index], constraints[index])
        found = getattr(state, quantity)
        return value(next(iter(found.values())))


SEA = Sea()


@pytest.fixture(scope="module", autouse=True)
def other_solver():
    logging.disable(logging.CRITICAL)
    solver.install()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def _with_the_same_properties(monkeypatch):
    monkeypatch.setattr(vessel_setup, "salt_water", lambda salt, temperature: SEA)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        yield


class Water(NamedTuple):
    """Water and salt in kg/s, pressure in Pa above the air's."""

    water: float
    salt: float
    pressure: float


class Sheet:
    """A flowsheet of one unit, for water with the salts of the sea."""

    def __init__(self):
        self.model = ConcreteModel()
        self.model.fs = FlowsheetBlock(dynamic=False)
        self.model.fs.properties = SeawaterParameterBlock()
        for name, size in (("H2O", 1), ("TDS", 1e2)):
            self.model.fs.properties.set_default_scaling("flow_mass_phase_comp", size, index=("Liq", name))

    def add(self, kind, **options):
        self.model.fs.unit = kind(property_package=self.model.fs.properties, **options)
        return self.model.fs.unit

    def fix(self, port, stream):
        port.flow_mass_phase_comp[0, "Liq", "H2O"].fix(stream.water)
        port.flow_mass_phase_comp[0, "Liq", "TDS"].fix(stream.salt)
        port.temperature[0].fix(T)
        port.pressure[0].fix(stream.pressure + AIR)

    def read(self, port):
        flows = port.flow_mass_phase_comp
        return Water(value(flows[0, "Liq", "H2O"]), value(flows[0, "Liq", "TDS"]), value(port.pressure[0]) - AIR)

    def solve(self, **by):
        scaling.calculate_scaling_factors(self.model)
        with redirect_stdout(io.StringIO()):
            self.model.fs.unit.initialize(**by)
            assert_optimal_termination(get_solver().solve(self.model))


def of_elements(name, count):
    known = elements.element(name)
    return pressure_vessel.of_elements(
        known.water_permeability, known.salt_permeability, T, known.channel, known.area, count
    )


def vessel(name, count, feed, back):
    """What leaves a vessel of so many elements: permeate and concentrate, as from cells that are ever smaller."""
    (permeate, left), (nearer, left_nearer) = (in_cells(name, count, feed, back, n * CELLS) for n in (1, 2))
    return tuple(
        Water(*(2 * near - far for near, far in zip(*pair, strict=True)))
        for pair in ((nearer, permeate), (left_nearer, left))
    )


def in_cells(name, count, feed, back, cells):
    """The same from so many cells in each element."""
    there, sheet = of_elements(name, count), Sheet()
    unit = sheet.add(
        ReverseOsmosis1D,
        has_pressure_change=True,
        concentration_polarization_type=ConcentrationPolarizationType.calculated,
        mass_transfer_coefficient=MassTransferCoefficient.calculated,
        pressure_change_type=PressureChangeType.calculated,
        module_type=ModuleType.spiral_wound,
        transformation_scheme="BACKWARD",
        transformation_method="dae.finite_difference",
        finite_elements=cells * count,
    )
    sheet.fix(unit.inlet, feed)
    unit.permeate.pressure[0].fix(back + AIR)
    unit.A_comp.fix(there.membrane.water_permeability * SEA.water_density / 1000)  # it counts water as 1000 kg/m3
    unit.B_comp.fix(there.membrane.salt_permeability)
    unit.length.fix(there.channel.length * count)
    unit.width.fix(there.channel.width)
    unit.feed_side.channel_height.fix(there.channel.height)
    unit.feed_side.spacer_porosity.fix(there.channel.porosity)
    unit.feed_side.eq_friction_factor.deactivate()  # WaterTAP 1.8 takes that of flat sheets

    @unit.feed_side.Constraint(sheet.model.fs.time, unit.feed_side.length_domain)
    def eq_friction_factor_of_spacers(channel, time, place):
        return channel.friction_factor_darcy[time, place] == 6.23 * channel.N_Re[time, place] ** -0.3

    sheet.solve()
    return sheet.read(unit.permeate), sheet.read(unit.retentate)


def lifted(feed, pressure, efficiency):
    """The water behind a pump, and the power on its shaft in W."""
    sheet = Sheet()
    unit = sheet.add(Pump)
    sheet.fix(unit.inlet, feed)
    unit.outlet.pressure[0].fix(pressure + AIR)
    unit.efficiency_pump.fix(efficiency)
    scaling.set_scaling_factor(unit.control_volume.work, 1e-4)
    sheet.solve(solver="ipopt-watertap")  # else it asks for another
    return sheet.read(unit.outlet), value(unit.work_mechanical[0])


def exchanged(feed, brine, efficiency, leakage, mixing):
    """The feed before and behind an isobaric device: as much as its brine lifts, whose pressure falls to its own."""
    sheet = Sheet()
    unit = sheet.add(PressureExchanger, has_leakage=True, has_mixing=True)
    sheet.fix(unit.feed_inlet, feed)
    sheet.fix(unit.brine_inlet, brine)
    unit.feed_inlet.flow_mass_phase_comp[0, "Liq", "H2O"].unfix()
    unit.efficiency_pressure_exchanger.fix(efficiency)
    unit.leakage_vol.fix(leakage)
    unit.mixing_vol.fix(mixing)
    sheet.solve()
    return sheet.read(unit.feed_inlet), sheet.read(unit.feed_outlet)


def masses(row):
    density, dissolved = SEA.density(row.concentration), row.flow * row.concentration
    return Water(row.flow * density - dissolved, dissolved, row.pressure)


def times(share, one, pressure=None):
    return Water(one.water * share, one.salt * share, one.pressure if pressure is None else pressure)


def through(name, each, counts, feed, boost, back):
    """The permeate of all stages, and the concentrate of the last, whose feed is what WaterTAP leaves of the first."""
    made = Water(0.0, 0.0, back)
    for count in counts:
        permeate, left = vessel(name, each, times(1 / count, feed), back)
        made = Water(made.water + count * permeate.water, made.salt + count * permeate.salt, back)
        feed = times(count, left, left.pressure + boost)
    return made, times(1, feed, feed.pressure - boost)


def volume(one):
    mass = one.water + one.salt
    return mass / SEA.density(SEA.concentration(one.salt / mass))


def near(one, other):
    assert one.water == pytest.approx(other.water, rel=WATER)
    assert one.salt == pytest.approx(other.salt, rel=SALT)


@pytest.mark.parametrize(
    ("name", "feed", "pressure"),
    [("BW30-440i", (2.0, 0.006), 11e5), ("BW30-440i", (3.0, 0.001), 9e5), ("SW30HRLE-440i", (2.17, 0.08), 55e5)],
    ids=["brackish", "a second pass", "the sea"],
)
def test_both_have_what_a_fine_integration_of_the_same_equations_has(name, feed, pressure):
    back, there = 0.5e5, of_elements(name, 6)
    water_left, salt_left, pressure_left = fine.along(there, SEA, (*feed, pressure), back)
    truth = (feed[0] - water_left, feed[1] - salt_left, pressure_left)
    end = pressure_vessel.of_stream(there, SEA, Stream(*feed, pressure), back, None, (), 0.0).places[-1].stream
    assert (feed[0] - end.water, feed[1] - end.salt, end.pressure) == pytest.approx(truth, rel=NEAR_THE_TRUTH)
    permeate, left = vessel(name, 6, Water(*feed, pressure), back)
    assert (permeate.water, permeate.salt, left.pressure) == pytest.approx(truth, rel=NEAR_THE_TRUTH)


def test_what_the_properties_differ_by_is_the_osmotic_pressure_of_dilute_water():
    """In the sea both agree. With next to no salt an osmotic coefficient comes to 1, and that of WaterTAP to 0.902."""
    ours, ideal = salt_water("sea salt", T), 0.01 / 31.4038e-3 * MOLAR_GAS_CONSTANT * T
    assert SEA.osmotic_pressure(0.01) / ideal == pytest.approx(0.8945 + 0.01039 - 0.00289, abs=1e-3)
    assert ours.osmotic_pressure(0.01) / ideal == pytest.approx(1, abs=0.01)
    assert ours.osmotic_pressure(36.0) == pytest.approx(SEA.osmotic_pressure(36.0), rel=0.004)
    for concentration in (0.01, 0.3, 3.0, 36.0):
        assert ours.density(concentration) == pytest.approx(SEA.density(concentration), rel=5e-4)
        assert ours.viscosity(concentration) == pytest.approx(SEA.viscosity(concentration), rel=5e-4)
        assert ours.diffusivity(concentration) == pytest.approx(SEA.diffusivity(concentration), rel=5e-5)


COMMON = {"temperature": T, "permeate_pressure": 0.5e5, "supply_pressure": 2e5, "discharge_pressure": 2e5}
PUMP, BOOSTER, SUPPLY, MOTOR, EXCHANGER, LEAKAGE, MIXING = 0.85, 0.8, 0.8, 0.95, 0.95, 0.01, 0.035


def test_a_brackish_plant_of_two_stages_with_a_pump_between_them():
    answer = design(
        "sea salt", 3.0, source="well", permeate_flow=100 / 3600, recovery=0.75, element="BW30-440i", device="none",
        elements_in_vessel=6, interstage_boost=2e5, **COMMON,
    )  # fmt: skip
    streams = {row.stream: masses(row) for row in answer.streams}
    feed = streams["feed of stage 1"]
    made, left = through("BW30-440i", 6, (13, 6), feed, 2e5, 0.5e5)
    near(made, streams["water made"])
    near(left, streams["concentrate of stage 2"])
    assert left.pressure == pytest.approx(streams["concentrate of stage 2"].pressure, rel=WATER)
    taken, supply = lifted(streams["water taken"]._replace(pressure=0.0), 2e5, SUPPLY)
    _, main = lifted(taken, feed.pressure, PUMP)
    between = streams["concentrate of stage 1"]
    _, boost = lifted(between, between.pressure + 2e5, BOOSTER)
    assert answer.power == pytest.approx((supply + main + boost) / MOTOR, rel=ENERGY)


def of_the_sea(answer, streams, left, low):
    """The power of the first pass of a plant with an isobaric device, and the feed that it makes."""
    feed = streams["feed of stage 1"]
    share = (1 - LEAKAGE) * volume(left) / volume(low)
    entering, leaving = exchanged(times(share, low), left, EXCHANGER, LEAKAGE, MIXING)
    near(entering, times(share, low))
    main, power = lifted(times(1 - share, low), feed.pressure, PUMP)
    booster, more = lifted(leaving, feed.pressure, BOOSTER)
    near(Water(main.water + booster.water, main.salt + booster.salt, 0), feed)
    _, supply = lifted(streams["water taken"]._replace(pressure=0.0), 2e5, SUPPLY)
    return power + more + supply


def test_a_seawater_plant_with_an_isobaric_device():
    answer = design(**COMMON)
    streams = {row.stream: masses(row) for row in answer.streams}
    made, left = through("SW30HRLE-440i", 7, (61,), streams["feed of stage 1"], 0.0, 0.5e5)
    near(made, streams["water made"])
    near(left, streams["concentrate of stage 1"])
    power = of_the_sea(answer, streams, left, streams["water taken"])
    assert answer.power == pytest.approx(power / MOTOR, rel=ENERGY)


def test_a_plant_of_two_passes():
    answer = design(second_pass=1.0, elements_in_vessel=6, **COMMON)
    streams = {row.stream: masses(row) for row in answer.streams}
    first, *second = (int(row.vessels.partition(" ")[0]) for row in answer.stages)
    permeate, left = through("SW30HRLE-440i", 6, (first,), streams["feed of stage 1"], 0.0, 0.5e5)
    near(permeate, streams["permeate of stage 1"])
    pressed, once_more = lifted(permeate, answer.stages[1].pressure, PUMP)
    made, back = through("BW30-440i", 6, second, pressed, 0.0, 0.5e5)
    near(made, streams["water made"])
    taken = streams["water taken"]
    power = of_the_sea(answer, streams, left, Water(taken.water + back.water, taken.salt + back.salt, 2e5))
    assert answer.power == pytest.approx((power + once_more) / MOTOR, rel=ENERGY)
