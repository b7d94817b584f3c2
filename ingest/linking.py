"""Which documents of an index belong together, found anew whenever documents came, changed or went."""

from sqlalchemy import Connection

from ingest.index.catalogue import set_meta, touch
from ingest.index.queries import get_beginnings, get_metadata
from ingest.index.store import Index
from ingest.index.writing import put_links
from ingest.recognise.links import Linkable, find_links

_KEY, _STALE, _FRESH = "links", "stale", "fresh"
# Characters of a document in which it says what it answers or accompanies.
_BEGINNING = 20_000


def stale_links(connection: Connection) -> None:
    """Note that documents change in this transaction, so that their links must be found anew."""
    set_meta(connection, _KEY, _STALE)


def refresh_links(index: Index) -> None:
    """Find all links anew, if ``stale_links`` was noted since that was last done."""
    if index.catalogue.get(_KEY) != _STALE:
        return
    with index.catalogue.read() as connection:
        beginnings = get_beginnings(connection, _BEGINNING)
        linkable = [Linkable(id_, found, beginnings[id_]) for id_, found in get_metadata(connection).items()]
    found = find_links(linkable)
    with index.catalogue.write() as connection:
        put_links(connection, [(link.source, link.target, link.type) for link in found])
        set_meta(connection, _KEY, _FRESH)
        touch(connection)
