"""Which documents a question calls by their own name: a number, who moved the motion, a kind and a date."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from assistant.retrieve.base import Library
from assistant.retrieve.question import understand
from ingest.document import Kind
from ingest.index.filters import Filters
from ingest.recognise.dates import find_dates
from ingest.recognise.motion_names import cited_motions

#: What people call a kind of document, as the last word before its date ("de brief aan de Kamer van 17 oktober 2023").
_CALLED = re.compile(
    r"\b(?:(?P<nota>(?:beslis)?nota)|(?P<kamerbrief>\w*brief)|(?P<motie>motie)"
    r"|(?P<kamervragen>kamervragen|beantwoording|antwoorden)|(?P<verslag>\w*verslag))\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:\s+(?:aan|van|uit|d\.d\.|gedateerd|met|op|over|de|het|dagtekening|datum|Kamer|Tweede|Eerste))*\s*$"
)


@dataclass(frozen=True, slots=True)
class _Motions:
    """Motions by who moved them first, for one state of the index."""

    generation: int
    by_name: dict[str, list[tuple[str, frozenset[str]]]]


class Names:
    """Finds the documents that a question names.

    Args:
        index: where they are.
    """

    def __init__(self, index: Library) -> None:
        self._index = index
        self._known: _Motions | None = None

    def find(self, question: str, filters: Filters) -> list[str]:
        """Return the ids of the documents that a question names and that pass the filters, each once.

        Args:
            question: in Dutch.
            filters: which documents count.
        """
        found = [id_ for key in understand(question).references for id_ in self._index.references(key)]
        found += self._motions(question)
        if found and filters:
            passing = {document.id for document in self._index.documents(filters)}
            found = [id_ for id_ in found if id_ in passing]
        return list(dict.fromkeys([*found, *self._dated(question, filters)]))

    def _motions(self, question: str) -> list[str]:
        """Return the motions that are cited by the name of whoever moved them; all of them where a name is shared."""
        found = []
        for cited in cited_motions(question):
            names = set(cited.names)
            known = self._movers().get(cited.names[0], [])
            found += [id_ for id_, movers in known if names <= movers]
        return found

    def _movers(self) -> dict[str, list[tuple[str, frozenset[str]]]]:
        generation = self._index.generation
        if self._known is None or self._known.generation != generation:
            by_name: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
            for motion in self._index.documents(Filters(kinds=(Kind.MOTIE,))):
                movers = [name.casefold() for name in motion.submitters]
                if movers:
                    by_name[movers[0]].append((motion.id, frozenset(movers)))
            self._known = _Motions(generation, dict(by_name))
        return self._known.by_name

    def _dated(self, question: str, filters: Filters) -> list[str]:
        """Return the documents that are called by kind and date ("de nota van 9 oktober 2023")."""
        found = []
        for day in find_dates(question):
            kind = _kind_before(question[: day.start])
            if kind is None or (filters.kinds and kind not in filters.kinds):
                continue
            if not _within(day.date, filters):
                continue
            wanted = replace(filters, kinds=(kind,), since=day.date, until=day.date)
            found += [document.id for document in self._index.documents(wanted)]
        return found


def _kind_before(text: str) -> Kind | None:
    called = list(_CALLED.finditer(text))
    if not called or called[-1].lastgroup is None or not _BETWEEN.match(text[called[-1].end() :]):
        return None
    return Kind(called[-1].lastgroup)


def _within(day: date, filters: Filters) -> bool:
    return (filters.since or day) <= day <= (filters.until or day)
