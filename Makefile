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

.PHONY: run build test bench libraries validator packers clean

run: build
	@$(COMMAND) Fixtures/articles/

build: libraries
	@swift build -c release --product extract-facts 1>&2

# The tests run the release command; the last lines of output are those of `swift test`.
test: build validator packers
	@EXTRACT_FACTS_COMMAND=$(COMMAND) swift test

bench: build
	@swift build -c release --product extract-facts-benchmark 1>&2
	@.build/release/extract-facts-benchmark $(BENCH)

# ICU, which reads encodings, and zlib and libzstd, which unpack archives.
libraries:
	@if ! printf '#include <unicode/ucnv.h>\n#include <zlib.h>\n#include <zstd.h>\nint main(void) { return 0; }\n' \
	    | clang -x c - -licuuc -licui18n -lz -lzstd -o /dev/null 2>/dev/null; then \
	    $(APT_INSTALL) libicu-dev zlib1g-dev libzstd-dev; \
	fi

# A Python with jsonschema, which validates the output against its schema.
validator:
	@if ! $(VENV)/bin/python3 -c 'import jsonschema' >/dev/null 2>&1 && ! $(HAS_VALIDATOR); then \
	    if ! python3 -c 'import venv, ensurepip' >/dev/null 2>&1; then $(APT_INSTALL) python3 python3-venv || true; fi; \
	    { mkdir -p .build && python3 -m venv $(VENV) && $(VENV)/bin/pip install --quiet jsonschema; } 1>&2 \
	        || { rm -rf $(VENV); $(APT_INSTALL) python3 python3-jsonschema; }; \
	fi

# The tools that make archives for the command to read.
packers:
	@if ! command -v gzip >/dev/null || ! command -v zstd >/dev/null; then $(APT_INSTALL) gzip zstd; fi

HAS_VALIDATOR := /usr/bin/python3 -c 'import jsonschema; jsonschema.Draft202012Validator' >/dev/null 2>&1

# One shell word list: the package lists are fetched first, since a fresh machine has none.
APT_INSTALL := apt_install() { \
        as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
        { $$as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y -qq --no-install-recommends "$$@"; } 1>&2; \
    }; apt_install

clean:
	@swift package clean
