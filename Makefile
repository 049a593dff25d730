# These set up what they need on a Debian machine that has the Swift toolchain and git.
#
#   make run     builds the command and prints the facts of Fixtures/articles
#   make test    runs all tests
#   make bench   measures the speed beside ICU's word breaker (BENCH="--help" tells the options)
#
# Nothing is installed that is there already; what is missing comes from apt, as root or by sudo.

SHELL := /bin/bash
.SHELLFLAGS := -e -o pipefail -c

COMMAND := .build/release/extract-facts
VENV := .build/venv

.PHONY: run build test bench bench-works libraries python tools clean

run: build
	@$(COMMAND) Fixtures/articles/

# Swift's own libraries become part of the command where the toolchain has them so: it starts 3 ms sooner and runs where Swift is not.
build: libraries
	@static=; if [ -d "$$(dirname "$$(dirname "$$(readlink -f "$$(command -v swift)")")")/lib/swift_static/linux" ]; then static=--static-swift-stdlib; fi; \
	swift build -c release --product extract-facts $$static 1>&2

# The tests run the release command; the last lines of output are those of `swift test`.
test: build python tools bench-works
	@EXTRACT_FACTS_COMMAND=$(COMMAND) swift test

bench: build
	@swift build -c release --product extract-facts-benchmark 1>&2
	@.build/release/extract-facts-benchmark $(BENCH)

# Whether the benchmark works and counts the same facts every way; how long it takes is nobody's business here.
bench-works: build
	@swift build -c release --product extract-facts-benchmark 1>&2
	@.build/release/extract-facts-benchmark --megabytes 1 --rounds 1 --json >/dev/null

# ICU, which reads encodings, zlib and libzstd, which unpack archives, and SQLite, which becomes part of the command.
libraries:
	@if ! printf '#include <unicode/ucnv.h>\n#include <zlib.h>\n#include <zstd.h>\n#include <sqlite3.h>\nint main(void) { return 0; }\n' \
	    | clang -x c - -licuuc -licui18n -lz -lzstd -l:libsqlite3.a -o /dev/null 2>/dev/null; then \
	    $(APT_INSTALL) libicu-dev zlib1g-dev libzstd-dev libsqlite3-dev; \
	fi

# A Python with jsonschema, which validates the output against its schema, and DuckDB, which reads it.
python:
	@if ! $(VENV)/bin/python3 -c 'import jsonschema, duckdb' >/dev/null 2>&1; then \
	    if ! python3 -c 'import venv, ensurepip' >/dev/null 2>&1; then $(APT_INSTALL) python3 python3-venv; fi; \
	    { mkdir -p .build && python3 -m venv $(VENV) && $(VENV)/bin/pip install --quiet jsonschema duckdb; } 1>&2; \
	fi

# The tools that make what the command reads, and read what it writes.
tools:
	@missing=; for tool in gzip zstd jq sqlite3 zsh fish man:man-db; do \
	    command -v $${tool%:*} >/dev/null || missing="$$missing $${tool#*:}"; \
	done; if [ -n "$$missing" ]; then $(APT_INSTALL) $$missing; fi

# One shell word list: the package lists are fetched first, since a fresh machine has none.
APT_INSTALL := apt_install() { \
        as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
        { $$as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends "$$@"; } 1>&2; \
    }; apt_install

clean:
	@swift package clean
