# winnow - Unix filters that turn bundles of scraped pages into a clean corpus
#
#	make                   all tools into build/bin (V=1 shows the commands)
#	make check             the test suite (scripts/check installs what it needs first)
#	make sanitize          the suite under AddressSanitizer and UndefinedBehaviorSanitizer
#	make lint              formatting, static analysis, manual pages, shell scripts
#	make fuzz              libFuzzer on every entry of tests/fuzz (SECONDS=60 each)
#	make bench DATA=DIR    quality and speed beside the reference systems
#	make install           DESTDIR= PREFIX=/usr/local; make uninstall takes it away again
#
# A tool is tools/NAME.c, or a folder tools/NAME/ whose *.c are linked together; its *.bin and *.txt
# are embedded and found in C as `extern const char embedded_NAME_bin[], embedded_NAME_bin_end[]`
# (other characters of the file name turned into `_`). Adding a tool does not touch this file.

CC ?= cc
CFLAGS ?= -O2 -g
BUILD ?= build
PREFIX ?= /usr/local
SECONDS ?= 60

VERSION := 0.1.0
WARNINGS := -Wall -Wextra -Wshadow -Wpointer-arith -Wcast-qual -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wundef -Wvla -Wformat=2 -Wimplicit-fallthrough
STANDARD := -std=c11 -D_GNU_SOURCE -DPCRE2_CODE_UNIT_WIDTH=8 -DWINNOW_VERSION='"$(VERSION)"'
PACKAGES := libpcre2-8 zlib libzstd liblzma libarchive uchardet nettle
# used where they are there: brotli for bodies of HTTP responses, ISA-L for reading gzip
OPTIONAL := $(foreach package,libbrotlidec libisal,$(shell pkg-config --exists $(package) && echo $(package)))
FEATURES := $(if $(filter libbrotlidec,$(OPTIONAL)),-DWINNOW_BROTLI) \
	$(if $(filter libisal,$(OPTIONAL)),-DWINNOW_ISAL)
override CFLAGS += $(STANDARD) $(FEATURES) $(WARNINGS) $(patsubst %/,-I%,$(wildcard common/*/)) -pthread \
	$(shell pkg-config --cflags $(PACKAGES) $(OPTIONAL))
override LDFLAGS += -pthread -Wl,--as-needed -Wl,-z,relro -Wl,-z,now
LIBS := $(shell pkg-config --libs $(PACKAGES) $(OPTIONAL)) -lbz2 -lm

TOOLS := $(sort $(basename $(notdir $(wildcard tools/*.c))) $(notdir $(patsubst %/,%,$(wildcard tools/*/))))
BINARIES := $(TOOLS:%=$(BUILD)/bin/%)
COMMON := $(patsubst %.c,$(BUILD)/obj/%.o,$(wildcard common/*/*.c))
COMMON += $(patsubst %,$(BUILD)/obj/%.o,$(wildcard common/*.json common/*/*.txt))
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*.c))
TEST_TOOLS := $(patsubst tests/tools/%.c,$(BUILD)/test-tools/%,$(wildcard tests/tools/*.c))
FUZZERS := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/*.c))
MANUALS := $(wildcard tools/*.[1-9] tools/*/*.[1-9] common/*.[1-9])

all: $(BINARIES)

# before a command: prints a word for it and its target, unless V=1 shows it whole or -s nothing
quiet := $(findstring s,$(firstword -$(MAKEFLAGS)))
short = $(if $(V),,@$(if $(quiet),,printf '  %-6s %s\n' $1 $@;))

# the objects of tool NAME; those without its main, which tests NAME and NAME.PART are linked with
objects = $(patsubst %,$(BUILD)/obj/%.o,$(basename $(wildcard tools/$1.c tools/$1/*.c)) \
	$(wildcard tools/$1/*.bin tools/$1/*.txt))
parts = $(filter-out $(BUILD)/obj/tools/$1/$1.o,$(if $(wildcard tools/$1/),$(call objects,$1)))
includes = -Itests $(addprefix -I,$(wildcard tools/$1/))

.SECONDEXPANSION:
$(BUILD)/bin/%: $$(call objects,%) $(BUILD)/libwinnow.a
	@mkdir -p $(@D)
	$(call short,LINK)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/libwinnow.a: $(COMMON)
	@rm -f $@
	$(call short,AR)$(AR) rcs $@ $^

$(BUILD)/obj/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call short,CC)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.bin.o: %.bin scripts/embed
	@mkdir -p $(@D)
	$(call short,EMBED)CC='$(CC)' scripts/embed $< $@

$(BUILD)/obj/%.txt.o: %.txt scripts/embed
	@mkdir -p $(@D)
	$(call short,EMBED)CC='$(CC)' scripts/embed $< $@

$(BUILD)/obj/%.json.o: %.json scripts/embed
	@mkdir -p $(@D)
	$(call short,EMBED)CC='$(CC)' scripts/embed $< $@

# changes when the compiler or its flags do, so that everything is built anew
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(CFLAGS) $(LDFLAGS)' | cmp -s - $@ || echo '$(CC) $(CFLAGS) $(LDFLAGS)' > $@

$(BUILD)/unit/%: tests/unit/%.c $$(call parts,$$(basename %)) $(BUILD)/libwinnow.a
	@mkdir -p $(@D)
	$(call short,LINK)$(CC) $(CFLAGS) $(LDFLAGS) $(call includes,$(basename $*)) -MMD -MP -o $@ \
		$(filter %.c %.o %.a,$^) $(LIBS)

# tools that only the tests use
$(BUILD)/test-tools/%: tests/tools/%.c $(BUILD)/libwinnow.a
	@mkdir -p $(@D)
	$(call short,LINK)$(CC) $(CFLAGS) $(LDFLAGS) -MMD -MP -o $@ $< $(BUILD)/libwinnow.a $(LIBS)

# replays a corpus; `make fuzz` builds the same entries against libFuzzer
FUZZ_MAIN := tests/replay.c
$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz.h $(filter %.c,$(FUZZ_MAIN)) $$(call parts,%) $(BUILD)/libwinnow.a
	@mkdir -p $(@D)
	$(call short,LINK)$(CC) $(CFLAGS) $(LDFLAGS) $(call includes,$*) -o $@ $(filter-out %.c,$(FUZZ_MAIN)) \
		$(filter %.c %.o %.a,$^) $(LIBS)

$(BUILD)/inject.so: tests/inject.c
	@mkdir -p $(@D)
	$(call short,LINK)$(CC) $(STANDARD) -O2 -shared -fPIC -o $@ $< -ldl

units: $(UNITS) $(FUZZERS) $(TEST_TOOLS)

tests: units $(BUILD)/inject.so

check: all tests
	BUILD=$(BUILD) tests/run

SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
sanitize:
	$(MAKE) BUILD=build/sanitize CFLAGS='-O1 -g $(SANITIZERS)' all units
	BUILD=build/sanitize tests/run --sanitized

lint: all
	scripts/lint

fuzz:
	scripts/fuzz $(SECONDS)

bench: all
	scripts/bench $(DATA)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(BINARIES) $(DESTDIR)$(PREFIX)/bin
	install -d $(DESTDIR)$(PREFIX)/share/winnow
	install -m 644 $(wildcard common/*.json) $(DESTDIR)$(PREFIX)/share/winnow
	scripts/install-extras $(BUILD) $(DESTDIR)$(PREFIX) $(MANUALS)

INSTALLED := $(TOOLS:%=bin/%) $(foreach page,$(MANUALS),share/man/man$(patsubst .%,%,$(suffix $(page)))/$(notdir $(page))) \
	$(TOOLS:%=share/bash-completion/completions/%) $(TOOLS:%=share/zsh/site-functions/_%) \
	$(TOOLS:%=share/fish/vendor_completions.d/%.fish)
uninstall:
	rm -f $(INSTALLED:%=$(DESTDIR)$(PREFIX)/%)
	rm -rf $(DESTDIR)$(PREFIX)/share/winnow

clean:
	rm -rf $(BUILD)

FORCE:
.PHONY: all units tests check sanitize lint fuzz bench install uninstall clean FORCE
.DELETE_ON_ERROR:
.SECONDARY:

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
