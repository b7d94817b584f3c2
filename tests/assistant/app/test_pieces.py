"""The parts without a browser: what they make of document text and of what people fill in."""

import re
from contextlib import suppress
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.answer.types import Answer, Citation, Delta, Event, Final, Sources
from assistant.app.asking import Asking
from assistant.app.clicks import LONGEST, read_click
from assistant.app.examples import examples
from assistant.app.filters import Form, chips, read_day, read_filters, without
from assistant.app.listing import Listing, documents_table, failures_table
from assistant.app.marking import WordMarker, marked
from assistant.app.sources import sources_panel
from assistant.app.turns import Turn, answer_text, turns_html
from assistant.app.upload import Upload, safe_name
from assistant.retrieve.hit import Hit
from assistant.settings import Settings
from ingest.document import Kind
from ingest.dutch.analyse import Analyser
from ingest.errors import NotabeneError
from ingest.index.records import DocumentRecord, FileRecord, PassageRecord
from prompts.load import phrase

MARKER = WordMarker(Analyser(), "Hoeveel moties over veerboten?")


def record(
    id_: str = "d1", kind: Kind = Kind.MOTIE, title: str = "Motie van het lid Kraanvogel", **more: object
) -> DocumentRecord:
    known = {
        "path": f"{id_}.pdf",
        "location": Path(f"/stukken/{id_}.pdf"),
        "member": None,
        "date": date(2098, 10, 14),
        "reference": None,
        "kamerstuk": None,
        "kamerstuk_text": None,
        "dossier": None,
        "access": "intern",
        "pages": 1,
        "passages": 1,
        "sections": (),
        "format": "pdf",
        "ocr": False,
    }
    return DocumentRecord(id=id_, kind=kind, title=title, **(known | more))


def hit(id_: str = "d1", text: str = "De veerboot vaart.", start: int = 0, **more: object) -> Hit:
    passage = PassageRecord(f"{id_}:{start}", id_, 0, 1, "Dictum", "dictum", start, start + len(text), text, "")
    return Hit(passage, record(id_, **more), 0.8, 1.0, 0.9, ("Woorden uit de vraag staan erin",))


def citation(n: int = 1, document: str = "d1", start: int = 0, quote: str = "De veerboot vaart.") -> Citation:
    return Citation(
        n, document, "Motie <b>", Kind.MOTIE, date(2098, 10, 14), 1, "Dictum", quote, start, start + len(quote)
    )


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("9 oktober 2023", date(2023, 10, 9), date(2023, 10, 9)),
        ("9-10-2023", date(2023, 10, 9), date(2023, 10, 9)),
        ("2023-10-09", date(2023, 10, 9), date(2023, 10, 9)),
        ("Oktober 2023", date(2023, 10, 1), date(2023, 10, 31)),
        ("feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        (" 2023 ", date(2023, 1, 1), date(2023, 12, 31)),
        ("", None, None),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str, first: date | None, last: date | None) -> None:
    assert read_day(written, last=False) == first
    assert read_day(written, last=True) == last


@given(st.dates(min_value=date(1900, 1, 1)), st.booleans())
def test_a_whole_date_means_itself(day: date, last: bool) -> None:
    assert read_day(day.isoformat(), last=last) == day
    assert read_day(f"{day.day}-{day.month}-{day.year}", last=last) == day


@given(st.text(max_size=30), st.booleans())
def test_any_other_text_is_one_sentence(text: str, last: bool) -> None:
    with suppress(NotabeneError):
        assert read_day(text, last=last) is None or any(sign.isdigit() for sign in text)


def test_a_period_that_ends_before_it_begins_is_said() -> None:
    with pytest.raises(NotabeneError, match="eindigt voordat"):
        read_filters(Form(since="2024", until="2023"))


def test_chips_turn_one_filter_off() -> None:
    form = Form(["nota", "motie"], "2023", "", ["99 900 IV"], [])
    html = chips(read_filters(form), {})
    assert html.count("nb-chip") == 1 + 4
    assert without(form, "kinds", "nota").kinds == ["motie"]
    assert without(form, "since", "").since == ""
    assert without(form, "", "") == Form()


@given(st.text(max_size=200))
def test_marked_text_is_escaped_and_whole(text: str) -> None:
    html = MARKER.snippet(text)
    bare = re.sub(r'<mark class="nb-word">|</mark>', "", html)
    assert "<" not in bare
    assert unescape(bare) == unescape(bare.replace("<", ""))
    assert unescape(marked(text, [])) == text or "&" in text


def test_the_snippet_holds_the_matching_words() -> None:
    text = "Niets van dien aard. " * 60 + "De veerboten en de moties. " + "Verder niets. " * 60
    html = MARKER.snippet(text)
    assert html.count("<mark") >= 2
    assert html.startswith("… ")
    assert html.endswith(" …")
    assert len(html) < 600


def test_marks_become_buttons_only_where_there_is_a_citation() -> None:
    html = answer_text("Kop:\n- eerste [1]\n- tweede [2]\n\n<img src=x>", [citation()])
    assert html.count("data-action") == 1
    assert '<span class="nb-mark">[2]</span>' in html
    assert "<img" not in html
    assert html.count("<li>") == 2
    assert "Motie &lt;b&gt;" in html


def test_a_source_that_is_cited_from_outside_what_was_found_is_shown_first() -> None:
    html = sources_panel([hit("d2"), hit("d1")], [citation(1, "d1", start=900)], MARKER)
    assert html.index("Aangehaald in het antwoord") < html.index("Woorden uit de vraag")
    assert "3 passages uit 2 documenten" in html
    assert '<span class="nb-number">1</span>' in html


class _Session:
    def __init__(self, events: list[Event]) -> None:
        self.index = self
        self.analyser = Analyser()
        self.log = None
        self._events = events

    def stream(self, *_: object, **__: object) -> list[Event]:
        return self._events


class _Desk:
    def __init__(self, events: list[Event] | None) -> None:
        self._events = events

    def session(self) -> _Session | None:
        return None if self._events is None else _Session(self._events)


def test_sources_are_there_before_the_answer_and_marks_click_when_it_is_done() -> None:
    answer = Answer("V?", "V?", "De veerboot vaart. [1]", False, (citation(),), (hit(),))
    events = [Sources((hit(),)), Delta("De veerboot "), Delta("vaart. [1]"), Final(answer)]
    states = list(Asking(_Desk(events), pace=0).ask("V?", Form()))
    html = [turns_html([state.turn]) for state in states]
    assert "1 passage uit 1 document" in states[1].sources
    assert states[1].turn.text == ""
    assert "De veerboot" in html[2]
    assert 'aria-busy="true"' in html[3]
    assert "data-action" not in html[3]
    assert 'aria-busy="false"' in html[-1]
    assert "data-action" in html[-1]
    assert states[-1].said == "Antwoord: De veerboot vaart. Met 1 bronvermelding."


def test_no_index_is_a_state_not_an_error() -> None:
    assert "voeg ze toe onder Documenten" in list(Asking(_Desk(None)).ask("V?", Form()))[-1].turn.problem


def test_a_refusal_names_the_filters_when_they_are_on() -> None:
    turn = Turn("V?", answer=Answer("V?", "V?", "Niet gevonden.", refused=True, nearest=(hit(),)), filtered=True)
    assert "Er staan filters aan" in turns_html([turn])


def test_copies_of_a_document_take_one_place_among_the_nearest_sources() -> None:
    nearest = (hit("verzonden"), hit("bijlage"), hit("ander", title="Motie van het lid Zeehond"))
    html = turns_html([Turn("V?", answer=Answer("V?", "V?", "Niet gevonden.", refused=True, nearest=nearest))])
    assert html.partition("nb-below")[0].count("Motie van het lid Kraanvogel</button>") == 1
    assert 'data-document="verzonden"' in html
    assert "Motie van het lid Zeehond" in html
    assert "nb-concept" not in html  # nothing was quoted


def test_off_the_subject_no_source_is_shown_as_near() -> None:
    note = phrase("off_subject")
    answer = Answer("V?", "V?", "Niet gevonden.", refused=True, nearest=(hit(),), notes=(note,), off_subject=True)
    html = turns_html([Turn("V?", answer=answer)])
    shown, _, why = html.partition("Waarom dit antwoord")
    assert note in shown
    assert "Wat u kunt doen" in shown
    assert "met andere woorden" not in shown  # the note says so
    assert "nb-nearest" not in shown
    assert "Kraanvogel" not in shown
    assert "Kraanvogel" in why  # who wants to know what was read can see it
    panel = sources_panel(answer.nearest, (), MARKER, refused=True, off_subject=True)
    assert "Kraanvogel" not in panel
    assert "Geen enkele passage komt in de buurt" in panel


def test_what_a_refusal_quotes_opens_its_place_and_does_not_look_like_an_answer() -> None:
    told = "Motie “Motie van het lid Kraanvogel” (14 oktober 2098):\n- De veerboot vaart. [1]"
    text = f"Niet gevonden.\n\n{phrase('closest')}\n{told}"
    nearest = (hit(), hit("ander", title="Motie van het lid Zeehond"))
    answer = Answer("V?", "V?", text, refused=True, citations=(citation(),), nearest=nearest)
    shown = turns_html([Turn("V?", answer=answer)]).partition("nb-below")[0]
    verdict, _, aside = shown.partition('<div class="nb-closest">')
    assert '<p class="nb-verdict">Niet gevonden.</p>' in verdict
    assert "veerboot" not in verdict
    aside, _, after = aside.partition("</div>")
    assert aside.startswith(f"<p>{phrase('closest')}</p>")
    assert 'data-document="d1"' in aside
    assert "[1]</button></li></ul>" in aside
    assert 'aria-label="Aangehaalde bronnen"' in after
    assert "letterlijke zinnen uit de bronnen" in after
    # What is quoted is not named once more among the nearest sources.
    assert after.partition("nb-nearest")[2].count("Kraanvogel") == 0
    assert "Motie van het lid Zeehond</button>" in after


def test_of_several_questions_only_what_comes_nearest_is_set_apart() -> None:
    text = (
        f"Vraag 1: Wat?\nNiet gevonden.\n\n{phrase('closest')}\nMotie “M” (14 oktober 2098):\n- De veerboot vaart. [1]"
        "\n(een opmerking)\n\nVraag 2: Wie?\nDe veerboot vaart. [1]"
    )
    html = answer_text(text, (citation(),))
    aside = html.partition('<div class="nb-closest">')[2].partition("</div>")[0]
    assert aside.count("De veerboot vaart.") == 1
    assert "opmerking" not in aside
    assert "Vraag 2" not in aside
    assert html.count("<div") == html.count("</div>")


def test_the_longest_question_can_be_asked_again() -> None:
    asked = "w" * LONGEST
    assert read_click({"action": "again", "value": asked}).value == asked


def test_examples_ask_of_each_kind_first_and_leave_out_remarks() -> None:
    documents = [
        record("d1", title="Motie van het lid A over boten (t.v.v. 99 930, nr. 3)"),
        record("d2", title="Gewijzigde motie van het lid B over dijken (FICTIEF)"),
        record("d3", Kind.NOTA, "Veerdienst", sections=("Aanleiding", "Geadviseerd besluit")),
        record("d4", Kind.OVERIG, "Kaart"),
    ]
    assert examples(documents) == [
        "Wat verzoekt de motie van het lid A over boten?",
        "Wat is het geadviseerde besluit in de nota “Veerdienst”?",
        "Wat verzoekt de gewijzigde motie van het lid B over dijken?",
    ]


def test_the_table_sorts_searches_and_pages() -> None:
    documents = [record(f"d{n}", title=f"Stuk {n:03}", date=date(2098, 1, 1 + n % 28)) for n in range(120)]
    table = documents_table(documents, Listing(sort="title", descending=False, page=1))
    assert "Stuk 050" in table
    assert "Stuk 049" not in table
    assert "2 van 3" in table
    assert "1 document<" in documents_table(documents, Listing(search="stuk 007"))
    assert "Geen document past" in documents_table(documents, Listing(search="olifant"))
    assert Listing().sorted_by("title").descending is False
    assert Listing().sorted_by("date").descending is False
    assert Listing().sorted_by("<script>") == Listing()


def test_the_table_of_failures_has_status_and_reason() -> None:
    html = failures_table([FileRecord("a<b>.pdf", "/a", "no-text", "Geen tekst & zo.", None)])
    assert "a&lt;b&gt;.pdf" in html
    assert "Geen tekst &amp; zo." in html
    assert failures_table([FileRecord("a.pdf", "/a", "indexed", "", "d1")]) == ""


@given(st.text(max_size=300))
@example("0.000000000%0")
@example("a.__________b")
def test_a_stored_name_is_one_safe_file_name(name: str) -> None:
    safe = safe_name(name)
    assert safe == Path(safe).name
    assert not safe.startswith(".")
    assert 0 < len(safe) < 130
    assert safe.isprintable()
    assert safe_name(safe) == safe


def test_nothing_that_was_uploaded_is_replaced(tmp_path: Path) -> None:
    upload = Upload(tmp_path / "index", Settings())
    first, second = tmp_path / "a" / "stuk.pdf", tmp_path / "b" / "stuk.pdf"
    for path, content in ((first, b"FICTIEF een"), (second, b"FICTIEF twee")):
        path.parent.mkdir()
        path.write_bytes(content)
    stored = upload.store([first, second, first])
    assert [path.name for path in stored] == ["stuk.pdf", "stuk-2.pdf", "stuk.pdf"]
    assert stored[1].read_bytes() == b"FICTIEF twee"


@pytest.mark.parametrize("data", [None, "open", {"action": "open", "unit": "-3"}, {"unit": "x"}, {"value": "x" * 5000}])
def test_a_click_that_nobody_can_make_does_nothing(data: object) -> None:
    assert read_click(data).action == ""
