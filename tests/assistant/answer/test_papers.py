"""Which papers there are on a subject is answered by a list of them, with what became of a motion."""

from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.question.papers import papers_asked
from assistant.answer.types import Answer
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from ingest.dutch.tokens import MONTHS
from ingest.index.records import LinkRecord
from tests.assistant.memory_index import MemoryIndex, Source


def motion(number: int, title: str, asks: str, day: date, *submitters: str) -> Source:
    head = f"FICTIEF {title} Voorgesteld {day.day} {MONTHS[day.month - 1]} {day.year}."
    return Source(
        f"motie-{number}",
        Kind.MOTIE,
        title,
        [("Aanhef", "aanhef", head), ("Dictum", "dictum", f"verzoekt de regering {asks}, en gaat over tot de orde.")],
        {
            "date": day,
            "submitters": submitters,
            "kamerstuk": f"II|99930||{number}",
            "kamerstuk_text": f"99 930, nr. {number}",
            "dossier": "99 930",
        },
    )


BOATS = motion(
    4,
    "Motie van het lid Hoosvat over sloepen op de Wiel",
    "sloepen op de Wiel toe te laten",
    date(2099, 3, 2),
    "Hoosvat",
)
FIRST = motion(
    5,
    "Motie van het lid Boegwater over steigers",
    "aan de Wiel tien steigers aan te leggen",
    date(2099, 3, 2),
    "Boegwater",
)
SECOND = motion(
    6,
    "Gewijzigde motie van het lid Boegwater over steigers (t.v.v. 99 930, nr. 5)",
    "aan de Wiel vijf steigers aan te leggen",
    date(2099, 4, 6),
    "Boegwater",
)
DIKES = motion(7, "Motie van het lid Tuimelaar over dijken", "de dijken op te hogen", date(2099, 3, 2), "Tuimelaar")
VOTES = Source(
    "stemming",
    Kind.OVERIG,
    "Stemmingen over moties",
    [
        (
            "Tekst",
            "tekst",
            (
                "FICTIEF. De motie-Hoosvat over sloepen (99 930, nr. 4): verworpen. "
                "De gewijzigde motie-Boegwater over steigers (99 930, nr. 6): aangenomen."
            ),
        )
    ],
    {"date": date(2099, 4, 13), "dossier": "99 930"},
)
LETTER = Source(
    "brief",
    Kind.KAMERBRIEF,
    "Voortgang steigers en sloepen",
    [("Tekst", "tekst", "FICTIEF. Voortgang steigers en sloepen. Datum 1 juni 2099. De steigers zijn besteld.")],
    {"date": date(2099, 6, 1)},
)


def ask(question: str, *sources: Source) -> Answer:
    index = MemoryIndex(sources or (BOATS, FIRST, SECOND, DIKES, VOTES, LETTER))
    index.link_records = [LinkRecord("motie-6", "motie-5", "replaces")]
    return Assistant(index, Retriever(index, index.embedder)).ask(question)


def test_motions_on_a_subject_are_listed_newest_first_with_what_became_of_them() -> None:
    lines = ask("Welke moties zijn er ingediend over de Wiel?").answer.splitlines()
    assert len(lines) == 3
    assert "nr. 6: aangenomen" in lines[0]
    assert any("nr. 4: verworpen" in line for line in lines)
    assert any("nr. 5: vervangen door 99 930, nr. 6" in line for line in lines)
    assert not any("dijken" in line for line in lines)


def test_each_motion_cites_what_it_asks_and_who_says_what_became_of_it() -> None:
    answer = ask("Welke moties zijn er over sloepen?")
    quotes = [citation.quote for citation in answer.citations]
    assert any("sloepen op de Wiel toe te laten" in quote for quote in quotes)
    assert any("verworpen" in quote for quote in quotes)


def test_only_those_with_the_outcome_asked_for_are_listed() -> None:
    answer = ask("Welke moties over de Wiel zijn aangenomen?")
    assert "nr. 6: aangenomen" in answer.answer
    assert "verworpen" not in answer.answer


def test_where_none_has_the_outcome_asked_for_that_is_said() -> None:
    answer = ask("Welke moties over sloepen zijn aangehouden?")
    assert "nr. 4: verworpen" in answer.answer
    assert any("aangehouden" in note for note in answer.notes)


def test_of_a_motion_on_which_no_paper_tells_the_vote_no_outcome_is_told() -> None:
    answer = ask("Welke moties zijn er over dijken?")
    assert "99 930, nr. 7" in answer.answer
    assert "nr. 7:" not in answer.answer


def test_motions_are_listed_by_who_moved_them() -> None:
    answer = ask("Welke moties van Boegwater zijn er?")
    assert "nr. 6" in answer.answer
    assert "Hoosvat" not in answer.answer


def test_letters_are_listed_by_their_title() -> None:
    answer = ask("Welke brieven zijn er over steigers gestuurd?")
    assert answer.answer.removeprefix("- ").startswith("Voortgang steigers en sloepen (1 juni 2099)")
    assert {citation.document for citation in answer.citations} == {"brief"}


def test_of_a_subject_without_papers_nothing_is_listed() -> None:
    assert ask("Welke moties zijn er over weidevogels?").refused


@pytest.mark.parametrize(
    ("question", "kind", "subject", "outcome"),
    [
        ("Welke moties zijn er ingediend over steigers en hoe is er gestemd?", Kind.MOTIE, "steigers", ""),
        ("Welke moties zijn er over steigers ingediend en hoe liep het af?", Kind.MOTIE, "steigers", ""),
        ("Welke moties zijn er over steigers en wat is daarmee gebeurd?", Kind.MOTIE, "steigers", ""),
        ("Noem alle moties over steigers", Kind.MOTIE, "steigers", ""),
        ("Geef een overzicht van de aangehouden moties", None, "", ""),
        ("Welke moties over steigers zijn verworpen?", Kind.MOTIE, "steigers", "verworpen"),
        ("Welke nota's gaan over de Wiel?", Kind.NOTA, "de Wiel", ""),
        ("Welke moties vragen om steigers?", None, "", ""),
        ("Welke motie gaat over steigers?", None, "", ""),
        ("Welke brieven zijn er, en wie schreef ze?", None, "", ""),
    ],
)
def test_a_question_for_papers_is_told_from_one_about_them(
    question: str, kind: Kind | None, subject: str, outcome: str
) -> None:
    found = papers_asked(question)
    assert (found and found.kind) == kind
    if found:
        assert (found.subject, found.outcome) == (subject, outcome)
