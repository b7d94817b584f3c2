"""From a file to passages in the index; knows nothing of questions."""
