PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1  # the notice of Material for MkDocs; the README says what follows from it
# What npm brings asks for Node, which is in .venv where the machine has none.
export PATH := $(PATH):$(CURDIR)/$(BIN)
# What Python has compiled is kept, else each build and each part of the tests would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE
# Where the home folder cannot be written to, npm, pip and browsers keep here what they fetch.
ifneq ($(shell test -w "$$HOME" && echo writable),writable)
export HOME := $(shell mkdir -p .venv/home && cd .venv/home && pwd)
endif
BIOME := node_modules/.bin/biome check --error-on-warnings --diagnostic-level=warn --config-path=.ci/style.jsonc
TEST := $(BIN)/python -m pytest --numprocesses auto --dist loadgroup
LOCK := .venv/lock/bin/uv pip compile --quiet pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header --upgrade

.PHONY: serve build zensical frozen quick test style format types mutants fuzz peers watertap browsers bench package lock clean
.DELETE_ON_ERROR:

serve: .venv/site.ready .venv/runtime.ready ## build everything and serve the site on localhost; ADDRESS=127.0.0.1:8001
	$(BIN)/mkdocs serve $(ADDRESS:%=--dev-addr %)

build: .venv/site.ready .venv/runtime.ready ## write the static site to site/
	$(BIN)/mkdocs build

zensical: .venv/zensical.ready .venv/runtime.ready ## write the same site with Zensical, MkDocs' successor
	rm -rf site
	.venv/zensical/bin/python -m zensical build --clean --strict
	.venv/zensical/bin/python -m docs.publishing site

frozen: .venv/site.ready .venv/runtime.ready ## freeze the browser's Python, if calc or Pyodide has changed
	$(BIN)/python -c "from docs.browser import frozen; frozen.module()"

# What takes seconds comes before the tests; pyright, which takes one processor for long, goes on beside them.
quick: .venv/test.ready .venv/runtime.ready ## run style, types and every test that needs no site
	$(MAKE) --no-print-directory --jobs=3 types-pyright tests-without-site

test: .venv/test.ready .venv/runtime.ready .venv/chromium.ready ## run every test, browsers included
	$(MAKE) --no-print-directory --jobs=3 types-pyright tests-with-site

tests-without-site: style types-mypy types-tsc
	$(TEST) -m "not site"

tests-with-site: frozen style types-mypy types-tsc
	$(TEST)

style: .venv/test.ready .venv/runtime.ready ## look at the style of Python, scripts, styles and settings
	$(BIN)/ruff check --no-cache
	$(BIN)/ruff format --check --no-cache
	$(BIOME)

format: .venv/test.ready .venv/runtime.ready ## write all that as `make style` wants it
	$(BIN)/ruff check --no-cache --select I --fix
	$(BIN)/ruff format --no-cache
	$(BIOME) --linter-enabled=false --write

types: types-pyright types-mypy types-tsc ## check the types of calc and of the scripts

types-pyright: .cache/pyright.ready

# It keeps nothing of what it has found, as the others do: it looks again where anything is newer than its last success.
.cache/pyright.ready: $(shell find calc -name '*.py' -o -type d ! -name __pycache__) pyproject.toml .venv/test.ready .venv/runtime.ready
	node_modules/.bin/pyright
	mkdir -p .cache
	touch $@

types-mypy: .venv/test.ready
	$(BIN)/mypy

types-tsc: .venv/runtime.ready
	node_modules/.bin/tsc --build .ci/javascript

mutants: .venv/test.ready .venv/runtime.ready ## change formulas at random, and tell which changes no test notices; SEED=2 COUNT=300
	$(BIN)/python -m tests.mutants $(SEED:%=--seed %) $(COUNT:%=--count %)

fuzz: .venv/test.ready .venv/runtime.ready ## try a million entries in all calculators, solve them for their inputs, and a visit of 2,000 changes; SEED=2 COUNT=5000000
	$(BIN)/python -m tests.fuzz $(SEED:%=--seed %) $(COUNT:%=--count %)
	$(BIN)/python -m tests.solving $(SEED:%=--seed %)
	$(BIN)/python -m pytest tests/long

# pyEQL's units keep the paths that they were read from in a cache: each clone has its own, not one for all at home.
peers: .venv/peers.ready .venv/zensical.ready .venv/course.ready ## compare with gsw, PHREEQC and pyEQL, and Zensical's pages with MkDocs'; run the example course
	XDG_CACHE_HOME="$(CURDIR)/.venv/peers/cache" .venv/peers/bin/python -m pytest --confcutdir=tests/peers tests/peers
	$(BIN)/python -m pytest tests/zensical tests/course

watertap: .venv/watertap.ready ## run what is handed to WaterTAP, with a solver for it; they take 800 MB
	.venv/watertap/bin/python -m pytest --confcutdir=tests/watertap tests/watertap

browsers: .venv/browsers.ready frozen ## try the main faults in Firefox and WebKitGTK, which must be installed
	$(if $(shell command -v xvfb-run),xvfb-run --auto-servernum) .venv/browsers/bin/python -m pytest --confcutdir=tests/engines tests/engines

bench: .venv/test.ready .venv/chromium.ready frozen ## measure the site in a browser
	$(BIN)/python -m tests.bench

package: .venv/test.ready ## write the package of calc, as source and as wheel, to dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation

.venv/python.ready:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; name one with make PYTHON=...")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/site.ready: .ci/site.txt pyproject.toml | .venv/python.ready
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/test.ready: .ci/test.txt .venv/site.ready
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

.venv/chromium.ready: tests/browsers.py .venv/test.ready
	$(BIN)/python -m tests.browsers
	touch $@

.venv/peers.ready: .ci/peers.txt | .venv/python.ready
	$(PYTHON) -m venv --clear .venv/peers
	.venv/peers/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

.venv/watertap.ready: .ci/watertap.txt | .venv/python.ready
	$(PYTHON) -m venv --clear .venv/watertap
	.venv/watertap/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

.venv/browsers.ready: .ci/browsers.txt pyproject.toml | .venv/python.ready
	$(PYTHON) -m venv --clear .venv/browsers
	.venv/browsers/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	.venv/browsers/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/zensical.ready: .ci/zensical.txt | .venv/python.ready
	$(PYTHON) -m venv --clear .venv/zensical
	.venv/zensical/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

# The example course has an environment of its own: its theme, and what its pages load from elsewhere.
.venv/course.ready: .ci/course.txt .ci/course/package-lock.json | .venv/test.ready .venv/runtime.ready
	$(PYTHON) -m venv --clear .venv/course
	.venv/course/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	cp .ci/course/package.json .ci/course/package-lock.json .venv/course/
	"$$(cat .venv/npm)" ci --prefix .venv/course --ignore-scripts --no-audit --no-fund
	touch $@

.venv/runtime.ready: package-lock.json .ci/node.txt | .venv/python.ready
	command -v npm > .venv/npm || { $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .ci/node.txt && echo $(BIN)/npm > .venv/npm; }
	"$$(cat .venv/npm)" ci --ignore-scripts --no-audit --no-fund
	touch $@

lock: | .venv/python.ready ## pin the newest versions that pyproject.toml and package.json allow
	test -x .venv/lock/bin/uv || $(PYTHON) -m venv .venv/lock
	.venv/lock/bin/pip install --quiet --disable-pip-version-check --require-hashes -r .ci/release.txt
	$(LOCK) --group site --output-file .ci/site.txt
	$(LOCK) --group test --output-file .ci/test.txt
	$(LOCK) --group peers --output-file .ci/peers.txt
	$(LOCK) --group watertap --output-file .ci/watertap.txt
	$(LOCK) --group zensical --output-file .ci/zensical.txt
	$(LOCK) --group course --output-file .ci/course.txt
	$(LOCK) --group browsers --output-file .ci/browsers.txt
	$(LOCK) --group node --output-file .ci/node.txt
	$(LOCK) --group release --output-file .ci/release.txt
	for folder in . .ci/course; do \
		npm install --prefix $$folder --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved || exit; \
	done

clean: ## remove all that the other commands made
	rm -rf .venv node_modules site .cache .hypothesis dist
