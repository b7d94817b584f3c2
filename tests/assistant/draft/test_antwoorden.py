"""The Kern with answers to Kamervragen: whose questions, what is answered to which, and no bare references."""

from pathlib import Path

import pytest

from assistant.draft.material import gather
from assistant.draft.opstellen import draft
from assistant.draft.profielen import profiel
from assistant.draft.types import Draft, Onderdeel
from ingest.document import Kind
from ingest.read.limits import Limits

HEAD = """FICTIEF

Tweede Kamer der Staten-Generaal

Vergaderjaar 2098–2099

Aanhangsel van de Handelingen

Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden

4321

Vragen van het lid Bedacht (Verzonnen Partij, VVD) aan de Minister van Verzonnen Zaken over uitval van het veer \
(ingezonden 3 mei 2099).

"""

ANSWERS = """Antwoord van Minister Bedenksel (Verzonnen Zaken) (ontvangen 2 juni 2099).

Vraag 1

Kent u het bericht «Veer weer uitgevallen»?

Antwoord 1

Ja, daar ben ik mee bekend.

Vraag 2

Hoe vaak is het veer in 2098 uitgevallen?

Antwoord 2

Het veer is in 2098 op 41 dagen uitgevallen. De vervoerder verwacht dat dit na de komst van een nieuwe motor afneemt. \
Ook hier speelt de vervoerder een rol in 2098. Als resultaat van deze metingen is er in 2098 een lijst gemaakt. \
Een dergelijk besluit is in 2098 niet genomen.

Vraag 3

Bent u bereid een reserveboot te betalen?

Antwoord 3

Nee, een reserveboot kost 3 miljoen euro per jaar en staat daarmee niet in verhouding tot de uitval. \
Zie ook het antwoord op vraag 2.

Vraag 4

Hoe vaak valt het uit?

Antwoord 4

Het veer is in 2098 op 41 dagen uitgevallen. Ook als het hard waait.

Vraag 5

Kunt u deze vragen binnen drie weken beantwoorden?

Antwoord 5

De vragen zijn binnen de gebruikelijke termijn beantwoord.
"""

DELAY = """Mededeling van Minister Bedenksel (Verzonnen Zaken) (ontvangen 20 mei 2099).

Vraag 1

Hoe vaak is het veer in 2098 uitgevallen?

Mededeling

Hierbij deel ik u mede dat de vragen van het lid Bedacht over uitval van het veer niet binnen de gebruikelijke termijn \
kunnen worden beantwoord. Ik beantwoord de vragen vóór 1 juli 2099.
"""


def kern(folder: Path, body: str) -> Draft:
    path = folder / "vragen.txt"
    path.write_text(HEAD + body, encoding="utf-8")
    material = gather([str(path)], None, Limits())
    assert material.papers[0].record.kind is Kind.KAMERVRAGEN
    return draft(Onderdeel.KERN, material, profiel("bzk"))


@pytest.fixture
def answers(tmp_path: Path) -> Draft:
    return kern(tmp_path, ANSWERS)


def test_it_opens_with_whose_questions_are_answered(answers: Draft) -> None:
    first = answers.blocks[0].lines[0]
    assert first.text.startswith(
        "U beantwoordt de vragen van het lid Bedacht (Verzonnen Partij, VVD) over uitval van het"
    )
    assert answers.numbers(first)
    assert not any("VVD" in warning.text for warning in answers.warnings)


def test_each_statement_says_which_question_it_answers(answers: Draft) -> None:
    assert "- Vraag 2: Het veer is in 2098 op 41 dagen uitgevallen." in answers.text
    assert "- Vraag 3: Nee, een reserveboot kost 3 miljoen euro per jaar" in answers.text


def test_what_says_nothing_without_its_question_is_left_out(answers: Draft) -> None:
    for empty in ("mee bekend", "Zie ook het antwoord", "Ook als het hard waait", "binnen de gebruikelijke termijn"):
        assert empty not in answers.text


def test_what_leans_on_a_sentence_that_is_not_told_is_left_out(answers: Draft) -> None:
    for dangling in ("Ook hier", "deze metingen", "dergelijk besluit"):
        assert dangling not in answers.text


def test_a_nota_with_answers_is_there_because_questions_were_put(tmp_path: Path) -> None:
    (tmp_path / "vragen.txt").write_text(HEAD + ANSWERS, encoding="utf-8")
    made = draft(Onderdeel.NOTA, gather([str(tmp_path / "vragen.txt")], None, Limits()), profiel("bzk"))
    reason = next(block for block in made.blocks if block.role == Onderdeel.AANLEIDING.value)
    assert [line.text for line in reason.lines] == [
        "Het lid Bedacht (Verzonnen Partij, VVD) heeft op 3 mei 2099 vragen gesteld over uitval van het veer."
    ]
    assert made.numbers(reason.lines[0])
    assert made.title == "Beantwoording vragen van het lid Bedacht (Verzonnen Partij, VVD) over uitval van het veer"
    assert "U beantwoordt de vragen van het lid Bedacht" in made.text


def test_two_answers_in_the_same_words_are_said_once(answers: Draft) -> None:
    assert answers.text.count("op 41 dagen uitgevallen") == 1


def test_a_delay_is_no_answer(tmp_path: Path) -> None:
    made = kern(tmp_path, DELAY)
    assert "U beantwoordt" not in made.text
    assert "beantwoordt u vragen" not in made.text
    assert "niet binnen de gebruikelijke termijn" in made.text.split("\n")[0]
    assert made.text.count("vóór 1 juli 2099") == 1
