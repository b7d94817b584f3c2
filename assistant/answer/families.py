"""Word lists of the answers, from ``families.yaml`` beside this file."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Lists:
    """Dutch words that a stemmer cannot bring together.

    Attributes:
        families: forms of one verb and its nouns; the first stands for all.
        generic: words of a question that say nothing of its subject.
        kinds: words for kinds of document.
    """

    families: tuple[tuple[str, ...], ...]
    generic: tuple[str, ...]
    kinds: tuple[str, ...]


@cache
def load_lists() -> Lists:
    """Return the lists that the package ships."""
    data = yaml.safe_load(files("assistant.answer").joinpath("families.yaml").read_text(encoding="utf-8"))
    families = tuple(tuple(line.split()) for line in data["families"])
    return Lists(families, tuple(data["generic"].split()), tuple(data["kinds"].split()))
