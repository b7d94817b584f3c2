"""Taking many things a few at a time: a database takes so many parameters, a model so many texts."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Give ``items`` in order, ``size`` at a time; the last ones may be fewer."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
