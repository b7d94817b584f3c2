"""What the corpus as shipped promises to those who try the program on it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from evals.corpus import body
from evals.corpus.build import SOURCES, build, load
from evals.corpus.load import Source
from evals.corpus.source import FICTIE

from .sample_sources import extract, squash

DOCUMENTS = load(SOURCES)
READABLE = [source for source in DOCUMENTS if source.front.expect.status in (None, "classified")]

# Each nota has these, under one of the headings that ministries use for it.
NOTA_SECTIONS = (
    {"Aanleiding"},
    {"Geadviseerd besluit", "Beslispunten", "Advies"},
    {"Kern", "Kernpunten"},
    {"Toelichting", "Draagvlak politiek"},  # the latter in the long, numbered form of VWS
    {"Politieke context", "Draagvlak politiek"},
    {
        "Financiële/juridische overwegingen",
        "Financiële overwegingen",
        "Financieel",
        "Financiële en personele gevolgen",
    },
    {"Krachtenveld", "Bestuurlijk", "Draagvlak maatschappelijk"},
    {
        "Informatie die niet openbaar gemaakt kan worden",
        "Informatie die niet openbaar gemaakt wordt",
        "Informatie die niet openbaar wordt gemaakt",
    },
    {"Bijlagen"},
)
# What stands in the column beside it, under one of the labels that ministries use.
NOTA_COLUMN = (
    {"Nota actief openbaar"},
    {"Onze referentie", "Kenmerk"},
    {"Datum"},
    {"Opgesteld door"},
    {"Samengewerkt met"},
    {"Bijlage(n)"},
)
# The short form of economic affairs and agriculture.
SHORT_FORM = ["Advies", "Kernpunten", "Toelichting"]

# Pairs of files that are one document on purpose: two versions of a nota; a letter as sent and as published.
SAME_DOCUMENT = (
    {"nota-2098-10-20-voortgang-v1.md", "nota-2098-10-27-voortgang-v2.md"},
    {"l2a-brief-steunpunt-verzonden.md", "l2b-brief-steunpunt-gepubliceerd.md"},
)

# Sentences that every ministry writes in the same words.
FIXED_FORMULAS = (
    "U wordt gevraagd bijgevoegde brief te ondertekenen ter verzending aan de Tweede Kamer.",
    "U wordt geadviseerd bijgevoegde brief te ondertekenen en aan de Tweede Kamer te verzenden.",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("corpus")
    report = build(SOURCES, out)
    assert len(report.written) == len(DOCUMENTS)
    return out


def _headings(source: Source) -> list[str]:
    return [body.plain(block.runs).strip() for block in source.body.blocks if isinstance(block, body.Heading)]


def _paragraphs(source: Source) -> Iterator[str]:
    for block in source.body.blocks:
        if isinstance(block, body.Paragraph | body.Item):
            yield body.plain(block.runs).strip()


def _names(sources: list[Source]) -> list[str]:
    return [source.path.name for source in sources]


def test_there_are_enough_documents_of_every_kind_and_format() -> None:
    assert len(DOCUMENTS) >= 45
    assert {source.folder for source in DOCUMENTS} == {"caribisch", "kunstwerken", "loketten"}
    assert set(Counter(source.front.kind for source in DOCUMENTS)) >= {
        *("nota", "kamerbrief", "motie", "kamervragen", "verslag", "overig")
    }
    assert {source.front.format for source in DOCUMENTS} >= {"pdf", "docx", "odt", "html", "xml", "txt", "md", "eml"}
    assert {source.front.expect.status for source in DOCUMENTS} >= {None, "no-text", "classified", "encrypted"}


def test_at_least_twelve_notas_each_accompany_a_letter_that_is_there() -> None:
    kinds = {source.target: source.front.kind for source in DOCUMENTS}
    notas = [source for source in DOCUMENTS if source.front.kind == "nota" and source.front.expect.status is None]
    lonely = [
        source.path.name
        for source in notas
        if not any(
            link.type == "accompanies" and kinds.get(f"{source.folder}/{link.file}") in ("kamerbrief", "kamervragen")
            for link in source.front.expect.links
        )
    ]
    assert (len(notas) >= 12, lonely) == (True, [])


def test_every_expected_link_and_attachment_is_a_file_of_the_corpus() -> None:
    targets = {source.target for source in DOCUMENTS}
    named = [
        (source.path.name, name)
        for source in DOCUMENTS
        for name in (*source.front.attachments, *(link.file for link in source.front.expect.links))
        if f"{source.folder}/{name}" not in targets
    ]
    assert named == []


def test_every_nota_has_every_section_of_its_form() -> None:
    missing: list[tuple[str, str]] = []
    whole = 0
    for source in DOCUMENTS:
        if source.front.kind != "nota":
            continue
        headings = [re.sub(r"^\d+\. ", "", heading) for heading in _headings(source)]
        absent = [min(names) for names in NOTA_SECTIONS if not names & set(headings)]
        whole += not absent
        if absent and not set(SHORT_FORM) <= set(headings):
            missing += [(source.path.name, name) for name in absent]
    assert (missing, whole >= 12) == ([], True)


def test_every_nota_has_its_head() -> None:
    missing: list[tuple[str, str]] = []
    for source in DOCUMENTS:
        front = source.front
        if front.kind == "nota":
            missing += [(source.path.name, min(labels)) for labels in NOTA_COLUMN if not labels & set(front.column)]
            missing += [
                (source.path.name, name)
                for name, value in (("type", front.type), ("aan", front.aan), ("van", front.van))
                if not value
            ]
    assert missing == []


def test_what_a_nota_expects_as_sections_are_its_headings() -> None:
    notas = [source for source in DOCUMENTS if source.front.kind == "nota" and source.front.expect.status is None]
    wrong = [source for source in notas if list(source.front.expect.sections) != _headings(source)]
    assert _names(wrong) == []


def test_what_is_expected_agrees_with_the_front_matter() -> None:
    wrong = [
        source
        for source in DOCUMENTS
        if (expect := source.front.expect).status is None
        and (expect.kind != source.front.kind or expect.date != source.front.date)
    ]
    assert _names(wrong) == []


def test_no_paragraph_stands_in_two_documents() -> None:
    where: defaultdict[str, set[str]] = defaultdict(set)
    for source in DOCUMENTS:
        for text in _paragraphs(source):
            if len(text.split()) > 12 and text not in FIXED_FORMULAS:
                where[text].add(source.path.name)
    twice = {text[:60]: names for text, names in where.items() if len(names) > 1 and names not in SAME_DOCUMENT}
    assert twice == {}


def test_letters_have_one_to_six_pages(built: Path) -> None:
    letters = [s for s in READABLE if s.front.kind == "kamerbrief" and s.front.format == "pdf"]
    pages = {source.path.name: len(pypdf.PdfReader(built / source.target).pages) for source in letters}
    assert {name: count for name, count in pages.items() if not 1 <= count <= 6} == {}
    assert max(pages.values()) >= 3


def test_every_file_holds_its_text_and_says_that_it_is_invented(built: Path) -> None:
    for source in READABLE:
        text = squash(extract(built / source.target))
        lost = [one for one in _paragraphs(source) if not _contains(text, squash(one))]
        assert lost == [], source.target
        assert squash(FICTIE) in text, source.target


def test_files_that_cannot_be_read_are_what_they_say(built: Path) -> None:
    for source in DOCUMENTS:
        path = built / source.target
        match source.front.expect.status:
            case "no-text":
                assert not any(page.extract_text().strip() for page in pypdf.PdfReader(path).pages)
            case "encrypted":
                assert pypdf.PdfReader(path).is_encrypted
            case "damaged" if source.front.format == "pdf":
                with pytest.raises(pypdfium2.PdfiumError):
                    pypdfium2.PdfDocument(path)
            case "classified":
                assert re.search("vertrouwelijk|confidentieel|geheim", extract(path), re.IGNORECASE)
            case _:
                pass


def _contains(text: str, paragraph: str) -> bool:
    """Whether a paragraph stands in a text; a page may end once within it."""
    digits = re.sub(r"\d", "", paragraph)
    if paragraph in text or (plain := re.sub(r"\d", "", text)).find(digits) >= 0:
        return True
    return any(digits[:cut] in plain and digits[cut:] in plain for cut in range(1, len(digits)))
