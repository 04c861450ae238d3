# Python 3.11+ and make are all it needs; everything else goes into .venv.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-browser pictures lint bench torture lock

help:  ## what can be done here
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: $(READY)  ## .venv from the lock; the other verbs do it by themselves

demo: $(READY)  ## the whole system on this machine, on a page with everybody's phones; no token needed
	$(BIN)/python -m bot demo

test: $(READY)  ## every test, on SQLite and on PostgreSQL; some minutes
	$(BIN)/python -m pytest -q -n auto --dist worksteal --ignore tests/browser

test-browser: $(READY)  ## the page with the phones in a real headless Chromium (Debian: apt install chromium)
	$(BIN)/python -m pytest tests/browser

pictures: $(READY)  ## docs/pictures anew (Debian: apt install chromium fonts-roboto fonts-noto-color-emoji)
	$(BIN)/python -m tests.browser.pictures

lint: $(READY)  ## style, types, architecture, texts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/house/test_texts.py

bench: $(READY)  ## how quick an answer is, beside other bots
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.engine
	$(BIN)/python -m tests.bench.ticks
	$(BIN)/python -m tests.bench.letters

torture: $(READY)  ## the kill tests, ten times longer
	$(BIN)/python -m pytest -m torture --timeout 0

lock:  ## resolve the dependencies anew
	$(PYTHON) .ci/lock.py

# Made again whenever the lock changes, so that what runs is what was tested.
$(READY): requirements.lock requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; if you have it under another name: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "Python came without venv; on Debian: apt install python3-venv"; exit 1; }
	@echo "Installing into $(VENV): a minute or two, once."
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@
