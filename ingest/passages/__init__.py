"""From sections to the passages that are embedded, searched and cited."""

from ingest.passages.split import Knobs, passage_input, split_passages

__all__ = ["Knobs", "passage_input", "split_passages"]
