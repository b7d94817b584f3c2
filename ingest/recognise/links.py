"""How recognised documents hang together: nota and letter, letter and motion, and every other mention."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.document import Kind
from ingest.recognise.letters import Letters
from ingest.recognise.link_types import Link, Linkable, LinkType
from ingest.recognise.motion_names import MotionNames, cited_motions, speaks_of_execution
from ingest.recognise.references import ministry_key

_LETTERS = {Kind.KAMERBRIEF, Kind.KAMERVRAGEN}
_STRENGTH: dict[LinkType, int] = {"replaces": 0, "published": 0, "accompanies": 0, "answers": 0, "mentions": 1}
_HEAD = 2_500
_NEAR = 250

__all__ = ["Link", "Linkable", "find_links", "own_keys"]


def find_links(documents: Sequence[Linkable]) -> list[Link]:
    """Find the links between documents.

    Everything goes by index, so that ten thousand documents take seconds: call it with all documents after an ingest.

    Args:
        documents: all documents.

    Returns:
        Links, each pair of documents once in each direction (the stronger type wins over ``mentions``), ordered by
        source and target. A link by
        name is made only where one document is left that fits (see ``MotionNames``): a missing link can be found by
        search, a wrong one misleads.
    """
    by_key: dict[str, list[Linkable]] = defaultdict(list)
    for document in documents:
        for key in own_keys(document):
            by_key[key].append(document)
    letters = Letters([document for document in documents if document.metadata.kind in _LETTERS])
    names = MotionNames(document for document in documents if document.metadata.kind is Kind.MOTIE)
    best: dict[tuple[str, str], LinkType] = {}
    for document in documents:
        for target, kind in _links_of(document, by_key, letters, names):
            pair = (document.id, target.id)
            if target.id != document.id and (pair not in best or _STRENGTH[kind] < _STRENGTH[best[pair]]):
                best[pair] = kind
    return [Link(source, target, kind) for (source, target), kind in sorted(best.items())]


def own_keys(document: Linkable) -> tuple[str, ...]:
    """Return the keys under which a document is referred to: Kamerstuk, ministry reference, case number of questions.

    The case number of Kamervragen is that of ``Uw kenmerk``, or one in the head of a document that has no other.
    """
    metadata = document.metadata
    keys = [metadata.kamerstuk.key] if metadata.kamerstuk else []
    if metadata.reference:
        keys.append(ministry_key(metadata.reference))
    if metadata.kind is Kind.KAMERVRAGEN:
        cases = [one.key for one in metadata.mentions if one.key.startswith("zaak:") and 0 <= one.start < _HEAD]
        keys += cases[:1]
    return tuple(keys)


def _links_of(
    document: Linkable, by_key: dict[str, list[Linkable]], letters: Letters, names: MotionNames
) -> Iterator[tuple[Linkable, LinkType]]:
    metadata = document.metadata
    if metadata.replaces:
        for target in by_key.get(metadata.replaces, ()):
            yield target, "replaces"
    if metadata.kind in _LETTERS and metadata.variant == "verzonden":
        for target in letters.published(document):
            yield target, "published"
    if metadata.kind is Kind.NOTA:
        yield from ((target, "accompanies") for target in _letters_of(document, by_key, letters))
    citations = cited_motions(f"{metadata.title}\n{document.text}") if metadata.kind is not Kind.MOTIE else []
    answered = {name for citation in citations if citation.answered for name in citation.names[:1]}
    cited: set[str] = set()
    for reference in metadata.mentions:
        for target in by_key.get(reference.key, ()):
            first = {name.casefold() for name in target.metadata.submitters[:1]}
            cited |= first
            near = (
                document.text[max(0, reference.start - _NEAR) : reference.end + _NEAR] if reference.start >= 0 else ""
            )
            done = bool(first & answered) or speaks_of_execution(near)
            yield target, "answers" if _answers(document, target, done=done) else "mentions"
    for citation in citations:
        if citation.names[0] in cited:
            continue  # the same motion is cited by number, which says more than a name
        for target in names.meant(citation, metadata):
            yield target, "answers" if _answers(document, target, done=citation.answered) else "mentions"


def _answers(document: Linkable, target: Linkable, *, done: bool) -> bool:
    """Tell whether a mention is an answer: of a letter to an earlier motion, of answers to their questions."""
    source, other = document.metadata, target.metadata
    if source.kind is Kind.KAMERBRIEF and other.kind is Kind.MOTIE:
        return done and (source.date is None or other.date is None or other.date <= source.date)
    return (
        source.kind in _LETTERS and other.kind is Kind.KAMERVRAGEN and _only_asks(target) and not _only_asks(document)
    )


def _only_asks(document: Linkable) -> bool:
    """Tell whether a document holds questions without answers: nobody has signed or answered it."""
    metadata = document.metadata
    return (
        metadata.kind is Kind.KAMERVRAGEN
        and metadata.minister is None
        and metadata.sender is None
        and metadata.kamerstuk is None
    )


def _letters_of(nota: Linkable, by_key: dict[str, list[Linkable]], letters: Letters) -> list[Linkable]:
    """Return a nota's letter: the one with the same reference, else the one with the same subject."""
    if nota.metadata.reference:
        same = [
            other
            for other in by_key.get(ministry_key(nota.metadata.reference), ())
            if other.metadata.kind in _LETTERS and other.id != nota.id
        ]
        if same:
            return [*same, *(published for letter in same for published in letters.published(letter))]
    found = letters.of_nota(nota)
    return [
        *found,
        *(
            published
            for letter in found
            if letter.metadata.variant == "verzonden"
            for published in letters.published(letter)
        ),
    ]
