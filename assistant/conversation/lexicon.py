"""The word lists by which questions are read."""

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class Lexicon(BaseModel):
    """Closed classes of Dutch words, lower case; ``words.yaml`` says what each is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question_words: frozenset[str]
    how: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    offices: frozenset[str]
    documents: frozenset[str]
    relational: frozenset[str]
    for_something: frozenset[str]
    months: frozenset[str]
    periods: frozenset[str]
    possessed: dict[str, str]
    glue: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the word lists."""
    text = files("assistant.conversation").joinpath("words.yaml").read_text(encoding="utf-8")
    return Lexicon.model_validate(yaml.safe_load(text))
