"""The chat: tabs to ask, to see the documents and to read what it can do."""
