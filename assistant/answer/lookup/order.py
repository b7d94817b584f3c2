"""The look-ups, in the order in which they are tried: who asks for a form of its own gets it before any sentence."""

from assistant.answer.inquiry import Finding, Inquiry, Lookup
from assistant.answer.lookup.compare import compared_sources
from assistant.answer.lookup.confirmed import confirmed
from assistant.answer.lookup.consultation import by_party
from assistant.answer.lookup.definitions import definition
from assistant.answer.lookup.fields import labelled_fields
from assistant.answer.lookup.motion_told import motion_told
from assistant.answer.lookup.overview import overview
from assistant.answer.lookup.papers import papers_listed
from assistant.answer.lookup.party import one_party
from assistant.answer.lookup.sections import section_asked
from assistant.answer.lookup.summary import summarised
from assistant.answer.lookup.withheld import withheld

LOOKUPS: tuple[Lookup, ...] = (
    definition,
    labelled_fields,
    one_party,
    by_party,
    withheld,
    section_asked,
    summarised,
    papers_listed,
    motion_told,
    compared_sources,
    confirmed,
    overview,
)


def look_up(inquiry: Inquiry) -> Finding | None:
    """Return what the first look-up finds that knows the question; None where it asks for sentences on a subject."""
    return next((looked for lookup in LOOKUPS if (looked := lookup(inquiry))), None)
