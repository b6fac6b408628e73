/*
 * header - the `Name: value` lines that WARC records and HTTP messages begin with
 */
#include "header.h"

size_t
header_length(struct span text)
{
	size_t at = 0;

	while (at < text.len) {
		const char *end = memchr(text.ptr + at, '\n', text.len - at);
		size_t next;

		if (end == NULL)
			return 0;
		next = (size_t)(end - text.ptr) + 1;
		if (next - at == 1 || (next - at == 2 && text.ptr[at] == '\r'))
			return next;
		at = next;
	}
	return 0;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The value from `at` on with the lines folded into it; moves *at behind them. */
static struct span
take_value(struct span head, size_t *at)
{
	size_t start = *at;

	do {
		const char *end = memchr(head.ptr + *at, '\n', head.len - *at);

		*at = end == NULL ? head.len : (size_t)(end - head.ptr) + 1;
	} while (*at < head.len && is_blank(head.ptr[*at]));
	return span_trim(span_slice(head, start, *at));
}

static struct span
unfold(struct span value, struct arena *arena)
{
	struct span line;
	char *joined;
	size_t n = 0;

	if (memchr(value.ptr, '\n', value.len) == NULL)
		return value;
	joined = arena_get(arena, value.len);
	while (span_split(&value, '\n', &line)) {
		line = span_trim(line);
		if (n > 0)
			joined[n++] = ' ';
		memcpy(joined + n, line.ptr, line.len);
		n += line.len;
	}
	return span_make(joined, n);
}

struct span
header_field(struct span head, struct span name, struct arena *arena)
{
	size_t at = 0;

	while (at < head.len) {
		struct span rest = span_slice(head, at, head.len);
		bool found = rest.len > name.len &&
		    span_equal_nocase(span_slice(rest, 0, name.len), name);
		size_t colon = at + name.len;

		while (found && colon < head.len && is_blank(head.ptr[colon]))
			colon++;
		found = found && colon < head.len && head.ptr[colon] == ':';
		if (found)
			at = colon + 1;
		rest = take_value(head, &at);
		if (found)
			return rest.len == 0 ? rest : unfold(rest, arena);
	}
	return span_make(NULL, 0);
}

struct span
header_word(struct span value)
{
	return span_trim(span_slice(value, 0, span_find(value, SPAN(";"))));
}

struct span
header_parameter(struct span value, struct span name)
{
	struct span piece, rest = value;

	while (rest.ptr != NULL && span_split(&rest, ';', &piece)) {
		size_t equals;

		piece = span_trim(piece);
		equals = span_find(piece, SPAN("="));
		if (equals == piece.len ||
		    !span_equal_nocase(span_trim(span_slice(piece, 0, equals)), name))
			continue;
		piece = span_trim(span_slice(piece, equals + 1, piece.len));
		while (piece.len > 0 && (piece.ptr[0] == '"' || piece.ptr[0] == '\''))
			piece = span_slice(piece, 1, piece.len);
		while (piece.len > 0 && memchr("\"' ", piece.ptr[piece.len - 1], 3) != NULL)
			piece.len--;
		return piece;
	}
	return span_make(NULL, 0);
}
