"""The regular expressions of the answers, from ``patterns.yaml`` beside this file."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns, all without regard to case.

    Attributes:
        asked: kind of answer -> what a question for it looks like.
        holds: kind of answer -> what a sentence with such an answer holds.
        found_by: kind of answer -> words that documents have for it, where a question has none of them.
        fields: label of a document's field -> what a question for it looks like.
        asking: words of a question for a field that do not tell which document is meant.
    """

    asked: dict[str, re.Pattern[str]]
    holds: dict[str, re.Pattern[str]]
    found_by: dict[str, str]
    fields: dict[str, re.Pattern[str]]
    asking: re.Pattern[str]


@cache
def load_patterns() -> Patterns:
    """Return the patterns that the package ships."""
    data = yaml.safe_load(files("assistant.answer.question").joinpath("patterns.yaml").read_text(encoding="utf-8"))
    shared: dict[str, str] = data["shared"]

    def pattern(pieces: list[str]) -> re.Pattern[str]:
        text = "|".join(pieces)
        for name, value in shared.items():
            text = text.replace(name, value)
        return re.compile(text, re.IGNORECASE)

    def group(name: str) -> dict[str, re.Pattern[str]]:
        return {key: pattern(pieces) for key, pieces in data[name].items()}

    return Patterns(group("asked"), group("holds"), data["found_by"], group("fields"), pattern([data["asking"]]))
