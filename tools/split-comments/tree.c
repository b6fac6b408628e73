/*
 * tree - a thread for a person: indented by depth, names and dates first, long texts cut
 */
#include "split.h"

enum { INDENT = 3, LINE_MAX_BYTES = 100, LINES_MAX = 3 };

static const char bold[] = "\033[1m", dim[] = "\033[2m", plain[] = "\033[0m";

static void
add_styled(struct buffer *out, const char *style, struct span text, bool colored)
{
	if (colored)
		buffer_add(out, span_from(style));
	/* a terminal must not be driven by what a page says */
	for (size_t i = 0; i < text.len; i++)
		buffer_add_byte(out, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
	if (colored)
		buffer_add(out, span_from(plain));
}

static void
add_indent(struct buffer *out, unsigned depth)
{
	for (unsigned i = 0; i < depth * INDENT && i < 40 * INDENT; i++)
		buffer_add_byte(out, ' ');
}

/* Up to LINE_MAX_BYTES of a line, cut between characters. */
static struct span
cut_line(struct span line)
{
	size_t end = LINE_MAX_BYTES;

	if (line.len <= end)
		return line;
	while (end > 0 && ((unsigned char)line.ptr[end] & 0xc0) == 0x80)
		end--;
	return span_slice(line, 0, end);
}

static void
add_text(struct buffer *out, struct span text, unsigned depth)
{
	struct span line;
	int n = 0;

	while (span_split(&text, '\n', &line)) {
		if (span_trim(line).len == 0)
			continue;
		add_indent(out, depth);
		if (n++ == LINES_MAX) {
			buffer_add(out, SPAN("…\n"));
			return;
		}
		add_styled(out, "", cut_line(line), false);
		buffer_add(out, line.len > LINE_MAX_BYTES ? SPAN("…\n") : SPAN("\n"));
	}
}

static void
add_head(struct buffer *out, const struct comment *comment, bool colored)
{
	struct span author = comment->author, date = comment->created;

	if (comment->kind == PINGBACK)
		author = SPAN("(pingback)");
	else if (comment->state != COMMENT_SHOWN && author.len == 0)
		author = span_from(comment_state_names[comment->state]);
	else if (author.len == 0)
		author = SPAN("(unknown)");
	add_styled(out, bold, author, colored);
	if (date.len == 0)
		date = comment->date;
	if (date.len > 0) {
		buffer_add(out, SPAN("  "));
		add_styled(out, dim, date, colored);
	}
	buffer_add_byte(out, '\n');
}

void
tree_write(struct splitter *s, struct record *article, bool colored, struct worker *worker)
{
	struct buffer *out = &worker->out;
	struct span title = record_string(article, "metadata.title"), id = record_string(article, "id");

	add_styled(out, bold, title.len > 0 ? title : id, colored);
	buffer_print(out, "  (%zu)\n", s->thread.n);
	for (size_t i = 0; i < s->thread.n; i++) {
		const struct comment *comment = &s->thread.comments[i];

		add_indent(out, comment->depth + 1u);
		add_head(out, comment, colored);
		add_text(out, s->texts[i], comment->depth + 1u);
		worker_drain(worker);
	}
	buffer_add_byte(out, '\n');
}
