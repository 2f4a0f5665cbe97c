"""Rows of an answer that are computed when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar, overload

Row = TypeVar("Row", covariant=True)


class Rows(Sequence[Row]):
    """Rows that are computed when they are first looked at, so that a curve of the rest does not pay for them.

    They equal the tuple of the same rows, and a copy or what a pickle gives back is that tuple.

    >>> rows = Rows(lambda: (1, 2))
    >>> rows == (1, 2), rows[-1]
    (True, 2)
    """

    def __init__(self, compute: Callable[[], tuple[Row, ...]]) -> None:
        self._compute = compute

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        return self._compute()

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        return self._rows[index]

    def __eq__(self, other: object) -> bool:
        return self._rows == (other._rows if isinstance(other, Rows) else other)

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return repr(self._rows)

    def __reduce__(self) -> tuple[type[tuple[Row, ...]], tuple[tuple[Row, ...]]]:
        return tuple, (self._rows,)
