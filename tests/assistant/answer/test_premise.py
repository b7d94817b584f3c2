"""A question that takes for granted what the sources deny is put right; one that has it right is answered."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from prompts.load import phrase
from tests.assistant.memory_index import MemoryIndex, Source

LETTERS = """\
De motie-Boom over de veerdienst is op 3 maart 2099 aangenomen. De motie-Eik over de kade is verworpen, omdat de \
kosten te hoog waren. De minister heeft de motie-Berk over de vuurtoren ontraden.
Het verzoek van de rederij om een extra boot heeft de minister ingewilligd en de subsidie voor de extra boot is \
toegekend. De aanbeveling om de sluizen op afstand te bedienen, neem ik niet over: de verbinding is te traag.
Voor de haven is gekozen voor variant B, met twee steigers. Een draaibrug bij de haven is om reden van veiligheid \
afgewezen. Het tarief van de veerdienst is in 2098 verlaagd, want de reizigers bleven weg.
Het loket in Zanddorp gaat in 2100 gewoon door. De opening van het museum is vertraagd, omdat het dak lekt.
Stemmingen over de duinen. De motie-Boom over een hek in de duinen is verworpen. Voor: de fracties van de Brede \
Lijst en GK. Tegen: de fracties van LL en de Burgerunie.
De steiger is gegund aan Hoosvat, die niet de kortste bouwtijd had, maar het stilste hout. Het gaat bij de gidsen niet \
om een vaste aanstelling. De stremming van de haven van Zanddorp in de laatste week van september gaat onverkort door.
"""


def ask(question: str) -> Answer:
    index = MemoryIndex(
        [
            Source(
                f"brief{number}",
                Kind.KAMERBRIEF,
                f"Voortgang eilanden {number}",
                [("Brief", "brief", f"FICTIEF. {text}")],
                {"date": date(2099, 3, 8)},
            )
            for number, text in enumerate(LETTERS.splitlines())
        ]
    )
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Waarom is de motie-Boom over de veerdienst verworpen?", "aangenomen"),
        ("Wanneer is de motie-Boom over de veerdienst ingetrokken?", "aangenomen"),
        ("Hoe wordt de aangenomen motie-Eik over de kade uitgevoerd?", "verworpen"),
        ("Waarom heeft de minister de subsidie voor de extra boot geweigerd?", "toegekend"),
        ("Waarom neemt de minister de aanbeveling over om de sluizen op afstand te bedienen?", "niet over"),
        ("Waarom is voor de haven gekozen voor variant A?", "variant B"),
        ("Waarom is er bij de haven gekozen voor een draaibrug?", "afgewezen"),
        ("Waarom is het tarief van de veerdienst in 2098 verhoogd?", "verlaagd"),
        ("Op welke gronden is de subsidie voor de extra boot geweigerd?", "toegekend"),
        ("Waarom is het loket in Zanddorp gestopt?", "gaat in 2100 gewoon door"),
        ("Waarom is de opening van het museum versneld?", "vertraagd"),
        ("Waarom kreeg de bieder met de kortste bouwtijd de steiger?", "niet de kortste bouwtijd"),
        ("Waarom krijgen de gidsen een vaste aanstelling?", "niet om een vaste aanstelling"),
        ("Waarom gaat de stremming van de haven in de laatste week van september niet door?", "onverkort door"),
        ("Waarom stemde LL voor de motie over een hek in de duinen?", "Tegen: de fracties van LL"),
    ],
)
def test_the_sentence_that_says_the_contrary_is_the_answer(question: str, said: str) -> None:
    answer = ask(question)
    assert not answer.refused
    assert said in answer.answer
    assert answer.citations
    assert phrase("other_premise") in answer.notes


@pytest.mark.parametrize(
    "question",
    [
        "Wanneer is de motie-Boom over de veerdienst aangenomen?",
        "Waarom is de motie-Eik over de kade verworpen?",
        "Is de motie-Boom over de veerdienst verworpen?",
        "Waarom neemt de minister de aanbeveling niet over om de sluizen op afstand te bedienen?",
        "Waarom is er bij de haven niet gekozen voor een draaibrug?",
        "Waarom is het tarief van de veerdienst in 2098 verlaagd?",
        "Waarom is de opening van het museum vertraagd?",
        "Waarom had Hoosvat niet de kortste bouwtijd?",
        "Waarom gaat de stremming van de haven in de laatste week van september door?",
        "Waarom stemde LL tegen de motie over een hek in de duinen?",
        # Of several one may be granted and the other not.
        "Welke subsidie voor een extra boot is geweigerd?",
        "Hoeveel verzoeken om een extra boot van de rederij zijn afgewezen?",
        # Nothing is said of these.
        "Waarom is de motie-Els over de duinen verworpen?",
        "Waarom is het tarief van de parkeerplaats verhoogd?",
    ],
)
def test_what_the_sources_do_not_deny_is_not_put_right(question: str) -> None:
    assert phrase("other_premise") not in ask(question).notes
