"""Waters and vessels as Python scripts for WaterTAP."""

from __future__ import annotations

from calc.core.units import STANDARD_ATMOSPHERE
from calc.models.ions import ions
from calc.peers.vessels import Vessel
from calc.peers.waters import Water

_PACKAGES = {
    "NaCl": ("NaCl_T_dep_prop_pack", "NaClParameterBlock", "NaCl"),
    "sea salt": ("seawater_prop_pack", "SeawaterParameterBlock", "TDS"),
}
"""The module of a salt's property package, its class, and what it calls the salt."""
SALTS = tuple(_PACKAGES)
_SOLUTES = {
    "sodium": "Na_+", "potassium": "K_+", "magnesium": "Mg_2+", "calcium": "Ca_2+", "barium": "Ba_2+",
    "strontium": "Sr_2+", "chloride": "Cl_-", "sulfate": "SO4_2-", "fluoride": "F_-", "silica": "SiO2",
    "bicarbonate": "HCO3_-", "ammonium": "NH4_+", "iron": "Fe_2+", "manganese": "Mn_2+", "nitrate": "NO3_-",
    "phosphate": "HPO4_2-", "boron": "B(OH)3",
}  # fmt: skip
_CHARGES = {
    **ions.CHARGES, "barium": 2, "strontium": 2, "fluoride": -1, "silica": 0, "ammonium": 1, "iron": 2, "manganese": 2,
    "nitrate": -1, "phosphate": -2, "boron": 0,
}  # fmt: skip
_CELLS_OF_AN_ELEMENT, _FEWEST_CELLS = 8, 40


def of_salt(salt: str, mass_fraction: float, temperature: float) -> str:
    """A script that asks the property package of table salt or sea salt about a kilogram of a solution."""
    module, package, solute = _PACKAGES[salt]
    return f"""\
from idaes.core import FlowsheetBlock
from pyomo.environ import ConcreteModel, assert_optimal_termination, value
from watertap.core.solvers import get_solver
from watertap.property_models.{module} import {package}

model = ConcreteModel()
model.fs = FlowsheetBlock(dynamic=False)
model.fs.properties = {package}()
model.fs.water = model.fs.properties.build_state_block([0], defined_state=True)
water = model.fs.water[0]
water.flow_mass_phase_comp["Liq", "H2O"].fix({1 - mass_fraction:.10g})  # kg/s
water.flow_mass_phase_comp["Liq", "{solute}"].fix({mass_fraction:.10g})
water.temperature.fix({temperature:.10g})  # K
water.pressure.fix({STANDARD_ATMOSPHERE:g})  # Pa
water.pressure_osm_phase, water.dens_mass_phase  # to be computed

model.fs.water.initialize()
assert_optimal_termination(get_solver().solve(model))
print("osmotic pressure", value(water.pressure_osm_phase["Liq"]) / 1e5, "bar")
print("density", value(water.dens_mass_phase["Liq"]), "kg/m3")
"""


def of_ions(water: Water) -> str:
    """A script that asks the package of many ions about a water; its osmotic pressure is that of the ideal law."""
    parts = water.molalities
    names = {part: _SOLUTES[part] for part in parts}
    masses = ", ".join(f'"{names[part]}": {ions.MOLAR_MASSES[part]:g}' for part in parts)
    charges = ", ".join(f'"{names[part]}": {_CHARGES[part]}' for part in parts)
    flows = "\n".join(f'flows["Liq", "{names[part]}"].fix({molality:.10g})' for part, molality in parts.items())
    sizes = "\n".join(
        f'model.fs.properties.set_default_scaling("flow_mol_phase_comp", {1 / molality:.1g}, '
        f'index=("Liq", "{names[part]}"))'
        for part, molality in parts.items()
    )
    return f"""\
# This package takes the osmotic pressure from van 't Hoff's ideal law, so it is higher than that of the real water.
import idaes.core.util.scaling as scaling
from idaes.core import FlowsheetBlock
from pyomo.environ import ConcreteModel, assert_optimal_termination, value
from watertap.core.solvers import get_solver
from watertap.property_models.multicomp_aq_sol_prop_pack import DensityCalculation, MCASParameterBlock

model = ConcreteModel()
model.fs = FlowsheetBlock(dynamic=False)
model.fs.properties = MCASParameterBlock(
    solute_list=[{", ".join(f'"{name}"' for name in names.values())}],
    mw_data={{"H2O": 0.01801528, {masses}}},
    charge={{{charges}}},
    density_calculation=DensityCalculation.seawater,
)
model.fs.water = model.fs.properties.build_state_block([0], defined_state=True)
water = model.fs.water[0]
water.temperature.fix({water.temperature:.10g})  # K
water.pressure.fix({STANDARD_ATMOSPHERE:g})  # Pa
flows = water.flow_mol_phase_comp
flows["Liq", "H2O"].fix(1 / 0.01801528)  # mol/s, a kilogram
{flows}
water.pressure_osm_phase, water.ionic_strength_molal, water.total_dissolved_solids  # to be computed
model.fs.properties.set_default_scaling("flow_mol_phase_comp", 0.02, index=("Liq", "H2O"))
{sizes}
scaling.calculate_scaling_factors(model)

model.fs.water.initialize()
assert_optimal_termination(get_solver().solve(model))
print("osmotic pressure", value(water.pressure_osm_phase["Liq"]) / 1e5, "bar")
print("ionic strength", value(water.ionic_strength_molal), "mol/kg")
print("total dissolved solids", value(water.total_dissolved_solids), "mg/L")
"""


def of_vessel(vessel: Vessel) -> str:
    """A script of a one-dimensional reverse-osmosis unit with the same membrane, channel and feed."""
    plant = vessel.plant
    known = vessel.salt in _PACKAGES
    module, package, solute = _PACKAGES[vessel.salt if known else "sea salt"]
    instead = (
        "" if known else "# WaterTAP has no real osmotic pressure of mixed ions: sea salt stands for this feed's.\n"
    )
    membrane, channel, elements = plant.vessel.membrane, plant.vessel.channel, plant.vessel.elements
    mass = plant.feed_flow * plant.solution.density(plant.concentration)
    salt = plant.feed_flow * plant.concentration
    return f"""\
{instead}# A and B are those at the temperature of the feed, with the flow factor in A; pressures are absolute.
import idaes.core.util.scaling as scaling
from idaes.core import FlowsheetBlock
from pyomo.environ import ConcreteModel, assert_optimal_termination, value
from watertap.core.solvers import get_solver
from watertap.property_models.{module} import {package}
from watertap.unit_models.reverse_osmosis_1D import (
    ConcentrationPolarizationType,
    MassTransferCoefficient,
    PressureChangeType,
    ReverseOsmosis1D,
)
from watertap.unit_models.reverse_osmosis_base import ModuleType

model = ConcreteModel()
model.fs = FlowsheetBlock(dynamic=False)
model.fs.properties = {package}()
model.fs.vessel = ReverseOsmosis1D(
    property_package=model.fs.properties,
    has_pressure_change=True,
    concentration_polarization_type=ConcentrationPolarizationType.calculated,
    mass_transfer_coefficient=MassTransferCoefficient.calculated,
    pressure_change_type=PressureChangeType.calculated,
    module_type=ModuleType.spiral_wound,
    transformation_scheme="BACKWARD",
    transformation_method="dae.finite_difference",
    finite_elements={max(_FEWEST_CELLS, _CELLS_OF_AN_ELEMENT * elements)},
)
vessel = model.fs.vessel
vessel.inlet.flow_mass_phase_comp[0, "Liq", "H2O"].fix({mass - salt:.10g})  # kg/s
vessel.inlet.flow_mass_phase_comp[0, "Liq", "{solute}"].fix({salt:.10g})
vessel.inlet.temperature[0].fix({vessel.temperature:.10g})  # K
vessel.inlet.pressure[0].fix({vessel.feed_pressure + STANDARD_ATMOSPHERE:.10g})  # Pa
vessel.permeate.pressure[0].fix({plant.permeate_pressure + STANDARD_ATMOSPHERE:.10g})
vessel.A_comp.fix({membrane.water_permeability:.10g})  # m/(s Pa)
vessel.B_comp.fix({membrane.salt_permeability:.10g})  # m/s
vessel.length.fix({channel.length * elements:.10g})  # m, of {elements} elements
vessel.width.fix({channel.width:.10g})  # of the leaves, with membrane on both sides
vessel.feed_side.channel_height.fix({channel.height:.10g})
vessel.feed_side.spacer_porosity.fix({channel.porosity:.10g})
model.fs.properties.set_default_scaling("flow_mass_phase_comp", 1, index=("Liq", "H2O"))
model.fs.properties.set_default_scaling("flow_mass_phase_comp", 1e2, index=("Liq", "{solute}"))
scaling.calculate_scaling_factors(model)

# WaterTAP 1.8 takes the friction of flat sheets for spiral-wound elements too; this is theirs, by Schock and Miquel.
vessel.feed_side.eq_friction_factor.deactivate()


@vessel.feed_side.Constraint(model.fs.time, vessel.feed_side.length_domain)
def eq_friction_factor_of_spacers(channel, time, place):
    return channel.friction_factor_darcy[time, place] == 6.23 * channel.N_Re[time, place] ** -0.3


vessel.initialize()
assert_optimal_termination(get_solver().solve(model))
permeate = vessel.mixed_permeate[0]
print("recovery", 100 * value(vessel.recovery_vol_phase[0, "Liq"]), "%")
print("permeate flow", 3600 * value(permeate.flow_vol_phase["Liq"]), "m3/h")
print("permeate concentration", value(permeate.conc_mass_phase_comp["Liq", "{solute}"]), "g/L")
print("concentrate pressure", (value(vessel.retentate.pressure[0]) - {STANDARD_ATMOSPHERE:g}) / 1e5, "bar")
"""
