import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Block, Kind, Metadata, Passage, Section, Style
from ingest.passages import Knobs, passage_input, split_passages

METADATA = Metadata(Kind.NOTA, "FICTIEF: nota over de zilvervloot", date(2099, 3, 9))
SENTENCE = "De werkgroep brengt in kaart wat de eilanden nodig hebben. "


def count(text: str) -> int:
    """Stand in for a model: a token for every four characters, prompt and special tokens included."""
    return 5 + -(-len(text) // 4)


class Page:
    """Builds a text with its blocks and sections."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.sections: list[Section] = []

    def section(self, name: str, role: str = "tekst", *, level: int = 1, parent: int | None = None) -> "Page":
        self.sections.append(Section(name, role, len(self.text), len(self.text), level, parent))
        return self.add(name, Style.HEADING) if name else self

    def add(self, text: str, style: Style = Style.BODY, level: int = 0) -> "Page":
        start = len(self.text)
        self.text += text + "\n"
        self.blocks.append(Block(start, start + len(text), style, level))
        last = self.sections[-1]
        self.sections[-1] = Section(last.name, last.role, last.start, len(self.text), last.level, last.parent)
        return self

    def split(self, target: int = 900, tokens: int = 480) -> list[Passage]:
        return split_passages(self.text, self.blocks, self.sections, METADATA, count, Knobs(target, tokens))

    def texts(self, tokens: int = 480) -> list[str]:
        return [self.text[p.start : p.end] for p in self.split(tokens=tokens)]


def test_a_passage_stays_in_its_section_and_says_where_it_stands() -> None:
    page = Page().section("Toelichting").section("Politieke context", level=2, parent=0).add(SENTENCE).section("Kern")
    page.add(SENTENCE)
    passages = page.split()
    assert [p.section for p in passages] == [1, 2]
    assert passages[0].context == f"{METADATA.title} | nota, 9 maart 2099 | Toelichting › Politieke context"
    assert [p.ordinal for p in passages] == [0, 1]


def test_headings_alone_empty_sections_and_page_heads_give_nothing_beside_text() -> None:
    page = Page().section("Niet openbaar").section("Kop", "paginakop").add("Datum 9 maart 2099").section("").add("  ")
    page.section("Kern").add(SENTENCE)
    assert page.texts() == [f"Kern\n{SENTENCE.strip()}"]


def test_words_that_only_look_like_headings_are_kept() -> None:
    page = Page().section("", "kop").add("Antwoorden over de FICTIEVE uitzending", Style.HEADING).section("Vraag 1")
    page.add("Kent u de FICTIEVE uitzending? 1)", Style.HEADING).section("Antwoord 1")
    page.add(SENTENCE).section("", "ondertekening").add("Terbrakel", Style.HEADING).add("Quist", Style.HEADING)
    assert page.texts()[0] == "Vraag 1\nKent u de FICTIEVE uitzending? 1)"
    assert page.texts()[2] == "Terbrakel\nQuist"


def test_headings_give_passages_where_a_document_has_nothing_else() -> None:
    page = Page().section("Niet openbaar").section("Kop", "paginakop").add("Datum 9 maart 2099").section("Ook niet")
    assert page.texts() == ["Niet openbaar", "Ook niet"]
    assert [p.section for p in page.split()] == [0, 2]


def test_page_heads_give_passages_where_a_document_has_nothing_else() -> None:
    page = Page().section("Kop", "paginakop").add("Datum 9 maart 2099").section("").add("  ")
    assert page.texts() == ["Kop\nDatum 9 maart 2099"]


@pytest.mark.parametrize("marks", ["***", "— — —", " \n "])
def test_a_heading_without_words_gives_nothing(marks: str) -> None:
    assert Page().section(marks).split() == []


def test_a_list_stays_with_the_sentence_that_leads_it_in() -> None:
    page = Page().section("Kern").add("Eerst dit. " * 100).add("De brief gaat in op twee onderdelen:")
    for _ in range(2):
        page.add("- " + SENTENCE.strip(), Style.BULLET, 1)
        page.add(" - " + SENTENCE * 3, Style.BULLET, 2)
    lead = next(text for text in page.texts() if "gaat in op" in text)
    assert lead.count("- De werkgroep") == 4


def test_an_item_keeps_its_sub_items_where_they_fit() -> None:
    page = Page().section("Kern")
    for number in range(4):
        page.add(f"- Onderdeel {number}", Style.BULLET, 1)
        for _ in range(3):
            page.add(" - " + SENTENCE * 2, Style.BULLET, 2)
    for text in page.texts()[1:]:
        assert text.startswith("- Onderdeel")


def test_a_long_paragraph_is_cut_between_sentences_near_the_target() -> None:
    page = Page().section("Kern").add(SENTENCE * 60)
    texts = page.texts()
    assert all(text.endswith("nodig hebben.") for text in texts)
    assert all(600 < len(text) < 1200 for text in texts)


def test_rows_cut_off_from_their_head_carry_it_as_context() -> None:
    page = Page().section("Bijlagen").add("Volgnummer\tNaam", Style.TABLE)
    for number in range(80):
        page.add(f"{number}\tFICTIEF stuk met een naam", Style.TABLE)
    first, *rest = page.split()
    assert page.text[first.start : first.end].startswith("Bijlagen\nVolgnummer\tNaam\n0\t")
    assert "Volgnummer" not in first.context
    assert rest
    assert all(p.context.endswith(" | Volgnummer Naam") for p in rest)
    assert all(page.text[p.start : p.end].endswith("naam") for p in rest)


@pytest.mark.parametrize("monster", ["x" * 9000, "woord " * 3000, "bijzin, " * 2000, "é" * 4000, f"a{' ' * 9000}b"])
@pytest.mark.parametrize("style", [Style.BODY, Style.BULLET, Style.TABLE])
def test_nothing_goes_over_the_limit_not_even_one_endless_sentence(monster: str, style: Style) -> None:
    page = Page().section("Kern").add(monster.strip(), style)
    passages = page.split(tokens=200)
    assert all(count(passage_input(p.context, page.text[p.start : p.end])) < 200 for p in passages)
    assert all(page.text[p.start : p.end].strip() for p in passages)
    assert "".join("".join(page.texts(tokens=200)).split()) == "".join(page.text.split())


@pytest.mark.parametrize("unit", ["x", "woord ", "bijzin, ", "Een zin. ", "nr. "])
@pytest.mark.parametrize("style", [Style.BODY, Style.BULLET])
def test_a_model_counts_an_endless_line_a_few_times_and_never_whole(unit: str, style: Style) -> None:
    counted: list[int] = []

    def counting(text: str) -> int:
        counted.append(len(text))
        return count(text)

    page = Page().section("Kern").add((unit * 120_000)[:120_000].strip(), style)
    split_passages(page.text, page.blocks, page.sections, METADATA, counting)
    assert max(counted) < 20_000
    assert sum(counted) < 12 * len(page.text)


def test_a_list_without_end_is_led_in_as_a_short_one_is() -> None:
    page = Page().section("Kern").add("De brief gaat in op deze onderdelen:")
    for number in range(12_000):
        page.add(f"- Onderdeel {number}", Style.BULLET, 1)
    begun = time.process_time()
    passages = page.split()
    assert time.process_time() - begun < 10  # looking back over the whole list for each item took many times that
    assert page.text[passages[0].start : passages[0].end].startswith("Kern\nDe brief gaat")
    assert page.text[passages[-1].start : passages[-1].end].endswith("- Onderdeel 11999")


def test_text_that_no_block_covers_is_not_lost() -> None:
    text = "Dit hoort bij geen blok. FICTIEF."
    passages = split_passages(text, [], [Section("", "tekst", 0, len(text))], METADATA, count)
    assert [text[p.start : p.end] for p in passages] == [text]


BLOCK = st.tuples(
    st.sampled_from(["Een zin. ", "Lang " * 90, "a:", "1. De", "\n", "x" * 700, "  ", "– punt", "« Ja. »"]),
    st.sampled_from(Style),
    st.integers(0, 3),
)


@given(st.lists(st.lists(BLOCK, max_size=8), min_size=1, max_size=4), st.integers(60, 480), st.integers(50, 1500))
def test_nothing_is_lost_doubled_or_over_the_limit(
    layout: list[list[tuple[str, Style, int]]], tokens: int, target: int
) -> None:
    page = Page()
    for number, blocks in enumerate(layout):
        page.section("Kern" if number % 2 else "")
        for text, style, level in blocks:
            page.add(text, style, level)
    passages = page.split(tokens=tokens, target=target)
    assert all(before.end <= after.start for before, after in pairwise(passages))
    written = [block for block in page.blocks if page.text[block.start : block.end].strip()]
    styles = [{b.style for b in written if s.start <= b.start and b.end <= s.end} for s in page.sections]
    contents = [page.text[s.start : s.end].strip() for s in page.sections]
    title = styles[0] <= {Style.HEADING}
    bare = [
        content.rstrip(":").casefold() in {"", "kern"} or (title and number == 0)
        for number, content in enumerate(contents)
    ]
    for number, section in enumerate(page.sections):
        own = [p for p in passages if p.section == number]
        assert all(section.start <= p.start < p.end <= section.end for p in own)
        if all(bare) or not bare[number]:
            kept = "".join(page.text[p.start : p.end] for p in own)
            assert "".join(kept.split()) == "".join(contents[number].split())
        else:
            assert own == []
    if tokens >= 120:
        assert all(count(passage_input(p.context, page.text[p.start : p.end])) < tokens for p in passages)
