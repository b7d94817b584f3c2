"""Reading and recognising the built sample corpus gives what its writers say that a careful reader sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.corpus.build import SOURCES, build, load
from evals.corpus.load import Source
from ingest.document import Parsed
from ingest.errors import UnreadableFileError
from ingest.index.filters import dossier_keys
from ingest.parse import SandboxedParser
from ingest.read.limits import Limits
from ingest.recognise.link_types import Linkable
from ingest.recognise.links import find_links
from ingest.sections.names import GIVEN_NAMES
from tests.ingest.hashing import HashEmbedder

Outcomes = dict[str, Parsed | UnreadableFileError]
# Above the first heading of these two lists stand lines that look like headings, and one may well call them that.
UNSETTLED = {"Stemmingen moties begroting Koninkrijksrelaties.txt", "Stemmingen moties Eén loket.txt"}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcomes]:
    corpus = tmp_path_factory.mktemp("corpus")
    build(SOURCES, corpus)
    found: Outcomes = {}
    with SandboxedParser(Limits(), HashEmbedder()) as parser:
        for source in load():
            try:
                found[str(source.target)] = parser.parse(corpus / source.target, Path(source.target).name, ocr=False)
            except UnreadableFileError as problem:
                found[str(source.target)] = problem
    return found


def read(outcomes: Outcomes, source: Source) -> Parsed:
    outcome = outcomes[str(source.target)]
    assert isinstance(outcome, Parsed), f"{source.target}: {outcome}"
    return outcome


READABLE = [source for source in load() if source.front.expect.status is None]
REFUSED = [source for source in load() if source.front.expect.status is not None]


def name(source: Source) -> str:
    return Path(source.target).name


@pytest.mark.parametrize("source", READABLE, ids=name)
def test_recognised_as_a_careful_reader_would(source: Source, outcomes: Outcomes) -> None:
    expect, metadata = source.front.expect, read(outcomes, source).metadata
    assert metadata.kind.value == str(expect.kind)
    assert metadata.date == expect.date
    assert metadata.reference == expect.reference
    assert (metadata.kamerstuk.key if metadata.kamerstuk else None) == expect.kamerstuk
    assert list(metadata.submitters) == list(expect.submitters or [])
    assert metadata.vote == expect.vote
    if expect.kamerstuk and expect.dossier:
        assert dossier_keys(metadata.dossier) == dossier_keys(expect.dossier)


@pytest.mark.parametrize("source", [source for source in READABLE if name(source)[11:] not in UNSETTLED], ids=name)
def test_split_as_a_careful_reader_would(source: Source, outcomes: Outcomes) -> None:
    sections = [section.name for section in read(outcomes, source).sections if section.name not in GIVEN_NAMES]
    assert sections == list(source.front.expect.sections or [])


@pytest.mark.parametrize("source", REFUSED, ids=name)
def test_what_must_not_be_indexed_says_why(source: Source, outcomes: Outcomes) -> None:
    outcome = outcomes[str(source.target)]
    assert isinstance(outcome, UnreadableFileError)
    assert outcome.status.value == str(source.front.expect.status)
    assert outcome.reason.endswith((".", ")"))


def test_every_link_that_a_reader_sees_is_found(outcomes: Outcomes) -> None:
    documents = [
        Linkable(path, outcome.metadata, outcome.reading.text)
        for path, outcome in outcomes.items()
        if isinstance(outcome, Parsed)
    ]
    found = {(link.source, link.type, link.target) for link in find_links(documents)}
    expected = {
        (str(source.target), str(link.type), f"{source.folder}/{link.file}")
        for source in READABLE
        for link in source.front.expect.links or []
    }
    assert len(expected) > 40
    assert expected - found == set()
