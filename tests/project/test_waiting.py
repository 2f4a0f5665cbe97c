"""Tests of a browser wait for what comes: while a page moves, Playwright takes a value that stays for one that went."""

from __future__ import annotations

import re

import pytest

from tests.all_at_once import all_at_once
from tests.website import ROOT

VANISHING = re.compile(r"\.not_to_(?:have|contain)_\w+\(")
TESTS = ROOT / "tests"


def waits_in_vain(source: str) -> list[str]:
    return VANISHING.findall(source)


@all_at_once("path", sorted(TESTS.rglob("test_*.py")))
def test_nothing_is_waited_for_by_its_going(path):
    assert waits_in_vain(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"), [("expect(field).not_to_have_" + "value('60')", 1), ("not_to_be_checked()", 0)]
)
def test_the_search_finds_what_it_seeks(source, found):
    assert len(waits_in_vain(source)) == found
