"""What a text says of another one of a kind: another round, season, year or body than the question is about.

A passage tells of several of a kind, and its document has a date of its own. So a sentence that itself speaks of the
first round, of April or of the province answers no question of the second round, of October or of the municipality,
though all other words of the question stand in it.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from assistant.retrieve.question import is_generic
from assistant.retrieve.when import YEAR
from ingest.dutch.fold import fold
from ingest.dutch.tokens import MONTHS, tokens

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "eerste 1e 1ste",
            "tweede 2e 2de",
            "derde 3e 3de",
            "vierde 4e 4de",
            "vijfde 5e 5de",
            "zesde 6e 6de",
        ),
        start=1,
    )
    for word in words.split()
}
#: What comes one after the other, so that an ordinal tells one from the others.
_SERIES = r"(?:ronde|tranche|fase|kwartaal|helft|versie|editie|lichting|groep|termijn|lezing|rapportage|seizoen|jaar)"
#: A span of time is written in many ways, and a version is that of a document: these need not stand there as such.
_LOOSE = frozenset({"jaar", "seizoen", "helft", "kwartaal", "versie"})
_ORDINAL = "|".join(_ORDINALS)
_NTH = re.compile(
    rf"\b(?P<nth>{_ORDINAL}) (?:[a-z]+e )?\w*?(?P<noun>{_SERIES})(?:s|n|en)?\b|"
    rf"\b\w*?(?P<other>{_SERIES}) (?P<no>[1-6]|{'|'.join(_ROMAN)})\b"
)
_SEASONS = {
    "voorjaar": range(3, 7),
    "lente": range(3, 7),
    "zomer": range(6, 10),
    "najaar": range(9, 13),
    "herfst": range(9, 13),
    "winter": (12, 1, 2, 3),
}
_QUARTERS = {number: range(3 * number - 2, 3 * number + 1) for number in range(1, 5)}
_HALVES = {1: range(1, 7), 2: range(7, 13)}
_MONTH = "|".join(MONTHS)
_MOMENT = re.compile(
    rf"\b(?P<month>{_MONTH})\b|\b(?P<season>{'|'.join(_SEASONS)})\b|\b(?P<nth>{_ORDINAL}) (?P<part>kwartaal|helft)\b"
)
#: Up to or from a day is no time by itself.
_BOUND = re.compile(
    rf"\b(?:tot|tot en met|t/m|voor|vanaf|sinds|uiterlijk|per) (?:begin |medio |eind )?(?:\d+ )?(?:{_MONTH})\b"
)
#: A month or season in which something is asked to have happened; one that dates a document tells which document.
_DURING = re.compile(
    rf"\b(?:in|over|gedurende|tijdens|t/m|tot en met) (?:de |het |begin |medio |eind )?(?:maand |hele )?"
    rf"(?P<when>(?:{_MONTH}|{'|'.join(_SEASONS)}|"
    rf"(?:{_ORDINAL}) (?:kwartaal|helft))\b)"
)
#: What tells which document is meant, not when something happened.
_DATED = re.compile(
    r"\b(?:\w*(?:brief|brieven|nota|nota's|verslag|rapport|vragen|rapportage|overzicht|motie|moties|stuk|stemming|"
    r"stemmingen|debat|besluit|begroting|plan|monitor|mail|bericht|lijst|evaluatie))\b[^?.,;]{0,40}?\b(?P<year>(?:19|20|21)\d\d)\b"
)
_AT = r"\b(?:[Oo]p|[Ii]n|[Bb]ij|[Tt]e|[Vv]an) "
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
_BODIES = ("gemeente", "provincie", "waterschap", "openbaar lichaam", "rijk")
_BODY = re.compile(r"\b(?P<body>gemeente|provincie|waterschap) (?P<name>[A-Z][\w'’-]+)")


def other_than(question: str, text: str, around: str, about: str) -> list[str]:
    """Return what a question is about of which a text has another one of the same kind.

    Args:
        question: as asked.
        text: a sentence, and on the lines after it what governs it.
        around: text in the same passage.
        about: what is known of the document.
    """
    asked, said = _folded(question), _folded(text)
    return [
        *(_other_nth(asked, said, _folded(f"{around} ; {about}")) if _NTH.search(asked) else ()),
        *(_other_time(asked, said) if _DURING.search(asked) else ()),
        *(_other_year(asked, text) if YEAR.search(asked) else ()),
        *(_other_body(question, said) if _BODY.search(question) else ()),
        *_other_word(asked, said),
    ]


@lru_cache(maxsize=10_000)  # the same sentences are found for many questions
def _folded(text: str) -> str:
    return fold(text)


def elsewhere(name: str, question: str, text: str) -> bool:
    """Tell whether a sentence is about another place than the one that a question asks of.

    Args:
        name: a name of the question that the sentence does not have.
        question: as asked.
        text: the sentence, and on the lines after it what governs it.
    """
    if not re.search(rf"{_AT}{re.escape(name)}\b", question):
        return False
    others = [match[1] for match in re.finditer(rf"\b(?:[Oo]p|[Ii]n|[Tt]e) ({_NAME})", _first(text))]
    return any(other.split()[0] not in question and not is_generic(other.split()[0]) for other in others)


def _other_nth(question: str, text: str, wide: str) -> list[str]:
    """Return the "tweede ronde" of a question where a text tells of another round, or its passage of none such."""
    wrong = []
    here, there, asked = _series(text), _series(wide), _series(question)
    for match in _NTH.finditer(question):
        noun, number = _member(match)
        if len([other for series, other in asked if series == noun]) > 1:
            continue  # what compares two of a series is answered by either
        there_too = noun in _LOOSE or (noun, number) in there
        own = {other for series, other in here if series == noun}
        if number not in own and (own or not there_too):
            wrong.append(match.group())
    return wrong


def _series(text: str) -> set[tuple[str, int]]:
    return {_member(match) for match in _NTH.finditer(text)}


def _member(match: re.Match[str]) -> tuple[str, int]:
    written = match["nth"] or match["no"]
    number = _ORDINALS.get(written) or _ROMAN.get(written)
    return match["noun"] or match["other"], number or int(written)


def _other_time(question: str, text: str) -> list[str]:
    """Return the months and seasons of a question where a text has others alone."""
    own, all_of_it = _months(_first(text)), _months(text, bounds=_BOUND.search(question) is not None)
    asked = {match["when"]: _months(match["when"]) for match in _DURING.finditer(question)}
    if any(all_of_it & months for months in asked.values()):
        return []
    return list(asked) if own else []


def _months(text: str, *, bounds: bool = False) -> set[int]:
    found: set[int] = set()
    text = text if bounds else _BOUND.sub(" ", text)
    for match in _MOMENT.finditer(text):
        if match["month"]:
            found.add(MONTHS.index(match["month"]) + 1)
        elif match["season"]:
            found.update(_SEASONS[match["season"]])
        else:
            spans: dict[int, range] = _QUARTERS if match["part"] == "kwartaal" else _HALVES
            found.update(spans.get(_ORDINALS[match["nth"]], ()))
    return found


def _other_year(question: str, text: str) -> list[str]:
    """Return the years of a question where a text speaks of others alone, whatever the date of its document."""
    dated = {match["year"] for match in _DATED.finditer(question)}
    asked = [year for year in dict.fromkeys(_years(question)) if year not in dated]
    return asked if _years(_first(text)) and not set(asked) & set(_years(text)) else []


@cache
def _lines() -> tuple[tuple[re.Pattern[str], ...], ...]:
    data: dict[str, list[str]] = yaml.safe_load(
        files("assistant.answer.evidence").joinpath("rivals.yaml").read_text(encoding="utf-8")
    )
    return tuple(
        tuple(re.compile(rf"\b(?:{'|'.join(group.split())})\b") for group in line.split(" / "))
        for line in data["rivals"]
    )


def _other_word(question: str, text: str) -> list[str]:
    """Return the words of a question for which a text has only a word that excludes it ("raming" for "gekost")."""
    wrong = []
    own = _first(text)
    for groups in _lines():
        asked = [(group, match) for group in groups if (match := group.search(question))]
        if len(asked) != 1 or asked[0][0].search(text):
            continue
        if any(group.search(own) for group in groups if group is not asked[0][0]):
            wrong.append(asked[0][1].group())
    return wrong


def _first(text: str) -> str:
    """Return the sentence itself, without the lines that govern it."""
    return text.partition("\n")[0]


def _years(text: str) -> list[str]:
    return [
        token.text[:4]
        for token in tokens(text)
        if token.fixed and YEAR.match(token.text) and len(token.text) in (4, 10)
    ]


def _other_body(question: str, text: str) -> list[str]:
    """Return the bodies of a question ("gemeente Zanddorp") where a text has another kind of body and not that one."""
    wrong = []
    for match in _BODY.finditer(question):
        others = [body for body in _BODIES if body != match["body"] and re.search(rf"\b{body}\b", text)]
        own = match["body"] in text
        if others and not own:
            wrong.append(match.group())
    return wrong
