"""Splits a pasted Kamervraag into its questions.

Numbered ("Vraag 1", "1.", "1" on a line of its own, "… 2. …" within a line) or not; a rider such as "Zo nee, waarom
niet?" stays with the question before it. Every character of the text is in the introduction or in one of the questions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml
from pydantic import BaseModel, ConfigDict

from ingest.dutch.sentences import sentences

_OPENS = r"[A-ZÀ-Ý0-9'‘’“”\"«(€]"
_ON_A_LINE = re.compile(
    rf"^[ \t\u00a0]*(?:(?:Vraag|Vragen)[ \t]+(?P<worded>\d{{1,3}})\b[ \t]*[:.)–-]*"
    rf"|(?P<marked>\d{{1,3}})[ \t]?[.):](?=\s|$)"
    rf"|(?P<alone>\d{{1,3}})(?=[ \t]*$|[ \t]+{_OPENS}))",
    re.MULTILINE,
)
_WITHIN = re.compile(
    rf"(?:^|(?<=\s))(?:Vraag\s+(?P<worded>\d{{1,3}})\s?[:.)–-]*|(?P<marked>\d{{1,3}})\s?[.):]|(?P<alone>\d{{1,3}}))(?=\s+{_OPENS})"
)
_END = re.compile(r"[?!.:;][»”\"’')\]]*\s*$")
_NOTE = re.compile(r"^\s*\[?\^?\d{1,2}\]?[).]?\s*(?:https?://|www\.|[A-Z][\w .&-]{1,40},)")
_SHORTEST = 3  # words of a question without a number
_LONG = 40  # words from which two questions without numbers are asked apart


@dataclass(frozen=True, slots=True)
class Ask:
    """One question sentence.

    Attributes:
        text: as written.
        lookup: without what is said around the question itself ("Kunt u aangeven …").
    """

    text: str
    lookup: str


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered question of several.

    Attributes:
        label: "Vraag 3".
        text: all that belongs to it, verbatim.
        asks: its question sentences without riders; one at least.
    """

    label: str
    text: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text of several questions.

    Attributes:
        introduction: what comes before the first, verbatim.
        parts: the questions, in order; two at least.
    """

    introduction: str
    parts: tuple[Part, ...]


class _Forms(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    rider: re.Pattern[str]
    wrapper: tuple[re.Pattern[str], ...]


def split(text: str) -> Pasted | None:
    """Split a text into its questions.

    Args:
        text: as pasted.

    Returns:
        Its questions; None where it is one question.
    """
    numbered = _numbered(text, _ON_A_LINE) or _numbered(text, _WITHIN)
    if numbered:
        bounds = [start for start, _, _ in numbered] + [len(text)]
        parts = [
            Part(f"Vraag {number}", text[start:end], core(text[body:end]))
            for (start, body, number), end in zip(numbered, bounds[1:], strict=True)
        ]
        return Pasted(text[: bounds[0]], tuple(parts))
    starts = _unnumbered(text)
    if not starts:
        return None
    parts = [
        Part(f"Vraag {number}", text[start:end], core(text[start:end]))
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1)
    ]
    return Pasted(text[: starts[0]], tuple(parts))


def core(text: str) -> tuple[Ask, ...]:
    """Return what a question asks, without riders and remarks.

    Args:
        text: one question with its riders and remarks.
    """
    said = [text[start:end] for start, end in sentences(text)]
    said = [one for one in said if not _NOTE.match(one)] or said
    asked = [at for at, one in enumerate(said) if "?" in one[-4:] and not _forms().rider.match(one)]
    if not asked:
        whole = " ".join(one for one in said if not _forms().rider.match(one)) or text.strip()
        return (Ask(whole, _unwrapped(whole)),)
    asks = [Ask(said[at], _unwrapped(said[at])) for at in asked]
    first = asked[0]
    # "De brug is dicht. Deelt u die mening?": what is pointed at stands in the sentence before.
    if first and re.match(r"(?:\w+ ){1,3}(?:dit|dat|deze|die|hier\w+|daar\w+)\b", said[first]):
        asks[0] = Ask(f"{said[first - 1]} {said[first]}", f"{said[first - 1]} {said[first]}")
    return tuple(asks)


def _unwrapped(sentence: str) -> str:
    for pattern in _forms().wrapper:
        if (match := pattern.match(sentence)) and len(rest := sentence[match.end() :].strip(" ,:")) > 12:
            return rest[0].upper() + rest[1:]
    return sentence


def _numbered(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int, int]]:
    """Return (start, start of its text, number) of each numbered question; empty where the text has no such numbers."""
    for begin in dict.fromkeys(number for _, _, number in _heads(text, pattern)):
        if begin > 1 and begin != next(number for _, _, number in _heads(text, pattern)):
            continue
        found: list[tuple[int, int, int]] = []
        for start, body, number in _heads(text, pattern):
            if number == (found[-1][2] + 1 if found else begin):
                found.append((start, body, number))
        bounds = [body for _, body, _ in found] + [len(text)]
        asking = sum("?" in text[body:end] for body, end in pairwise(bounds))
        if len(found) > 1 and 2 * asking >= len(found):
            return found
    return []


def _heads(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    for match in pattern.finditer(text):
        inside = text[: match.start()].rstrip(" \t\u00a0")
        # Within a line a number opens a question only where the one before has ended.
        if pattern is _WITHIN and inside and not inside.endswith("\n") and not _END.search(inside):
            continue
        yield match.start(), match.end(), int(match["worded"] or match["marked"] or match["alone"])


def _unnumbered(text: str) -> list[int]:
    """Return where each question begins in a text without numbers; empty where it is one question."""
    starts: list[int] = []
    begin: int | None = None
    for start, end in sentences(text):
        sentence = text[start:end]
        asks = "?" in sentence[-4:]
        if begin is None and starts and asks and _forms().rider.match(sentence):
            continue
        begin = start if begin is None else begin
        if asks:
            short = len(text[begin:end].split()) < _SHORTEST
            if not (short and starts):
                # What comes before the first question is the introduction, unless it is all there is.
                starts.append(start if not starts else begin)
            begin = None
    enough = len(starts) > 2 or (len(starts) == 2 and len(text.split()) > _LONG)
    return starts if enough else []


@cache
def _forms() -> _Forms:
    raw = yaml.safe_load(files("assistant.conversation").joinpath("kamervraag.yaml").read_text(encoding="utf-8"))
    return _Forms(
        rider=re.compile(raw["rider"], re.IGNORECASE),
        wrapper=tuple(re.compile(one, re.IGNORECASE) for one in raw["wrapper"]),
    )
