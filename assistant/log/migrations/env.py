"""Alembic's entry point."""

from ingest.index.sqlite import run_migrations

run_migrations()
