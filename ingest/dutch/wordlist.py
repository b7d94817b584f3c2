"""Words of Dutch, from the list of pyspellchecker (what subtitles have, without what stands in them by mistake)."""

from functools import cache

from spellchecker import SpellChecker


def is_dutch(word: str) -> bool:
    """Tell whether a word, in whatever case, is in a list of about 340,000 Dutch words and forms.

    The list is read at the first call, which takes about half a second.
    """
    return bool(_list().known([word]))


@cache
def _list() -> SpellChecker:
    return SpellChecker(language="nl", distance=1)
