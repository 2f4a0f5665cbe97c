"""Reads the lines of charts: where they go, which their paths tell step by step."""

from __future__ import annotations

import itertools
import re


def runs(path: str) -> list[list[tuple[float, float]]]:
    """The places of each unbroken part of a path.

    >>> runs("M0 174l333.3 -58 333.4 -58M5 6")
    [[(0.0, 174.0), (333.3, 116.0), (666.7, 58.0)], [(5.0, 6.0)]]
    """
    found = []
    for run in path.split("M")[1:]:
        pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", run)
        xs, ys = (itertools.accumulate(map(float, each)) for each in zip(*pairs, strict=True))
        found.append([(round(x, 1), round(y, 1)) for x, y in zip(xs, ys, strict=True)])
    return found
