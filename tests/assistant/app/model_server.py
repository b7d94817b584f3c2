"""A language model on loopback that says what a test tells it to, by the API that OpenAI's clients speak (FICTIEF)."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event

_SOURCE = re.compile(r"<<<bron (?P<key>[0-9a-f]{6})>>>\n(?P<text>.*?)\n<<<einde", re.DOTALL)


@dataclass
class Script:
    """What the model does.

    Attributes:
        says: its answer; ``{words}`` in it is the key of the source that has those words.
        fails: it answers with an error.
        free: while it is cleared the model says nothing.
        asked: the prompts that it was sent.
    """

    says: str = ""
    fails: bool = False
    free: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.free.set()

    def answer(self, prompt: str) -> str:
        """Return the answer to a prompt."""
        offered = {" ".join(match["text"].split()): match["key"] for match in _SOURCE.finditer(prompt)}
        return re.sub(
            r"\{([^}]+)\}",
            lambda words: next((key for text, key in offered.items() if words[1] in text), "ffffff"),
            self.says,
        )


def serve_script(script: Script) -> ThreadingHTTPServer:
    """Return a server of a script on a free port of loopback; its ``serve_forever`` is for the caller to run."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            prompt = str(body["messages"][-1]["content"])
            script.asked.append(prompt)
            script.free.wait(30)
            self.send_response(500 if script.fails else 200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for delta in () if script.fails else ({"role": "assistant", "content": script.answer(prompt)},):
                choice = {"index": 0, "delta": delta, "finish_reason": None}
                chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
                with suppress(BrokenPipeError):  # who asked has given up
                    self.wfile.write(f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n".encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    return server
