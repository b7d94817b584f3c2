"""Tells whether two sentences are plainly about two things: of other names, or of other moments."""

import re
from collections.abc import Sequence

from assistant.answer.evidence.candidate import Evidence
from assistant.answer.quote.figures import dates, without_those_of
from assistant.retrieve.question import is_generic

_NAME = re.compile(r"(?<=[a-zà-ÿ0-9,;:)(] )[A-ZÀ-Þ][\w’'&-]+(?: [A-ZÀ-Þ][\w’'-]+)*")
_LABEL = re.compile(r"[A-ZÀ-Þ][\w’'&-]+(?: [A-ZÀ-Þ][\w’'-]+)*")


def other_time(one: str, other: str) -> bool:
    """Tell whether two sentences are about other moments or periods: both name some, and none that may be the same."""
    mine, theirs = dates(one), dates(other)
    return bool(mine and theirs) and len(without_those_of(mine, theirs)) == len(mine)


def other_name(one: Evidence, other: Evidence, asked: Sequence[str]) -> bool:
    """Tell whether two sentences are about things of other names: Sluis Hoosvat and Brug Boegwater.

    Names of the question are none of the first one's own: that the other one is about them is looked at before.
    """
    mine, theirs = _names(one) - set(asked), _names(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _names(item: Evidence) -> set[str]:
    if item.unit.row:
        label = item.text.split(":")[0]
        return {match.group() for match in _LABEL.finditer(label)} if _LABEL.match(label) else set()
    return {match.group() for match in _NAME.finditer(item.text) if not is_generic(match.group())}
