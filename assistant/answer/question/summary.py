"""Recognises questions for a summary of a document, and of which one."""

import re

_SHORT = r"(?:(?:korte|beknopte) )?"
_PAPER = (
    r"(?:de |het |die |deze |dit )?(?:\w*brief|\w*nota|verslag|\w*rapport|evaluatie|beantwoording|toestandsrapport)\b.*"
)
_POINTS = r"(?:hoofd|kern)?punten|hoofdlijnen|boodschappen|(?:hoofd)?conclusies|bevindingen|uitkomsten"
_END = r"(?:\W+(?:alstublieft|aub|svp|voor mij|voor ons))?"
_FORMS = [
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        r"vat (?P<of>.{1,160}?) (?:kort |even |beknopt )?samen",
        rf"(?:(?:geef|maak|schrijf)(?: me| mij| ons)? (?:een )?)?{_SHORT}samenvatting (?:van|over) (?P<of>.{{1,160}})",
        r"(?:wat is )?(?P<of>.{1,160}?) (?:kort |even |beknopt )?samenvatten",
        rf"wat zijn de (?:belangrijkste )?(?:{_POINTS}) (?:van|uit|in) (?P<of>(?:de|het|die|dat) .{{1,160}})",
        rf"wat staat er in (?P<of>{_PAPER})",
        rf"waar gaat (?P<of>{_PAPER}?) over",
    )
]


def summary_of(question: str) -> str | None:
    """Return what a question wants summarised, in its own words; None where it asks for something else.

    Args:
        question: one question in Dutch, without what frames it.
    """
    text = re.sub(r"^\W+|\W+$", "", question)
    return next((match["of"] for form in _FORMS if (match := form.fullmatch(text))), None)
