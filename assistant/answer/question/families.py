"""Word lists of the answers: families of forms, synonyms and kinds of words, each from a file beside this one."""

from collections.abc import Mapping, Sequence
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
    families: dict[str, list[str]] = yaml.safe_load(_text("families"))
    synonyms: dict[str, list[str]] = yaml.safe_load(_text("synonyms"))
    words = yaml.safe_load(_text("words"))
    units = {noun: tuple(line.split()) for noun, line in words["units"].items()}
    generic, kinds, classes, shells, furniture, measures = (
        tuple(words[name].split()) for name in ("generic", "kinds", "classes", "shells", "furniture", "measures")
    )
    return Lists(
        _lines(families["families"]),
        generic,
        kinds,
        classes,
        shells,
        furniture,
        measures,
        units,
        _lines(synonyms["synonyms"]),
    )


def _text(name: str) -> str:
    return files("assistant.answer.question").joinpath(f"{name}.yaml").read_text(encoding="utf-8")


def _lines(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in lines)
