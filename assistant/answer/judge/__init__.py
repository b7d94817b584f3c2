"""Whether the evidence answers: accept, refuse and say what is lacking, or put a false premise right."""
