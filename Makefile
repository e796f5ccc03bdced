# Two commands do everything, each with all its own set-up:
#   make demo    builds the demo article's kit and says where to look
#   make test    lint, types, layers and every test
# PYTHON names another interpreter (3.11 or newer): make test PYTHON=python3.13

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.installed
DEV    := $(VENV)/.installed-dev

.PHONY: demo test lint types layers tests bench readme golden torture clean

demo: $(RUN)
	@$(BIN)/contentgen build articles/compute-wars.md --link https://example.com/compute-wars --output build
	@echo
	@echo "The campaign lies in build/compute-wars:"
	@echo "  index.html                everything at a glance: open it in a browser"
	@echo "  newsletter/letter.eml     the letter: opens in a mail program; letter.html is for a newsletter service"
	@echo "  social/x/main.txt         the main thread, ready to paste"
	@echo "  images/                   the pictures"

test: $(DEV) lint types layers tests

lint: $(DEV)
	$(BIN)/ruff check .

types: $(DEV)
	$(BIN)/mypy

layers: $(DEV)
	$(BIN)/lint-imports

tests: $(DEV)
	@sh tools/system-packages.sh
	$(BIN)/pytest -n 2

bench: $(DEV)
	$(BIN)/python -m benchmarks

readme: $(DEV)
	$(BIN)/cog -r README.md

golden: $(DEV)
	$(BIN)/pytest -q --golden
	@echo "Look at what changed before you commit it: git diff tests/"

torture: $(DEV)
	$(BIN)/pytest -q -n 2 --torture

clean:
	rm -rf build dist $(VENV) .mypy_cache .ruff_cache .import_linter_cache

$(BIN)/python:
	@sh tools/venv.sh "$(PYTHON)" "$(VENV)"

$(RUN): $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(DEV): $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(RUN)
