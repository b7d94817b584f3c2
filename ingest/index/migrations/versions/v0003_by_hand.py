"""What people correct by hand and take out, and the access label of files that could not be read."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add tables and columns; nothing was corrected or taken out before, and the labels of such files are not known."""
    op.create_table(
        "corrections",
        sa.Column("location", sa.LargeBinary(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("location", "field"),
    )
    op.create_table(
        "forgotten",
        sa.Column("location", sa.LargeBinary(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("access", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("location"),
    )
    op.add_column("documents", sa.Column("corrected", sa.JSON(), nullable=True))
    op.add_column("files", sa.Column("access", sa.String(), nullable=True))
