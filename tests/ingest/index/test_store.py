"""The index finds what was stored, through filters too, and sees what another handle adds."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from ingest.document import Kind, Metadata, Parsed, Passage, Reading, Reference, Section
from ingest.dutch.query import QueryMaker
from ingest.index.catalogue import Catalogue, set_meta, touch
from ingest.index.derive import catch_up, rebuild_lexical, rebuild_vectors
from ingest.index.filters import Filters
from ingest.index.store import Index
from ingest.index.writing import Place, content_key, put_document, put_vectors, remove_document
from tests.ingest.hashing import HashEmbedder

EMBEDDER = HashEmbedder()
KINDS = (Kind.NOTA, Kind.KAMERBRIEF, Kind.MOTIE)
SUBJECTS = ("sluizen", "bruggen", "loketten", "drinkwater", "steunpunten", "pontveren", "archieven")


def parsed(number: int) -> Parsed:
    """Return an invented document: a title section and three of text."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    parts = [f"FICTIEF Stuk {number} over {subject}."] + [
        f"Onderdeel {part} van stuk {number} gaat over {subject} en kost {number * 10 + part} euro."
        for part in range(3)
    ]
    text = "\n".join(parts)
    starts = [text.index(part) for part in parts]
    sections = tuple(
        Section(f"Deel {at}", "tekst", start, start + len(part))
        for at, (start, part) in enumerate(zip(starts, parts, strict=True))
    )
    passages = tuple(
        Passage(at, at, section.start, section.end, f"Stuk {number}") for at, section in enumerate(sections)
    )
    metadata = Metadata(
        KINDS[number % 3],
        f"Stuk {number} over {subject}",
        date(2098, 1 + number % 12, 1) if number % 5 else None,
        kamerstuk=Reference(f"II|99900|IV|{number}", f"99 900 IV, nr. {number}") if number % 2 else None,
        dossier="99 900 IV" if number % 2 else "99 910 VII",
    )
    return Parsed(Reading(text, (), "txt"), metadata, sections, passages)


def store(index: Index, numbers: range, access: str = "intern") -> None:
    documents = {f"d{number}": parsed(number) for number in numbers}
    texts = [document.embedded(passage) for document in documents.values() for passage in document.passages]
    with index.catalogue.write() as connection:
        set_meta(connection, "model", EMBEDDER.identity)
        vectors = EMBEDDER.passages(texts)
        put_vectors(connection, {content_key(text): vector for text, vector in zip(texts, vectors, strict=True)})
        for id_, document in documents.items():
            put_document(connection, id_, Place(id_.encode(), f"{id_}.txt"), access, document)
        touch(connection)
    catch_up(index)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index, to be copied or only read."""
    folder = tmp_path_factory.mktemp("gevuld")
    with Index(Catalogue(folder, create=True)) as writer:
        store(writer, range(60))
        rebuild_lexical(writer)
    return folder


@pytest.fixture(params=[0, 1000], ids=["by Chroma", "held in memory"], scope="module")
def held(request: pytest.FixtureRequest) -> int:
    assert isinstance(request.param, int)
    return request.param


@pytest.fixture(scope="module")
def steady(filled: Path, held: int) -> Iterator[Index]:
    """Give an index that nothing is written to."""
    with Index(Catalogue(filled), exact_below=20, held=held) as opened:
        yield opened


@pytest.fixture
def index(filled: Path, held: int, tmp_path: Path) -> Iterator[Index]:
    """Give an index of the test's own."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    with Index(Catalogue(tmp_path), exact_below=20, held=held) as opened:
        yield opened


def test_every_vector_finds_itself_and_every_word_its_passages(steady: Index) -> None:
    maker = QueryMaker(steady.analyser)
    for record in steady.documents():
        for passage in steady.passages_of(record.id):
            vector = EMBEDDER.query(f"{passage.context}\n{passage.text}")
            assert steady.similarities(vector, [passage.id])[passage.id] > 0.999
            best = max(score for _, score in steady.dense(vector, k=5))
            assert best > 0.999
            assert passage.id in dict(steady.lexical(maker.make(passage.text), k=10))
            assert steady.text(record.id)[passage.start : passage.end] == passage.text


@pytest.mark.parametrize(
    "filters",
    [
        Filters(kinds=(Kind.NOTA,)),
        Filters(kinds=(Kind.NOTA, Kind.MOTIE)),
        Filters(since=date(2098, 6, 1)),
        Filters(until=date(2098, 6, 1)),
        Filters(since=date(2098, 3, 1), until=date(2098, 9, 1), kinds=(Kind.KAMERBRIEF,)),
        Filters(dossiers=("99900 iv",)),
        Filters(dossiers=("99 900",)),
        Filters(documents=("d3", "d4")),
        Filters(access=("intern",)),
    ],
)
def test_filters_give_what_filtering_everything_would(steady: Index, filters: Filters) -> None:
    allowed = {record.id for record in steady.documents(filters)}
    assert allowed
    assert allowed < {record.id for record in steady.documents()} or filters.access
    vector = EMBEDDER.query("sluizen kosten euro")
    everything = steady.dense(vector, k=steady.size())
    owners = {passage.id: passage.document for passage in steady.passages([id_ for id_, _ in everything]).values()}
    wanted = sorted((score for id_, score in everything if owners[id_] in allowed), reverse=True)[:15]
    found = steady.dense(vector, filters, k=15)
    assert {owners[id_] for id_, _ in found} <= allowed
    assert np.allclose([score for _, score in found], wanted, atol=2e-3)
    query = QueryMaker(steady.analyser).make("onderdeel sluizen bruggen euro")
    lexical = steady.lexical(query, filters, k=steady.size())
    expected = {id_: score for id_, score in steady.lexical(query, k=steady.size()) if owners[id_] in allowed}
    assert dict(lexical) == pytest.approx(expected)


@pytest.mark.parametrize(
    "filters", [Filters(dossiers=("onzin",)), Filters(documents=("d999",)), Filters(access=("geheim",))]
)
def test_filters_that_nothing_passes_find_nothing(steady: Index, filters: Filters) -> None:
    assert steady.documents(filters) == []
    assert steady.dense(EMBEDDER.query("sluizen"), filters) == []
    assert steady.lexical(QueryMaker(steady.analyser).make("sluizen"), filters) == []


def test_a_handle_that_was_open_sees_what_another_adds_and_takes_out(index: Index) -> None:
    vector = EMBEDDER.query(f"Stuk 77\n{parsed(77).reading.text.splitlines()[1]}")
    assert max(score for _, score in index.dense(vector)) < 0.999
    with Index(Catalogue(index.folder)) as other:
        store(other, range(77, 78), access="extern")
        other_document = other.document("d77")
    assert index.document("d77") == other_document
    assert index.dense(vector)[0][1] > 0.999
    assert [record.id for record in index.documents(Filters(access=("extern",)))] == ["d77"]
    with Index(Catalogue(index.folder)) as other:
        with other.catalogue.write() as connection:
            remove_document(connection, "d77")
            touch(connection)
        catch_up(other)
    assert index.document("d77") is None
    assert max(score for _, score in index.dense(vector)) < 0.999


def test_a_changed_label_moves_with_the_lexical_filter(index: Index) -> None:
    store(index, range(3, 4), access="extern")
    query = QueryMaker(index.analyser).make("onderdeel")
    found = index.lexical(query, Filters(access=("extern",)), k=100)
    assert {passage.document for passage in index.passages([id_ for id_, _ in found]).values()} == {"d3"}


def test_derived_indexes_can_be_made_anew(index: Index) -> None:
    vector = EMBEDDER.query("drinkwater kost euro")
    query = QueryMaker(index.analyser).make("drinkwater")
    before = (dict(index.dense(vector, k=index.size())), dict(index.lexical(query, k=50)))
    index.vectors.recreate()
    index.terms.recreate()
    rebuild_vectors(index)
    rebuild_lexical(index)
    assert dict(index.dense(vector, k=index.size())) == pytest.approx(before[0], abs=1e-5)
    assert dict(index.lexical(query, k=50)) == pytest.approx(before[1])


def test_own_number_finds_its_document(steady: Index) -> None:
    assert steady.references("II|99900|IV|7") == ["d7"]
    assert steady.references("II|99900|IV|999") == []


def test_the_centre_is_the_mean_of_the_vectors_and_follows_them(index: Index) -> None:
    def mean() -> list[float]:
        passages = [passage for record in index.documents() for passage in index.passages_of(record.id)]
        rows = EMBEDDER.passages([f"{passage.context}\n{passage.text}" for passage in passages])
        return [float(value) for value in rows.mean(axis=0)]

    assert index.centre is not None
    assert index.centre.tolist() == pytest.approx(mean(), abs=1e-3)
    with index.catalogue.write() as connection:
        for number in range(0, 60, 2):
            remove_document(connection, f"d{number}")
        touch(connection)
    catch_up(index)
    assert index.centre.tolist() == pytest.approx(mean(), abs=1e-3)


def test_an_empty_index_has_no_centre(tmp_path: Path) -> None:
    with Index(Catalogue(tmp_path, create=True)) as empty:
        assert empty.centre is None


def test_rare_words_count_for_more_than_in_bm25(steady: Index) -> None:
    maker = QueryMaker(steady.analyser)

    def best(word: str) -> float:
        return steady.lexical(maker.make(word), k=1)[0][1]

    def idf(word: str) -> float:
        (stem,) = steady.analyser.parts(word)
        holding = steady.frequencies([stem])[stem]
        return float(np.log1p((steady.size() - holding + 0.5) / (holding + 0.5)))

    rare, frequent = "sluizen", "onderdeel"
    # Both stand once in texts of like length, so that BM25's scores would differ by their idf alone.
    assert best(rare) / best(frequent) == pytest.approx((idf(rare) / idf(frequent)) ** 1.5, rel=0.3)
    assert idf(rare) / idf(frequent) > 3


def test_a_word_of_documents_that_were_taken_out_can_still_be_searched(index: Index) -> None:
    known = [record.id for record in index.documents()]
    with index.catalogue.write() as connection:
        for id_ in known[1:]:
            remove_document(connection, id_)
        touch(connection)
    catch_up(index)
    maker = QueryMaker(index.analyser)
    found = dict(index.lexical(maker.make("FICTIEF stuk over deel"), k=10))
    assert found
    assert all(isinstance(score, float) and score >= 0 for score in found.values())
    assert {passage.document for passage in index.passages(list(found)).values()} == {known[0]}
