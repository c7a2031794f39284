# The two commands a newcomer needs are `make run` and `make test`; both make the environment they use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A home of its own: trying Wireside from a checkout touches nothing of the user's.
APART := WIRESIDE_HOME=$(CURDIR)/.home

# Tests in a terminal wait much: three at a time keep two cores busy.
SIDE_BY_SIDE := -n 3 --dist worksteal

.PHONY: run test soak check bench model pictures clean

run: $(VENV)/.run
	@$(APART) $(BIN)/wireside

# Many wait for a terminal or a server on a machine that others may share: what fails beside them is tried once alone.
test: $(VENV)/.dev
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) || $(BIN)/python -m pytest --last-failed --last-failed-no-failures none

# Every test of safety with full counts; what came of it is kept in docs/soak.md.
soak: $(VENV)/.dev
	$(BIN)/python -m tests.soak

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/test_imports.py

bench: $(VENV)/.dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python -m benchmarks

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Wireside needs Python 3.11 or newer")'
	@echo "Making an environment in $(VENV); this is done once and takes a minute or so."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.run

# DATA is a folder with entities/train/*.jsonl and related/events.jsonl; see training/tagger.py.
model: $(VENV)/.dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[training]'
	OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0 $(BIN)/python -m training.tagger $(DATA)

pictures: $(VENV)/.dev
	TZ=UTC $(BIN)/python docs/pictures.py

clean:
	rm -rf $(VENV) .home dist
