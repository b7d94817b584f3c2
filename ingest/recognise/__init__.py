"""What a document is, from its text: kind, title, dates, references, people, and how documents hang together."""
