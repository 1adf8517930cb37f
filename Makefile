# The two commands of the README, and what they need.
#
#   make apply         install system packages, build, plan and apply tenants/ to tenantry.db
#   make test          install system packages and what judges the results, build, run all tests
#   make torture       break what can be broken: docs/reliability.md
#   make mutants       take the defences out, one at a time, and show that a test notices
#   make sanitize      run the tests under AddressSanitizer and ThreadSanitizer
#   make instructions  count them, and fail where there are over 10 % more than were accepted
#   make fuzz          feed random input for SECONDS to what reads files, and to every format
#   make release       build, pack the tarball and the package, print the lines for ci/release

STATE ?= tenantry.db
SWIFT ?= swift
# What is tested is what is built for people, file by file: it is compiled once.
RELEASE = -c release --disable-local-rpath -Xswiftc -enable-testing
BUILD = $(SWIFT) build $(RELEASE) --product tenantry
PACKAGES = libyaml-dev libidn2-dev libpsl-dev libsqlite3-dev sqlite3 pkg-config
JUDGES = chromium curl fish git graphviz groff jq python3-venv strace unzip zsh
PACKERS = binutils dpkg-dev jq
COUNTERS = binutils gcc libc6-dev make valgrind
INSPECTORS = curl debootstrap lintian
VALIDATOR = .build/validator

.PHONY: apply test torture mutants sanitize instructions fuzz build man release check-release packages judges clean

apply: build
	.build/release/tenantry apply tenants --state $(STATE) --auto-approve

build: packages
	$(BUILD)

test: packages judges
	$(SWIFT) build --build-tests $(RELEASE)
	$(SWIFT) test --skip-build $(RELEASE) --skip TenantryScenarioTests
	$(SWIFT) test --skip-build $(RELEASE) --filter TenantryScenarioTests

# Everything: hours on a small machine. `SHORT=1` takes a minute; what `make test` has is left out.
torture: packages judges
	$(SWIFT) build --build-tests $(RELEASE)
	$(if $(SHORT),,$(BUILD))
	python3 Tests/Torture/syscalls.py $(if $(SHORT),--points 300)
	python3 Tests/Torture/processes.py $(if $(SHORT),--processes 40 --rounds 2)
	python3 Tests/Torture/corruption.py $(if $(SHORT),--trials 100)
	$(if $(SHORT),,TENANTRY_TORTURE=21 $(SWIFT) test --skip-build $(RELEASE) --filter DiskFaultTests)
	$(if $(SHORT),,TENANTRY_TORTURE=68 $(SWIFT) test --skip-build $(RELEASE) --filter CorruptionTests)
	$(if $(SHORT),,TENANTRY_TORTURE=10 $(SWIFT) test --skip-build $(RELEASE) --filter '(Sequence|Untouched)LawTests')

mutants: packages judges
	mutants/run

# Optimized, since both make a program many times slower; the scenarios measure memory, and are left out.
sanitize: packages judges
	for kind in address thread; do \
		options="-c release --sanitize=$$kind --scratch-path .build/$$kind -Xswiftc -enable-testing"; \
		$(SWIFT) build --build-tests $$options || exit; \
		ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=1:suppressions=Tests/thread-sanitizer.txt \
			$(SWIFT) test --skip-build $$options --skip TenantryScenarioTests || exit; \
	done

# Times depend on who else uses the machine; this hardly does. See docs/performance.md.
instructions: build
	@$(MAKE) -s packages PACKAGES="$(COUNTERS)"
	bench/instructions

SECONDS ?= 600
fuzz: packages
	Fuzz/run $(SECONDS)

# Writes the manual pages to .build/man: `man -M .build/man tenantry-plan`.
man: build
	.build/release/tenantry manual .build/man/man1

# Packs .build/releases/VERSION, and prints the lines for ci/release; see docs/releasing.md.
release: build
	@$(MAKE) -s packages PACKAGES="$(PACKERS)" >&2
	@SWIFT="$(SWIFT)" release/pack

# Checks what `make release` packed, in a clean Debian too. Needs root.
check-release: release judges
	@$(MAKE) -s packages PACKAGES="$(INSPECTORS)"
	@release/check

# Installs only what is missing, so that it needs no network and no rights when nothing is.
packages:
	@missing=$$(for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	    echo "installing" $$missing; \
	    sudo=$$([ $$(id -u) = 0 ] || echo sudo); \
	    $$sudo apt-get update -q && $$sudo apt-get install -y -q $$missing; \
	fi

# Installs what judges the results and knows nothing of tenantry: what shows pages and draws graphs,
# checks schemas, scripts and templates, reads HTML and Markdown, and what the scripts under ci/ need.
# Where that cannot be done, the tests that need it are skipped; with CI=true they fail.
judges:
	@$(MAKE) -s packages PACKAGES="$(JUDGES)" && \
	cmp -s Tests/requirements.txt $(VALIDATOR)/requirements.txt || { \
	    echo "installing Tests/requirements.txt into $(VALIDATOR)" && \
	    python3 -m venv $(VALIDATOR) && \
	    $(VALIDATOR)/bin/pip install -q --disable-pip-version-check -r Tests/requirements.txt && \
	    cp Tests/requirements.txt $(VALIDATOR)/requirements.txt; \
	} || echo "not everything that judges results could be installed"

clean:
	$(SWIFT) package clean
