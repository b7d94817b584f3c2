"""What is read of a whole dossier, through the one verb that the command line and the page call."""

from datetime import date

import pytest

from assistant.dossier.commitments import Commitment, State
from assistant.dossier.dossier import Overview, find_dossier, read_dossier
from assistant.dossier.members import LOOSE, dossiers
from assistant.dossier.motions import Motion
from assistant.dossier.paper import Place
from ingest.document import Kind
from tests.assistant.dossier.world import DOSSIER, LETTER, NOTA, world
from tests.assistant.memory_index import MemoryIndex, Source

TODAY = date(2099, 4, 15)


@pytest.fixture(scope="module")
def index() -> MemoryIndex:
    return world()


@pytest.fixture(scope="module")
def overview(index: MemoryIndex) -> Overview:
    found = find_dossier(index, "99900-iv")
    assert found is not None
    return read_dossier(index, found, TODAY)


def motion(overview: Overview, number: int) -> Motion:
    return next(one for one in overview.motions if one.number.endswith(f"nr. {number}"))


def commitment(overview: Overview, words: str) -> Commitment:
    [found] = [one for one in overview.commitments if words in one.place.quote]
    return found


def places(overview: Overview) -> list[Place]:
    found = []
    for motion in overview.motions:
        found += [motion.place, *motion.done, *([motion.settled] if motion.settled else [])]
        found += [said.place for said in (motion.vote, motion.judged) if said and said.place]
    for one in overview.commitments:
        found += [one.place, *(place for place, _ in one.stated), *([one.done] if one.done else [])]
    return found


def test_papers_without_a_number_join_the_dossier_they_clearly_go_with(index: MemoryIndex) -> None:
    dossier, rest = dossiers(index)
    assert (dossier.name, rest.name) == (DOSSIER, LOOSE)
    ids = [record.id for record in dossier.documents]
    assert {"nota", "appreciatie", "stemmingen", "mail"} <= set(ids)
    assert [record.id for record in rest.documents] == ["los"]
    dates = [record.date for record in dossier.documents if record.date]
    assert dates == sorted(dates)


def test_an_unknown_dossier_is_not_found(index: MemoryIndex) -> None:
    assert find_dossier(index, "99 901") is None


def test_every_quote_stands_where_it_says(index: MemoryIndex, overview: Overview) -> None:
    found = places(overview)
    assert len(found) > 15
    for place in found:
        assert index.text(place.document)[place.start : place.end] == place.quote != ""


def test_the_timeline_is_in_order_and_says_what_goes_with_what(overview: Overview) -> None:
    dates = [event.date for event in overview.timeline if event.date]
    assert dates == sorted(dates)
    says = {
        (event.document, relation.says, relation.document)
        for event in overview.timeline
        for relation in event.relations
    }
    assert {
        ("nota", "nota bij", "brief"),
        ("brief", "met nota", "nota"),
        ("brief", "reactie op", "m8"),
        ("m8", "beantwoord in", "brief"),
        ("m8", "vervangt", "m7"),
        ("m7", "vervangen door", "m8"),
    } <= says


def test_a_copy_in_a_mail_is_one_document_on_the_timeline() -> None:
    copy = Source("kopie", Kind.KAMERBRIEF, LETTER.title, LETTER.sections, LETTER.record | {"member": "brief.pdf"})
    index = world(copy)
    dossier = dossiers(index)[0]
    [event] = [one for one in read_dossier(index, dossier, TODAY).timeline if one.title == LETTER.title]
    assert (event.document, event.copies) == ("brief", ("kopie",))


def test_a_motion_has_its_dictum_and_what_replaced_it(overview: Overview) -> None:
    changed, before = motion(overview, 8), motion(overview, 7)
    assert changed.place.quote == "verzoekt de regering de kade vóór 1 mei 2099 te herstellen en de Kamer te informeren"
    assert changed.movers == ("Palmboom", "Duin")
    assert changed.replaces is not None
    assert changed.replaces.number == "99 900 IV, nr. 7"
    assert before.replaced_by is not None
    assert before.replaced_by.document == "m8"
    assert (before.vote, before.done) == (None, ())


def test_the_vote_comes_from_the_list_of_votes(overview: Overview) -> None:
    for number, vote in ((8, "aangenomen"), (9, "verworpen")):
        said = motion(overview, number).vote
        assert said is not None
        assert said.place is not None
        assert (said.value, said.place.document) == (vote, "stemmingen")
    ferry = motion(overview, 9).vote
    assert ferry is not None
    assert ferry.place is not None
    assert ferry.place.quote.endswith("zij met 64 tegen 86 stemmen is verworpen.")


def test_the_appreciation_is_the_bewindspersoons(overview: Overview) -> None:
    for number, judged, quote in (
        (8, "oordeel Kamer", "Ik laat het oordeel over de motie aan de Kamer."),
        (9, "ontraden", "Ik ontraad de motie."),
    ):
        said = motion(overview, number).judged
        assert said is not None
        assert said.place is not None
        assert (said.value, said.place.quote) == (judged, quote)


def test_namesakes_are_kept_apart(overview: Overview) -> None:
    ferry = motion(overview, 9)
    assert {place.document for place in ferry.done} == {"appreciatie"}
    assert ferry.settled is None
    assert all("nr. 9" in place.quote for place in ferry.done)


def test_what_was_done_is_quoted_from_later_papers_oldest_first(overview: Overview) -> None:
    changed = motion(overview, 8)
    assert [place.document for place in changed.done] == ["appreciatie", "brief", "voortgang"]
    assert changed.done[1].quote.startswith("Met de gewijzigde motie-Palmboom c.s. (99 900 IV, nr. 8)")
    assert changed.settled is not None
    assert changed.settled.quote.endswith("geheel uitgevoerd.")


def test_nota_and_letter_state_one_commitment_with_both_actors(overview: Overview) -> None:
    kept = commitment(overview, "herstel van de kade")
    assert kept.place.document == "brief"
    assert [place.document for place, _ in kept.stated] == ["nota", "nota"]
    assert kept.committer == "Staatssecretaris van Eilandzaken"
    assert kept.executor == "Staatssecretaris van Kustzaken"
    assert (kept.term, kept.due, kept.state) == ("in de eerste helft van 2099", date(2099, 6, 30), State.OPEN)


def test_a_promise_that_only_a_nota_has_is_one_record_that_keeps_committer_and_executor_apart() -> None:
    index = MemoryIndex([NOTA])
    found = read_dossier(index, dossiers(index)[0], TODAY)
    [one] = [one for one in found.commitments if one.due == date(2099, 6, 30)]
    assert one.place.quote.startswith("Daarom zegt u toe dat de StasKustzaken")
    assert (one.committer, one.executor) == ("Staatssecretaris van Eilandzaken", "StasKustzaken")
    assert [place.quote for place, _ in one.stated] == ["De Kamer krijgt in de eerste helft van 2099 bericht."]
    assert not one.public


def test_where_nota_and_letter_differ_the_letter_counts_and_the_notas_term_stays_in_sight(overview: Overview) -> None:
    moved = commitment(overview, "Over de vergunning informeer ik")
    assert moved.due == date(2099, 3, 1)
    assert [(place.document, term) for place, term in moved.stated] == [("nota", "uiterlijk 1 februari 2099")]


def test_a_kept_commitment_names_the_passage_that_says_so_and_a_mail_does_not_count(overview: Overview) -> None:
    moved = commitment(overview, "Over de vergunning informeer ik")
    assert moved.state is State.DONE
    assert moved.done is not None
    assert (moved.done.document, moved.done.quote) == ("voortgang", "Met deze brief doe ik die toezegging gestand.")
    assert moved.place.page == 2


def test_a_vague_term_has_no_day_and_is_never_overdue(overview: Overview) -> None:
    vague = commitment(overview, "planning voor de steiger")
    assert (vague.term, vague.due, vague.state) == ("op korte termijn", None, State.OPEN)


@pytest.mark.parametrize(
    ("today", "state"),
    [(date(2099, 6, 30), State.OPEN), (date(2099, 7, 1), State.OVERDUE), (date(2098, 1, 1), State.OPEN)],
)
def test_overdue_is_reckoned_from_the_day_that_is_given(index: MemoryIndex, today: date, state: State) -> None:
    assert commitment(read_dossier(index, dossiers(index)[0], today), "herstel van de kade").state is state


def test_a_motions_request_is_no_commitment(overview: Overview) -> None:
    assert len(overview.commitments) == 3
    assert {one.place.kind for one in overview.commitments} == {Kind.KAMERBRIEF}


def test_an_index_without_dossier_numbers_has_one_of_the_rest() -> None:
    loose = MemoryIndex([Source("los", Kind.OVERIG, "Notitie", [("Tekst", "tekst", "FICTIEF.")])])
    assert [one.name for one in dossiers(loose)] == [LOOSE]
    found = read_dossier(loose, dossiers(loose)[0], TODAY)
    assert (len(found.timeline), found.motions, found.commitments) == (1, (), ())
    assert dossiers(MemoryIndex([])) == []
