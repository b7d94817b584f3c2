"""What leaves Notabene: answers as text, as Markdown, as rich text and as a Word file."""
