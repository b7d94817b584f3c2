"""Abbreviations and synonyms of policy work, so that a question finds a source that words it the other way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class _Short(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    short: str
    long: tuple[str, ...]
    case: bool = False


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    short: tuple[_Short, ...]
    same: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One way of writing something, and the other ways.

    Attributes:
        written: the form to look for.
        others: the forms that mean the same.
        case: only in exactly this spelling (``IND`` is no ``ind``).
    """

    written: str
    others: tuple[str, ...]
    case: bool = False


class Glossary:
    """Finds forms in a text and gives their counterparts.

    Args:
        entries: what means what; a form may occur in more than one entry.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._others: dict[str, tuple[str, ...]] = {}
        exact, free = set[str](), set[str]()
        for entry in entries:
            key = entry.written if entry.case else entry.written.casefold()
            self._others[key] = tuple(dict.fromkeys((*self._others.get(key, ()), *entry.others)))
            (exact if entry.case else free).add(entry.written)
        self._exact = _pattern(exact, 0)
        self._free = _pattern(free, re.IGNORECASE)

    def expand(self, text: str) -> list[str]:
        """Return the counterparts of every form that occurs in ``text``, each once, in order of appearance.

        Args:
            text: a question, as typed.

        Returns:
            Other ways to write what it names; empty where it names nothing known.
        """
        hits = [(m.start(), m.group()) for m in self._exact.finditer(text)]
        hits += [(m.start(), re.sub(r"\s+", " ", m.group()).casefold()) for m in self._free.finditer(text)]
        found = (other for _, form in sorted(hits) for other in self._others[form])
        return list(dict.fromkeys(found))


def _pattern(forms: set[str], flags: int) -> re.Pattern[str]:
    """Match any of the forms as whole words, the longest first; spaces in a form match any white space."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    bodies = "|".join(r"\s+".join(map(re.escape, form.split())) for form in ordered) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{bodies})(?!\w)", flags)


@cache
def load_glossary() -> Glossary:
    """Return the glossary that the package ships."""
    content = files("ingest.dutch").joinpath("glossary.yaml").read_text(encoding="utf-8")
    data = _File.model_validate(yaml.safe_load(content))
    entries = [Entry(item.short, item.long, item.case) for item in data.short]
    entries += [Entry(long, (item.short,)) for item in data.short for long in item.long]
    for forms in data.same:
        entries += [Entry(form, tuple(other for other in forms if other != form)) for form in forms]
    return Glossary(entries)
