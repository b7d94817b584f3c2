"""Reading PDF: glyphs with positions, lines, what is in the margin, tables, paragraphs."""
