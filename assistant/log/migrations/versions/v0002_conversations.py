"""Conversations have an owner and a name; a thumb can have reasons."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of conversations, and the column of reasons."""
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_conversations_owner"), "conversations", ["owner"], unique=False)
    op.create_index(op.f("ix_exchanges_conversation"), "exchanges", ["conversation"], unique=False)
    op.add_column("feedback", sa.Column("reasons", sa.JSON(), nullable=False, server_default="[]"))
