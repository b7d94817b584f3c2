"""A sentence that tells of another round, time, body or figure answers nothing of the one that is asked about."""

from datetime import date

import pytest

from assistant.answer.evidence.anchors import violations
from assistant.retrieve.question import understand
from ingest.document import Kind
from tests.assistant.memory_index import MemoryIndex, Source

LETTER = Source(
    "brief",
    Kind.KAMERBRIEF,
    "Voortgang van de veerdienst",
    [("Brief", "brief", "FICTIEF. De veerdienst vaart.")],
    {"date": date(2099, 3, 1)},
)
DOCUMENT = MemoryIndex([LETTER]).documents()[0]


@pytest.mark.parametrize(
    ("question", "text", "around", "stands"),
    [
        # One of a series.
        ("Hoeveel aanvragen kwamen er in de tweede ronde?", "De eerste ronde trok 12 aanvragen.", "", False),
        (
            "Hoeveel aanvragen kwamen er in de tweede ronde?",
            "Er waren 12 aanvragen.",
            "De eerste ronde is klaar.",
            False,
        ),
        (
            "Hoeveel aanvragen kwamen er in de tweede ronde?",
            "Er waren 12 aanvragen.",
            "De tweede ronde is klaar.",
            True,
        ),
        ("Hoeveel aanvragen kwamen er in de tweede ronde?", "Aanvraagronde 2 trok 12 aanvragen.", "", True),
        ("Wat kost de eerste fase van de kade?", "Fase II van de kade kost € 3 miljoen.", "Fase I is af.", False),
        (
            "Hoeveel kwamen er in het eerste kwartaal van 2099?",
            "In het tweede kwartaal van 2099 waren het er 8.",
            "",
            False,
        ),
        ("Hoeveel kwamen er in het eerste kwartaal van 2099?", "Tot 1 april 2099 waren het er 8.", "", True),
        ("Wat is anders in de tweede versie dan in de eerste versie?", "De eerste versie noemt € 3 miljoen.", "", True),
        ("Was de eerste ronde voller dan de tweede ronde?", "De eerste ronde trok 12 aanvragen.", "", True),
        # Months and seasons.
        ("Was de boot voller in april dan in mei?", "In april was de boot half vol.", "", True),
        ("Hoe vol was de boot in april 2099?", "In februari was de boot half vol.", "", False),
        ("Hoe vol was de boot in april 2099?", "De boot was half vol.", "", True),
        ("Hoe vol was de boot in het najaar van 2099?", "In mei 2099 was de boot half vol.", "", False),
        ("Hoe vol was de boot in het najaar van 2099?", "In oktober 2099 was de boot half vol.", "", True),
        ("Hoeveel reizigers waren er t/m eind april?", "Van 1 januari tot en met 30 april waren het er 8.", "", True),
        ("Hoeveel reizigers waren er t/m eind april?", "Van 1 januari tot en met 31 mei waren het er 9.", "", False),
        ("Wat staat in de brief van april 2099 over de boot?", "In februari was de boot half vol.", "", True),
        # The year of a document is not what its sentences tell of.
        ("Hoeveel reizigers had de veerdienst in 2099?", "De veerdienst had in 2098 900 reizigers.", "", False),
        ("Hoeveel reizigers had de veerdienst in 2099?", "De veerdienst had 900 reizigers.", "", True),
        ("Hoeveel reizigers had de veerdienst in 2099?", "Dat waren er in 2098 900 en in 2099 950.", "", True),
        ("Hoeveel reizigers noemt de brief uit 2099?", "De veerdienst had in 2098 900 reizigers.", "", True),
        # Bodies and offices.
        (
            "Wat legt de gemeente Zanddorp bij?",
            "De provincie Duinland legt € 3 miljoen bij.",
            "Zanddorp is blij.",
            False,
        ),
        ("Wat legt de gemeente Zanddorp bij?", "De gemeente legt € 3 miljoen bij.", "Zanddorp is blij.", True),
        ("Wat beloofde de minister over de boot?", "De staatssecretaris belooft een boot.", "", False),
        ("Wat beloofde de minister over de boot?", "Ik beloof een boot.", "", True),
        # What was estimated was not yet spent.
        ("Wat heeft de boot gekost?", "De raming van de boot is € 3 miljoen.", "", False),
        ("Wat heeft de boot gekost?", "De boot is uitgekomen op € 3 miljoen, meer dan begroot.", "", True),
        ("Hoe hoog was de raming van de boot?", "Aan de boot is € 3 miljoen besteed.", "", False),
        ("Hoe hoog is de gemiddelde vertraging?", "De vertraging is maximaal een uur.", "", False),
        ("Is de boot op zaterdag vol?", "Op maandag is de boot vol.", "", False),
        # Names.
        ("Wat vond de fractie van LL van de boot?", "De fractie van het SV vond de boot te klein.", "", False),
        ("Wat vond de fractie van LL van de boot?", "De leden van de LL-fractie vonden de boot te klein.", "", True),
        ("Hoe lang is de omleiding bij Zanddorp?", "De omleiding via de Zanddorperweg is 8 kilometer.", "", False),
        ("Hoe lang is de omleiding bij Zanddorp?", "De Zanddorpse omleiding is 8 kilometer.", "", True),
        ("Wie vaart er op Zandeiland?", "Op Klipeiland vaart de rederij.", "Zandeiland ligt dichtbij.", False),
        ("Wie vaart er op Zandeiland?", "Daar vaart de rederij.", "Zandeiland ligt dichtbij.", True),
        # A case that is put stands in no source.
        ("Stel een dorp heeft 8.000 inwoners. Hoeveel krijgt het?", "Tot 10.000 inwoners is het € 3.000.", "", True),
        ("Hoeveel krijgt een dorp met 8.000 inwoners?", "Tot 10.000 inwoners is het € 3.000.", "", False),
    ],
)
def test_what_another_one_of_the_kind_is_said_of(question: str, text: str, around: str, stands: bool) -> None:
    assert (violations(understand(question), text, around, DOCUMENT) == ()) is stands


def test_what_governs_a_sentence_counts_as_its_own() -> None:
    question = understand("Hoeveel reizigers waren er in 2099 op de veerdienst?")
    assert violations(question, "Tegen 900 in 2098 waren het er 950.\nStand over 2099", "", DOCUMENT) == ()
