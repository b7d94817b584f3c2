"""``notabene eval retrieval`` on a small invented collection with a real index."""

import json
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from assistant.cli import options
from evals.retrieval.indexed import index_records
from ingest.embed.load import load_embedder
from ingest.errors import NotabeneError
from ingest.index.store import Index
from ingest.progress import Silent
from tests.evals.retrieval.fictief import QUERIES, RECORDS, write
from tests.ingest.ground import Ground

pytestmark = pytest.mark.usefixtures("_own_settings")
PLUGINS = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SYSTEMS = ["default", "lexical", "dense", "naive"]
MEASURES = ["ndcg@10", "recall@20", "mrr@10", "hit@1"]


def run(paths: tuple[Path, Path, Path], *more: object) -> Result:
    """Run the command as it is plugged in."""
    target = PLUGINS["entry-points"]["notabene.commands"]["eval"]
    app = EntryPoint("eval", target, "notabene.commands").load()
    assert isinstance(app, typer.Typer)
    names = ("--corpus", "--queries", "--qrels")
    given = [str(part) for pair in zip(names, paths, strict=True) for part in pair]
    return CliRunner().invoke(app, ["eval", "retrieval", *given, *map(str, more)])


def test_figures_of_four_systems_as_json(tmp_path: Path) -> None:
    result = run(write(tmp_path), "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert list(found["systems"]) == SYSTEMS
    for figures in found["systems"].values():
        assert list(figures) == MEASURES
        for one in figures.values():
            assert list(one) == ["value", "low", "high"]
            assert 0 <= one["low"] <= one["value"] <= one["high"] <= 1
    assert (found["queries"], found["documents"]) == (len(QUERIES), len(RECORDS))
    assert found["seconds"] > 0
    assert list(found["differences"]) == SYSTEMS[1:]
    # Five documents on five subjects: whoever looks finds them, and does not find them all first by words alone.
    assert found["systems"]["default"]["recall@20"]["value"] == 1
    assert found["systems"]["default"]["hit@1"]["value"] >= found["systems"]["lexical"]["hit@1"]["value"]


def test_a_second_run_embeds_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = write(tmp_path)
    first = json.loads(run(paths, "--index", tmp_path / "index", "--json").stdout)
    embedder = type(load_embedder(purpose="bulk"))
    monkeypatch.setattr(embedder, "passages", lambda *_: pytest.fail("embedded again"))
    second = json.loads(run(paths, "--index", tmp_path / "index", "--json").stdout)
    assert second["systems"] == first["systems"]


def test_needs_no_language_model_and_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTABENE_MODEL", "onbekend:model")
    monkeypatch.setenv("NOTABENE_CHROMA_URL", "http://127.0.0.1:9")
    options.settings.cache_clear()
    assert run(write(tmp_path), "--json").exit_code == 0


def test_prints_a_table(tmp_path: Path) -> None:
    result = run(write(tmp_path))
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[0] for row in rows[:4]] == SYSTEMS
    assert all(len(row) == 1 + len(MEASURES) for row in rows[:-1])
    assert f"{len(QUERIES)} vragen, {len(RECORDS)} documenten" in rows[-1][0]


def test_a_mistake_stops_the_command(tmp_path: Path) -> None:
    paths = write(tmp_path)
    paths[2].write_text("v1\tz99\t1\n", encoding="utf-8")
    result = run(paths, "--json")
    assert isinstance(result.exception, NotabeneError)  # which the command line turns into a sentence and status 1
    assert "regel 1: het document 'z99'" in str(result.exception)


def test_an_index_with_own_documents_is_left_alone(tmp_path: Path, ground: Ground) -> None:
    (ground.docs / "stuk.md").write_text("# Stuk (FICTIEF)\n\nDe sluis gaat open.\n", encoding="utf-8")
    ground.run()
    result = run(write(tmp_path / "set"), "--index", ground.index)
    assert isinstance(result.exception, NotabeneError)
    assert "eigen documenten" in str(result.exception)
    assert ground.paths().keys() == {"stuk.md"}


def test_the_index_follows_the_collection(tmp_path: Path) -> None:
    from evals.retrieval.collection import load_collection

    records = load_collection(*write(tmp_path)).records
    embedder = load_embedder(purpose="bulk")
    index_records(records, tmp_path / "index", embedder, Silent())
    fewer = {id_: record for id_, record in records.items() if id_ != "z2"}
    owners = index_records(fewer, tmp_path / "index", embedder, Silent())
    assert sorted(owners.values()) == sorted(fewer)
    with Index.open(tmp_path / "index") as index:
        assert {document.title for document in index.documents()} == {record.title for record in fewer.values()}
