"""``notabene eval answers`` on a small invented collection with a real index. FICTIEF."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evals.command import app
from evals.retrieval.collection import CollectionError
from tests.evals.retrieval.fictief import QUERIES, write

pytestmark = pytest.mark.usefixtures("_own_settings")
ANSWERS = {
    "v1": "De zeekabel naar het eiland Zandplaat wordt in 2098 vervangen door de netbeheerder.",
    "v2": "De veerboot vaart elk uur; de kosten van het vervoer dalen met tien procent.",
    "v3": "Het steunpunt van Duinwacht helpt jonge vissers met hun belastingaangifte.",
    "v4": "Vuurtorens blijven open voor bezoekers, behalve op feestdagen.",
}


def files(folder: Path) -> tuple[Path, Path]:
    corpus, _, _ = write(folder)
    questions = folder / "vragen.jsonl"
    rows = [{"id": id_, "text": text, "reference_answer": ANSWERS[id_], "set": "los"} for id_, text in QUERIES]
    questions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return corpus, questions


def run(corpus: Path, questions: Path, *more: object) -> Result:
    given = ["eval", "answers", "--corpus", str(corpus), "--questions", str(questions), *map(str, more)]
    return CliRunner().invoke(app, given)


def test_figures_as_the_contract_has_them(tmp_path: Path) -> None:
    result = run(*files(tmp_path), "--index", tmp_path / "index", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert list(found) == [
        "questions", "answered", "refused", "token_f1", "chrf", "rouge_l", "citations", "latency_ms"
    ]  # fmt: skip
    assert found["questions"] == len(QUERIES)
    assert found["answered"] + found["refused"] == len(QUERIES)
    assert found["answered"] >= 1
    for name in ("token_f1", "chrf", "rouge_l"):
        assert list(found[name]) == ["value", "low", "high"]
        assert 0 <= found[name]["low"] <= found[name]["value"] <= found[name]["high"] <= 1
        # Whoever answers at all quotes the sentence that is the reference here.
        assert found[name]["value"] >= 0.9 / len(QUERIES)
    assert found["citations"] == {"valid": 1.0, "verbatim": 1.0}
    assert 0 < found["latency_ms"]["p50"] <= found["latency_ms"]["p95"]
    again = json.loads(run(*files(tmp_path), "--index", tmp_path / "index", "--json").stdout)
    assert {**again, "latency_ms": 0} == {**found, "latency_ms": 0}
    assert not (tmp_path / "index" / "log.db").exists()


def test_lines_for_a_reader(tmp_path: Path) -> None:
    result = run(*files(tmp_path))
    assert result.exit_code == 0, result.output
    assert "token_f1\tvalue 0." in result.stdout
    assert "latency_ms\tp50" in result.stdout


def test_a_question_without_reference_is_told_with_its_line(tmp_path: Path) -> None:
    corpus, questions = files(tmp_path)
    questions.write_text('{"id": "a", "text": "Wat?"}\n', encoding="utf-8")
    result = run(corpus, questions)
    assert isinstance(result.exception, CollectionError)
    assert "vragen.jsonl, regel 1: de sleutel 'reference_answer' ontbreekt" in str(result.exception)
