# `make help` explains every target; the words behind ## are the help.
PYTHON ?= python3
PORT := 8501
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run check test style quick whole bench clean browser firefox

help: ## toon deze hulp
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 16

# Every environment begins here, and only with a Python that is new enough.
USED = $(or $(wildcard $(BIN)/python),$(PYTHON))
TOO_OLD = Nodig is Python 3.11 of nieuwer, en $(USED) is dat niet. Typ bijvoorbeeld: make clean $(MAKECMDGOALS) PYTHON=python3.11
define environment
	$(if $(filter True,$(shell { $(USED) -c 'import sys; print(sys.version_info >= (3, 11))'; } 2>/dev/null)),,$(error $(TOO_OLD)))
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
	@echo "De pakketten worden geïnstalleerd; dat duurt ongeveer een minuut."
endef
INSTALL = @PIP_ROOT_USER_ACTION=ignore $(BIN)/python -m pip install -qq --disable-pip-version-check -r

$(VENV)/run: requirements.txt
	$(environment)
	$(INSTALL) requirements.txt
	@$(BIN)/python -m compileall -q $(VENV)/lib || true
	@touch $@

$(VENV)/dev: requirements-dev.txt requirements.txt
	$(environment)
	$(INSTALL) requirements-dev.txt
	@touch $@

# Ctrl-C reaches the shell and make as well: the program says its line, and they say nothing.
run: $(VENV)/run ## start het dashboard op http://localhost:8501; op een andere poort: make run PORT=8502
	@trap : INT; ./vgg start --port $(PORT) || [ $$? = 130 ]

browser: $(VENV)/dev
	$(BIN)/python tests/support/find_browser.py

style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Three at a time, also on two cores: a test often waits for a disk, a child or its browser. Who is done takes over
# half of what another still has to do.
TESTS = $(BIN)/python -m pytest -n 3 --dist worksteal

quick:
	$(TESTS) -m "not browser and not faults"

whole:
	$(TESTS) -m "not firefox"

# Beside each other: types are looked at by one process, and the tests leave it a core.
check: $(VENV)/dev ## stijl, types en de toetsen zonder browser en zonder storingen
	@$(MAKE) --no-print-directory -j 2 style quick

test: $(VENV)/dev browser ## stijl, types en alle toetsen, met een echte browser
	@$(MAKE) --no-print-directory -j 2 style whole

firefox: $(VENV)/dev ## dezelfde pagina's in Firefox; op een kale machine installeert root hem mee
	$(BIN)/python tests/support/find_browser.py firefox
	$(BIN)/python -m pytest -m firefox

bench: $(VENV)/dev browser ## meet snelheid en geheugen naast een Dash-pagina; schrijft docs/performance.md
	$(BIN)/python -m benchmarks

clean: ## verwijder de omgeving en alles wat gemaakt is (niet de aanleveringen)
	rm -rf $(VENV) benchmarks/.venv .pytest_cache .ruff_cache .mypy_cache .hypothesis
