"""The Kern, extractive: what the letter does, its parts with their weightiest sentences, message, commitments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.types import Span
from assistant.dossier.paper import Paper
from assistant.draft.contract import Contract
from assistant.draft.doel import Opening, opening
from assistant.draft.gevraagd import gevraagd
from assistant.draft.kiezen import choose, label_of
from assistant.draft.material import Material, addresses_machine
from assistant.draft.punten import line, punten
from assistant.draft.toezegging import toezeggingen
from assistant.draft.types import GAP, Line, OpenPoint, Shape
from assistant.draft.vragen import asked_by, title_span
from assistant.draft.wegen import Gewogen, wegen
from assistant.draft.zin import Zin, zinnen
from ingest.document import Kind

_ENDS = re.compile(
    r"\b(?:tot slot|slot|vervolg|afsluiting|conclusie|ten slotte|planning en vervolg|hoe verder)\b", re.IGNORECASE
)
_MESSAGE = re.compile(
    r"\b(?:[Mm]et (?:deze|het|dit|dat)\b|[Hh]iermee|[Kk]ortom|boodschap|niveau|[Cc]onclu|[Ll]es\b|verantwoord|"
    r"redelijk|overtuiging|"
    r"uitgevoerd|noodzakelijk|beter|langer|eerst|vertrouwen|tegemoet)\b"
)
# A judgement that sums up, wherever it stands.
_JUDGES = re.compile(
    r"\b(?:te vroeg voor conclusies|te kort om vast te stellen|niettemin verantwoord|aan de strekking van de motie|"
    r"eerste stap|op het niveau)\b"
)
_PROMISES = re.compile(r"\b[Zz]egt\b.*\btoe\b")


@dataclass(frozen=True, slots=True)
class Kern:
    """The lines of a Kern with what is left open, and the name of the model that wrote it; empty where none did."""

    lines: tuple[Line, ...]
    open_points: tuple[OpenPoint, ...]
    model: str = ""


def kern(material: Material, contract: Contract, heading: str) -> Kern:
    """Write a Kern.

    Args:
        material: the sources; the newest letter among them is what the nota accompanies.
        contract: how long it may be.
        heading: how the profile calls it, for the open points.
    """
    letter = material.letter
    if letter is None:
        return _without_letter(material, contract, heading)
    sentences = usable(letter)
    points: list[OpenPoint] = []
    start = opening(sentences)
    lead, opened = _opens(letter, sentences, start)
    if not lead:
        lead = [Line(GAP)]
        points.append(
            OpenPoint(heading, "Schrijf een openingszin: de bron zegt niet met zoveel woorden wat de brief doet.")
        )
    promised = [zin for zin in toezeggingen(material.shelf, letter, sentences) if zin.turned.sure][:3]
    promised = [zin for zin in promised if zin not in opened]
    taken = {*opened, *promised}
    weighed = wegen(sentences, material.shelf.analyser, _asked(material, letter))
    ending = _message(weighed, taken)
    taken |= {*ending}
    asked = gevraagd(material, letter, weighed, start, taken, contract, heading)
    points += asked.open_points
    room = contract.words - sum(len(one.text.split()) for one in [*lead, *asked.lines]) - 2
    while promised and sum(zin.words + 1 for zin in promised) > room // 2:
        promised.pop()
    closing = [line(zin) for zin in ending] + [committed(zin) for zin in promised]
    room -= sum(len(one.text.split()) for one in closing)
    below = contract.model_copy(update={"bullets": contract.bullets - len(asked.lines)})
    free = [one for one in weighed if one.zin not in asked.restated]
    chosen = choose(free, taken, below, room, asked.first)
    lines = (*lead, *punten(chosen, asked, contract), *closing)
    if not promised:
        points.append(
            OpenPoint(
                heading,
                "In de brief is geen nieuwe toezegging gevonden; controleer of u er een doet, en met welke termijn.",
            )
        )
    return Kern(lines, tuple(points))


def alternatieven(material: Material, lines: Sequence[Line], at: int, *, most: int = 3) -> list[Line]:
    """Return other statements for one bullet, the weightiest first: of the same part of its source, and not yet said.

    Args:
        material: the sources.
        lines: of the Kern as it stands.
        at: index of the bullet.
        most: how many to return.
    """
    span = lines[at].spans[-1] if lines[at].spans else None
    paper = next((one for one in material.papers if span and one.record.id == span.document), None)
    if span is None or paper is None:
        return []
    weighed = wegen(usable(paper), material.shelf.analyser, _asked(material, paper))
    own = next((one.zin for one in weighed if one.zin.start <= span.start < one.zin.end), None)
    used = [spot for one in lines for spot in one.spans if spot.document == paper.record.id]
    other = [
        one
        for one in sorted(weighed, key=lambda one: (one.leans, -one.weight))
        if own is not None
        and one.zin.part == own.part
        and one.zin.turned.sure
        and not any(one.zin.start < spot.end and spot.start < one.zin.end for spot in used)
    ]
    return [line(one.zin, lines[at].shape, label_of(one.zin)) for one in other[:most]]


def usable(paper: Paper) -> list[Zin]:
    """Return the sentences of a source that may be quoted: not those that address the machine."""
    commands = {sentence.start for sentence in paper.sentences if addresses_machine(sentence)}
    ends = {sentence.start: sentence.end for sentence in paper.sentences}
    return [zin for zin in zinnen(paper) if not any(start <= zin.start < ends[start] for start in commands)]


def _message(weighed: Sequence[Gewogen], taken: set[Zin]) -> list[Zin]:
    """Return the sentence of the end of the letter that says what it comes to; empty where none does."""
    if not weighed:
        return []
    last = weighed[-1].zin.section
    sums = [
        one.zin
        for one in weighed
        if _JUDGES.search(one.zin.text) and one.zin not in taken and one.zin.turned.sure and one.zin.words <= 40
    ]
    if sums:
        return sums[-1:]
    ends = [
        one
        for one in weighed
        if one.zin not in taken
        and one.zin.turned.sure
        and not one.leans
        and 8 <= one.zin.words <= 34
        and one.zin.section is not None
        and (one.zin.section == last or _ENDS.search(one.zin.section.name))
        and len(letter_sections(weighed)) > 1
        and _MESSAGE.search(one.zin.text)
    ]
    return [max(ends, key=lambda one: one.weight).zin] if ends else []


def letter_sections(weighed: Sequence[Gewogen]) -> set[str]:
    """Return the names of the parts that sentences stand in."""
    return {one.zin.section.name for one in weighed if one.zin.section is not None}


def committed(zin: Zin) -> Line:
    """Return a commitment as the last lines of a Kern have it."""
    said = zin.said[:1].upper() + zin.said[1:]
    if _PROMISES.search(said):
        return Line(said, (zin.span,), changed=zin.turned.changed)
    return Line(f"Toezegging: {said}", (zin.span,), Shape.PARAGRAPH, changed=True)


def titel(letter: Paper) -> list[Line]:
    """Return an opening from the title of the letter, which is cited; empty where it does not stand in the text."""
    record, span = letter.record, title_span(letter)
    if span is None or record.kind not in {Kind.KAMERBRIEF, Kind.KAMERVRAGEN}:
        return []
    if found := asked_by(letter):
        return [Line(f"U beantwoordt de vragen van {found[0]}{found[1]}.", (span,), changed=True)]
    does = "beantwoordt u vragen van de Kamer" if record.kind is Kind.KAMERVRAGEN else "informeert u de Kamer"
    return [Line(f"Met de brief “{record.title}” {does}.", (span,), changed=True)]


def _opens(letter: Paper, sentences: Sequence[Zin], start: Opening) -> tuple[list[Line], tuple[Zin, ...]]:
    """Return the lines that a Kern opens with, and the sentences that they take; both empty where none says it."""
    if letter.record.kind is Kind.KAMERVRAGEN:
        roles = {section.role for section in letter.sections}
        told = tuple(zin for zin in sentences if zin.section and zin.section.role == "mededeling")
        if told and "antwoord" not in roles:  # a delay: what the letter says instead of answering
            return [line(zin) for zin in told[:2]], told[:2]
        if not start.says:
            return titel(letter), ()
    return ([line(zin) for zin in start.lead], start.lead) if start.lead else (titel(letter), ())


def _asked(material: Material, letter: Paper) -> str:
    requests = [
        paper.text[section.start : section.end]
        for paper in material.of(Kind.MOTIE)
        for section in paper.sections
        if section.role == "dictum"
    ]
    return "\n".join([letter.record.title, *requests])


def _without_letter(material: Material, contract: Contract, heading: str) -> Kern:
    """Return a Kern from motions alone: what they request, and a gap for what the bewindspersoon says to it."""
    lines: list[Line] = [Line(GAP)]
    left = contract.words - 20
    for paper in material.papers:
        for section in paper.sections:
            if section.role != "dictum" or len(lines) > contract.bullets:
                continue
            words = " ".join(paper.text[section.start : section.end].split())
            if len(words.split()) <= min(contract.bullet_words, left):
                lines.append(Line(words, (Span(paper.record.id, section.start, section.end),), Shape.BULLET))
                left -= len(words.split())
    lines.append(Line(GAP))
    point = OpenPoint(
        heading,
        "Er is geen brief gekozen; voeg de Kamerbrief toe als bron, of vul in wat u de Kamer meldt en wat u toezegt.",
    )
    return Kern(tuple(lines), (point,))
