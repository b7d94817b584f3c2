"""Draft questions from use: what got a thumb down, and what was not found."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from assistant.log.entry import Entry
from evals.sets.wording import plain

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w-])(?:\+31|0)[\s-]?(?:\d[\s-]?){8,9}(?!\d)")
_GREETING = re.compile(
    r"\b(?:m\.?v\.?g\.?|groet(?:en|jes)?|met vriendelijke groet(?:en)?)\b.*", re.IGNORECASE | re.DOTALL
)
_HEAD = """\
# Conceptvragen uit het gebruik. Lees elke vraag na, haal weg wat over een persoon gaat, en vul answer, nuggets en
# sources aan; README.md bij de sets zegt hoe. Zolang dat niet is gedaan, weigert het programma dit bestand.
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question to finish.

    Attributes:
        id: made from the question.
        question: as it was searched for, so that a follow-up stands alone; without addresses and greetings.
        why: why it is here.
    """

    id: str
    question: str
    why: str


def from_log(entries: Iterable[Entry]) -> list[Draft]:
    """Return draft questions, each once.

    Who asked, when, in which conversation and with what comment is left out.

    Args:
        entries: exchanges, oldest first.
    """
    found: dict[str, Draft] = {}
    for entry in entries:
        bad = entry.feedback is not None and entry.feedback.thumb < 0
        if not bad and entry.outcome != "refused":
            continue
        question = _clean(entry.understood if "\n" not in entry.understood else entry.question)
        key = plain(question)
        if len(question) < 3 or key in found:
            continue
        reasons = ", ".join(entry.feedback.reasons) if bad and entry.feedback else ""
        why = f"niet goed bevonden{f' ({reasons})' if reasons else ''}" if bad else "niet gevonden"
        found[key] = Draft(f"gebruik-{hashlib.sha256(key.encode()).hexdigest()[:10]}", question, why)
    return list(found.values())


def as_yaml(drafts: Iterable[Draft]) -> str:
    """Return drafts as a set to finish."""
    lines = [_HEAD, "name: gebruik\nversion: 1\n\ndocuments: {}\n\nquestions:\n"]
    for draft in drafts:
        asked = yaml.safe_dump({"question": draft.question}, allow_unicode=True, width=10_000).strip()
        lines.append(
            f"  - id: {draft.id}  # {draft.why}\n    {asked}\n"
            "    answer: INVULLEN\n    nuggets: []\n    sources: {}\n"
        )
    return "".join(lines)


def _clean(text: str) -> str:
    text = _GREETING.sub("", text)
    return " ".join(_PHONE.sub("[telefoonnummer]", _MAIL.sub("[e-mailadres]", text)).split())
