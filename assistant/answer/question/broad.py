"""Recognises questions that ask for a picture and not for one fact: how things stand, what something is."""

import re
from dataclasses import dataclass
from enum import StrEnum


class View(StrEnum):
    """What a broad question wants to be told of its subject."""

    STATE = "stand van zaken"
    NATURE = "wat het is"


@dataclass(frozen=True, slots=True)
class Broad:
    """A broad question.

    Attributes:
        view: what it wants to be told.
        subject: of what, in its own words, without article.
    """

    view: View
    subject: str


_NOW = r"(?:(?:nu|inmiddels|sindsdien|op dit moment|momenteel|eigenlijk|precies|nou|thans|ook alweer) )*"
_LATEST = r"huidige|actuele|laatste|recentste|meest recente"
_OF = (
    r"(?:van|bij|met betrekking tot|met|rondom|rond|over|inzake|omtrent|aangaande|voor|in|betreffende|wat betreft|"
    r"ten aanzien van|als het gaat om)"
)
_SHORTLY = r"(?:(?:kort|even|eens|in het kort|een overzicht van) )*"
_GIVE = rf"(?:(?:geef|vertel|schets|zeg|beschrijf) (?:me |mij |ons )?{_SHORTLY})?"
_NEWS = r"nieuws|ontwikkelingen|ontwikkeling|informatie"
_STATE = r"stand van zaken|stavaza"
#: What is under way has a state: "de bouw van de sluis", "het onderzoek"; how far off a place is, is one fact.
_UNDER_WAY = (
    r"(?!\w*(?:leiding|woning|stelling|vestiging|nederzetting)\b)"
    r"(?:\w*(?:bouw|proef|pilots?)|\w+(?:ing|atie|traject|proces|project|programma|onderzoek|aanpak|overleg))"
)
_NAME = r"[A-ZÀ-Þ]\S*"
_THE = r"(?:(?:de|het|een) )?"
_END = r"(?: (?:nu|inmiddels|op dit moment|momenteel|thans|tot nu toe|eigenlijk|precies|gevorderd|ervoor|ook alweer))*"
_ASKS = {
    View.STATE: (
        rf"{_GIVE}(?:wat is {_NOW})?(?:de )?(?:(?:{_LATEST}) )?(?:{_STATE}){_END}(?: {_OF})? (?P<subject>.+?)",
        rf"{_GIVE}wat is {_NOW}de (?:(?:{_LATEST}) )?(?:stand|status|voortgang){_END} {_OF} (?P<subject>.+?)",
        rf"{_GIVE}hoe (?:staat|zit) het (?:er )?{_NOW}(?:(?:er)?voor )?(?:met|bij|rond) (?P<subject>.+?)",
        rf"{_GIVE}hoe het (?:er )?{_NOW}(?:(?:er)?voor )?staat (?:met|bij|rond) (?P<subject>.+?)",
        r"hoe (?:staat|staan) (?P<subject>.+) er(?: nu| inmiddels| momenteel)* voor",
        rf"hoe ?ver (?:is|zijn|staat|staan) (?:\S+ ){{1,3}}?{_NOW}met (?P<subject>.+?)",
        rf"hoe ?ver (?:is|zijn|staat|staan) {_NOW}(?P<subject>(?:de |het )?{_UNDER_WAY}\b.*?)",
        rf"hoe (?:verloopt|verlopen|vordert|vorderen) {_NOW}(?P<subject>.+?)",
        rf"hoe (?:loopt|gaat) het {_NOW}met (?P<subject>.+?)",
        rf"wat (?:is|zijn) er {_NOW}(?:gebeurd|gedaan) {_OF} (?P<subject>.+?)",
        rf"(?:is|zit) er {_NOW}(?:al )?(?:schot|beweging|voortgang|vooruitgang|nieuws) {_OF} (?P<subject>.+?)",
        rf"wat is er {_NOW}{_OF} (?P<subject>.+?) (?:gekomen|terechtgekomen|geworden|gebeurd)",
        rf"(?:wat (?:is|zijn) )?(?:het |de )?(?:{_LATEST}) (?:{_NEWS}) {_OF} (?P<subject>.+?)",
        rf"(?:geef (?:me |mij |ons )?een |heb je een )?update {_OF} (?P<subject>.+?)",
        rf"praat (?:me|mij|ons) {_SHORTLY}bij {_OF} (?P<subject>.+?)",
    ),
    View.NATURE: (
        rf"wat houdt {_NOW}(?P<subject>.+?) {_NOW}in",
        rf"wat (?:is|zijn) {_NOW}(?P<subject>{_THE}{_NAME}(?: \S+){{0,4}})",
        rf"wat (?:is|zijn) {_NOW}(?P<subject>(?:(?:de|het|een) )?\S+(?: \S+)?)",
        rf"wat (?:doet|doen) {_NOW}(?P<subject>{_THE}{_NAME}(?: (?:{_NAME}|van|de|voor|het)){{0,5}})",
        rf"waar gaat {_NOW}(?P<subject>.+?) {_NOW}over",
    ),
}
_FORMS = [
    (view, re.compile(rf"{form}{_END}", re.IGNORECASE if view is View.STATE else 0))
    for view, forms in _ASKS.items()
    for form in forms
]
#: A further question, a clause or a moment in what is taken for the subject: then one thing is asked after all.
_MORE = re.compile(
    r"[?;]|, (?:en|die|dat|waar\w*) |\ben (?:wie|wat|wanneer|waar\w*|hoe\w*|welke?)\b|"
    r"\b(?:dat|die|om|volgens|vóór|voordat|nadat|als|wanneer)\b"
)
#: What is asked besides in the same breath: "Hoe staat het met de brug, is die al open?"
_AFTERTHOUGHT = re.compile(r", (?!en |die |dat |waar)[a-zà-ÿ].*$")
#: A motion that is named by its submitter needs no subject: what reports on it often leaves that out.
_MOTION = re.compile(r"\bmotie(?:-| van (?:het lid|de leden) )[A-ZÀ-Þ]")
_OVER = re.compile(r" over .*$")
_ARTICLE = re.compile(r"^(?:de|het|een|'t) ", re.IGNORECASE)


def broad(question: str) -> Broad | None:
    """Recognise a broad question.

    Args:
        question: one question in Dutch, without what frames it.

    Returns:
        What it asks and of what; None where it asks for something more particular.
    """
    text = re.sub(r"^\W+|\W+$", "", question)
    # The first letter of a question says nothing; those of names do.
    text = text[:1].lower() + text[1:]
    for view, form in _FORMS:
        match = form.fullmatch(text)
        if match is None:
            continue
        subject = _AFTERTHOUGHT.sub("", match["subject"])
        if _MOTION.search(subject):
            subject = _OVER.sub("", subject)
        if not _MORE.search(subject):
            return Broad(view, _ARTICLE.sub("", subject).strip())
    return None
