"""Word lists of the answers, from ``families.yaml`` beside this file."""

from collections.abc import Mapping
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
        classes: words for kinds of people, bodies and places, which an answer names one by one.
        shells: words for what an answer fills in ("welk nadeel", "welke maatregelen"), which it need not repeat.
        furniture: adverbs and light verbs, which colour a question.
        measures: adjectives that ask for a figure after "hoe".
        units: what is measured or told apart -> the words by which an answer gives it.
        synonyms: lines of words that come near to each other; a word may stand in several.
    """

    families: tuple[tuple[str, ...], ...]
    generic: tuple[str, ...]
    kinds: tuple[str, ...]
    classes: tuple[str, ...]
    shells: tuple[str, ...]
    furniture: tuple[str, ...]
    measures: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]
    synonyms: tuple[tuple[str, ...], ...]

    def single(self) -> tuple[tuple[str, ...], ...]:
        """Return the lists whose words stand by themselves."""
        return (self.generic, self.kinds, self.classes, self.shells, self.furniture, self.measures)


@cache
def load_lists() -> Lists:
    """Return the lists that the package ships."""
    data = yaml.safe_load(files("assistant.answer.question").joinpath("families.yaml").read_text(encoding="utf-8"))
    families = tuple(tuple(line.split()) for line in data["families"])
    synonyms = tuple(tuple(line.split()) for line in data["synonyms"])
    units = {noun: tuple(line.split()) for noun, line in data["units"].items()}
    generic, kinds, classes, shells, furniture, measures = (
        tuple(data[name].split()) for name in ("generic", "kinds", "classes", "shells", "furniture", "measures")
    )
    return Lists(families, generic, kinds, classes, shells, furniture, measures, units, synonyms)
