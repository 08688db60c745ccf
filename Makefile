# make help lists the targets.
PREFIX ?= /usr/local
DESTDIR ?=
SHELL := /bin/bash

APT_PACKAGES := libyaml-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libical-dev libssl-dev libsqlite3-dev libcurl4-openssl-dev libqrencode-dev zlib1g-dev tzdata pkg-config
APT_TEST_PACKAGES := $(APT_PACKAGES) util-linux python3 python3-venv openssl curl hledger ledger chromium chromium-driver
VENV := .venv
RELEASE := .build/release
SWIFT_SOURCES := Package.swift Sources Tests Benchmarks

# One release build for demo, install and bench. On Linux Swift's own libraries are linked in, so that the program starts
# fast and runs where Swift is not installed.
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib -Xlinker -s)
BUILD_RELEASE := swift build -c release --product entente $(STATIC)

.PHONY: help deps deps-test deps-bench build demo test soak sanitize lint bench install clean

help: ## This list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## Install what building needs (apt-get, with sudo when not root)
	@Scripts/apt-install $(APT_PACKAGES)

deps-test: deps $(VENV)/.installed $(VENV)/.sources
$(VENV)/.installed: Tests/Judges/requirements.txt Tests/Judges/requirements-alone.txt Tests/Judges/requirements-schemathesis.txt
	@Scripts/apt-install $(APT_TEST_PACKAGES)
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Judges/requirements.txt
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps -r Tests/Judges/requirements-alone.txt
	python3 -m venv $(VENV)/schemathesis
	$(VENV)/schemathesis/bin/pip install --quiet --disable-pip-version-check -r Tests/Judges/requirements-schemathesis.txt
	@touch $@

# Calendars of other programs, for the tests of `entente calendar validate`.
$(VENV)/.sources: Tests/Judges/sources.txt | $(VENV)/.installed
	rm -rf $(VENV)/sources
	mkdir -p $(VENV)/sources
	$(VENV)/bin/pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
	  --dest $(VENV)/sources -r Tests/Judges/sources.txt
	for archive in $(VENV)/sources/*.tar.gz; do tar -xzf $$archive -C $(VENV)/sources && rm $$archive; done
	@touch $@

deps-bench: deps-test $(VENV)/.installed-bench
$(VENV)/.installed-bench: Benchmarks/requirements.txt
	@Scripts/apt-install remind pandoc wrk nginx-light
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
	@touch $@

build: deps ## Build the program, optimised
	$(BUILD_RELEASE)

demo: build ## Do the main job on the sample agreement and show the result
	@Scripts/demo $(RELEASE)/entente

test: deps-test ## Build and run all tests
	swift build --build-tests
	swift test --skip-build

soak: deps-test ## Run the random tests with their full counts
	swift build --build-tests
	ENTENTE_SOAK=1 ENTENTE_FUZZ_COUNT=10000 swift test --skip-build

# Swift's optimised code copies bytes of enumerations that it never reads as a value, so that only addresses and leaks are
# looked at. What libical keeps for all of a process (its zones) stays reachable and is no leak.
sanitize: deps-test ## Run the calendar tests under ThreadSanitizer, AddressSanitizer and valgrind
	@Scripts/apt-install valgrind
	swift test --sanitize=thread --scratch-path .build-thread --filter ICalendarTests
	LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/leaks-not-ours.txt \
		swift test --sanitize=address --scratch-path .build-address --filter ICalendarTests
	swift build -c release --product calendar-benchmark
	valgrind --quiet --undef-value-errors=no --leak-check=full --show-leak-kinds=definite \
		--errors-for-leak-kinds=definite --error-exitcode=1 $(RELEASE)/calendar-benchmark check 1000

lint: ## Check the format of all Swift files
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)

bench: build deps-bench ## Time whole commands and the scheduler, beside peers in the same run (about 10 minutes)
	swift build -c release --product scheduling-benchmark $(STATIC)
	swift build -c release --product calendar-benchmark $(STATIC)
	@$(VENV)/bin/python3 Benchmarks/bench.py $(RELEASE)/entente $(RELEASE)/scheduling-benchmark \
		$(RELEASE)/calendar-benchmark

install: build ## Install the program and its data under PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/entente
	install -m 755 $(RELEASE)/entente $(DESTDIR)$(PREFIX)/bin/entente
	rm -rf $(DESTDIR)$(PREFIX)/share/entente/Holidays $(DESTDIR)$(PREFIX)/share/entente/Templates \
		$(DESTDIR)$(PREFIX)/share/entente/Site
	cp -R Sources/BusinessCalendar/Holidays Templates Sources/Pages/Site $(DESTDIR)$(PREFIX)/share/entente/
	chmod -R u+w,go+rX $(DESTDIR)$(PREFIX)/share/entente

clean: ## Remove everything that was built
	rm -rf .build $(VENV)
