"""The child process of ``ingest.index.apart``: does what it is asked with the vectors of one index folder.

Started as ``python -m ingest.index.apart_worker FOLDER``. Ends when its input closes, so that it never outlives its
parent, however that ended.
"""

import os
import pickle
import signal
import sys
from contextlib import suppress
from pathlib import Path

from ingest.child import claim_output
from ingest.errors import StoreError
from ingest.index.vectors import Vectors


def main() -> None:
    """Serve requests until the input closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then closes the pipe
    output = claim_output()
    state = ("", 0)
    vectors = Vectors(Path(sys.argv[1]), collection=lambda: state[0], generation=lambda: state[1])
    with suppress(EOFError):
        while True:
            state, verb, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - of the parent
            try:
                answer = verb(vectors, *arguments)
            except StoreError as error:
                answer = error
            pickle.dump(answer, output)
            output.flush()
    os._exit(0)  # nothing was written, and taking Chroma down in order takes most of a second


if __name__ == "__main__":
    main()
