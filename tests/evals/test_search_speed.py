"""The benchmark of searching measures what it says: filters that keep their share, over an index that answers."""

import json
from pathlib import Path

import numpy as np
import pytest

from evals.benchmarks.indexes import build
from evals.benchmarks.questions import cases, questions
from evals.benchmarks.search_speed import main
from ingest.embed.load import load_embedder
from ingest.index import queries
from ingest.index.filters import Filters
from ingest.index.store import Index


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    build(folder / "400", 400, load_embedder(purpose="query").identity)
    return folder


def test_filters_keep_about_the_share_that_they_are_to_keep(kept: Path) -> None:
    with Index.open(kept / "400") as index:
        wide, narrow = cases(index)[:6], cases(index)[6:]
        assert [case.name for case in wide] == [case.name for case in narrow]
        for case in wide:
            assert 0.2 < case.keeps < 0.6, case
        for case in narrow:
            assert case.keeps < 0.1, case
        for case in (*wide, *narrow):
            assert index.size(case.filters) == round(case.keeps * index.size())


def test_vectors_are_as_alike_as_those_of_real_documents(kept: Path) -> None:
    with Index.open(kept / "400") as index:
        with index.catalogue.read() as connection:
            ids, vectors = queries.vectors_passing(connection, Filters())
        owners = np.array([index.passages([id_])[id_].document for id_ in ids])
        cosines, same = vectors @ vectors.T, owners[:, None] == owners[None]
        assert 0.8 < np.median(cosines[~same]) < 0.85
        assert 0.88 < np.median(cosines[same & ~np.eye(len(ids), dtype=bool)]) < 0.94
        for text, vector in questions(index, 10).items():
            first, second = text.removesuffix("?").split()[-3::2]
            best = index.passages([index.dense(vector, k=1)[0][0]]).popitem()[1]
            assert first in index.text(best.document)
            assert second in index.text(best.document)


def test_main_prints_a_row_for_each_filter(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--passages", "400", "--questions", "3", "--users", "2", "--keep", str(kept), "--json"])
    (speed,) = json.loads(capsys.readouterr().out)["indexes"]
    assert 400 <= speed["passages"] < 500
    assert [row["by"] for row in speed["searched"]] == [
        "-",
        *["kind", "date", "dossier", "document", "access", "all five"] * 2,
    ]
    assert all(row["times"]["p95"] >= row["times"]["median"] > 0 for row in speed["searched"])
    assert speed["answer"]["median"] > speed["sources"]["median"] > 0
    main(["--passages", "400", "--questions", "3", "--users", "2", "--keep", str(kept)])
    assert "whole answer" in capsys.readouterr().out
