from datetime import date

import pytest

from assistant.dossier.promise import completes, promises

DAY = date(2098, 10, 9)


@pytest.mark.parametrize(
    ("sentence", "who", "does", "due"),
    [
        (
            "Daarom zegt u toe dat de StasKustzaken uiterlijk de eerste helft van 2099 de Kamer verder informeert.",
            "u",
            "de StasKustzaken",
            date(2099, 6, 30),
        ),
        ("Ik zeg uw Kamer toe dat u dit kader vóór 1 oktober 2099 ontvangt.", "ik", "", date(2099, 10, 1)),
        ("U zegt toe de Kamer uiterlijk 1 mei 2099 over de regeling te informeren.", "u", "", date(2099, 5, 1)),
        ("Over de uitkomst informeer ik uw Kamer in het eerste kwartaal van 2099.", "ik", "", date(2099, 3, 31)),
        ("Uw Kamer ontvangt de resultaten vóór het kerstreces.", "", "", date(2098, 12, 15)),
        ("Ik streef ernaar de verkenning vóór de zomer aan beide Kamers te zenden.", "ik", "", date(2099, 6, 30)),
        ("In maart stuur ik het rapport naar uw Kamer.", "ik", "", date(2099, 3, 31)),
        ("Ik kom hierop terug medio 2099.", "ik", "", None),
        ("Hierover wordt de Kamer in april 2099 geïnformeerd.", "", "", date(2099, 4, 30)),
        (
            "De Minister van Kustzaken informeert uw Kamer uiterlijk 1 april 2099 over de dijk.",
            "",
            "De Minister van Kustzaken",
            date(2099, 4, 1),
        ),
        ("Vóór het zomerreces laat ik uw Kamer weten welke variant is gekozen.", "ik", "", date(2099, 6, 30)),
        ("Wanneer dit onderzoek is afgerond zal ik uw Kamer informeren over wat daaruit volgt.", "ik", "", None),
        ("Het rapport zal op korte termijn met uw Kamer gedeeld worden.", "", "", None),
        (
            "Uw Kamer wordt in de eerste helft van 2099 door de Staatssecretaris van Kustzaken geïnformeerd.",
            "",
            "de Staatssecretaris van Kustzaken",
            date(2099, 6, 30),
        ),
        ("Over de uitkomst van dat gesprek informeer ik uw Kamer op korte termijn.", "ik", "", None),
    ],
)
def test_a_commitment_is_taken_apart(sentence: str, who: str, does: str, due: date | None) -> None:
    [found] = promises(sentence, DAY)
    assert (found.who, found.does) == (who, does)
    assert found.term is not None
    assert found.term.due == due


@pytest.mark.parametrize(
    "sentence",
    [
        "Zoals toegezegd informeer ik uw Kamer over de stand per 1 oktober 2098.",
        "Met deze brief doe ik de toezegging gestand om u vóór 1 oktober 2098 te informeren.",
        "De motie verzoekt de regering de Kamer vóór 1 juni 2099 over de inrichting te informeren.",
        "verzoekt de regering de Kamer hierover vóór 1 juni 2099 te informeren,",
        "Ik heb toegezegd dat uw Kamer vóór 1 oktober 2098 het kader ontvangt.",
        "Uw Kamer zou de uitkomst uiterlijk 1 april 2099 ontvangen.",
        "Vóór het zomerreces had ik u dit willen laten weten.",
        "Kunt u toezeggen dat de Kamer vóór 1 juni 2099 wordt geïnformeerd?",
        "Met deze brief informeer ik uw Kamer over het eerste kwartaal van 2099.",
        "Over de uitvoering heb ik uw Kamer op 20 oktober jl. bericht.",
        "Ik heb uw Kamer op 28 januari jl. geïnformeerd dat dit niet voor 4 februari 2099 in werking treedt.",
        "Bedrijven zeggen toe zich vóór 1 mei 2099 naar de letter van de wet te gedragen.",
        "De Kamer is op 19 december 2098 geïnformeerd dat het plan vóór de zomer aan de Kamer wordt gestuurd.",
        "Hierin wordt vermeld dat het plan vóór de zomer aan de Kamer wordt gestuurd.",
        "De commissie wil de brief uiterlijk 23 januari ontvangen.",
        "De inwoner ontvangt vóór 1 mei 2099 een afschrift.",
        "EWZ verwacht de reservoirs eind 2099 op te leveren.",
        "De brief bevat geen nieuwe toezegging en dus geen nieuwe termijn.",
        "De StasKustzaken zegt die toe.",
        "U wordt gevraagd de brief uiterlijk 17 oktober te ondertekenen, zodat de Kamer hem op 20 oktober ontvangt.",
        "",
    ],
)
def test_what_is_no_new_commitment(sentence: str) -> None:
    assert promises(sentence, DAY) == []


def test_a_commitment_may_lack_a_term() -> None:
    for sentence in (
        "Uw Kamer zal per brief geïnformeerd worden over de besluiten.",
        "Het vastgestelde plan zal uiteraard aan de Kamer worden toegezonden.",
        "Ik houd de onderzoeken in de gaten en zal uw Kamer informeren over de uitkomsten.",
        "Hierover wordt uw Kamer nog nader geïnformeerd.",
    ):
        [found] = promises(sentence, DAY)
        assert found.term is None


def test_two_terms_in_one_sentence_are_two_commitments() -> None:
    found = promises(
        "U zegt toe de Kamer uiterlijk 1 maart 2099 te informeren en in de eerste helft van 2100 te kiezen."
    )
    assert [one.term.due for one in found if one.term] == [date(2099, 3, 1), date(2100, 6, 30)]


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("Met deze brief doe ik de toezegging alsnog gestand.", True),
        ("De toezegging om uw Kamer over de sluis te informeren is met paragraaf 3 afgedaan.", True),
        ("Resultaten lekonderzoek vóór kerstreces 2098 | 99 800 IV, nr. 47 | Afgedaan op 10 maart 2099", True),
        ("Over de regeling is uw Kamer op 27 mei 2099 geïnformeerd.", True),
        ("De toezegging is nog niet afgedaan.", False),
        ("De toezegging staat dus nog open.", False),
        ("Ik zeg toe u vóór 1 juni 2099 te informeren.", False),
    ],
)
def test_what_completes_a_commitment(sentence: str, done: bool) -> None:
    assert completes(sentence) is done
