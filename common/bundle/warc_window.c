/*
 * warc_window - the bytes of a WARC file, and where its records begin
 */
#include "warc_window.h"

#include "ascii.h"

enum { READ_BYTES = 64 * 1024 };

struct span
warc_window_bytes(const struct warc_window *window)
{
	return span_slice(buffer_span(&window->bytes), window->at, window->border);
}

void
warc_window_use(struct warc_window *window, size_t n)
{
	window->at += n;
	window->position += n;
	window->fresh = window->fresh && n == 0;
}

uint64_t
warc_window_offset(const struct warc_window *window)
{
	return window->by_stream && window->fresh ? window->stream : window->position;
}

void
warc_window_lose(struct warc_window *window, const char *why)
{
	if (window->lost || window->told)
		return;
	window->lost = true;
	window->lost_from = window->by_stream ? window->stream : window->position;
	window->lost_why = why;
}

bool
warc_window_more(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;
	struct input *in = bundle->stream.in;
	size_t had, n;

	if (window->border < window->bytes.len)
		return false;
	if (window->at > 0) {
		window->bytes.len -= window->at;
		memmove(window->bytes.ptr, window->bytes.ptr + window->at, window->bytes.len);
		window->at = 0;
	}
	had = window->bytes.len;
	n = bundle_stream_read(&bundle->stream, buffer_reserve(&window->bytes, READ_BYTES), READ_BYTES);
	window->bytes.len = window->border = had + n;
	if (n == 0 || input_stream(in) == window->stream)
		return n > 0;
	window->border = had;
	window->next = input_stream(in);
	return false;
}

/* Moves over the border to the next stream; false if the window does not end at one. */
static bool
cross(struct warc_window *window)
{
	if (window->border == window->bytes.len || window->at < window->border)
		return false;
	window->border = window->bytes.len;
	window->stream = window->next;
	window->by_stream = window->fresh = true;
	return true;
}

/* Damage behind complete streams begins where they end. */
static void
lose_stream(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;
	unsigned long long at, total;
	bool had = window->lost;

	warc_window_lose(window, input_damage(bundle->stream.in));
	if (!had && input_is_between(bundle->stream.in)) {
		input_position(bundle->stream.in, &at, &total);
		window->lost_from = at;
	}
}

bool
warc_window_resume(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;
	struct input *in = bundle->stream.in;

	if (input_damage(in) == NULL)
		return false;
	window->by_stream = true;
	lose_stream(bundle);
	warc_window_use(window, window->border - window->at);
	if (!input_resume(in))
		return false;
	bundle->stream.ended = false;
	window->stream = input_stream(in);
	window->fresh = true;
	return true;
}

bool
warc_is_version_line(struct span text)
{
	static const char form[] = "WARC/0.0";
	size_t at = 0;

	for (; form[at] != '\0'; at++) {
		if (at == text.len)
			return true;
		if (form[at] == '0' ? !ascii_is_digit(text.ptr[at]) : form[at] != text.ptr[at])
			return false;
	}
	while (at < text.len &&
	    (ascii_is_digit(text.ptr[at]) || text.ptr[at] == ' ' || text.ptr[at] == '\r'))
		at++;
	return at == text.len || text.ptr[at] == '\n';
}

size_t
warc_find_record(struct span text)
{
	size_t at = 0;

	while (at < text.len) {
		struct span rest = span_slice(text, at, text.len);
		size_t found = span_find(rest, SPAN("WARC/"));

		if (found == rest.len)
			return text.len;
		at += found;
		if ((at == 0 || text.ptr[at - 1] == '\n') && text.len - at >= WARC_LINE_BYTES &&
		    warc_is_version_line(span_slice(text, at, text.len)))
			return at;
		at++;
	}
	return text.len;
}

/* Skips the line ends between records. True at the beginning of something, false at an end. */
static bool
skip_blank(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;

	do {
		struct span rest = warc_window_bytes(window);
		size_t n = 0;

		while (n < rest.len && (rest.ptr[n] == '\n' || rest.ptr[n] == '\r'))
			n++;
		/* line ends alone do not make a stream a used one */
		window->at += n;
		window->position += n;
		if (n < rest.len)
			return true;
	} while (warc_window_more(bundle));
	return false;
}

/* Skips to the next line that a record begins with, or to the end of the window, or near it. */
static void
skip_rubbish(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;
	struct span rest = warc_window_bytes(window);
	size_t found = 1 + warc_find_record(span_slice(rest, 1, rest.len));

	if (found < rest.len)
		warc_window_use(window, found);
	else if (rest.len > WARC_LINE_BYTES)
		warc_window_use(window, rest.len - WARC_LINE_BYTES);
	else if (!warc_window_more(bundle))
		warc_window_use(window, rest.len);
}

bool
warc_window_find_start(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;

	for (;;) {
		if (!skip_blank(bundle)) {
			if (cross(window) || warc_window_resume(bundle))
				continue;
			return false;
		}
		while (warc_window_bytes(window).len < WARC_LINE_BYTES && warc_window_more(bundle))
			continue;
		if (warc_is_version_line(span_slice(warc_window_bytes(window), 0, WARC_LINE_BYTES)))
			return true;
		warc_window_lose(window, "no record begins here");
		skip_rubbish(bundle);
	}
}

uint64_t
warc_window_lost_to(const struct bundle *bundle)
{
	const struct warc_window *window = bundle->reader;
	unsigned long long at, total;

	if (!window->by_stream)
		return window->position;
	if (window->fresh)
		return window->stream;
	input_position(bundle->stream.in, &at, &total);
	return at;
}

void
warc_window_report_lost(struct bundle *bundle)
{
	struct warc_window *window = bundle->reader;

	if (window->lost)
		diag_report(bundle->diag, BUNDLE_PLACE(bundle), "damaged",
		    "bytes %llu to %llu are damaged and skipped: %s",
		    (unsigned long long)window->lost_from, (unsigned long long)warc_window_lost_to(bundle),
		    window->lost_why);
	window->lost = window->told = false;
}

bool
warc_window_is_broken_off(const struct bundle *bundle)
{
	const struct warc_window *window = bundle->reader;

	return window->border == window->bytes.len && input_damage(bundle->stream.in) != NULL &&
	    !input_is_between(bundle->stream.in);
}

void
warc_window_give_back(struct warc_window *window, struct span bytes)
{
	struct buffer joined = BUFFER_INIT;
	struct span rest =
	    span_make(window->bytes.ptr + window->at, window->bytes.len - window->at);

	buffer_add(&joined, bytes);
	buffer_add(&joined, rest);
	window->border = joined.len - (window->bytes.len - window->border);
	window->position -= bytes.len;
	window->at = 0;
	buffer_free(&window->bytes);
	window->bytes = joined;
}
