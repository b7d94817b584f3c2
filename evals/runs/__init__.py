"""A run: every task of some sets put to the assistant as a user would, kept as a folder."""
