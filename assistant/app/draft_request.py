"""What a draft is made from, as it is filled in and stored, and the draft with what it is kept under."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.draft.types import Draft, Onderdeel
from assistant.log.drafts import Place


@dataclass(frozen=True, slots=True)
class Request:
    """What a draft is made from, as it is filled in.

    Attributes:
        sources: ids of documents.
        section: what to draft.
        profile: of the ministry.
        title: of the nota; empty takes that of the letter.
        day: of the nota, as typed; empty leaves it open.
        model: a language model writes the Kern, where one is set.
    """

    sources: tuple[str, ...]
    section: str = Onderdeel.KERN.value
    profile: str = "bzk"
    title: str = ""
    day: str = ""
    model: bool = False

    def as_json(self) -> dict[str, object]:
        """Return it as it is stored."""
        return {
            "sources": list(self.sources),
            "section": self.section,
            "profile": self.profile,
            "title": self.title,
            "day": self.day,
            "model": self.model,
        }

    @classmethod
    def of(cls, kept: Mapping[str, object]) -> "Request":
        """Return the request that was stored."""
        sources = kept.get("sources")
        listed = tuple(str(one) for one in sources) if isinstance(sources, Sequence) else ()
        texts = {name: str(kept[name]) for name in ("section", "profile", "title", "day") if name in kept}
        return cls(listed, **texts, model=kept.get("model") is True)

    def continues(self, before: "Request") -> bool:
        """Tell whether a draft made from this is a next version of one made from another request."""
        same = (self.section, self.profile) == (before.section, before.profile)
        return same and bool(set(self.sources) & set(before.sources))


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft with what it is kept under.

    Attributes:
        request: what it was made from.
        draft: the draft.
        id: empty where nothing is kept.
        version: from 1; 0 where nothing is kept.
        note: why a language model that was asked for did not write it; empty where it did, or was not asked.
    """

    request: Request
    draft: Draft
    id: str = ""
    version: int = 0
    note: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        """What the marks of its text stand for."""
        return tuple((one.n, one.document, one.start, one.end) for one in self.draft.citations)
