# `make demo` and `make test` do all their own set-up: they need Python 3.11 (or newer) and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: demo test check audit score bench bench-all screenshots clean trust fuzz fuzz-road wheelhouse wheelhouse-test

# A stamp for each set of packages, made again when the list of packages changes.
$(VENV)/run.stamp: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Counterclaim needs Python 3.11 or newer: make PYTHON=python3.11 …"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(VENV)/run.stamp
	$(BIN)/counterclaim demo

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# On all cores, some four at most (each has a reading model in memory), and with how much of the package the tests
# run: below the floor of pyproject.toml that is a failure.
test: check
	$(BIN)/pytest -n logical --maxprocesses 4 --dist worksteal --cov

# Known weaknesses of the pinned packages, where a service that knows them can be reached.
audit:
	$(PYTHON) tools/audit.py

score: $(VENV)/dev.stamp
	$(BIN)/python tools/score.py --shared $(SHARED)
	$(BIN)/python tools/score_polnear.py $(SHARED)/data/polnear-dev.jsonl --scorer $(SHARED)/gold/score_attribution.py

bench: $(VENV)/dev.stamp
	$(BIN)/python benchmarks/run.py $(SHARED)

# Every benchmark with its figures as one table, some hours; `make bench-all FEW=--few` takes minutes.
bench-all: $(VENV)/dev.stamp
	$(BIN)/python benchmarks/all.py $(SHARED) $(FEW)

screenshots: $(VENV)/dev.stamp
	$(BIN)/python tools/screenshots.py

# The table of docs/trust.md: every fault and hostile input, as often as its row says.
trust: $(VENV)/dev.stamp
	$(BIN)/python tools/trust.py --write

# Atheris lives in an environment of its own: it is heavy, and nothing else needs it.
MINUTES ?= 60
fuzz:
	test -x .venv-fuzz/bin/python || $(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt -e . atheris==3.0.0
	nice -n 15 .venv-fuzz/bin/python tools/fuzz_reports.py --minutes $(MINUTES)

fuzz-road: $(VENV)/dev.stamp
	COUNTERCLAIM_FUZZ=long $(BIN)/pytest tests/fuzz

# All that a machine without a network needs: pip install --no-index --find-links build/wheelhouse counterclaim
wheelhouse: $(VENV)/run.stamp
	rm -rf build/wheelhouse
	$(BIN)/python -m pip wheel -q --disable-pip-version-check -c constraints.txt -w build/wheelhouse .

# Installs from that folder alone, in a new environment, and runs what is installed.
wheelhouse-test: wheelhouse
	$(BIN)/python tools/wheelhouse.py

clean:
	rm -rf $(VENV) .venv-fuzz .venv-audit build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
