import re
from datetime import date
from pathlib import Path

import pytest

from assistant.answer.verify import facts_missing, resolves
from assistant.draft.contract import Contract, count
from assistant.draft.kern import alternatieven
from assistant.draft.material import Material, gather, proposals
from assistant.draft.opstellen import assemble, draft
from assistant.draft.profielen import profiel, profielen
from assistant.draft.types import GAP, Block, Draft, DraftError, Onderdeel, Shape
from ingest.read.limits import Limits
from tests.assistant.draft.conftest import (
    FONDS,
    INJECTIE,
    MOTIE,
    RAPPORT,
    STEUNPUNT,
    WATER_2098,
    WATER_2099,
    Sources,
)
from tests.assistant.fiction import world

LETTERS = [STEUNPUNT, WATER_2098, WATER_2099, FONDS, RAPPORT]


def kinds(made: Draft) -> set[str]:
    return {warning.kind for warning in made.warnings}


def kern_of(material: Material, profile: str = "bzk") -> Draft:
    return draft(Onderdeel.KERN, material, profiel(profile))


@pytest.mark.parametrize("letter", LETTERS)
def test_a_kern_keeps_the_contract_and_every_line_has_its_source(sources: Sources, letter: str) -> None:
    material = sources(letter)
    made = kern_of(material)
    (block,) = made.blocks
    assert Contract().kept(block.lines)
    assert all(line.spans for line in block.lines)
    assert all(resolves(material.shelf, citation) for citation in made.citations)
    assert not re.search(r"\b(?:ik|mijn|uw Kamer)\b", made.text, re.IGNORECASE)
    for line in block.lines:
        evidence = "\n".join(citation.quote for citation in made.citations if citation.n in made.numbers(line))
        evidence += "\n".join(citation.section for citation in made.citations)
        assert not facts_missing(line.text.removeprefix("Toezegging: "), evidence, "de Kamer")


def test_a_kern_says_what_the_letter_does_its_parts_and_its_commitment(sources: Sources) -> None:
    made = kern_of(sources(STEUNPUNT, MOTIE))
    lines = made.blocks[0].lines
    assert "motie van het lid Ravensteijn c.s." in lines[0].text
    assert any(line.shape is Shape.BULLET and line.text.startswith("Kosten: De proef kost 1,8") for line in lines)
    assert lines[-1].text == (
        "Toezegging: De Staatssecretaris van Justitie en Veiligheid zal de Kamer over de eerste ervaringen informeren "
        "in de eerste helft van 2099."
    )


def test_a_changed_sentence_cites_its_original(sources: Sources) -> None:
    made = kern_of(sources(STEUNPUNT))
    line = next(line for line in made.blocks[0].lines if "neemt u nu geen besluit" in line.text)
    (number,) = made.numbers(line)
    assert line.changed
    assert made.citations[number - 1].quote == "Over voortzetting na 2100 neem ik nu geen besluit."


def test_a_whole_nota_has_the_sections_of_its_profile_and_guesses_nothing(sources: Sources) -> None:
    made = draft(Onderdeel.NOTA, sources(STEUNPUNT, MOTIE), profiel("bzk"))
    assert [block.heading for block in made.blocks] == [kop.heading for kop in profiel("bzk").sections]
    header = {label: line.text for label, line in made.header}
    assert header["Onze referentie"] == header["Datum"] == header["Opgesteld door"] == GAP
    assert header["Aan"] == "Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties"
    assert made.text.startswith("TER ONDERTEKENING")
    assert any("Onze referentie" in point.text for point in made.open_points)
    assert "U wordt gevraagd bijgaande brief te ondertekenen ter verzending aan de Tweede Kamer." in made.text


def test_profiles_name_and_order_their_own_sections(sources: Sources) -> None:
    assert profielen() == ["bzk", "kernpunten"]
    made = draft(Onderdeel.NOTA, sources(RAPPORT), profiel("kernpunten"))
    assert "## Kernpunten" in made.text
    assert "## Kern\n" not in made.text


def test_a_profile_of_ones_own_is_a_file(sources: Sources, tmp_path: Path) -> None:
    own = tmp_path / "eigen.yaml"
    own.write_text(
        "{name: eigen, title: FICTIEF, type: TER INFORMATIE, header: [Aan], besluit: 'Aan {kamer}.', "
        "contract: {words: 60, bullets: 2, bullet_words: 30}, sections: [{role: kern, heading: Boodschap}]}",
        encoding="utf-8",
    )
    made = kern_of(sources(WATER_2098), str(own))
    assert made.blocks[0].heading == "Boodschap"
    assert count(made.blocks[0].lines) <= 60
    with pytest.raises(DraftError, match="toelichting niet"):
        draft(Onderdeel.TOELICHTING, sources(WATER_2098), profiel(str(own)))
    with pytest.raises(DraftError, match="bestaat niet"):
        profiel("xyz")


def test_without_a_letter_there_is_a_gap_and_not_an_invention(sources: Sources) -> None:
    made = kern_of(sources(MOTIE))
    assert GAP in made.text
    assert any("voeg de Kamerbrief toe" in point.text for point in made.open_points)
    besluit = draft(Onderdeel.GEADVISEERD_BESLUIT, sources(MOTIE), profiel("bzk"))
    assert besluit.text == GAP


def test_two_letters_that_contradict_are_both_named(sources: Sources) -> None:
    made = kern_of(sources(WATER_2098, WATER_2099))
    differs = [warning for warning in made.warnings if warning.kind == "verschil"]
    assert differs
    assert all("12 mei 2098" in one.place and "10 maart 2099" in one.place for one in differs)
    assert "bronnen" in kinds(made)


def test_an_order_hidden_in_a_source_is_data(sources: Sources) -> None:
    made = draft(Onderdeel.NOTA, sources(STEUNPUNT, INJECTIE), profiel("bzk"))
    (found,) = [warning for warning in made.warnings if warning.kind == "opdracht-in-bron"][:1]
    order = found.text.split("“")[1].rstrip("”")
    assert order[:40] not in made.text


def test_a_letter_of_sixty_pages_gets_a_warning(tmp_path: Path) -> None:
    body = "".join(
        f"{number}. Deel\n\nIk stel voor deel {number} een bedrag van € {number} miljoen beschikbaar. "
        f"{'De eilanden hebben dit gevraagd. ' * 60}\n\n"
        for number in range(1, 61)
    )
    letter = tmp_path / "lang.txt"
    letter.write_text(
        "FICTIEF\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 3 mei 2099\n\n"
        f"Hierbij informeer ik uw Kamer over zestig delen.\n\n{body}\nDe Minister van Verzonnen Zaken,\n\nX. Verzonnen",
        encoding="utf-8",
    )
    made = kern_of(gather([str(letter)], None, Limits()))
    assert "lange-bron" in kinds(made)
    assert Contract().kept(made.blocks[0].lines)


def test_a_bullet_can_be_replaced_without_losing_the_others(sources: Sources) -> None:
    material = sources(STEUNPUNT)
    lines = kern_of(material).blocks[0].lines
    at = next(number for number, line in enumerate(lines) if line.text.startswith("Kosten: "))
    other = alternatieven(material, lines, at)
    assert other
    assert all(one.text.startswith("Kosten: ") and one.text not in {line.text for line in lines} for one in other)
    block = Block(Onderdeel.KERN.value, "Kern", (*lines[:at], other[0], *lines[at + 1 :]))
    made = assemble(Onderdeel.KERN, material, profiel("bzk"), [block])
    assert other[0].text in made.text
    assert lines[at].text not in made.text
    assert all(resolves(material.shelf, citation) for citation in made.citations)


def test_an_earlier_nota_gives_its_own_considerations(sources: Sources) -> None:
    material = sources(
        "kunstwerken/kamerbrieven/2098-06-12 Kamerbrief projectbeslissing Sluis Oudewaard.pdf",
        "kunstwerken/nota's/2098-06-02 Beslisnota projectbeslissing Sluis Oudewaard.pdf",
    )
    made = draft(Onderdeel.TOELICHTING, material, profiel("bzk"))
    force_field = made.text.split("### Krachtenveld")[1]
    assert "De gemeente Tessenbroek had liever twee rijstroken gezien" in force_field
    assert "De provincie Middelland legt de aansluitende wegen aan" in force_field
    reason = draft(Onderdeel.AANLEIDING, material, profiel("bzk"))
    assert reason.text.startswith("In december 2097 heeft u de Kamer geschetst")
    assert "Renoveren" not in reason.text


def test_what_belongs_to_a_source_is_proposed() -> None:
    index = world()
    linked = {link.target for link in index.links("nota") if link.source == "nota" and link.type == "accompanies"}
    assert linked
    assert linked <= set(proposals(index, ["nota"]))
    assert "nota" not in proposals(index, ["nota"])


def test_warnings_name_the_place_and_what_to_do(sources: Sources) -> None:
    made = draft(Onderdeel.NOTA, sources(STEUNPUNT), profiel("bzk"), day=date(2099, 1, 1))
    late = next(warning for warning in made.warnings if warning.kind == "datum")
    assert late.place == "Kop, Datum"
    assert "20 oktober 2098" in late.text
    assert all(warning.place and warning.todo for warning in made.warnings)


@pytest.mark.parametrize("letter", [WATER_2098, FONDS, RAPPORT, STEUNPUNT])
@pytest.mark.parametrize("profile", ["bzk", "kernpunten"])
def test_no_sentence_of_a_nota_stands_in_two_sections(sources: Sources, letter: str, profile: str) -> None:
    made = draft(Onderdeel.NOTA, sources(letter), profiel(profile))
    used = [
        (block.role, span)
        for block in made.blocks
        for line in block.lines
        for span in line.spans
        if line.shape is not Shape.ROW and block.role != Onderdeel.GEADVISEERD_BESLUIT.value
    ]
    twice = [
        (one, other)
        for one in used
        for other in used
        if one[0] < other[0]
        and one[1].document == other[1].document
        and one[1].start < other[1].end
        and other[1].start < one[1].end
    ]
    assert twice == []
    first = {block.role: block.lines[0] for block in made.blocks}
    assert first[Onderdeel.AANLEIDING.value].text != GAP
    assert first[Onderdeel.KERN.value].text != GAP
    assert "de brief" in first[Onderdeel.KERN.value].text or "Hierbij" in first[Onderdeel.KERN.value].text
    alone = draft(Onderdeel.KERN, sources(letter), profiel(profile)).blocks[0]
    assert alone.lines[-1] == next(block for block in made.blocks if block.role == alone.role).lines[-1]


def test_a_sentence_through_which_a_page_header_runs_is_left_out(tmp_path: Path) -> None:
    nota = tmp_path / "nota.txt"
    nota.write_text(
        "FICTIEF\n\nTER ONDERTEKENING\n\nOnze referentie\n2099-0000000012\n\nDatum\n3 mei 2099\n\n"
        "nota\nNieuwe motor\n\n"
        "Aanleiding\nHet veer is in 2098 op 41 dagen uitgevallen, en de Kamer vroeg om een plan.\n\n"
        "Toelichting\nDe vervoerder heeft er 2099-0000000012 voor gekozen de motor in de Datum 3 mei 2099 winter te "
        "vervangen. De motor kost 3 miljoen euro en gaat vijftien jaar mee.\n",
        encoding="utf-8",
    )
    made = kern_of(gather([str(nota)], None, Limits()))
    assert "3 miljoen euro" in made.text
    assert "2099-0000000012" not in made.text
