"""A mistake in a collection is told in one sentence, with file and line."""

from pathlib import Path

import pytest

from evals.retrieval.collection import CollectionError, load_collection
from tests.evals.retrieval.fictief import QRELS, QUERIES, RECORDS, write


def test_reads_a_collection(tmp_path: Path) -> None:
    collection = load_collection(*write(tmp_path))
    assert list(collection.records) == [id_ for id_, _, _ in RECORDS]
    assert {id_: query.text for id_, query in collection.queries.items()} == dict(QUERIES)
    found = [
        (query, record, grade) for query, grades in collection.judgements.items() for record, grade in grades.items()
    ]
    assert found == QRELS


def test_a_question_without_a_right_document_is_left_out(tmp_path: Path) -> None:
    corpus, queries, qrels = write(tmp_path)
    qrels.write_text("v1\tz1\t0\nv2\tz2\t1\n", encoding="utf-8")
    assert list(load_collection(corpus, queries, qrels).queries) == ["v2"]


@pytest.mark.parametrize(
    ("name", "line", "broken", "told"),
    [
        ("corpus.jsonl", 3, '{"id": "z3", "text": "half', "geldige JSON"),
        ("corpus.jsonl", 2, '["z2"]', "JSON-object"),
        ("corpus.jsonl", 2, '{"id": "z2"}', "'text' ontbreekt"),
        ("corpus.jsonl", 4, '{"id": "z4", "text": "x", "date": "gisteren"}', "'date' kan niet"),
        ("corpus.jsonl", 4, '{"id": "z1", "text": "x"}', "'z1' komt twee keer voor"),
        ("queries.jsonl", 1, '{"id": "v1", "text": " "}', "'text' kan niet"),
        ("queries.jsonl", 2, "{'id': 'v2'}", "geldige JSON"),
        ("qrels.tsv", 2, "v9\tz1\t2", "vraag 'v9'"),
        ("qrels.tsv", 3, "v1\tz9\t2", "document 'z9'"),
        ("qrels.tsv", 2, "v1 z1 2", "tabs"),
        ("qrels.tsv", 2, "v1\tz1\tgoed", "cijfer"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, name: str, line: int, broken: str, told: str) -> None:
    paths = write(tmp_path)
    lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
    lines[line - 1] = broken
    (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(CollectionError) as caught:
        load_collection(*paths)
    assert str(caught.value).startswith(f"{tmp_path / name}, regel {line}: ")
    assert told in str(caught.value)
    assert str(caught.value).count("\n") == 0
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_a_missing_or_empty_file_is_told(tmp_path: Path, name: str) -> None:
    paths = write(tmp_path)
    (tmp_path / name).write_text("\n", encoding="utf-8")
    with pytest.raises(CollectionError, match=name):
        load_collection(*paths)
    (tmp_path / name).unlink()
    with pytest.raises(CollectionError, match=f"{name}: dit bestand is niet te lezen"):
        load_collection(*paths)


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    paths = write(tmp_path)
    paths[0].write_bytes(paths[0].read_bytes() + b'{"id": "z6", "text": "caf\xe9"}\n')
    with pytest.raises(CollectionError, match="regel 6: dit is geen UTF-8"):
        load_collection(*paths)
