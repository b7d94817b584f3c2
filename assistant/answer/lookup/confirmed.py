"""What was asked before in nearly these words and answered with little more than yes or no.

A Kamervraag may hold the fact itself ("Is het juist dat 50 van de 342 gemeenten …?"), of which the answer only says
that it is so. Neither of the two tells it alone, so both are quoted.
"""

import re
from collections.abc import Iterator

from assistant.answer.evidence.anchors import name_stands
from assistant.answer.evidence.context import describe, stretch
from assistant.answer.evidence.units import Unit, units
from assistant.answer.evidence.words import held
from assistant.answer.inquiry import Finding, Inquiry
from assistant.answer.question.asked import Asked
from assistant.answer.types import Span, Statement
from assistant.retrieve.base import Library
from assistant.retrieve.hit import Hit
from ingest.dutch.fold import fold
from ingest.dutch.tokens import tokens
from prompts.load import phrase

_ASKS_WHETHER = re.compile(
    r"(?:Is het (?:juist|waar|correct)|Klopt het(?: bericht| beeld)?|(?:Kunt u|Kan het kabinet) bevestigen|"
    r"Deelt u (?:de|het) \w+|Onderschrijft u|Bent u het (?:er ?mee )?eens)\b.{0,40}?\bdat\b"
)
#: A whole answer, or the first sentence of one, that says no more than that it is so or not.
_BARE = re.compile(r"(?:Ja|Nee|Inderdaad|Klopt|(?:Dat|Dit) (?:klopt|is)\b)(?:,? [^.,;:]{1,40})?\.")
_ASKS_WHAT = re.compile(
    r"\b(?:wat|wie|welke?|wanneer|waar\w*|hoe\w*|noem|geef|vat|som|zoek|toon|maak|schrijf)\b", re.IGNORECASE
)
_NEGATION = re.compile(r"\b(?:niet|geen|nooit|niemand|niets|zonder)\b", re.IGNORECASE)
_MARKS = re.compile(r"[¹²³⁰⁴-⁹]+$")
_SHARE = 0.8  # of a question's weighted words that stand in the earlier one
_WITH_FIGURE = 0.45  # the same where a figure of the question stands in it too
_LEAST = 2  # words of a question, so that no single one decides


def confirmed(inquiry: Inquiry) -> Finding | None:
    """Return an earlier question that says what is asked, with the answer that confirms or denies it.

    Returns:
        None where the question does not ask whether something is so, or nobody asked it before and got a bare answer.
    """
    keys = inquiry.words.subject(inquiry.question)
    # Of "Klopt het dat havens sluiten?" in a pasted Kamervraag only what is to be found is looked up.
    whether = Asked.YESNO in inquiry.wanted or not _ASKS_WHAT.search(inquiry.question)
    if not whether or len(keys) < _LEAST:
        return None
    index = inquiry.index
    for hit in inquiry.found:
        if hit.passage.role != "vraag":
            continue
        for unit in stretch(index, hit):
            if not _ASKS_WHETHER.match(unit.text) or not _holds(inquiry, hit, unit):
                continue
            if reply := _reply(index, hit):
                return Finding(tuple(_told(hit, unit, reply)), sources=inquiry.hits)
    return None


def _holds(inquiry: Inquiry, hit: Hit, unit: Unit) -> bool:
    """Tell whether an earlier question holds this one: all figures and names, nearly all words, "niet" in both."""
    figures, stated = ({one.text for one in tokens(text) if one.fixed} for text in (inquiry.question, unit.text))
    known = fold(f"{unit.text}\n{describe(hit.document)}")
    if figures - stated or not all(name_stands(name, known) for name in inquiry.understood.names):
        return False
    if bool(_NEGATION.search(inquiry.question)) != bool(_NEGATION.search(unit.text)):
        return False
    keys, terms = inquiry.words.subject(inquiry.question), inquiry.words.terms(unit.text)
    share = sum(key.weight * held(key, terms) for key in keys) / sum(key.weight for key in keys)
    return share >= (_WITH_FIGURE if figures else _SHARE)


def _reply(index: Library, hit: Hit) -> list[Unit]:
    """Return the bare answer to a question, and the sentence after it; empty where it tells for itself."""
    text, number = index.text(hit.document.id), _numbers(hit.passage.section)
    for section in index.sections(hit.document.id):
        if section.role != "antwoord" or _numbers(section.name) != number:
            continue
        said = [one for one in units(text, section.start, section.end) if one.text.strip(" :") != section.name]
        said = [one for one in said if not re.fullmatch(r"Antwoord\b[^.]{0,30}\d:?", one.text)]
        if said and _BARE.fullmatch(said[0].text):
            return [said[0], *(one for one in said[1:2] if one.block == said[0].block)]
    return []


def _told(hit: Hit, unit: Unit, reply: list[Unit]) -> Iterator[Statement]:
    document = hit.document.id
    asked, first = Span(document, unit.start, unit.end), Span(document, reply[0].start, reply[0].end)
    text = phrase("confirmed", question=_MARKS.sub("", unit.text), reply=reply[0].text)
    yield Statement(text, (asked, first))
    for more in reply[1:]:
        yield Statement(more.text, (Span(document, more.start, more.end),))


def _numbers(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", name))
