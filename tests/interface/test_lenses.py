"""Lenses as the page and the command line ask for them: the same of each, and nothing of them before."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from calc.core.quantities import Refusal
from calc.core.units import UnitError
from calc.interface import describe, lenses, names
from calc.interface.evaluation import initial_form
from calc.interface.form import respond
from calc.interface.lenses import TITLES, Case, case, lens, pairs, panel
from tests.all_at_once import all_at_once
from tests.website import ROOT

ONE_OF_EACH = sorted({name.partition(".")[0]: name for name in names()}.values())


def look(name: str, of: str, entries: dict[str, str] | None = None, **asked: str) -> str:
    """The panel of a lens, as the page gets it: all that the reply has."""
    form = initial_form(describe(of), entries or {})
    request = {"name": of, "form": form, "lens": name, "asked": asked}
    reply = json.loads(respond(json.dumps(request)))
    (drawn,) = reply["drawings"]
    assert drawn == f"lens.{name}"
    assert not any(reply[part] for part in ("values", "texts", "errors", "onward", "places", "unfinished"))
    return reply["drawings"][drawn]


@all_at_once("of", ONE_OF_EACH)
@all_at_once("name", TITLES)
def test_a_panel_is_plain_html_that_a_page_lets_pass(name, of):
    html = look(name, of)
    assert html
    assert "the program failed" not in html, html
    assert not re.search(r"<(script|style|link|iframe)|<[^>]*\s(style|on\w+)\s*=", html)
    controls = re.findall(r"<(?:input|select|button)\b[^>]*?\sname=\"([^\"]*)\"", html)
    assert all(each.startswith(f"lens.{name}.") for each in controls), controls
    assert html.count("<button") == html.count('<button type="button"')
    for opened in ("div", "table", "tr", "td", "th", "select", "label", "button", "svg", "details", "p"):
        assert len(re.findall(rf"<{opened}\b(?![^>]*/>)", html)) == html.count(f"</{opened}>"), opened


@pytest.mark.parametrize("name", TITLES)
def test_where_the_form_has_no_answer_there_is_none_to_look_at(name):
    form = initial_form(describe("osmosis.osmotic_pressure"), {}) | {"concentration": "much"}
    reply = json.loads(
        respond(json.dumps({"name": "osmosis.osmotic_pressure", "form": form, "lens": name, "asked": {}}))
    )
    assert reply["drawings"] == {f"lens.{name}": '<p class="lens-note">There is no answer to look at.</p>'}


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (Refusal("Nothing < that."), "Nothing &lt; that."),
        (UnitError("Use < g/L."), '<p class="lens-note">Use &lt; g/L.</p>'),
        (
            ZeroDivisionError("by <b>"),
            "This could not be shown, because the program failed (ZeroDivisionError: by &lt;b>)",
        ),
    ],
)
def test_what_a_lens_cannot_do_is_told_in_its_panel(raised, told, monkeypatch, capsys):
    def fail(*_: object) -> str:
        raise raised

    monkeypatch.setattr(lens("cases"), "draw", fail)
    html = look("cases", "osmosis.osmotic_pressure")
    assert told.replace(">)", "&gt;)") in html or told in html
    assert ("Traceback" in capsys.readouterr().err) == isinstance(raised, ZeroDivisionError)
    monkeypatch.undo()
    assert "Keep this case" in look("cases", "osmosis.osmotic_pressure")


def test_only_what_is_a_lens_is_opened(capsys):
    assert "there is no lens" in look("panel", "osmosis.osmotic_pressure")
    capsys.readouterr()


def test_a_question_without_a_lens_imports_none_and_one_with_a_lens_only_that():
    code = """
import json, sys
from calc.interface import describe, respond
from calc.interface.evaluation import initial_form
request = {"name": "vessel.projection", "form": initial_form(describe("vessel.projection"), {})}
loaded = lambda: sorted(name for name in sys.modules if name.startswith("calc.interface.lenses"))
respond(json.dumps(request))
print(json.dumps(loaded()))
respond(json.dumps(request | {"lens": "cases", "asked": {}}))
print(json.dumps([loaded(), "argparse" in sys.modules]))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    before, after = map(json.loads, done.stdout.splitlines())
    assert before == ["calc.interface.lenses"]
    beside = {f"calc.interface.lenses.{name}" for name in TITLES if name != "cases"}
    assert not beside & set(after[0])
    assert "calc.interface.lenses.cases" in after[0]
    assert not after[1], "a page would have to carry argparse"


def test_a_case_is_what_its_entries_make():
    made = case("osmosis.osmotic_pressure", {"temperature": "77 degF"})
    assert isinstance(made, Case)
    assert made.form["temperature.unit"] == "degF"
    assert made.answer.numbers["temperature"] == pytest.approx(298.15)
    for entries in ({"temperature": "hot"}, {"nothing": "1"}):
        with pytest.raises(lenses.WrongEntries):
            case("osmosis.osmotic_pressure", entries)


def test_entries_of_a_command_line_are_told_apart():
    assert pairs(["a=b=c", "d="]) == {"a": "b=c", "d": ""}
    with pytest.raises(lenses.WrongEntries, match="NAME=VALUE"):
        pairs(["a"])
    with pytest.raises(lenses.WrongEntries, match="twice"):
        pairs(["a=1", "a=2"])


def test_what_panels_are_made_of_escapes_what_readers_type():
    typed = """<b on="x">&'"""
    written = "".join(
        [
            panel.note(typed),
            panel.choice("lens.x.y", typed, {typed: typed}, typed),
            panel.field("lens.x.y", typed, typed),
            panel.kept("lens.x.y", typed),
            panel.asks("lens.x.y", typed, typed, typed),
            panel.enters({typed: typed}, typed, typed),
            panel.saves(typed, typed, typed),
            panel.table(["a"], [["b"]], typed),
        ]
    )
    assert "<b" not in written.replace("<button", "").replace("<body", "")
    assert not re.search(r"<[^>]*\son\s*=", written)
