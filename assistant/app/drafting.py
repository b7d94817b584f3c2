"""Makes drafts for the tab Concept, keeps their versions, and brings them back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from assistant.answer.types import Citation
from assistant.app.desk import Desk
from assistant.app.filters import read_day
from assistant.draft.bewerken import edited
from assistant.draft.kern import alternatieven
from assistant.draft.material import Material, gather
from assistant.draft.opstellen import assemble, draft
from assistant.draft.profielen import Profiel, profiel
from assistant.draft.types import Draft, DraftError, Onderdeel
from assistant.log.drafts import Drafts, Version
from ingest.document import Kind
from ingest.index.store import Index
from ingest.read.limits import Limits

_EMPTY = "Er zijn nog geen documenten; voeg ze toe onder Documenten."
_STALE = "Dit concept is intussen ergens anders gewijzigd. Open het opnieuw; uw tekst staat nog in het vak."
_GONE = "Dit concept is er niet meer, of het is van een ander."


@dataclass(frozen=True, slots=True)
class Request:
    """What a draft is made from, as it is filled in.

    Attributes:
        sources: ids of documents.
        section: what to draft.
        profile: of the ministry.
        title: of the nota; empty takes that of the letter.
        day: of the nota, as typed; empty leaves it open.
    """

    sources: tuple[str, ...]
    section: str = Onderdeel.KERN.value
    profile: str = "bzk"
    title: str = ""
    day: str = ""

    def as_json(self) -> dict[str, object]:
        """Return it as it is stored."""
        return {
            "sources": list(self.sources),
            "section": self.section,
            "profile": self.profile,
            "title": self.title,
            "day": self.day,
        }

    @classmethod
    def of(cls, kept: Mapping[str, object]) -> "Request":
        """Return the request that was stored."""
        sources = kept.get("sources")
        listed = tuple(str(one) for one in sources) if isinstance(sources, Sequence) else ()
        texts = {name: str(kept[name]) for name in ("section", "profile", "title", "day") if name in kept}
        return cls(listed, **texts)


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft with what it is kept under.

    Attributes:
        request: what it was made from.
        draft: the draft.
        id: empty where nothing is kept.
        version: from 1; 0 where nothing is kept.
    """

    request: Request
    draft: Draft
    id: str = ""
    version: int = 0


class Drafting:
    """Makes and keeps drafts.

    Args:
        desk: has index and log.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self, request: Request, secret: str) -> Kept:
        """Make a draft, and keep it where there is a log and an owner.

        Raises:
            NotabeneError: it cannot be made; one sentence that says what to do.
        """
        material, profile, day = self._prepared(request)
        made = draft(Onderdeel(request.section), material, profile, title=request.title, day=day)
        return self._keep(Kept(request, made), uuid4().hex, 0, secret)

    def take_over(self, kept: Kept, text: str, secret: str) -> Kept:
        """Take an edited text over, and keep it as the next version.

        Raises:
            NotabeneError: another version was kept meanwhile, or it cannot be read or written.
        """
        material, profile, day = self._prepared(kept.request)
        changed = edited(kept.draft, text, material, profile, day=day)
        return self._keep(replace(kept, draft=changed), kept.id or uuid4().hex, kept.version, secret)

    def other(self, kept: Kept, at: int, secret: str) -> Kept:
        """Put another statement of the same part of its source in the place of one bullet of the Kern.

        Args:
            kept: the draft.
            at: index of the bullet among the lines of the Kern.
            secret: of the owner.

        Raises:
            NotabeneError: there is no other, or it cannot be kept.
        """
        material, profile, day = self._prepared(kept.request)
        made = kept.draft
        kern = next((block for block in made.blocks if block.role == Onderdeel.KERN.value), None)
        found = alternatieven(material, kern.lines, at, most=1) if kern and 0 <= at < len(kern.lines) else []
        if kern is None or not found:
            raise DraftError("In dit deel van de bron staat geen andere zin die hier past; bewerk de tekst zelf.")
        lines = (*kern.lines[:at], found[0], *kern.lines[at + 1 :])
        changed = assemble(
            made.section,
            material,
            profile,
            [replace(block, lines=lines) if block is kern else block for block in made.blocks],
            header=made.header,
            points=[point for point in made.open_points if point.place == "Kop"],
            title=made.title,
            day=day,
            mode=made.mode,
        )
        return self._keep(replace(kept, draft=changed), kept.id or uuid4().hex, kept.version, secret)

    def read(self, id_: str, secret: str, version: int = 0) -> Kept:
        """Bring a draft back.

        Args:
            id_: of the draft.
            secret: of its owner.
            version: which; 0 for the newest.

        Raises:
            NotabeneError: there is no such draft of this owner, or its sources are gone.
        """
        versions = self.versions(id_, secret)
        found = next((one for one in versions if version in (0, one.version)), None)
        if found is None:
            raise DraftError(_GONE)
        request = Request.of(found.request)
        material, profile, day = self._prepared(request)
        base = draft(Onderdeel(request.section), material, profile, title=request.title, day=day)
        marks = tuple(_citation(*place) for place in found.places)
        again = edited(replace(base, citations=marks, mode=found.mode), found.text, material, profile, day=day)
        # A newer version may be kept after an older one was opened: what is kept next comes after the newest.
        return Kept(request, again, id_, versions[0].version)

    def versions(self, id_: str, secret: str) -> list[Version]:
        """Return the versions of a draft, the newest first."""
        drafts = self._drafts()
        return drafts.versions(id_, secret) if drafts else []

    def newest(self, secret: str) -> list[Version]:
        """Return the newest version of each draft of an owner."""
        drafts = self._drafts()
        return drafts.newest(secret) if drafts else []

    def delete(self, id_: str, secret: str) -> None:
        """Remove a draft for good."""
        drafts = self._drafts()
        if drafts:
            drafts.delete(id_, secret)

    def _keep(self, made: Kept, id_: str, after: int, secret: str) -> Kept:
        drafts = self._drafts()
        if drafts is None or not secret:
            return made
        places = [(one.n, one.document, one.start, one.end) for one in made.draft.citations]
        version = drafts.keep(
            id_,
            secret,
            after=after,
            request=made.request.as_json(),
            text=made.draft.text,
            places=places,
            mode=made.draft.mode,
        )
        if version is None:
            raise DraftError(_STALE)
        return replace(made, id=id_, version=version.version)

    def _drafts(self) -> Drafts | None:
        session = self._desk.session()
        return session.log.drafts if session and session.log else None

    def _prepared(self, request: Request) -> tuple[Material, Profiel, date | None]:
        if not request.sources:
            raise DraftError("Kies eerst een bron, bijvoorbeeld de Kamerbrief waar de nota bij hoort.")
        session = self._desk.session()
        if session is None:
            raise DraftError(_EMPTY)
        settings = self._desk.settings
        limits = Limits(max_bytes=settings.file_megabytes * 1_000_000, seconds=settings.file_seconds)
        gone = _missing(session.index, request.sources)
        if gone:
            raise DraftError(f"{gone} gekozen bron(nen) staan niet meer in de index; kies opnieuw.")
        return (
            gather(request.sources, session.index, limits),
            profiel(request.profile),
            read_day(request.day, last=False),
        )


def _missing(index: Index, sources: Sequence[str]) -> int:
    """Return how many sources are not in the index: a path that a browser sends is never read as a file."""
    return len(set(sources)) - len(index.documents_by_id(list(sources)))


def _citation(number: int, document: str, start: int, end: int) -> Citation:
    """Return a citation for its place alone; the rest comes from the index when the draft is numbered anew."""
    return Citation(number, document, "", Kind.OVERIG, None, None, "", "", start, end)
