"""The labels of a letterhead or reference column, as the ministries print them."""

import re

_WORDS = r"""
aan|van|cc|c\.c\.|voor|datum|betreft|onderwerp|inzake|zaaknr|zaaknummer|zaak|zaakkenmerk|dossiernummer|dossier
(?:ons|uw|onze) (?:kenmerk|referentie|brief(?: van)?)|kenmerk|referentie|kenmerk kamer|projectnaam|versie
opgesteld door|samengewerkt met|afgestemd met|medeparaaf|paraaf|auteur|steller|behandeld door|behandelaar
bijlagen?|bijlage\(n\)|aantal bijlagen|nota actief openbaar|actief openbaar(?: maken)?|openbaar|portefeuillehouder
beslistermijn|uiterste beslisdatum|termijn|spoed|rubricering|status|gevraagde actie|type|soort|relatie(?: met)?
contactpersoon|contact|contactgegevens|inlichtingen(?: bij)?|doorkiesnummer|telefoon|e-?mail|t|f|m|e|btw-?nummer|kvk
bezoekadres|postadres|retouradres|directie|afdeling|organisatieonderdeel|kopie(?: aan)?|cc aan|pagina|blad
vergaderdatum|verzonden|ontvangen|voorzitter|griffier|van de minister
"""
_LABELS = "|".join(_WORDS.split("\n")).strip("|")
_LABEL = re.compile(rf"(?:{_LABELS})\s*:?", re.IGNORECASE)
# Van and Aan open sentences too: alone on their line they are labels, before text only in a form row.
_INLINE = re.compile(rf"(?P<label>{_LABELS})(?:\s*:\s*|\s{{2,}})(?P<value>\S.*)", re.IGNORECASE)
# With a capital: "… verwijs ik naar het / antwoord op vraag 3" is a sentence that was wrapped.
_QUESTION_HEAD = re.compile(
    r"(?:Vragen|Vraag|Antwoord(?:en)?|VRAGEN|VRAAG|ANTWOORD(?:EN)?)\s+"
    r"(?:(?i:op\s+(?:de\s+)?(?:vragen|vraag))\s+)?[\d ,&enmt/–-]*\d\s*:?"
)


def is_question_head(text: str) -> bool:
    """Tell whether a line is "Vraag 3", "Antwoord 4, 5 en 6" or "Antwoord op vraag 7" and nothing else."""
    return _QUESTION_HEAD.fullmatch(text.strip()) is not None


def is_label(text: str) -> bool:
    """Tell whether a line is one of the known labels and nothing else."""
    return len(text) <= 40 and _LABEL.fullmatch(text.strip()) is not None


def inline(text: str) -> tuple[str, str] | None:
    """Split ``Datum: 9 oktober 2023`` into its label and value, or return None."""
    found = _INLINE.fullmatch(text.strip())
    return (found["label"], found["value"].strip()) if found else None
