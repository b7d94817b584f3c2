from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.load import Prompt, PromptError, load, phrase, used_variables


def test_every_prompt_file_loads() -> None:
    names = [path.name.removesuffix(".yaml") for path in files("prompts").joinpath("answer").iterdir()]
    assert "system" in names
    for name in names:
        assert load(f"answer/{name}").version >= 1


def test_render_needs_exactly_the_declared_variables() -> None:
    prompt = load("answer/question")
    with pytest.raises(PromptError, match="expected variables"):
        prompt.render(question="Wat?")
    with pytest.raises(PromptError, match="expected variables"):
        prompt.render(question="Wat?", sources="", extra="x")


@given(st.text())
def test_a_value_is_never_interpreted(value: str) -> None:
    assert f"Vraag: {value}\n" in load("answer/question").render(question=value, sources="{question}")


def test_unknown_keys_and_undeclared_variables_are_refused() -> None:
    with pytest.raises(ValueError, match="Extra inputs"):
        Prompt.model_validate({"purpose": "p", "version": 1, "text": "t", "model": "x"})
    with pytest.raises(ValueError, match="not declared"):
        Prompt.model_validate({"purpose": "p", "version": 1, "text": "{wat}"})
    with pytest.raises(ValueError, match="not used"):
        Prompt.model_validate({"purpose": "p", "version": 1, "text": "t", "variables": {"wat": "x"}})


@pytest.mark.parametrize("text", ["{a.b}", "{a[0]}", "{a!r}", "{a:>4}", "{", "{0}"])
def test_only_plain_names_are_placeholders(text: str) -> None:
    with pytest.raises(PromptError):
        used_variables(text)


def test_missing_names_say_so() -> None:
    with pytest.raises(PromptError, match="answer/nope"):
        load("answer/nope")
    with pytest.raises(PromptError, match="nope"):
        phrase("nope")


def test_phrase_fills_in() -> None:
    assert phrase("not_found_missing", what="Suriname").endswith("niets over Suriname.")
    assert phrase("not_found") == "Niet gevonden in de bronnen."
