"""Weighs the sentences of a letter for a Kern: what a bewindspersoon must know before signing."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.draft.zin import Zin
from ingest.document import Kind
from ingest.dutch.analyse import Analyser
from ingest.dutch.tokens import tokens

_DECIDES = re.compile(
    r"\b(?:besloten|besluit(?:en)?|kies(?: ik|t)?\b.*|gekozen|stel(?: ik)?\b.*\bvast|neem ik\b.*\bover|"
    r"richt(?:en)?\b.*\bop|opgericht|"
    r"stel(?:t|len)?\b.*\bin\b|reserveer|gereserveerd|beschikbaar|ontraad|ontraden|oordeel|uitgevoerd|afgedaan|"
    r"zie ik\b.*\baf\b|"
    r"verlaagd|verhoogd|verlengd|gestopt|stopt|vervang\w*|wordt|worden|komt er|krijg\w*|start|begint|gaat in|houd ik|"
    r"aangehouden|afgesproken|vastgesteld|overgenomen|neem ik|verleen|kost|kosten|opgeleverd|gereed)\b"
)
OWN = re.compile(
    r"\b[Ii]k (?:heb besloten|kies|stel|neem|houd|laat|wil|reserveer|ontraad|acht|zie|beschouw|maak|verwacht|richt|"
    r"onderschrijf|bereid|zal|begin|start)\b"
    r"|\b(?:kies|stel|neem|houd|laat|reserveer|ontraad|acht|zie|beschouw|heb|verwacht|richt|leg|trek|begin|start|"
    r"bereid) ik\b"
    r"|\b[Hh]et kabinet (?:kiest|stelt|besluit|neemt|wil|bereidt|heeft)\b|\bheeft het kabinet\b|\b[Mm]ijn streven\b"
    r"|\b[Dd]e keuze is (?:\w+ ){0,2}gevallen op\b"
)
_STATE = re.compile(
    r"\b(?:motie|toezegging)\w*\b.*\b(?:uitgevoerd|afgedaan|gestand|ontraad|ontijdig|oordeel|aangehouden|vervallen)\b"
    r"|\bniet (?:gehaald|gelukt|volledig|tijdig)\b|\bvertraag\w*|\blater dan\b|\bovergeschreden|\boverschr\w+|"
    r"\bhoger dan\b|\bmeerkosten\b"
    r"|\bhogere kosten\b|\bte laat\b"
)
_MONEY = re.compile(r"€|\beuro\b|\bmiljoen\b|\bmiljard\b")
_TOTAL = re.compile(r"\b(?:in totaal|samen|het totaal\w*|beschikbaar|taakstellend|budget)\b", re.IGNORECASE)
_VERDICT = re.compile(
    r"\b(?:ontraad|ontijdig|oordeel aan de Kamer|motie\w* (?:\S+ ){0,4}als (?:uitgevoerd|afgedaan))\b|"
    r"\bmotie-\S+ (?:c\.s\. )?als uitgevoerd"
)
_SOFT = re.compile(
    r"^(?:Daarom|Ook|Wel|Verder|Bovendien|Daarnaast|Hiermee beschouw|In deze vorm|Tot die tijd|Inmiddels|Vervolgens)\b"
)
_LEANS = re.compile(
    r"^(?:Daar\w*|Hier\w*|Dat|Die|Dit|Deze|Zij|Hij|Ze|Het ging|Wel\b|Ook\b|Verder\b|Vervolgens|Bovendien|Toch|"
    r"Niettemin|Daarentegen|Dan\b|"
    r"Want|En\b|Maar\b|Of\b|Zo\b|Dus|Hun|Haar|Zijn\b|Samen\b|Die|Sindsdien|Deze leden|Het eerste|De tweede|"
    r"De eerste is|Op andere|In beide gevallen|De hoofdlijnen|Het (?:eerste|tweede|derde|vierde|vijfde|zesde|niet)|"
    r"Blijkt|Is de|Raakt|Gevraagd|Toen|Inmiddels|Tegelijk\w*|Daarnaast|Ten tweede|Dezelfde|Opvallend|Beide|"
    r"Van (?:deze|die|dit|hen)|"
    r"In (?:deze|die|dat)\b|Met (?:die|dat|dit)\b|Bij (?:die|dat)\b|Voor (?:die|dat)\b)\b"
)
_LEANS_INSIDE = re.compile(
    r"\b(?:dit bedrag|dat bedrag|die termijn|deze termijn|dat verzoek|die datum|hierbij|hieronder|hierna|hierboven|"
    r"bovenstaand\w*|"
    r"daarop|hierop|hieraan|daaraan|op dit vlak|deze (?:motie|vraag|vragen|activiteiten)|dit (?:gesprek|overleg)|"
    r"daar (?:\w+ ){0,5}(?:voor|mee|over|aan)|"
    r"gebeurde dat|gebeurt dat|dit verzoek|die functie|dat moment|"
    r"(?<!\ben )dergelijke?|zulke|^Ook (?:hier|daar)|"
    r"^(?:Als (?:resultaat|gevolg)|Op (?:basis|grond)|Naar aanleiding|Aan de hand) van (?:deze|dit) (?!brief|nota)|"
    r"paragraaf \d|onder \d\)|die toezegging|daarvan|daartoe|diens)\b"
)
TALK = re.compile(
    r"\b(?:dank|hoop|graag|begrijp|besef|betreur|openhartigheid|excuses|van gedachten|achtereenvolgens|ingaan op|"
    r"ik verwijs|[Oo]nderstaande|[Vv]oor de goede orde|laat ik hier rusten|vraagt om geduld|staan in het teken|"
    r"verheug\w*|"
    r"ongemakkelijk|terecht naar gevraagd|mondeling toe|is het beeld|bekend met|aangenaam)\b"
)
# Nothing that a reader learns from without the question or another answer beside it.
_REFERS = re.compile(
    r"\b(?:antwoord(?:en)?|beantwoording) (?:op|bij|van) (?:de |deze |uw )?vra(?:ag|gen)\b|\bantwoord geven\b"
    r"|\b[Zz]ie (?:ook |verder )?(?:de |het |mijn )?(?:vra(?:ag|gen)|antwoord\w*|beantwoording)\b"
    r"|^(?:Ja|Nee)\b.{0,40}$|\bdaar (?:ben|bent) (?:ik|u) (?:mee )?bekend\b|\bbekend met\b"
    r"|\bvragen\b.*\b(?:termijn|beantwoord|beantwoorden)\b|^(?:Ook als|Denk aan|Zie)\b"
)
_PROCESS = re.compile(
    r"\bmet u besproken\b|\bstaf\b|\bnieuwsbericht\b|\bnieuwsbrief\b|\bberaad\b|\bparaaf\b"
    r"|\bbijgevoegde (?:Kamer)?brief\b"
    r"|^(?:Groen|Geel|Oranje|Rood) (?:betekent|indiceert)\b|^In de tabel\b|\bgeen (?:financiële|direct)\b"
)
_MEMBERS = re.compile(
    r"\b(?:[Dd]eze leden|leden van de fractie|het lid [A-Z]\w+ (?:vroeg|vraagt)|Kamer vroeg|gevraagd is)\b"
)
_PAST = re.compile(r"\b(?:vorig jaar|destijds|in het verleden|eerder)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_SHARE = re.compile(r"%|\bprocent\b|\bfte\b")
_BACKGROUND = re.compile(
    r"\b(?:nu bij|achtergrond|huidige|uitgangspunten|wat is onderzocht|verantwoordelijk is|inleiding|aanleiding|"
    r"voorlichting|rechtzetting|verhalen)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\b(?:tot slot|slot|afsluiting|ten slotte|conclusie)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Gewogen:
    """A sentence with its weight.

    Attributes:
        zin: the sentence.
        weight: how much a Kern loses without it; about 0 to 5.
        terms: its content words.
        leans: it cannot be read without the sentence before it.
    """

    zin: Zin
    weight: float
    terms: frozenset[str]
    leans: bool


def wegen(sentences: Sequence[Zin], analyser: Analyser, asked: str) -> list[Gewogen]:
    """Weigh sentences.

    Args:
        sentences: of a letter, in order.
        analyser: reads content words.
        asked: what the letter is about: its title, and what its motion requests.

    Returns:
        One for each sentence, in order.
    """
    bags = [Counter(word for word in analyser.parts(one.text) if not word[:1].isdigit()) for one in sentences]
    spread = Counter(word for bag in bags for word in bag)
    rare = {word: math.log(1 + len(bags) / count) for word, count in spread.items()}
    centre = Counter({word: count * rare[word] for word, count in spread.items() if count > 1})
    wanted = set(analyser.parts(asked))
    made = []
    for zin, bag in zip(sentences, bags, strict=True):
        weight = 1.2 * _cosine(bag, centre, rare)
        share = sum(rare[word] for word in bag if word in wanted)
        weight += min(1.0, share / 6)
        weight += _facts(zin.text)
        weight += 0.5 * bool(_DECIDES.search(zin.text)) + 0.9 * bool(OWN.search(zin.text))
        weight += 0.8 * bool(_STATE.search(zin.text))
        weight += 0.25 * zin.first + 1.0 * bool(_VERDICT.search(zin.text))
        weight -= (
            1.5 * bool(TALK.search(zin.text))
            + 3.0 * bool(_REFERS.search(zin.text) and _replies(zin))
            + 1.2 * bool(_MEMBERS.search(zin.text))
            + 0.3 * bool(_PAST.search(zin.text))
        )
        soft = bool(_SOFT.match(zin.text))
        leans = bool((_LEANS.match(zin.text) and not soft) or _LEANS_INSIDE.search(zin.text))
        weight -= 0.9 * leans + 0.3 * soft + _place(zin)
        weight -= 0.8 * _history(zin) + 1.2 * _of_process(zin)
        weight -= 0.4 * (zin.words > 28) + 0.3 * (zin.words < 8)
        made.append(Gewogen(zin, weight, frozenset(bag), leans))
    return made


def _of_process(zin: Zin) -> bool:
    """Tell whether a sentence of an earlier nota is about how it came about or is made known: not what it is about."""
    if zin.paper.record.kind is not Kind.NOTA:
        return False
    return (zin.section is not None and zin.section.role == "communicatie") or bool(_PROCESS.search(zin.text))


def _replies(zin: Zin) -> bool:
    return zin.paper.record.kind is Kind.KAMERVRAGEN


def _place(zin: Zin) -> float:
    """Return what a sentence is worth less for its place: introduction and closing words say little new."""
    if zin.section is None:
        return 0.0
    if _CLOSING.search(zin.section.name):
        return 0.5
    if _BACKGROUND.search(zin.section.name):
        return 0.6
    return 1.6 if zin.section.name == "Brief" and len(zin.paper.sections) > 4 else 0.0


def _history(zin: Zin) -> bool:
    """Tell whether a sentence speaks of years long before the letter: background."""
    day = zin.paper.record.date
    years = [int(year) for year in _YEAR.findall(zin.text)]
    return day is not None and bool(years) and max(years) < day.year - 1


def _facts(text: str) -> float:
    """Return what the figures of a sentence are worth."""
    fixed = {token.text for token in tokens(text) if token.fixed}
    return (
        min(1.2, 0.35 * len(fixed))
        + 0.5 * bool(_MONEY.search(text))
        + 0.3 * bool(_SHARE.search(text))
        + 0.5 * bool(_MONEY.search(text) and _TOTAL.search(text))
    )


def _cosine(bag: Counter[str], centre: Counter[str], rare: dict[str, float]) -> float:
    dot = sum(count * rare[word] * centre[word] for word, count in bag.items())
    size = math.sqrt(sum((count * rare[word]) ** 2 for word, count in bag.items()))
    whole = math.sqrt(sum(value**2 for value in centre.values()))
    return dot / (size * whole) if size and whole else 0.0
