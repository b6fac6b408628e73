/*
 * bundle_source - the pages of bundles as records
 *
 * The reader's thread only unpacks; hashing, opening of compressed members, decoding and sniffing
 * happen in the workers.
 */
#include <sys/stat.h>

#include "bundle_page.h"
#include "bundle_reader.h"
#include "heap.h"
#include "input.h"

enum { CLAIM_BYTES = 4096 };

struct reader {
	struct bundle *bundle;
	const char *file;
};

/* A file whose content begins as a record does is one of records; so is an empty one. */
static bool
holds_records(const char *name)
{
	struct diag unheard = DIAG_INIT;
	struct input *in;
	char head[CLAIM_BYTES];
	struct span text;

	unheard.quiet = true;
	in = input_open(name, &unheard);
	text = span_make(head, in != NULL ? input_read(in, head, sizeof(head)) : 0);
	if (in != NULL)
		input_close(in);
	diag_finish(&unheard);
	text = span_trim(text);
	return text.len == 0 || text.ptr[0] == '{';
}

/* What is no regular file or directory cannot be looked at twice. */
static bool
claims(const char *name)
{
	struct stat info;

	if (strcmp(name, "-") == 0 || stat(name, &info) != 0)
		return false;
	return S_ISDIR(info.st_mode) || (S_ISREG(info.st_mode) && !holds_records(name));
}

/* Records of WARC files are called by ids of their own. */
static bool
is_warc_name(struct span name)
{
	static const struct span endings[] = { SPAN(".warc"), SPAN(".wet"), SPAN(".gz"), SPAN(".zst") };
	struct span stem = name;

	for (size_t i = 2; i < 4; i++)
		if (span_ends(name, endings[i]))
			stem = span_slice(name, 0, name.len - endings[i].len);
	return span_ends(stem, endings[0]) || span_ends(stem, endings[1]);
}

/* Two operands of one base name, or under one --name, make records of the same ids. */
static void
survey(char *const *names, const struct filter_source *source, const void *options,
    struct diag *diag)
{
	const struct bundle_options *set = options;
	struct hash_set seen = { .n = 0 };
	struct buffer base = BUFFER_INIT;

	for (; *names != NULL; names++) {
		buffer_reset(&base);
		bundle_base_name(*names, set->label, &base);
		if (hash_set_add(&seen, span_hash(buffer_span(&base))) ||
		    is_warc_name(buffer_span(&base)) ||
		    (source->claims != NULL && !source->claims(*names)))
			continue;
		diag_report(diag, (struct place){ .file = *names }, "same-name",
		    "is called as an earlier file, and its pages' ids can be the same (see --name)");
	}
	hash_set_free(&seen);
	buffer_free(&base);
}

static void *
open_reader(const char *name, const void *options, long jobs, struct diag *diag)
{
	const struct bundle_options *set = options;
	struct bundle *bundle = bundle_open(name, set->label, &set->limits, jobs, diag);
	struct reader *reader;

	if (bundle != NULL && !bundle_begin_at(bundle, set->from_index, set->from_offset)) {
		bundle_close(bundle);
		bundle = NULL;
	}
	if (bundle == NULL)
		return NULL;
	reader = heap_get(sizeof(*reader));
	*reader = (struct reader){ bundle, name };
	return reader;
}

static void
close_reader(void *state)
{
	struct reader *reader = state;

	bundle_close(reader->bundle);
	heap_free(reader);
}

static bool
next(void *state, struct buffer *bytes, struct buffer *out)
{
	struct reader *reader = state;
	struct span bundle = bundle_name(reader->bundle);
	struct bundle_member member;
	struct bundle_facts facts;

	if (!bundle_next(reader->bundle, &member, bytes))
		return false;
	facts = (struct bundle_facts){ .file = reader->file, .fault = member.fault, .index = member.index,
		.length = member.length, .bundle_len = bundle.len, .name_len = member.name.len,
		.why_len = member.why.len, .head_len = member.head.len, .offset = member.offset,
		.regular = member.regular,
		.single = bundle_is_single(reader->bundle) };
	buffer_add(out, span_make((const char *)&facts, sizeof(facts)));
	buffer_add(out, bundle);
	buffer_add(out, member.name);
	buffer_add(out, member.why);
	buffer_add(out, member.head);
	return true;
}

static void
read_facts(struct span bytes, struct bundle_facts *facts, struct bundle_texts *texts)
{
	size_t at = sizeof(*facts);

	memcpy(facts, bytes.ptr, sizeof(*facts));
	texts->bundle = span_slice(bytes, at, at + facts->bundle_len);
	at += facts->bundle_len;
	texts->name = span_slice(bytes, at, at + facts->name_len);
	at += facts->name_len;
	texts->why = span_slice(bytes, at, at + facts->why_len);
	at += facts->why_len;
	texts->head = span_slice(bytes, at, at + facts->head_len);
}

static bool
ready(void *state)
{
	struct reader *reader = state;

	return bundle_ready(reader->bundle);
}

static enum verdict
make_record(struct record *rec, struct span bytes, struct span told, struct worker *worker,
    const void *options)
{
	struct bundle_facts facts;
	struct bundle_texts texts;

	read_facts(told, &facts, &texts);
	rec->place = (struct place){ .file = facts.file,
		.member = facts.single ? span_make(NULL, 0) : texts.name };
	return bundle_page(rec, worker, options, &facts, &texts, bytes);
}

/* How many members were no pages, rather than pages that were not asked for. */
static unsigned long long
count_others(const struct kinds *left_out)
{
	unsigned long long n = 0;

	for (size_t i = 0; i < left_out->n; i++)
		if (strcmp(left_out->counts[i].code, "not-selected") != 0)
			n += left_out->counts[i].n;
	return n;
}

/* How many operands are bundles, and the last of them. An empty standard input is none. */
static size_t
count_bundles(char *const *names, const struct filter_source *source, bool empty, const char **last)
{
	size_t n = 0;

	if (names[0] == NULL && !empty && source->claims == NULL) {
		*last = "-";
		return 1;
	}
	for (; *names != NULL; names++) {
		if ((empty && strcmp(*names, "-") == 0) ||
		    (source->claims != NULL && !source->claims(*names)))
			continue;
		*last = *names;
		n++;
	}
	return n;
}

/* Nothing but images, documents or archives in archives: that is told when nothing else was. */
static void
conclude(char *const *names, const struct filter_source *source, const void *options,
    unsigned long long n_in, const struct kinds *left_out, struct diag *diag)
{
	const struct bundle_options *set = options;
	struct place place = { .file = NULL };
	size_t n;

	if (diag->n_reported > 0 || count_others(left_out) < n_in || set->select != NULL ||
	    set->from_index > 0 || set->from_offset > 0)
		return;
	n = count_bundles(names, source, n_in == 0, &place.file);
	if (n == 0)
		return;
	if (n > 1)
		place.file = NULL;
	if (n_in == 0)
		diag_report(diag, place, "no-page", "%s",
		    n > 1 ? "no bundle has members" : "has no members");
	else
		diag_report(diag, place, "no-page",
		    "%s: %llu member%s, none of them HTML or text (see read-bundle --all)",
		    n > 1 ? "no bundle holds a page" : "holds no page", n_in, n_in == 1 ? "" : "s");
}

const struct filter_source bundle_source = {
	.claims = claims,
	.survey = survey,
	.open = open_reader,
	.next = next,
	.record = make_record,
	.close = close_reader,
	.conclude = conclude,
	.worker_open = bundle_desk_open,
	.worker_close = bundle_desk_close,
	.ready = ready,
};
