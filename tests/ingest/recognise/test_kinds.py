"""Letters, motions, Kamervragen, reports, mails: kind and what stands in the head of each."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Kind
from ingest.read import read_bytes
from ingest.recognise.recognise import recognise
from ingest.sections.split import split
from tests.ingest.fictief import reading

PUBLISHED = """
Tweede Kamer der Staten-Generaal 2

Vergaderjaar 2098-2099

99 900 IV

Vaststelling van de begrotingsstaten van Verzonnen Zaken voor het jaar 2099

Nr. 15

BRIEF VAN DE STAATSSECRETARIS VAN BINNENLANDSE ZAKEN EN KONINKRIJKSRELATIES

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 17 oktober 2099

FICTIEF. Op 9 oktober 2099 is de motie van het lid Verzonnen c.s. (Kamerstuk 99 800 IV, nr. 21) besproken.

De Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties,

A. Verzonnen
"""
SENT = """
> Retouradres Postbus 1 2500 EA Den Haag

De Voorzitter van de Tweede Kamer der Staten-Generaal

Onze referentie
2099-0000619517

Uw referentie
99 800 IV, nr. 21

Datum
20 oktober 2099

Betreft
Uitvoering motie Verzonnen c.s.

Geachte voorzitter,

FICTIEF. In mijn brief van 3 maart 2098 heb ik u gemeld dat dit volgt.

Hoogachtend,

DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT,

mr. H.E. Verzonnen
"""
MOTION = """
99 900 IV

Verzonnen begroting

Nr. 31 GEWIJZIGDE MOTIE VAN DE LEDEN VAN DER ZOUT EN TERBRAKEL C.S. TER VERVANGING VAN DIE GEDRUKT ONDER NR. 26

Voorgesteld 14 oktober 2099

De Kamer,

gehoord de beraadslaging,

constaterende dat dit FICTIEF is;

overwegende dat op 1 januari 2098 niets gebeurde;

verzoekt de regering te rapporteren;

verzoekt de regering tevens te rekenen,

en gaat over tot de orde van de dag.

Van der Zout

Terbrakel

D. Ravensteijn
"""
QUESTIONS = """
Tweede Kamer der Staten-Generaal

Vergaderjaar 2098–2099

Aanhangsel van de Handelingen

1314

Vragen van de leden Verzonnen (LL) en M.J. Zoutmeijer (SV) aan de Minister van Verzonnen Zaken over een bericht
(ingezonden 6 maart 2099).

Antwoord van Minister Fictief (Verzonnen Zaken) (ontvangen 25 maart 2099). Zie ook Aanhangsel Handelingen, vergaderjaar
2098–2099, nr. 1137.

Vraag 1

FICTIEF Kent u het bericht?

Antwoord 1

Ja.
"""
REPORT = """
99 920 A

Verzonnen dossier

Nr. 12 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG

Vastgesteld 5 februari 2099

FICTIEF De commissie heeft op 16 januari 2099 vragen voorgelegd aan de Minister van Infrastructuur en Waterstaat over
een brief.

I Vragen en opmerkingen vanuit de fracties

Vragen en opmerkingen van de leden van de LL-fractie

De leden vragen waarom.

II Antwoord van de Minister van Infrastructuur en Waterstaat

Daarom.
"""


def test_published_letter() -> None:
    letter = recognise(reading(PUBLISHED), "a.pdf")
    assert (letter.kind, letter.variant, letter.date) == (Kind.KAMERBRIEF, "gepubliceerd", date(2099, 10, 17))
    assert letter.kamerstuk is not None
    assert (letter.kamerstuk.key, letter.dossier) == ("II|99900|IV|15", "99 900 IV")
    assert letter.minister == "Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties"
    assert letter.reference is None
    assert [one.key for one in letter.mentions] == ["II|99800|IV|21"]


def test_letter_of_the_first_chamber_has_a_letter_number() -> None:
    letter = recognise(reading(PUBLISHED.replace("Nr. 15\n\nBRIEF", "D BRIEF").replace("Tweede", "Eerste")), "a.html")
    assert letter.kamerstuk is not None
    assert letter.kamerstuk.key == "I|99900|IV|D"


def test_sent_letter_does_not_take_the_number_that_it_answers() -> None:
    letter = recognise(reading(SENT), "a.pdf")
    assert (letter.kind, letter.variant, letter.date) == (Kind.KAMERBRIEF, "verzonden", date(2099, 10, 20))
    assert (letter.reference, letter.kamerstuk, letter.dossier) == ("2099-0000619517", None, None)
    assert letter.title == "Uitvoering motie Verzonnen c.s."
    assert letter.minister == "Minister van Infrastructuur en Waterstaat"
    assert letter.addressee == "De Voorzitter van de Tweede Kamer der Staten-Generaal"


def test_motion() -> None:
    source = reading(MOTION)
    motion = recognise(source, "m.txt")
    assert (motion.kind, motion.variant, motion.date) == (Kind.MOTIE, "gewijzigd", date(2099, 10, 14))
    assert motion.kamerstuk is not None
    assert (motion.kamerstuk.key, motion.replaces) == ("II|99900|IV|31", "II|99900|IV|26")
    assert motion.submitters == ("Van der Zout", "Terbrakel", "Ravensteijn")
    assert motion.dictum is not None
    assert (
        source.text[slice(*motion.dictum)]
        == "verzoekt de regering te rapporteren;\n\nverzoekt de regering tevens te rekenen"
    )
    assert motion.vote is None
    assert motion.title.startswith("Gewijzigde motie van de leden Van der Zout en Terbrakel c.s.")


@pytest.mark.parametrize(
    ("line", "vote"),
    [("Stemming: aangenomen", "aangenomen"), ("Status\tverworpen", "verworpen"), ("(Aangehouden)", "aangehouden")],
)
def test_vote_where_the_document_states_it(line: str, vote: str) -> None:
    assert recognise(reading(f"{MOTION}\n\n{line}"), "m.txt").vote == vote


def test_motion_that_speaks_out() -> None:
    text = MOTION.replace(
        "verzoekt de regering te rapporteren;\n\nverzoekt de regering tevens te rekenen", "spreekt uit dat dit niet kan"
    )
    source = reading(text)
    motion = recognise(source, "m.txt")
    assert motion.dictum is not None
    assert source.text[slice(*motion.dictum)] == "spreekt uit dat dit niet kan"


@pytest.mark.parametrize(
    ("asked", "dictum"),
    [
        (
            "verzoekt de regering een volledige en onmiddellijke stop op FICTIE in te voeren, alsmede op verzinsels,",
            None,
        ),
        ("zegt het vertrouwen in de Minister van Verzonnen Zaken op,", None),
        (
            (
                "constaterende dat het regent en dat het daarom nat is in Zoutpan en op alle andere plaatsen;\n"
                "spreekt uit dat de FICTIEVE norm afgeschaft moet worden;\nverzoekt de regering een voorstel te zenden,"
            ),
            "spreekt uit dat",
        ),
    ],
)
def test_short_motion_of_one_line_a_part_has_its_dictum_and_names(asked: str, dictum: str | None) -> None:
    text = (
        "99 900 L\n\nVerzonnen begroting\n\nNr. 6 TWEEDE NADER GEWIJZIGDE MOTIE VAN HET LID ZOUT\n\n"
        "Voorgesteld 18 mei 2099"
        f"\n\nDe Kamer,\ngehoord de beraadslaging,\n{asked}\nen gaat over tot de orde van de dag.\nZout\nVan der Pan"
    )
    source = read_bytes(text.encode(), "motie.txt")
    motion = recognise(source, "motie.txt")
    assert motion.kamerstuk is not None
    assert (motion.kamerstuk.key, motion.submitters, motion.variant) == (
        "II|99900|L|6",
        ("Zout", "Van der Pan"),
        "nader gewijzigd",
    )
    assert motion.dictum is not None
    assert source.text[slice(*motion.dictum)].startswith(dictum or asked.rstrip(","))


def test_published_questions() -> None:
    questions = recognise(reading(QUESTIONS, margin=("ah-tk-20982099-1314",)), "a.pdf")
    assert (questions.kind, questions.date) == (Kind.KAMERVRAGEN, date(2099, 3, 25))
    assert questions.kamerstuk is not None
    assert questions.kamerstuk.key == "ah:II|2098/99|1314"
    assert questions.submitters == ("Verzonnen", "Zoutmeijer")
    assert questions.minister == "Minister van Verzonnen Zaken"
    assert questions.sender == "Minister Fictief (Verzonnen Zaken)"
    assert [one.key for one in questions.mentions] == ["ah:II|2098/99|1137"]
    assert recognise(reading(QUESTIONS), "a.pdf").kamerstuk is not None, "also from the number line alone"


def test_answers_in_a_letter_take_the_date_of_the_letter() -> None:
    text = (
        SENT.replace("FICTIEF.", "In antwoord op uw brief van 5 juli 2099, nr. 2099Z11859, FICTIEF.")
        + "\n\nVraag 1\n\nWaarom?\n\nAntwoord op vraag 1\n\nDaarom."
    )
    answers = recognise(reading(text), "a.docx")
    assert (answers.kind, answers.date) == (Kind.KAMERVRAGEN, date(2099, 10, 20))
    undated = recognise(reading(text.replace("Datum\n20 oktober 2099\n\n", "")), "a.docx")
    assert undated.date is None


def test_subject_longer_than_a_sentence_does_not_end_the_head_of_the_letter() -> None:
    subject = (
        "Beantwoording Kamervragen van het lid Verzonnen (LL) aan de ministers van Zout en van Zee over "
        + ", ".join(["het gebrek aan een fictieve registratie van voorvallen"] * 4)
    )
    text = (
        f"Datum\n18 oktober 2099\n\nOnderwerp\n{subject}\n\nDirectie Fictie\n\nOns kenmerk\n4980892\n\n"
        "In antwoord op uw brief van 7 september 2099, nr. 2099Z14759, FICTIEF.\n\nVraag 1\n\nA?\n\nAntwoord 1\n\nJa."
    )
    answers = recognise(reading(text), "a.docx")
    assert (answers.title, answers.reference) == (subject, "4980892")


def test_report() -> None:
    report = recognise(reading(REPORT), "v.pdf")
    assert (report.kind, report.date, report.dossier) == (Kind.VERSLAG, date(2099, 2, 5), "99 920 A")
    assert report.minister == "Minister van Infrastructuur en Waterstaat"


def test_mail_is_no_letter_unless_it_is_one() -> None:
    mail = (
        "Van: A <a@voorbeeld.example>\n\nOnderwerp: RE: Kamerbrief\n\nBeste collega's,\n\nDe "
        "brief aan de Voorzitter van de Tweede Kamer is verzonden. FICTIEF"
    )
    found = recognise(reading(mail, form="eml", properties={"date": "Mon, 20 Oct 2098 09:41:00 +0200"}), "m.eml")
    assert (found.kind, found.title, found.date) == (Kind.OVERIG, "Kamerbrief", date(2098, 10, 20))
    assert recognise(reading(SENT, form="eml"), "m.eml").kind is Kind.KAMERBRIEF


def test_report_of_a_bureau_is_other() -> None:
    other = recognise(
        reading(
            "# Onderzoek zout\n\nDit FICTIEVE rapport noemt Kamerstuk 99 900 IV, nr. 3 van 4 mei 2099.", form="docx"
        ),
        "r.docx",
    )
    assert (other.kind, other.title, other.date, other.kamerstuk) == (Kind.OVERIG, "Onderzoek zout", None, None)


@pytest.mark.parametrize(
    "asked",
    ["Kamervragen van de leden Zout en Van der Pan (beiden LL)", "Kamervragen leden Zout (LL) en Van der Pan (SV)"],
)
def test_title_of_answers_without_a_subject_line_is_what_was_asked_and_no_name(asked: str) -> None:
    text = (
        f"De minister van Zout\n\nA.B. Verzonnen\n\nAntwoorden van de minister van Zout op {asked} over het FICTIEVE "
        "loket.\n\nVraag 1\n\nA?\n\nAntwoord 1\n\nJa."
    )
    answers = recognise(reading(text), "antwoorden.txt")
    assert answers.title == f"{asked} over het FICTIEVE loket"
    assert answers.submitters == ("Zout", "Van der Pan")


def test_title_that_a_program_made_up_is_none() -> None:
    source = reading("Alinea met FICTIEVE tekst, zonder kop.", form="pdf", properties={"title": "(anonymous)"})
    assert recognise(source, "rapport_zout.pdf").title == "rapport zout"


def test_date_that_a_reader_joined_to_the_title() -> None:
    other = recognise(reading("# Uitslag van de FICTIEVE stemmingen Datum: 18 november 2098\n\nAangenomen."), "u.txt")
    assert (other.title, other.date) == ("Uitslag van de FICTIEVE stemmingen", date(2098, 11, 18))


def test_advice_with_an_introduction_is_no_nota() -> None:
    text = (
        "# Advies over zout\n\nSamenvatting\n\nFICTIEF.\n\n1. Inleiding\n\nDit is een "
        "advies.\n\nToelichting\n\nMeer.\n\nADVIES\n\nDoe het."
    )
    assert recognise(reading(text, form="pdf"), "a.pdf").kind is Kind.OVERIG


def test_motion_is_called_by_the_line_above_it_and_has_no_part_for_the_formula() -> None:
    source = reading(
        "Drinkwater (FICTIEF) – Motie van het lid verzonnen c.s.\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
        "overwegende dat water schaars is;\n\nverzoekt de regering water te sparen,\n\n"
        "en gaat over tot de orde van de dag.\n\n# Verzonnen\n\nBedacht"
    )
    motion = recognise(source, "motie.txt")
    assert motion.title == "Drinkwater (FICTIEF) – Motie van het lid verzonnen c.s."
    assert [one.name for one in split(source, motion)] == ["Kop", "Overwegingen", "Dictum", "Ondertekenaars"]


def test_formula_of_a_motion_without_a_header_stands_with_its_considerations() -> None:
    source = reading(
        "De Kamer,\n\ngehoord de beraadslaging,\n\noverwegende dat dit FICTIEF is;\n\nverzoekt de regering te wachten,"
    )
    parts = split(source, recognise(source, "motie.txt"))
    assert [(one.name, one.start) for one in parts] == [("Overwegingen", 0), ("Dictum", source.text.index("verzoekt"))]


PIECES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [
                *PUBLISHED.split("\n\n"),
                *SENT.split("\n\n"),
                *MOTION.split("\n\n"),
                *QUESTIONS.split("\n\n"),
                *REPORT.split("\n\n"),
            ]
        ),
    ),
    max_size=25,
)


@settings(max_examples=150)
@given(PIECES, st.sampled_from(["txt", "pdf", "eml", "docx"]))
def test_any_mixture_is_recognised_and_covered(pieces: list[str], form: str) -> None:
    source = reading("\n\n".join(pieces), form=form)
    metadata = recognise(source, "x")
    assert metadata.title
    for one in metadata.mentions:
        assert source.text[one.start : one.end] == one.text
    sections = split(source, metadata)
    assert "".join(source.text[one.start : one.end] for one in sections) == source.text
    for at, section in enumerate(sections):
        assert section.start < section.end
        assert section.parent is None or (section.parent < at and sections[section.parent].level == 1)
