"""A figure for which papers that belong together give another one is shown with that, each under its own source."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from assistant.answer.assistant import Assistant
from assistant.answer.quote.figures import amounts, counts, dates, without_those_of
from assistant.answer.types import Answer, Event, Final, Statement
from assistant.retrieve.hit import Hit
from assistant.retrieve.search import Retriever
from ingest.document import Kind
from ingest.index.filters import Filters
from ingest.index.records import LinkRecord
from prompts.load import phrase
from tests.assistant.memory_index import MemoryIndex, Source

ASKED = "Hoeveel geld komt er vrij door het vertrek van Boegwater?"


def paper(id_: str, kind: Kind, text: str, day: date = date(2099, 3, 6), title: str = "Stand steunpunten") -> Source:
    return Source(id_, kind, title, [("Stand", "tekst", f"FICTIEF. {text}")], {"date": day})


def nota(text: str, id_: str = "nota") -> Source:
    return paper(id_, Kind.NOTA, text)


def letter(text: str) -> Source:
    return paper("brief", Kind.KAMERBRIEF, text, date(2099, 3, 16))


def ask(
    question: str, *papers: Source, links: Sequence[LinkRecord], depth: int = 20, filters: Filters | None = None
) -> Answer:
    index = MemoryIndex(papers)
    index.link_records = list(links)
    assistant = Assistant(index, Retriever(index, index.embedder), sources=min(depth, 8), depth=depth)
    return assistant.ask(question, filters or Filters())


WITH = [LinkRecord("nota", "brief", "accompanies")]
LETTER = letter(
    "Door het vertrek van Boegwater hoeft een bedrag van € 455.000 niet te worden uitgekeerd aan gemeenten."
)
NOTA = nota("Het bedrag dat aan gemeenten niet wordt uitgekeerd door het vertrek van Boegwater is dan € 495.000.")


def test_the_letter_that_a_nota_goes_with_is_looked_up_for_another_figure() -> None:
    # One passage is read for the question, so that the other one is found by what the first one says.
    answer = ask(ASKED, NOTA, LETTER, links=WITH, depth=1)
    assert "€ 495.000" in answer.answer
    assert "€ 455.000" in answer.answer
    assert "(6 maart 2099):" in answer.answer
    assert "(16 maart 2099):" in answer.answer
    assert phrase("sources_differ") in answer.notes


class Keeping:
    """A writer that keeps what it is offered."""

    offered: tuple[Hit, ...] = ()

    def stream(self, question: str, hits: tuple[Hit, ...], fallback: Sequence[Statement]) -> Iterator[Event]:
        del fallback
        self.offered = hits
        yield Final(Answer(question, question, "Geschreven.", refused=False, nearest=hits))


def test_a_model_is_offered_both_sources() -> None:
    index = MemoryIndex([NOTA, LETTER])
    index.link_records = list(WITH)
    writer = Keeping()
    answer = Assistant(index, Retriever(index, index.embedder), writer, sources=1, depth=1).ask(ASKED)
    assert {hit.document.id for hit in writer.offered} == {"nota", "brief"}
    assert phrase("sources_differ") in answer.notes


def test_nothing_outside_the_filters_is_shown() -> None:
    answer = ask(ASKED, NOTA, LETTER, links=WITH, depth=1, filters=Filters(documents=("brief",)))
    assert "€ 455.000" in answer.answer
    assert "€ 495.000" not in answer.answer


def test_two_versions_of_the_nota_of_one_letter_are_set_side_by_side() -> None:
    one = nota("Op 1 oktober 2098 voldeden acht van de veertien gemeenten aan de norm voor openingstijden.", "een")
    other = nota("Op 1 oktober 2098 voldeden negen van de zestien gemeenten aan de norm voor openingstijden.", "twee")
    both = [LinkRecord("een", "brief", "accompanies"), LinkRecord("twee", "brief", "accompanies")]
    sent = letter("Over de openingstijden informeer ik u hierbij.")
    question = "Hoeveel gemeenten voldeden op 1 oktober 2098 aan de norm voor openingstijden?"
    answer = ask(question, one, other, sent, links=both)
    assert "acht van de veertien" in answer.answer
    assert "negen van de zestien" in answer.answer


@pytest.mark.parametrize(
    "other",
    [
        "Door het vertrek van Hoosvat hoeft een bedrag van € 120.000 niet te worden uitgekeerd.",
        "Het vertrek van Boegwater is op 1 mei bekend geworden.",
        "Door het vertrek van Boegwater hoeft een bedrag van 455.000 euro niet te worden uitgekeerd.",
        "De verbouwing van het steunpunt kost € 80.000.",
    ],
)
def test_another_thing_and_the_same_figure_are_no_contradiction(other: str) -> None:
    answer = ask(ASKED, nota(other), LETTER, links=WITH)
    assert [citation.document for citation in answer.citations] == ["brief"]
    assert phrase("sources_differ") not in answer.notes


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "Hoeveel kost de renovatie van het kunstwerk?",
            "De renovatie van het kunstwerk, Sluis Hoosvat, kost € 12,4 miljoen.",
            "De renovatie van het kunstwerk, Brug Boegwater, kost € 7,1 miljoen.",
        ),
        (
            "Hoeveel bezoekers kwamen er in het steunpunt?",
            "In 2097 kwamen 1.240 bezoekers in het steunpunt.",
            "In 2098 kwamen 1.910 bezoekers in het steunpunt.",
        ),
    ],
)
def test_things_of_two_names_and_of_two_periods_are_not_said_to_contradict(question: str, one: str, other: str) -> None:
    assert phrase("sources_differ") not in ask(question, letter(one), nota(other), links=WITH).notes


def test_what_a_fractie_heard_contradicts_no_source() -> None:
    text = "FICTIEF. De leden van de LL lezen dat door het vertrek van Boegwater € 495.000 niet wordt uitgekeerd."
    heard = Source("nota", Kind.VERSLAG, "Overleg", [("Inbreng LL", "fractie", text)], {"date": date(2099, 4, 2)})
    answer = ask(ASKED, LETTER, heard, links=WITH)
    assert "€ 455.000" in answer.answer
    assert phrase("sources_differ") not in answer.notes


def test_a_figure_that_the_next_sentence_puts_right_is_told_with_it() -> None:
    text = (
        "In de brief van 15 december 2098 stond dat het steunpunt op 1 juni 2099 zou opengaan. Dat is 1 juli geworden."
    )
    answer = ask("Op welke datum zou het steunpunt opengaan?", letter(text), links=[])
    assert "1 juni 2099" in answer.answer
    assert "1 juli geworden" in answer.answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het budget stijgt van € 171,5 miljoen naar € 189,2 miljoen.", ["171500000", "189200000"]),
        ("Dat kost 11 tot 17 miljoen euro.", ["11000000-17000000"]),
        ("Sluis Hoosvat: Jaar 2103; Bedrag (x € 1 mln) 186,2; Stand gegund", ["186200000"]),
        ("Leiding (6,4 km): Bedrag (in miljoenen euro) 0,8; Gereed 2099", ["800000"]),
        ("In 2099 kwamen 40 bezoekers.", []),
    ],
)
def test_sums_of_money_are_read_with_their_scale(text: str, expected: list[str]) -> None:
    assert [figure.value for figure in amounts(text)] == expected


def test_a_document_is_not_a_date_for_being_called_by_one() -> None:
    assert [figure.value for figure in dates("In de brief van 15 december 2098 staat 1 juni 2099.")] == ["2099|06-01"]


def test_a_number_has_the_unit_that_it_counts() -> None:
    found = counts("Op 1 oktober voldeden acht van de veertien gemeenten, 57 procent, vanaf artikel 3.")
    assert [(figure.value, figure.unit.split()[0]) for figure in found] == [
        ("8", "gemeenten"),
        ("14", "gemeenten"),
        ("57", "procent"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("op 1 juli", "op 1 juli 2099", False),
        ("in juli 2099", "op 1 juli 2099", False),
        ("in 2099", "medio 2099", False),
        ("op 1 juni 2099", "op 1 juli", True),
        ("medio 2099", "medio 2100", True),
    ],
)
def test_dates_differ_only_in_what_both_say(one: str, other: str, differ: bool) -> None:
    assert bool(without_those_of(dates(one), dates(other))) is differ


def test_a_year_that_another_sentence_names_does_not_show_the_day_that_the_letter_gives() -> None:
    told = nota(
        "In de brief zegt u toe dat u de Kamer uiterlijk 1 september 2099 over de besteding van het vrijgevallen geld "
        "van Boegwater informeert."
    )
    sent = letter(
        "Het vrijgevallen bedrag van Boegwater komt in 2099 en 2100 beschikbaar. "
        "Ik informeer uw Kamer uiterlijk 1 oktober 2099 over de besteding."
    )
    question = "Wanneer hoort de Kamer waaraan het vrijgevallen geld van Boegwater is uitgegeven?"
    answer = ask(question, told, sent, links=WITH)
    assert "1 september 2099" in answer.answer
    assert "1 oktober 2099" in answer.answer
    assert phrase("sources_differ") in answer.notes


def test_whose_ruling_it_is_need_only_stand_in_one_of_two_papers_that_belong_together() -> None:
    sent = letter(
        "De Raad van Zandmeer heeft op 6 mei een uitspraak gedaan over de kade. "
        "Een bedrag van € 5,0 miljoen houd ik apart voor de gevolgen van de uitspraak."
    )
    rise = "Het budget stijgt met € 8,0 miljoen als opslag voor de gevolgen van de uitspraak over de kade."
    question = "Hoeveel geld is er bij de kade opzijgezet voor de gevolgen van de uitspraak van de Raad van Zandmeer?"
    answer = ask(question, nota(rise), sent, links=WITH)
    assert "€ 5,0 miljoen" in answer.answer
    assert "€ 8,0 miljoen" in answer.answer
    elsewhere = nota(f"De uitspraak van het Hof Duinrand over de kade is er. {rise}")
    assert "€ 8,0 miljoen" not in ask(question, elsewhere, sent, links=WITH).answer


VISITED = "Volgens de meting van oktober bezochten 1.240 schippers het steunpunt in Zanddorp."


def test_a_figure_that_is_not_asked_for_is_shown_where_the_letter_surely_gives_another_one() -> None:
    sent = letter("Volgens de meting van oktober bezochten 1.420 schippers het steunpunt in Zanddorp.")
    answer = ask("Wie bezochten in oktober het steunpunt in Zanddorp?", nota(VISITED), sent, links=WITH)
    assert "1.240 schippers" in answer.answer
    assert "1.420 schippers" in answer.answer
    assert phrase("sources_differ") in answer.notes


@pytest.mark.parametrize(
    "other",
    [
        "Volgens de meting van oktober bezochten 1.420 fietsers het steunpunt in Zanddorp.",
        "In oktober bezochten 14 schippers uit Duinrand het steunpunt in Zanddorp.",
        "Volgens de meting van november bezochten 1.420 schippers het steunpunt in Zanddorp.",
        "In oktober bezochten schippers het steunpunt in Zanddorp, dat € 1.420 kostte.",
    ],
)
def test_a_figure_that_counts_another_thing_or_is_of_another_size_or_time_contradicts_nothing(other: str) -> None:
    for question in (
        "Wie bezochten in oktober het steunpunt in Zanddorp?",
        "Hoeveel schippers bezochten in oktober het steunpunt in Zanddorp?",
    ):
        answer = ask(question, nota(VISITED), letter(other), links=WITH)
        assert phrase("sources_differ") not in answer.notes


def test_a_sum_does_not_contradict_a_part_of_it_where_neither_was_asked_for() -> None:
    told = nota(
        "De minister verklaart de stijging voor het veer in Zanddorp met € 0,1 miljoen voor vracht "
        "en hout uit het noorden."
    )
    sent = letter("De stijging van € 0,2 miljoen voor het veer in Zanddorp is verklaard.")
    answer = ask("Wie verklaart de stijging voor het veer?", told, sent, links=WITH)
    assert [citation.document for citation in answer.citations] == ["nota"]
