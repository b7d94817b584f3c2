"""The heads of Kamervragen: "Vraag 1", "Antwoord 3, 4 en 5", "Antwoord op vraag 2", and the numbers in them."""

import re
from dataclasses import dataclass
from typing import Literal

_NUMS = r"\d{1,3}[a-z]?(?:\s*(?:,|;|/|&|en|t/m|tot en met|-|–)?\s*(?:,|en)?\s*\d{1,3}[a-z]?(?![\w.]*\d))*"
_HEAD = re.compile(
    rf"^(?:\d{{1,3}}[.)]\s+)?(?P<type>Vra(?:ag|gen)"
    rf"|Antwoord(?:en)?)(?P<link>\s+op(?:\s+de)?)?(?:\s+vra(?:ag"
    rf"|gen))?(?:\s+(?P<nums>{_NUMS}))?\s*(?P<mark>[:.]?)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_RANGE = re.compile(r"(\d+)\s*(?:t/m|tot en met|-|–)\s*(\d+)")


@dataclass(frozen=True, slots=True)
class QuestionHead:
    """The head of a question or an answer.

    Attributes:
        type: which of the two.
        numbers: question numbers in order; empty for a bare "Antwoord".
        length: number of characters of the head itself; what follows on the line is its text.
    """

    type: Literal["vraag", "antwoord"]
    numbers: tuple[int, ...]
    length: int


def match_question_head(text: str) -> QuestionHead | None:
    """Recognise a line (or the beginning of one) as the head of a question or an answer.

    Args:
        text: one line.

    Returns:
        The head, or None: "Antwoord van Minister X" is none, and neither is a sentence that begins with "Vraag".
    """
    match = _HEAD.match(text)
    if match is None or not match["type"][0].isupper():
        return None
    question = match["type"].lower().startswith("vra")
    rest = match["rest"]
    stripped = rest.strip()
    if match["nums"] is None:
        bare = not stripped or bool(match["mark"])
        if question or match["link"] or not bare or match["type"].lower() != "antwoord":
            return None
    elif stripped and not match["mark"] and not (rest[:1].isspace() and re.match(r"[A-ZÀ-Ý«“‘\"'(]", stripped)):
        return None
    return QuestionHead("vraag" if question else "antwoord", _numbers(match["nums"] or ""), match.start("rest"))


def write_numbers(numbers: tuple[int, ...]) -> str:
    """Write question numbers as a Dutch reader does: ``3, 4 en 5``."""
    words = [str(number) for number in numbers]
    return " en ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def _numbers(written: str) -> tuple[int, ...]:
    spread = _RANGE.sub(
        lambda m: " ".join(str(n) for n in range(int(m[1]), min(int(m[2]), int(m[1]) + 100) + 1)), written
    )
    return tuple(dict.fromkeys(int(digits) for digits in re.findall(r"\d+", spread)))
