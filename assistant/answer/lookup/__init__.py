"""Answers that the structure of documents holds: fields, sections, definitions, motions, consultations, two sides."""
