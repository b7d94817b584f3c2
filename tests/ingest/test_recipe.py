"""An index is made by one recipe, is asked by that same one, and refuses another. FICTIEF."""

from pathlib import Path

import pytest

from ingest.document import Parsed
from ingest.dutch.analyse import Analyser, WordKnobs, count_words
from ingest.dutch.query import QueryMaker
from ingest.errors import IndexRecipeError
from ingest.index.catalogue import Catalogue
from ingest.index.derive import rebuild_lexical
from ingest.index.store import Index
from ingest.job import Ingest
from ingest.parse import SandboxedParser
from ingest.passages.split import Knobs
from ingest.recipe import Recipe
from tests.ingest.ground import LIMITS, write
from tests.ingest.hashing import HashEmbedder

PLAIN = Recipe(words=WordKnobs(stemmer=None, compounds=False))
TEXT = (
    "# Overzicht van sluizen (FICTIEF)\n\n## Stand\n\nDe havensluizen in Verzonnendam zijn klaar. De sluizen aan de "
    "haven kosten veel. Elke haven heeft sluizen, en sluizen heeft elke haven.\n"
)


def ingest(folder: Path, recipe: Recipe) -> None:
    embedder = HashEmbedder()
    with SandboxedParser(LIMITS, embedder, knobs=recipe.passages) as parser:
        Ingest(folder / "index", parser, embedder, recipe=recipe, patience=20).run([folder / "stukken"])


def found(folder: Path, word: str) -> int:
    with Index.open(folder / "index") as index:
        return len(index.lexical(QueryMaker(index.analyser).make(word)))


@pytest.mark.parametrize(("recipe", "hits"), [(Recipe(), 1), (PLAIN, 0)])
def test_a_question_is_read_as_the_index_was(tmp_path: Path, recipe: Recipe, hits: int) -> None:
    write(tmp_path / "stukken" / "a.md", TEXT)
    ingest(tmp_path, recipe)
    assert found(tmp_path, "kostte kost sluis kostend") == hits
    assert found(tmp_path, "havensluizen") == 1
    with Index(Catalogue(tmp_path / "index")) as index:
        assert index.recipe == recipe
        rebuild_lexical(index)
    assert found(tmp_path, "kostte kost sluis kostend") == hits


def test_an_index_refuses_another_recipe_and_stays_as_it_is(tmp_path: Path) -> None:
    write(tmp_path / "stukken" / "a.md", TEXT)
    ingest(tmp_path, Recipe())
    write(tmp_path / "stukken" / "b.md", TEXT.replace("Overzicht", "Tweede overzicht"))
    with pytest.raises(IndexRecipeError, match="nieuwe index"):
        ingest(tmp_path, Recipe(passages=Knobs(target=450)))
    with Index.open(tmp_path / "index") as index:
        assert [record.path for record in index.documents()] == ["a.md"]
    ingest(tmp_path, Recipe())
    with Index.open(tmp_path / "index") as index:
        assert len(index.documents()) == 2


def test_a_recipe_of_defaults_has_no_name_and_another_is_read_back() -> None:
    assert Recipe().identity == Recipe(Knobs(target=900), WordKnobs(compounds=True)).identity == ""
    for recipe in (PLAIN, Recipe(Knobs(context=False, tokens=256)), Recipe(words=WordKnobs(stemmer="dutch"))):
        assert Recipe.of(recipe.identity) == recipe


def parsed(tmp_path: Path, knobs: Knobs) -> Parsed:
    long = "".join(f"\n\nAlinea {number} gaat over dijken en hun onderhoud in het najaar." for number in range(40))
    path = write(tmp_path / "lang.md", TEXT + long)
    with SandboxedParser(LIMITS, HashEmbedder(), knobs=knobs) as parser:
        return parser.parse(path, path.name, ocr=False)


def test_passages_follow_their_knobs(tmp_path: Path) -> None:
    usual, short, bare = (parsed(tmp_path, knobs) for knobs in (Knobs(), Knobs(target=300), Knobs(context=False)))
    assert len(short.passages) > len(usual.passages)
    assert all(passage.context for passage in usual.passages)
    for passage in bare.passages:
        assert bare.embedded(passage) == bare.reading.text[passage.start : passage.end]


def test_words_follow_their_knobs() -> None:
    words = count_words([TEXT])
    assert Analyser(words).parts("havensluizen") == Analyser(words).words("haven sluizen")
    assert Analyser(words, knobs=WordKnobs(compounds=False)).parts("havensluizen") == Analyser(words).words(
        "havensluizen"
    )
    assert Analyser(words, knobs=WordKnobs(stemmer=None)).words("de dijken") == ["dijken"]
