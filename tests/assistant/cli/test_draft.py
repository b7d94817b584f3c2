"""``notabene draft``: its JSON, its files, and one Dutch sentence for everything that cannot be."""

from pathlib import Path

import pytest

from evals.corpus.build import SOURCES, build
from tests.assistant.cli.conftest import Run

LETTER = "kunstwerken/kamerbrieven/2098-12-16 Kamerbrief aanbieding toestandsrapport.docx"
OTHER = "caribisch/kamerbrieven/2098-12-15 Kamerbrief Projectenfonds Samenleven Eilanden.docx"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("voorbeelden")
    build(SOURCES, folder)
    return folder


def test_a_draft_straight_from_files_needs_no_index(run: Run, corpus: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("k.docx", "k.odt", "k.md")]
    made = run(
        *("draft", "kern", "--source", corpus / LETTER, "--json"),
        *("--docx", files[0], "--odt", files[1], "--md", files[2]),
    )
    assert made.status == 0
    found = made.json
    assert set(found) == {"section", "text", "citations", "open_points", "warnings", "mode"}
    assert (found["section"], found["mode"]) == ("kern", "extractive")
    assert "Toezegging: De Kamer ontvangt het kader uiterlijk 31 maart 2099. [" in str(found["text"])
    citations = found["citations"]
    assert isinstance(citations, list)
    assert set(citations[0]) == {"n", "document", "title", "kind", "date", "page", "section", "quote"}
    assert all(file.stat().st_size > 0 for file in files)


def test_a_draft_from_documents_of_an_index(run: Run, index: Path) -> None:
    listed = run("documents", "--index", index, "--json").json["documents"]
    assert isinstance(listed, list)
    motion = next(one["id"] for one in listed if one["kind"] == "motie")
    made = run("draft", "kern", "--source", motion, "--index", index, "--json")
    assert made.status == 0
    assert "[NOG IN TE VULLEN]" in str(made.json["text"])
    assert made.json["open_points"]


def test_text_for_people_shows_sources_and_what_is_open(run: Run, corpus: Path) -> None:
    made = run("draft", "nota", "--source", corpus / OTHER, "--title", "Fonds", "--profile", "kernpunten")
    assert made.status == 0
    for part in ("# Fonds", "## Kernpunten", "Bronnen\n", "Open punten\n", "AI-concept, controleer. (extractive)"):
        assert part in made.out


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("kern",), 1, "Kies ten minste één bron"),
        (("samenvatting", "--source", "x"), 2, "samenvatting bestaat niet; kies uit aanleiding"),
        (("kern", "--source", "bestaatniet.pdf"), 1, "bestaatniet.pdf is niet gevonden"),
        (("kern", "--source", "leeg.txt"), 1, "leeg.txt kan niet worden gelezen"),
        (("kern", "--source", "kapot.pdf"), 1, "kapot.pdf kan niet worden gelezen"),
        (("kern", "--source", "geheim.txt"), 1, "VERTROUWELIJK"),
        (("kern", "--source", "."), 1, "is een map"),
        (("kern", "--source", "motie.txt", "--profile", "xyz"), 1, "profiel xyz bestaat niet"),
        (("kern", "--source", "motie.txt", "--docx", "geenmap/x.docx"), 1, "kan niet worden geschreven"),
        (("kern", "--source", "motie.txt", "--date", "morgen"), 2, "2099-01-31"),
        (("kern", "--source", "motie.txt", "--model", "bestaat:niet"), 1, "taalmodel"),
    ],
)
def test_what_cannot_be_is_one_dutch_sentence(
    run: Run, docs: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], status: int, says: str
) -> None:
    monkeypatch.chdir(docs)
    assert says in run("draft", *arguments).failed(status=status)


def test_a_document_that_the_user_may_not_see_is_not_found(run: Run, index: Path) -> None:
    listed = run("documents", "--index", index, "--json").json["documents"]
    assert isinstance(listed, list)
    said = run("draft", "kern", "--source", listed[0]["id"], "--access", "geheim", "--index", index).failed()
    assert "dat u mag zien" in said
