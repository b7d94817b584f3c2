"""Under which limits a file was refused, so that it is read again once it may take more."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; what was refused before is not known, so such a file is read once more."""
    op.add_column("files", sa.Column("limits", sa.JSON(), nullable=True))
