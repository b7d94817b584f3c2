"""Links between invented documents: right ones, and none where it is not certain."""

import time
from dataclasses import replace
from datetime import date

import pytest

from ingest.document import Kind, Metadata, Reference
from ingest.recognise.links import Link, Linkable, find_links


def document(id_: str, kind: Kind, title: str, day: date | None, text: str = "", **more: object) -> Linkable:
    metadata = Metadata(kind=kind, title=title, date=day)
    return Linkable(id_, replace(metadata, **more), text)  # type: ignore[arg-type]


def motion(
    number: int,
    name: str,
    subject: str,
    day: date,
    dossier: str = "99 900 IV",
    *,
    more: tuple[str, ...] = ("Zout",),
    replaces: str | None = None,
) -> Linkable:
    digits, extra = dossier.replace(" ", "")[:5], dossier.split()[-1]
    text = f"De Kamer, verzoekt de regering {subject}, en gaat over tot de orde van de dag."
    key = f"II|{digits}|{extra}|{number}"
    return document(
        f"m{digits}-{number}",
        Kind.MOTIE,
        f"Motie van het lid {name} c.s. over {subject}",
        day,
        text,
        kamerstuk=Reference(key, key),
        dossier=dossier,
        submitters=(name, *more),
        dictum=(10, 31 + len(subject)),
        replaces=replaces,
    )


NOTA = document(
    "n", Kind.NOTA, "Verzending Kamerbrief zoutwinning op de Zoutpan", date(2099, 10, 9), reference="2099-0000000001"
)
SENT = document(
    "s",
    Kind.KAMERBRIEF,
    "Zoutwinning op de Zoutpan",
    date(2099, 10, 17),
    "Geachte voorzitter, " * 3,
    reference="2099-0000000002",
    variant="verzonden",
)


def pairs(links: list[Link], type_: str) -> set[tuple[str, str]]:
    return {(link.source, link.target) for link in links if link.type == type_}


def test_nota_accompanies_the_first_letter_on_its_subject_after_it() -> None:
    before = replace(SENT, id="before", metadata=replace(SENT.metadata, date=date(2099, 10, 8)))
    later = replace(SENT, id="later", metadata=replace(SENT.metadata, date=date(2100, 1, 8)))
    other = document("o", Kind.KAMERBRIEF, "Drinkwater op de eilanden", date(2099, 10, 10), variant="verzonden")
    assert pairs(find_links([NOTA, before, later, other, SENT]), "accompanies") == {("n", "s")}


def test_nota_accompanies_the_letter_with_its_reference_whatever_the_title() -> None:
    same = document(
        "same", Kind.KAMERBRIEF, "Iets anders", date(2099, 10, 20), reference="2099-0000000001", variant="verzonden"
    )
    assert pairs(find_links([NOTA, SENT, same]), "accompanies") == {("n", "same")}


def test_published_form_of_a_letter_goes_with_the_nota_too() -> None:
    published = document(
        "p",
        Kind.KAMERBRIEF,
        "Zoutwinning op de Zoutpan",
        date(2099, 10, 17),
        variant="gepubliceerd",
        kamerstuk=Reference("II|99900|IV|15", "nr. 15"),
        dossier="99 900 IV",
    )
    links = find_links([NOTA, SENT, published])
    assert pairs(links, "published") == {("s", "p")}
    assert pairs(links, "accompanies") == {("n", "s"), ("n", "p")}


def test_published_letter_without_a_subject_line_is_known_by_its_opening() -> None:
    nota = replace(NOTA, metadata=replace(NOTA.metadata, title="Verzending Kamerbrief toekomst zoutwinning Zoutpan"))
    letter = document(
        "p",
        Kind.KAMERBRIEF,
        "Brief van de staatssecretaris",
        date(2099, 10, 17),
        "Met deze brief bericht ik over de toekomst van de zoutwinning op de Zoutpan.",
        variant="gepubliceerd",
    )
    assert pairs(find_links([nota, letter]), "accompanies") == {("n", "p")}


def test_letter_answers_the_motion_whose_number_it_gives() -> None:
    one = motion(21, "Ravensteijn", "een steunpunt in te richten", date(2098, 10, 1), "99 800 IV")
    text = "De motie verzoekt de regering een steunpunt in te richten (Kamerstuk 99 800 IV, nr. 21)."
    letter = replace(
        SENT,
        text=text,
        metadata=replace(SENT.metadata, mentions=(Reference("II|99800|IV|21", "Kamerstuk 99 800 IV, nr. 21", 60, 87),)),
    )
    assert pairs(find_links([one, letter]), "answers") == {("s", one.id)}
    passing = replace(letter, text="Zie ook het debat van toen " * 20, metadata=replace(letter.metadata, title="Zout"))
    links = find_links([one, passing])
    assert (pairs(links, "answers"), pairs(links, "mentions")) == (set(), {("s", one.id)})


@pytest.mark.parametrize(
    "cited",
    [
        "de motie-Ravensteijn c.s.",
        "de motie van het lid Ravensteijn c.s.",
        "de motie Ravensteijn c.s.",
        "de motie-Ravensteijn/Zout",
    ],
)
def test_letter_answers_a_motion_that_it_cites_by_name(cited: str) -> None:
    one = motion(21, "Ravensteijn", "een steunpunt op de eilanden in te richten", date(2098, 10, 1))
    letter = replace(
        SENT,
        text=f"Met deze brief geef ik uitvoering aan {cited} over een steunpunt dat op de eilanden wordt ingericht.",
    )
    assert pairs(find_links([one, letter]), "answers") == {("s", one.id)}


def test_two_motions_of_one_name_are_told_apart_by_subject_or_not_at_all() -> None:
    steun = motion(21, "Ravensteijn", "een steunpunt op de eilanden in te richten", date(2098, 10, 1))
    fonds = motion(24, "Ravensteijn", "een projectenfonds voor verenigingen op te richten", date(2098, 11, 1))
    about = replace(
        SENT,
        text="Uitvoering van de motie-Ravensteijn c.s. over het projectenfonds voor verenigingen dat is opgericht.",
    )
    assert pairs(find_links([steun, fonds, about]), "answers") == {("s", fonds.id)}
    bare = replace(SENT, text="Uitvoering van de motie-Ravensteijn c.s. volgt.")
    assert find_links([steun, fonds, bare]) == []


def test_the_only_motion_of_that_name_may_still_be_another_one() -> None:
    stray = motion(162, "Simons", "belasting op dividend te heffen", date(2098, 1, 19), "99 788 X")
    letter = replace(
        SENT, text="Deze brief gaat over de uitvoering van de motie Simons c.s. over vluchtelingen in de landen."
    )
    assert find_links([stray, letter]) == []


def test_a_motion_after_the_letter_cannot_be_meant() -> None:
    late = motion(21, "Ravensteijn", "een steunpunt op de eilanden in te richten", date(2100, 1, 1))
    letter = replace(
        SENT, text="Uitvoering van de motie-Ravensteijn c.s. over een steunpunt op de eilanden dat wordt ingericht."
    )
    assert find_links([late, letter]) == []


def test_of_a_motion_and_its_replacement_the_last_is_meant() -> None:
    first = motion(11, "Ravensteijn", "een steunpunt op de eilanden in te richten", date(2098, 10, 1))
    second = motion(
        14, "Ravensteijn", "een steunpunt op de eilanden in te richten", date(2098, 10, 9), replaces="II|99900|IV|11"
    )
    letter = replace(
        SENT, text="Uitvoering van de motie-Ravensteijn c.s. over een steunpunt op de eilanden dat wordt ingericht."
    )
    links = find_links([first, second, letter])
    assert pairs(links, "replaces") == {(second.id, first.id)}
    assert pairs(links, "answers") == {("s", second.id)}


def test_answers_belong_to_the_questions_with_the_same_case_number() -> None:
    case = Reference("zaak:2099Z01234", "2099Z01234", 10, 20)
    asked = document("v", Kind.KAMERVRAGEN, "Vragen van het lid Zout", date(2099, 1, 1), "1. Waarom?", mentions=(case,))
    answered = document(
        "a",
        Kind.KAMERVRAGEN,
        "Beantwoording",
        date(2099, 2, 1),
        "Antwoord 1 Daarom.",
        mentions=(case,),
        minister="Minister van Zout",
    )
    assert pairs(find_links([asked, answered]), "answers") == {("a", "v")}


def test_nothing_is_linked_to_itself() -> None:
    own = motion(3, "Zout", "te tellen", date(2099, 1, 1))
    own = replace(own, metadata=replace(own.metadata, mentions=(Reference("II|99900|IV|3", "nr. 3", 0, 4),)))
    assert find_links([own]) == []


@pytest.mark.slow
def test_ten_thousand_documents_take_seconds() -> None:
    words = [
        "zout",
        "water",
        "brug",
        "loket",
        "weg",
        "dijk",
        "haven",
        "school",
        "zorg",
        "natuur",
        "energie",
        "bodem",
        "lucht",
    ]
    documents: list[Linkable] = []
    for at in range(10_000):
        subject = f"{words[at % 13]} en {words[at // 13 % 13]} in regio{at % 997} met plan{at % 89}"
        day = date(2090 + at % 9, 1 + at % 12, 1 + at % 28)
        match at % 4:
            case 0:
                documents.append(document(str(at), Kind.NOTA, f"Verzending Kamerbrief {subject}", day))
            case 1:
                documents.append(motion(at, f"Lid{'abcdefghij'[at % 10]}", subject, day))
            case _:
                text = f"Met deze brief over {subject} voer ik de motie-Lid{'abcdefghij'[at % 10]} c.s. uit. " * 5
                documents.append(document(str(at), Kind.KAMERBRIEF, subject, day, text, variant="verzonden"))
    began = time.perf_counter()
    find_links(documents)
    assert time.perf_counter() - began < 30
