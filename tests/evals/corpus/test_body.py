import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evals.corpus.body import Heading, Item, PageBreak, Paragraph, Run, Table, parse_body, plain, signs
from evals.corpus.source import SourceError

WORDS = st.lists(st.from_regex(r"[a-zçëï]{1,12}", fullmatch=True), min_size=1, max_size=30)


def test_every_construct_of_the_format_becomes_its_block() -> None:
    text = (
        "## Kop\n\nTekst.[^1]\n\n- een\n  - twee\n\n3. drie\n4. vier\n\n"
        "| a | b |\n|---|---|\n| c | |\n\n<!-- pagina -->\n\n[^1]: Noot.\n"
    )
    body = parse_body(text, "bron")
    assert body.blocks == (
        Heading(1, (Run("Kop"),)),
        Paragraph((Run("Tekst."), Run(note=1))),
        Item(1, 0, (Run("een"),), first=True),
        Item(2, 0, (Run("twee"),), first=True),
        Item(1, 3, (Run("drie"),), first=True),
        Item(1, 4, (Run("vier"),)),
        Table((((Run("a"),), (Run("b"),)), ((Run("c"),), ()))),
        PageBreak(),
    )
    assert body.notes == ((Run("Noot."),),)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_paragraphs_come_through_word_for_word(paragraphs: list[list[str]]) -> None:
    body = parse_body("\n\n".join(" ".join(words) for words in paragraphs), "bron")
    assert [plain(block.runs).split() for block in body.blocks if isinstance(block, Paragraph)] == paragraphs


@given(st.text(alphabet="ab #-*_|[]^:!`<>\n1.", max_size=200))
@example("-\n1")
def test_any_text_is_parsed_or_refused_in_one_sentence(text: str) -> None:
    message = ""
    try:
        parse_body(text, "bron")
    except SourceError as error:
        message = str(error)
    assert "\n" not in message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties,", True),
        ("DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT,", True),
        ("De minister is gevraagd om een brief.", False),
    ],
)
def test_the_office_that_signs_is_told_from_a_sentence(text: str, expected: bool) -> None:
    assert signs((Run(text),)) is expected
