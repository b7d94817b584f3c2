"""Load the words: prompt templates and fixed Dutch phrases, kept as YAML files with their variables declared.

A template uses ``{name}`` for a variable and ``{{`` and ``}}`` for literal braces. Values are put in as they are and
never looked at again, so text of a document cannot pull in another variable.
"""

from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator


class PromptError(ValueError):
    """A prompt file is missing or wrong, or is rendered with the wrong variables: a mistake of the developer."""


def used_variables(text: str) -> frozenset[str]:
    """Return the names of the variables that a template uses.

    Args:
        text: the template.

    Raises:
        PromptError: the template has unbalanced braces, or a placeholder that is more than a plain name.
    """
    names = set()
    try:
        for _, name, spec, conversion in Formatter().parse(text):
            if name is None:
                continue
            if not name.isidentifier() or spec or conversion:
                raise PromptError(f"placeholder {{{name}}} is not a plain name")
            names.add(name)
    except ValueError as error:
        raise PromptError(f"unbalanced braces in template: {error}") from error
    return frozenset(names)


class _Text(BaseModel):
    """A template with its declared variables."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=1)
    variables: dict[str, str] = {}

    @model_validator(mode="after")
    def _declared_is_used(self) -> Self:
        used, declared = used_variables(self.text), set(self.variables)
        if used != declared:
            raise PromptError(
                f"declared but not used: {sorted(declared - used)}; not declared: {sorted(used - declared)}"
            )
        return self

    def render(self, **values: object) -> str:
        """Fill in the template.

        Args:
            **values: one for each declared variable.

        Raises:
            PromptError: a variable is missing, or one was given that the template does not have.
        """
        if set(values) != set(self.variables):
            raise PromptError(f"expected variables {sorted(self.variables)}, got {sorted(values)}")
        return self.text.format(**values)


class Prompt(_Text):
    """One prompt file.

    Attributes:
        purpose: what the prompt is for, for whoever reads or changes it.
        version: grows with every change of the text, so that a logged answer can be explained.
        variables: name -> what goes in.
        text: the template.
    """

    purpose: str = Field(min_length=1)
    version: int = Field(ge=1)


class _Phrases(BaseModel):
    """The file of fixed phrases."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    purpose: str
    version: int = Field(ge=1)
    phrases: dict[str, _Text]


def _read(path: str) -> object:
    try:
        return yaml.safe_load(files("prompts").joinpath(path).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise PromptError(f"cannot read prompt file {path}: {error}") from error


@cache
def load(name: str) -> Prompt:
    """Load a prompt.

    Args:
        name: path of its file under ``prompts`` without the suffix, e.g. ``answer/system``.

    Raises:
        PromptError: there is no such file, or it does not hold to the form.
    """
    try:
        return Prompt.model_validate(_read(f"{name}.yaml"))
    except ValidationError as error:
        raise PromptError(f"prompt {name}: {error}") from error


@cache
def _phrases() -> _Phrases:
    try:
        return _Phrases.model_validate(_read("phrases.yaml"))
    except ValidationError as error:
        raise PromptError(f"phrases: {error}") from error


def phrases_version() -> int:
    """Return the version of the fixed phrases; it grows with every change of them."""
    return _phrases().version


def phrase(name: str, /, **values: object) -> str:
    """Return a fixed Dutch phrase with its variables filled in.

    Args:
        name: its key in ``phrases.yaml``.
        **values: one for each variable that the phrase declares.

    Raises:
        PromptError: there is no such phrase, or the variables do not match.
    """
    try:
        template = _phrases().phrases[name]
    except KeyError:
        raise PromptError(f"no phrase named {name}") from None
    return template.render(**values)
