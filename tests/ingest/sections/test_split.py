"""The parts of each kind, as a careful reader sees them."""

import pytest

from ingest.document import Kind, Metadata, Reading
from ingest.recognise.recognise import recognise
from ingest.sections.split import split
from tests.ingest.fictief import reading
from tests.ingest.sections.cutting import cut, names, part

NOTA = """
TER ONDERTEKENING

Onze referentie
2099-0000619565

Datum
9 oktober 2099

Bijlagen

1

nota

Verzending Kamerbrief Zoutpan

Aanleiding

FICTIEF Om te beginnen.

Geadviseerd besluit

U wordt gevraagd te tekenen.

Kern

- Een onderdeel
 - Toelichting

Onze referentie
2099-0000619565

Datum
9 oktober 2099

Toelichting

Politieke context

- Een punt.

Financiële / juridische overwegingen

- Een bedrag.

Krachtenveld

- Een partij.

Informatie die niet openbaar gemaakt kan worden

Motivering

Namen zijn weggelaten.

Bijlagen

| Volgnummer\tNaam\tToelichting
"""


def test_nota() -> None:
    sections = cut(reading(NOTA))
    assert names(sections) == [
        "Aanleiding",
        "Geadviseerd besluit",
        "Kern",
        "Toelichting",
        "Politieke context",
        "Financiële / juridische overwegingen",
        "Krachtenveld",
        "Informatie die niet openbaar gemaakt kan worden",
        "Motivering",
        "Bijlagen",
    ]
    by_name = {one.name: one for one in sections}
    assert sections[by_name["Krachtenveld"].parent or 0].name == "Toelichting"
    assert sections[by_name["Motivering"].parent or 0].role == "niet-openbaar"


def test_running_header_between_two_sections_is_in_neither() -> None:
    source = reading(NOTA)
    assert "9 oktober" not in part(source, "Kern")
    assert part(source, "Toelichting").strip() == "Toelichting"
    hidden = [one for one in cut(source) if one.role == "paginakop"]
    assert [source.text[one.start : one.end].split() for one in hidden] == [
        ["Onze", "referentie", "2099-0000619565", "Datum", "9", "oktober", "2099"]
    ]


def test_running_header_within_a_section_does_not_cut_it() -> None:
    source = reading(
        NOTA.replace("9 oktober 2099\n\nToelichting", "9 oktober 2099\n\n- Nog een onderdeel\n\nToelichting")
    )
    assert "Nog een onderdeel" in part(source, "Kern")
    assert names(cut(source)).count("Kern") == 1


def test_krachtenveld_before_toelichting_stands_by_itself() -> None:
    source = reading(NOTA.replace("Kern\n\n- Een", "Krachtenveld\n\nIedereen is voor.\n\nKernpunten\n\n- Een", 1))
    section = next(one for one in cut(source) if one.name == "Krachtenveld")
    assert section.level == 1


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        (
            ["Aanleiding", "Beslispunten", "Kern", "Toelichting", "Communicatie"],
            ["aanleiding", "geadviseerd-besluit", "kern", "toelichting", "communicatie"],
        ),
        (["Advies", "Kernpunten", "Toelichting"], ["geadviseerd-besluit", "kern", "toelichting"]),
        (
            ["1. Aanleiding", "2. Geadviseerd besluit", "3. Samenvatting", "4. Toelichting", "5. Bijlagen"],
            ["aanleiding", "geadviseerd-besluit", "samenvatting", "toelichting", "bijlage"],
        ),
        (["Aanleiding:", "Geadviseerd besluit:", "Kern:"], ["aanleiding", "geadviseerd-besluit", "kern"]),
        (
            [
                "Aanleiding",
                "Gevraagd besluit",
                "Toelichting",
                "Financiële overwegingen",
                "Juridische overwegingen",
                "Informatie die niet openbaar wordt gemaakt",
            ],
            ["aanleiding", "geadviseerd-besluit", "toelichting", "overwegingen", "overwegingen", "niet-openbaar"],
        ),
    ],
)
def test_headings_by_ministry(headings: list[str], roles: list[str]) -> None:
    body = "\n\n".join(f"{heading}\n\nFICTIEVE tekst onder dit kopje, van belang voor u." for heading in headings)
    sections = cut(reading(f"TER BESLISSING\n\nnota\n\nKamerbrief Zoutpan\n\n{body}"))
    assert [one.role for one in sections[1:]] == roles
    assert [one.name for one in sections[1:]] == [heading.rstrip(":") for heading in headings]


def test_own_headings_of_a_numbered_nota_count_where_the_original_marks_them() -> None:
    text = (
        "TER BESLISSING\n\n# 1. Aanleiding\n\nFICTIEF.\n\n# 2. Advies\n\nTekenen.\n\n"
        "# 3. Financiële en personele gevolgen\n\nGeen.\n\n# 4. Communicatie\n\nGeen."
    )
    expected = ["1. Aanleiding", "2. Advies", "3. Financiële en personele gevolgen", "4. Communicatie"]
    sections = cut(reading(text, form="pdf"))
    assert (names(sections), {one.level for one in sections}) == (expected, {1})
    assert names(cut(reading(text))) == [name for name in expected if "personele" not in name], (
        "plain text marks nothing"
    )


def test_heading_joined_to_a_paragraph() -> None:
    text = (
        "TER BESLISSING\n\nnota\n\nKamerbrief Zoutpan\n\nAanleiding\n\nEr is iets gebeurd.¹ "
        "Geadviseerd besluit\n\nU wordt gevraagd te tekenen. FICTIEF\n\nToelichting nvt"
    )
    source = reading(text)
    assert names(cut(source)) == ["Aanleiding", "Geadviseerd besluit", "Toelichting"]
    assert part(source, "Geadviseerd besluit").startswith("Geadviseerd besluit\n\nU wordt")


LETTER = """
Den Haag, 17 oktober 2099

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Geachte voorzitter,

FICTIEF Met deze brief informeer ik u.

1) Desgevraagde assistentie

Een alinea over assistentie die lang genoeg is om een alinea te zijn en geen opsomming.

** Gesprekken met de regeringen

Een alinea over gesprekken:

1. een punt;

2. nog een punt.

De Staatssecretaris van Verzonnen Zaken,

A. Verzonnen

Bijlage 1: Overzicht

De cijfers.
"""


def test_letter() -> None:
    sections = cut(reading(LETTER, form="docx"))
    assert [one.name for one in sections] == [
        "Briefhoofd",
        "Brief",
        "1) Desgevraagde assistentie",
        "Gesprekken met de regeringen",
        "Ondertekening",
        "Bijlage 1: Overzicht",
    ]
    assert [one.role for one in sections][-2:] == ["ondertekening", "bijlage"]


def test_report_of_another_body_has_its_numbered_parts_and_no_address_or_list_item_among_them() -> None:
    text = (
        "# De heer A. Verzonnen\n\n# Postbus 12345\n\nOnderwerp\nAdvies over de FICTIEVE app\n\n# 1. Inleiding\n\n"
        "Tekst.\n\nDe volgende stukken zijn gebruikt:\n\n5. Bijbehorende gegevens\n\n"
        "6. Aanvullende gegevens, geleverd op 23 juli\n\n"
        "De AP heeft op basis van deze fictieve stukken de verwerking beoordeeld en adviseert haar te staken.\n\n"
        "4.2 Opzet\n\nEen alinea met tekst die lang genoeg is om geen kop te zijn van wat er onder volgt.\n\n"
        "4.2.1 Eerste fase\n\nNog een alinea met tekst die lang genoeg is om geen kop te zijn.\n\n"
        "# (a) Reikwijdte\n\nTekst."
    )
    sections = cut(reading(text, form="pdf"))
    assert [(one.name, one.level) for one in sections[1:]] == [
        ("1. Inleiding", 1),
        ("4.2 Opzet", 2),
        ("4.2.1 Eerste fase", 2),
        ("(a) Reikwijdte", 2),
    ]
    assert recognise(reading(text, form="pdf"), "bijlage b.pdf").title == "Advies over de FICTIEVE app"


def test_cells_of_a_table_are_no_headings() -> None:
    table = "** Maatregel\n\n** Bedrag\n\n| Reservoir\t1,1\n\nVan dit totaal"
    assert "Maatregel" not in names(cut(reading(LETTER.replace("Een alinea over gesprekken:", table), form="pdf")))


def test_motion() -> None:
    text = (
        "99 900 IV\n\nNr. 3 MOTIE VAN HET LID ZOUT\n\nVoorgesteld 4 mei 2099\n\nDe "
        "Kamer,\n\ngehoord de beraadslaging,\n\nconstaterende dat dit FICTIEF is;\n\nvan mening "
        "dat dit zo blijft;\n\nverzoekt de regering iets te doen,\n\nen gaat over tot de orde "
        "van de dag.\n\nZout"
    )
    source = reading(text)
    assert [one.name for one in cut(source)] == ["Kop", "Overwegingen", "Dictum", "Ondertekenaars"]
    assert part(source, "Dictum").startswith("verzoekt de regering")
    assert part(source, "Ondertekenaars") == "Zout"


def test_motion_of_which_the_opening_formula_runs_on_into_the_first_ground() -> None:
    source = reading(
        "99 900 IV\n\nNr. 3 MOTIE VAN HET LID ZOUT\n\nVoorgesteld 4 mei 2099\n\nDe Kamer, gehoord de "
        "beraadslaging, constaterende dat dit FICTIEF is, gelet op het zout;\n\nvan mening dat dit zo blijft;"
        "\n\nverzoekt de regering iets te doen,\n\nen gaat over tot de orde van de dag.\n\nZout"
    )
    assert [one.name for one in cut(source)] == ["Kop", "Overwegingen", "Dictum", "Ondertekenaars"]
    assert part(source, "Overwegingen").startswith("constaterende dat dit FICTIEF is, gelet op het zout;")


def test_report_by_fractie() -> None:
    text = (
        "Nr. 12 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nI Vragen en opmerkingen vanuit de "
        "fracties\n\nVragen en opmerkingen van de leden van de LL-fractie\n\nDe leden vragen "
        "FICTIEF.\n\nVragen en opmerkingen van de leden van de fractie van Groen "
        "Getij\n\nWaarom?\n\nII Reactie van de bewindspersoon\n\nDaarom."
    )
    sections = cut(reading(text))
    assert names(sections) == [
        "I Vragen en opmerkingen vanuit de fracties",
        "Vragen en opmerkingen van de leden van de LL-fractie",
        "Vragen en opmerkingen van de leden van de fractie van Groen Getij",
        "II Reactie van de bewindspersoon",
    ]
    assert [one.role for one in sections[1:]] == ["vragen", "fractie", "fractie", "antwoord"]


@pytest.mark.parametrize("party", ["het Sociaal Verband", "de Partij voor Lange Namen en Korte Zinnen"])
def test_a_fractie_with_a_long_name_is_one(party: str) -> None:
    text = (
        "Nr. 12 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nI Vragen en opmerkingen vanuit de fracties\n\n"
        f"Vragen en opmerkingen van de leden van de fractie van {party}\n\nDe leden vragen FICTIEF.\n\n"
        "II Reactie van de bewindspersoon\n\nDaarom."
    )
    assert [one.role for one in cut(reading(text))[1:]] == ["vragen", "fractie", "antwoord"]


def test_empty_text_has_no_sections() -> None:
    assert split(Reading(text="", blocks=(), format="txt"), Metadata(Kind.OVERIG, "x")) == []
