"""What of a question must stand in the evidence as it is: its names, numbers, dates and references."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.answer.evidence.carried import carries, described
from assistant.answer.evidence.context import known
from assistant.answer.evidence.rivals import elsewhere, other_than
from assistant.retrieve.question import Question, is_generic
from assistant.retrieve.when import YEAR
from ingest.dutch.fold import fold
from ingest.dutch.glossary import load_glossary
from ingest.dutch.tokens import MONTHS, tokens
from ingest.index.records import DocumentRecord

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
_LABEL = re.compile(r"\b[a-z]{4,} (?:[A-Z]|[IVX]{2,4})\b(?![.'’-])")
_INITIALS = re.compile(r"\b((?:[A-Z]\.)+) ?([A-Z][\w-]+)")
_MOTION = re.compile(r"\bmoties?\b", re.IGNORECASE)
_OFFICE = re.compile(rf"\b(?P<office>[Mm]inister|[Ss]taatssecretaris) van (?P<department>{_NAME})")
#: A case that is put ("Stel een dorp heeft 900 inwoners."): sources tell of such cases, not of that one.
_SUPPOSED = re.compile(
    r"^\W*(?:stel|stel dat|als|indien|wanneer) (?:er )?een [^.?!,]*(?:[.]\d+[^.?!,]*)*", re.IGNORECASE
)
#: What is so in the whole country, without its name.
_COUNTRYWIDE = re.compile(r"\b(?:landelijke?|nationale?|nationaal)\b")
_ROAD = r"(?:er|se)?(?:weg|straat|laan|dijk|plein|singel|pad)\b"


@dataclass(frozen=True, slots=True)
class Settled:
    """What a document or the index settles for each of its sentences.

    Attributes:
        subject: what the document is about, besides its title.
        whole: its text.
        spelled: abbreviation -> the names that it stands for.
    """

    subject: str = ""
    whole: str = ""
    spelled: Mapping[str, Sequence[str]] = field(default_factory=dict)


NOTHING = Settled()


def violations(
    question: Question,
    text: str,
    around: str,
    document: DocumentRecord,
    *,
    settled: Settled = NOTHING,
    paragraph: str = "",
) -> tuple[str, ...]:
    """Return what of a question's anchors a text does not have.

    Args:
        question: the question.
        text: the text, and on the lines after it what governs it.
        around: text in the same passage: a name may carry over from there, where the text has its main word.
        document: where it stands; what is known of it counts as well.
        settled: what the text need not say, since its document does.
        paragraph: sentences of its paragraph up to and with the text.
    """
    about = f"{known(document)} ; {settled.subject}" if settled.subject else known(document)
    # Reading numbers takes most of the time, and most questions name none.
    numbered = question.numbers or question.references
    # What the first Kamervraag names carries over, its numbers do not: an answer tells of several.
    numbers = _facts_of(text) | facts(known(document)) if numbered else frozenset()
    wide = numbers | _facts_of(around) if numbered else numbers
    supposed = _SUPPOSED.search(question.text)
    wrong = [
        number
        for number in question.numbers
        if not (supposed and number in facts(supposed.group()))
        and not (number in numbers or _in_period(number, numbers))
        and not (number in wide and not YEAR.fullmatch(number))
        and not _same_day(number, f"{text} {around}", wide)
    ]
    wrong += [key for key in question.references if not _refers(key, document, numbers)]
    wrong += [
        name
        for name in question.names
        if _other_mover(question.text, name, text)
        or not (
            _held(name, question.text, text, around, about, settled)
            or _carried(name, question.text, text, about, settled, paragraph)
        )
    ]
    wrong += [label for label in _labels(question.text) if label not in f"{_folded(text)} ; {_folded(about)}"]
    wrong += _other_office(question.text, text)
    wrong += _other_initials(question.text, text)
    wrong += other_than(question.text, text, around, about)
    if _MOTION.search(question.text) and not re.search(r"\bmotie", _folded(f"{text} ; {about} ; {around}")):
        wrong.append("motie")
    if "eerste kamer" in _folded(question.text) and "eerste kamer" not in f"{_folded(text)} ; {_folded(about)}":
        wrong.append("de Eerste Kamer")
    return tuple(wrong)


def _facts_of(text: str) -> frozenset[str]:
    return frozenset[str]().union(*(facts(line) for line in text.split("\n")))


def _labels(question: str) -> list[str]:
    """Return what tells one of a series from the others: "variant B", "bijlage 2", "fase II", folded."""
    return [fold(match.group()) for match in _LABEL.finditer(question)]


def _other_office(question: str, text: str) -> list[str]:
    """Return the offices of a question that a text gives to the other office of that department alone."""
    wrong = []
    for match in _OFFICE.finditer(question):
        office, department = match["office"].casefold(), fold(match["department"]).split()[0]
        of_same = {
            other["office"].casefold()
            for other in _OFFICE.finditer(text)
            if fold(other["department"]).split()[0] == department
        }
        if of_same and office not in of_same:
            wrong.append(match.group())
    return wrong


def _other_initials(question: str, text: str) -> list[str]:
    """Return the people of a question whose surname a text has with other initials alone."""
    wrong = []
    for match in _INITIALS.finditer(question):
        found = {other[1] for other in _INITIALS.finditer(text) if other[2] == match[2]}
        if found and match[1] not in found:
            wrong.append(match.group())
    return wrong


@lru_cache(maxsize=10_000)
def _folded(text: str) -> str:
    return fold(text)


def strays(question: Question, text: str) -> bool:
    """Tell whether a text speaks of other years than the question: a letter of 2098 may tell of 2096."""
    years = {number for number in question.numbers if YEAR.fullmatch(number)}
    found = facts(text) if years else frozenset()
    own = {number for number in found if YEAR.fullmatch(number)}
    return bool(own) and not any(year in own or _in_period(year, found) for year in years)


@lru_cache(maxsize=10_000)  # the same sentences are found for many questions
def facts(text: str) -> frozenset[str]:
    """Return the numbers, dates and references of a text in their folded spelling."""
    return frozenset(token.text for token in tokens(text) if token.fixed)


def name_stands(name: str, haystack: str) -> bool:
    """Tell whether a name stands in folded text, whole or inflected, or by the other way of writing it.

    Args:
        name: as in the question.
        haystack: folded text.
    """
    if _words_stand(name, haystack):
        return True
    return any(_words_stand(other, haystack) for other in load_glossary().expand(name))


def _held(name: str, question: str, text: str, around: str, about: str, settled: Settled) -> bool:
    if name == "Nederland" and _COUNTRYWIDE.search(_folded(text)):
        return True
    return any(_named(written, question, text, around, about) for written in (name, *settled.spelled.get(name, ())))


def _carried(name: str, question: str, text: str, about: str, settled: Settled, paragraph: str) -> bool:
    """Tell whether a name need not stand in a text, since it carries over from its paragraph or document."""
    if described(name, question, text, settled.whole):
        return True
    return carries(name, paragraph) and not _other_name(name, text) and not _sibling(name, text, about)


def _named(name: str, question: str, text: str, around: str, about: str) -> bool:
    if _other_name(name, text) or _sibling(name, text, about):
        return False
    if _spelled_out(name, f"{text} ; {about}"):
        return True
    close = f"{_folded(text)} ; {_folded(about)}"
    if not name_stands(name, close) and elsewhere(name, question, text):
        return False
    if name_stands(name, close) or (name_stands(name, f"{close} ; {_folded(around)}") and _is_one_word(name)):
        return True
    if _is_called(name, text) and name_stands(name, f"{close} ; {_folded(around)}"):
        return True
    # Of "Sluis Zandhoek" a sentence in the same passage need only say Zandhoek.
    main = name.split()[-1]
    return not _is_one_word(name) and name_stands(main, close) and name_stands(name, f"{close} ; {_folded(around)}")


def _spelled_out(name: str, text: str) -> bool:
    """Tell whether a text has the words that an abbreviation is made of: PSE of Projectenfonds Samenleven Eilanden."""
    if not re.fullmatch(r"[A-Z]{3,6}", name):
        return False
    return re.search(r"\b" + r"[\w-]+ (?:[a-z]+ )?".join(name) + r"[\w-]*", text) is not None


def _is_called(name: str, text: str) -> bool:
    """Tell whether a text calls a body by its kind alone: "de stichting" for Stichting Duinwacht."""
    first, *rest = name.split()
    return (
        bool(rest) and re.search(rf"\b(?:de|het|deze|dit) {re.escape(first.casefold())}\b", text.casefold()) is not None
    )


def _other_mover(question: str, name: str, text: str) -> bool:
    """Tell whether a text speaks of a motion or Member of another name than the question does."""
    of_person = r"(?:moties?|lid|leden)[ -](?:\w+ ){0,3}?(?:[A-Z]\.)*"
    if name_stands(name, _folded(text)) or not re.search(rf"{of_person}{re.escape(name)}", question):
        return False
    return re.search(rf"{of_person} ?{_NAME}", text) is not None


def _sibling(name: str, text: str, about: str) -> bool:
    """Tell whether a text names only the other of two that its title joins ("Noordeiland en Zuideiland")."""
    if name_stands(name, fold(text)):
        return False
    for match in re.finditer(rf"\b(?P<a>{_NAME}) (?:en|of|versus) (?P<b>{_NAME})", about):
        for mine, other in ((match["a"], match["b"]), (match["b"], match["a"])):
            if name_stands(name, fold(mine)) and name_stands(other, fold(text)):
                return True
    return False


def _is_one_word(name: str) -> bool:
    return " " not in name


def _other_name(name: str, text: str) -> bool:
    """Tell whether a text has the last word of a name only as part of another one ("Sluis Nieuwe Zandhoek")."""
    words = name.split()
    if len(words) < 2:
        return False
    own = {fold(word) for word in words}
    seen = False
    for match in re.finditer(rf"(?:(?P<before>[\w’'-]+) )?\b{re.escape(words[-1])}\b", text):
        seen = True
        before = match["before"] or ""
        # The first word of a sentence has a capital anyhow; what a row of a table is headed by is a name.
        first = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1] in ".?!:|•-"
        first = first and not text[match.end() :].startswith(":")
        if not before[:1].isupper() or fold(before) in own or is_generic(before) or first:
            return False
    return seen


def _refers(key: str, document: DocumentRecord, numbers: frozenset[str]) -> bool:
    """Tell whether a document has a number as its own, or a text mentions it."""
    if key in (document.kamerstuk, f"ref:{document.reference}"):
        return True
    parts = [part for part in re.split(r"[|:]", key) if any(letter.isdigit() for letter in part)]
    return bool(parts) and all(fold(part) in numbers for part in parts)


def _in_period(number: str, numbers: frozenset[str]) -> bool:
    """Tell whether a bare year is that of a full date."""
    return len(number) == 4 and any(other.startswith(number + "-") for other in numbers)


def _same_day(number: str, text: str, numbers: frozenset[str]) -> bool:
    """Tell whether a text has the day and month of a date, and it or its document the year."""
    match = _DAY.fullmatch(number)
    if not match:
        return False
    written = rf"\b{int(match[3])} {MONTHS[int(match[2]) - 1]}\b(?! \d{{4}})"
    return bool(re.search(written, text)) and (match[1] in numbers or _in_period(match[1], numbers))


def _words_stand(name: str, haystack: str) -> bool:
    for word in fold(name).split():
        if len(word) < 3 and not (word.isdigit() or name.isupper()):
            continue
        stem = re.sub(r"(?:'?s|se|ees|ese)$", "", word) if len(word) > 5 else word
        # The Zanddorperweg leads to Zanddorp and lies elsewhere; "SV" is no "svp".
        if not re.search(rf"\b{re.escape(stem)}(?!{_ROAD})" if len(word) > 2 else rf"\b{word}\b", haystack):
            return False
    return True
