"""Running headers that a reader could not take out of the text: label-and-value lines that stand again in the middle.

They stay in the text (nothing is lost), but they are no prose. Between two sections they become a section of their own
that is never shown (role ``paginakop``); in the middle of one they stay, for the section goes on below them.
"""

from collections.abc import Sequence

from ingest.recognise.fields import label_of
from ingest.recognise.headings import match_nota_heading
from ingest.recognise.lines import Line

_LABELS = 2
_HEADER = 60
_SHORT = 90


def find_residue(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Find the running headers left in a document.

    Args:
        lines: of the document.

    Returns:
        Spans of whole lines, in order: runs of labels and values of which every line stood in the document before.
    """
    body = next(
        (at for at, line in enumerate(lines) if (found := match_nota_heading(line.text)) and found[0].opens), len(lines)
    )
    known = {line.text for line in lines[: min(body, _HEADER)] if len(line.text) <= _SHORT}
    spans: list[tuple[int, int]] = []
    at = body
    while at < len(lines):
        if match_nota_heading(lines[at].text) is not None:
            at += 1  # "Bijlagen" before a header is the heading, not its first label
            continue
        stop = at
        labels = 0
        while stop < len(lines) and (lines[stop].text in known or label_of(lines[stop].text) is not None):
            if match_nota_heading(lines[stop].text) is not None and label_of(lines[stop].text) is None:
                break
            labels += label_of(lines[stop].text) is not None
            stop += 1
        repeated = any(lines[one].text in known and label_of(lines[one].text) is None for one in range(at, stop))
        if stop - at >= _LABELS and labels >= 1 and repeated and label_of(lines[at].text) is not None:
            while (
                stop > at
                and label_of(lines[stop - 1].text) is not None
                and match_nota_heading(lines[stop - 1].text) is not None
            ):
                stop -= 1  # "Bijlagen" right after a header is the heading, not its last label
            spans.append((lines[at].start, lines[stop - 1].end))
        at = max(stop, at + 1)
    return spans
