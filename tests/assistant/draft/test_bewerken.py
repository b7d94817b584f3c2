"""An edited draft keeps its sources, and says what has none (FICTIEF)."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.bewerken import edited
from assistant.draft.material import Material, gather
from assistant.draft.opstellen import draft
from assistant.draft.profielen import profiel
from assistant.draft.types import Draft, Onderdeel, Shape
from ingest.document import Kind
from ingest.read.limits import Limits
from tests.assistant.memory_index import MemoryIndex, Source

BODY = (
    "FICTIEF. Met deze brief informeer ik uw Kamer over de vaargeul.\n\n"
    "Het uitdiepen van de vaargeul kost € 28 miljoen per jaar.\n\n"
    "De gemeente Zandhoek beheert de kade.\n\n"
    "Ik informeer uw Kamer uiterlijk 1 juli 2100 over de uitkomst."
)
INDEX = MemoryIndex(
    [
        Source(
            "brief",
            Kind.KAMERBRIEF,
            "Toekomst van de vaargeul",
            [("Brief", "tekst", BODY)],
            {"date": date(2099, 3, 8), "minister": "Minister van Vaarwegen"},
        )
    ]
)
MATERIAL: Material = gather(["brief"], INDEX, Limits())
PROFILE = profiel("bzk")


def made(section: Onderdeel = Onderdeel.KERN) -> Draft:
    return draft(section, MATERIAL, PROFILE)


def test_what_is_not_changed_stays_as_it_was() -> None:
    for section in (Onderdeel.KERN, Onderdeel.NOTA):
        before = made(section)
        after = edited(before, before.text, MATERIAL, PROFILE)
        assert after.text == before.text
        assert after.citations == before.citations


def test_a_changed_line_keeps_its_source_and_a_new_one_without_source_is_an_open_point() -> None:
    before = made()
    line = next(line for line in before.text.splitlines() if "28 miljoen" in line)
    mark = line[line.rindex("[") :]
    after = edited(
        before,
        before.text.replace(line, f"- De vaargeul kost € 28 miljoen. {mark}\n- Dat is veel geld."),
        MATERIAL,
        PROFILE,
    )
    [kept] = [one for block in after.blocks for one in block.lines if one.text == "De vaargeul kost € 28 miljoen."]
    assert kept.spans
    assert kept.changed
    assert kept.shape is Shape.BULLET
    assert any("Dat is veel geld." in point.text for point in after.open_points)


def test_a_number_of_no_source_is_dropped() -> None:
    after = edited(made(), "- De kade wordt gesloopt. [97]", MATERIAL, PROFILE)
    assert after.text == "- De kade wordt gesloopt."
    assert after.citations == ()
    assert after.open_points


@given(st.text(max_size=200))
def test_any_text_can_be_taken_over(text: str) -> None:
    after = edited(made(), text, MATERIAL, PROFILE)
    assert edited(after, after.text, MATERIAL, PROFILE).text == after.text
