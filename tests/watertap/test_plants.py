"""Whole plants, stage by stage and machine by machine in WaterTAP: its units, fed one by the other."""

import io
import logging
import warnings
from contextlib import redirect_stdout
from typing import NamedTuple

import idaes.core.util.scaling as scaling
import pytest
from idaes.core import FlowsheetBlock
from pyomo.environ import ConcreteModel, assert_optimal_termination, value
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

from calc.core.quantities import Caution
from calc.core.units import STANDARD_ATMOSPHERE, celsius
from calc.models.membranes import elements, pressure_vessel
from calc.models.solutions.salt_water import salt_water
from calc.plant import design
from tests.watertap import solver

AIR = STANDARD_ATMOSPHERE
CELLS = 16  # of an element; half as many leave the flow of a vessel 0.4 % too low and the salt that passes 1 % too high
WATER, SALT, ENERGY = 0.005, 0.005, 0.01
T = celsius(25)
SEA = salt_water("sea salt", T)


@pytest.fixture(scope="module", autouse=True)
def other_solver():
    logging.disable(logging.CRITICAL)
    solver.install()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def _cautions_are_no_errors():
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


def vessel(name, count, feed, back):
    """What leaves a vessel of so many elements: permeate and concentrate."""
    known, sheet = elements.element(name), Sheet()
    there = pressure_vessel.of_elements(
        known.water_permeability, known.salt_permeability, T, known.channel, known.area, count
    )
    unit = sheet.add(
        ReverseOsmosis1D,
        has_pressure_change=True,
        concentration_polarization_type=ConcentrationPolarizationType.calculated,
        mass_transfer_coefficient=MassTransferCoefficient.calculated,
        pressure_change_type=PressureChangeType.calculated,
        module_type=ModuleType.spiral_wound,
        transformation_scheme="BACKWARD",
        transformation_method="dae.finite_difference",
        finite_elements=CELLS * count,
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
