/*
 * bundle_warc - the records of WARC files: 0.17 to 1.1, WET and WAT included, as they are found
 *
 * Plain, or compressed record by record, or as a whole: input does not let a read cross the border of
 * two compressed streams, so a record that is one stream ends where the stream does, whatever its
 * Content-Length says. Elsewhere a record whose length is missing or wrong ends where the next one
 * begins. After damage reading goes on at the next record.
 *
 * A record is handed out once its end has been seen, so that its checksum has been verified.
 */
#include <stdint.h>

#include "ascii.h"
#include "header.h"
#include "heap.h"
#include "utf8.h"
#include "warc_window.h"

enum { HEAD_BYTES_MAX = 1 << 20 /* of the fields of one record */ };

/* How the content of a record ended. */
enum ending {
	ENDED_WELL,
	ENDED_LATE, /* something follows that is no record */
	ENDED_DAMAGED,
};

/* The head of the record at the front of the window; ptr NULL if it has no end. */
static struct span
take_head(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;
	const char *why = "the head of a record is cut off";
	size_t len;

	while ((len = header_length(warc_window_bytes(window))) == 0) {
		if (warc_window_bytes(window).len > HEAD_BYTES_MAX || !warc_window_more(bundle)) {
			if (warc_window_is_broken_off(bundle))
				why = input_damage(bundle->stream.in);
			warc_window_lose(window, why);
			warc_window_use(window, warc_window_bytes(window).len);
			return span_make(NULL, 0);
		}
	}
	buffer_reset(&bundle->head);
	buffer_add(&bundle->head, span_slice(warc_window_bytes(window), 0, len));
	warc_window_use(window, len);
	return buffer_span(&bundle->head);
}

/* Content-Length; UINT64_MAX where it is missing or no number. */
static uint64_t
content_length(struct span digits)
{
	size_t at = 0;
	uint64_t length = span_take_number(digits, &at, 18);

	return at > 0 && at == digits.len ? length : UINT64_MAX;
}

/* Appends bytes unless that would be more than the limit; then what there is of them is dropped. */
static void
keep(struct bundle *bundle, struct bundle_member *member, struct span bytes, size_t start,
    struct buffer *out)
{
	if (!member->regular || member->fault != NULL || bundle_skips(bundle))
		return;
	if (bytes.len > bundle->limits.member_bytes - (out->len - start))
		bundle_fault_size(bundle, member);
	else
		buffer_add(out, bytes);
}

/* How much of the window belongs to a record of unknown length; 0 if it ends here. */
static size_t
up_to_next_record(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;
	size_t found;

	while (warc_window_bytes(window).len <= WARC_LINE_BYTES && warc_window_more(bundle))
		continue;
	found = warc_find_record(warc_window_bytes(window));
	if (found < warc_window_bytes(window).len || found <= WARC_LINE_BYTES)
		return found;
	return found - WARC_LINE_BYTES;
}

/* Content of known length; returns how much of it is missing. */
static uint64_t
read_known(struct bundle *bundle, struct bundle_member *member, uint64_t left, struct buffer *out)
{
	struct warc_window *window = bundle->reader;
	size_t start = out->len;

	while (left > 0 && (warc_window_bytes(window).len > 0 || warc_window_more(bundle))) {
		struct span bytes = span_slice(warc_window_bytes(window), 0, left);

		keep(bundle, member, bytes, start, out);
		warc_window_use(window, bytes.len);
		left -= bytes.len;
	}
	return left;
}

/* Content up to the next record or the end of the stream, without the line ends behind it. */
static void
read_unknown(struct bundle *bundle, struct bundle_member *member, struct buffer *out)
{
	struct warc_window *window = bundle->reader;
	size_t start = out->len, n;

	while ((n = up_to_next_record(bundle)) > 0) {
		keep(bundle, member, span_slice(warc_window_bytes(window), 0, n), start, out);
		warc_window_use(window, n);
	}
	for (n = 0; n < 4 && out->len > start && strchr("\r\n", out->ptr[out->len - 1]) != NULL; n++)
		out->len--;
}

/* Is a record followed by its two line ends, by the next record, or by the end of the stream? */
static enum ending
check_end(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;
	struct span rest;
	size_t n = 0;

	while (warc_window_bytes(window).len < 4 + WARC_LINE_BYTES && warc_window_more(bundle))
		continue;
	rest = warc_window_bytes(window);
	while (n < rest.len && n < 4 && (rest.ptr[n] == '\r' || rest.ptr[n] == '\n'))
		n++;
	if (n == rest.len)
		return warc_window_is_broken_off(bundle) ? ENDED_DAMAGED : ENDED_WELL;
	if (span_starts(rest, SPAN("\r\n\r\n")) || span_starts(rest, SPAN("\n\n")))
		return ENDED_WELL;
	return warc_is_version_line(span_slice(rest, n, n + WARC_LINE_BYTES)) ? ENDED_WELL : ENDED_LATE;
}

/* A record that is longer than it should be: what lies behind the next head in it goes back. */
static void
cut_at_next_record(struct warc_window *window, size_t start, struct buffer *out)
{
	size_t found = start + warc_find_record(span_slice(buffer_span(out), start, out->len));

	warc_window_give_back(window, span_slice(buffer_span(out), found, out->len));
	out->len = found;
}

static void
read_content(struct bundle *bundle, struct bundle_member *member, uint64_t length,
    struct buffer *out)
{
	struct warc_window *window = bundle->reader;
	unsigned long long from = window->by_stream ? window->stream : member->offset;
	size_t start = out->len;
	uint64_t missing = 0;
	enum ending ending;

	if (length == UINT64_MAX)
		read_unknown(bundle, member, out);
	else
		missing = read_known(bundle, member, length, out);
	ending = check_end(bundle);
	if (ending == ENDED_DAMAGED) {
		const char *why = input_damage(bundle->stream.in);

		window->told = true;
		warc_window_resume(bundle);
		bundle_fault(bundle, member, "damaged", "bytes %llu to %llu are damaged: %s", from,
		    (unsigned long long)warc_window_lost_to(bundle), why);
	} else if (missing > 0 || ending == ENDED_LATE) {
		window->told = true;
		cut_at_next_record(window, start, out);
		bundle_fault(bundle, member, "wrong-length",
		    missing > 0 ? "is cut off: %llu bytes of its content are missing" :
		                  "is damaged: its Content-Length is not that of its content (%llu)",
		    (unsigned long long)(missing > 0 ? missing : length));
	}
}

static bool
is_one_of(struct span word, const char *words)
{
	struct span rest = span_from(words), entry;

	while (span_split(&rest, ' ', &entry))
		if (span_equal_nocase(word, entry))
			return true;
	return false;
}

/* The record's id without its brackets; a record without one is called by its offset. */
static void
set_name(struct bundle *bundle, struct span id, unsigned long long at)
{
	buffer_reset(&bundle->member_name);
	if (span_starts(id, SPAN("<")) && span_ends(id, SPAN(">")))
		id = span_slice(id, 1, id.len - 1);
	if (id.len > 0)
		utf8_repair(id, &bundle->member_name);
	else
		buffer_print(&bundle->member_name, "@%llu", at);
}

static bool
next_record(struct bundle *bundle, struct bundle_member *member, struct buffer *out)
{
	struct warc_window *window = bundle->reader;
	struct span head;
	unsigned long long at, total;
	bool found;

	do {
		found = warc_window_find_start(bundle);
		warc_window_report_lost(bundle);
		member->offset = warc_window_offset(window);
		head = found ? take_head(bundle) : span_make(NULL, 0);
	} while (found && head.ptr == NULL);
	input_position(bundle->stream.in, &at, &total);
	if (!found || bundle_is_bomb(bundle, bundle->stream.produced, at))
		return false;
	arena_reset(&window->arena);
	set_name(bundle, header_field(head, SPAN("WARC-Record-ID"), &window->arena), member->offset);
	member->name = buffer_span(&bundle->member_name);
	member->head = head;
	member->regular = is_one_of(header_field(head, SPAN("WARC-Type"), &window->arena),
	    "response resource conversion");
	read_content(bundle, member,
	    content_length(header_field(head, SPAN("Content-Length"), &window->arena)), out);
	return true;
}

static void
close_warc(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;

	arena_free(&window->arena);
	buffer_free(&window->bytes);
	heap_free(window);
}

/*
 * In a file that is one compressed stream offsets are those of its content, which is read up to there;
 * false when the stream ends before.
 */
static bool
skip_content(struct bundle *bundle, unsigned long long offset)
{
	struct warc_window *window = bundle->reader;

	while (window->position < offset && (warc_window_bytes(window).len > 0 || warc_window_more(bundle)))
		warc_window_use(window,
		    span_slice(warc_window_bytes(window), 0, offset - window->position).len);
	return window->position == offset;
}

bool
bundle_warc_seek(struct bundle *bundle, unsigned long long offset)
{
	struct warc_window *window = bundle->reader;
	struct input *in = bundle->stream.in;

	if (bundle->next != next_record)
		return false;
	if (input_is_packed(in) && !input_has_stream_at(in, offset) && skip_content(bundle, offset))
		return true;
	if (!bundle_stream_seek(&bundle->stream, offset))
		return false;
	buffer_reset(&window->bytes);
	window->at = window->border = 0;
	window->position = offset;
	window->by_stream = window->fresh = input_is_packed(in);
	window->stream = input_is_packed(in) ? offset : 0;
	return true;
}

bool
bundle_warc_open(struct bundle *bundle)
{
	struct span head = bundle_stream_peek(&bundle->stream, WARC_LINE_BYTES);

	if (!span_starts(head, SPAN("WARC/")) ||
	    !warc_is_version_line(span_slice(head, 0, WARC_LINE_BYTES)))
		return false;
	input_let_resume(bundle->stream.in);
	bundle->reader = heap_get_zeroed(1, sizeof(struct warc_window));
	bundle->next = next_record;
	bundle->close = close_warc;
	return true;
}
