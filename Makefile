# Everything a newcomer needs: make demo, make test.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

export HF_HUB_OFFLINE := 1
export TOKENIZERS_PARALLELISM := false

.PHONY: help install demo check test lock clean

help: ## Say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/'

$(STAMP): pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on \
	    --constraint requirements.lock --editable ".[dev]"
	$(BIN)/deskproof models prepare
	touch $@

install: $(STAMP) ## Make the environment in .venv

demo: $(STAMP) ## Build the demo company and start the server on 127.0.0.1:8765
	$(BIN)/deskproof demo

check: $(STAMP) ## Run the quick checks: style, types, stair, quick tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -m "not slow and not browser"

test: $(STAMP) ## Run everything, slow tests and browser tests included
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q --numprocesses 2 --dist loadfile

lock: ## Write the versions that are installed now into requirements.lock
	$(BIN)/python -m pip freeze --disable-pip-version-check --exclude-editable \
	    | sed -E 's/\+cpu$$//; s/ @ .*//' > requirements.lock

clean: ## Remove the environment and the demo's data
	rm -rf $(VENV) .deskproof
