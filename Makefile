# `make help` explains every target; the words behind ## are the help.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test bench clean browser

help: ## toon deze hulp
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 16

$(VENV)/run: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m compileall -q $(VENV)/lib || true
	@touch $@

$(VENV)/dev: requirements-dev.txt requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(VENV)/run ## start het dashboard op http://localhost:8501 (laadt de eerste keer de meegeleverde gegevens)
	$(BIN)/python -m etl first-start
	$(BIN)/python -m streamlit run dashboard.py

browser: $(VENV)/dev
	$(BIN)/python tests/support/find_browser.py

# Three at a time, also on two cores: a walk through the pages mostly waits for its browser. In their own order:
# else the files with few but long tests come last, one by one.
test: $(VENV)/dev browser ## ruff, types en alle tests, met een echte browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

bench: $(VENV)/dev browser ## meet snelheid en geheugen naast een Dash-pagina; schrijft docs/performance.md
	$(BIN)/python -m benchmarks

clean: ## verwijder de omgeving en alles wat gemaakt is (niet de aanleveringen)
	rm -rf $(VENV) benchmarks/.venv .pytest_cache .ruff_cache .mypy_cache .hypothesis
