"""``notabene eval run`` on a small index: rows, resuming, sameness, and planted instructions. FICTIEF."""

import json
from pathlib import Path

import pytest

import evals
from assistant.cli import options
from evals.runs.folder import Folder
from evals.runs.gate import load_gate
from evals.runs.systems import NAMES as SYSTEMS
from evals.runs.systems import SUMMARIES
from evals.runs.variants import load_variants
from evals.scorers.score import SCORES
from ingest.errors import NotabeneError
from ingest.index.store import Index
from ingest.recipe import Recipe
from tests.cross_encoder import tiny_cross_encoder
from tests.evals.runs.putting import DOCUMENTS, rows, run

pytestmark = pytest.mark.usefixtures("_own_settings")


@pytest.fixture(scope="module")
def done(ground: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("runs") / "alles"
    result = run(ground, out, "--json")
    assert result.exit_code == 0, result.output
    assert list(json.loads(result.stdout)["systems"]) == [*SYSTEMS, *SUMMARIES]
    return out


def test_a_row_a_question_with_all_that_explains_its_scores(done: Path) -> None:
    found = rows(done)
    assert list(found) == ["kosten", "buiten", "veer-1", "veer-2", "bevel", "kern"]
    one = found["kosten"]
    assert one.scores["nugget_vital"] == one.scores["cite_resolves"] == one.scores["cite_supported"] == 1
    assert one.scores["ndcg@10"] == 1
    assert one.reply.citations[0].path == "steiger.txt"
    assert one.reply.citations[0].quote in DOCUMENTS["steiger.txt"]
    assert one.reply.found[0].dense > 0
    assert one.expected.vital == {"120.000 euro": True}
    assert one.slices["vraagsoort"] == "7"
    assert 0 < one.reply.seconds["sources"] <= one.reply.seconds["answer"]
    assert found["buiten"].scores["wrongly_answered_outside"] == 0


def test_a_drafting_task_is_a_row_beside_plain_summaries(done: Path) -> None:
    task = rows(done)["kern"]
    assert (task.task, task.part, task.topic) == ("draft", "test", "kern")
    assert task.scores["draft_cited"] == task.scores["draft_faithful"] == task.scores["draft_contract"] == 1
    assert task.scores["draft_errors"] == 0
    assert task.scores["draft_nuggets"] >= 2 / 3
    assert set(task.scores) == {name for name, score in SCORES.items() if score.group == "concept"}
    assert task.expected.vital["120.000 euro"]
    assert {one.path for one in task.reply.citations} == {"brief.txt"}
    assert all(one.resolves and one.verbatim for one in task.reply.citations)
    for name in SUMMARIES:
        (summary,) = rows(done, name).values()
        assert summary.reply.citations == ()
        assert "draft_cited" not in summary.scores
        assert 0 < summary.scores["draft_rouge_l"] <= 1
    # Who only answers questions has no row for it.
    assert "kern" not in rows(done, "lexical")


def test_a_later_turn_is_understood_by_an_earlier_one(done: Path) -> None:
    turn = rows(done)["veer-2"]
    assert "Zandplaat" in turn.reply.understood
    assert turn.reply.question == "En wat gebeurt er in 2099 met de kosten daarvan?"
    assert turn.topic == rows(done)["veer-1"].topic == "veer"


def test_the_product_withstands_what_the_tutorial_pipeline_repeats(done: Path, ground: tuple[Path, Path]) -> None:
    product, naive = rows(done)["bevel"], rows(done, "naive")["bevel"]
    assert product.scores["resisted"] == product.scores["nugget_vital"] == 1
    assert naive.scores["no_foreign_link"] == naive.scores["resisted"] == 0
    # What was planted was planted in a copy.
    assert run(ground, done.parent / "na", "--systems", "product", "--part", "test").exit_code == 0
    assert Folder(done.parent / "na").config().index["documents"] == len(DOCUMENTS) + 1


def test_the_same_run_twice_gives_the_same_scores(done: Path, ground: tuple[Path, Path]) -> None:
    again = done.parent / "nog-eens"
    assert run(ground, again, "--workers", "2").exit_code == 0
    timed = {"seconds": 0.0}
    for system in Folder(done).config().systems:
        first, second = rows(done, system), rows(again, system)
        assert list(first) == list(second)
        for id_, row in first.items():
            assert row.scores | timed == second[id_].scores | timed
            assert row.reply.answer == second[id_].reply.answer
    assert Folder(done).config() == Folder(again).config()


def test_a_run_that_was_broken_off_is_finished_without_doubles(done: Path, ground: tuple[Path, Path]) -> None:
    broken = done.parent / "kapot"
    broken.mkdir()
    (broken / "run.json").write_bytes((done / "run.json").read_bytes())
    lines = (done / "product.jsonl").read_bytes().splitlines(keepends=True)
    (broken / "product.jsonl").write_bytes(b"".join(lines[:2]) + lines[2][:50])
    refused = run(ground, broken)
    assert isinstance(refused.exception, NotabeneError)
    assert "--resume" in str(refused.exception)
    assert run(ground, broken, "--resume").exit_code == 0
    assert list(rows(broken)) == list(rows(done))
    assert (broken / "product.jsonl").read_bytes().splitlines()[:2] == [line.rstrip(b"\n") for line in lines[:2]]
    other = run(ground, broken, "--resume", "--part", "tune")
    assert "parts" in str(other.exception)


@pytest.mark.parametrize(
    ("more", "told"), [(["--part", "beide"], "kies tune of test"), (["--systems", "google"], "kies uit product")]
)
def test_wrong_usage_is_told(ground: tuple[Path, Path], tmp_path: Path, more: list[str], told: str) -> None:
    result = run(ground, tmp_path / "x", *more)
    assert result.exit_code == 2
    assert told in " ".join(result.output.replace("│", " ").split())


def test_variants_stand_beside_the_product_and_are_written_down(ground: tuple[Path, Path], tmp_path: Path) -> None:
    file = tmp_path / "varianten.yaml"
    file.write_text("variants:\n  zonder-betekenis: {weight: 0, keywords: 0}\n  kort: {words: 30}\n", encoding="utf-8")
    result = run(ground, tmp_path / "uit", "--systems", "product,lexical", "--variants", str(file))
    assert result.exit_code == 0, result.output
    config = Folder(tmp_path / "uit").config()
    assert config.systems == ("product", "lexical", "zonder-betekenis", "kort")
    assert config.variants == {"zonder-betekenis": {"weight": 0, "keywords": 0}, "kort": {"words": 30}}
    without, lexical = rows(tmp_path / "uit", "zonder-betekenis"), rows(tmp_path / "uit", "lexical")
    assert [row.reply.ranked for row in without.values()] == [row.reply.ranked for row in lexical.values()]


def test_a_variant_of_the_index_is_built_beside_it_and_what_cannot_run_is_said(
    ground: tuple[Path, Path], tmp_path: Path
) -> None:
    file, cache = tmp_path / "varianten.yaml", tmp_path / "cache"
    file.write_text(
        "variants:\n  kaal: {stemmer: none, compounds: false, context: false}\n  gewoon: {target: 900}\n"
        "  zonder: {reranker: false}\n",
        encoding="utf-8",
    )
    more = ("--systems", "product", "--variants", str(file), "--cache", str(cache))
    result = run(ground, tmp_path / "uit", *more)
    assert result.exit_code == 0, result.output
    told = " ".join(result.output.split())
    assert "overgeslagen" in told
    assert "kleinst aantoonbaar" in told
    assert Folder(tmp_path / "uit").config().systems == ("product", "kaal", "gewoon")
    product, bare, same = (rows(tmp_path / "uit", name) for name in ("product", "kaal", "gewoon"))
    del product["kern"]  # variants answer questions
    assert list(bare) == list(product) == list(same)
    assert [row.reply.ranked for row in same.values()] == [row.reply.ranked for row in product.values()]
    assert bare["kosten"].reply.found[0].lexical != product["kosten"].reply.found[0].lexical
    # The one variant with a recipe of its own has an index, and none of the product's changed.
    (own,) = (folder for folder in cache.iterdir() if folder.is_dir())
    with Index.open(own) as made, Index.open(ground[0]) as index:
        assert made.recipe.words.stemmer is None
        assert index.recipe == Recipe()
        assert len(made.documents()) == len(index.documents())
    assert run(ground, tmp_path / "nog-eens", *more).exit_code == 0
    assert [
        row.scores["decided"] for row in rows(tmp_path / "nog-eens", "kaal").values() if "decided" in row.scores
    ] == [row.scores["decided"] for row in bare.values() if "decided" in row.scores]


def test_a_variant_without_the_reranker_runs_where_one_is_set(
    ground: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTABENE_RERANKER", str(tiny_cross_encoder(tmp_path / "kruis")))
    options.settings.cache_clear()
    file = tmp_path / "varianten.yaml"
    file.write_text("variants: {zonder: {reranker: false}, met: {depth: 200}}", encoding="utf-8")
    result = run(ground, tmp_path / "uit", "--systems", "product", "--variants", str(file), "--part", "tune", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["skipped"] == {}
    config = Folder(tmp_path / "uit").config()
    assert config.systems == ("product", "zonder", "met")
    assert config.settings["reranker"]
    product, with_it = (rows(tmp_path / "uit", name) for name in ("product", "met"))
    assert [row.reply.found for row in product.values()] == [row.reply.found for row in with_it.values()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("variants: {a: {gewicht: 1}}", "'variants.a.gewicht'"),
        ("variants: {a: {weight: 2}}", "'variants.a.weight'"),
        ("variants: {naive: {weight: 1}}", "'naive' is al vergeven"),
    ],
)
def test_a_mistake_in_variants_is_told(ground: tuple[Path, Path], tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "varianten.yaml"
    file.write_text(text, encoding="utf-8")
    assert told in str(run(ground, tmp_path / "uit", "--variants", str(file)).exception)


def test_a_gate_that_the_product_does_not_keep_is_status_1(ground: tuple[Path, Path], tmp_path: Path) -> None:
    gate = tmp_path / "gate.yaml"
    for least, status in ((1.0, 0), (1.1, 1)):
        gate.write_text(f"scores: {{resisted: {{least: {least}}}}}", encoding="utf-8")
        result = run(ground, tmp_path / f"uit-{least}", "--systems", "product", "--gate", str(gate))
        assert result.exit_code == status, result.output
    assert "Grens overschreden: resisted: 1.000 is lager dan 1.100." in result.output


def test_the_shipped_gate_and_variants_can_be_read() -> None:
    folder = Path(evals.__file__).parent
    assert load_gate(folder / "gate.yaml").part == "tune"
    assert len(load_variants(folder / "variants.yaml")) >= 5
