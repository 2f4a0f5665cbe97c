"""The frozen Python: one WebAssembly module that answers, made from the pinned Pyodide and tried before it is kept.

Whatever it lacks ends in a trap, and the whole Pyodide answers in its place. What it has must answer as CPython does,
to the byte, or, where a digit hangs on how their libraries round a logarithm, as the whole Pyodide does: else the build
stops. Only of a curve the last digit may differ, a tenth of a pixel: some models begin a search where the one before it
ended.
"""

from __future__ import annotations

import functools
import gc
import gzip
import hashlib
import inspect
import json
import os
import re
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from unittest import mock

from click import ClickException

from calc.interface import respond
from docs.browser import requests, runtime

MODULE = "frozen.wasm"  # as the worker names it; then it gets a name that changes with its content
_HERE = Path(__file__).parent
_MAKERS = (
    "frozen_python.mjs",
    "whole_python.mjs",
    "freeze.mjs",
    "instrument.mjs",
    "reach.mjs",
    "tables.mjs",
    "slim.mjs",
    "start.mjs",
    "ticking.mjs",
    "wasm.mjs",
    "slim_library.py",
    "ready.py",
    "requests.py",
    "frozen.py",
    "../assets/frozen.mjs",
)
_EACH = 16  # each so manyth of the certain requests is asked; half as many are held back
_FRESH = 600  # requests at random that are held back besides, and that are not
_NUMBER = re.compile(r"-?\d+(?:\.(\d+))?(?:e[+-]?\d+)?")
_ROUNDING = 1e-9
_TICK = 0.97e-3  # s; see docs/browser/ticking.mjs
_SHARE = 0.001  # of what was held back that may meet a gap


def write(assets: Path, may_make: bool) -> str:
    """Put the module beside the scripts; gives what the worker has to know: its name, and its size, also as it is sent.

    Where there is none, and none is to be made, nothing is to be known.
    """
    compressed = module(may_make)
    if compressed is None:
        return ""
    content = gzip.decompress(compressed)
    name = f"{hashlib.sha256(content).hexdigest()[:12]}-{MODULE}"
    (assets / name).write_bytes(content)
    return f"{name} {len(content)} {len(compressed)}"


def module(may_make: bool = True) -> bytes | None:
    """The module, compressed as servers do, which takes seconds.

    It is kept until `calc`, Pyodide or the making changes. Making it takes a minute. So by the environment's FREEZE
    there is none ("no"), or only one that is "kept".
    """
    wanted = os.environ.get("FREEZE", "yes")
    if wanted == "no":
        return None
    library = runtime.library().content
    key = runtime.key(library, *((_HERE / name).read_bytes() for name in _MAKERS))
    kept = runtime.kept(f"{key}.gz")
    if may_make and wanted != "kept":
        with runtime.locked(kept):
            if not kept.is_file():
                _make(library, key, kept)
    return kept.read_bytes() if kept.is_file() else None


def _make(library: bytes, seed: str, kept: Path) -> None:
    with _ticking():
        certain = requests.requests()
        asked = {
            "known": certain[::_EACH] + requests.at_random("known", _FRESH),
            "held": certain[_EACH // 2 :: 2 * _EACH] + requests.at_random(seed, _FRESH),
        }
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        given, listed, made = Path(folder, "library.bin"), Path(folder, "requests.json"), Path(folder, MODULE)
        given.write_bytes(library)
        listed.write_text(json.dumps(asked), encoding="utf-8")
        runtime.run_node("the browser's Python could not be frozen", _HERE / _MAKERS[0], given, listed, made)
        answered = json.loads(Path(f"{made}.json").read_text(encoding="utf-8"))
        others = dict(each for part in asked for each in _differing(asked[part], answered[part]))
        listed.write_text(json.dumps(list(others)), encoding="utf-8")
        whole = Path(folder, "answers.json")
        if others:
            runtime.run_node("Pyodide does not answer", _HERE / "whole_python.mjs", given, listed, whole)
            for request, answer in zip(others, json.loads(whole.read_text(encoding="utf-8")), strict=True):
                if not _is_same(request, others[request], answer):
                    raise ClickException(f"the frozen Python answers otherwise than any other to {request}")
        gaps, held = answered["held"].count(None), len(asked["held"])
        print(
            f"The browser's Python is frozen: {answered['ran']} functions ran, {answered['functions']} are kept.",
            f"{gaps / held:.2%} of {held} requests that it was not made from met a gap;",
            f"{len(others)} of {len(asked['known']) + held} answers are Pyodide's and not CPython's, by rounding.",
        )
        if gaps > _SHARE * held:
            raise ClickException(f"{gaps} of {held} requests meet a gap in the frozen Python.")
        compressed = made.with_suffix(".gz")
        compressed.write_bytes(gzip.compress(made.read_bytes(), mtime=0))
        runtime.keep(compressed, kept)


def _differing(asked: list[str], answered: list[str | None]) -> Iterator[tuple[str, str]]:
    """What is answered otherwise than by CPython, with the answer.

    A search goes on with what is known from an earlier one. So both begin without, also anew after a gap.
    """
    _forget()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for request, answer in zip(asked, answered, strict=True):
            if answer is None:
                _forget()
            else:
                with _ticking():
                    here = respond(request)
                if not _is_same(request, answer, here):
                    yield request, answer


def _forget() -> None:
    """Empty the caches of what has been computed."""
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper) and each.__module__.startswith("calc."):
            each.cache_clear()


@contextmanager
def _ticking() -> Iterator[None]:
    """A clock that goes on by being asked, as docs/browser/ticking.mjs has one: some answers end when time is up.

    For `calc` alone: others ask too, such as Hypothesis, whose hook times each collection of garbage.
    """
    ticks, clock = count(_TICK, _TICK), time.perf_counter

    def perf_counter() -> float:
        asking = inspect.currentframe().f_back
        return next(ticks) if asking.f_globals["__name__"].startswith("calc.") else clock()

    with mock.patch.object(time, "perf_counter", perf_counter):
        yield


def _is_same(request: str, answer: str, here: str) -> bool:
    """Whether two answers are the same, but for the last digit of a curve, and how much of one there is in time."""
    if answer == here:
        return True
    one, other = json.loads(answer), json.loads(here)
    drawn = [_curve(each) for each in (one, other)]
    if "patience" not in json.loads(request):
        return one == other and _is_near(*drawn)
    return {**one, "unfinished": False} == {**other, "unfinished": False}


def _curve(reply: dict) -> str:
    """What is drawn of a curve and where; the reply goes on without."""
    drawings = {name: reply["drawings"].pop(name) for name in list(reply["drawings"]) if name.startswith("curve")}
    return json.dumps([drawings, reply.pop("places")])


def _is_near(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but numbers, and these by one in the last digit at the most."""
    if _NUMBER.sub("", one) != _NUMBER.sub("", other):
        return False
    for a, b in zip(_NUMBER.finditer(one), _NUMBER.finditer(other), strict=True):
        last = 10.0 ** -max(1, len(a[1] or ""), len(b[1] or ""))
        if abs(float(a[0]) - float(b[0])) > max(1.01 * last, _ROUNDING * abs(float(a[0]))):
            return False
    return True
