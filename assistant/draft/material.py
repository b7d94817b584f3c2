"""The sources of a draft, from ids of an index or straight from files, and what belongs to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answer.evidence.context import ORDER
from assistant.dossier.paper import Paper, Sentence
from assistant.draft.shelf import FileDocument, Shelf, read_files
from assistant.draft.types import DraftError
from assistant.retrieve.base import ALL, Library
from ingest.document import Kind
from ingest.errors import UnreadableFileError
from ingest.index.filters import Filters
from ingest.read.limits import Limits

_PROPOSED = frozenset({"answers", "accompanies", "replaces"})


@dataclass(frozen=True, slots=True)
class Material:
    """What a draft may use, and nothing else.

    Attributes:
        shelf: the documents.
        papers: the chosen ones, in the order of choosing.
    """

    shelf: Shelf
    papers: tuple[Paper, ...]

    def of(self, *kinds: Kind) -> list[Paper]:
        """Return the sources of some kinds, the newest first."""
        found = [paper for paper in self.papers if paper.record.kind in kinds]
        return sorted(found, key=lambda paper: (paper.record.date is None, paper.record.date), reverse=True)

    @property
    def letter(self) -> Paper | None:
        """The letter that the nota accompanies: the newest, or what comes nearest to one; None where there is none."""
        for kinds in ((Kind.KAMERBRIEF,), (Kind.KAMERVRAGEN, Kind.VERSLAG), (Kind.NOTA, Kind.OVERIG)):
            dated = [paper for paper in self.of(*kinds) if paper.record.date] or self.of(*kinds)
            if dated:
                return dated[0]
        return None


def gather(
    sources: Sequence[str],
    index: Library | None,
    limits: Limits,
    filters: Filters = ALL,
) -> Material:
    """Read the sources of a draft.

    Args:
        sources: ids of documents of the index, or paths of files; each once counts.
        index: the index; None where there is none.
        limits: what reading one file may take.
        filters: which documents of the index this user may use.

    Raises:
        DraftError: no source; one that is neither an id nor a file, that may not be seen, or that cannot be read.
    """
    wanted = list(dict.fromkeys(source.strip() for source in sources if source.strip()))
    if not wanted:
        raise DraftError("Kies ten minste één bron, bijvoorbeeld de Kamerbrief: --source BESTAND of --source ID.")
    visible = {record.id for record in index.documents(filters)} if index else set()
    order: list[str] = []
    files: list[FileDocument] = []
    for source in wanted:
        if source in visible:
            order.append(source)
            continue
        read = _file(source, limits, indexed=index is not None)
        if read.record.id not in order:
            files.append(read)
            order.append(read.record.id)
    shelf = Shelf(index, files)
    records = shelf.documents_by_id(order)
    papers = tuple(Paper(shelf, records[id_]) for id_ in order)
    for paper in papers:
        if len(paper.text.split()) < 5:
            raise DraftError(f"De bron “{paper.record.title}” bevat geen tekst om uit te putten; kies een andere bron.")
    return Material(shelf, papers)


def proposals(index: Library, chosen: Sequence[str]) -> list[str]:
    """Return ids of documents that belong to the chosen ones by their links: the letter's motion, the earlier nota.

    Args:
        index: where they are.
        chosen: ids that were chosen.
    """
    linked = [link for id_ in chosen for link in index.links(id_) if link.type in _PROPOSED]
    near = [id_ for link in linked for id_ in (link.target, link.source)]
    return [id_ for id_ in dict.fromkeys(near) if id_ not in set(chosen)]


def addresses_machine(sentence: Sentence) -> bool:
    """Tell whether a sentence gives orders to a machine instead of telling a reader something."""
    return ORDER.search(sentence.text) is not None


def _file(source: str, limits: Limits, *, indexed: bool) -> FileDocument:
    shown = source.encode("utf-8", "replace").decode()
    path = Path(source)
    try:
        there = path.is_file()
        folder = path.is_dir()
    except (OSError, ValueError):
        there = folder = False
    if folder:
        raise DraftError(
            f"De bron {shown} is een map; geef een bestand, of lees de map in met: notabene ingest {shown}"
        )
    if not there:
        where = "geen document in de index dat u mag zien en" if indexed else "er is geen index, en het is"
        raise DraftError(
            f"De bron {shown} is niet gevonden ({where} geen bestand); zie de id's met: notabene documents"
        )
    try:
        return read_files([path], limits)[0]
    except UnreadableFileError as error:
        raise DraftError(f"De bron {shown} kan niet worden gelezen: {error.reason}") from error
