"""Takes a question apart that asks two things of one subject ("Hoeveel is toegekend, en op welke grondslag?")."""

import re

from assistant.answer.question.frames import unframed

_QUESTION_WORD = (
    r"(?:(?:aan|bij|door|in|met|naar|om|onder|op|over|per|sinds|tegen|tot|uit|van|vanaf|volgens|voor|waar) )?"
    r"(?:wie|wat|wanneer|waarom|waar|waardoor|waarvan|waaruit|waarmee|hoe|hoeveel|welke?|wiens)\b"
)
_JOINT = re.compile(
    rf"(?:,\s*|\s+)en\s+(?={_QUESTION_WORD})|[?]\s+(?:en\s+)?(?={_QUESTION_WORD})|"
    rf"(?:[?]|,)\s+(?:en\s+)?zo (?:ja|nee),?\s+(?={_QUESTION_WORD})",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"^(?:\W*)(?:{_QUESTION_WORD}|\w+t\b|is\b|zijn\b|heeft\b|hebben\b)", re.IGNORECASE)

#: Words that a question has at least that names a subject: "welke overeenkomsten en welke verschillen" is one.
_SUBJECT = 4

#: What is said of the manner of answering, after the question itself.
_MANNER = re.compile(
    r"(?<=[?.!])\s+(?:let (?:er |daarbij |hierbij )?op|houd(?: er)? (?:daarbij |hierbij )?rekening|graag|antwoord|"
    r"beantwoord|onderbouw|vermeld (?:de |ook de )?bron|alvast|(?:hartelijk |heel erg )?(?:dank|bedankt)|"
    r"met vriendelijke groet|groet)\b.*$|"
    r",?\s+(?:graag|liefst|svp|aub) (?:met |bij |ook )?(?:de |hun )?na(?:am|men)\W*$",
    re.IGNORECASE,
)


def without_manner(question: str) -> str:
    """Return a question without what follows it of how to answer ("Let op verschillen.", "Alvast bedankt!").

    What only frames it ("Kun je me zeggen …", "ik zoek …") is left out as well, see ``frames``.
    """
    return unframed(_MANNER.sub("", question))


def parts(question: str, *, most: int = 3) -> list[str]:
    """Return the questions in a question, in order.

    Args:
        question: in Dutch, on one line.
        most: parts at most; what comes after stays in the last.

    Returns:
        One or more; the first names the subject, the others may leave it out.
    """
    pieces = [piece.strip() for piece in _JOINT.split(question, maxsplit=most - 1) if piece.strip(" ?")]
    if len(pieces) < 2 or len(pieces[0].split()) < _SUBJECT or not _FIRST.match(pieces[0]):
        return [question]
    return [piece if piece.endswith("?") else f"{piece}?" for piece in pieces]
