"""Makes small changes to the formulas of `calc`, one at a time, and tells which no test notices; `make mutants`.

tests/changes.py says what is changed. A seeded sample of changes is drawn, and against each run the tests that come
past the changed line: those of its own module first, and of all others the quickest, to so many seconds of them. A
change lives if they pass; one that makes them hang has been found. At least 95 % must be found.

Only tests that need no site are run, and none of those that hold forms and curves, which go through every formula and
know what none of them should answer. So a change that lives may still be found by `make quick`; one that is
found is found by a test that is meant to.

Two known tools were looked at. mutmut 3 changes nothing but the bodies of functions that have no decorator, so neither
constants nor what is kept with `cache`, and in a copy of the tree; cosmic-ray 8 writes each change into the file
itself, and starts all tests anew for it. Neither draws a sample.
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
import re
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from typing import NamedTuple

import coverage
import pytest

from tests.changes import ROOT, Mutant, modules, named_in, sample

ENOUGH = 0.95
_KEPT = ROOT / ".venv" / "mutants.pickle"
_WITH_ANSWERS = {"test_entries", "test_definitions", "test_formulas"}  # of units, and of formulas as they are written
_GENERIC = {f"test_{path.stem}" for path in (ROOT / "calc" / "interface").glob("*.py")} | {"test_fuzz", "test_outside"}
_GENERIC -= _WITH_ANSWERS
_PYTEST = ["-o", "addopts=", "--doctest-modules", "-p", "no:cacheprovider", "-q", "-x", "-m", "not site"]
# So that pytest does not read modules with doctests itself, tells nothing, and collects no garbage.
_IN_A_TRIAL = ["--assert=plain", "--tb=no", "-p", "no:unraisableexception", "-p", "no:threadexception"]
_PATIENCE = 20.0  # s, of tests, as long as they took under coverage
_HANGING = 15.0  # s of the processor, beyond three times as long
_MEMORY = 4 << 30  # bytes that a change may fill
_READS_A_TABLE = re.compile(r'tables\.read\(f?"([^"]+)"')


class Seen(NamedTuple):
    """Which tests come past which lines, and how long each takes."""

    names: list[str]
    """Of tests; and of test files, for what runs while they are read."""
    seconds: dict[str, float]
    """Of each test."""
    lines: dict[str, dict[int, int]]
    """For each line of a file, in bits, the places of names."""

    def past(self, file: str, lines: Iterable[int]) -> set[str]:
        """The tests that come past any of the lines."""
        bits = functools.reduce(int.__or__, (self.lines.get(file, {}).get(line, 0) for line in lines), 0)
        found = {name for place, name in enumerate(self.names) if bits >> place & 1}
        return (found & self.seconds.keys()) | self.in_files(found - self.seconds.keys())

    def in_files(self, files: set[str]) -> set[str]:
        """All tests of some files."""
        return {test for test in self.seconds if test.split("::")[0] in files}


def look() -> Seen:
    """What all tests in question come past; kept for as long as neither they nor `calc` change."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in ("calc", "tests") for path in (ROOT / folder).rglob("*.*")):
        if path.suffix in {".py", ".json", ".csv"} and path != Path(__file__):
            digest.update(path.read_bytes())
    if _KEPT.exists():
        stamp, seen = pickle.loads(_KEPT.read_bytes())
        if stamp == digest.digest():
            return Seen(*seen)
    parts = range(os.cpu_count() or 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begun = [_begin(functools.partial(_watch, part, len(parts), folder), folder / f"{part}.txt") for part in parts]
        ends = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in begun]
        for part in parts:
            if ends[part]:
                sys.exit((folder / f"{part}.txt").read_text(encoding="utf-8"))
        found = [Seen(*pickle.loads((folder / f"{part}.pickle").read_bytes())) for part in parts]
    whole = Seen([], {}, {})
    for part in found:
        for file, lines in part.lines.items():
            known = whole.lines.setdefault(file, {})
            for line, bits in lines.items():
                known[line] = known.get(line, 0) | bits << len(whole.names)
        whole.names.extend(part.names)
        whole.seconds.update(part.seconds)
    _KEPT.write_bytes(pickle.dumps((digest.digest(), tuple(whole))))
    return whole


def _watch(part: int, parts: int, folder: Path) -> int:
    """Run a part of the tests, and write what they come past into the folder; answers as pytest does."""
    os.environ["COVERAGE_CORE"] = "ctrace"  # the one that sees a line again for each test
    for path in modules():  # so that what runs on import belongs to no test
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    measured = coverage.Coverage(data_file=None, config_file=False, include=[f"{ROOT}/calc/*"])
    measured.set_option("run:disable_warnings", ["no-data-collected"])  # where there are fewer tests than parts
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


class _Watch:
    """A plugin of pytest that runs a part of the tests, and tells `coverage` whose turn it is."""

    def __init__(self, measured: coverage.Coverage, part: int, parts: int) -> None:
        self.seconds: dict[str, float] = {}
        self._measured, self._part, self._parts = measured, part, parts
        self._kept: list[functools._lru_cache_wrapper] = []

    def _find_kept(self) -> None:
        """The functions that keep their answers; not those that read calculators, which hold no formula."""
        kept = (each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper))
        ours = [each for each in kept if each.__module__.split(".")[0] in {"calc", "docs", "tests"}]
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
        items[:] = [each for each in items if each.path.stem not in _GENERIC][self._part :: self._parts]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._turn(item.nodeid)
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


class Tests:
    """Finds the tests that may notice a change."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._uses: dict[str, set[tuple[str, int]]] = {}
        """For each name of a module, the lines of functions that use it."""
        self._passed_on: dict[str, set[tuple[str, str]]] = {}
        """For each name, the names that are made with it while a module is read."""
        self._readers: dict[str, list[tuple[str, int]]] = {}
        """For each table, a pattern of its name, the lines that read it."""
        for path in (ROOT / "calc").rglob("*.py"):
            file, text = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
            for statement in ast.parse(text).body:
                self._read(file, statement)
            for number, line in enumerate(text.splitlines(), 1):
                if read := _READS_A_TABLE.search(line):
                    self._readers.setdefault(re.sub(r"{\w+}", ".*", read[1]), []).append((file, number))

    def _read(self, file: str, statement: ast.stmt) -> None:
        functions = [each for each in ast.walk(statement) if isinstance(each, ast.FunctionDef)]
        for node in ast.walk(statement):
            name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
            if name is None:
                continue
            around = [each for each in functions if each.lineno <= node.lineno <= each.end_lineno]
            if not around:
                self._passed_on.setdefault(name, set()).update((file, each) for each in named_in(statement))
                continue
            body = around[-1].body[0].lineno  # what the head names is used by the whole body
            lines = [node.lineno] if node.lineno >= body else range(body, around[-1].end_lineno + 1)
            self._uses.setdefault(name, set()).update((file, line) for line in lines)

    def of(self, mutant: Mutant) -> tuple[dict[str, float], dict[str, float]]:
        """Each with its seconds, those of the module itself and those of others, the quickest of them all."""
        if mutant.file.endswith(".json"):
            # What is read is not kept from one test to the next, so who needs it reads it.
            name = Path(mutant.file).stem
            readers = [
                each for pattern, lines in self._readers.items() if re.fullmatch(pattern, name) for each in lines
            ]
            found = set().union(*(self._seen.past(file, [line]) for file, line in readers))
            homes = {file for file, _ in readers} | self._naming(re.escape(name))
            found |= self._seen.in_files(homes)
        else:
            found, homes = self._seen.past(mutant.file, mutant.lines), {mutant.file}
            if mutant.runs_at_import or not found:
                found |= self._of_names(mutant)
        names = {f"test_{Path(file).stem}" for file in homes}
        own = {test for test in found if (file := test.split("::")[0]) in homes or Path(file).stem in names}
        quickest = sorted(found - own, key=self._seen.seconds.__getitem__)
        so_far = itertools.accumulate(self._seen.seconds[test] for test in quickest)
        others = itertools.compress(quickest, (seconds < _PATIENCE for seconds in so_far))
        of_own, of_others = ({test: self._seen.seconds[test] for test in part} for part in (own, others))
        return of_own, of_others

    def _naming(self, names: str) -> set[str]:
        """The files of tests in which one of some names stands."""
        word = re.compile(rf"\b({names})\b")
        files = {test.split("::")[0] for test in self._seen.seconds}
        return {each for each in files if word.search((ROOT / each).read_text(encoding="utf-8"))}

    def _of_names(self, mutant: Mutant) -> set[str]:
        """The tests that come past a use of what a statement gives a value, or that name it or a calculator with it."""
        waiting = [(mutant.file, name) for name in mutant.names]
        met, lines = set(waiting), dict[str, set[int]]()
        for file, name in waiting:
            only = {file} if name.startswith("_") else None
            for where, line in self._uses.get(name, ()):
                if not only or where in only:
                    lines.setdefault(where, set()).add(line)
            new = {each for each in self._passed_on.get(name, ()) if not only or each[0] in only} - met
            met |= new
            waiting.extend(new)
        naming = self._naming("|".join(re.escape(name) for _, name in met))
        calculator = re.compile(rf"\[.*\b{Path(mutant.file).stem}\.\w")
        told = {test for test in self._seen.seconds if calculator.search(test)}
        return told.union(self._seen.in_files(naming), *(self._seen.past(file, each) for file, each in lines.items()))


class _Loader(SourceFileLoader):
    """Reads a module, or its data, with a change in it; the file stays as it is."""

    mutant: Mutant

    def path_stats(self, path: str) -> dict[str, float]:
        """None: nothing compiled before is of use, and nothing is to be kept."""
        raise OSError

    def get_data(self, path: str) -> bytes:
        return self.mutant.text if Path(path) == ROOT / self.mutant.file else super().get_data(path)


class _Finder(MetaPathFinder):
    """Finds the module that holds a change, or the package that holds the data."""

    def __init__(self, mutant: Mutant) -> None:
        path = ROOT / mutant.file
        if path.suffix == ".json":
            path = path.parents[1] / "__init__.py"
        self._name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        self._loader = _Loader(self._name, str(path))
        self._loader.mutant = mutant

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != self._name:
            return None
        return importlib.util.spec_from_file_location(name, self._loader.path, loader=self._loader)


class _Picked:
    """A plugin of pytest that keeps nothing but some tests, and runs the quickest first."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [each for each in items if each.nodeid in self._seconds]
        items[:] = sorted(kept, key=lambda each: self._seconds[each.nodeid])


def _try(mutant: Mutant, *parts: dict[str, float]) -> int:
    """Run tests with the change in, part by part; answers as pytest does."""
    sys.meta_path.insert(0, _Finder(mutant))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for part in filter(None, parts):
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = used.ru_utime + used.ru_stime + _HANGING + 3 * sum(part.values())
        resource.setrlimit(resource.RLIMIT_CPU, (int(most), resource.RLIM_INFINITY))
        files = sorted({test.split("::")[0] for test in part})
        answer = pytest.main([*_PYTEST, *_IN_A_TRIAL, *files], plugins=[_Picked(part)])
        if answer not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            return answer
    return pytest.ExitCode.OK


def _begin(task: Callable[[], int], output: str | Path) -> int:
    """Begin a task in a process of its own, which knows neither `calc` nor the tests yet; answers its number."""
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


def tried(mutants: Iterable[Mutant], tests: Tests) -> Iterator[tuple[Mutant, bool]]:
    """Each change, in the order in which they end, and whether it lives."""
    waiting, running = iter(mutants), dict[int, Mutant]()
    while True:
        for mutant in itertools.islice(waiting, (os.cpu_count() or 1) - len(running)):
            running[_begin(functools.partial(_try, mutant, *tests.of(mutant)), os.devnull)] = mutant
        if not running:
            return
        process, status = os.wait()
        yield running.pop(process), status == 0


def main() -> None:
    """Draw a sample, try it, and tell what lives."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--count", type=int, default=300, help="of changes")
    asked, begun = parser.parse_args(), time.monotonic()
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):  # imports what every process needs
        pytest.main([*_PYTEST, "--collect-only"])
    gc.freeze()
    seen = look()
    print(f"{len(seen.seconds)} tests looked at, {time.monotonic() - begun:.0f} s", flush=True)
    mutants, living = sample(asked.seed, asked.count), 0
    for done, (mutant, lives) in enumerate(tried(mutants, Tests(seen)), 1):
        living += lives
        if lives:
            print(mutant, flush=True)
        if done % 20 == 0:
            print(f"{done} of {len(mutants)} tried, {living} live, {time.monotonic() - begun:.0f} s", flush=True)
    found = 1 - living / len(mutants)
    print(f"{len(mutants) - living} of {len(mutants)} found, {found:.1%}, with seed {asked.seed}")
    sys.exit(found < ENOUGH)


if __name__ == "__main__":
    main()
