"""A model server on loopback that says what a test tells it to, in the form of OpenAI's chat completions."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread


@dataclass
class Scripted:
    """What the server says, and what was asked.

    Attributes:
        say: prompt -> what is written.
        usage: tokens that each call tells of; None tells nothing.
        most: requests that are answered before it dies; -1 for all.
        fails: number of a request, from 0 -> whether it is answered with an error of the server.
        url: of the server.
        asked: prompts, in the order in which they came.
        options: whether tokens were asked for, for each prompt.
    """

    say: Callable[[str], str]
    usage: tuple[int, int] | None = (100, 10)
    most: int = -1
    fails: Callable[[int], bool] = lambda _: False
    url: str = ""
    asked: list[str] = field(default_factory=list)
    options: list[bool] = field(default_factory=list)
    dead: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)


@contextmanager
def scripted(script: Scripted) -> Iterator[Scripted]:
    """Serve a script until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            prompt = "\n".join(str(message["content"]) for message in body["messages"])
            with script.lock:
                if len(script.asked) == script.most:
                    script.dead.set()
                if script.dead.is_set():
                    self.close_connection = True  # as a process that was killed: no answer at all
                    return
                fails = script.fails(len(script.asked))
                script.asked.append(prompt)
                script.options.append(bool((body.get("stream_options") or {}).get("include_usage")))
            if fails:
                self.send_error(500)
                return
            self._reply(script.say(prompt), bool(body.get("stream")))

        def _reply(self, text: str, stream: bool) -> None:
            told = {}
            if script.usage:
                read, wrote = script.usage
                told = {"usage": {"prompt_tokens": read, "completion_tokens": wrote, "total_tokens": read + wrote}}
            head: dict[str, object] = {"id": "1", "created": 0, "model": "script"}
            if stream:
                delta = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}
                stop = {"index": 0, "delta": {}, "finish_reason": "stop"}
                parts: list[dict[str, object]] = [{"choices": [delta]}, {"choices": [stop]}, {"choices": [], **told}]
                lines = [
                    json.dumps(head | {"object": "chat.completion.chunk"} | part)
                    for part in parts
                    if len(part) > 1 or part["choices"]
                ]
                content = "".join(f"data: {line}\n\n" for line in [*lines, "[DONE]"]).encode()
            else:
                message = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
                content = json.dumps(head | {"object": "chat.completion", "choices": [message], **told}).encode()
            self.send_response(200)
            self.send_header("content-type", "text/event-stream" if stream else "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    script.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()


_SOURCE = re.compile(r"<<<bron (\w+)>>>\n(.*?)\n<<<einde", re.DOTALL)


def cites(prompt: str, *sentences: str) -> str:
    """Return the first of some sentences that stands in a source of the prompt, with that source's key."""
    found = [f"{one} [{key}]" for one in sentences for key, text in _SOURCE.findall(prompt) if one in text]
    return next(iter(found), "NIET GEVONDEN")
