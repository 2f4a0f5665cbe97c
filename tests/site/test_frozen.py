"""The making of the frozen Python: what it is asked for, what stops it, and what it is not made for."""

import gzip
import json
import re
import subprocess
import time
from pathlib import Path

import pytest
from click import ClickException

from calc.core.units import SYSTEMS
from calc.interface import describe, names, respond
from calc.interface.curve import Course
from calc.interface.evaluation import initial_form
from calc.interface.lenses import TITLES
from docs.browser import frozen, requests, runtime
from tests.website import ROOT

pytestmark = pytest.mark.site  # Node makes it, as for a build
ASKED = [
    json.dumps({"name": name, "form": initial_form(describe(name), {}), "patience": -1})
    for name in (names()[0], "osmosis.osmotic_pressure", names()[1])
]


def test_every_control_of_every_calculator_is_turned():
    turned: dict[str, dict[str, set[str]]] = {name: {} for name in names()}
    for request in requests.requests():
        asked = json.loads(request)
        for control, value in (asked["form"] | asked.get("entries", {})).items():
            turned[asked["name"]].setdefault(control, set()).add(value)
    for name in names():
        definition = describe(name)
        offered = {place: each.quantity.units for place, each in definition.shown}
        offered |= {each.name: each.quantity.units for each in definition.parameters}
        for control in initial_form(definition, {}):
            place, _, kind = control.rpartition(".")
            choices = {"axes": 4, "over": len(definition.parameters), "of": len(definition.results)}
            if kind in choices:
                assert len(turned[name][control]) >= choices[kind], control
            elif kind == "unit":
                assert turned[name][control] >= set(offered[place]), control
            elif not control.endswith(".was"):
                assert len(turned[name][control]) > 1 or not definition.presets, f"{name}: {control}"
        assert set(definition.presets) <= turned[name].get("preset", set())


def test_every_lens_of_every_calculator_is_opened_in_all_units_and_every_control_of_its_panel_is_turned():
    opened: dict[str, dict[str, set[str]]] = {f"{name} {lens}": {} for name in names() for lens in TITLES}
    systems: dict[str, set[str]] = {place: set() for place in opened}
    for request in requests.requests():
        asked = json.loads(request)
        if "lens" in asked:
            place = f"{asked['name']} {asked['lens']}"
            systems[place].add(asked["form"]["system"])
            for control, value in asked["asked"].items():
                opened[place].setdefault(control, set()).add(value)
    assert all(each == set(SYSTEMS) for each in systems.values())
    for name in ("osmosis.osmotic_pressure", "plant.design"):
        definition = describe(name)
        offered = {each.name for each in definition.parameters if not each.whole}
        assert opened[f"{name} solve"]["by"] == {each.name for each in definition.parameters}
        assert opened[f"{name} solve"]["of"] == {each.name for each in definition.results}
        assert offered <= opened[f"{name} certainty"].keys()
        assert all(len(opened[f"{name} certainty"][each]) > 1 for each in offered)
        assert len(opened[f"{name} take"]["kind"]) > 3
        assert opened[f"{name} cases"]["does"] == {"keep"}


def test_the_clock_of_node_goes_on_as_that_of_python_does():
    (tick,) = re.findall(r"TICK = ([\d.]+); // ms", (Path(frozen.__file__).parent / "ticking.mjs").read_text("utf-8"))
    course, times = Course(lambda: None, "", {}), []
    with frozen._ticking():
        for _ in range(3):
            course.begin(patience=0)
            times.append(course._deadline)
            assert time.perf_counter() > 1, "others have the clock of the machine, and no tick is theirs"
    assert times == pytest.approx([float(tick) * 1e-3 * number for number in (1, 2, 3)])
    course.begin(patience=0)
    assert course._deadline > 1


def test_what_is_asked_at_random_is_the_same_for_a_seed_and_another_for_another():
    assert requests.at_random("one", 80) == requests.at_random("one", 80) != requests.at_random("two", 80)


@pytest.fixture
def answered(monkeypatch, tmp_path):
    """Let Node give these answers to what is held back, which is the second."""
    monkeypatch.setattr(frozen, "_EACH", 2)

    def answer(held: list[str | None], whole: tuple[str, ...] | list[str] = ()) -> Path:
        def run_node(failed: str, script: Path, *files: Path) -> None:
            if script.name == "whole_python.mjs":
                files[2].write_text(json.dumps(whole), encoding="utf-8")
                return
            asked = json.loads(files[1].read_text(encoding="utf-8"))
            files[2].write_bytes(b"a module")
            known = [respond(request) for request in asked["known"]]
            told = {"known": known, "held": held, "ran": 1, "functions": 1}
            Path(f"{files[2]}.json").write_text(json.dumps(told), encoding="utf-8")

        monkeypatch.setattr(requests, "requests", lambda: ASKED)
        monkeypatch.setattr(requests, "at_random", lambda seed, count: [])
        monkeypatch.setattr(runtime, "run_node", run_node)
        kept = tmp_path / "kept.gz"
        frozen._make(b"a library", "a seed", kept)
        return kept

    return answer


def test_what_answers_as_cpython_does_is_kept(answered):
    assert gzip.decompress(answered([respond(ASKED[1])]).read_bytes()) == b"a module"


def test_another_answer_stops_the_build_unless_the_whole_pyodide_gives_it(answered):
    right = respond(ASKED[1])
    rounded = right.replace("29.7", "29.8")
    assert answered([rounded], [rounded]).is_file()
    with pytest.raises(ClickException, match="answers otherwise than any other to"):
        answered([rounded], [right])


CURVED = json.dumps({key: value for key, value in json.loads(ASKED[1]).items() if key != "patience"})


@pytest.mark.parametrize(
    ("old", "new", "is_same"),
    [
        ("", "", True),
        (r'd=\\"M', r'd=\\"L', False),
        (r"(?<=l125 )(-\d+\.\d)", lambda found: f"{float(found[1]) + 0.1:.1f}", True),
        (r"(?<=l125 )(-\d+\.\d)", lambda found: f"{float(found[1]) + 0.3:.1f}", False),
        ("29.7", "29.8", False),
        ("bar", "psi", False),
    ],
)
def test_of_a_curve_the_last_digit_may_differ_and_of_nothing_else(old, new, is_same):
    answer = respond(CURVED)
    changed = re.sub(old, new, answer, count=1) if old else answer
    assert (changed != answer) == bool(old)
    assert frozen._is_same(CURVED, changed, answer) == is_same


def test_how_much_of_a_curve_is_there_at_once_makes_no_difference(answered):
    told = json.loads(respond(ASKED[1]))
    told["drawings"]["curve"], told["unfinished"] = "<svg/>", False
    assert answered([json.dumps(told, ensure_ascii=False)]).is_file()


def test_after_a_gap_python_forgets_as_the_one_that_wakes_anew_has(monkeypatch):
    forgotten: list[int] = []
    monkeypatch.setattr(frozen, "_forget", lambda: forgotten.append(len(answered)))
    answered: list[str] = []
    monkeypatch.setattr(frozen, "respond", lambda request: answered.append(request) or respond(request))
    right = respond(ASKED[1])
    assert list(frozen._differing([ASKED[1]] * 3, [right, None, right])) == []
    assert forgotten == [0, 1]


def test_too_many_gaps_stop_the_build(answered):
    with pytest.raises(ClickException, match="1 of 1 requests meet a gap"):
        answered([None])


def test_it_is_left_out_where_none_is_wanted_or_none_is_kept_for_pages_that_are_being_written(monkeypatch, tmp_path):
    runtime.library()
    monkeypatch.setattr(runtime, "kept", lambda name: tmp_path / "nothing.gz")
    assert frozen.write(tmp_path, may_make=False) == ""
    for wanted in ("no", "kept"):
        monkeypatch.setenv("FREEZE", wanted)
        assert frozen.write(tmp_path, may_make=True) == ""
    assert list(tmp_path.iterdir()) == []


def test_it_tells_nothing_of_the_machine_that_made_it(site):
    (module,) = site.glob("assets/*-frozen.wasm")
    content = module.read_bytes()
    assert not any(str(path).encode() in content for path in (ROOT, runtime._PYODIDE))


NOTING = """
import { instrumented, ran, forget, tidy, values } from "./docs/browser/instrument.mjs";
import * as wasm from "./docs/browser/wasm.mjs";
const { SECTION, KIND } = wasm;
const all = new Map([
  [SECTION.types, wasm.listed([[0x60, 0, 1, 0x7f]])],
  [SECTION.imports, wasm.listed([])],
  [3, wasm.listed([[0], [0], [0]])],
  [SECTION.globals, wasm.listed([[0x7f, 1, ...wasm.constant(-70_000)]])],
  [SECTION.exports, wasm.listed(["one", "two", "three"].map((title, i) => [...wasm.name(title), KIND.function, i]))],
  [SECTION.code, wasm.code([[0, 0x41, 42, 0x0b], [1, 2, 0x7f, 0x10, 0, 0x0b], [0, 0x41, 7, 0x24, 0, 0x41, 1, 0x0b]])],
]);
const { instance: { exports } } = await WebAssembly.instantiate(instrumented(wasm.assembled(all)));
const said = [[...ran(exports)], exports.two(), [...ran(exports)], [...values(exports)]];
forget(exports);
exports.three();
const [, again] = ["same", wasm.assembled(wasm.sections(wasm.assembled(all)))];
said.push([...ran(exports)], [...values(exports)], String(again) === String(wasm.assembled(all)));
let refused = "";
try { wasm.sections(Uint8Array.of(0, 0x61, 0x73, 0x6d, 2, 0, 0, 0)); } catch (error) { refused = error.message; }
const exported = ["free", "malloc_usable_size"].map((title, i) => [...wasm.name(title), KIND.function, i]);
const given = wasm.assembled(new Map([
  [SECTION.types, wasm.listed([[0x60, 1, 0x7f, 0], [0x60, 1, 0x7f, 1, 0x7f]])],
  [SECTION.imports, wasm.listed([])],
  [3, wasm.listed([[0], [1]])],
  [SECTION.memory, wasm.listed([[0, 1]])],
  [SECTION.exports, wasm.listed([...exported, [...wasm.name("memory"), KIND.memory, 0]])],
  [SECTION.code, wasm.code([[0, 0x0b], [0, 0x41, 3, 0x0b]])],
]));
const tidied = (await WebAssembly.instantiate(tidy(given))).instance.exports;
new Uint8Array(tidied.memory.buffer).fill(7, 15, 21);
tidied.free(16);
console.log(JSON.stringify([...said, refused, [...new Uint8Array(tidied.memory.buffer, 15, 6)], wasm.files(all)]));
"""


def test_a_module_tells_which_of_its_functions_have_run_and_what_its_globals_are():
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", NOTING], cwd=ROOT, capture_output=True, text=True, check=True
    )
    *said, refused, given_back, files = json.loads(done.stdout)
    assert said == [[], 42, [0, 1], [[0, -70_000]], [2], [[0, 7]], True]
    assert "it is no module" in refused
    assert given_back == [7, 0, 0, 0, 7, 7]
    assert files == [{"title": title, "functions": [place]} for place, title in enumerate(("one", "two", "three"))]


LEAVING_OUT = """
import { tellers, unread } from "./docs/browser/tables.mjs";
import { calls, constant, constants } from "./docs/browser/wasm.mjs";
const END = 1 << 16;
const memory = new Uint8Array(END);
const words = new Uint32Array(memory.buffer);
memory.set(new TextEncoder().encode("a.module"), 2000); // name, code, length, whether it is a package
words.set([2000, 8000, 100, 0], 3000 / 4);
memory[8000] = 0x63;
let row = 20_000; // 256 rows, of which each tenth is there, one behind the other
for (let each = 0; each < 256; each += 10) {
  words.set([row, 33 | (126 << 8)], 4000 / 4 + 2 * each);
  row += 2 * (126 - 33 + 1);
}
// A block of no type: a call of the third function, a load at 20,002, a constant of -1, all of that dropped.
const load = [0x41, 0, 0x28, 2, 0xa2, 0x9c, 1];
const body = Uint8Array.of(0, 0x02, 0x40, 0x10, 3, ...load, 0x41, 0x7f, 0x1a, 0x1a, 0x1a, 0x0b, 0x0b);
const naming = (...places) => Uint8Array.of(0, ...places.flatMap((at) => [...constant(at).slice(0, -1), 0x1a]), 0x0b);
const file = [naming(26_000, 31_000, 36_000), naming(42_000, 48_000)];
// A method of type 1300, whose definition is at 9000; and another, whose text ends as a name does that is used.
const TYPE = 1300;
for (const [object, definition, name, text] of [
  [END - 4096, 9000, "__doc__", "What it is of use for."],
  [END - 4000, 9100, "add", "What it adds to the others."],
]) {
  words.set([1, TYPE, TYPE, 0, 0, definition], object / 4);
  words.set([definition + 20, 77, 0, definition + 40], definition / 4);
  memory.set(new TextEncoder().encode(name), definition + 20);
  memory.set(new TextEncoder().encode(text), definition + 40);
}
words[9200 / 4] = 9100 + 40 + 20;
const documented = new Map([[TYPE, { place: 5, doc: 3 }]]);
const heap = END - 8192;
const places = { heap, types: 1, documented: new Map(), exported: [] };
let refused = "";
try { calls(Uint8Array.of(0, 0xff, 0x0b)); } catch (error) { refused = error.message; }
const found = [
  unread(memory, places, [], [], false),
  unread(memory, places, [body], [], false),
  unread(memory, places, [], [file], false).slice(2),
  unread(memory, places, [naming(33_000)], [file], false).slice(2),
  unread(memory, { ...places, exported: [36_001] }, [], [file], false).slice(2),
  unread(memory, { ...places, documented }, [], [], false).slice(2),
  unread(memory, { ...places, documented }, [], [], true).slice(2),
];
const told = [...tellers(memory, { ...places, documented })];
console.log(JSON.stringify([...found, told, [...calls(body)], [...constants(body)], refused]));
"""


def test_what_is_left_out_of_the_memory_is_found_by_its_own_lists_and_stays_where_kept_code_names_a_place_within():
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", LEAVING_OUT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    alone, beside, row, cut, seen, documents, asked, told, called, constants, refused = json.loads(done.stdout)
    code, characters = {"from": 8000, "to": 8100}, {"from": 20_000, "to": 20_000 + 26 * 2 * 94}
    assert alone == [code, characters]
    assert beside == [code]
    assert row == [{"from": 31_000, "to": 36_000}, {"from": 36_000, "to": 42_000}]  # neither the first nor the last
    assert cut == seen == []
    assert documents == [{"from": 9040, "to": 9040 + len("What it is of use for.")}]
    assert asked == []
    assert told == [77]
    assert (called, constants) == ([3], [0, 20_002, 2**32 - 1])
    assert "there is an instruction 255" in refused
