# Every target works in a fresh clone with only Python and make: `.venv` is made from the
# hash-locked requirements, and reporter/system.py installs (or names) what pip cannot.

PYTHON ?= python3
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet
LOCKED := --require-hashes --no-deps --only-binary :all:
LOCK := .venv/bin/uv pip compile --quiet --no-config --universal \
	--python-version 3.11 --fork-strategy fewest --only-binary :all: --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links
# These have no wheels; they are built with what requirements-build.lock holds.
BAGIT := --no-binary bagit
SPARK := --no-binary pyspark

# The stamps are the last thing that set-up writes: without them it starts again from nothing.
REPORT := .venv/report.stamp
TEST := .venv/test.stamp

# Only Ubuntu, whose Chromium is a snap, takes its browser from npm: see reporter/system.py.
OPTIONAL := $(shell grep -qsx ID=ubuntu /etc/os-release || echo --omit=optional)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help report test lint fast slow bench bench-batch bench-compute bench-archive lock clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile

report: $(REPORT) ## Build every edition to output/
	.venv/bin/reporter build --output output

test: lint fast slow ## Lint, then the fast tests, then the slow ones

lint: $(TEST) ## Check style, format and types
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/mypy tests/validators

fast: $(TEST) ## Run the fast tests
	.venv/bin/python -m pytest -m "not slow" --numprocesses auto

slow: $(TEST) ## Run the tests that render whole editions or need Java, Node or Chromium
	.venv/bin/python -m pytest -m slow --numprocesses auto --dist worksteal

bench: $(TEST) ## Measure the speed of a build
	.venv/bin/python -m tests.bench

bench-batch: $(TEST) ## Measure 98 municipal sheets, and the same sheets by other means
	.venv/bin/python -m tests.bench_batch

bench-compute: $(TEST) ## Measure the speed of computing the goals, at 1 and 6 million persons
	.venv/bin/python -m tests.bench_compute

bench-archive: $(TEST) ## Measure verifying a bundle of 98 sheets, and the difference of two
	.venv/bin/python -m tests.bench_archive

# `make lock UPGRADE=--upgrade` takes the newest versions; without it the locked ones are kept.
lock: $(TEST) ## Remake the lock files from pyproject.toml and package.json
	$(LOCK) $(UPGRADE) --group build --output-file requirements-build.lock
	$(LOCK) $(UPGRADE) pyproject.toml $(BAGIT) --constraint requirements-build.lock \
		--output-file requirements.lock
	$(LOCK) $(UPGRADE) pyproject.toml --group dev --extra spark --extra dask $(BAGIT) $(SPARK) \
		--constraint requirements.lock --constraint requirements-build.lock \
		--output-file requirements-dev.lock
	cd tests/validators && ../../.venv/bin/npm install --package-lock-only

clean: ## Remove everything that is made
	rm -rf .venv output build dist tests/validators/node_modules \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(REPORT): requirements-build.lock requirements.lock pyproject.toml reporter/system.py
	$(call environment,report,requirements.lock)
	touch $@

# The requirements of the tests hold those of the report, at the same versions.
$(TEST): requirements-build.lock requirements.lock requirements-dev.lock pyproject.toml \
		reporter/system.py tests/validators/package-lock.json
	$(call environment,test,requirements.lock)
	$(PIP) install $(LOCKED) $(BAGIT) $(SPARK) --no-build-isolation \
		--requirement requirements-dev.lock
	cd tests/validators && ../../.venv/bin/npm ci --silent $(OPTIONAL)
	touch $(REPORT) $@

# $(call environment,PURPOSE,LOCK): make `.venv` anew. Wheels only, each one by its hash: nothing
# is built but our own package, BagIt and PySpark, and that with the locked build backends.
define environment
@$(PYTHON) -I reporter/system.py $(1)
rm -rf .venv
$(PYTHON) -m venv .venv
$(PIP) install $(LOCKED) --requirement requirements-build.lock
$(PIP) install $(LOCKED) $(BAGIT) --no-build-isolation --requirement $(2)
$(PIP) install --no-index --no-deps --no-build-isolation --editable .
endef
