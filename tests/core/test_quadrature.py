"""The points integrate every power that they promise to."""

import pytest

from calc.core.quadrature import FIVE_POINTS, THREE_POINTS


@pytest.mark.parametrize("points", [THREE_POINTS, FIVE_POINTS], ids=len)
def test_powers_up_to_twice_the_number_of_points_are_integrated_exactly(points):
    for power in range(2 * len(points)):
        assert sum(weight * point**power for point, weight in points) == pytest.approx(1 / (power + 1), rel=1e-13)
    power = 2 * len(points)
    assert sum(weight * point**power for point, weight in points) != pytest.approx(1 / (power + 1), rel=1e-9)
