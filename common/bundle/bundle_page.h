/*
 * bundle_page - the members of bundles that are pages, as records; for bundle_source.c only
 */
#ifndef WINNOW_BUNDLE_PAGE_H
#define WINNOW_BUNDLE_PAGE_H

#include "bundle.h"

/* What the reader tells the worker of a member; the texts follow it in the facts. */
struct bundle_facts {
	const char *file, *fault;
	unsigned long long index, length, offset;
	size_t bundle_len, name_len, why_len, head_len;
	bool regular, single;
};

struct bundle_texts {
	struct span bundle, name, why, head;
};

/* What a worker keeps; options are a struct bundle_options. */
void *bundle_desk_open(const void *options);
void bundle_desk_close(void *desk, const void *options);

/* Fills an empty record whose place is set: see filter_source. */
enum verdict bundle_page(struct record *rec, struct worker *worker,
    const struct bundle_options *set, const struct bundle_facts *facts,
    const struct bundle_texts *texts, struct span bytes);

#endif
