"""Asks an earlier question again with something in it replaced: a slot, or its question word."""

import re

from assistant.conversation.clause import Clause, Phrase, Sort
from assistant.conversation.lexicon import lexicon
from assistant.conversation.topic import topic_of

_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")


def fill(before: Clause, fragment: Clause) -> str:
    """Return the earlier question with each phrase of the fragment in the slot that it fits.

    Args:
        before: the earlier question.
        fragment: phrases without a verb, such as "voor Aruba in 2019".

    Returns:
        The new question without its question mark.
    """
    changes: list[tuple[int, int, str]] = []
    added: list[str] = []
    taken: set[int] = set()
    for phrase in fragment.phrases:
        slot = _slot(before, phrase, taken, capital=fragment.text[phrase.inner].isupper())
        if slot is None and phrase.bare and not phrase.preposition:
            asked = _asked_noun(before)
            if asked and phrase.sort is Sort.NOUN and fragment.text[phrase.inner].islower():
                changes.append((*asked, fragment.slice(phrase.inner, phrase.end)))
            else:
                added.append(f", en {fragment.slice(phrase.inner, phrase.end)}")
            continue
        if slot is None:
            if phrase.sort is Sort.DOCUMENT and not phrase.preposition:
                return _in_document(before, _lowered(fragment, phrase.inner, phrase.end), phrase.head)
            added.append(_lowered(fragment, phrase.start, phrase.end))
            continue
        taken.add(slot.start)
        start, end, new = _change(before, slot, phrase, fragment)
        if slot.sort is Sort.OFFICE:
            # Another office does not take the field of this one along ("de minister van Kustzaken").
            end = next((other.end for other in before.phrases if _is_field(before, slot, other)), end)
        changes.append((start, end, new))
    text = before.text
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return " ".join([text, *added]).replace(" , en", ", en")


def _asked_noun(before: Clause) -> tuple[int, int] | None:
    """Return where the noun stands of which the question asks which or how many."""
    nouns = [token for token in before.tokens[before.asks + 1 : before.opening] if token.sort is Sort.NOUN]
    return (nouns[0].start, nouns[-1].end) if nouns and before.opening else None


def _lowered(fragment: Clause, start: int, end: int) -> str:
    """Return a stretch of the fragment as it is written within a sentence."""
    text = fragment.slice(start, end)
    opens = start == 0 and fragment.tokens[0].sort in {Sort.PREPOSITION, Sort.DETERMINER, Sort.DATE}
    return text[:1].lower() + text[1:] if opens else text


def _is_field(before: Clause, office: Phrase, other: Phrase) -> bool:
    return other.preposition in {"van", "voor"} and before.text[office.end : other.start] == " " and other.bare


def _slot(before: Clause, wanted: Phrase, taken: set[int], *, capital: bool) -> Phrase | None:
    free = [phrase for phrase in before.phrases if phrase.start not in taken]
    same = [phrase for phrase in free if phrase.sort is wanted.sort]
    if wanted.sort is Sort.NAME and not same:
        same = [phrase for phrase in free if phrase.named and phrase.sort is Sort.DOCUMENT]
    if wanted.sort is Sort.NOUN and wanted.bare:
        # A name typed without its capital ("en voor bonaire?").
        names = [phrase for phrase in free if phrase.sort is Sort.NAME]
        if not capital:
            names = [phrase for phrase in names if phrase.preposition == wanted.preposition]
        alone = [phrase for phrase in same if not phrase.preposition and not capital and not _asked_noun(before)]
        same = names or (same if wanted.preposition else alone)
    by_preposition = [phrase for phrase in same if phrase.preposition == wanted.preposition]
    if by_preposition:
        return by_preposition[0]
    if wanted.sort is Sort.NOUN and wanted.preposition:
        return None
    if wanted.sort is Sort.NAME and wanted.preposition and wanted.preposition != "voor":
        # "en door Oranje?" is no place where "op Zandeiland" stood.
        near = {"op", "in", "bij", "te", "voor", "van", "naar", "over"}
        same = [phrase for phrase in same if not phrase.preposition or {phrase.preposition, wanted.preposition} <= near]
    return same[-1] if same and wanted.sort is not Sort.NOUN else same[0] if same else None


def _change(before: Clause, slot: Phrase, phrase: Phrase, fragment: Clause) -> tuple[int, int, str]:
    given = _lowered(fragment, phrase.inner, phrase.end)
    if slot.sort is Sort.DATE:
        when = _lowered(fragment, phrase.start, phrase.end)
        year = _YEAR.search(before.slice(slot.start, slot.end))
        if year and not _YEAR.search(when) and lexicon().months & set(when.casefold().split()):
            when = f"{when} {year.group()}"
        return slot.start, slot.end, when
    lone = phrase.named == (phrase.inner, phrase.end) or (phrase.bare and phrase.sort is Sort.NOUN)
    if slot.named and lone:
        return slot.named[0], slot.named[1], given[:1].upper() + given[1:]
    return slot.inner, slot.end, given


def _in_document(before: Clause, document: str, head: str) -> str:
    """Ask what a document says of what the earlier question was about."""
    about = topic_of(before)
    verb = "verzoekt" if head == "motie" else "staat er in"
    return f"Wat {verb} {document} over {about}" if about else f"Wat {verb} {document}"


def with_question_word(before: Clause, asked: Clause, *, negated: bool = False) -> str:
    """Return the earlier question with another question word.

    Args:
        before: the earlier question.
        asked: begins with the new question word.
        negated: it asks why not.
    """
    phrase = asked.slice(asked.tokens[0].start, asked.tokens[asked.opening - 1].end)
    word = asked.tokens[asked.asks].lower
    if before.verb is None:
        return f"{phrase} {before.text[:1].lower()}{before.text[1:]}"
    verb = before.tokens[before.verb]
    if before.opening == 1 and before.tokens[0].lower == "wie" and word not in {"wie", "welke"}:
        # Without the "who" it would not be told who does it.
        return f"{before.text}, en {phrase[:1].lower()}{phrase[1:]}"
    if word == "wanneer" and (document := _document_subject(before)):
        return f"Wat is de datum van {document}"
    nouns = [token for token in before.tokens[before.asks + 1 : before.opening] if token.lower not in lexicon().how]
    noun = before.slice(nouns[0].start, nouns[-1].end) if nouns else ""
    opens = before.text[verb.start : verb.end].lower()
    rest = before.text[verb.end :].strip()
    lone = asked.opening == asked.asks + 1
    if noun and lone and word in {"hoeveel", "welke", "welk"}:
        phrase, noun = f"{phrase} {noun}", ""
    elif not lone and word in {"hoeveel", "welke", "welk", "wiens"}:
        noun = ""
    if noun and before.asks:
        noun = f"{before.slice(0, before.tokens[before.asks].start).lower()} {noun}"  # "met welke organisaties"
    if noun and rest.lower().startswith("er "):
        rest = f"er {noun} {rest[3:]}"
    elif noun:
        rest = f"{noun} {rest}"
    if negated:
        last = before.tokens[-1]
        at = rest.rfind(last.text) if last.sort is Sort.VERB and last is not verb else len(rest)
        rest = f"{rest[:at].rstrip()} niet {rest[at:]}"
    return f"{phrase} {opens} {rest}"


def _document_subject(before: Clause) -> str:
    """Return the document that does what the question asks about ("Wat verzoekt de motie …"); empty for none."""
    if not before.opening or before.tokens[before.asks].lower not in {
        "wat",
        "wie",
        "welke",
        "welk",
        "waarom",
        "waartoe",
    }:
        return ""
    verb = before.tokens[before.verb or 0]
    if not before.phrases or before.phrases[0].sort is not Sort.DOCUMENT or before.phrases[0].preposition:
        return ""
    if before.phrases[0].start > verb.end + 1:
        return ""
    first, end = before.phrases[0], before.phrases[0].end
    for other in before.phrases[1:]:
        if before.text[end : other.start].isspace() and other.preposition in {"van", "over", "met"}:
            end = other.end
    return before.slice(first.inner, end)
