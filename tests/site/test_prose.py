"""No number is typed into the prose that could be computed: it is given, sourced, or listed here with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from calc.core.numbers import EntryError, read_number
from calc.core.units import HOUR, UNITS, to_si
from calc.interface import describe
from calc.interface.entries import split_entry
from calc.interface.evaluation import evaluate, initial_form
from calc.models.osmosis import plant_cell
from calc.models.solutions import single_solutes
from docs.extension import contents
from tests.website import ROOT

# The worksheets are left out: a question gives its data, and tests/site/test_teachers.py calculates them, the steps and
# the answers itself.
PAGES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "docs").glob("*.md"))
    if not path.stem.startswith("worksheet-") and path.stem != "changelog"  # which gives examples of what can be typed
}

SHEETS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("worksheet-*.md"))}

# Typed numbers that are neither an input on their page nor in a paragraph with a source, by page, with the reason.
LISTED: dict[str, dict[str, str]] = {
    "body": {
        "0.9 %": "what the drip is called; the page says that it is 9 g in a litre",
        "14 mg/dL": "the figure of the report that the two computed numbers beside it read",
    },
    "elements": {"15 to 20 %": "what the section on the datasheet says with its sources, to remember"},
    "mistakes": {
        "0.77 bar": "a rule of thumb, quoted; the calculator beside it answers with it",
        "5 cm": "a choice to guess at; the answer is computed",
        "50 cm": "the same",
        "5 m": "the same",
        "50 m": "the same",
    },
    "osmotic-pressure": {
        "0.77 bar": "a rule of thumb, quoted; the calculator beside it answers with it",
        "100 ppm": "the same",
    },
    "plants": {
        "−0.244 MPa": "the data of a textbook's question; tests/reference/plants.json",
        "0.456 MPa": "its answer, which the page sets right",
        "100 %": "the limp cell, of which the volume is a share",
        "20 g": "0.345 mol/kg of table salt, in other units; see the test below",
        "6 g": "0.1 mol/kg of table salt, the same",
    },
    "potato": {
        "342 g": "a mole of sugar; see the test below",
        "0.01 g": "how finely to weigh",
        "0.25 mol/L": "0.264 mol/kg of sugar, in other units; see the test below",
        "0.27 mol/L": "0.265, the computed crossing, as a pupil says it",
        "0.6 g": "what a pupil might say",
        "0.5 g": "the same",
        "57 %": "a number of the fit; tests/reference/potato.json",
        "−0.58 MPa": "the same",
        "−1.4 MPa": "the same",
        "−1.0 MPa": "−0.7 MPa less a turgor of 0.3 MPa",
    },
    "salt-at-the-membrane": {
        "15 mm": "the flux that was just given, in other units: 15 L/(m² h); see the test below",
        "4.2 µm": "the same",
    },
    "teachers": {
        "12 years": "an age",
        "15 years": "the same",
        "16 to 18 years": "the same",
        "9 g": "0.1547 mol/kg of table salt, in other units; see tests/site/test_teachers.py",
        "4.5 g": "as strong, in half a litre",
        "10 g": "20 g in a litre, in half a litre",
    },
    "thirst-and-sea-water": {"3 mOsm/kg": "the difference of the two that stand before it"},
}

_WORDS = """
    % times degrees bar atm litre litres gallon gallons metre metres inch inches second seconds minute minutes
    hour hours day days week weeks month months year years g mg µg kg t mol mmol µmol osmol mosmol L mL µL m cm mm µm nm
    km h s min d W kW MW Wh kWh MWh J kJ MJ GJ V mV K N Pa
"""
_UNITS = {"per cent", *_WORDS.split(), *(each.label for each in UNITS.values() if each.label)}
_UNIT = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in sorted(_UNITS, key=len, reverse=True))
_DIGITS = r"[−-]?\d+(?:[.,\u202f]\d+)*"
_NUMBER = re.compile(
    rf"(?<![\w.,/^-])(?P<numbers>{_DIGITS}(?:\s+(?:to|and|or|by)\s+{_DIGITS})*)\s*(?P<unit>(?:{_UNIT})(?:/[\w³²]+)?)(?![\w²³])"
)
_COMMAND = re.compile(r"`#!(?:calc|open)\s+(?P<call>[^`|]*)(?:\|(?P<words>[^`]*))?`")
_CALL = re.compile(r'(?P<entry>[\w.]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))')
_FENCE = re.compile(r"^``` calculator\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
_NOTE = re.compile(r"^\[\^[^\]]+\]:.*(?:\n {4}.*)*", re.MULTILINE)


def calls(markdown: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every calculator that the page asks, with the entries that it gives."""
    for found in _COMMAND.finditer(markdown):
        name = found["call"].split()[0]
        yield name, {each["entry"]: each["quoted"] or each["bare"] for each in _CALL.finditer(found["call"])}
    for found in _FENCE.finditer(markdown):
        name, *lines = found["lines"].split("\n")
        yield name.strip(), dict(re.split(r":\s*", line.strip(), maxsplit=1) for line in lines if line.strip())


def given(markdown: str) -> set[tuple[float, str]]:
    """The numbers, with their units, that the page puts into calculators, the inputs that it leaves alone too."""
    found = set()
    for name, entries in calls(markdown):
        form = initial_form(describe(name), entries)
        for each in describe(name).parameters:
            found.add((read_number(form[each.name]), UNITS[form[f"{each.name}.unit"]].label))
        for text in entries.values():
            try:
                number, unit = split_entry(text)
                found.add((read_number(number), unit))
            except EntryError:
                continue
    return found


def paragraphs(markdown: str) -> Iterator[str]:
    """The prose: paragraphs, items and rows, without code, addresses, formulas, tags and notes."""
    markdown = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    markdown = contents.FENCE.sub("\n\n", _NOTE.sub("", markdown))
    markdown = _COMMAND.sub(lambda found: found["words"] or "…", markdown)
    markdown = re.sub(r"`[^`]*`|\]\([^)]*\)|\$[^$]*\$|<[^>]*>", "…", markdown)
    yield from re.split(r"\n\s*\n|\n(?=[-*|] |\d+\. )", markdown)


def typed(markdown: str) -> list[str]:
    """The typed numbers that are neither given nor sourced."""
    inputs = given(markdown)
    found = []
    for paragraph in paragraphs(markdown):
        if re.search(r"\[\^[^\]]+\]", paragraph):
            continue
        for each in _NUMBER.finditer(paragraph):
            unit = " ".join(each["unit"].split())
            numbers = [
                read_number(text.replace("\u202f", "").replace(",", ""))
                for text in re.findall(_DIGITS, each["numbers"])
            ]
            if not all(any(number == given and _same(unit, of) for given, of in inputs) for number in numbers):
                found.append(" ".join(each[0].split()))
    return found


def _same(unit: str, of: str) -> bool:
    """Whether an input's unit is what the prose calls so: '0.1 mol in a litre' is an input of 0.1 mol/L."""
    names = {of, UNITS[of].label if of in UNITS else of}
    return not of or any(name == unit or name.startswith(f"{unit}/") for name in names)


@pytest.mark.parametrize("page", PAGES)
def test_every_typed_number_is_given_or_sourced_or_listed(page):
    assert sorted(set(typed(PAGES[page]))) == sorted(LISTED.get(page, {}))


def test_each_number_that_is_listed_has_its_reason():
    for page, reasons in LISTED.items():
        assert page in PAGES
        assert all(len(reason) > 5 for reason in reasons.values())


def test_what_is_listed_as_the_same_in_other_units_is_the_same():
    """15 L/(m² h) are 15 mm in an hour and 4.2 µm in a second; 50 psi are 3.4 bar; a mole of NaCl is 58.44 g, of sugar
    342.3 g."""
    assert single_solutes.molar_mass("sucrose") == pytest.approx(0.342, abs=0.0005)
    assert plant_cell.molality("sucrose", 250.0, 293.15) == pytest.approx(0.264, abs=0.0005)
    assert pytest.approx(20, abs=0.5) == 0.345 * 58.44
    assert pytest.approx(6, abs=0.5) == 0.1 * 58.44
    assert to_si(50, "psi") == pytest.approx(to_si(3.4, "bar"), abs=to_si(0.05, "bar"))
    assert to_si(15, "L/(m2 h)") * HOUR == pytest.approx(15e-3)
    assert to_si(15, "L/(m2 h)") == pytest.approx(4.2e-6, abs=0.05e-6)


# What one calculator answers, or takes by itself, and a page types into another: the entry, how many times that it is,
# the calculator and its output or input.
PASSED_ON = [
    ("salt-at-the-membrane", 'wall_concentration="40.2 g/L"', 1, "polarisation.modulus", "wall_concentration"),
    (
        "salt-at-the-membrane",
        'mass_transfer_coefficient="52.6 um/s"',
        1,
        "polarisation.mass_transfer_coefficient",
        "mass_transfer_coefficient",
    ),
    ("blue-energy", 'water_permeability="5.12 L/(m2 h bar)"', 2, "energy.pressure_retarded", "water_permeability"),
    ("blue-energy", 'salt_permeability="1.26 L/(m2 h)"', 2, "energy.pressure_retarded", "salt_permeability"),
]


@pytest.mark.parametrize(("page", "entry", "times", "calculator", "name"), PASSED_ON)
def test_what_a_page_passes_on_from_one_calculator_to_another_is_what_the_first_has(
    page, entry, times, calculator, name
):
    assert entry in PAGES[page]
    number, unit = split_entry(_CALL.fullmatch(entry)["quoted"])
    answer = evaluate(calculator)
    of = {**answer.inputs, **answer.outputs}[name]
    assert to_si(read_number(number), unit) == pytest.approx(times * of, rel=0.002), "half of the last digit"


# Words that readers who learnt English at school do not know, or know for something else, and the plain one.
PLAINER = {r"noughts?": "zero", r"reckon\w*": "calculate", r"thin (solution|water|salt water)s?": "dilute"}

# The same in what readers read: pages, and the words of terms, ranges, refusals, cautions and pictures.
ODD = {
    r"(is|are|was) told (by|under|in|elsewhere|without|with|as)": "stated, explained, measured",
    r"thins|thinned|thinning": "dilutes",
    r"dear": "expensive",
    r"sour": "acidic",
    r"without end": "infinite",
    r"parts (into|them|water|the two)|part (into|the two|them)|parting": "splits, separates",
    r"pulls? (with|less|as hard|little)|pulled at": "has an osmotic pressure",
    r"it is none|draws none|to none": "it is not one, zero",
    r"dries out|dry out": "dehydrates",
    r"so who|who sweats": "whoever",
    r"what is so": "the answer",
    r"furs|eats the acids": "builds up, neutralises",
    r"beat (the|that|them)|to beat": "exceed, overcome",
    r"lest|whence|thence|hither|heed\w*": "so that not, from where, follow",
    r"square code": "QR code",
    r"no less than none|nothing costs less than nothing": "cannot be below zero",
    r"less one": "minus one",
    r"gone round|goes round|going round": "gone past",
}


@pytest.mark.parametrize("word", PLAINER)
def test_a_plain_word_stands_where_there_is_one(word):
    """In pages, terms, messages, pictures and code alike."""
    endings = {".py", ".md", ".json", ".js"}
    files = [file for room in ("calc", "docs") for file in (ROOT / room).rglob("*") if file.suffix in endings]
    assert len(files) > 150
    found = [
        f"{file.relative_to(ROOT)}: {each[0]}, for {PLAINER[word]}"
        for file in files
        for each in re.finditer(rf"\b{word}\b", file.read_text(encoding="utf-8"), re.IGNORECASE)
    ]
    assert not found


_READ = re.compile(r'"(?:[^"\\\n]|\\.)*"')


@pytest.mark.parametrize("words", ODD)
def test_no_odd_word_stands_in_what_readers_read(words):
    """In pages, but for the changelog, and in what Python writes into them."""
    found = [
        f"{name}: {each[0]}, for {ODD[words]}"
        for name, text in sorted({**SHEETS, **PAGES}.items())
        for each in re.finditer(rf"\b({words})\b", " ".join(_COMMAND.sub("", text).split()), re.IGNORECASE)
    ]
    for file in (ROOT / "calc").rglob("*.py"):
        said = " ".join(each[0] for each in _READ.finditer(file.read_text(encoding="utf-8").replace('"""', "")))
        found += [f"{file.name}: {each[0]}, for {ODD[words]}" for each in re.finditer(rf"\b({words})\b", said)]
    assert not found


ASKED = '`#!calc osmosis.osmotic_pressure concentration="0.1 mol/L" osmotic_pressure=psi`'


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("It pulls with 27.5 bar.", ["27.5 bar"]),
        ("It pulls with\n27.5\nbar.", ["27.5 bar"]),
        ("- an item of 3 kWh/m³\n- another", ["3 kWh/m³"]),
        ("| cell | 12 % |", ["12 %"]),
        ("Three of them, or 3 times as much, or 3 per cent.", ["3 times", "3 per cent"]),
        ("From 7 to 9 litres.", ["7 to 9 litres"]),
        ("It is (so they say) 8 °C or −3 °C.", ["8 °C", "−3 °C"]),
        ("It is 1,200 mg/L.", ["1,200 mg/L"]),
        ("In 2017 it was so, see page 3, with 2 ions and 4 stages.", []),
        ("`#!open osmosis.osmotic_pressure ions=3 | 35 bar for 3 ions`", ["35 bar"]),
        (f"For 0.1 mol in a litre it is {ASKED}.", []),
        (f"For 0.1 mol/L at 25 °C it is {ASKED}.", []),
        (f"For 0.2 mol/L it is {ASKED}.", ["0.2 mol/L"]),
        (f"For 0.1 bar it is {ASKED}.", ["0.1 bar"]),
        ("``` calculator\nosmosis.osmotic_pressure\ntemperature: 15 degC\n```\n\nAt 15 °C.", []),
        ("It takes 2.3 kWh.[^source]\n\nIt takes 2.4 kWh.", ["2.4 kWh"]),
        ("[^note]: It takes 2.3 kWh.\n    And 2.4 kWh.", []),
        ("[It](page.md#3-bar) is `3 bar` $3 m$ <i title='3 bar'>.", []),
    ],
)
def test_a_typed_number_is_caught(text, caught):
    assert typed(text) == caught
