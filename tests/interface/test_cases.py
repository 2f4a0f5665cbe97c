"""Cases side by side: what they say of van 't Hoff's law by hand, how they are kept, and their chart."""

from __future__ import annotations

import html as markup
import json
import re

import pytest

import calc
from calc.interface import WrongEntries
from calc.interface.command_line import main
from tests.interface.test_lenses import look
from tests.lines import runs

IDEAL = "osmosis.osmotic_pressure"
# Two ions, 0.6 mol/L: Pa for each kelvin, by hand.
PER_KELVIN = 2 * 600 * 8.314462618


def kept(html: str) -> dict[str, str]:
    """What the panel carries, as the page hands it back."""
    carried = re.findall(r'<input type="hidden" name="lens\.cases\.(\d)" value="([^"]*)">', html)
    return {number: markup.unescape(value) for number, value in carried}


def keeping(*cases: dict[str, str], of: str = IDEAL) -> dict[str, str]:
    """What is carried once these have been kept, one after the other."""
    carried: dict[str, str] = {}
    for entries in cases:
        carried = kept(look("cases", of, entries, **carried, does="keep"))
    return carried


def cells(html: str) -> dict[str, list[str]]:
    """The first table: what stands in each row, by its head; value and difference are parted by a bar."""
    table = html.partition("</table>")[0].replace('<span class="lens-difference">', "|")
    rows = re.findall(r"<tr><t[hd][^>]*>(.*?)</t[hd]>(.*?)</tr>", table)[:-1]  # the last has buttons
    return {
        markup.unescape(re.sub("<[^>]*>", "", head)): [
            markup.unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", rest)
        ]
        for head, rest in rows
    }


def test_from_python_the_inputs_that_differ_come_first_and_differences_are_from_the_first():
    compared = calc.compare(IDEAL, {}, {"temperature": "5 degC"}, {"ions": "3", "temperature": "5 degC"})
    assert [row.name for row in compared.inputs] == ["temperature", "ions", "concentration", "osmotic_coefficient"]
    assert [row.differs for row in compared.inputs] == [True, True, False, False]
    assert compared.inputs[0].differences == pytest.approx((0, -20, -20))
    (pressure,) = compared.outputs
    assert pressure.unit == "Pa"
    by = -20 * PER_KELVIN
    assert pressure.differences == pytest.approx((0, by, by + PER_KELVIN / 2 * 278.15))


def test_words_and_what_is_not_known_have_no_differences():
    compared = calc.compare("vessel.projection", {}, {"element": "BW30-440i"})
    words = [row for row in (*compared.inputs, *compared.outputs) if not row.unit]
    assert words
    assert all(set(row.differences) == {None} for row in words)


def test_entries_that_cannot_be_taken_are_told_as_elsewhere():
    with pytest.raises(WrongEntries, match="temperature"):
        calc.compare(IDEAL, {}, {"temperature": "warm"})
    with pytest.raises(ValueError, match="one case"):
        calc.compare(IDEAL)


def test_a_case_is_kept_and_compared_with_what_the_form_holds_then():
    first = look("cases", IDEAL)
    assert "Keep this case, and then change an input" in first
    assert kept(first) == {}
    one = look("cases", IDEAL, does="keep")
    assert "Case A is kept. Now change an input" in one
    carried = kept(one)
    assert list(carried) == ["1"]
    html = look("cases", IDEAL, {"temperature": "5 degC", "concentration": "0.3 mol/L"}, **carried)
    rows = cells(html)
    assert rows[""] == ["A", "Now"]
    assert rows["Temperature"] == ["25 °C", "5 °C|−20 °C"]
    assert rows["Molar concentration"] == ["0.6 mol/L", "0.3 mol/L|−0.3 mol/L, −50 %"]
    # 29.75 bar, and half of that times 278.15/298.15, by hand: 13.88 bar.
    assert rows["Osmotic pressure"] == ["29.7 bar", "13.9 bar|−15.9 bar, −53 %"]
    assert list(rows) == ["", "Molar concentration", "Temperature", "Osmotic pressure"]
    assert "The inputs that are the same in all" in html
    assert "2" in html.partition("the same in all")[2].partition("Ions per formula unit")[2][:60]


def test_up_to_four_are_kept_each_once_and_any_is_removed():
    cases = [{"temperature": f"{number} degC"} for number in (25, 20, 15, 10)]
    carried = keeping(*cases, cases[1], {"temperature": "5 degC"})
    assert list(carried) == ["1", "2", "3", "4"], "a case twice, and a fifth"
    html = look("cases", IDEAL, {"temperature": "5 degC"}, **carried)
    assert "Four cases are kept; remove one to keep another." in html
    assert "Keep this case" not in html
    assert cells(html)["Temperature"] == ["25 °C", "20 °C|−5 °C", "15 °C|−10 °C", "10 °C|−15 °C", "5 °C|−20 °C"]
    html = look("cases", IDEAL, {"temperature": "5 degC"}, **carried, does="remove B")
    assert cells(html)["Temperature"] == ["25 °C", "15 °C|−10 °C", "10 °C|−15 °C", "5 °C|−20 °C"]
    assert len(kept(html)) == 3
    for wrong in ("remove E", "remove", "remove AC", "throw"):
        assert len(kept(look("cases", IDEAL, **carried, does=wrong))) == 4


def test_a_kept_case_goes_back_into_the_form_with_its_units():
    carried = keeping({"temperature": "50 degF", "osmotic_pressure": "psi"})
    html = look("cases", IDEAL, {"temperature": "5 degC"}, **carried)
    (entered,) = re.findall(r'data-enters="([^"]*)"', html)
    controls = json.loads(markup.unescape(entered))
    assert (controls["temperature"], controls["temperature.unit"], controls["temperature.was"]) == (
        "50",
        "degF",
        "degF",
    )
    assert not [name for name in controls if name.startswith(("curve", "system"))]
    assert "Put case A back into the form" in html
    assert cells(html)["Temperature"] == ["10 °C", "5 °C|−5 °C"], "in the unit of the form"


def test_the_case_in_the_form_is_known_again_in_other_units_and_with_another_curve():
    carried = keeping({"temperature": "25 degC"}, {"temperature": "10 degC"})
    html = look("cases", IDEAL, {"temperature": "50 degF", "curve.over": "ions", "osmotic_pressure": "psi"}, **carried)
    assert "What stands in the form is case B." in html
    assert cells(html)[""] == ["A", "B (in the form)"]
    assert "Keep this case" not in html


def test_what_was_kept_and_cannot_be_read_or_answered_is_told_and_can_be_removed():
    for text in ("{", "[]", '{"temperature": 5}', '{"nothing": "1"}', '{"temperature": "900 degC"}'):
        html = look("cases", IDEAL, **{"1": text})
        assert "Case A has no answer any more: " in html
        assert 'aria-label="Remove case A"' in html
        assert kept(look("cases", IDEAL, **{"1": text}, does="remove A")) == {}


def test_the_curves_are_laid_over_each_other_with_lines_that_differ_by_more_than_colour():
    carried = keeping({"temperature": "25 degC"}, {"temperature": "5 degC"})
    html = look("cases", IDEAL, {"temperature": "45 degC"}, **carried)
    chart = html[html.index("<svg") :]
    for number, title in enumerate(("A", "B", "Now")):
        assert chart.count(f'class="line line-{number}"') == 2, "in the legend, and drawn"
        assert f">{title}</text>" in chart
    lines = [runs(path)[0] for path in re.findall(r'class="line line-\d" d="(M[^h"]+)"', chart)]
    assert len(lines) == 3
    assert {(line[0][0], line[-1][0]) for line in lines} == {(0, 1000)}, "each from the same beginning to the same end"
    assert chart.count('class="point"') == 3


def test_cases_that_differ_only_in_what_lies_across_share_a_line_on_which_they_are_named():
    carried = keeping({"concentration": "0.6 mol/L"}, {"concentration": "0.3 mol/L"})
    html = look("cases", IDEAL, {"temperature": "5 degC"}, **carried)
    chart = html[html.index("<svg") :]
    assert ">A, B</text>" in chart
    assert chart.count('class="line line-') == 4
    assert {">A</text>", ">B</text>"} <= set(re.findall(r">[AB]</text>", chart))


def tell(capsys, *arguments: str) -> str:
    assert main([IDEAL, *arguments]) == 0
    return capsys.readouterr().out


def test_on_the_command_line_each_case_is_a_column(capsys):
    told = tell(
        capsys, "ions=3", "--case", "temperature=5 degC", "--case", "temperature=15 degC", "concentration=0.3 mol/L"
    )
    lines = [re.split(r"\s{2,}", line) for line in told.splitlines()]
    assert lines[0] == ["", "A", "B", "C"]
    assert lines[1] == ["Molar concentration", "0.6 mol/L", "0.6 mol/L", "0.3 mol/L (−0.3 mol/L, −50 %)"]
    assert lines[2] == ["Temperature", "25 °C", "5 °C (−20 °C)", "15 °C (−10 °C)"]
    # Three ions: 44.62 bar at 25 °C, 41.63 at 5 °C, and half of 43.13 at 15 °C, by hand.
    assert lines[4] == ["Osmotic pressure", "44.6 bar", "41.6 bar (−2.99 bar, −6.7 %)", "21.6 bar (−23.1 bar, −52 %)"]
    data = json.loads(tell(capsys, "--case", "temperature=5 degC", "--json"))["lenses"]["cases"]
    assert data["outputs"][0]["differences"] == pytest.approx([0, -20 * PER_KELVIN])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--case", "temperature"], "NAME=VALUE"),
        (["--case", "temperature=900 degC"], "at most 100 °C"),
        (["--case", "a=1", "--case", "a=1", "--case", "a=1", "--case", "a=1"], "at most 4 cases"),
    ],
)
def test_what_is_wrong_with_a_case_is_told_on_the_command_line(given, words, capsys):
    assert main([IDEAL, *given]) == 2
    assert words in capsys.readouterr().err


def test_what_is_in_per_cent_differs_by_points_and_not_by_per_cent(capsys):
    of = "balance.recovery"
    carried = keeping({"recovery": "45 %"}, of=of)
    html = look("cases", of, {"recovery": "54 %"}, **carried)
    assert cells(html)["Recovery"] == ["45 %", "54 %|+9 points"]
    assert "Differences are from case A; of what is in per cent, in percentage points." in html
    assert main([of, "recovery=45 %", "--case", "recovery=54 %"]) == 0
    assert "54 % (+9 percentage points)" in capsys.readouterr().out
