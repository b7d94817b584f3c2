"""The tables of the log, as SQLAlchemy knows them; the migrations beside this file make them."""

from sqlalchemy import JSON, Column, DateTime, ForeignKey, Integer, MetaData, String, Table, Text

# The newest migration; a test holds it against the migrations folder.
REVISION = "0003"

metadata = MetaData()

exchanges = Table(
    "exchanges",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", DateTime, nullable=False, index=True),  # UTC
    Column("channel", String, nullable=False),  # ask, chat
    Column("conversation", String, nullable=False, index=True),  # groups the exchanges of one conversation
    Column("question", Text, nullable=False),
    Column("understood", Text, nullable=False),
    Column("outcome", String, nullable=False),  # answered, refused, stopped, failed
    Column("answer", Text, nullable=False),
    Column("mode", String, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("filters", JSON, nullable=False),
    Column("sources", JSON, nullable=False),  # what was found, with scores
    Column("citations", JSON, nullable=False),
    Column("sent", Text, nullable=False),  # what a language model was sent
    Column("prompts", JSON, nullable=False),  # name -> version
    Column("index", JSON, nullable=False),  # its generation, model and size at that moment
    Column("seconds", JSON, nullable=False),  # until the sources, until the end
    Column("program", String, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("exchange", String, ForeignKey("exchanges.id", ondelete="CASCADE"), primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("thumb", Integer, nullable=False),  # 1 up, -1 down
    Column("comment", Text, nullable=False),
    Column("reasons", JSON, nullable=False, server_default="[]"),  # why it was no good answer
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String, primary_key=True),
    Column("owner", String, nullable=False, index=True),  # a hash of what its owner's browser holds
    Column("name", Text, nullable=False),  # empty: its first question
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String, primary_key=True),
    Column("version", Integer, primary_key=True),  # from 1
    Column("owner", String, nullable=False, index=True),  # as of a conversation
    Column("at", DateTime, nullable=False),  # UTC
    Column("request", JSON, nullable=False),  # sources, section, profile, title, date
    Column("text", Text, nullable=False),  # with its marks
    Column("spans", JSON, nullable=False),  # of each mark: number, document, start, end
    Column("mode", String, nullable=False),  # extractive, or the model's name
)
