"""Runs as one self-contained page."""
