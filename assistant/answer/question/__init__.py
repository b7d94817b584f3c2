"""What a question asks: without its frame, in parts, the kinds of answer, of which motion or party."""
