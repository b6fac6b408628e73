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
#include "utf8.h"
#include "warc.h"

enum { CLAIM_BYTES = 4096 };

struct reader {
	struct bundle *bundle;
	const char *file;
};

/* What the reader tells the worker of a member; the texts follow it in the facts. */
struct facts {
	const char *file, *fault;
	unsigned long long index, length, offset;
	size_t bundle_len, name_len, why_len, head_len;
	bool regular, single;
};

struct texts {
	struct span bundle, name, why, head;
};

/* The page in a member. */
struct page {
	struct span raw;     /* the member */
	struct span content; /* decompressed */
	struct span charset; /* of the transport */
	struct span name;    /* by whose ending to judge what it is */
	bool html;
};

/* What a worker keeps. */
struct desk {
	struct charset_decoder *decoder;
	struct buffer expanded;
	struct buffer json;
	struct buffer clean;
	struct warc_desk warc;
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
read_facts(struct span bytes, struct facts *facts, struct texts *texts)
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
	buffer_free(&desk->clean);
	warc_desk_free(&desk->warc);
	heap_free(desk);
}

/* Text from outside, which may be absent or no UTF-8. */
static void
add_foreign(struct desk *desk, const char *key, struct span text)
{
	if (text.ptr == NULL)
		return;
	if (utf8_valid_prefix(text) != text.len) {
		buffer_reset(&desk->clean);
		utf8_repair(text, &desk->clean);
		text = buffer_span(&desk->clean);
	}
	json_add_text(&desk->json, key, text);
}

static void
add_warc(struct desk *desk, const struct facts *facts, const struct warc_page *warc)
{
	add_foreign(desk, "url", warc->url);
	add_foreign(desk, "fetched", warc->fetched);
	add_foreign(desk, "warc_id", warc->id);
	json_add_count(&desk->json, "offset", facts->offset);
	if (warc->status > 0)
		json_add_count(&desk->json, "http_status", (unsigned long long)warc->status);
	add_foreign(desk, "truncated", warc->truncated);
}

static void
set_metadata(struct record *rec, struct desk *desk, const struct facts *facts,
    const struct texts *texts, const struct page *page, const struct charset_text *decoded,
    const struct warc_page *warc)
{
	struct buffer *json = &desk->json;
	char hex[DIGEST_HEX];

	digest_hex(page->raw, hex);
	buffer_reset(json);
	buffer_add_byte(json, '{');
	json_add_text(json, "bundle", texts->bundle);
	json_add_text(json, "member", texts->name);
	json_add_count(json, "index", facts->index);
	json_add_count(json, "length", facts->length);
	json_add_text(json, "sha256", span_make(hex, sizeof(hex)));
	if (warc != NULL)
		add_warc(desk, facts, warc);
	json_add_text(json, "mime", page->html ? SPAN("text/html") : SPAN("text/plain"));
	json_add_text(json, "charset", span_from(decoded->name));
	json_add_text(json, "charset_signal", span_from(decoded->signal));
	if (decoded->n_replaced > 0)
		json_add_count(json, "replaced", decoded->n_replaced);
	buffer_add_byte(json, '}');
	record_set(rec, "metadata", buffer_span(json));
}

/* The text is lent by the batch of the reader, or by the desk, from which it moves to the arena. */
static void
set_page(struct record *rec, struct desk *desk, const struct facts *facts,
    const struct texts *texts, const struct page *page, const struct warc_page *warc)
{
	struct charset_text decoded =
	    charset_decode(desk->decoder, page->content, page->charset, page->html);
	const char *raw = page->raw.ptr;

	if (decoded.text.ptr < raw || decoded.text.ptr > raw + page->raw.len)
		decoded.text = arena_copy(rec->arena, decoded.text);
	record_set_string(rec, "source", texts->bundle);
	record_set_string(rec, page->html ? "html" : "text", decoded.text);
	record_set_string(rec, "kind", SPAN("page"));
	set_metadata(rec, desk, facts, texts, page, &decoded, warc);
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

/* Makes the record of a page, if it is one. */
static enum verdict
make_page(struct record *rec, struct worker *worker, const struct bundle_options *set,
    const struct facts *facts, const struct texts *texts, struct page *page,
    const struct warc_page *warc)
{
	enum sniff kind = sniff(page->name, page->content);

	if (kind == SNIFF_OTHER && (set->all || facts->single))
		return filter_fault(rec, worker, "not-a-page", "is neither an archive nor HTML or text");
	if (kind == SNIFF_OTHER)
		return DROP;
	page->html = kind == SNIFF_HTML;
	set_page(rec, worker->source_state, facts, texts, page, warc);
	return KEEP;
}

static enum verdict
make_file(struct record *rec, struct worker *worker, const struct bundle_options *set,
    const struct facts *facts, const struct texts *texts, struct span bytes)
{
	struct page page = { .raw = bytes, .content = bytes, .name = texts->name };
	const char *why = expand(worker->source_state, set, &page.content);

	if (why != NULL && page.content.len == set->limits.member_bytes)
		return filter_fault(rec, worker, "too-large",
		    "has more than %llu bytes when decompressed (see --max-member)",
		    set->limits.member_bytes);
	if (why != NULL)
		return filter_fault(rec, worker, "damaged", "is damaged: %s", why);
	return make_page(rec, worker, set, facts, texts, &page, NULL);
}

/* A name with the ending that a declared type would have; where nothing is declared, the URL's path. */
static struct span
name_for(const struct warc_page *warc)
{
	struct span mime = warc->mime;

	if (mime.len == 0 || span_equal_nocase(mime, SPAN("application/octet-stream")) ||
	    span_find(mime, SPAN("unknown")) < mime.len)
		return span_slice(warc->url, 0, span_find(warc->url, SPAN("#")));
	if (span_equal_nocase(mime, SPAN("text/plain")))
		return SPAN("page.txt");
	return span_find_nocase(mime, SPAN("html")) < mime.len ? SPAN("page.html") : SPAN("page.xml");
}

static enum verdict
make_warc(struct record *rec, struct worker *worker, const struct bundle_options *set,
    const struct facts *facts, const struct texts *texts, struct span bytes)
{
	struct desk *desk = worker->source_state;
	struct page page = { .raw = bytes };
	struct warc_page warc;
	const char *why = warc_read(texts->head, bytes, set->limits.member_bytes, &desk->warc,
	    &worker->arena, &warc);

	if (!facts->regular && set->all && span_equal_nocase(warc.type, SPAN("revisit")))
		return filter_fault(rec, worker, "revisit", "is a revisit: its page was stored earlier");
	if (!facts->regular)
		return DROP;
	if (why != NULL)
		return filter_fault(rec, worker, "encoding", "%s", why);
	if (warc.wrong_digest)
		diag_report(&worker->diag, rec->place, "digest", "is not what its digest says");
	page.content = warc.content;
	page.charset = warc.charset;
	page.name = name_for(&warc);
	return make_page(rec, worker, set, facts, texts, &page, &warc);
}

static enum verdict
make_record(struct record *rec, struct span bytes, struct span told, struct worker *worker,
    const void *options)
{
	struct facts facts;
	struct texts texts;

	read_facts(told, &facts, &texts);
	rec->place = (struct place){ .file = facts.file,
		.member = facts.single ? span_make(NULL, 0) : texts.name };
	set_id(rec, &facts, &texts);
	if (facts.fault != NULL)
		return filter_fault(rec, worker, facts.fault, "%.*s", (int)texts.why.len, texts.why.ptr);
	if (facts.head_len > 0)
		return make_warc(rec, worker, options, &facts, &texts, bytes);
	if (!facts.regular)
		return DROP;
	return make_file(rec, worker, options, &facts, &texts, bytes);
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
