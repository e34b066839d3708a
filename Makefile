# Two commands matter: `make brief` and `make test`. Both prepare everything they need, once.
SHELL := /bin/bash
FILES ?= tests/samples/summit.txt
PYTHON := .venv/bin/python

.PHONY: brief test fuzz bench eval lock

brief: .venv/run.ready  ## brief the sample, or FILES="…", into out/ as HTML and PDF
	@.venv/bin/briefing make $(FILES) --format html --format pdf -o out/

test: .venv/test.ready  ## every check: tests, types, style, layers
	@$(PYTHON) -m pytest -n 2

fuzz: .venv/test.ready  ## the slow tests: 400 mutations of each format, and large attacks
	@$(PYTHON) -m pytest -n 2 -m slow

bench: .venv/test.ready  ## speed side by side, as ratios
	@$(PYTHON) -m benchmarks

eval: .venv/run.ready  ## judgement measured on labelled texts, where they are at hand
	@if [ -f ../shared/eval/score.py ]; then \
	  $(PYTHON) ../shared/eval/score.py && $(PYTHON) -m benchmarks.agreement ../shared/data && \
	  $(PYTHON) -m benchmarks.antecedents ../shared/data; \
	else echo "eval: the labelled texts are not here"; fi

lock:  ## pin again: versions and hashes, no addresses
	@tools/lock

.venv/run.ready: requirements.lock pyproject.toml tools/setup
	@tools/setup run

.venv/test.ready: requirements.lock tests/requirements.lock pyproject.toml tools/setup
	@tools/setup test
