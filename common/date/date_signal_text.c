/*
 * date_signal_text - the dates in the first lines of a plain text
 */
#include "date_signal.h"

#include "ascii.h"
#include "date_phrase.h"

enum {
	LINES_MAX = 40,
	LONG_LINES_MAX = 2,
	LONG_LINE = 240,      /* bytes */
	FIRST_POST_LINES = 2, /* "#1 ..." up here is the head of the first post of a forum's page */
	MARK_BYTES = 6,       /* in which "#1" stands */
};

/* "#1 Ann 2015-02-05 21:08", "+6 #1 ...": the head of a comment. */
static bool
heads_comment(struct span line)
{
	size_t mark = span_find(line, SPAN("#"));

	return mark < MARK_BYTES && mark + 1 < line.len && ascii_is_digit(line.ptr[mark + 1]);
}

struct reader {
	struct date_signals *signals;
	struct date_reading reading;
	bool has_date; /* in a line before */
};

static void
take(void *taker, enum date_role role, const struct date *date)
{
	static const char *const sources[] = {
		[DATE_ROLE_PLAIN] = "text", [DATE_ROLE_SENTENCE] = "text-sentence",
		[DATE_ROLE_PUBLISHED] = "text-label", [DATE_ROLE_MODIFIED] = "text-label",
	};
	struct reader *reader = taker;

	date_signal_add(reader->signals, sources[role], reader->has_date ? "-far" : "",
	    role == DATE_ROLE_MODIFIED, date);
}

static void
read_line(struct span line, struct span above, struct reader *reader)
{
	struct date date;

	if (line.len <= DATE_LINE_MAX || (line.len <= LONG_LINE && date_phrase_published(line)))
		date_line_each(line, above, reader->reading, take, reader);
	else if (date_line_opening(line, reader->reading, &date))
		date_signal_add(reader->signals, "text-opening", reader->has_date ? "-far" : "",
		    false, &date);
}

void
date_signal_text(struct span text, struct span language, struct span host,
    struct date_signals *signals)
{
	struct reader reader = { .signals = signals };
	int n = 0, long_lines = 0;
	struct span rest = text, line, above = SPAN("");

	reader.reading.language = language;
	reader.reading.order = date_order_at(language, host);
	while (n < LINES_MAX && long_lines < LONG_LINES_MAX && span_split(&rest, '\n', &line)) {
		int known = signals->n;

		line = span_trim(line);
		if (line.len == 0)
			continue;
		n++;
		long_lines += line.len > LONG_LINE;
		if (heads_comment(line) && n > FIRST_POST_LINES)
			return;
		read_line(line, above, &reader);
		above = line;
		if (signals->n == known && date_phrase_comments(line))
			return;
		reader.has_date = signals->n > 0;
	}
}
