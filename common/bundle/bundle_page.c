/*
 * bundle_page - the members of bundles that are pages, as records: the work of the crew
 */
#include "bundle_page.h"

#include "bundle_select.h"
#include "charset.h"
#include "digest.h"
#include "heap.h"
#include "input.h"
#include "saved.h"
#include "sniff.h"
#include "utf8.h"
#include "warc.h"

/* The page in a member. */
struct page {
	struct span raw;     /* the member */
	struct span content; /* decompressed */
	struct span charset; /* of the transport */
	struct span name;    /* by whose ending to judge what it is */
	const struct saved_page *saved; /* by a browser; NULL: not */
	bool html;
};

/* What a worker keeps. */
struct desk {
	struct charset_decoder *decoder;
	struct buffer expanded;
	struct buffer json;
	struct buffer clean;
	struct buffer decoded;
	struct http_desk http;
	struct select_desk select;
};

void *
bundle_desk_open(const void *options)
{
	const struct bundle_options *set = options;
	struct desk *desk = heap_get_zeroed(1, sizeof(*desk));

	desk->decoder = charset_decoder_new();
	if (set->select != NULL)
		select_desk_open(&desk->select, set->select);
	return desk;
}

void
bundle_desk_close(void *state, const void *options)
{
	const struct bundle_options *set = options;
	struct desk *desk = state;

	if (set->select != NULL)
		select_desk_close(&desk->select, set->select);
	charset_decoder_free(desk->decoder);
	buffer_free(&desk->expanded);
	buffer_free(&desk->json);
	buffer_free(&desk->clean);
	buffer_free(&desk->decoded);
	http_desk_free(&desk->http);
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
add_warc(struct desk *desk, const struct bundle_facts *facts, const struct warc_page *warc)
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
add_saved(struct desk *desk, const struct saved_page *saved)
{
	add_foreign(desk, "url", saved->url);
	add_foreign(desk, "fetched", saved->fetched);
	if (saved->cut_off)
		json_add_text(&desk->json, "truncated", SPAN("unspecified"));
}

static struct span
type_of(const struct page *page)
{
	return page->html ? SPAN("text/html") : SPAN("text/plain");
}

static void
set_metadata(struct record *rec, struct desk *desk, const struct bundle_facts *facts,
    const struct bundle_texts *texts, const struct page *page, const struct charset_text *decoded,
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
	if (page->saved != NULL)
		add_saved(desk, page->saved);
	json_add_text(json, "mime", type_of(page));
	json_add_text(json, "charset", span_from(decoded->name));
	json_add_text(json, "charset_signal", span_from(decoded->signal));
	if (decoded->n_replaced > 0)
		json_add_count(json, "replaced", decoded->n_replaced);
	buffer_add_byte(json, '}');
	record_set(rec, "metadata", buffer_span(json));
}

/* The text is lent by the batch of the reader, or by the desk, from which it moves to the arena. */
static void
set_page(struct record *rec, struct desk *desk, const struct bundle_facts *facts,
    const struct bundle_texts *texts, const struct page *page, const struct warc_page *warc)
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
set_id(struct record *rec, const struct bundle_facts *facts, const struct bundle_texts *texts)
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
refuse_size(struct record *rec, struct worker *worker, const struct bundle_options *set)
{
	return filter_fault(rec, worker, "too-large",
	    "has more than %llu bytes when decompressed (see --max-member)", set->limits.member_bytes);
}

/* KEEP while the conditions on a field hold. */
static enum verdict
check_field(struct record *rec, struct worker *worker, const struct bundle_options *set,
    enum select_field field, struct span text)
{
	struct desk *desk = worker->source_state;

	switch (bundle_select(set->select, &desk->select, field, text)) {
	case SELECT_YES:
		return KEEP;
	case SELECT_NO:
		return worker_leave_out(worker, "not-selected");
	case SELECT_GIVEN_UP:
		break;
	}
	return filter_fault(rec, worker, "pattern-limit", "takes a pattern of --select too long");
}

/* KEEP while all conditions hold; those on a type that is not declared are for later. */
static enum verdict
check_wanted(struct record *rec, struct worker *worker, const struct bundle_options *set,
    const struct span fields[SELECT_FIELDS])
{
	enum verdict verdict = KEEP;

	for (size_t i = 0; set->select != NULL && i < SELECT_FIELDS && verdict == KEEP; i++)
		if (i != SELECT_MIME || fields[i].len > 0)
			verdict = check_field(rec, worker, set, (enum select_field)i, fields[i]);
	return verdict;
}

/* Makes the record of a page, if it is one. */
static enum verdict
make_page(struct record *rec, struct worker *worker, const struct bundle_options *set,
    const struct bundle_facts *facts, const struct bundle_texts *texts, struct page *page,
    const struct warc_page *warc)
{
	enum sniff kind = sniff(page->name, page->content);
	enum verdict verdict = KEEP;

	if (kind == SNIFF_OTHER && facts->single)
		return filter_fault(rec, worker, "not-a-page", "is neither an archive nor HTML or text");
	if (kind == SNIFF_OTHER && set->all)
		return filter_fault(rec, worker, "not-a-page", "is neither HTML nor text");
	if (kind == SNIFF_OTHER)
		return worker_leave_out(worker, "not-a-page");
	page->html = kind == SNIFF_HTML;
	if (set->select != NULL && (warc == NULL || warc->mime.len == 0))
		verdict = check_field(rec, worker, set, SELECT_MIME, type_of(page));
	if (verdict == KEEP)
		set_page(rec, worker->source_state, facts, texts, page, warc);
	return verdict;
}

static enum verdict
make_file(struct record *rec, struct worker *worker, const struct bundle_options *set,
    const struct bundle_facts *facts, const struct bundle_texts *texts, struct span bytes)
{
	struct page page = { .raw = bytes, .content = bytes, .name = texts->name };
	enum verdict verdict = check_wanted(rec, worker, set,
	    (const struct span[SELECT_FIELDS]){ [SELECT_NAME] = texts->name });
	struct desk *desk = worker->source_state;
	struct saved_page saved;
	const char *why;

	if (verdict != KEEP)
		return verdict;
	why = expand(desk, set, &page.content);
	if (why != NULL && page.content.len == set->limits.member_bytes)
		return refuse_size(rec, worker, set);
	if (why != NULL)
		return filter_fault(rec, worker, "damaged", "is damaged: %s", why);
	if (saved_read(page.content, rec->arena, &desk->decoded, &saved)) {
		page.saved = &saved;
		page.content = saved.content;
		page.charset = saved.charset;
		page.name = saved.message ? SPAN("page.html") : page.name;
	}
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

/* A status as text; absent for none. */
static struct span
status_text(struct arena *arena, long status)
{
	struct buffer digits = BUFFER_INIT;
	struct span text = span_make(NULL, 0);

	if (status > 0) {
		buffer_add_number(&digits, (unsigned long long)status);
		text = arena_copy(arena, buffer_span(&digits));
	}
	buffer_free(&digits);
	return text;
}

/* What becomes of a record of a type that has no page. */
static enum verdict
refuse_type(struct record *rec, struct worker *worker, const struct bundle_options *set,
    struct span type)
{
	if (type.len == 0)
		return filter_fault(rec, worker, "no-type", "has no WARC-Type");
	if (span_equal_nocase(type, SPAN("continuation")))
		return filter_fault(rec, worker, "continuation",
		    "continues an earlier record: records in segments are not put together");
	if (!span_equal_nocase(type, SPAN("revisit")))
		return worker_leave_out(worker, "not-a-page");
	if (set->all)
		return filter_fault(rec, worker, "revisit", "is a revisit: its page was stored earlier");
	return worker_leave_out(worker, "revisit");
}

static enum verdict
make_warc(struct record *rec, struct worker *worker, const struct bundle_options *set,
    const struct bundle_facts *facts, const struct bundle_texts *texts, struct span bytes)
{
	struct desk *desk = worker->source_state;
	struct page page = { .raw = bytes };
	struct warc_page warc;
	enum verdict verdict;
	const char *why;

	warc_describe(texts->head, bytes, &worker->arena, &warc);
	if (!facts->regular)
		return refuse_type(rec, worker, set, warc.type);
	verdict = check_wanted(rec, worker, set,
	    (const struct span[SELECT_FIELDS]){
		[SELECT_MIME] = warc.mime,
		[SELECT_STATUS] = status_text(&worker->arena, warc.status),
		[SELECT_URL] = warc.url,
		[SELECT_NAME] = texts->name,
	    });
	if (verdict != KEEP)
		return verdict;
	why = warc_read(texts->head, set->limits.member_bytes, &desk->http, &worker->arena, &warc);
	if (warc.too_large)
		return refuse_size(rec, worker, set);
	if (why != NULL)
		return filter_fault(rec, worker, "encoding", "%s", why);
	if (warc.wrong_digest)
		diag_report(&worker->diag, rec->place, "digest", "is not what its digest says");
	page.content = warc.content;
	page.charset = warc.charset;
	page.name = name_for(&warc);
	return make_page(rec, worker, set, facts, texts, &page, &warc);
}

enum verdict
bundle_page(struct record *rec, struct worker *worker, const struct bundle_options *set,
    const struct bundle_facts *facts, const struct bundle_texts *texts, struct span bytes)
{
	set_id(rec, facts, texts);
	if (facts->fault != NULL)
		return filter_fault(rec, worker, facts->fault, "%.*s", (int)texts->why.len, texts->why.ptr);
	if (facts->head_len > 0)
		return make_warc(rec, worker, set, facts, texts, bytes);
	if (!facts->regular)
		return worker_leave_out(worker, "not-a-file");
	return make_file(rec, worker, set, facts, texts, bytes);
}
