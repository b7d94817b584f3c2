"""The words that a model wants before a text; they are part of the identity of an index."""

from collections.abc import Mapping
from types import MappingProxyType

E5_PROMPTS: Mapping[str, str] = MappingProxyType({"query": "query: ", "document": "passage: "})
