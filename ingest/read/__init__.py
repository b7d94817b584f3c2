"""Reading: from a file to text with its layout, one reader a format, in a child process that may fail.

``Sandbox`` is what a job uses; ``read_path`` and ``read_bytes`` read in this process.
"""

from ingest.read.files import read_bytes, read_path
from ingest.read.limits import Limits
from ingest.read.sandbox import Sandbox
from ingest.read.sniff import SUFFIXES

__all__ = ["SUFFIXES", "Limits", "Sandbox", "read_bytes", "read_path"]
