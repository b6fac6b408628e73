# corpus.mk - a corpus from bundles by make: only what changed is made again, and nothing is half made
#
#	BUNDLES := $(wildcard scrapes/*.tar.gz)
#	CHAIN   := strip-boilerplate | split-comments | extract-dates
#	WRITE   := --shard-bytes 64M --compress zstd
#	include /usr/local/share/winnow/corpus.mk
#
#	make -j4            corpus/ with its files, manifest.json and SHA256SUMS
#	make report         what was reported on the way, bundle by bundle
#	make verify         makes the corpus once more, elsewhere, with two threads for each program, and
#	                    compares the sums
#	make clean-corpus   removes what was made
#
# One chain runs for each bundle, so the number of jobs is that of make. A bundle's records are made
# again when it is newer than they are, or when the chain, one of its programs or of the files in NEEDS
# (dictionaries, models) changed; the corpus when any records, write-bundle, its options or
# SOURCE_DATE_EPOCH did. Input that was reported does not stop the work (see `make report`); a program
# that could not go on does, and what it said last is shown. Names of bundles cannot hold white space,
# and no two may have the same base name.

BUNDLES ?=
READ ?=
CHAIN ?= strip-boilerplate | split-comments
NEEDS ?=
WRITE ?=
CORPUS ?= corpus
WORK ?= $(CORPUS).work

export WINNOW_JOBS := 1
SHELL := /bin/bash
.SECONDEXPANSION:
.DELETE_ON_ERROR:

# the stages of the chain, and the programs in it
corpus.stages := $(strip read-bundle $(READ)) | $(strip $(CHAIN))
corpus.quoted = '$(subst ','\'',$1)'
corpus.programs := $(shell printf '%s\n' $(call corpus.quoted,$(corpus.stages)) | \
	sed "s/'[^']*'//g; s/\"[^\"]*\"//g" | tr '|' '\n' | awk 'NF { print $$1 }' | sort -u)
corpus.bundles := $(sort $(BUNDLES))
corpus.records := $(foreach bundle,$(corpus.bundles),$(WORK)/$(notdir $(patsubst %/,%,$(bundle))).jsonl)

ifneq ($(words $(corpus.records)),$(words $(sort $(corpus.records))))
$(error two bundles have the same base name)
endif

corpus: $(CORPUS)/SHA256SUMS

# `$(call corpus.went,COMMAND)`: fails as the last of its stages that did, since those before that one
# may have died of a closed pipe; exit status 1 means reported input
corpus.went = failed=; $1; for status in $${PIPESTATUS[@]}; do [ $$status -le 1 ] || failed=$$status; done; \
	[ -z "$$failed" ] || exit $$failed

# $1: bundle, $2: its base name
define corpus.rule
$(WORK)/$2.jsonl: $1 $(WORK)/chain $(NEEDS)
	@echo 'mining $1'
	@trap 'status=$$$$?; rm -f $$@.part; \
	[ $$$$status = 0 ] || { echo "$1: stopped, exit status $$$$status"; tail -n 5 $$@.log; } >&3' EXIT; \
	exec 3>&2 2>$$@.log >$$@.part; \
	$$(call corpus.went,read-bundle $(READ) $$< | $(CHAIN)); mv $$@.part $$@
	@[ ! -s $$@.log ] || echo '$1: something was reported, see make report'
endef
$(foreach bundle,$(corpus.bundles),$(eval $(call corpus.rule,$(bundle),$(notdir $(patsubst %/,%,$(bundle))))))

# the digests of programs, wherever they are installed
corpus.digests = for program in $1; do path=$$(command -v "$$program") || \
	{ echo "$$program is not on the PATH" >&2; exit 2; }; sha256sum <"$$path"; done

# these files change when what they hold does
$(WORK)/chain: corpus.always
	@mkdir -p $(WORK)
	@{ printf '%s\n' $(call corpus.quoted,$(corpus.stages)); \
	$(call corpus.digests,$(corpus.programs)); } >$@.part
	@cmp -s $@.part $@ && rm $@.part || mv $@.part $@

$(WORK)/write: corpus.always
	@mkdir -p $(WORK)
	@{ printf '%s\n' $(call corpus.quoted,$(WRITE)) "$$SOURCE_DATE_EPOCH" $(notdir $(corpus.records)); \
	$(call corpus.digests,write-bundle); } >$@.part
	@cmp -s $@.part $@ && rm $@.part || mv $@.part $@

# the recipe tells versions, not digests of programs, which differ between machines
$(CORPUS)/SHA256SUMS: $(corpus.records) $(WORK)/write
	@$(call corpus.went,write-bundle --replace $(WRITE) -o $(CORPUS) --recipe "$$(head -n 1 $(WORK)/chain; \
	for program in $(corpus.programs); do $$program --version | head -n 1; done)" $(corpus.records))
	@sed -n '1s/.*"records":\([0-9]*\).*/$(subst /,\/,$(CORPUS)): \1 records/p' $(CORPUS)/manifest.json

report: $(CORPUS)/SHA256SUMS
	@cat $(corpus.records:=.log)

verify: $(CORPUS)/SHA256SUMS
	@again=$$(mktemp -d) && trap 'rm -rf "$$again"' EXIT && \
	$(MAKE) --no-print-directory -s WINNOW_JOBS=2 CORPUS="$$again/corpus" WORK="$$again/work" corpus >/dev/null && \
	diff $(CORPUS)/SHA256SUMS "$$again/corpus/SHA256SUMS" && echo '$(CORPUS): the same once more'

clean-corpus:
	rm -rf $(CORPUS) $(WORK)

corpus.always:

.PHONY: corpus report verify clean-corpus corpus.always
