"""A kill at any moment leaves an index that answers rightly, and the next run completes it: with the real command."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from evals.corpus.build import SOURCES, build
from ingest.doctor import examine
from ingest.dutch.query import QueryMaker
from ingest.embed.load import load_embedder
from ingest.errors import IndexMissingError
from ingest.index.filters import Filters
from ingest.index.store import Index
from tests.ingest.ground import content, text, write

pytestmark = pytest.mark.slow

NOTABENE = Path(sys.executable).with_name("notabene")
FILES = 25
KILLS = 30
QUERIES = (
    "onderhoud van sluizen en bruggen",
    "fysieke loketten bij gemeenten",
    "samenwerking met Caribisch Nederland",
    "wat verzoekt de motie",
    "financiële overwegingen",
    "drinkwater",
    "wie informeert de Kamer voor de zomer",
    "toezegging",
    "vervanging en renovatie",
    "advies van de Raad",
    "kosten in miljoen euro",
    "gesprek met organisaties",
    "minister van Infrastructuur",
    "planning 2099",
    "toegankelijkheid voor ouderen",
    "verzonnen gegevens FICTIEF",
    "bijlage bij de brief",
    "de leden van de fractie",
    "digitale dienstverlening",
    "uitvoering",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the smallest files of the sample corpus, every format and the mails among them."""
    whole, some = tmp_path_factory.mktemp("alles"), tmp_path_factory.mktemp("stukken")
    build(SOURCES, whole)
    files = sorted(
        (path for path in whole.rglob("*") if path.is_file() and not path.name.startswith(".")),
        key=lambda path: (path.suffix != ".eml", path.stat().st_size),
    )
    chosen = [path for path in files if path.suffix == ".eml"][:2]
    for turn in range(FILES):
        for suffix in sorted({path.suffix for path in files}):
            of_format = [path for path in files if path.suffix == suffix]
            if turn < len(of_format) and len(chosen) < FILES and of_format[turn] not in chosen:
                chosen.append(of_format[turn])
    for path in chosen:
        target = some / path.relative_to(whole)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return some


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    return folder


def start(docs: Path, index: Path, scratch: Path) -> "subprocess.Popen[str]":
    """Start an ingest in a process group of its own."""
    return subprocess.Popen(
        [NOTABENE, "ingest", docs, "--index", index, "--json"],
        env=os.environ | {"TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate(timeout=900)
    assert process.returncode == 0, err
    assert "Traceback" not in err
    return out


def session(id_: int) -> list[int]:
    """Return the processes of a session that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):
            state, _, _, sid = stat.read_text().rpartition(")")[2].split()[:4]
            if int(sid) == id_ and state != "Z":
                found.append(int(stat.parent.name))
    return found


def wait_until_gone(id_: int) -> None:
    deadline = time.monotonic() + 20
    while left := session(id_):
        assert time.monotonic() < deadline, f"processes {left} outlive their parent"
        with suppress(TimeoutError):
            os.sched_yield()


@cache
def vector(query: str) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    return load_embedder(purpose="query").query(query)


def check_answers(folder: Path) -> int:
    """Ask the index all queries, check every passage that comes back, and return how many did."""
    try:
        index = Index.open(folder, exact_below=0)
    except IndexMissingError:
        return 0
    returned = 0
    with index:
        maker = QueryMaker(index.analyser)
        for query in QUERIES:
            dense = dict(index.dense(vector(query), k=20))
            lexical = dict(index.lexical(maker.make(query), k=20))
            passages = index.passages([*dense, *lexical])
            returned += len(passages)
            exact = index.similarities(vector(query), list(passages))
            for id_, passage in passages.items():
                assert index.document(passage.document) is not None
                assert index.text(passage.document)[passage.start : passage.end] == passage.text
                assert dense.get(id_, exact[id_]) == pytest.approx(exact[id_], abs=2e-3)
    return returned


def hits(folder: Path) -> dict[str, list[tuple[str, float]]]:
    with Index.open(folder) as index:
        maker = QueryMaker(index.analyser)
        return {
            query: sorted((id_, round(score, 4)) for id_, score in index.lexical(maker.make(query), k=400))
            for query in QUERIES
        }


def check_equal(folder: Path, whole: Path) -> None:
    """Compare with an index that was made without interruption."""
    assert content(folder) == content(whole)
    assert hits(folder) == hits(whole)
    findings = examine(folder, sample=100_000)
    assert findings.healthy, findings
    assert findings.sampled == findings.passages
    names = {path.name for path in folder.iterdir()}
    ours = {name for name in names if not name.startswith("vocabulary-")}
    assert ours <= {"catalogue.db", "catalogue.lock", "ingest.lock", "vectors.lock", "lexical", "vectors"}, names
    assert len(names - ours) == 1


def test_killed_at_random_moments_it_answers_and_completes(corpus: Path, tmp_path: Path, scratch: Path) -> None:
    whole, folder = tmp_path / "geheel", tmp_path / "index"
    finish(start(corpus, tmp_path / "proef", scratch))  # makes the model, warms the disk
    begun = time.monotonic()
    finish(start(corpus, whole, scratch))
    duration = time.monotonic() - begun
    chance = random.Random(20991231)  # noqa: S311 - moments, not secrets
    killed = completed = answered = 0
    # On a busy machine most kills come before anything is stored; then a few more must show what is left behind.
    while killed < KILLS or (answered <= KILLS / 4 and killed < 3 * KILLS):
        process = start(corpus, folder, scratch)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=chance.uniform(0.05, 1.0) * duration)
        if process.poll() is None:
            group = killed % 3 > 0
            (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)
            process.communicate()
            killed += 1
            wait_until_gone(process.pid)
            answered += check_answers(folder) > 0
        else:
            assert process.returncode == 0
            completed += 1
        if completed and folder.exists():
            check_equal(folder, whole)
            shutil.rmtree(folder)
            completed = 0
    assert answered > KILLS / 4
    finish(start(corpus, folder, scratch))
    check_equal(folder, whole)
    assert list(scratch.iterdir()) == []


def parts(corpus: Path) -> list[Path]:
    return sorted(path for path in corpus.iterdir() if path.is_dir())


@pytest.mark.parametrize("same", [True, False])
def test_two_ingests_at_once_lose_nothing(corpus: Path, tmp_path: Path, scratch: Path, same: bool) -> None:
    folder, whole = tmp_path / "index", tmp_path / "geheel"
    docs = [corpus, corpus] if same else parts(corpus)[:2]
    for process in [start(one, folder, scratch) for one in docs]:
        finish(process)
    for one in docs[:1] if same else docs:
        finish(start(one, whole, scratch))
    check_equal(folder, whole)


def test_reader_with_a_warm_handle_never_errs_and_sees_all_in_the_end(
    corpus: Path, tmp_path: Path, scratch: Path
) -> None:
    folder = tmp_path / "index"
    write(tmp_path / "eerst" / "a.md", text(1))
    finish(start(tmp_path / "eerst", folder, scratch))
    with Index.open(folder, exact_below=0) as index:
        process = start(corpus, folder, scratch)
        sizes = []
        while process.poll() is None:
            sizes.append(len(index.dense(vector("sluizen"), k=10_000)))
            index.lexical(QueryMaker(index.analyser).make("sluizen"), k=10)
        finish(process)
        assert len(index.dense(vector("sluizen"), k=10_000)) == index.size() > sizes[0]
        assert index.terms.ids() == index.vectors.ids()
        assert len(set(sizes)) > 1


def test_writer_gets_its_turn_among_busy_readers(corpus: Path, tmp_path: Path, scratch: Path) -> None:
    folder = tmp_path / "index"
    write(tmp_path / "eerst" / "a.md", text(1))
    finish(start(tmp_path / "eerst", folder, scratch))
    process = start(parts(corpus)[0], folder, scratch)
    searches = 0
    while process.poll() is None:
        searches += check_answers(folder) > 0
    finish(process)
    assert searches


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a file system of a few megabytes."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=50k", "geen", folder], check=False).returncode
    ):
        pytest.skip("only root with the right to mount can make a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_full_disk_is_one_sentence_and_the_next_run_completes(
    corpus: Path, tmp_path: Path, scratch: Path, small_disk: Path
) -> None:
    finish(start(corpus, tmp_path / "geheel", scratch))
    folder = small_disk / "index"
    for size in ("100k", "300k", "700k", "1100k", "1500k"):
        subprocess.run(["mount", "-o", f"remount,size={size}", small_disk], check=True)
        process = start(corpus, folder, scratch)
        out, err = process.communicate(timeout=900)
        assert (process.returncode, out) == (1, ""), (size, err)
        assert "vol" in err, (size, err)
        assert "Traceback" not in err
        assert len(err.strip().splitlines()) == 1, err
        check_answers(folder)
    subprocess.run(["mount", "-o", "remount,size=300m", small_disk], check=True)
    finish(start(corpus, folder, scratch))
    check_equal(folder, tmp_path / "geheel")


def test_a_correction_killed_at_random_moments_is_there_or_not(tmp_path: Path, scratch: Path) -> None:
    docs, folder = tmp_path / "stukken", tmp_path / "index"
    for number in range(8):
        write(docs / f"{number}.md", text(number))
    finish(start(docs, folder, scratch))
    with Index.open(folder) as index:
        id_ = index.documents()[0].id
    chance = random.Random(20991231)  # noqa: S311 - moments, not secrets
    seen = set()
    duration = 0.0
    for year in range(2060, 2085):
        begun = time.monotonic()
        process = subprocess.Popen(
            [NOTABENE, "documents", "--correct", id_, "--set", f"date={year}-01-01", "--index", folder],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0.1, 1.1) * duration or 60)  # the first is not killed
            took = time.monotonic() - begun
            duration = min(duration or took, took)  # a busy machine makes the first one slow
        process.kill()
        process.wait()
        wait_until_gone(process.pid)
        with Index.open(folder) as index:
            found = index.document(id_)
            assert found is not None
            day = found.date
            assert [one.id for one in index.documents(Filters(since=day, until=day))] == [id_] if day else True
            seen.add(day is not None and day.year == year)
    assert seen == {True, False}
    finish(start(docs, folder, scratch))
    assert examine(folder).healthy
    with Index.open(folder) as index:
        found = index.document(id_)
        assert found is not None
        assert found.date == day
        lexical = index.lexical(QueryMaker(index.analyser).make("haven"), Filters(since=day, until=day), 20)
        assert {passage.document for passage in index.passages([one for one, _ in lexical]).values()} == {id_}
