"""Many short cases as one test, which tells all that fail: as a test each, they cost a hundred times what they ask."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any


def all_at_once(
    names: str | Sequence[str], cases: Iterable[Any] | Callable[[], Iterable[Any]]
) -> Callable[[Callable], Callable]:
    """Like `pytest.mark.parametrize`, but one test; a function that gives the cases is asked when the test runs."""
    names = re.findall(r"\w+", names) if isinstance(names, str) else list(names)
    if not callable(cases):
        cases = list(cases)

    def decorate(test: Callable) -> Callable:
        signature = inspect.signature(test)

        @functools.wraps(test)
        def try_all(**others: Any) -> None:
            failed = []
            given = list(cases()) if callable(cases) else cases
            for case in given:
                values = dict(zip(names, case if len(names) > 1 else (case,), strict=True))
                try:
                    test(**others, **values)
                except Exception as problem:
                    problem.add_note(f"of {_in_words(values)}")
                    failed.append(problem)
            assert given
            if len(failed) == 1:
                raise failed[0]
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(given)} cases", failed)

        others = [each for each in signature.parameters.values() if each.name not in names]
        try_all.__signature__ = signature.replace(parameters=others)
        return try_all

    return decorate


def _in_words(values: dict[str, Any]) -> str:
    return ", ".join(f"{name} {str(getattr(value, 'name', value))[:200]!r}" for name, value in values.items())
