"""Which documents belong to a dossier: those that carry its number, and those that clearly go with them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.retrieve.base import Library
from ingest.index.records import DocumentRecord, LinkRecord

LOOSE = "Zonder dossiernummer"
_HEAD = 1500  # characters in which a paper says to which dossier it belongs
_FORMS = frozenset({"accompanies", "published"})


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier of the index.

    Attributes:
        name: as written on its papers, such as ``36 410 IV``; ``LOOSE`` for the papers of which none is known.
        documents: what belongs to it, oldest first; those without a date last.
    """

    name: str
    documents: tuple[DocumentRecord, ...]


def dossiers(index: Library) -> list[Dossier]:
    """Return the dossiers of an index, the largest first.

    A nota and a letter as sent carry no dossier number. They belong where the document they go with belongs: the letter
    of the nota, the published form of the letter, the motions that it answers; else where they say so in their head;
    else where most of what they mention belongs. A paper of which none of these is certain is in the last one.
    """
    records = {record.id: record for record in index.documents()}
    home = {id_: record.dossier for id_, record in records.items() if record.dossier}
    # Every link of interest has a paper without a number at one end.
    loose = [id_ for id_ in records if id_ not in home]
    links = {id_: index.links(id_) for id_ in loose}
    named = _named(index, loose, sorted(set(home.values())))
    rules: Sequence[Callable[[str], str | None]] = (
        lambda id_: _most(_homes(id_, links[id_], home, _FORMS, both=True)),
        lambda id_: _most(_homes(id_, links[id_], home, {"answers"})),
        named.get,
        lambda id_: _most(_homes(id_, links[id_], home, {"answers", "mentions"})),
        lambda id_: _most(_homes(id_, links[id_], home, {"answers", "mentions"}, both=True)),
    )
    while loose:
        found: Mapping[str, str] = {}
        for rule in rules:
            found = {id_: name for id_ in loose if (name := rule(id_))}
            if found:
                break
        if not found:
            break
        home |= found
        loose = [id_ for id_ in loose if id_ not in found]
    grouped: dict[str, list[DocumentRecord]] = defaultdict(list)
    for id_, name in home.items():
        grouped[name].append(records[id_])
    made = [Dossier(name, tuple(sorted(group, key=_in_time))) for name, group in grouped.items()]
    made.sort(key=lambda one: (-len(one.documents), one.name))
    rest = tuple(sorted((records[id_] for id_ in loose), key=_in_time))
    return [*made, Dossier(LOOSE, rest)] if rest else made


def _in_time(record: DocumentRecord) -> tuple[bool, str, str, str]:
    return record.date is None, record.date.isoformat() if record.date else "", record.kind.value, record.id


def _homes(
    id_: str, links: Iterable[LinkRecord], home: Mapping[str, str], types: Iterable[str], *, both: bool = False
) -> list[str]:
    wanted = frozenset(types)
    found = []
    for link in links:
        if link.type in wanted and (both or link.source == id_):
            other = link.target if link.source == id_ else link.source
            if other in home:
                found.append(home[other])
    return found


def _most(names: Sequence[str]) -> str | None:
    """Return the name that stands most; None where two do."""
    counts = Counter(names).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def _named(index: Library, loose: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Return the dossier that the head of a paper names, where it names one alone."""
    patterns = {
        name: re.compile(rf"(?<!\d){re.escape(name).replace(chr(92) + ' ', r'[ -]?')}(?![\w])") for name in names
    }
    records = index.documents_by_id(loose)
    found: dict[str, str] = {}
    for id_ in loose:
        head = f"{records[id_].title}\n{index.text(id_)[:_HEAD]}"
        said = [name for name, pattern in patterns.items() if pattern.search(head)]
        if len(said) == 1:
            found[id_] = said[0]
    return found
