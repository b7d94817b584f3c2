"""What was recognised of a document as JSON values, for the pipe of the sandbox and for the catalogue."""

from pydantic import TypeAdapter

from ingest.document import Metadata, Section

METADATA = TypeAdapter(Metadata)
SECTIONS = TypeAdapter(tuple[Section, ...])
