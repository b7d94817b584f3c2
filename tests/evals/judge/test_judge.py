"""A judge's verdicts stand beside its agreement with labels, and what cannot be read is counted. FICTIEF."""

import json
import math
from pathlib import Path

import pytest
from langchain_core.language_models import FakeListChatModel
from typer.testing import CliRunner

import evals.sets
from assistant.cli import options
from evals.command import app
from evals.judge.judge import judge_nuggets, judge_support, kappa, spread, verdict
from evals.runs.folder import Folder
from evals.sets.pairs import load_pairs
from tests.evals.rows import row, write
from tests.evals.scripted import Scripted, scripted

PAIRS = load_pairs(Path(evals.sets.__file__).parent / "steun.yaml")
ROWS = [row(n, {"decided": 1.0}) for n in range(4)]


@pytest.mark.parametrize(
    ("written", "said"),
    [("JA", True), (" nee.", False), ("**Ja**, dat klopt", True), ("Ja en nee", None), ("misschien", None), ("", None)],
)
def test_a_verdict_is_yes_or_no_or_cannot_be_read(written: str, said: bool | None) -> None:
    assert verdict(written) is said


def test_kappa_is_1_for_agreement_and_0_for_chance() -> None:
    assert kappa([True, False, True], [True, False, True]) == 1
    assert kappa([True, True, False, False], [True, False, True, False]) == 0
    assert kappa([True, False], [False, True]) == -1
    assert math.isnan(kappa([True, True], [True, True]))
    assert math.isnan(kappa([], []))


def test_who_knows_the_labels_has_kappa_1_and_who_always_says_yes_none() -> None:
    known = {(pair.statement, pair.quote): pair.supported for pair in PAIRS}

    def oracle(prompt: str) -> str:
        held = [label for (statement, quote), label in known.items() if statement in prompt and quote in prompt]
        return "JA" if all(held) else "NEE"

    found = judge_support(ROWS, PAIRS, oracle)
    assert found.kappa > 0.97
    assert found.labelled == len(PAIRS)
    assert found.score.value == 1
    yes = judge_support(ROWS, PAIRS, lambda _: "JA")
    assert yes.score.value == 1
    assert yes.kappa == 0


def test_what_cannot_be_read_is_in_no_share() -> None:
    answers = iter(["JA", "eh", "NEE", "JA"])
    found = judge_nuggets(ROWS, lambda _: next(answers))
    assert (found.score.n, found.unparseable, found.labelled, found.unparseable_labelled) == (3, 1, 3, 1)
    assert found.score.value == pytest.approx(2 / 3)


@pytest.mark.usefixtures("_own_settings")
def test_the_command_names_its_judge_and_needs_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Folder(tmp_path / "run"), ROWS)
    monkeypatch.delenv("NOTABENE_MODEL", raising=False)
    result = CliRunner().invoke(app, ["eval", "judge", str(tmp_path / "run")])
    assert "NOTABENE_MODEL" in str(result.exception)
    options.settings.cache_clear()
    monkeypatch.setenv("NOTABENE_MODEL", "openai:rechter")
    model = FakeListChatModel(responses=["JA", "NEE", "hm"])
    monkeypatch.setattr("assistant.answer.model.chat_model.chat_model", lambda _: model)
    result = CliRunner().invoke(app, ["eval", "judge", str(tmp_path / "run"), "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["judge"] == "openai:rechter"
    assert found["support"]["unparseable_labelled"] > 50
    assert abs(found["support"]["kappa"]) < 0.6


@pytest.mark.usefixtures("_own_settings")
def test_a_judge_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Folder(tmp_path / "run"), ROWS)
    for name, value in (
        ("MODEL", "openai:rechter"),
        ("MODEL_BASE_URL", "http://127.0.0.1:9/v1"),
        ("MODEL_API_KEY", "x"),
    ):
        monkeypatch.setenv(f"NOTABENE_{name}", value)
    result = CliRunner().invoke(app, ["eval", "judge", str(tmp_path / "run")])
    assert "gaf geen antwoord" in str(result.exception)
    assert "NOTABENE_MODEL_BASE_URL" in str(result.exception)


@pytest.mark.usefixtures("_own_settings")
def test_a_served_judge_is_asked_as_many_labels_as_were_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Folder(tmp_path / "run"), ROWS)
    known = {(pair.statement, pair.quote): pair.supported for pair in PAIRS}

    def say(prompt: str) -> str:
        held = [label for (statement, quote), label in known.items() if statement in prompt and quote in prompt]
        return "JA" if held and all(held) else "Dat is lastig te zeggen." if "De steiger kost 3" in prompt else "NEE"

    with scripted(Scripted(say)) as server:
        monkeypatch.setenv("NOTABENE_MODEL", "openai:rechter")
        monkeypatch.setenv("NOTABENE_MODEL_BASE_URL", server.url)
        result = CliRunner().invoke(app, ["eval", "judge", str(tmp_path / "run"), "--pairs", "20", "--json"])
    assert result.exit_code == 0, result.output
    support = json.loads(result.stdout)["support"]
    assert (support["labelled"], support["unparseable_labelled"], support["unparseable"]) == (20, 0, 1)
    assert support["kappa"] > 0.8
    assert support["n"] == len(ROWS) - 1


def test_fewer_labels_are_taken_from_all_kinds() -> None:
    few = spread(PAIRS, 20)
    assert len(few) == len(set(map(id, few))) == 20
    assert {pair.supported for pair in few} == {True, False}
    assert spread(PAIRS, 10_000) == list(PAIRS)
