"""The page on speed: what stands in the committed measurement, and nothing else."""

import json
import statistics

import pytest

from calc.interface import names
from docs.extension import speed


@pytest.fixture(scope="module")
def measured() -> dict:
    return json.loads(speed.RESULT.read_text(encoding="utf-8"))


def test_every_round_of_the_measurement_is_whole(measured):
    ways = measured["opened"]
    assert set(ways) == set(speed._WAYS)
    assert measured["runs"] >= 7
    for figures in (*ways.values(), *measured["pages"].values(), measured["slowly"], measured["touched"]):
        assert {len(values) for values in figures.values()} == {measured["runs"]}
    assert set(measured["changes"]) <= set(names())


def test_the_page_shows_it(site, measured):
    page = (site / "speed" / "index.html").read_text(encoding="utf-8").replace("<wbr>", "")
    assert all(f"<code>{name}</code>" in page for name in measured["changes"])
    times = measured["opened"]["site"]["first time"]
    assert speed.seconds(times) in page
    assert speed.ratio(times, measured["opened"]["worker"]["first time"]) in page
    for visit in ("first", "second"):
        assert speed.seconds(measured["opened"]["site"][f"{visit} touch"]) in page
    assert measured["machine"] in page
    assert all(version in page for version in measured["versions"].values())


def test_a_ratio_is_taken_round_by_round():
    ours, theirs = [1.0, 4.0, 3.0], [10.0, 10.0, 6.0]
    assert speed.ratio(ours, theirs) == "0.40 (0.10 to 0.50)"
    assert statistics.median(ours) / statistics.median(theirs) == pytest.approx(0.3)
