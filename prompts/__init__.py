"""The words: prompt templates and fixed Dutch phrases, as files with their variables declared."""
