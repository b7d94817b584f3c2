"""The motions of a dossier: what each asks, how the vote went, what the bewindspersoon thought, and what was done."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.dossier.motion_reference import Mention, MotionReferences
from assistant.dossier.paper import Paper, Place, Sentence
from ingest.document import Kind
from ingest.index.records import DocumentRecord, LinkRecord

_VOTE = re.compile(r"\b(aangenomen|verworpen|aangehouden|ingetrokken|vervallen|overgenomen)\b", re.IGNORECASE)
_MAYBE = re.compile(
    r"\b(?:mocht(?:en)?|indien|als|wanneer|zou(?:den)?|verwacht\w*|wordt|worden|of|niet|nu|hierna)\b", re.IGNORECASE
)
_JUDGED = (
    ("oordeel Kamer", re.compile(r"\boordeel\b[^.;]{0,30}\bKamer\b|\bKamer\b[^.;]{0,20}\boordeel\b", re.IGNORECASE)),
    ("ontraden", re.compile(r"\bontra(?:ad|adt|den)\b", re.IGNORECASE)),
    ("overbodig", re.compile(r"\boverbodig\b", re.IGNORECASE)),
    ("ontijdig", re.compile(r"\bontijdig\b", re.IGNORECASE)),
)
_IT = re.compile(r"\bmotie\b|\bhaar\b|\bdeze\b|\bdie\b", re.IGNORECASE)
_SETTLED = re.compile(
    r"\bafgedaan\b|\b(?:geheel|volledig|hiermee|daarmee|als|voor\s+de\s+eerste\s+keer)\s+uitgevoerd\b"
    r"|\bis\s+(?:\w+\s+){0,3}uitgevoerd\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:nog\s+niet|niet|geen)\b", re.IGNORECASE)
_LONG = 480  # characters of a passage
_DICTUM_END = re.compile(r"[,;]?\s*en gaat over tot de orde van de dag.*", re.IGNORECASE | re.DOTALL)
_DICTUM_START = re.compile(
    r"\b(?:verzoekt|spreekt\b[^;]{0,60}\buit|roept\b|draagt\b|nodigt\b|vraagt\b|dringt\b|besluit\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """A value with the passage that says it.

    Attributes:
        value: such as ``aangenomen`` or ``ontraden``.
        place: the passage; None where it is a field of the motion itself.
    """

    value: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Other:
    """Another motion, which this one replaces or is replaced by."""

    document: str
    number: str


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion.

    Attributes:
        place: what it asks (its dictum), verbatim.
        title: as a person would list it.
        number: its Kamerstuk number as written; empty where it has none.
        movers: surnames in order.
        date: when it was moved.
        variant: ``motie``, ``gewijzigd`` or ``nader gewijzigd``.
        vote: what became of it in the Kamer; None where no document says.
        judged: what the bewindspersoon thought of it (oordeel Kamer, ontraden …); None where no document says.
        replaces: the motion that it takes the place of.
        replaced_by: the motion that took its place.
        settled: the latest passage that says that it was carried out; None where none does.
        done: passages of later papers that speak of it, oldest first.
    """

    place: Place
    title: str
    number: str
    movers: tuple[str, ...]
    date: date | None
    variant: str
    vote: Said | None
    judged: Said | None
    replaces: Other | None
    replaced_by: Other | None
    settled: Place | None
    done: tuple[Place, ...]

    def as_json(self) -> dict[str, object]:
        """Return it as other programs read it."""
        return self.place.as_json() | {
            "title": self.title,
            "number": self.number or None,
            "movers": list(self.movers),
            "variant": self.variant,
            "vote": self.vote.value if self.vote else None,
            "vote_source": self.vote.place.as_json() if self.vote and self.vote.place else None,
            "appreciation": self.judged.value if self.judged else None,
            "appreciation_source": self.judged.place.as_json() if self.judged and self.judged.place else None,
            "replaces": self.replaces.number if self.replaces else None,
            "replaced_by": self.replaced_by.number if self.replaced_by else None,
            "settled": self.settled.as_json() if self.settled else None,
            "done": [place.as_json() for place in self.done],
        }


def motions(
    papers: Sequence[Paper],
    related: Sequence[Paper],
    references: MotionReferences,
    links: Sequence[LinkRecord],
    records: dict[str, DocumentRecord],
) -> list[Motion]:
    """Return the motions among documents, oldest first; copies of one motion once.

    Args:
        papers: the documents of a dossier.
        related: documents elsewhere that speak of its motions.
        references: tells which motion a sentence is about.
        links: the links from and to the documents.
        records: every document, by id.
    """
    said = [(paper, references.mentions(paper)) for paper in sorted([*papers, *related], key=_in_time)]
    found: dict[str, Motion] = {}
    for paper in papers:
        record = paper.record
        key = record.kamerstuk or record.id
        if record.kind is Kind.MOTIE and key not in found:
            found[key] = _motion(paper, said, links, records)
    return sorted(found.values(), key=lambda one: (one.date or date.max, one.number))


def _motion(
    paper: Paper,
    said: Sequence[tuple[Paper, Sequence[Mention]]],
    links: Sequence[LinkRecord],
    records: dict[str, DocumentRecord],
) -> Motion:
    record = paper.record
    vote = Said(record.vote, _own_vote(paper, record.vote)) if record.vote else None
    judged: Said | None = None
    settled: Place | None = None
    done: list[Place] = []
    for other, mentions in said:
        mine = [mention.at for mention in mentions if mention.motion == record.id]
        if not mine or other.record.kind is Kind.MOTIE or not _later(other.record, record):
            continue
        around = [_about(other, at, mentions) for at in mine]
        if not record.vote and (voted := _vote(other, around)) and (vote is None or vote.value != voted.value):
            vote = voted  # where papers repeat it, the first of them is where it was decided
        judged = _judged(other, around) or judged
        if not _is_vote_list(other.record):
            settled = _settled(other, around, settled)
            done += _passages(other, around)
    return Motion(
        _dictum(paper),
        record.title,
        record.kamerstuk_text or "",
        record.submitters,
        record.date,
        record.variant or "motie",
        vote,
        judged,
        _other((link.target for link in links if link.type == "replaces" and link.source == record.id), records),
        _other((link.source for link in links if link.type == "replaces" and link.target == record.id), records),
        settled,
        tuple(_once(done)),
    )


def _about(paper: Paper, at: int, mentions: Sequence[Mention]) -> list[Sentence]:
    """Return the sentence that names a motion and those after it that may still be about it.

    They go on to the end of the paragraph, of the section where its heading names the motion, and stop where another
    motion is named.
    """
    first = paper.sentences[at]
    others = {mention.at for mention in mentions if mention.at > at and mention.motion != _motion_at(mentions, at)}
    heading = first.section is not None and first.end <= first.section.start + len(first.section.name) + 2
    heading = heading or _is_vote_list(paper.record)  # "In stemming komt de motie …", and a paragraph on the outcome
    found = [first]
    for position in range(at + 1, len(paper.sentences)):
        one = paper.sentences[position]
        if one.section != first.section or position in others or (one.paragraph != first.paragraph and not heading):
            break
        found.append(one)
    return found


def _motion_at(mentions: Sequence[Mention], at: int) -> str:
    return next(mention.motion for mention in mentions if mention.at == at)


def _vote(paper: Paper, around: Sequence[Sequence[Sentence]]) -> Said | None:
    """Return what the Kamer decided, as the first passage says that does; a nota only expects."""
    if paper.record.kind is Kind.NOTA:
        return None
    for sentences in around:
        section = sentences[0].section
        if section and _VOTE.fullmatch(section.name.strip()):
            return Said(section.name.strip().lower(), paper.place(sentences[0].start, sentences[0].end))
        for one in sentences:
            for match in _VOTE.finditer(one.text):
                if not _MAYBE.search(one.text[max(0, match.start() - 25) : match.start()]):
                    return Said(match[1].lower(), paper.place(one.start, one.end))
    return None


def _judged(paper: Paper, around: Sequence[Sequence[Sentence]]) -> Said | None:
    for sentences in around:
        for number, one in enumerate(sentences):
            for value, pattern in _JUDGED:
                match = pattern.search(one.text)
                if match and (number == 0 or _IT.search(one.text)) and not re.match(r"Mocht|Indien|Als\b", one.text):
                    return Said(value, paper.place(one.start, one.end))
    return None


def _settled(paper: Paper, around: Sequence[Sequence[Sentence]], before: Place | None) -> Place | None:
    """Return the passage that says that a motion was carried out; none where this paper says that it was not yet."""
    for sentences in around:
        for number, one in enumerate(sentences):
            match = _SETTLED.search(one.text)
            if match and (number == 0 or _IT.search(one.text)):
                near = one.text[max(0, match.start() - 30) : match.end()]
                return None if _OPEN.search(near) else paper.place(one.start, one.end)
    return before


def _passages(paper: Paper, around: Sequence[Sequence[Sentence]]) -> list[Place]:
    found: list[Place] = []
    for sentences in around:
        section = sentences[0].section
        start, end = sentences[0].start, sentences[0].end
        if section and end <= section.start + len(section.name) + 2:
            start = section.start  # the whole heading, where a full stop cut it
        for one in sentences[1:]:
            if one.end - start > _LONG:
                break
            end = one.end
        if not found or start >= found[-1].end:
            found.append(paper.place(start, end))
    return found


def _once(places: Iterable[Place]) -> list[Place]:
    """Return places without those whose words a later paper has too (a letter sent and published, a second version)."""
    seen: dict[str, Place] = {}
    for place in places:
        words = " ".join(place.quote.split())
        seen.pop(words, None)
        seen[words] = place
    return list(seen.values())


def _dictum(paper: Paper) -> Place:
    sections = [section for section in paper.sections if section.role == "dictum"]
    if not sections:
        return paper.place(0, min(len(paper.text), _LONG))
    text = paper.text[sections[0].start : sections[-1].end]
    begin = _DICTUM_START.search(text)
    end = _DICTUM_END.search(text)
    start = sections[0].start + (begin.start() if begin else 0)
    stop = sections[0].start + (end.start() if end else len(text))
    return paper.place(start, start + len(paper.text[start:stop].rstrip()))


def _own_vote(paper: Paper, vote: str) -> Place | None:
    at = paper.text.lower().rfind(vote)
    if at < 0:
        return None
    start, end = paper.text.rfind("\n", 0, at) + 1, paper.text.find("\n", at)
    return paper.place(start, end if end >= 0 else len(paper.text))


def _is_vote_list(record: DocumentRecord) -> bool:
    return record.kind is Kind.OVERIG and "stemming" in record.title.lower()


def _later(record: DocumentRecord, motion: DocumentRecord) -> bool:
    return record.date is None or motion.date is None or record.date >= motion.date


def _in_time(paper: Paper) -> tuple[date, str]:
    return paper.record.date or date.max, paper.record.id


def _other(ids: Iterable[str], records: dict[str, DocumentRecord]) -> Other | None:
    record = next((records[id_] for id_ in ids if id_ in records), None)
    return Other(record.id, record.kamerstuk_text or record.title) if record else None
