"""Where a solution freezes and boils: beyond its data it stays as it is at their end."""

import pytest

from calc.core.units import celsius
from calc.models.solutions import colligative


@pytest.mark.parametrize(("end", "beyond", "before"), [(-8, -12, -7.9), (40, 80, 39.9)])
def test_beyond_the_ends_of_the_standard_the_sea_is_as_at_the_end(end, beyond, before):
    """From −8 °C, just below where 120 g/kg freeze by gsw (−7.67 °C), which is its strongest, up to 40 °C."""
    at_end = colligative.osmolality(celsius(end), "sea salt", 0.08)
    assert colligative.osmolality(celsius(beyond), "sea salt", 0.08) == at_end
    assert colligative.osmolality(celsius(before), "sea salt", 0.08) != at_end
    nearer = (end * 9 + before) / 10
    assert colligative.osmolality(celsius(nearer), "sea salt", 0.08) != at_end
