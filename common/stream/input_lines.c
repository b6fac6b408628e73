/*
 * input_lines - the records of a file, line by line, for tools that are no filters
 */
#include "input_lines.h"

bool
input_lines_open(struct input_lines *lines, const char *file, unsigned long long max_bytes,
    struct diag *diag)
{
	*lines = (struct input_lines){ .diag = diag, .max_bytes = max_bytes };
	digest_init(&lines->digest);
	lines->in = input_open(file, diag);
	return lines->in != NULL;
}

void
input_lines_close(struct input_lines *lines)
{
	if (lines->in != NULL)
		input_close(lines->in);
	buffer_free(&lines->buf);
}

/* Adds bytes behind those not handed out yet; false at the end. */
static bool
more(struct input_lines *lines)
{
	struct buffer *buf = &lines->buf;
	size_t n;

	if (lines->at > 0) {
		buf->len -= lines->at;
		memmove(buf->ptr, buf->ptr + lines->at, buf->len);
		lines->at = 0;
	}
	n = input_read(lines->in, buffer_reserve(buf, INPUT_BUFFER), INPUT_BUFFER);
	digest_add(&lines->digest, span_make(buf->ptr + buf->len, n));
	buf->len += n;
	lines->bytes += n;
	lines->ended = n == 0;
	return n > 0;
}

static void
report_long_line(struct input_lines *lines)
{
	lines->n_refused++;
	diag_report(lines->diag, (struct place){ .file = input_name(lines->in), .line = lines->number },
	    "long-line", "line longer than %llu bytes, skipped", lines->max_bytes);
}

/* Drops a line that is too long already, up to its newline. */
static void
skip_long_line(struct input_lines *lines)
{
	const char *end;

	do {
		struct span rest = span_slice(buffer_span(&lines->buf), lines->at, lines->buf.len);

		end = rest.len > 0 ? memchr(rest.ptr, '\n', rest.len) : NULL;
		lines->at += end != NULL ? (size_t)(end - rest.ptr) + 1 : rest.len;
	} while (end == NULL && more(lines));
	lines->number++;
	report_long_line(lines);
}

/* The line at the front of the buffer, newline or end of file behind it; false if more is needed. */
static bool
take_line(struct input_lines *lines, size_t searched, struct span *line)
{
	struct span rest = span_slice(buffer_span(&lines->buf), lines->at, lines->buf.len);
	const char *end =
	    rest.len > searched ? memchr(rest.ptr + searched, '\n', rest.len - searched) : NULL;

	if (end == NULL && !(lines->ended && rest.len > 0))
		return false;
	*line = end == NULL ? rest : span_slice(rest, 0, (size_t)(end - rest.ptr));
	lines->at += line->len + (end != NULL);
	lines->number++;
	return true;
}

bool
input_lines_next(struct input_lines *lines, struct span *line)
{
	size_t searched = 0;

	for (;;) {
		if (take_line(lines, searched, line)) {
			searched = 0;
			if (line->len > lines->max_bytes)
				report_long_line(lines);
			else if (span_trim(*line).len > 0)
				return true;
			continue;
		}
		searched = lines->buf.len - lines->at;
		if (searched > lines->max_bytes) {
			skip_long_line(lines);
			searched = 0;
		} else if (lines->ended || !more(lines)) {
			if (lines->at == lines->buf.len)
				return false;
		}
	}
}
