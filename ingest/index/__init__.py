"""The index: a catalogue that is the truth, with vectors and a lexical index derived from it."""
