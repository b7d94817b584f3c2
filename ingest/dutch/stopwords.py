"""Dutch words that say nothing of what a text is about."""

from functools import cache
from importlib.resources import files


@cache
def stopwords() -> frozenset[str]:
    """Return the folded stop words: function words, and the forms of address of policy text without content."""
    lines = files("ingest.dutch").joinpath("stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
