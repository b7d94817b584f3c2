"""The tables of the catalogue, as SQLAlchemy knows them; the migrations beside this file make them."""

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, LargeBinary, MetaData, String, Table, Text

# The newest migration; a test holds it against the migrations folder.
REVISION = "0003"

metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

files = Table(
    "files",
    metadata,
    # Names of files are bytes and need not be UTF-8; an attachment is its mail's location, NUL, its name.
    Column("location", LargeBinary, primary_key=True),
    Column("root", LargeBinary, nullable=False),
    Column("path", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("mtime_ns", Integer, nullable=False),
    Column("sha256", String, nullable=False),
    Column("status", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("document", String, index=True),
    Column("parser", Integer, nullable=False),
    Column("ocr", Boolean, nullable=False),
    Column("read_ns", Integer, nullable=False),
    # The limits under which it was refused; NULL where it was not refused for one.
    Column("limits", JSON(none_as_null=True)),
    # The access label that was asked for when it was met: a file that could not be read keeps it for when it can.
    Column("access", String),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("path", Text, nullable=False),
    Column("location", LargeBinary, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("date", Date),
    Column("reference", Text),
    Column("kamerstuk", String, index=True),
    Column("kamerstuk_text", Text),
    Column("dossier", Text),
    Column("dossier_key", String),
    Column("dossier_number", String),
    Column("access", String, nullable=False),
    Column("format", String, nullable=False),
    Column("ocr", Boolean, nullable=False),
    Column("pages", Integer),
    Column("passages", Integer, nullable=False),
    Column("sections", JSON, nullable=False),
    # What was recognised, with what was corrected by hand in its place.
    Column("recognised", JSON, nullable=False),
    # Of the fields that were corrected by hand: what they were without it. NULL where none was.
    Column("corrected", JSON(none_as_null=True)),
)

texts = Table(
    "texts",
    metadata,
    Column("document", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("pages", JSON, nullable=False),
)

sections = Table(
    "sections",
    metadata,
    Column("document", String, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("level", Integer, nullable=False),
    Column("page", Integer),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String, primary_key=True),
    Column("document", String, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("section", Integer, nullable=False),
    Column("page", Integer),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("embedding", String, nullable=False),
    Index("ix_passages_document", "document", "ordinal"),
)

references = Table(
    "references_found",
    metadata,
    Column("document", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("own", Boolean, primary_key=True),
    Index("ix_references_key", "key", "own"),
)

links = Table(
    "links",
    metadata,
    Column("source", String, primary_key=True),
    Column("target", String, primary_key=True),
    Column("type", String, primary_key=True),
    Index("ix_links_target", "target"),
)

# Vectors by content, so that a text that was embedded once is never embedded again; half precision, little-endian.
embeddings = Table(
    "embeddings",
    metadata,
    Column("hash", String, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

# Passages whose derived entries (vector, lexical) may differ from the catalogue: written in the same transaction as the
# passages, emptied once both derived indexes have caught up. A kill in between loses nothing.
pending = Table("pending", metadata, Column("passage", String, primary_key=True))

# What a person says of the document at a place, field by field. It outlives the document: a file that changes, or goes
# and comes back, is corrected again.
corrections = Table(
    "corrections",
    metadata,
    Column("location", LargeBinary, primary_key=True),
    Column("field", String, primary_key=True),
    Column("value", JSON(none_as_null=False), nullable=False),
)

# Documents that a person took out, and that stay out until they are put back.
forgotten = Table(
    "forgotten",
    metadata,
    Column("location", LargeBinary, primary_key=True),
    Column("document", String, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("path", Text, nullable=False),
    Column("title", Text, nullable=False),
    # Of the file, so that it stays out under another name too; empty for an attachment.
    Column("sha256", String, nullable=False),
    Column("access", String, nullable=False),
    Column("since", Date, nullable=False),
)
