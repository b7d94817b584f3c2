"""Two runs are compared question by question, and a difference in the noise is called none. FICTIEF."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evals.command import app
from evals.compare.pair import compare
from evals.runs.folder import Folder
from evals.runs.row import Row
from ingest.errors import NotabeneError
from tests.evals.rows import row, write


def rows(values: list[float], answer: str = "") -> list[Row]:
    return [
        row(
            number,
            {"decided": 1.0, "nugget_vital": value, "seconds": 0.2},
            part="test" if number % 5 == 0 else "tune",
            answer=answer and f"{answer} {number}",
        )
        for number, value in enumerate(values)
    ]


BEFORE = rows([0.5] * 30)


def after(values: list[float]) -> list[Row]:
    return rows(values, "Nieuw")


def run(folder: Path, second: list[Row], *more: str) -> Result:
    write(Folder(folder / "a"), BEFORE)
    write(Folder(folder / "b"), second)
    return CliRunner().invoke(app, ["eval", "compare", str(folder / "a"), str(folder / "b"), *more])


def test_a_gain_on_all_is_better_and_says_on_how_many() -> None:
    found = compare(BEFORE, after([0.75] * 30))
    gain = found.scores["nugget_vital"]
    assert (gain.verdict, gain.wins, gain.losses, gain.change.value) == ("beter", 30, 0, 0.25)
    assert found.scores["decided"].verdict == "geen verschil aangetoond"
    assert found.slices["vraagsoort"]["1"]["nugget_vital"].change.n == 10
    assert found.worst == ()


def test_noise_is_no_verdict() -> None:
    found = compare(BEFORE, after([0.0 if n % 2 else 1.0 for n in range(30)]))
    assert found.scores["nugget_vital"].verdict == "geen verschil aangetoond"
    assert found.scores["nugget_vital"].wins == found.scores["nugget_vital"].losses == 15


def test_regressions_are_told_with_both_answers_and_those_of_the_test_part_only_counted() -> None:
    found = compare(BEFORE, after([0.0 if n in (3, 5, 7) else 0.5 for n in range(30)]))
    assert [one.after.id for one in found.worst] == ["v-3", "v-7"]
    assert found.worst[0].before.reply.answer != found.worst[0].after.reply.answer == "Nieuw 3"
    assert found.hidden == 1


def test_questions_of_one_run_alone_are_counted_and_none_in_common_is_told() -> None:
    assert compare(BEFORE, after([0.5] * 20)).left_out == 10
    with pytest.raises(NotabeneError, match="geen enkele vraag gemeen"):
        compare(BEFORE, [])


GATE = "part: tune\nscores:\n  nugget_vital: {least: 0.4, drop: 0.05}\n  seconds: {most: 5}\n"


@pytest.mark.parametrize(
    ("values", "status", "told"),
    [
        ([0.5] * 30, 0, 0),
        ([0.45 if n % 2 else 0.5 for n in range(30)], 0, 0),  # worse, but by less than may be
        ([0.42 if n % 2 else 0.41 for n in range(30)], 1, 1),
        ([0.2] * 30, 1, 2),
    ],
)
def test_a_broken_gate_is_status_1(tmp_path: Path, values: list[float], status: int, told: int) -> None:
    gate = tmp_path / "gate.yaml"
    gate.write_text(GATE, encoding="utf-8")
    result = run(tmp_path, after(values), "--gate", str(gate), "--json")
    assert result.exit_code == status, result.output
    assert len(json.loads(result.stdout)["gate"]) == told


def test_lines_for_a_reader(tmp_path: Path) -> None:
    result = run(tmp_path, after([0.0 if n in (3, 5) else 0.5 for n in range(30)]))
    assert result.exit_code == 0, result.output
    assert "vitale feiten genoemd\t-0.033" in result.stdout
    assert "Wat kost steiger 3?" in result.stdout
    assert "Wat kost steiger 5?" not in result.stdout
    assert "testdeel werden 1 vragen slechter" in result.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("scores: {mooi: {least: 1}}", "'mooi' bestaat niet"),
        ("scores: {decided: {min: 1}}", "'scores.decided.min'"),
        ("a: [", "geen geldige YAML"),
    ],
)
def test_a_mistake_in_a_gate_is_told(tmp_path: Path, text: str, told: str) -> None:
    gate = tmp_path / "gate.yaml"
    gate.write_text(text, encoding="utf-8")
    assert told in str(run(tmp_path, BEFORE, "--gate", str(gate)).exception)


def test_a_folder_without_run_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["eval", "compare", str(tmp_path), str(tmp_path)])
    assert "staat geen run" in str(result.exception)
    write(Folder(tmp_path / "a"), BEFORE)
    result = CliRunner().invoke(app, ["eval", "compare", str(tmp_path / "a"), str(tmp_path / "a"), "--system", "dense"])
    assert "kies uit product" in str(result.exception)
