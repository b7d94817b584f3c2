"""The header block of a nota, in order and scrambled."""

from datetime import date

from ingest.document import Kind
from ingest.recognise.recognise import recognise
from tests.ingest.fictief import reading

BODY = """
Aanleiding

FICTIEF. Op 3 maart 2098 (Kamerstukken II 2097/98, 99 800 IV, nr. 21) is een motie aangenomen; kenmerk 2098-0000111111.

Geadviseerd besluit

U wordt gevraagd de brief te ondertekenen.

Kern

- De brief gaat in op de motie.

Toelichting

Politieke context

- De Kamer vroeg om deze brief.
"""
ORDERED = """
TER ONDERTEKENING

Nota actief openbaar
Ja

Onze referentie
2099-0000619565

Datum
9 oktober 2099

Opgesteld door

[Redacted]

Samengewerkt met
JenV, CZW

Bijlage(n)
1

Aan Staatssecretaris van BZK
Van DGKR

nota

Verzending Kamerbrief stand van zaken
uitvoering Motie Verzonnen c.s.
"""
SCRAMBLED = """
TER ONDERTEKENING
Nota actief openbaar
Ja

Aan
Van

MBZK
CZW/CZ

Onze referentie
2099-0000700225
Datum
13 december 2099
Opgesteld door

Kamerbrief bij aanbieding evaluaties Verzonnen
College

Samengewerkt met
Bijlage(n)
4
"""
LABELS_FIRST = """
TER BESLISSING

Datum
Onze referentie
Beslistermijn

29 november 2099

IENW/BSK-2099/248639

Aan

Stas IenW

nota

Kamerbrief Impulsprogramma Verzonnen Stoffen
"""


def test_header_in_order() -> None:
    nota = recognise(reading(ORDERED + BODY), "scan1.txt")
    assert nota.kind is Kind.NOTA
    assert nota.title == "Verzending Kamerbrief stand van zaken uitvoering Motie Verzonnen c.s."
    assert (nota.date, nota.reference) == (date(2099, 10, 9), "2099-0000619565")
    assert (nota.addressee, nota.sender, nota.minister) == (
        "Staatssecretaris van BZK",
        "DGKR",
        "Staatssecretaris van BZK",
    )
    assert nota.details["Samengewerkt met"] == "JenV, CZW"
    assert nota.details["Nota actief openbaar"] == "Ja"
    assert nota.kamerstuk is None
    assert nota.dossier is None
    assert [one.key for one in nota.mentions] == ["II|99800|IV|21", "ref:2098-0000111111"]


def test_labels_and_values_in_two_columns() -> None:
    nota = recognise(reading(SCRAMBLED + BODY), "x.pdf")
    assert nota.title == "Kamerbrief bij aanbieding evaluaties Verzonnen College"
    assert (nota.date, nota.reference) == (date(2099, 12, 13), "2099-0000700225")
    assert (nota.addressee, nota.sender) == ("MBZK", "CZW/CZ")
    assert "Opgesteld door" not in nota.details


def test_labels_first_values_later() -> None:
    nota = recognise(reading(LABELS_FIRST + BODY), "x.pdf")
    assert (nota.date, nota.reference) == (date(2099, 11, 29), "IENW/BSK-2099/248639")
    assert nota.addressee == "Stas IenW"
    assert nota.title == "Kamerbrief Impulsprogramma Verzonnen Stoffen"


def test_what_the_header_does_not_say_stays_unknown() -> None:
    nota = recognise(reading("TER INFORMATIE\n\nnota\n\nVerzending Kamerbrief Zoutpan\n" + BODY), "2098-01-01 nota.txt")
    assert nota.kind is Kind.NOTA
    assert (nota.date, nota.reference, nota.addressee, nota.sender, nota.kamerstuk) == (None, None, None, None, None)


def test_a_telephone_number_is_not_kept() -> None:
    nota = recognise(
        reading("TER INFORMATIE\n\nContactpersoon\nT 070 000 00 00\n\nnota\n\nKamerbrief Zoutpan\n" + BODY), "n.txt"
    )
    assert not any("070" in value for value in nota.details.values())
