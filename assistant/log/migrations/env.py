"""Alembic's entry point: runs the migrations on the connection that the log hands it."""

from alembic import context

from assistant.log.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transaction_per_migration=True
)
with context.begin_transaction():
    context.run_migrations()
