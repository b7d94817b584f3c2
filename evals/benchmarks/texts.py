"""Invented Dutch policy text of a wished length, the same at every run. FICTIEF."""

import random
from collections.abc import Callable

_WHO = (
    "De werkgroep Zilverketen",
    "Het fictieve ministerie van Eilandzaken",
    "De minister voor Getijden",
    "De gemeente Noorderwad",
    "Het uitvoeringsorgaan Duinwacht",
    "De commissie Vuurtorens",
    "Het openbaar lichaam Zandplaat",
    "De inspectie Veerdiensten",
)
_DOES = (
    "inventariseert",
    "bespreekt",
    "onderzoekt",
    "evalueert",
    "rapporteert over",
    "bereidt voor",
    "ondersteunt",
    "herziet",
)
_WHAT = (
    "de behoefte aan technische bijstand",
    "de uitvoering van de aangenomen motie",
    "het bestedingsplan voor de havens",
    "de samenwerking tussen de eilanden",
    "een vangnet voor jonge vissers",
    "de kosten van het veerverkeer",
    "de wachttijden bij het loket",
    "de gegevensuitwisseling in de keten",
    "een onafhankelijk toezicht op de duinen",
    "de regeling voor kleine scholen",
)
_HOW = (
    "op basis van wederzijdse wensen",
    "in overleg met de betrokken organisaties",
    "binnen de bestaande begroting",
    "vooruitlopend op de voorjaarsnota",
    "aan de hand van drie scenario's",
    "met inachtneming van ieders verantwoordelijkheid",
    "naar aanleiding van het rapport",
    "zonder vooruit te lopen op de besluitvorming",
)
_WHEN = (
    "in de eerste helft van {}",
    "voor de zomer van {}",
    "uiterlijk bij de begroting van {}",
    "tijdens de begrotingsbehandeling van {}",
    "nog voor het kerstreces van {}",
)


def passages(number: int, tokens: int, count: Callable[[str], int]) -> list[str]:
    """Return ``number`` different passages.

    Args:
        number: how many.
        tokens: wished length; each is the shortest that reaches it.
        count: tokens of a text.
    """
    chance = random.Random(20990309)  # noqa: S311  no secret: the same texts at every run
    return [_passage(f"FICTIEF {row}.", tokens, count, chance) for row in range(number)]


def _passage(start: str, tokens: int, count: Callable[[str], int], chance: random.Random) -> str:
    text = start
    while count(text) < tokens:
        text += f" {sentence(chance)}."
    return text


def sentence(chance: random.Random) -> str:
    """Return a sentence without its full stop: who does what, how and when."""
    when = chance.choice(_WHEN).format(chance.randint(2090, 2099))
    return f"{' '.join(chance.choice(options) for options in (_WHO, _DOES, _WHAT, _HOW))} {when}"
