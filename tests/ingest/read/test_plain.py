"""Plain text, Markdown and encodings. All texts are FICTIEF."""

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.document import Style
from ingest.read import read_bytes
from ingest.read.decode import decode

NOTA = """


TER ONDERTEKENING

Nota actief openbaar
Ja

Onze referentie
2099-0000123456

Opgesteld door

[Redacted]

Aan Staatssecretaris van Fictie
Van DG Verzonnen

nota

Verzending van de fictieve Kamerbrief over de motie
Verzonnen c.s.

Aanleiding

Tijdens de behandeling van de fictieve begroting is de motie Verzonnen c.s. aangenomen. Deze brief gaat daarop in.

Kern

De brief gaat in op de twee onderdelen uit de fictieve motie:

- Eerste onderdeel
 - Een deel daarvan.
- Tweede onderdeel

Bijlagen

Volgnummer\tNaam\tInformatie
1\tKamerbrief over fictie\t
"""


def blocks(text: str | bytes, name: str = "stuk.txt") -> list[tuple[Style, int, str]]:
    content = text.encode() if isinstance(text, str) else text
    reading = read_bytes(content, name)
    return [(b.style, b.level, reading.of(b)) for b in reading.blocks]


def test_nota_as_text_has_fields_headings_and_bullets() -> None:
    found = blocks(NOTA)
    assert [t for s, _, t in found if s is Style.FIELD] == [
        "Nota actief openbaar\nJa",
        "Onze referentie\n2099-0000123456",
        "Opgesteld door\n[Redacted]",
        "Aan\nStaatssecretaris van Fictie",
        "Van\nDG Verzonnen",
    ]
    assert [t for s, _, t in found if s is Style.HEADING] == [
        "TER ONDERTEKENING",
        "Verzending van de fictieve Kamerbrief over de motie Verzonnen c.s.",
        "Aanleiding",
        "Kern",
        "Bijlagen",
    ]
    assert [(level, t) for s, level, t in found if s is Style.BULLET] == [
        (1, "- Eerste onderdeel"),
        (2, "- Een deel daarvan."),
        (1, "- Tweede onderdeel"),
    ]
    assert [t for s, _, t in found if s is Style.TABLE] == [
        "Volgnummer | Naam | Informatie",
        "1 | Kamerbrief over fictie",
    ]


def test_hard_wrapped_lines_become_paragraphs() -> None:
    text = (
        "De fictieve regeling geldt voor alle betrokken diensten en voor de samen-\nwerking met anderen, zodat "
        "niemand\nbuiten de boot valt.\nEen nieuwe alinea begint hier.\n"
    )
    found = [t for _, _, t in blocks(text)]
    assert found[0].startswith(
        "De fictieve regeling geldt voor alle betrokken diensten en voor de samenwerking met anderen"
    )


def test_page_numbers_leave_the_text_and_a_sentence_over_the_page_is_one() -> None:
    text = (
        "Deze fictieve alinea gaat over de herziening van een aantal verzonnen\nPagina 1 van 2\n\n\x0crichtlijnen en "
        "verordeningen.\n\nEen tweede alinea van de nota, ook FICTIEF.\n\nPagina 2 van 2\n\x0c"
    )
    reading = read_bytes(text.encode(), "stuk.txt")
    assert [reading.of(b) for b in reading.blocks] == [
        "Deze fictieve alinea gaat over de herziening van een aantal verzonnen richtlijnen en verordeningen.",
        "Een tweede alinea van de nota, ook FICTIEF.",
    ]
    assert reading.margin == ("Pagina 1 van 2", "Pagina 2 van 2")


def test_heads_of_questions_in_wrapped_text_stand_by_themselves() -> None:
    text = (
        "Vraag 1\nTot wanneer loopt deze FICTIEVE raadpleging, en wat gebeurt er daarna met\nde reacties?1\n"
        "Antwoord op vraag 1\nDe raadpleging loopt tot 20 maart 2098. Daarna worden alle reacties gelezen en\n"
        "beantwoord door de directie die daarvoor is opgericht en die daarna weer wordt op-\ngeheven, zie het\n"
        "antwoord op vraag 1\n"
        "Antwoord 2 en 3\nJa.\n"
    )
    kept = [found for _, _, found in blocks(text)]
    assert [kept[0], kept[2], kept[-2], kept[-1]] == ["Vraag 1", "Antwoord op vraag 1", "Antwoord 2 en 3", "Ja."]
    assert len(kept) == 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "De coördinatie kost € 1.000 – één keer, zegt ‘de minister’ van Fictie.\n" * 3
    assert (
        "De coördinatie kost € 1.000 – één keer, zegt ‘de minister’ van Fictie."
        in read_bytes(text.encode(encoding), "a.txt").text
    )


@given(st.binary(max_size=400))
def test_every_byte_string_decodes(content: bytes) -> None:
    decode(content).encode("utf-8", "surrogatepass")


@given(st.text(st.characters(codec="cp1252", exclude_categories=("Cc",)), min_size=1, max_size=200))
def test_cp1252_text_is_read_as_utf8_or_as_itself(text: str) -> None:
    content = text.encode("cp1252")
    assume(not content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)))
    try:
        as_utf8 = content.decode("utf-8")
    except UnicodeDecodeError:
        as_utf8 = text
    assert decode(content) in (text, as_utf8)
    assert decode(text.encode("utf-8-sig")) == text


@given(st.text(max_size=300).filter(lambda t: t.strip("\x00\t\r\n \ufeff")))
def test_any_text_gives_a_sound_reading(text: str) -> None:
    from ingest.errors import UnreadableFileError

    try:
        reading = read_bytes(text.encode("utf-8"), "a.txt")
    except UnreadableFileError:
        return
    assert "\x00" not in reading.text
    at = 0
    for block in reading.blocks:
        assert not reading.text[at : block.start].strip("\n")
        at = block.end
    assert at == len(reading.text)


def test_markdown_marks_leave_the_text() -> None:
    text = (
        "# Kop\n\n**Datum:** 9 mei 2098\n\nEen *schuine* en **vette** [link](http://voorbeeld.invalid) "
        "met noot[^1].\n\n- punt\n  - dieper\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: De noot.\n"
    )
    assert blocks(text, "a.md") == [
        (Style.HEADING, 1, "Kop"),
        (Style.FIELD, 0, "Datum\n9 mei 2098"),
        (Style.BODY, 0, "Een schuine en vette link met noot¹."),
        (Style.BULLET, 1, "• punt"),
        (Style.BULLET, 2, "• dieper"),
        (Style.TABLE, 0, "a | b"),
        (Style.TABLE, 0, "1 | 2"),
        (Style.FOOTNOTE, 0, "¹ De noot."),
    ]


def test_nul_bytes_are_stripped() -> None:
    assert read_bytes(b"FICTIEF\x00 stuk over\x00 water.\n", "a.txt").text == "FICTIEF stuk over water."


def test_a_wrapped_paragraph_is_no_heading_and_a_wrapped_title_is() -> None:
    text = (
        "Verzending van de FICTIEVE Kamerbrief over het gemeenschappelijk\nspreekuur Noordwijkerhout\n\n"
        "Toelichting\n\n"
        "U geeft aan dat de verzonnen stuurgroep verantwoordelijk is voor de\nveiligheid, binnen de kaders.\n\n"
        "Uit contact met de instelling blijkt dat zij nog geen inzicht heeft in de\nschade van de FICTIEVE brand en "
        "dat dit later komt. Het is aan de instelling\nom de schade te verhalen.\n"
    )
    assert [(style, kept.split()[0]) for style, _, kept in blocks(text)] == [
        (Style.HEADING, "Verzending"),
        (Style.HEADING, "Toelichting"),
        (Style.BODY, "U"),
        (Style.BODY, "Uit"),
    ]
