"""Names, offices and labels of a question must be those of the sentence that answers it."""

import pytest

from assistant.answer.evidence.anchors import violations
from assistant.retrieve.question import understand
from tests.assistant.fiction import LETTER
from tests.assistant.memory_index import MemoryIndex

DOCUMENT = MemoryIndex([LETTER]).documents()[0]


@pytest.mark.parametrize(
    ("question", "text", "around", "stands"),
    [
        ("Wat beloofde de Minister van Kustzaken?", "De Minister van Kustzaken bericht u.", "", True),
        ("Wat beloofde de Minister van Kustzaken?", "De Staatssecretaris van Kustzaken bericht u.", "", False),
        ("Waarom is variant B gekozen?", "Het kabinet koos variant B.", "", True),
        ("Waarom is variant B gekozen?", "Het kabinet koos variant C.", "", False),
        (
            "Waarom is de motie-Van Eik ingetrokken?",
            "De motie van de leden Boom en Berk is ingetrokken.",
            "De motie-Van Eik is aangenomen.",
            False,
        ),
        (
            "Wat vindt Stichting Duinwacht van de brug?",
            "De stichting vindt de brug te smal.",
            "Met Stichting Duinwacht is gesproken.",
            True,
        ),
        ("Welke score kreeg Sluis Duinhorst?", "Brug Duinhorst: Score 5,1", "", False),
        ("Welke score kreeg Sluis Duinhorst?", "Sluis Duinhorst: Score 5,1", "", True),
        ("Wat wil J.M. Boom?", "De motie van A. Boom is verworpen.", "J.M. Boom is gehoord.", False),
        ("Wat is de motie over kernenergie?", "De minister beantwoordt vragen over kernenergie.", "", False),
        ("Wat wil J.M. Boom?", "De motie van J.M. Boom is verworpen.", "", True),
        ("Wat kost water op Sint Maarten?", "Op Sint Eustatius kost water sinds 3 maart minder.", "", False),
        ("Wat vindt Stichting Duinwacht van de brug?", "De provincie vindt de brug te smal.", "", False),
    ],
)
def test_anchors_stand_in_the_sentence(question: str, text: str, around: str, stands: bool) -> None:
    assert (violations(understand(question), text, around, DOCUMENT) == ()) is stands


def test_a_name_goes_on_after_the_word_that_joins_it() -> None:
    assert understand("Is de motie-Van Eik c.s. ingetrokken?").names == ("Van Eik",)
