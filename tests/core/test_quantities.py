"""Ranges, refusals and cautions."""

import json
import math
import subprocess
import sys
from typing import get_args

import pytest

from calc import osmosis
from calc.core.quantities import Caution, OutOfRange, Quantity, Range, caution
from calc.vocabulary.common import Recovery


def test_a_quantity_equals_a_quantity_alone():
    recovery = get_args(Recovery)[1]
    assert recovery == Quantity(*recovery)
    assert hash(recovery) == hash(Quantity(*recovery))
    assert recovery != recovery._replace(unit="%")
    assert recovery != tuple(recovery)


_READ_TWICE = """
import json, sys
read = []
for _ in range(2):
    for name in [name for name in sys.modules if name.partition(".")[0] == "calc"]:
        del sys.modules[name]
    from calc.interface import describe, names
    read.append({name: repr(describe(name).outputs) for name in names()})
print(json.dumps(read))
"""


def test_modules_that_are_imported_anew_are_read_as_before():
    """As `mkdocs serve` does for each build; nothing that Python keeps of the old ones may stand for the new."""
    done = subprocess.run([sys.executable, "-c", _READ_TWICE], capture_output=True, text=True, check=True)
    first, second = json.loads(done.stdout)
    assert any("may_be_unknown=True" in outputs for outputs in first.values())
    assert second == first


def test_a_range_is_closed():
    assert Range(0, 1, "why").holds(0)
    assert Range(0, 1, "why").holds(1)


@pytest.mark.parametrize("value", [-1e-9, 1.0000001, math.nan, math.inf, -math.inf])
def test_a_range_holds_nothing_outside(value):
    assert not Range(0, 1, "why").holds(value)


def test_out_of_range_says_which_input_which_range_and_why():
    with pytest.raises(OutOfRange, match=r"temperature is 5 K; it must be at least 273.15 K: below it water"):
        osmosis.osmotic_pressure(temperature=5.0)


def test_out_of_range_knows_its_input():
    with pytest.raises(OutOfRange) as caught:
        osmosis.osmotic_pressure(ions=6)
    assert caught.value.parameter == "ions"


def test_a_caution_is_a_warning():
    with pytest.warns(Caution, match="how far off"):
        caution("how far off")


COLD = Range(273.15, 313.15, "made up")
SIGNED = Range(-2.0, 3.0, "made up")


@pytest.mark.parametrize(
    ("range_", "value", "settled"),
    [
        (COLD, 273.15 + 5.7e-14, 273.15),
        (COLD, 273.15 - 5.7e-14, 273.15),
        (COLD, 313.15 + 5.7e-14, 313.15),
        (COLD, 273.15 + 1e-8, 273.15 + 1e-8),
        (COLD, 0.0, 0.0),
        (COLD, 273.15 - 1e-8, 273.15 - 1e-8),
        (SIGNED, -5e-324, 0.0),
        (SIGNED, 1e-31, 0.0),
        (SIGNED, 1e-29, 1e-29),
        (SIGNED, -2.0, -2.0),
    ],
)
def test_what_is_within_rounding_of_an_end_or_of_zero_is_that(range_, value, settled):
    assert range_.settled(value) == settled
