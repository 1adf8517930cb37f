# The two commands of the README, and what they need.
#
#   make apply    install system packages, build, plan and apply tenants/ to tenantry.db
#   make test     install system packages and what judges the results, build, run all tests

STATE ?= tenantry.db
SWIFT ?= swift
BUILD = $(SWIFT) build -c release --product tenantry --static-swift-stdlib
PACKAGES = libyaml-dev libidn2-dev libpsl-dev libsqlite3-dev sqlite3 pkg-config
VALIDATORS = check-jsonschema==0.39.0 cmarkgfm==2025.10.22 html5lib==1.1
JUDGES = chromium graphviz

.PHONY: apply test build packages judges validator clean

apply: build
	.build/release/tenantry apply tenants --state $(STATE) --auto-approve

build: packages
	$(BUILD)

test: packages judges validator
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

# Installs only what is missing, so that it needs no network and no rights when nothing is.
packages:
	@missing=$$(for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	    echo "installing" $$missing; \
	    sudo=$$([ $$(id -u) = 0 ] || echo sudo); \
	    $$sudo apt-get update -q && $$sudo apt-get install -y -q $$missing; \
	fi

# Installs what shows pages and draws graphs, and what checks JSON Schemas, reads HTML and reads
# Markdown as GitHub does: programs that know nothing of tenantry. Where that cannot be done, the tests
# that need them are skipped; with CI=true they fail.
judges:
	@$(MAKE) -s packages PACKAGES="$(JUDGES)" || echo "$(JUDGES) cannot be installed"

validator:
	@.build/validator/bin/python -c 'import check_jsonschema, cmarkgfm, html5lib' 2>/dev/null || { \
	    echo "installing $(VALIDATORS) into .build/validator" && \
	    $(MAKE) -s packages PACKAGES=python3-venv && \
	    python3 -m venv .build/validator && \
	    .build/validator/bin/pip install -q --disable-pip-version-check $(VALIDATORS); \
	} || echo "the validators cannot be installed"

clean:
	$(SWIFT) package clean
