"""The sentences of a source as a draft uses them: verbatim with their place, and as the nota says them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.answer.evidence.units import units
from assistant.answer.types import Span
from assistant.dossier.paper import Paper
from assistant.draft.material import addresses_machine
from assistant.draft.turn import Turned, turn
from ingest.document import Kind
from ingest.dutch.sentences import sentences
from ingest.index.records import SectionRecord

_NOTE = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_AFTER_NOTE = re.compile(rf"[.!?][»”\"’)]*[{_NOTE}]+\s+(?=[A-ZÀ-Þ«“])")
_TAIL = re.compile(rf"(?:[{_NOTE}]+|(?<=[a-zà-ÿ)»”][.!?])\d{{1,2}})$")
_GLUED = re.compile(rf"[{_NOTE}]+|(?<=[a-zà-ÿ])(?<=\w)(?=\d{{1,2}}[,;]\s)\d{{1,2}}")
_BULLET = re.compile(r"^(?:[•▪◦–—-]|\(?\d{1,2}[.)]|[a-z][.)])\s+")
# A footnote that a reader of the format has left in the flow, and what only names a place.
_NO_TEXT = re.compile(
    rf"^\s*[{_NOTE}]|^(?:Zie )?(?:Kamerstuk(?:ken)?|Handelingen|Aanhangsel|Bijlage bij Kamerstuk\w*|"
    rf"Staatscourant)\b[^a-z]{{0,12}}"
    r"(?:I{1,2}\b|\d)|^Pagina \d",
)
_PAGE_HEADER = re.compile(r"\bOnze referentie\b|\bDatum \d{1,2} [a-z]+ \d{4}\b|\bPagina \d+ van \d+\b")
# Words in bold before the first sentence of a paragraph.
_HEAD = re.compile(r"(?!(?:De|Het|Een|Er|Dat|Die|Dit|Ik|Zij|Hij|Wel|Ook)\b)[A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+){0,2}\.")
# What a nota asks of its reader and says of itself: nothing to tell in another one.
_OF_NOTA = frozenset({"geadviseerd-besluit", "niet-openbaar", "motivering", "leeswijzer"})
_FORM = frozenset({"briefhoofd", "ondertekening", "voetnoten", "paginakop", "bijlage", "vraag", "vragen"})


@dataclass(frozen=True)
class Zin:
    """A sentence of a source.

    Attributes:
        paper: the source.
        start: offset of its first character in the source's text, after a bullet's mark.
        end: offset after its last, before a footnote's mark.
        section: where it stands.
        paragraph: number of its line of text.
        first: it opens its paragraph.
        bullet: it is an item of a list.
        before: the sentence before it in its paragraph, or the line that introduces its list.
        head: words that head its paragraph, in the same line ("Kosten. Het bedrag …"); empty where none do.
        head_start: offset of that head.
    """

    paper: Paper
    start: int
    end: int
    section: SectionRecord | None
    paragraph: int
    first: bool
    bullet: bool
    before: "Zin | None"
    head: str = ""
    head_start: int = 0

    @property
    def head_span(self) -> Span:
        """The place of its head."""
        return Span(self.paper.record.id, self.head_start, self.head_start + len(self.head))

    @property
    def part(self) -> tuple[SectionRecord | None, str]:
        """The part of the source that it is of: its section, and the head that runs in with its paragraph."""
        return self.section, self.head

    @cached_property
    def text(self) -> str:
        """The verbatim text."""
        return self.paper.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.paper.record.id, self.start, self.end)

    @cached_property
    def turned(self) -> Turned:
        """What the nota says: without footnote marks and line breaks, "ik" as "u" where it is of a letter."""
        plain = " ".join(_GLUED.sub("", self.text).split())
        record = self.paper.record
        if record.kind in {Kind.NOTA, Kind.MOTIE, Kind.OVERIG}:
            return Turned(plain, plain != self.text, sure=True)
        made = turn(plain, kamer_of(self.paper))
        return Turned(made.text, made.text != self.text, made.sure)

    @property
    def said(self) -> str:
        """The text that the nota has."""
        return self.turned.text

    @cached_property
    def words(self) -> int:
        """How many words the nota has of it."""
        return len(self.said.split())


def kamer_of(paper: Paper) -> str:
    """Return how a nota calls whom a letter addresses."""
    return "de Eerste Kamer" if "Eerste Kamer" in (paper.record.addressee or "") else "de Kamer"


def zinnen(paper: Paper) -> list[Zin]:
    """Return the sentences of a source that tell something: no headings, fields, rows of tables, formulas or notes."""
    return list(_read(paper))


def _read(paper: Paper) -> Iterator[Zin]:
    made: list[Zin] = []
    for section in paper.sections:
        if section.role in _FORM or (section.role == "kop" and section.start == 0):
            continue
        if paper.record.kind is Kind.NOTA and section.role in _OF_NOTA:
            continue
        cut = units(paper.text, section.start, section.end)
        last: dict[int, Zin] = {}
        block, head, at_head = -1, "", 0
        for at, unit in enumerate(cut):
            heading = section.role == "kop" and unit.start < section.start + len(section.name)
            titled = unit.start == section.start and unit.text.strip(" :") == section.name.strip(" :")
            if unit.row or heading or titled or _NO_TEXT.search(unit.text) or not re.search(r"[^\W\d_]{2}", unit.text):
                continue
            lead = last.get(unit.leads[0]) if unit.leads else None
            if unit.block != block:
                block, head, at_head = unit.block, "", unit.start
                if _HEAD.fullmatch(unit.text):
                    head = unit.text.rstrip(".")
            for start, end in _pieces(unit.text):
                piece = unit.text[start:end]
                if len(piece.split()) < 3 or piece.isupper() or _header(piece, paper):
                    continue
                before = lead
                zin = Zin(
                    paper,
                    unit.start + start,
                    unit.start + end,
                    section,
                    unit.block,
                    first=before is None or before.paragraph != unit.block,
                    bullet=unit.bullet,
                    before=before,
                    head=head,
                    head_start=at_head,
                )
                lead = zin
                last[at] = zin
                made.append(zin)
    yield from made


def _header(piece: str, paper: Paper) -> bool:
    """Tell whether the header of a next page runs through a sentence, which then is no sentence."""
    own = paper.record.reference
    return bool(_PAGE_HEADER.search(piece)) or (own is not None and own in piece)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a unit that footnote marks have glued together, without bullets and marks."""
    at = 0
    mark = _BULLET.match(text)
    if mark:
        at = mark.end()
    edges = [match.end() for match in _AFTER_NOTE.finditer(text, at)]
    for end in [*edges, len(text)]:
        for start, stop in sentences(text[at:end]):  # a bullet may hold several
            tail = _TAIL.search(text, at + start, at + stop)
            last = tail.start() if tail else at + stop
            if last > at + start:
                yield at + start, last
        at = end


def orders(paper: Paper) -> list[str]:
    """Return the sentences of a source that give orders to a machine."""
    return [sentence.text for sentence in paper.sentences if addresses_machine(sentence)]
