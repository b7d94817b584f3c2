"""The labels of a letterhead or reference column, as the ministries print them."""

import re

_LABELS = (
    "aan|van|cc|c\\.c\\.|voor|datum|betreft|onderwerp|inzake|zaaknr|zaaknummer|"
    "(?:ons|uw|onze|kenmerk|uw brief)? ?(?:kenmerk|referentie|brief(?: van)?)|kenmerk|"
    "ons kenmerk|opgesteld door|samengewerkt met|afgestemd met|medeparaaf|paraaf|bijlagen?|bijlage\\(n\\)|aantal bijlagen|"
    "nota actief openbaar|actief openbaar(?: maken)?|openbaar|beslistermijn|uiterste beslisdatum|termijn|spoed|rubricering|status|"
    "contactpersoon|contact|auteur|steller|behandeld door|behandelaar|inlichtingen bij|contactgegevens|doorkiesnummer|telefoon|e-?mail|"
    "t|f|m|e|bezoekadres|postadres|retouradres|directie|afdeling|organisatieonderdeel|kopie(?: aan)?|cc aan|zaak|zaakkenmerk|"
    "gevraagde actie|type|soort|versie|pagina|blad|vergaderdatum|portefeuillehouder|verzonden|ontvangen|inlichtingen|dossiernummer|dossier|"
    "voorzitter|griffier|kenmerk kamer|uw referentie|onze referentie|uw kenmerk|van de minister|projectnaam|relatie(?: met)?|btw-?nummer|kvk"
)
_LABEL = re.compile(rf"(?:{_LABELS})\s*:?", re.IGNORECASE)
# Van and Aan open sentences too: alone on their line they are labels, before text only in a form row.
_INLINE = re.compile(rf"(?P<label>{_LABELS})(?:\s*:\s*|\s{{2,}})(?P<value>\S.*)", re.IGNORECASE)


def is_label(text: str) -> bool:
    """Tell whether a line is one of the known labels and nothing else."""
    return len(text) <= 40 and _LABEL.fullmatch(text.strip()) is not None


def inline(text: str) -> tuple[str, str] | None:
    """Split ``Datum: 9 oktober 2023`` into its label and value, or return None."""
    found = _INLINE.fullmatch(text.strip())
    return (found["label"], found["value"].strip()) if found else None
