"""The constants of nature against their published values."""

from calc.core.constants import MOLAR_GAS_CONSTANT


def test_molar_gas_constant():
    # CRC Handbook, section 1: R = 8.314 462 618 15 Pa m3/(K mol), exact to the digits given.
    assert round(MOLAR_GAS_CONSTANT, 11) == 8.31446261815
