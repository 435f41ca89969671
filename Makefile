# Needs python >= 3.11 with pip and venv, and a package index. `make run` and `make test` are all a newcomer types.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
INSTALLED := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help run test check score bench clients format openapi constraints clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

run: $(INSTALLED) ## Migrate the database, ingest seeds/ and serve on PORT (8000)
	exec $(BIN)/attache up --host $(HOST) --port $(PORT)

test: $(INSTALLED) ## Run the tests (ARGS="-k verify" narrows them)
	$(BIN)/pytest -n auto --dist loadfile $(ARGS)

check: $(INSTALLED) ## Format, lint, import direction, types, migration drift
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_migrations.py

# Beside the annotated articles of the tests, those of $(GOLD), where they are.
GOLD ?= ../shared/gold
score: $(INSTALLED) ## Print how much is found in annotated articles, by kind and language
	$(BIN)/python -m benchmarks.score tests/articles $(GOLD)/seeds $(GOLD)/dev $(GOLD)/train
	$(BIN)/python -m benchmarks.quotations

bench: $(INSTALLED) ## Print how many words a second the rules read (ARGS=--growth: how time grows with length, in half an hour)
	$(BIN)/python -m benchmarks.extract $(ARGS)

clients: $(INSTALLED) ## Call a server with clients generated from openapi.json (needs npm's index too, and LibreOffice)
	.ci/clients/run $(abspath $(BIN)/attache)

format: $(INSTALLED) ## Rewrite the code in the house format and mend what ruff can
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

openapi: $(INSTALLED) ## Write openapi.json from the routes
	$(BIN)/attache openapi > openapi.json.new
	mv openapi.json.new openapi.json

# constraints.txt pins all; constraints-runtime.txt is the part that serving needs, without the test and dev extras;
# .ci/clients/tools.txt is what `make clients` needs beside.
# Pins already there stay; UPGRADE=--upgrade lets them move within the ranges of pyproject.toml.
constraints: ## Pin every dependency of pyproject.toml, its extras and its build backend
	@set -e; uv=$$(mktemp -d); trap 'rm -rf "$$uv"' EXIT; \
	$(PYTHON) -m venv "$$uv/venv"; "$$uv/venv/bin/pip" install --quiet uv; \
	$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		> "$$uv/build-system.in"; \
	compile() { "$$uv/venv/bin/uv" pip compile --quiet --universal --generate-hashes --no-emit-index-url \
		--custom-compile-command 'make constraints' "$$@" pyproject.toml - < "$$uv/build-system.in"; }; \
	compile --all-extras $(UPGRADE) --output-file constraints.txt; \
	compile --constraint constraints.txt --output-file constraints-runtime.txt; \
	"$$uv/venv/bin/uv" pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		--custom-compile-command 'make constraints' $(UPGRADE) --output-file .ci/clients/tools.txt .ci/clients/tools.in

clean: ## Remove the virtual environment and everything built
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): constraints.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r constraints.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
