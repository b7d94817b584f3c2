"""A Kern takes each request of a motion as a main bullet, with what the letter does with it below; on real files."""

from pathlib import Path

import pytest

from assistant.draft.contract import Contract
from assistant.draft.material import Material, gather
from assistant.draft.opstellen import draft
from assistant.draft.profielen import profiel
from assistant.draft.types import GAP, Draft, Line, Onderdeel, Shape
from ingest.read.limits import Limits
from tests.assistant.draft.conftest import FONDS, Sources

FONDS_MOTIE = "caribisch/moties/kst-99900-IV-24 Motie Ravensteijn cs.pdf"
PROJECT = "kunstwerken/kamerbrieven/2098-06-12 Kamerbrief projectbeslissing Sluis Oudewaard.pdf"
OEVER = "kunstwerken/moties/kst-99920-A-5 Motie Van Eijsselveen c.s. tijdelijke oeververbinding.html"
EVALUATIE = "loketten/kamerbrieven/kst-99910-VII-29.pdf"
TIJDEN = "loketten/moties/kst-99910-VII-16.xml"

LETTER = """FICTIEF

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, {day}

Betreft: uitvoering motie over het veer

Geachte voorzitter,

Op 12 mei 2099 heeft uw Kamer {which} aangenomen. Met deze brief geef ik uitvoering aan {it}.

1) De boot

De motie verzoekt een tweede veerboot te kopen. Ik koop in 2100 een tweede veerboot voor 4,2 miljoen euro. \
De boot ligt eind 2100 in de haven.

2) De dienstregeling

De vervoerder breidt de dienstregeling uit naar de avond, met twee afvaarten na 20.00 uur. De avonden kosten \
0,3 miljoen euro per jaar.

3) Overleg met de bewoners

In april heb ik gesproken met de Bewonersraad Overzijde. De raad steunt de keuze voor een tweede boot.

Ik informeer uw Kamer vóór 1 december 2099 over het contract met de werf.

De Minister van Verzonnen Zaken,

X. Bedenksel
"""

MOTION = """FICTIEF

Tweede Kamer der Staten-Generaal

Vergaderjaar 2098-2099

99 901 Verzonnen dossier

Nr. {number} MOTIE VAN HET LID {mover} C.S.

Voorgesteld 6 mei 2099

De Kamer,

gehoord de beraadslaging,

constaterende dat het veer vaak uitvalt;

{dictum},

en gaat over tot de orde van de dag.

{name}

Fantasie

Verdichtsel
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path


def letter(
    folder: Path, which: str = "de motie-Verzinsel c.s.", it: str = "die motie", day: str = "3 juni 2099"
) -> str:
    path = folder / "brief.txt"
    path.write_text(LETTER.format(which=which, it=it, day=day), encoding="utf-8")
    return str(path)


def motion(folder: Path, dictum: str, name: str = "Verzinsel", number: int = 9) -> str:
    path = folder / f"motie-{number}.txt"
    text = MOTION.format(number=number, mover=name.upper(), name=name, dictum=dictum)
    path.write_text(text, encoding="utf-8")
    return str(path)


def kern(*files: str) -> Draft:
    return draft(Onderdeel.KERN, gather(files, None, Limits()), profiel("bzk"))


def below(made: Draft, request: str) -> list[Line]:
    """Return the lines below the main bullet that has these words."""
    lines = made.blocks[0].lines
    at = next(
        at
        for at, line in enumerate(lines)
        if line.shape is Shape.BULLET and request in line.text and "motie" in line.text
    )
    found = []
    for line in lines[at + 1 :]:
        if line.shape is not Shape.SUB:
            break
        found.append(line)
    return found


def test_each_request_is_a_bullet_with_what_the_letter_does_below_it(written: Path) -> None:
    asks = (
        "verzoekt de regering een tweede veerboot te kopen;\n\n"
        "verzoekt de regering de dienstregeling van het veer uit te breiden naar de avond"
    )
    made = kern(letter(written), motion(written, asks))
    assert any("4,2 miljoen euro" in line.text for line in below(made, "een tweede veerboot te kopen"))
    assert any("na 20.00 uur" in line.text for line in below(made, "uit te breiden naar de avond"))
    assert "De motie verzoekt een tweede veerboot" not in made.text  # said once, by the motion itself
    assert GAP not in made.text
    for request in ("een tweede veerboot te kopen", "uit te breiden naar de avond"):
        (line,) = [line for line in made.blocks[0].lines if request in line.text and line.shape is Shape.BULLET]
        quotes = [citation for citation in made.citations if citation.n in made.numbers(line)]
        assert any("verzoekt de regering" in quote.quote and quote.kind == "motie" for quote in quotes)
    assert made.blocks[0].lines[-1].text.endswith("vóór 1 december 2099 over het contract met de werf.")


def test_a_request_of_which_the_letter_says_nothing_is_left_open(written: Path) -> None:
    asks = (
        "verzoekt de regering een tweede veerboot te kopen;\n\n"
        "verzoekt de regering tevens scholieren gratis kaartjes te geven"
    )
    made = kern(letter(written), motion(written, asks))
    assert [line.text for line in below(made, "scholieren gratis kaartjes")] == [GAP]
    assert any("scholieren gratis kaartjes" in point.text and "niets over" in point.text for point in made.open_points)


def test_two_motions_are_told_apart_by_name(written: Path) -> None:
    made = kern(
        letter(written, "de motie-Verzinsel c.s. en de motie-Bedacht c.s.", "die moties"),
        motion(written, "verzoekt de regering een tweede veerboot te kopen"),
        motion(written, "verzoekt de regering de dienstregeling uit te breiden naar de avond", "Bedacht", 10),
    )
    bullets = [line.text for line in made.blocks[0].lines if line.shape is Shape.BULLET]
    assert bullets[0] == "De motie-Verzinsel c.s. verzoekt de regering een tweede veerboot te kopen."
    assert "De motie-Bedacht c.s. verzoekt de regering de dienstregeling uit te breiden naar de avond." in bullets
    assert below(made, "motie-Bedacht")


def test_a_motion_that_the_letter_does_not_speak_of_is_no_bullet(written: Path) -> None:
    made = kern(
        letter(written),
        motion(written, "verzoekt de regering een tweede veerboot te kopen"),
        motion(written, "verzoekt de regering het postkantoor te heropenen", "Ongenoemd", 11),
    )
    assert "postkantoor" not in made.text
    assert any("Ongenoemd" in point.text and "noemt deze motie niet" in point.text for point in made.open_points)


def test_listed_requests_are_bullets_of_their_own(written: Path) -> None:
    asks = "verzoekt de regering:\n- een tweede veerboot te kopen;\n- de dienstregeling uit te breiden naar de avond"
    made = kern(letter(written), motion(written, asks))
    assert below(made, "verzoekt de regering een tweede veerboot te kopen.")
    assert below(made, "verzoekt de regering de dienstregeling uit te breiden naar de avond.")


def test_a_request_to_be_told_is_met_by_the_letter_unless_its_day_has_passed(written: Path) -> None:
    asks = (
        "verzoekt de regering een tweede veerboot te kopen;\n\n"
        "verzoekt de regering tevens de Kamer uiterlijk 15 juni 2099 daarover te informeren"
    )
    in_time = kern(letter(written), motion(written, asks))
    assert [line.text for line in below(in_time, "uiterlijk 15 juni 2099")] == ["Dat doet u met de brief."]
    too_late = kern(letter(written, day="3 juli 2099"), motion(written, asks))
    assert "15 juni" not in too_late.text
    assert any("na die termijn" in point.text for point in too_late.open_points)


def test_a_long_request_is_cut_in_two_within_the_contract(sources: Sources) -> None:
    made = draft(Onderdeel.KERN, sources(FONDS, FONDS_MOTIE), profiel("bzk"))
    assert Contract().kept(made.blocks[0].lines)
    assert any("richt het Projectenfonds" in line.text for line in below(made, "een projectenfonds in te richten"))
    assert any("vier bladzijden" in line.text for line in below(made, "zonder accountantsverklaring"))
    halves = [
        line for line in made.blocks[0].lines if line.text.endswith(("kunnen krijgen.", "accountantsverklaring."))
    ]
    assert len(halves) == 2
    assert made.numbers(halves[0]) == made.numbers(halves[1])  # one sentence of the motion, cited whole
    assert any("40 procent" in line.text for line in below(made, "ten minste een derde"))


@pytest.mark.parametrize(("brief", "motie"), [(PROJECT, OEVER), (EVALUATIE, TIJDEN)])
def test_a_motion_that_is_one_subject_among_others_leaves_room_for_those(
    sources: Sources, brief: str, motie: str
) -> None:
    material: Material = sources(brief, motie)
    lines = draft(Onderdeel.KERN, material, profiel("bzk")).blocks[0].lines
    assert Contract().kept(lines)
    requests = [line for line in lines if line.shape is Shape.BULLET and "verzoekt de regering" in line.text]
    assert len(requests) <= 1
    assert sum(line.shape is Shape.BULLET for line in lines) - len(requests) >= 4


def test_a_motion_that_is_one_subject_stands_where_the_letter_has_it(sources: Sources) -> None:
    made = draft(Onderdeel.KERN, sources(PROJECT, OEVER), profiel("bzk"))
    lines = [line.text for line in made.blocks[0].lines]
    request = next(at for at, text in enumerate(lines) if "tijdelijke oeververbinding voor zwaar verkeer" in text)
    assert request > next(at for at, text in enumerate(lines) if text.startswith("Planning: "))
    assert any("beschouwt u de motie als uitgevoerd" in line.text for line in below(made, "oeververbinding"))
