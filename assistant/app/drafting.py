"""Makes drafts for the tab Concept, keeps their versions, and brings them back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from assistant.answer.types import Citation
from assistant.app.desk import Desk
from assistant.app.draft_request import Kept, Request
from assistant.app.filters import read_day
from assistant.draft.bewerken import edited
from assistant.draft.kern import Kern, alternatieven
from assistant.draft.material import Material, gather
from assistant.draft.opstellen import Writer, assemble, draft
from assistant.draft.profielen import Profiel, profiel
from assistant.draft.types import DraftError, Onderdeel
from assistant.log.drafts import Drafts, Version
from ingest.document import Kind
from ingest.index.store import Index

Told = Callable[[int, int], object]
"""Told which call of a language model begins, of how many at most; what it raises ends the drafting."""

_EMPTY = "Er zijn nog geen documenten; voeg ze toe bij de bronnen."
_STALE = "Dit concept is intussen ergens anders gewijzigd; uw tekst staat nog in het vak."
_GONE = "Dit concept is er niet meer, of het is van een ander."
_UNKEPT = (
    "Uw bewerkte tekst kan niet worden bewaard (het log staat uit of uw browser weigert cookies). Kopieer haar eerst, "
    "en kies dan Nieuw concept."
)


class StaleError(DraftError):
    """Another version was kept since the draft was opened."""


class Drafting:
    """Makes and keeps drafts.

    Args:
        desk: has index, log and settings.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self, request: Request, told: Told = lambda *_: None) -> Kept:
        """Make a draft, without keeping it.

        Args:
            request: what it is made from.
            told: told how far a language model is.

        Raises:
            NotabeneError: it cannot be made; one sentence that says what to do.
        """
        material, profile, day = self._prepared(request)
        notes: list[str] = []
        writer = self._writer(told, notes) if request.model else None
        made = draft(Onderdeel(request.section), material, profile, title=request.title, day=day, writer=writer)
        return Kept(request, made, note=" ".join(notes))

    def keep(self, made: Kept, before: Kept | None, secret: str) -> Kept:
        """Keep a draft that was made, where there is a log and an owner.

        Args:
            made: the draft.
            before: the draft on screen. Made again for the same section and from some of the same sources, it becomes
                the next version of that one; else a draft of its own.
            secret: of the owner.

        Raises:
            NotabeneError: another version was kept meanwhile, or it cannot be written.
        """
        if before and before.id and made.request.continues(before.request):
            return self._keep(replace(made, id=before.id, version=before.version), secret, "opnieuw gemaakt")
        return self._keep(made, secret, "gemaakt")

    def settled(self, kept: Kept | None, text: str, secret: str) -> Kept | None:
        """Keep what was typed and not yet taken over, before something else takes its place.

        Raises:
            StaleError: another version was kept meanwhile.
            NotabeneError: it cannot be kept.
        """
        if kept is None or _same(kept.draft.text, text):
            return kept
        taken = self.take_over(kept, text, secret)
        if not taken.id:
            raise DraftError(_UNKEPT)
        return taken

    def take_over(self, kept: Kept, text: str, secret: str, *, newest: bool = False) -> Kept:
        """Take an edited text over, and keep it as the next version.

        Args:
            kept: the draft that was edited.
            text: as it is now.
            secret: of the owner.
            newest: keep it after whatever was kept meanwhile.

        Raises:
            StaleError: another version was kept meanwhile.
            NotabeneError: it cannot be read or written.
        """
        if newest:
            kept = replace(kept, version=self._newest(kept.id, secret))
        material, profile, day = self._prepared(kept.request)
        changed = edited(kept.draft, text, material, profile, day=day)
        return self._keep(replace(kept, draft=changed, note=""), secret, "bewerkt")

    def restore(self, kept: Kept, version: int, secret: str) -> Kept:
        """Bring an earlier version back as the next one.

        Raises:
            NotabeneError: there is no such version, its sources are gone, or another was kept meanwhile.
        """
        found = self.read(kept.id, secret, version)
        return self._keep(replace(found, version=kept.version), secret, f"versie {version} teruggezet")

    def other(self, kept: Kept, said: str, secret: str) -> Kept:
        """Put another statement of the same part of its source in the place of one bullet of the Kern.

        Args:
            kept: the draft.
            said: text of the bullet, without marks.
            secret: of the owner.

        Raises:
            NotabeneError: there is no other, or it cannot be kept.
        """
        material, profile, day = self._prepared(kept.request)
        made = kept.draft
        kern = next((block for block in made.blocks if block.role == Onderdeel.KERN.value), None)
        lines = kern.lines if kern else ()
        at = next((number for number, line in enumerate(lines) if line.text == said), None)
        if at is None:
            raise DraftError("Deze zin is intussen veranderd; kies haar opnieuw in het concept.")
        found = alternatieven(material, lines, at, most=1)
        if not found:
            raise DraftError("In dit deel van de bron staat geen andere zin die hier past; bewerk de tekst zelf.")
        changed = assemble(
            made.section,
            material,
            profile,
            [
                replace(block, lines=(*lines[:at], found[0], *lines[at + 1 :])) if block is kern else block
                for block in made.blocks
            ],
            header=made.header,
            points=[point for point in made.open_points if point.place == "Kop"],
            title=made.title,
            day=day,
            mode=made.mode,
        )
        return self._keep(replace(kept, draft=changed, note=""), secret, "andere zin")

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

    def _keep(self, made: Kept, secret: str, how: str) -> Kept:
        drafts = self._drafts()
        if drafts is None or not secret:
            return made
        id_ = made.id or uuid4().hex
        version = drafts.keep(
            id_,
            secret,
            after=made.version,
            request={**made.request.as_json(), "how": how},
            text=made.draft.text,
            places=made.places,
            mode=made.draft.mode,
        )
        if version is None:
            raise StaleError(_STALE)
        return replace(made, id=id_, version=version.version)

    def _newest(self, id_: str, secret: str) -> int:
        versions = self.versions(id_, secret)
        if not versions:
            raise DraftError(_GONE)
        return versions[0].version

    def _writer(self, told: Told, notes: list[str]) -> Writer | None:
        """Return what writes a Kern with the language model, which leaves a note where it did not come through.

        Raises:
            NotabeneError: the model cannot be used.
        """
        from assistant.answer.model.chat_model import chat_model
        from assistant.draft.model import ModelKern

        settings = self._desk.settings
        model = chat_model(settings)
        if model is None:
            return None
        by_model = ModelKern(
            model, settings.model, timeout=settings.timeout, context_tokens=settings.context_tokens, told=told
        )

        def write(material: Material, profile: Profiel, heading: str) -> Kern:
            made = by_model.write(material, profile, heading)
            if not made.model:
                notes.append(made.open_points[-1].text)
            return made

        return write

    def _drafts(self) -> Drafts | None:
        session = self._desk.session()
        return session.log.drafts if session and session.log else None

    def _prepared(self, request: Request) -> tuple[Material, Profiel, date | None]:
        if not request.sources:
            raise DraftError("Kies eerst een bron, bijvoorbeeld de Kamerbrief waar de nota bij hoort.")
        session = self._desk.session()
        if session is None:
            raise DraftError(_EMPTY)
        gone = _missing(session.index, request.sources)
        if gone:
            raise DraftError(f"{gone} gekozen bron(nen) staan niet meer in de index; kies opnieuw.")
        return (
            gather(request.sources, session.index, self._desk.settings.limits()),
            profiel(request.profile),
            read_day(request.day, last=False),
        )


def _missing(index: Index, sources: Sequence[str]) -> int:
    """Return how many sources are not in the index: a path that a browser sends is never read as a file."""
    return len(set(sources)) - len(index.documents_by_id(list(sources)))


def _same(one: str, other: str) -> bool:
    return one.strip() == other.replace("\r\n", "\n").strip()


def _citation(number: int, document: str, start: int, end: int) -> Citation:
    """Return a citation for its place alone; the rest comes from the index when the draft is numbered anew."""
    return Citation(number, document, "", Kind.OVERIG, None, None, "", "", start, end)
