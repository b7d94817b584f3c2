"""What the tab Concept shows: a draft with its lists, a fresh start, and what went wrong."""

from collections.abc import Mapping
from html import escape

from assistant.app.concept_html import EMPTY, SECTIONS, aside_html, draft_html
from assistant.app.concept_layout import ConceptParts
from assistant.app.concept_sources import chosen_now
from assistant.app.concept_versions import conflict_html, kept_html, version_html
from assistant.app.desk import Desk
from assistant.app.draft_request import Kept
from assistant.app.drafting import Drafting, StaleError
from assistant.app.steer import how_of
from assistant.app.wiring import hint
from assistant.app.words import count
from assistant.draft.profielen import profielen
from assistant.draft.types import DraftError
from ingest.errors import NotabeneError

BEGIN = "Begin met de bronnen."
Values = dict[object, object]


class ConceptScreen:
    """Makes what is shown.

    Args:
        parts: of the tab.
        desk: has the documents.
        drafting: has the drafts.
    """

    def __init__(self, parts: ConceptParts, desk: Desk, drafting: Drafting) -> None:
        self._parts = parts
        self._desk = desk
        self._drafting = drafting

    def draft(self, made: Kept, secret: str, did: str = "") -> Values:
        """Return a draft with its lists; ``did`` is what happened to it, for the line below the buttons."""
        parts = self._parts
        versions = self._drafting.versions(made.id, secret) if made.id else []
        return {
            parts.kept: made,
            parts.page: draft_html(made),
            parts.aside: aside_html(made),
            parts.text: made.draft.text,
            parts.hint: told(did),
            parts.listed: kept_html(self._drafting.newest(secret), made.id, versions),
            parts.viewer: "",
        }

    def opened(self, found: Kept, secret: str) -> Values:
        """Return a draft that was kept, with the form filled as it was."""
        parts, asked = self._parts, found.request
        return {
            **self.draft(found, secret, f"Versie {found.version} staat op het scherm."),
            parts.sources: chosen_now(self._desk, asked.sources),
            parts.section: asked.section,
            parts.profile: asked.profile,
            parts.title: asked.title,
            parts.day: asked.day,
            parts.how: how_of(model=asked.model),
        }

    def filled(self, query: Mapping[str, str]) -> Values:
        """Return the form as an address has it; what that lacks, or cannot be chosen, stays as it is."""
        parts = self._parts
        shown: Values = {parts.title: query.get("titel"), parts.day: query.get("datum")}
        if (section := query.get("onderdeel")) in {value for _, value in SECTIONS}:
            shown[parts.section] = section
        if (profile := query.get("profiel")) in profielen():
            shown[parts.profile] = profile
        if chosen := query.get("bronnen"):
            shown[parts.sources] = chosen_now(self._desk, chosen.split(","))
        return {part: value for part, value in shown.items() if value}

    def fresh(self, secret: str) -> Values:
        """Return an empty form."""
        parts = self._parts
        empty = (parts.page, parts.text, parts.viewer, parts.title, parts.day, parts.look)
        return {
            **dict.fromkeys(empty, ""),
            parts.kept: None,
            parts.aside: EMPTY,
            parts.sources: [],
            parts.found: "",
            parts.outcome: '<div role="status"></div>',
            parts.listed: kept_html(self._drafting.newest(secret), "", []),
            parts.hint: told(BEGIN),
        }

    def version(self, now: Kept, typed: str, number: int, secret: str) -> Values:
        """Return what changed since an earlier version.

        Raises:
            NotabeneError: there is no such version of this owner.
        """
        found = next((one for one in self._drafting.versions(now.id, secret) if one.version == number), None)
        if found is None:
            raise DraftError("Deze versie is er niet meer.")
        return {self._parts.viewer: version_html(found, now, typed)}

    def wrong(self, error: NotabeneError, now: Kept | None, typed: str, secret: str) -> Values:
        """Return what went wrong; where another version was kept meanwhile, what to do with what was typed."""
        shown: Values = {self._parts.hint: hint(str(error))}
        if isinstance(error, StaleError) and now:
            theirs = next(iter(self._drafting.versions(now.id, secret)), None)
            if theirs:
                shown[self._parts.viewer] = conflict_html(theirs, now, typed)
        return shown


def told(text: str) -> str:
    """Return the line below the buttons where nothing is wrong."""
    return f'<p role="status" class="nb-meta">{escape(text)}</p>'


def busy(text: str) -> str:
    """Return the line below the buttons while a draft is made; styles show the button that stops it."""
    return f'<p role="status" class="nb-meta nb-busy">{escape(text)}</p>'


def made_said(made: Kept) -> str:
    """Return in one line what was made."""
    points = count(len(made.draft.open_points), "open punt", "open punten")
    warned = count(len(made.draft.warnings), "waarschuwing", "waarschuwingen")
    version = f", versie {made.version}" if made.version else ""
    return f"Concept gemaakt{version}: {points}, {warned}."
