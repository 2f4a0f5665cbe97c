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
    with pytest.raises(OutOfRange, match=r"temperature is 5 K; it must be from 273.15 to 373.15 K: outside it water"):
        osmosis.osmotic_pressure(temperature=5.0)


def test_out_of_range_knows_its_input():
    with pytest.raises(OutOfRange) as caught:
        osmosis.osmotic_pressure(ions=6)
    assert caught.value.parameter == "ions"


def test_a_caution_is_a_warning():
    with pytest.warns(Caution, match="how far off"):
        caution("how far off")
