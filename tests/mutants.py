"""Makes small changes to the formulas of `calc`, one at a time, and tells which of them no test notices.

Run by `make mutants`. A seeded sample of changes is drawn: an operator or a sign turned into its opposite, a comparison
turned round, a number one per cent or one whole greater, in the code as in presets and in the files of `calc/data/`.
Against each run the tests that come past the changed line, those of its own module first. At least 95 % must be found.

What is no formula is left alone: forms, command line, pictures and vocabulary, messages, annotations, and the ranges
and defaults of a calculator's inputs, which are choices: no source knows them, and other tests hold them together.
A comparison keeps its boundary: on which side of it a float falls that is just equal, no answer tells.

Two known tools were looked at. mutmut 3 changes nothing but the bodies of functions that have no decorator, so neither
constants nor presets nor whatever is kept with `cache`; cosmic-ray writes each change into the file itself and starts
all tests anew for it. Neither draws a sample.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import functools
import gc
import hashlib
import importlib
import importlib.util
import itertools
import os
import pickle
import random
import re
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from typing import NamedTuple

import coverage
import pytest

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".venv" / "mutants.pickle"
ENOUGH = 0.95
_NO_FORMULAS = {"interface", "pictures", "vocabulary"}
_FORMS = {f"test_{path.stem}" for path in (ROOT / "calc" / "interface").glob("*.py")} | {"test_outside"}
_IN_DATA = 10  # one mutant in so many is a number of a data file
_PYTEST = ["-o", "addopts=", "--doctest-modules", "-p", "no:cacheprovider", "-q", "-x", "-m", "not site"]
# Read no module with doctests for pytest itself, tell nothing, and collect no garbage.
_IN_A_TRIAL = ["--assert=plain", "--tb=no", "-p", "no:unraisableexception", "-p", "no:threadexception"]
_PATIENCE = 20.0  # s, of tests, the quickest first
_MEMORY = 4 << 30  # bytes that a mutant may fill

_OPPOSITE = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"), ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"), ast.Pow: ("**", "*"), ast.Lt: ("<", ">="), ast.LtE: ("<=", ">"), ast.Gt: (">", "<="),
    ast.GtE: (">=", "<"), ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.And: ("and", "or"), ast.Or: ("or", "and"),
}  # fmt: skip
_STEERING = {
    "balance": {"_ROUNDING"},
    "blending": {"_CLOSE_ENOUGH", "_ROUNDING"},
    "conductivity": {"_CLOSE_ENOUGH"},
    "crossflow": {"_CLOSE", "_CLOSE_ENOUGH", "_TELLING", "_SLACK", "_MOST_TRIES"},
    "guesses": {
        "_LARGEST_RATIO",
        "_UNPAIRED",
        "_BEYOND",
        "_POINTS_OF_A_COURSE",
        "_POINTS",
        "_FEW",
        "_RISE",
        "_RISE_OF_ONE",
    },
    "ions": {"_ROUNDING"},
    "pressure_vessel": {"_FEW_STEPS", "_FIRST", "_APART", "_TO_DRIVE"},
    "recovery_limits": {"_CLOSE_TO_CALCITE"},
    "roots": {"_MOST_TRIES"},
    "salt_water": {"_PIECES"},
    "searches": {
        "_STEPS",
        "_SETTLED",
        "_FIRST",
        "_LEAST_RATIO",
        "_EXACT",
        "_EXACT_BETWEEN",
        "_NEARBY",
        "_SECANTS",
        "_CLOSE",
        "_FAR",
        "_FEW",
        "_MOST_TRIES",
        "_APART",
    },
    "speciation": {"_SMALLEST"},
    "speciation_round": {"_PASSES", "_CLOSE"},
    "u_tube": {"_ROUNDING"},
    "under_sink": {"_SETTLED", "_APART", "_MOST_TRIES"},
}
_NO_ARITHMETIC = ast.JoinedStr | ast.List | ast.Tuple | ast.Dict | ast.Set
_ENTRY = re.compile(r"-?\d+(\.\d+)?(?= |$)")
_NUMBER_IN_JSON = re.compile(rb'"(?:\\.|[^"\\])*"|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)')


class Mutant(NamedTuple):
    """A change to a file, and what its tests are known by."""

    file: str
    line: int
    start: int
    """In bytes, as `end`."""
    end: int
    after: str
    lines: tuple[int, int]
    """Of the statement; of a function's defaults, those of its body."""
    names: tuple[str, ...]
    """What the statement defines, at the top level of the module."""
    runs_at_import: bool

    def apply(self) -> bytes:
        """The changed file."""
        text = (ROOT / self.file).read_bytes()
        return text[: self.start] + self.after.encode() + text[self.end :]

    def __str__(self) -> str:
        text = (ROOT / self.file).read_bytes()
        begin, end = text.rfind(b"\n", 0, self.start) + 1, text.find(b"\n", self.end)
        before, changed = text[self.start : self.end].decode(), self.after
        head, tail = text[begin : self.start].decode().lstrip(), text[self.end : end].decode()
        return f"{self.file}:{self.line}: {before} -> {changed}: {head}[{changed}]{tail}"


class _Changes(ast.NodeVisitor):
    """Collects the mutants of a module."""

    def __init__(self, file: str, text: bytes) -> None:
        self.found: list[Mutant] = []
        self._file, self._text = file, text
        self._begins = [0]
        for line in text.splitlines(keepends=True):
            self._begins.append(self._begins[-1] + len(line))
        self._lines = (0, 0)
        self._names: tuple[str, ...] = ()
        self._in_function = False

    def _place(self, line: int, column: int) -> int:
        return self._begins[line - 1] + column

    def _start(self, node: ast.expr) -> int:
        return self._place(node.lineno, node.col_offset)

    def _end(self, node: ast.expr) -> int:
        return self._place(node.end_lineno, node.end_col_offset)

    def _add(self, start: int, end: int, after: str) -> None:
        line = self._text.count(b"\n", 0, start) + 1
        at_import = not self._in_function
        self.found.append(Mutant(self._file, line, start, end, after, self._lines, self._names, at_import))

    def _turn(self, operator: ast.AST, left: ast.expr, right: ast.expr) -> None:
        """An operator into its opposite, between two operands."""
        if type(operator) not in _OPPOSITE:
            return
        sign, opposite = _OPPOSITE[type(operator)]
        begin, end = self._end(left), self._start(right)
        between = re.sub(rb"#[^\n]*", lambda comment: b" " * len(comment[0]), self._text[begin:end])
        start = begin + between.index(sign.encode())
        self._add(start, start + len(sign), opposite)

    def visit_Module(self, node: ast.Module) -> None:
        left_alone = _STEERING.get(Path(self._file).stem, set()) | _only_ends_of_ranges(node)
        for statement in node.body:
            self._names = _defined(statement)
            if left_alone.intersection(self._names):
                continue
            self.visit(statement)

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            before, self._lines = self._lines, (node.lineno, body[0].lineno - 1 if body else node.end_lineno)
            super().visit(node)
            self._lines = before
        else:
            super().visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Its body; and the defaults of arguments that are no calculator's inputs."""
        header, self._lines = self._lines, (node.body[0].lineno, node.end_lineno)
        arguments = node.args.posonlyargs + node.args.args
        defaults = [*zip(arguments[::-1], node.args.defaults[::-1], strict=False)]
        defaults += [pair for pair in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if pair[1]]
        inside, self._in_function = self._in_function, True
        for argument, default in defaults:
            if argument.annotation is None or ast.unparse(argument.annotation) in {"float", "int"}:
                self.visit(default)
        self._lines = header
        for statement in node.body:
            self.visit(statement)
        self._in_function = inside

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self.visit(statement)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        """A message."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Text."""

    def visit_Call(self, node: ast.Call) -> None:
        called = _called(node)
        if called in {"Range", "caution"}:
            return
        if called == "crossing":
            for argument in node.args[:3]:
                self.visit(argument)
            return
        if called in {"min", "max"}:
            self._add(self._start(node.func), self._end(node.func), {"min": "max", "max": "min"}[called])
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        sides = node.left, node.right
        text = any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides)
        if not text and not any(isinstance(side, _NO_ARITHMETIC) for side in sides):
            self._turn(node.op, *sides)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        for operator, left, right in zip(node.ops, [node.left, *node.comparators], node.comparators, strict=False):
            self._turn(operator, left, right)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._turn(node.op, left, right)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.USub | ast.Not):
            self._add(self._start(node), self._start(node) + len("-" if isinstance(node.op, ast.USub) else "not "), "")
        self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        for value in node.values:
            self.visit(value)

    def visit_Constant(self, node: ast.Constant) -> None:
        start, end = self._start(node), self._end(node)
        if isinstance(node.value, str) and not self._in_function:
            if entry := _ENTRY.match(node.value):
                self._add(start + 1, start + 1 + len(entry[0]), _more(entry[0]))
        elif type(node.value) is int:
            self._add(start, end, str(node.value + 1))
        elif type(node.value) is float:
            self._add(start, end, _more(self._text[start:end].decode()))


def _more(number: str) -> str:
    """A number one per cent greater; one, for zero."""
    return str(Decimal(number) * Decimal("1.01") or Decimal("1.0"))


def _only_ends_of_ranges(module: ast.Module) -> set[str]:
    """The private names that a module uses for nothing but ranges and annotations."""
    names = [each for each in ast.walk(module) if isinstance(each, ast.Name) and each.id.startswith("_")]
    used = {each for each in names if isinstance(each.ctx, ast.Load)}
    ranges = [each for each in ast.walk(module) if isinstance(each, ast.Call) and _called(each) == "Range"]
    annotations = [each.annotation for each in ast.walk(module) if isinstance(each, ast.arg) and each.annotation]
    harmless = {part for each in ranges + annotations for part in ast.walk(each)}
    return {each.id for each in used} - {each.id for each in used - harmless}


def _called(call: ast.Call) -> str:
    """The name of what is called, without that of its module."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _defined(statement: ast.stmt) -> tuple[str, ...]:
    """The names that a statement gives a value."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return (statement.name,)
    targets = (each for each in ast.walk(statement) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store))
    return tuple(each.id for each in targets)


def mutants_of(file: str) -> list[Mutant]:
    """All mutants of a file of Python or of data."""
    text = (ROOT / file).read_bytes()
    if file.endswith(".py"):
        changes = _Changes(file, text)
        changes.visit(ast.parse(text))
        return changes.found
    numbers = ((each[1].decode(), *each.span(1)) for each in _NUMBER_IN_JSON.finditer(text) if each[1])
    name = Path(file).name
    return [
        Mutant(file, text.count(b"\n", 0, start) + 1, start, end, _more(number), (0, 0), (name,), True)
        for number, start, end in numbers
    ]


def sample(seed: int, count: int) -> list[Mutant]:
    """So many mutants of `calc`, or all if they are fewer, the same for the same seed; one in ten is in its data."""
    modules = [path for path in (ROOT / "calc").rglob("*.py") if path.parent.name not in _NO_FORMULAS]
    tables = list((ROOT / "calc" / "data").glob("*.json"))
    chosen, in_data, found = random.Random(seed), count // _IN_DATA, []
    for paths, wanted in ((modules, count - in_data), (tables, in_data)):
        known = [each for path in sorted(paths) for each in mutants_of(str(path.relative_to(ROOT)))]
        found += chosen.sample(known, min(wanted, len(known)))
    return found


class Seen(NamedTuple):
    """Which tests come past which lines, and how long each takes."""

    names: list[str]
    """Of tests that need no site; and of test files, for what runs while they are read."""
    seconds: dict[str, float]
    """Of each test."""
    lines: dict[str, dict[int, int]]
    """For each line of a file, in bits, the places of names."""

    def of(self, file: str, lines: Iterable[int]) -> set[str]:
        """The tests that come past any of the lines."""
        bits = functools.reduce(int.__or__, (self.lines.get(file, {}).get(line, 0) for line in lines), 0)
        found = {name for place, name in enumerate(self.names) if bits >> place & 1}
        return (found & self.seconds.keys()) | self.in_files(found - self.seconds.keys())

    def in_files(self, files: set[str]) -> set[str]:
        """All tests of some files."""
        return {test for test in self.seconds if test.split("::")[0] in files}


class _Watch:
    """A plugin of pytest that runs a part of the tests that need no site, and has `coverage` note whose turn it is."""

    def __init__(self, measured: coverage.Coverage, part: int, parts: int) -> None:
        self.seconds: dict[str, float] = {}
        self._measured, self._part, self._parts = measured, part, parts
        self._kept: list[functools._lru_cache_wrapper] = []

    def _find_kept(self) -> None:
        wrappers = (each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper))
        ours = [each for each in wrappers if each.__module__.split(".")[0] in {"calc", "tests"}]
        self._kept = [each for each in ours if not each.__module__.endswith(".introspection")]

    def _turn(self, whose: str) -> None:
        """What a function has kept is forgotten, so that its lines run again for whoever asks next."""
        for kept in self._kept:
            kept.cache_clear()
        self._measured.switch_context(whose)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[None]:
        if isinstance(collector, pytest.Module):
            self._find_kept()
            self._turn(collector.nodeid)
        return (yield)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self._find_kept()
        items[:] = [each for each in items if each.path.stem not in _FORMS][self._part :: self._parts]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._turn(item.nodeid)
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


def _watch(part: int, parts: int, folder: Path) -> int:
    """Run a part of the tests; whatever they come past is written into the folder. Answers as pytest does."""
    os.environ["COVERAGE_CORE"] = "ctrace"  # the one that sees a line again for each test
    for path in (ROOT / "calc").rglob("[!_]*.py"):  # so that what runs on import belongs to no test
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    measured = coverage.Coverage(data_file=None, config_file=False, include=[f"{ROOT}/calc/*"])
    measured.set_option("run:disable_warnings", ["no-data-collected"])  # where there are fewer tests than processors
    watch = _Watch(measured, part, parts)
    measured.start()
    answer = pytest.main(_PYTEST, plugins=[watch])
    measured.stop()
    data = measured.get_data()
    names = sorted(data.measured_contexts())
    places = {name: place for place, name in enumerate(names)}
    lines = {
        str(Path(file).relative_to(ROOT)): {
            line: sum(1 << places[name] for name in set(contexts))
            for line, contexts in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }
    (folder / f"{part}.pickle").write_bytes(pickle.dumps((names, watch.seconds, lines)))
    return answer if answer != pytest.ExitCode.NO_TESTS_COLLECTED else pytest.ExitCode.OK


def look() -> Seen:
    """What all tests that need no site come past; kept for as long as neither they nor `calc` change."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in ("calc", "tests") for path in (ROOT / folder).rglob("*.*")):
        if path.suffix in {".py", ".json", ".csv"} and path != Path(__file__):
            digest.update(path.read_bytes())
    if KEPT.exists():
        stamp, seen = pickle.loads(KEPT.read_bytes())
        if stamp == digest.digest():
            return Seen(*seen)
    parts = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        begun = [
            _begin(functools.partial(_watch, part, parts, Path(folder)), Path(folder, f"{part}.txt"))
            for part in range(parts)
        ]
        for part, process in enumerate(begun):
            if os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]):
                sys.exit(Path(folder, f"{part}.txt").read_text(encoding="utf-8"))
        found = [Seen(*pickle.loads(Path(folder, f"{part}.pickle").read_bytes())) for part in range(parts)]
    whole = Seen([], {}, {})
    for part in found:
        for file, lines in part.lines.items():
            known = whole.lines.setdefault(file, {})
            for line, bits in lines.items():
                known[line] = known.get(line, 0) | bits << len(whole.names)
        whole.names.extend(part.names)
        whole.seconds.update(part.seconds)
    KEPT.write_bytes(pickle.dumps((digest.digest(), tuple(whole))))
    return whole


class _Mentions:
    """Where a name that a module defines is used: whoever comes past there depends on what defined it."""

    def __init__(self) -> None:
        self._lines: dict[str, set[tuple[str, int]]] = {}
        """For each name, where functions use it."""
        self._passed_on: dict[str, set[tuple[str, str]]] = {}
        """For each name, what other names are made with it while a module is read."""
        for path in (ROOT / "calc").rglob("*.py"):
            file = str(path.relative_to(ROOT))
            for statement in ast.parse(path.read_bytes()).body:
                self._read(file, statement)

    def _read(self, file: str, statement: ast.stmt) -> None:
        functions = [each for each in ast.walk(statement) if isinstance(each, ast.FunctionDef)]
        for node in ast.walk(statement):
            name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
            if name is None:
                continue
            around = [each for each in functions if each.lineno <= node.lineno <= each.end_lineno]
            if not around:
                self._passed_on.setdefault(name, set()).update((file, each) for each in _defined(statement))
            elif node.lineno >= (body := around[-1].body[0].lineno):
                self._lines.setdefault(name, set()).add((file, node.lineno))
            else:  # a default
                lines = range(body, around[-1].end_lineno + 1)
                self._lines.setdefault(name, set()).update((file, line) for line in lines)

    def tests(self, file: str, names: Iterable[str], seen: Seen) -> set[str]:
        """The tests that come past a use of what these names of a file stand for, or that name it themselves."""
        waiting = [(file, name) for name in names]
        met = set(waiting)
        uses: dict[str, set[int]] = {}
        for file, name in waiting:
            here = {file} if name.startswith("_") else None
            for where, line in self._lines.get(name, ()):
                if not here or where in here:
                    uses.setdefault(where, set()).add(line)
            new = {each for each in self._passed_on.get(name, ()) if not here or each[0] in here} - met
            met |= new
            waiting.extend(new)
        word = re.compile("|".join(rf"\b{re.escape(name)}\b" for _, name in met))
        files = {test.split("::")[0] for test in seen.seconds}
        naming = {each for each in files if word.search((ROOT / each).read_text(encoding="utf-8"))}
        return seen.in_files(naming).union(*(seen.of(where, lines) for where, lines in uses.items()))


_READS_DATA = re.compile(r'tables\.read\(f?"([^"]+)"')


def tests_of(mutant: Mutant, seen: Seen, mentions: _Mentions) -> dict[str, float]:
    """The tests that may notice a mutant, each with its seconds."""
    found: set[str] = set()
    if mutant.file.endswith(".json"):  # whoever reads the file; what is read is not kept from test to test
        for path in (ROOT / "calc").rglob("*.py"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                read = _READS_DATA.search(line)
                if read and re.fullmatch(re.sub(r"{\w+}", ".*", read[1]), Path(mutant.file).stem):
                    found |= seen.of(str(path.relative_to(ROOT)), [number])
    else:
        first, last = mutant.lines
        found |= seen.of(mutant.file, range(first, last + 1))
        if mutant.runs_at_import or not found:
            found |= mentions.tests(mutant.file, mutant.names, seen)
            calculator = re.compile(rf"\[.*\b{Path(mutant.file).stem}\.\w")
            found |= {test for test in seen.seconds if calculator.search(test)}
    return {test: seen.seconds[test] for test in found}


class _Picked:
    """A plugin of pytest that keeps nothing but some tests, and runs the quickest first."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [each for each in items if each.nodeid in self._seconds]
        items[:] = sorted(kept, key=lambda each: self._seconds[each.nodeid])


class _Loader(SourceFileLoader):
    """Reads a module, or its data, with a mutant in it; the file stays as it is."""

    mutant: Mutant

    def path_stats(self, path: str) -> dict[str, float]:
        """None: nothing compiled before is of use, and nothing is to be kept."""
        raise OSError

    def get_data(self, path: str) -> bytes:
        return self.mutant.apply() if Path(path) == ROOT / self.mutant.file else super().get_data(path)


class _Finder(MetaPathFinder):
    """Finds the module that holds a mutant, or the package that holds the data."""

    def __init__(self, mutant: Mutant) -> None:
        path = ROOT / mutant.file
        if path.suffix == ".json":
            path = path.parents[1] / "__init__.py"
        parts = path.relative_to(ROOT).with_suffix("").parts
        self._name = ".".join(parts).removesuffix(".__init__")
        self._loader = _Loader(self._name, str(path))
        self._loader.mutant = mutant

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != self._name:
            return None
        return importlib.util.spec_from_file_location(name, self._loader.path, loader=self._loader)


def _try(mutant: Mutant, tests: dict[str, float]) -> int:
    """Run the tests, with the mutant in; those of its own module first. Answers as pytest does."""
    own = {f"tests/test_{Path(mutant.file).stem}.py", mutant.file}
    costs = sorted(tests.values())
    so_far = itertools.accumulate(costs)
    longest = max((cost for cost, total in zip(costs, so_far, strict=True) if total <= _PATIENCE), default=0.0)
    tests = {test: seconds for test, seconds in tests.items() if seconds <= longest}
    first = {test: seconds for test, seconds in tests.items() if test.split("::")[0] in own}
    rest = {test: seconds for test, seconds in tests.items() if test not in first}
    sys.meta_path.insert(0, _Finder(mutant))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for part in (first, rest):
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = used.ru_utime + used.ru_stime
        # What was measured under coverage is long anyway; a mutant that still takes so much more goes round in circles.
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent + 30 + 3 * sum(part.values())), resource.RLIM_INFINITY))
        files = sorted({test.split("::")[0] for test in part})
        arguments = [*_PYTEST, *_IN_A_TRIAL, *files]
        answer = pytest.main(arguments, plugins=[_Picked(part)]) if part else pytest.ExitCode.OK
        if answer not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            return answer
    return pytest.ExitCode.OK


def _begin(task: Callable[[], int], output: str | Path) -> int:
    """Start a task in a process of its own, which knows neither `calc` nor the tests yet, and answer its number."""
    sys.stdout.flush()
    if process := os.fork():
        return process
    try:
        for name in list(sys.modules):
            if name.split(".")[0] in {"calc", "docs", "tests"}:
                del sys.modules[name]
        file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, 1)
        os.dup2(file, 2)
        answer = task()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(answer)
    finally:  # whatever happens, this process does not go on as its parent
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(70)


def survivors(mutants: list[Mutant], seen: Seen) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, in the order in which they end, and whether it lives."""
    mentions = _Mentions()
    waiting = iter(mutants)
    running: dict[int, Mutant] = {}
    while True:
        for mutant in itertools.islice(waiting, (os.cpu_count() or 1) - len(running)):
            running[_begin(functools.partial(_try, mutant, tests_of(mutant, seen, mentions)), os.devnull)] = mutant
        if not running:
            return
        process, status = os.wait()
        yield running.pop(process), status == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0], prog="python -m tests.mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    asked = parser.parse_args()
    begun = time.monotonic()
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):  # imports what all processes need
        pytest.main([*_PYTEST, "--collect-only"])
    gc.freeze()
    seen = look()
    print(f"{len(seen.seconds)} tests, {time.monotonic() - begun:.0f} s", flush=True)
    mutants, lived = sample(asked.seed, asked.count), 0
    for done, (mutant, lives) in enumerate(survivors(mutants, seen), 1):
        lived += lives
        if lives:
            print(mutant)
        if done % 20 == 0:
            print(f"{done} of {len(mutants)} tried, {lived} live, {time.monotonic() - begun:.0f} s", flush=True)
    found = 1 - lived / len(mutants)
    print(f"{len(mutants) - lived} of {len(mutants)} found, {found:.1%}, with seed {asked.seed}")
    sys.exit(found < ENOUGH)


if __name__ == "__main__":
    main()
