/*
 * wrap - plain text that was broken into lines of one width, as mail, books and licences are
 */
#include "wrap.h"

#include "ascii.h"
#include "text.h"
#include "utf8.h"

enum {
	WIDTH_MIN = 45,
	WIDTH_MAX = 100, /* in characters */
	PAIRS_MIN = 6,   /* of lines: fewer prove nothing */
	PLAINLY_NOT = 8, /* lines of which a quarter is longer than any width */
	SLACK = 6,       /* characters that lines end early in what people wrapped by hand */
	HANGING_MAX = 8, /* columns that the further lines of an item are deeper than its marker */
};

struct line {
	struct span text;  /* without white space at either end */
	size_t column;     /* characters of white space before it */
	size_t width;      /* to its end, in characters */
	size_t first_word; /* width of it */
};

/* The width of it. */
static size_t
first_word(struct span text)
{
	size_t at = 0;

	while (at < text.len && !ascii_is_space(text.ptr[at]))
		at++;
	return utf8_count(span_slice(text, 0, at));
}

/* The next line of the text. */
static bool
next_line(struct span *rest, struct line *line)
{
	struct span raw;

	if (!span_split(rest, '\n', &raw))
		return false;
	*line = (struct line){ .text = span_trim(raw) };
	if (line->text.len == 0)
		return true;
	line->column = (size_t)(line->text.ptr - raw.ptr);
	line->width = line->column + utf8_count(line->text);
	line->first_word = first_word(line->text);
	return true;
}

/* The width that all lines but one of 32 keep to; 0 if they keep to none. */
static size_t
find_width(struct span text)
{
	size_t counts[WIDTH_MAX + 1] = { 0 }, n = 0, beyond, width = WIDTH_MAX;
	struct line line;

	for (beyond = 0; next_line(&text, &line);) {
		if (line.text.len == 0)
			continue;
		n++;
		if (line.width <= WIDTH_MAX)
			counts[line.width]++;
		else if (++beyond * 4 > n && n > PLAINLY_NOT)
			return 0;
	}
	if (beyond * 32 > n)
		return 0;
	while (width > 0 && (beyond + counts[width]) * 32 <= n)
		beyond += counts[width--];
	return width >= WIDTH_MIN ? width : 0;
}

/* A bullet, a number or letter with a mark behind it, a mail's mark of quotation, a table's border. */
static bool
begins_item(struct span text)
{
	size_t at = 0;

	if (memchr(">|*+-#=", text.ptr[0], 7) != NULL || span_starts(text, SPAN("•")))
		return true;
	if (text.ptr[0] == '(' || text.ptr[0] == '[')
		at++;
	while (at < text.len && at < 4 && ascii_is_digit(text.ptr[at]))
		at++;
	if (at < 2 && at < text.len && ascii_is_letter(text.ptr[at]))
		at++;
	return at > 0 && at < text.len && memchr(".)]:", text.ptr[at], 4) != NULL &&
	    (at + 1 == text.len || ascii_is_space(text.ptr[at + 1]));
}

/* Was a line broken because the first word of the next had no room in it? */
static bool
is_full(const struct line *line, const struct line *next, size_t width)
{
	return line->width + 1 + next->first_word + SLACK > width;
}

static bool
is_wrapped(struct span text, size_t width)
{
	struct line last = { .width = 0 }, line;
	size_t n = 0, n_full = 0;

	while (next_line(&text, &line)) {
		if (last.text.len > 0 && line.text.len > 0 && !begins_item(line.text)) {
			n++;
			n_full += is_full(&last, &line, width);
		}
		last = line;
	}
	return n >= PAIRS_MIN && n_full * 10 >= n * 6;
}

size_t
wrap_width(struct span text)
{
	size_t width = find_width(text);

	return width > 0 && is_wrapped(text, width) ? width : 0;
}

bool
wrap_is_full(struct span text, size_t width, size_t start, size_t end, size_t next)
{
	return utf8_count(span_slice(text, start, end)) + 1 +
	    first_word(span_slice(text, next, next + width)) + SLACK > width;
}

static bool
begins_small(struct span text)
{
	size_t at = 0;

	return text_class(utf8_next(text, &at)) == TEXT_LOWER;
}

/* Of a text that is wrapped. A long line before a small letter may be shorter still. */
static bool
goes_on(const struct line *line, const struct line *next, size_t width)
{
	if (line->text.len == 0 || next->text.len == 0 || begins_item(next->text))
		return false;
	if (!is_full(line, next, width) &&
	    (line->width * 3 < width * 2 || !begins_small(next->text)))
		return false;
	return next->column <= line->column ||
	    (begins_item(line->text) && next->column <= line->column + HANGING_MAX);
}

/* "well-" and "known" are one word. */
static bool
ends_in_hyphen(struct span text, struct span next)
{
	return text.len > 1 && text.ptr[text.len - 1] == '-' &&
	    ascii_is_word(text.ptr[text.len - 2]) && ascii_is_word(next.ptr[0]);
}

void
wrap_join(struct span text, struct buffer *out)
{
	size_t width = wrap_width(text);
	struct line last = { .width = 0 }, line;
	struct span rest = text;

	if (width == 0) {
		buffer_add(out, text);
		return;
	}
	for (bool first = true; next_line(&rest, &line); first = false, last = line) {
		if (!goes_on(&last, &line, width)) {
			if (!first)
				buffer_add_byte(out, '\n');
			buffer_add(out, span_make(line.text.ptr - line.column, line.column));
		} else if (!ends_in_hyphen(last.text, line.text)) {
			buffer_add_byte(out, ' ');
		}
		buffer_add(out, line.text);
	}
}
