"""What is taken away, opened by what reads it: a table, a program, a shell, a link, a drawing."""

import contextlib
import csv
import io
import itertools
import json
import random
import re
import subprocess
import warnings
import xml.etree.ElementTree as ElementTree
from functools import cache
from html import unescape
from urllib.parse import parse_qsl

import pytest

import calc
from calc.core.numbers import EntryError, read_number
from calc.core.quantities import Caution, Refusal
from calc.core.units import UNITS, from_si
from calc.interface import describe, exports, links, names
from calc.interface.command_line import main
from calc.interface.entries import in_unit
from calc.interface.evaluation import WrongEntries
from calc.interface.exports import drawing, table
from calc.interface.lenses import case, take
from calc.peers import phreeqc, pyeql, vessels, waters, watertap
from tests.website import ROOT

pytestmark = pytest.mark.filterwarnings("ignore::calc.core.quantities.Caution")

STATES, TRIES = 2, 40  # at random, of each calculator; and how many it may take to find one that is answered
SEED = random.SystemRandom().randrange(10**6)
SVG = "{http://www.w3.org/2000/svg}"


def some_entries(definition, rng):
    """Every input somewhere in its range, in any unit that it has there, and every output in any of its units."""
    drawn = {each.name: rng.choice(each.values) for each in definition.selections}
    others = definition.defaults | drawn
    for each in sorted(definition.parameters, key=lambda each: each.scales is not None):
        default, unit = each.default, rng.choice(each.quantity.units)
        end = rng.choice((each.range.low, each.range.high))
        value = default + (end - default) * rng.random() ** 2
        with contextlib.suppress(EntryError, Refusal):
            number = round(value) if each.whole else in_unit(each, value, unit, others)
            drawn[each.name] = f"{number:.7g} {unit if UNITS[unit].label else ''}".rstrip()
    return drawn | {name: rng.choice(result.quantity.units) for name, result in definition.shown}


@cache
def cases(name):
    """The worked example, and a few states at random with odd units."""
    rng, found = random.Random(f"{SEED} {name}"), [case(name)]
    for _ in range(TRIES):
        with contextlib.suppress(WrongEntries, Refusal), warnings.catch_warnings():
            warnings.simplefilter("ignore", Caution)
            found.append(case(name, some_entries(describe(name), rng)))
        if len(found) > STATES:
            break
    return found


@pytest.fixture(params=names())
def every(request):
    """A calculator's cases; what is printed says how to have them again."""
    print("seed", SEED)
    return cases(request.param)


def rows(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_the_table_has_every_input_and_answer_in_the_readers_units(every):
    for one in every:
        definition, form, answer = one
        head, *body = rows(exports.write(one, "csv"))
        assert head == ["part", "name", "term", "value", "unit"]
        assert {len(row) for row in body} == {5}
        told = {(part, name): (value, unit) for part, name, _, value, unit in body}
        for each in definition.parameters:
            value, unit = told["input", each.name]
            assert float(value) == pytest.approx(read_number(form[each.name]), rel=1e-11)
            label = UNITS[form[f"{each.name}.was"]].label
            assert unit == label or (not label and unit == form.get("scale", ""))
        for each in definition.results:
            value, unit = told["answer", each.name]
            known = answer.outputs[each.name]
            if known is None:
                assert value == ""
            elif UNITS[form[f"{each.name}.unit"]].label == unit:
                wanted = from_si(known, form[f"{each.name}.unit"])
                assert float(value) == pytest.approx(wanted, rel=1e-11, abs=1e-300)
        for each in definition.sayings:
            assert told["answer", each.name][0].lstrip("'")


def test_the_rows_of_a_listing_and_the_points_of_the_curve_are_tables_too(every):
    for one in every:
        definition, form, answer = one
        for listing in definition.listings:
            head, *body = rows(exports.write(one, f"csv.{listing.name}"))
            assert len(head) == len(listing.columns)
            assert len(body) == len(answer.rows[listing.name])
            for row, given in itertools.zip_longest(body, answer.rows[listing.name]):
                assert len(row) == len(given)
                for column, cell, value in zip(listing.columns, row, given, strict=True):
                    if isinstance(value, (int, float)):
                        unit = form[f"{listing.name}.{column.name}.unit"]
                        assert float(cell) == pytest.approx(from_si(value, unit), rel=1e-11, abs=1e-300)
    (over, of), *points = rows(exports.write(every[0], "csv.curve"))
    definition, form, answer = every[0]
    assert over.startswith(next(each.term for each in definition.parameters if each.name == form["curve.over"]))
    assert of.startswith(next(each.term for each in definition.results if each.name == form["curve.of"]))
    assert len(points) > 3
    xs = [float(x) for x, _ in points]
    assert xs == sorted(xs)
    assert all(y == "" or float(y) == float(y) for _, y in points)
    now = answer.outputs[form["curve.of"]]
    if now is not None:
        present = read_number(form[form["curve.over"]])
        near = min(points, key=lambda point: abs(float(point[0]) - present))
        assert float(near[1]) == pytest.approx(from_si(now, form[f"{form['curve.of']}.unit"]), rel=1e-9)


def test_no_text_in_a_table_is_a_formula_of_a_spreadsheet():
    texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", 'a "b", c', "plain", "first\nsecond", ""]
    (read, numbers) = rows(table.write([texts, [-1.5, 0.0, None, 1e-7]]))
    assert [cell[:1] for cell in read[:6]] == ["'"] * 6
    assert [cell.removeprefix("'") for cell in read] == texts
    assert numbers == ["-1.5", "0", "", "1e-07"]


def test_the_python_gives_the_same_answer_twice(every):
    for one in every:
        written, printed = exports.write(one, "python"), io.StringIO()
        names = {}
        with contextlib.redirect_stdout(printed):
            exec(compile(written, one.definition.name, "exec"), names)
        assert names["answer"].outputs == one.answer.outputs
        assert names["answer"].rows == one.answer.rows
        assert names["result"] == one.answer.returned
        assert len(printed.getvalue().splitlines()) == 2 * len(one.definition.main)


def test_a_shell_reads_the_command_as_it_was_meant(capsys):
    """One shell for all of them: it hands over its words, and they are answered here."""
    every = [one for name in names() for one in cases(name)]
    commands = "".join(f"{exports.write(one, 'command').strip()}\n" for one in every)
    script = f"python() {{ printf '%s\\0' \"$@\"; printf '\\n\\0'; }}\n{commands}"
    told = subprocess.run(["sh"], input=script, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    called = [call.split("\0")[:-1] for call in told.split("\n\0")[:-1]]
    assert len(called) == len(every)
    for one, (dash, module, *arguments) in zip(every, called, strict=True):
        assert (dash, module) == ("-m", "calc")
        assert main([*arguments, "--json"]) == 0, arguments
        outputs = json.loads(capsys.readouterr().out)["outputs"]
        for name, value in one.answer.outputs.items():
            again = outputs[name]["value"]
            assert again == value or again == pytest.approx(value, rel=1e-9, abs=1e-300), arguments


def test_the_link_opens_the_same_state(every):
    for one in every:
        query = dict(parse_qsl(exports.write(one, "link").removeprefix("?"), strict_parsing=True))
        assert query.pop("calculator") == one.definition.name
        form, wrong = links.form(one.definition, query)
        assert not wrong
        for name, text in one.form.items():
            same = form[name] == text or read_number(form[name]) == pytest.approx(read_number(text), rel=1e-14)
            assert same, name


def test_the_answer_is_its_sentence_and_all_its_numbers(every):
    for one in every:
        text = exports.write(one, "answer")
        assert "\N{NO-BREAK SPACE}" not in text
        for each in (*one.definition.inputs, *one.definition.results, *one.definition.sayings):
            assert f"\n{each.term[:1].upper()}{each.term[1:]}: " in text


def test_drawings_stand_alone(every):
    one = every[0]
    kinds = [kind for kind in exports.kinds(one) if kind.startswith("svg")]
    assert kinds[0] == "svg"
    assert ("svg.picture" in kinds) == (one.definition.picture is not None)
    for kind in kinds:
        root = ElementTree.fromstring(exports.write(one, kind))
        assert root.tag == f"{SVG}svg"
        assert float(root.get("width")) > 0
        assert root.find(f"{SVG}style").text == drawing.STYLE
        sheet = root.find(f"{SVG}rect")
        assert sheet.get("fill") == "#fff"
        assert len(list(root.iter())) > 8
        for element in root.iter():
            assert not any("var(" in value or name.startswith("data-") for name, value in element.attrib.items())


AT_TIMES = re.compile(r"@(?:media|container|supports)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
LIGHT = {
    "var(--calculator-live)": "#00707a",
    "var(--calculator-solute)": "#a8560f",
    "var(--md-default-bg-color)": "#fff",
    "var(--md-default-fg-color)": "#212121",  # the theme's 87 % of black, on white
    "var(--md-default-fg-color--light)": "#757575",  # its 54 %
}
OF_THE_PAGE = ("display", "overflow", "box-sizing", "width", "max-width", "margin", "margin-top", "padding-right")


def rules(style):
    """What a style says of the parts of drawings, but for where they lie on a page."""
    found = {}
    for selectors, body in RULE.findall(re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)):
        for option in re.findall(r":is\(([^)]*)\)", selectors):
            together = [re.sub(r":is\([^)]*\)", each.strip(), selectors) for each in option.split(",")]
            selectors = ", ".join(together)
        said = {name.strip(): value.strip() for name, _, value in (each.partition(":") for each in body.split(";"))}
        said = {name: LIGHT.get(value, value) for name, value in said.items() if name and name not in OF_THE_PAGE}
        for selector in (" ".join(each.split()) for each in selectors.split(",")):
            if re.fullmatch(r"\.(chart|picture)( (circle)?\.?[\w-]+)?", selector) and said:
                found.setdefault(selector, {}).update(said)
    return found


def test_the_style_of_drawings_is_that_of_the_site():
    ours, page = rules(drawing.STYLE), (ROOT / "docs/assets/site.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"(--calculator-\w+): (#\w+);", page.partition("slate")[0]))
    assert {name: LIGHT.get(f"var({name})", colour) for name, colour in colours.items()} == colours
    site = rules(AT_TIMES.sub("", page))
    every = [cases(name)[0] for name in names()]
    drawn = [exports.write(one, kind) for one in every for kind in exports.kinds(one) if kind.startswith("svg")]
    classes = {each for text in drawn for found in re.findall(r'class="([^"]+)"', text) for each in found.split()}
    for selector, said in site.items():
        if selector.rpartition(".")[2] in classes:
            assert ours.get(selector) == said, selector
    assert ours.keys() <= site.keys()


def test_a_kind_that_a_calculator_does_not_have_is_refused_with_those_that_it_has(capsys):
    with pytest.raises(calc.WrongEntries, match="'phreeqc' is not one of: answer, csv, "):
        calc.export("balance.recovery", kind="phreeqc")
    assert main(["balance.recovery", "--export", "csv.flows"]) == 2
    assert "'csv.flows' is not one of: answer, csv" in capsys.readouterr().err


def test_the_command_line_prints_what_python_gives(capsys):
    assert main(["balance.recovery", "recovery=60 %", "--export", "python"]) == 0
    assert capsys.readouterr().out == calc.export("balance.recovery", {"recovery": "60 %"}, "python")
    assert main(["balance.recovery", "--export", "csv", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["lenses"]["take"]
    assert told == {"kind": "csv", "text": calc.export("balance.recovery"), "file": "balance.recovery.csv"}


def test_a_frame_of_the_same_state_is_offered_where_the_address_of_the_site_is_known(every):
    for one in every:
        assert 'value="frame"' not in take.draw(one, {"kind": "frame"})
        html = take.draw(one, {"kind": "frame", "site": "https://example.org/water/"})
        assert f'"{one.definition.name}.html"' in html
        code = unescape(re.search("<pre[^>]*>(.*?)</pre>", html, re.DOTALL)[1])
        query = exports.write(one, "link") if links.entries(one.definition, one.form) else ""
        assert unescape(code).startswith(f'<iframe src="https://example.org/water/frame/{one.definition.name}/{query}"')


def test_the_panel_offers_every_kind_and_shows_the_one_that_is_chosen(every):
    one = every[0]
    for kind, export in exports.kinds(one).items():
        html = take.draw(one, {"kind": kind})
        root = ElementTree.fromstring(f"<div>{re.sub(' (selected|data-copies|data-prints)', '', html)}</div>")
        if export.ending == "svg":
            assert kind not in [each.get("value") for each in root.iter("option")]
            continue
        assert kind in [each.get("value") for each in root.iter("option")]
        shown = root.find(".//pre")
        text = shown.text if shown is not None else root.find(".//output/a").get("href")
        assert text == exports.write(one, kind).replace("\r\n", "\n")
    assert take.draw(one, {}) == take.draw(one, {"kind": "answer"}) == take.draw(one, {"kind": "<nonsense>"})


def test_what_a_membrane_passes_is_handed_to_phreeqc():
    """A rejection of 98 % passes 2 % of the salts; of the carbon dioxide, which it does not hold, everything."""
    kinetics = calc.export("scaling.concentrate_index", {"observed_rejection": "98 %"}, kind="phreeqc")
    assert '- 0.02 * (TOTMOL("C(4)") - GET(1))) / (1 - 0.02 * TOT("water"))' in kinetics
    assert "# The mixture, by adding water." in calc.export("household.blend", kind="phreeqc")


def test_phreeqc_is_told_in_millimoles_where_the_charges_are_closed_before_and_asks_for_them():
    """A mole of table salt in a kilogram of water: 1000 mmol of each ion."""
    mole = waters.of_salt("a mole", "NaCl", 58.443 / 1058.443, 298.15)
    written = phreeqc.write([mole._replace(balance="bicarbonate")])
    for element in ("Na", "Cl"):
        assert float(re.search(rf"^ +{element} +(\S+)$", written, re.MULTILINE)[1]) == pytest.approx(1000, rel=1e-4)
    assert "units     mmol/kgw" in written
    (headings,) = re.findall(r"-headings (.*)", written)
    asked = dict(zip(headings.split(), re.findall(r"\d+ PUNCH (.*)", written), strict=True))
    in_milli = {name for name in asked if "_mmol_" in name}
    assert in_milli
    assert all(asked[name].startswith("1000 * ") for name in in_milli)


def test_phreeqc_takes_away_what_water_makes_the_salts_so_much_stronger():
    """Four times as strong: three quarters of a kilogram go, of 18.015 g a mole; half as strong: a kilogram comes.

    As strong as it was: nothing goes or comes.
    """
    feed = waters.of_salt("a feed", "NaCl", 0.01, 298.15)
    for factor, sign, mass in ((4.0, "-", 0.75), (2.0, "-", 0.5), (0.5, "", 1.0)):
        written = phreeqc.write([feed], waters.Membrane(factor))
        told, moles = re.search(r"REACTION 1\n +H2O (-?)1\n +(\S+) moles", written).groups()
        assert told == sign
        assert float(moles) == pytest.approx(mass / 0.0180153, rel=1e-5)
    assert "REACTION" not in phreeqc.write([feed], waters.Membrane(1.0))


def test_watertap_is_told_how_much_stronger_a_vessel_leaves_its_feed():
    """By the salt to a kilogram of water on both sides."""
    answer = calc.evaluate("vessel.projection")
    vessel = vessels.of({**answer.inputs, **answer.outputs})
    feed, left = vessel.plant.concentration, vessel.concentrate
    density = vessel.plant.solution.density
    assert vessel.concentration_factor == pytest.approx(left / (density(left) - left) * (density(feed) - feed) / feed)


def test_of_what_a_membrane_leaves_pyeql_is_told_where_it_leaves_the_water_stronger_or_weaker():
    feed = waters.of_salt("a feed", "NaCl", 0.01, 298.15)
    for factor, told in ((1.0, 1), (2.0, 2), (0.5, 2)):
        assert pyeql.write([feed], waters.Membrane(factor)).count("= Solution(") == told


def test_phreeqc_is_told_as_what_a_mass_is_weighed_and_of_amounts_and_elements_nothing():
    written = calc.export("scaling.saturation", kind="phreeqc")
    assert re.findall(r" as (\S+)", written) == ["HCO3", "SO4", "SiO2"]
    assert " as " not in calc.export("scaling.saturation", {"scale": "mmol/kg"}, kind="phreeqc").partition("SOL")[2]


def test_of_no_acid_there_is_no_dose():
    feed = waters.of_salt("a feed", "NaCl", 0.01, 298.15)
    assert waters.dose(feed, "none", 1.0) == waters.dose(feed, "HCl", 0.0) == 0
    # A mole of it, 36.458 g, in a cubic metre that holds 10 kg of salt and 994 kg of water.
    assert waters.dose(feed, "HCl", 0.036458) == pytest.approx(1 / 994, rel=2e-3)


def test_a_water_without_a_ph_is_taken_for_neutral_and_one_with_bicarbonate_for_where_it_all_is():
    """Table salt makes water neither acid nor alkaline: seven at 25 degrees.

    Half of the carbon is carbon dioxide at 6.35 and carbonate at 10.33, textbooks' constants of carbonic acid at 25
    degrees: in the middle there is least of both.
    """
    written = calc.export("solutions.concentrations", kind="phreeqc")
    assert re.search(r"^ *pH +7 ", written, re.MULTILINE)
    written = calc.export("solutions.concentrations", {"solute": "NaHCO3"}, kind="phreeqc")
    assert re.search(r"^ *temp +25$", written, re.MULTILINE)
    told = float(re.search(r"^ *pH +(\S+) ", written, re.MULTILINE)[1])
    assert told == pytest.approx((6.35 + 10.33) / 2, abs=0.05)


def test_a_mole_of_salt_in_a_kilogram_of_water_is_told_as_a_thousand_millimoles():
    """A mole of table salt is 58.44 g, and of calcium chloride 110.98 g with two moles of chloride."""
    for salt, mass, cation, chlorides in (("NaCl", 58.443, "sodium", 1), ("CaCl2", 110.978, "calcium", 2)):
        water = waters.of_salt("a mole", salt, mass / (1000 + mass), 298.15)
        assert water.scale == "mmol/kg"
        expected = {cation: pytest.approx(1000, rel=1e-4), "chloride": pytest.approx(1000 * chlorides, rel=1e-4)}
        assert {ion: amount for ion, amount in water.amounts.items() if amount} == expected


def test_the_charges_that_watertap_is_told_are_those_in_the_names():
    """A name ends in its charge, as `Fe_2+` and `F_-`; one without it has none."""
    script = calc.export("waters.analysis_checked", kind="watertap")
    (told,) = re.findall(r"charge=({.*})", script)
    others = {name: watertap._CHARGES[ion] for ion, name in watertap._SOLUTES.items()}
    for name, charge in [*json.loads(told).items(), *others.items()]:
        size, sign = re.fullmatch(r"[^_]+(?:_(\d?)([+-]))?", name).groups()
        assert charge == (int(size or 1) * {"+": 1, "-": -1}[sign] if sign else 0), name
