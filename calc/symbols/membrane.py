"""The symbols of the calculators of a membrane."""

from __future__ import annotations

from calc.core.quantities import Auxiliary
from calc.core.units import celsius
from calc.models.membranes import sugar_feed
from calc.models.membranes.temperature_correction import filmtec
from calc.models.solutions.salt_water import salt_water
from calc.models.water import water
from calc.symbols.common import DENSITY_OF_WATER, FILMTEC, PRESSURE_OF_SALT_WATER, SALT_CORRECTION


def _of_table_salt(concentration: float, temperature: float) -> float:
    return salt_water("NaCl", temperature).osmotic_pressure(concentration)


def _density(test_concentration: float, temperature: float) -> float:
    return salt_water("NaCl", temperature).concentration(test_concentration) / test_concentration


def _sap_pull(sugar: float, temperature: float, kind_of_sugar: str) -> float:
    return sugar_feed.pull(sugar, temperature, kind_of_sugar)


def _sap_density(sugar: float, temperature: float, kind_of_sugar: str) -> float:
    return sugar_feed.density(sugar, temperature, kind_of_sugar)


def _sap_flow(
    sugar: float,
    kind_of_sugar: str,
    elements_in_all: int,
    element_rating: float,
    element_test_pressure: float,
    element_test_salt: float,
    pump_pressure: float,
    temperature: float,
) -> float:
    permeance = sugar_feed.permeance(element_rating, element_test_pressure, element_test_salt)
    feed = sugar_feed.Feed(1.0, sugar, elements_in_all * permeance, pump_pressure, temperature, kind_of_sugar)
    return feed.flow(sugar)


SYMBOLS = {
    "boron": {"s": Auxiliary("share of boron that passes at one place", ""), **SALT_CORRECTION},
    "ion_rejection": {
        r"c_{\text{f}j}": Auxiliary("amount of an ion in a volume of the feed", "mol/m³"),
        r"c_{\text{p}j}": Auxiliary("amount of an ion in a volume of the permeate", "mol/m³"),
        r"c_\text{f}": Auxiliary("bicarbonate in the feed", "mol/m³"),
        r"c_\text{p}": Auxiliary("bicarbonate in the permeate", "mol/m³"),
        "s_j": Auxiliary("share of an ion that passes at one place", ""),
        "B_j": Auxiliary("permeability for an ion", "m/s"),
        "k_j": Auxiliary("permeability for an ion over that for table salt", ""),
        "z_j": Auxiliary("charge of an ion", ""),
        r"\psi": Auxiliary("potential of the permeate over the thermal one", ""),
        **SALT_CORRECTION,
    },
    "sap": {
        r"\pi": Auxiliary("osmotic pressure of the sugar", "Pa", _sap_pull),
        r"\rho": Auxiliary("density of the sap", "kg/m³", _sap_density),
        r"\rho_\text{s}": Auxiliary(
            "density of the syrup", "kg/m³", lambda syrup_sugar: sugar_feed.syrup_density(syrup_sugar)
        ),
        r"P_\text{w}": Auxiliary(
            "permeability of one element",
            "m³/(s Pa)",
            lambda element_rating, element_test_pressure, element_test_salt: sugar_feed.permeance(
                element_rating, element_test_pressure, element_test_salt
            ),
        ),
        "Q": Auxiliary("flow", "m³/s", _sap_flow),
        "m_0": Auxiliary("mass of the sap", "kg"),
        r"T_\text{b}": Auxiliary("boiling point of water", "K", sugar_feed.BOILING),
        r"c_\text{w}": Auxiliary("heat capacity of water", "J/(kg K)", sugar_feed.HEAT_CAPACITY),
        "L": Auxiliary("heat of evaporation", "J/kg", sugar_feed.HEAT_OF_EVAPORATION),
        **DENSITY_OF_WATER,
        **FILMTEC,
    },
    "fluxes": {**PRESSURE_OF_SALT_WATER, **FILMTEC},
    "permeabilities_from_datasheet": {
        r"\pi": Auxiliary("osmotic pressure", "Pa", _of_table_salt),
        r"\rho_\text{f}": Auxiliary("density of the test water", "kg/m³", _density),
        r"c_\text{f}": Auxiliary("concentration of the test water", "kg/m³"),
        r"c_\text{m}": Auxiliary("concentration at the membrane", "kg/m³"),
        r"c_\text{p}": Auxiliary("concentration of the permeate", "kg/m³"),
        **FILMTEC,
        **SALT_CORRECTION,
    },
    "temperature_correction": {
        "t": Auxiliary("temperature in degrees Celsius", ""),
        r"\mu_\text{w}": Auxiliary("viscosity of water", "Pa s", lambda degrees: water.viscosity(celsius(degrees))),
        r"\mathrm{TCF}_1": Auxiliary("the first form, FilmTec", "", filmtec),
    },
}
