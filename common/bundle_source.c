/*
 * bundle_source - the pages of bundles as records
 *
 * The reader's thread only unpacks; hashing, opening of compressed members, decoding and sniffing
 * happen in the workers.
 */
#include <stdint.h>
#include <sys/stat.h>

#include "bundle.h"
#include "charset.h"
#include "digest.h"
#include "heap.h"
#include "input.h"
#include "sniff.h"

enum { CLAIM_BYTES = 4096 };

struct reader {
	struct bundle *bundle;
	const char *file;
};

/* What the reader tells the worker of a member; the texts follow it in the facts. */
struct facts {
	const char *file, *fault;
	unsigned long long index, length;
	size_t bundle_len, name_len, why_len;
	bool regular, single;
};

struct texts {
	struct span bundle, name, why;
};

/* What a worker keeps. */
struct desk {
	struct charset_decoder *decoder;
	struct buffer expanded;
	struct buffer json;
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
	if (in == NULL)
		return true;
	text = span_make(head, input_read(in, head, sizeof(head)));
	input_close(in);
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

static void *
open_reader(const char *name, const void *options, struct diag *diag)
{
	const struct bundle_options *set = options;
	struct bundle *bundle = bundle_open(name, set->label, &set->limits, diag);
	struct reader *reader;

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
	struct facts facts;

	if (!bundle_next(reader->bundle, &member, bytes))
		return false;
	facts = (struct facts){ .file = reader->file, .fault = member.fault, .index = member.index,
		.length = member.length, .bundle_len = bundle.len, .name_len = member.name.len,
		.why_len = member.why.len, .regular = member.regular,
		.single = bundle_is_single(reader->bundle) };
	buffer_add(out, span_make((const char *)&facts, sizeof(facts)));
	buffer_add(out, bundle);
	buffer_add(out, member.name);
	buffer_add(out, member.why);
	return true;
}

static void
read_facts(struct span bytes, struct facts *facts, struct texts *texts)
{
	size_t at = sizeof(*facts);

	memcpy(facts, bytes.ptr, sizeof(*facts));
	texts->bundle = span_slice(bytes, at, at + facts->bundle_len);
	at += facts->bundle_len;
	texts->name = span_slice(bytes, at, at + facts->name_len);
	at += facts->name_len;
	texts->why = span_slice(bytes, at, at + facts->why_len);
}

static bool
ready(void *state)
{
	struct reader *reader = state;

	return bundle_ready(reader->bundle);
}

static void *
open_desk(const void *options)
{
	struct desk *desk = heap_get_zeroed(1, sizeof(*desk));

	(void)options;
	desk->decoder = charset_decoder_new();
	return desk;
}

static void
close_desk(void *state)
{
	struct desk *desk = state;

	charset_decoder_free(desk->decoder);
	buffer_free(&desk->expanded);
	buffer_free(&desk->json);
	heap_free(desk);
}

static void
add_text(struct buffer *json, const char *key, struct span text)
{
	json_add_key(json, key);
	json_add_string(json, text);
}

static void
add_number(struct buffer *json, const char *key, unsigned long long number)
{
	json_add_key(json, key);
	buffer_add_number(json, number);
}

static void
set_metadata(struct record *rec, struct desk *desk, const struct facts *facts,
    const struct texts *texts, struct span bytes, const struct charset_text *decoded, bool html)
{
	struct buffer *json = &desk->json;
	char hex[DIGEST_HEX];

	digest_hex(bytes, hex);
	buffer_reset(json);
	buffer_add_byte(json, '{');
	add_text(json, "bundle", texts->bundle);
	add_text(json, "member", texts->name);
	add_number(json, "index", facts->index);
	add_number(json, "length", facts->length);
	add_text(json, "sha256", span_make(hex, sizeof(hex)));
	add_text(json, "mime", html ? SPAN("text/html") : SPAN("text/plain"));
	add_text(json, "charset", span_from(decoded->name));
	add_text(json, "charset_signal", span_from(decoded->signal));
	if (decoded->n_replaced > 0)
		add_number(json, "replaced", decoded->n_replaced);
	buffer_add_byte(json, '}');
	record_set(rec, "metadata", buffer_span(json));
}

/* The text is lent by the batch of the reader, or by the desk, from which it moves to the arena. */
static void
set_page(struct record *rec, struct desk *desk, const struct facts *facts,
    const struct texts *texts, struct span bytes, struct span content, bool html)
{
	struct charset_text decoded =
	    charset_decode(desk->decoder, content, span_make(NULL, 0), html);

	if (decoded.text.ptr < bytes.ptr || decoded.text.ptr > bytes.ptr + bytes.len)
		decoded.text = arena_copy(rec->arena, decoded.text);
	record_set_string(rec, "source", texts->bundle);
	record_set_string(rec, html ? "html" : "text", decoded.text);
	record_set_string(rec, "kind", SPAN("page"));
	set_metadata(rec, desk, facts, texts, bytes, &decoded, html);
}

static void
set_id(struct record *rec, const struct facts *facts, const struct texts *texts)
{
	size_t bundle = facts->single ? 0 : texts->bundle.len + 1;
	char *id = arena_get(rec->arena, bundle + texts->name.len);

	if (!facts->single) {
		memcpy(id, texts->bundle.ptr, texts->bundle.len);
		id[texts->bundle.len] = '/';
	}
	if (texts->name.len > 0)
		memcpy(id + bundle, texts->name.ptr, texts->name.len);
	record_set_string(rec, "id", span_make(id, bundle + texts->name.len));
}

/* Opens a member that is itself compressed. */
static const char *
expand(struct desk *desk, const struct bundle_options *set, struct span *content)
{
	const char *why;

	if (!input_is_compressed(*content))
		return NULL;
	buffer_reset(&desk->expanded);
	why = input_expand(*content, set->limits.member_bytes, &desk->expanded);
	*content = buffer_span(&desk->expanded);
	return why;
}

static enum verdict
make_record(struct record *rec, struct span bytes, struct span told, struct worker *worker,
    const void *options)
{
	const struct bundle_options *set = options;
	struct desk *desk = worker->source_state;
	struct span content = bytes;
	struct facts facts;
	struct texts texts;
	const char *why;
	enum sniff kind;

	read_facts(told, &facts, &texts);
	rec->place = (struct place){ .file = facts.file,
		.member = facts.single ? span_make(NULL, 0) : texts.name };
	set_id(rec, &facts, &texts);
	if (facts.fault != NULL)
		return filter_fault(rec, worker, facts.fault, "%.*s", (int)texts.why.len, texts.why.ptr);
	if (!facts.regular)
		return DROP;
	why = expand(desk, set, &content);
	if (why != NULL && content.len == set->limits.member_bytes)
		return filter_fault(rec, worker, "too-large",
		    "has more than %llu bytes when decompressed (see --max-member)",
		    set->limits.member_bytes);
	if (why != NULL)
		return filter_fault(rec, worker, "damaged", "is damaged: %s", why);
	kind = sniff(texts.name, content);
	if (kind == SNIFF_OTHER && (set->all || facts.single))
		return filter_fault(rec, worker, "not-a-page", "is neither an archive nor HTML or text");
	if (kind == SNIFF_OTHER)
		return DROP;
	set_page(rec, desk, &facts, &texts, bytes, content, kind == SNIFF_HTML);
	return KEEP;
}

const struct filter_source bundle_source = {
	.claims = claims,
	.open = open_reader,
	.next = next,
	.record = make_record,
	.close = close_reader,
	.worker_open = open_desk,
	.worker_close = close_desk,
	.ready = ready,
};
