"""The kinds of question that staff ask, in words."""

KINDS = {
    "1": "wat een motie verzoekt",
    "2": "stand van zaken",
    "3": "open toezeggingen",
    "4": "wie de Kamer informeert, en wanneer",
    "5": "wat eerder is gezegd",
    "6": "grondslag of verantwoordelijkheid",
    "7": "bedragen",
    "8": "de Kern",
    "9": "nota naast brief",
    "10": "met wie is gesproken",
    "11": "versies",
    "12": "schriftelijk overleg per fractie",
    "13": "welke stukken",
    "14": "afkorting",
    "15": "wat niet openbaar mag",
    "16": "organisatie en reactie van het kabinet",
    "17": "een feit dat er niet is",
    "18": "spreeklijn",
}
"""Number, as in a slice of a run -> what is asked."""


def slice_name(kind: str, value: str) -> str:
    """Return a slice of a run as a reader knows it.

    Args:
        kind: of slice; ``vraagsoort`` has numbers.
        value: of the slice.
    """
    return f"{value} {KINDS[value]}" if kind == "vraagsoort" and value in KINDS else value
