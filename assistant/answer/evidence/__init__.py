"""What the passages found hold of a question: its words, names, numbers and kind of answer, sentence by sentence."""
