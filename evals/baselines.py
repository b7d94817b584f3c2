"""Plain summaries of a letter, which a drafted Kern must beat."""

import re
from collections.abc import Callable

from assistant.draft.material import Material
from assistant.draft.zin import zinnen


def first_words(material: Material, count: int = 200) -> str:
    """Return the first words of the letter's body."""
    letter = material.letter
    return " ".join(" ".join(zin.said for zin in zinnen(letter)).split()[:count]) if letter else ""


def lexrank(material: Material, words: int = 250) -> str:
    """Return the sentences that LexRank ranks first, up to a number of words, in their order."""
    from sumy.summarizers.lex_rank import LexRankSummarizer

    return _summed(material, LexRankSummarizer, words)


def textrank(material: Material, words: int = 250) -> str:
    """The same by TextRank."""
    from sumy.summarizers.text_rank import TextRankSummarizer

    return _summed(material, TextRankSummarizer, words)


def _summed(material: Material, summarizer: Callable[[], Callable[..., tuple[object, ...]]], words: int) -> str:
    """Return what a summarizer of sumy keeps, with our own sentences and words, so that only the ranking differs."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    letter = material.letter
    said = [zin.said for zin in zinnen(letter)] if letter else []
    document = ObjectDocumentModel([Paragraph([Sentence(text, _Sumy()) for text in said])])
    best: list[str] = []
    for count in range(1, len(said) + 1):
        chosen = [str(one) for one in summarizer()(document, count)]
        if sum(len(one.split()) for one in chosen) > words:
            break
        best = chosen
    return "\n".join(best)


class _Sumy:
    """Splits words as sumy asks for."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """Return the words in small letters."""
        return tuple(re.findall(r"\w+", text.casefold()))


BASELINES: dict[str, Callable[[Material], str]] = {
    "eerste 200 woorden": first_words,
    "LexRank": lexrank,
    "TextRank": textrank,
}
