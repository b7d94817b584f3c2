"""Each check on a draft that was edited: lines as a person might leave them, on the sources of real files."""

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.answer.types import Span
from assistant.draft.checks import Checked, check
from assistant.draft.material import Material
from assistant.draft.opstellen import draft
from assistant.draft.profielen import profiel
from assistant.draft.types import Block, Line, Onderdeel, Shape
from assistant.draft.verbs import sterker
from tests.assistant.draft.conftest import FONDS, STEUNPUNT, WATER_2098, Sources


def warnings(material: Material, lines: Sequence[Line], section: Onderdeel = Onderdeel.KERN) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    block = Block(Onderdeel.KERN.value, "Kern", tuple(lines))
    for one in check(Checked(section, (block,), material, profiel("bzk"))):
        found.setdefault(one.kind, []).append(f"{one.place} | {one.text} | {one.todo}")
    return found


def bullet(text: str, spans: tuple[Span, ...] = ()) -> Line:
    return Line(text, spans, Shape.BULLET)


def test_a_kern_that_is_too_long_is_told_so(sources: Sources) -> None:
    found = warnings(sources(FONDS), [bullet("woord " * 40)] * 11)
    assert "440 woorden" in found["lengte"][0]
    assert "11 punten" in found["punten"][0]
    assert found["zin"][0].startswith("Kern, regel 1 | 40 woorden")


def test_an_abbreviation_is_written_out_at_first_use_with_the_words_of_the_source(sources: Sources) -> None:
    found = warnings(sources(STEUNPUNT), [bullet("De WKE vroeg om deskundigheid bij het onderzoek.")])
    assert "WKE" in found["afkorting"][0]
    assert "Werkgroep Ketensamenwerking Eilanden (WKE)" in found["afkorting"][0]
    known = warnings(sources(STEUNPUNT), [bullet("De Werkgroep Ketensamenwerking Eilanden (WKE) vroeg om hulp.")])
    assert "afkorting" not in known


def test_a_verb_stronger_than_its_source_is_named(sources: Sources) -> None:
    material = sources(STEUNPUNT)
    quote = "Ik laat verkennen of een projectenfonds met lichte voorwaarden daarin kan voorzien."
    letter = material.papers[0]
    start = letter.text.index(quote)
    span = Span(letter.record.id, start, start + len(quote))
    found = warnings(material, [bullet("U richt een projectenfonds op.", (span,))])
    assert "richt een projectenfonds op" in found["werkwoord"][0]
    assert "werkwoord" not in warnings(material, [bullet("U laat een projectenfonds verkennen.", (span,))])


@pytest.mark.parametrize(
    ("text", "source", "stronger"),
    [
        ("U besluit tot een fonds.", "Ik onderzoek of een fonds mogelijk is.", True),
        ("U onderzoekt een fonds.", "Ik onderzoek of een fonds mogelijk is.", False),
        ("U stelt het budget vast.", "Ik stel het budget vast en verwacht de start in mei.", False),
        ("U zult de Kamer informeren.", "Ik zal uw Kamer informeren over wat mogelijk is.", False),
        ("De sluis wordt gesloopt.", "De sluis wordt gesloopt.", False),
    ],
)
def test_verbs_are_compared_with_the_source(text: str, source: str, *, stronger: bool) -> None:
    assert (sterker(text, source) is not None) is stronger


def test_a_commitment_that_lacks_or_stands_twice_is_named(sources: Sources) -> None:
    material = sources(STEUNPUNT)
    assert "die hier ontbreekt" in warnings(material, [bullet("Niets.")])["toezegging"][0]
    made = draft(Onderdeel.KERN, material, profiel("bzk"))
    last = made.blocks[0].lines[-1]
    assert "toezegging" not in {one.kind for one in made.warnings}
    assert "twee keer" in warnings(material, [last, last])["toezegging"][0]


def test_personal_data_in_the_draft_are_named(sources: Sources) -> None:
    found = warnings(
        sources(FONDS),
        [
            bullet("Mail naar a.verzonnen@bzk.example of bel 070-1234567."),
            bullet("Contactpersoon: mr. A.B. Verzonnen, die dit opstelde."),
        ],
    )
    said = " ".join(found["persoonsgegeven"])
    assert "a.verzonnen@bzk.example" in said
    assert "070-1234567" in said
    assert "A.B. Verzonnen" in said


def test_amounts_and_numbers_are_no_telephone_numbers(sources: Sources) -> None:
    found = warnings(sources(FONDS), [bullet("Met 2098-0000619517 en € 1.262.500 in 2098-2099, nr. 0123.")])
    assert "persoonsgegeven" not in found


def test_a_nota_without_its_required_sections_is_told_which(sources: Sources) -> None:
    found = warnings(sources(FONDS), [bullet("Iets.")], Onderdeel.NOTA)
    places = {line.split(" | ")[0] for line in found["onderdeel"]}
    assert {"Aanleiding", "Geadviseerd besluit", "Toelichting"} <= places
    assert "Kern" not in places
    assert "Bijlagen" not in places


def test_parties_and_numbers_of_papers_are_no_abbreviations(sources: Sources) -> None:
    found = warnings(sources(FONDS), [bullet("De leden van VVD, PvdA, D66 en SP vroegen om de brief (TZ209906-026).")])
    assert "afkorting" not in found
    assert "GND" in warnings(sources(FONDS), [bullet("De VVD vroeg het GND om hulp.")])["afkorting"][0]


@pytest.mark.parametrize(("day", "late"), [(date(2098, 10, 19), False), (date(2098, 10, 21), True)])
def test_a_nota_after_its_letter_is_named_and_one_before_it_is_not(sources: Sources, day: date, *, late: bool) -> None:
    made = draft(Onderdeel.NOTA, sources(STEUNPUNT), profiel("bzk"), day=day)
    assert ("datum" in {one.kind for one in made.warnings}) is late


def test_letters_about_other_things_do_not_differ(sources: Sources) -> None:
    made = draft(Onderdeel.KERN, sources(FONDS, WATER_2098), profiel("bzk"))
    assert "verschil" not in {one.kind for one in made.warnings}
