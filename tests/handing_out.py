"""Hands the tests out to the processors: what needs a site first and test by test, then all of one calculator together,
and the rest by function.

pytest-xdist's own way counts all that is done after each test, and looks for each in the list of all: with fourteen
thousand of them that took as long as a thousand tests.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from xdist.scheduler import LoadGroupScheduling

from calc.interface import names

# Of these a function is as long as a file of others.
_LONG = ("tests/browser/", "tests/site/")


_CALCULATORS = {name: place for place, name in enumerate(names())}


def calculator_of(item: pytest.Item) -> str | None:
    """The calculator that a test is asked for by name, where it needs no site."""
    called = getattr(item, "callspec", None)
    name = called and called.params.get("name")
    is_one = isinstance(name, str) and name in _CALCULATORS
    return name if is_one and item.get_closest_marker("site") is None else None


def in_order(items: list[pytest.Item]) -> None:
    """Put what needs a site before all else, which fills up what is left of each processor's time at the end; and then
    one calculator after another.

    At the head of it stands one test of the site, for which its process builds it, and then what builds a project of
    its own: while that is tried by the others, the site is there for them too.
    """
    first = next((item for item in items if "site" in _fixtures(item)), None)

    def place(item: pytest.Item) -> tuple[bool, bool, bool, bool, int]:
        needs_none, name = item.get_closest_marker("site") is None, calculator_of(item)
        builds_its_own = "small" in _fixtures(item)
        calculator = _CALCULATORS[name] if name else len(_CALCULATORS)
        return item is not first, needs_none, not item.nodeid.startswith(_LONG), not builds_its_own, calculator

    items.sort(key=place)


def _fixtures(item: pytest.Item) -> Collection[str]:
    return getattr(item, "fixturenames", ())


class HandingOut(LoadGroupScheduling):
    """Groups as they are marked, long tests each for itself, and all cases of a short one together."""

    def __init__(self, config: pytest.Config, log: Any) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False
        self._places: dict[str, int] = {}

    def _split_scope(self, nodeid: str) -> str:
        scope = super()._split_scope(nodeid)
        return scope if scope != nodeid or nodeid.startswith(_LONG) else nodeid.partition("[")[0]

    def _assign_work_unit(self, node: Any) -> None:
        self._places = self._places or {nodeid: place for place, nodeid in enumerate(self.collection or ())}
        scope, unit = self.workqueue.popitem(last=False)
        self.assigned_work.setdefault(node, {})[scope] = unit
        node.send_runtest_some([self._places[nodeid] for nodeid, is_done in unit.items() if not is_done])

    def _pending_of(self, workload: dict[str, dict[str, bool]]) -> int:
        pending = 0
        for unit in reversed(workload.values()):
            left = list(unit.values()).count(False)
            if not left:
                break  # what was handed out before is done
            pending += left
        return pending
