"""What a question holds that can be checked against a source: references, dates, years, numbers and names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from ingest.dutch.fold import fold
from ingest.dutch.tokens import tokens
from ingest.recognise.references import find_references


def _list(name: str) -> frozenset[str]:
    lines = files("assistant.retrieve").joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


_WORD = re.compile(r"[^\W_]+(?:[&.'’-][^\W_]+)*")
_ASKS = re.compile(
    r"\W*(?:wie|wiens|wat|welke?|wanneer|waar(?:om|mee|in|op|van|voor|door|over|bij|aan|naar|uit|toe)?|hoe(?:veel|lang|zo|ver)?)\b",
    re.IGNORECASE,
)
#: What follows a verb that opens a question ("Bevestigt het rapport …", "Dekt dat bedrag …"), and no name.
_SUBJECT_NEXT = re.compile(
    r" (?:het|een|die|dat|deze|dit|er|hij|zij|ze|je|u|we|wij|men|elke?|alle)\b|(?<=[a-z]t) de\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "te", "'t", "in", "op"})
_GENERIC = _list("no_names.txt")
_OPENERS = _list("openers.txt")


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what can be checked of it.

    Attributes:
        text: as asked.
        references: canonical keys of the documents that it names.
        numbers: numbers, years and dates (ISO) outside references, in their folded spelling.
        names: names of people, organisations and places, and abbreviations, as written.
        rest: the text without the references.
    """

    text: str
    references: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    rest: str = ""


def understand(text: str) -> Question:
    """Find what a question names.

    Args:
        text: a question in Dutch.

    Returns:
        The question with its references, numbers and names, each once, in order of appearance.
    """
    found = [reference for reference in find_references(text) if reference.start >= 0]
    rest = text
    for reference in found:
        rest = rest[: reference.start] + " " * (reference.end - reference.start) + rest[reference.end :]
    return Question(
        text=text,
        references=_once(reference.key for reference in found),
        numbers=_once(token.text for token in tokens(rest) if token.fixed),
        names=names(rest),
        rest=rest,
    )


def is_question(text: str) -> bool:
    """Tell whether a text asks something, rather than giving a title or words to look for."""
    return "?" in text or _ASKS.match(text) is not None


def names(text: str, *, opening: bool = True) -> tuple[str, ...]:
    """Return the names and abbreviations in a question, each once.

    A capital alone makes no name at the start of a sentence, unless the word could not start a question, or more
    capitals follow within or after it; words that officials write with a capital anyhow (Kamer, Minister) are none.

    Args:
        text: a question in Dutch.
        opening: a lone capitalised word that opens a sentence counts too, unless it is one that questions open with.
    """
    found: list[str] = []
    current: list[str] = []
    end = -1
    for match in _WORD.finditer(text):
        word = match.group()
        joined = _joined(word)
        if joined:
            # "motie-Van Dijk": the name may go on after the word that joins it.
            found.extend(_close(current))
            current, end = joined, match.end()
            continue
        first = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1] in ".?!:"
        gap = text[end : match.start()] if end >= 0 else ""
        if current and (gap.strip() or not _goes_on(word)):
            found.extend(_close(current))
            current = []
        opens = first and bool(_SUBJECT_NEXT.match(text, match.end()))
        if (not opens and _is_name(word, first=first, opening=opening or _capital_next(text, match.end()))) or (
            current and word in _PARTICLES
        ):
            current.append(word)
        end = match.end()
    found.extend(_close(current))
    return _once(found)


def is_generic(word: str) -> bool:
    """Tell whether a word is one that officials write with a capital anyhow (Kamer, Minister)."""
    return fold(word) in _GENERIC


def _is_name(word: str, *, first: bool, opening: bool) -> bool:
    if not word[0].isupper() or fold(word) in _GENERIC:
        return False
    if any(letter.isupper() for letter in word[1:]):
        return True
    return not (first and (fold(word) in _OPENERS or not opening)) and len(word) > 1


def _capital_next(text: str, end: int) -> bool:
    after = _WORD.match(text, end + 1)
    return bool(after) and text[end : end + 1] == " " and after is not None and after.group()[0].isupper()


def _goes_on(word: str) -> bool:
    return word in _PARTICLES or (word[0].isupper() and fold(word) not in _GENERIC)


def _close(words: list[str]) -> list[str]:
    while words and words[-1] in _PARTICLES:
        words = words[:-1]
    return [" ".join(words)] if words else []


def _joined(word: str) -> list[str]:
    """Return the name in a word that joins one to a common noun ("motie-Palmboom", "GK-fractie")."""
    pieces = word.split("-")
    common = [piece for piece in pieces if piece and piece[0].islower() and len(piece) > 3]
    named = [piece for piece in pieces if piece[:1].isupper()]
    return ["-".join(named)] if common and named else []


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
