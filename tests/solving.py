"""Solves for inputs from answers that are known: what went in has to come out again."""

from __future__ import annotations

import argparse
import math
import multiprocessing
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from calc.core.numbers import EntryError
from calc.core.quantities import Caution, Refusal
from calc.interface import describe, names
from calc.interface.definitions import Definition, Parameter
from calc.interface.evaluation import Answer, compute, initial_form, named, read_form
from calc.interface.lenses.search import CLOSE, line_of, search

_MOVED = 3  # inputs at the most that are put to a place at random before the answer is taken
_MEASURED = 3  # answers, for what one costs
_TRIES = 20  # of places at random, until there is an answer
_SAME = 1e-6  # of a value: nearer to what went in is the same
_BETWEEN = 8  # values between two that are one solution where the answer is as flat as that


class Problem(NamedTuple):
    """An answer to inputs that are known, of which one is to be found again."""

    definition: Definition
    inputs: dict[str, float | str]
    """What is known, with another value for the input that is looked for."""
    of: str
    target: float
    by: Parameter
    original: float


def at_random(definition: Definition, random: Random, parameter: Parameter, inputs: dict[str, float | str]) -> float:
    """A value of an input, anywhere on its slider."""
    if parameter.whole:
        return random.randint(math.ceil(parameter.range.low), math.floor(parameter.range.high))
    value = line_of(definition, parameter, inputs).value(random.random())
    return min(max(value, parameter.range.low), parameter.range.high)


def answered(definition: Definition, inputs: dict[str, float | str]) -> Answer | None:
    """The answer to inputs; None where they are refused."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Caution)
        try:
            return compute(definition, inputs)
        except Refusal:
            return None


def case(definition: Definition, random: Random) -> Answer | None:
    """An answer to inputs of which some have been moved anywhere; None where nearly all such are refused."""
    for _ in range(_TRIES):
        preset = random.choice(["", *definition.presets])
        inputs, wrong = read_form(definition, initial_form(definition, {"preset": preset} if preset else {}))
        if wrong:  # a water that the formula does not take
            continue
        for each in random.sample(definition.selections, min(len(definition.selections), random.randint(0, 1))):
            inputs[each.name] = random.choice(each.values)
        for each in random.sample(definition.parameters, min(len(definition.parameters), random.randint(1, _MOVED))):
            try:
                inputs[each.name] = at_random(definition, random, each, inputs)
            except (EntryError, Refusal):
                continue
        if found := answered(definition, inputs):
            return found
    return None


def problems(definition: Definition, random: Random, most: int) -> Iterator[Problem | str]:
    """So many problems of a calculator, each of its inputs in its turn; or why there is none."""
    names = [each.name for each in definition.parameters]
    random.shuffle(names)
    for number in range(most):
        by = next(each for each in definition.parameters if each.name == names[number % len(names)])
        yield problem(definition, random, by)


def problem(definition: Definition, random: Random, by: Parameter) -> Problem | str:
    """An input to be found again from an output that it moves; or why there is none."""
    answer = case(definition, random)
    if not answer:
        return "no answer to take"
    try:
        elsewhere = at_random(definition, random, by, answer.inputs)
    except (EntryError, Refusal):  # what is dissolved has no such scale
        elsewhere = by.default
    there = answered(definition, {**answer.inputs, by.name: elsewhere})
    known = {name: value for name, value in answer.outputs.items() if value is not None}
    moved = {name: value for name, value in known.items() if not there or value != there.outputs[name]}
    if not moved:
        return "no output depends on the input here"
    of, target = random.choice([*moved.items()])
    return Problem(definition, {**answer.inputs, by.name: elsewhere}, of, target, by, answer.numbers[by.name])


def verdict(problem: Problem) -> tuple[str, bool]:
    """What came of solving a problem, and whether it is as it has to be."""
    definition, inputs, of, target, by, original = problem
    found = search(definition, inputs, of, target, by.name)

    def off(value: float) -> float:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Caution)
            try:
                output = named(definition.formula(**inputs | {by.name: value}), of)
            except Refusal:
                return math.inf
        return math.inf if output is None else abs(output - target)

    close = CLOSE * (abs(target) or found.scale)
    if any(off(value) > close for solution in found.solutions for value in solution):
        return "a number that does not give the target", False
    for begins, ends in found.solutions:
        width = _SAME * max(abs(begins), abs(ends), abs(original))
        if begins - width <= original <= ends + width:
            return "found" if begins == ends else "found in a stretch of values that all give it", True
    for value in (end for solution in found.solutions for end in solution):
        between = [value + (original - value) * step / _BETWEEN for step in range(1, _BETWEEN)]
        if not by.whole and all(off(each) <= 4 * close for each in between):
            return "found where the answer is so flat that others give it too", True
    return ("others only" if found.solutions else "none"), False


def cost(definition: Definition) -> float:
    """How many functions are called for an answer to inputs at random: a time that is the same in every run."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    random = Random(definition.name)
    sys.setprofile(count)
    try:
        for _ in range(_MEASURED):
            case(definition, random)
    finally:
        sys.setprofile(None)
    return calls / _MEASURED


def tally(name: str, seed: int, count: int) -> tuple[Counter[str], list[Problem]]:
    """What came of so many problems of a calculator, and those of which the wrong thing came."""
    verdicts: Counter[str] = Counter()
    wrong = []
    for each in problems(describe(name), Random(f"{seed} {name}"), count):
        told, good = (each, True) if isinstance(each, str) else verdict(each)
        verdicts[told] += 1
        if not good:
            wrong.append(each)
    return verdicts, wrong


def main() -> None:
    """Solve problems of all calculators, and tell what came of them; a wrong one makes the command fail."""
    parser = argparse.ArgumentParser(prog="python -m tests.solving", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of what is tried at random")
    parser.add_argument("--count", type=int, default=60, help="of problems, of each calculator")
    asked = parser.parse_args()
    whole: Counter[str] = Counter()
    failed = 0
    with multiprocessing.Pool() as pool:
        jobs = {name: pool.apply_async(tally, (name, asked.seed, asked.count)) for name in names()}
        for name, job in jobs.items():
            verdicts, wrong = job.get()
            whole += verdicts
            failed += len(wrong)
            for each in wrong:
                print(
                    f"{name}: {each.of} = {each.target!r} by {each.by.name}, which was {each.original!r}: {each.inputs}"
                )
    print(", ".join(f"{number:,} {what}" for what, number in whole.most_common()), f"with seed {asked.seed}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
