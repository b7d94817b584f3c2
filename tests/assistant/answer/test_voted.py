import pytest

from assistant.answer.judge.voted import vote_said

REPORT = (
    "De voorzitter: Ik constateer dat de leden van de fracties van de Brede Lijst en GK voor deze motie hebben gestemd "
    "en de leden van de fractie van LL ertegen, zodat zij is aangenomen."
)
LIST = "Motie-Boom: aangenomen. Voor: Brede Lijst, GK. Tegen: LL."
ALONE = "De motie-Boom is verworpen: alleen de fractie van LL stemde voor."


@pytest.mark.parametrize(
    ("question", "name", "text", "expected"),
    [
        ("Waarom stemde LL tegen de motie-Boom?", "LL", REPORT, True),
        ("Waarom stemde GK tegen de motie-Boom?", "GK", REPORT, False),
        ("Waarom stemde de Brede Lijst voor de motie-Boom?", "Brede Lijst", REPORT, True),
        ("Waarom stemde LL tegen de motie-Boom?", "LL", LIST, True),
        ("Waarom stemde GK tegen de motie-Boom?", "GK", LIST, False),
        ("Wat was voor LL de reden om voor te stemmen?", "LL", LIST, False),
        ("Wat was voor LL de reden om tegen te stemmen?", "LL", ALONE, False),
        ("Waarom stemde GK tegen de motie-Boom?", "GK", ALONE, None),
        ("Waarom stemde GK tegen de motie-Boom?", "GK", "GK is tegen bruggen.", None),
    ],
)
def test_how_a_party_voted(question: str, name: str, text: str, expected: bool | None) -> None:
    vote = vote_said(question, (name,))
    assert vote is not None
    assert vote.says(text) is expected


@pytest.mark.parametrize("question", ["Waarom is LL tegen bruggen?", "Hoe stemde LL?", "Welke partijen stemden tegen?"])
def test_questions_that_say_no_such_thing(question: str) -> None:
    assert vote_said(question, ("LL",) if "LL" in question else ()) is None
