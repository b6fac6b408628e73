/*
 * thread_name - names of people and users in heads of comments
 */
#include "thread_name.h"

#include <string.h>

#include "ascii.h"
#include "date_names.h"
#include "thread_edge.h"
#include "thread_phrases.h"
#include "thread_words.h"
#include "when.h"

enum { SAYS_MAX = 80 }; /* bytes of a line that ends in "wrote:" or quotes a post */

/* How many words, and whether one of them is a word of running text. */
static size_t
count_words(struct span text, bool *running)
{
	size_t n = 0;
	struct span word;

	*running = false;
	while (span_split(&text, ' ', &word)) {
		word = edge_trim(word);
		if (word.len == 0)
			continue;
		n++;
		*running |= phrases_have(&phrases_running, word);
	}
	return n;
}

/* "Replies: 12", "Rating: +1" */
static bool
is_count(struct span text)
{
	size_t at = span_find(text, SPAN(": "));

	return at < text.len && ascii_is_digit(text.ptr[text.len - 1]) &&
	    !ascii_is_word(edge_skip(span_slice(text, at, text.len), true).ptr[0]);
}

/* Signs that stand in no name. */
static bool
is_foreign(char c)
{
	switch (c) {
	case '\n': case '\t': case '<': case '>': case '{': case '}': case '=': case '"':
		return true;
	default:
		return false;
	}
}

bool
name_is_likely(struct span text)
{
	bool running;
	size_t n, letters = 0;

	if (text.len < 2 || text.len > 50 || text.ptr[0] == '#' || span_find(text, SPAN("://")) < text.len)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		letters += ascii_is_word(text.ptr[i]);
		if (is_foreign(text.ptr[i]))
			return false;
	}
	if (letters < 2 || memchr(".!?:;,", text.ptr[text.len - 1], 6) != NULL || is_count(text))
		return false;
	n = count_words(text, &running);
	if (n > 5 || (n > 1 && running) || (n == 1 && phrases_have(&phrases_no_name, text)))
		return false;
	return !words_are_controls(text);
}

bool
name_is_none(struct span text)
{
	return phrases_have(&phrases_nameless, text);
}

/* Takes "[M]", "(6 children)", "139 points", "#3" off the end. */
static bool
cut_note(struct span *text)
{
	char last = text->len > 0 ? text->ptr[text->len - 1] : ' ';
	size_t at = text->len;

	if (last == ')' || last == ']') {
		char open = last == ')' ? '(' : '[';

		while (at > 0 && text->ptr[at - 1] != open)
			at--;
		if (at == 0 || text->len - at > 30)
			return false;
		text->len = at - 1;
		return true;
	}
	if (span_ends(*text, SPAN(" points")) || span_ends(*text, SPAN(" point"))) {
		at = text->len - (span_ends(*text, SPAN("s")) ? 7 : 6);
		while (at > 0 && (ascii_is_digit(text->ptr[at - 1]) || text->ptr[at - 1] == '-'))
			at--;
		text->len = at;
		return true;
	}
	while (at > 0 && ascii_is_digit(text->ptr[at - 1]))
		at--;
	if (at == 0 || at == text->len || text->ptr[at - 1] != '#')
		return false;
	text->len = at - 1;
	return true;
}

struct span
name_trim(struct span name)
{
	static const char *const tails[] = { " on facebook", " (author)", " author", " op" };

	name = edge_trim(span_trim(name));
	while (phrases_cut(&name, &phrases_says))
		name = edge_trim(name);
	for (size_t i = 0; i < sizeof(tails) / sizeof(*tails); i++) {
		struct span tail = span_from(tails[i]);

		if (name.len > tail.len + 1 &&
		    span_equal_nocase(span_slice(name, name.len - tail.len, name.len), tail))
			name = edge_trim(span_slice(name, 0, name.len - tail.len));
	}
	return name;
}

/* Takes words and labels off both ends of a piece of a head: what stays is a name, or nothing. */
static struct span
strip_piece(struct span piece)
{
	size_t len;
	bool cut;

	piece = span_trim(piece);
	while (len = span_digits(piece), len > 0 && len < piece.len && piece.ptr[len] == ' ')
		piece = span_trim(span_slice(piece, len, piece.len)); /* "1 Paul Richards" behind a # */
	do {
		cut = false;
		piece = edge_trim(edge_skip(piece, false));
		len = phrases_front(&phrases_before_name, piece, true);
		if (len == 0)
			len = words_label_length(piece);
		if (len > 0 && (len == piece.len || !ascii_is_word(piece.ptr[len]))) {
			piece = span_slice(piece, len, piece.len);
			cut = true;
		}
		cut |= cut_note(&piece) || phrases_cut(&piece, &phrases_behind_name);
	} while (cut && piece.len > 0);
	return piece;
}

/* "1 of 7", "3", "12 von 20" */
static bool
is_numbering(struct span piece)
{
	size_t len;

	piece = edge_skip(piece, true);
	len = phrases_front(&phrases_of, piece, true);
	return piece.len == 0 || edge_skip(span_slice(piece, len, piece.len), true).len == 0;
}

/* Bytes of a sign that parts the pieces of a head. */
static size_t
border_length(struct span text)
{
	static const char *const borders[] = { "|", "#", "(", ")", "[", "]", "\t", "  ", "»", "«", "·",
		"•", "–", "—", "→", "▶", "★" };

	if (ascii_is_letter(text.ptr[0]))
		return 0; /* most */
	for (size_t i = 0; i < sizeof(borders) / sizeof(*borders); i++)
		if (span_starts_as(text, borders[i]))
			return strlen(borders[i]);
	return 0;
}

static bool
next_piece(struct span *rest, struct span *piece)
{
	size_t at = 0, border = 0;

	if (rest->ptr == NULL)
		return false;
	while (at < rest->len && (border = border_length(span_slice(*rest, at, rest->len))) == 0)
		at++;
	*piece = span_slice(*rest, 0, at);
	*rest = at < rest->len ? span_slice(*rest, at + border, rest->len) : (struct span){ NULL, 0 };
	return true;
}

struct span
name_in_head(struct span head)
{
	struct span rest = head, piece, name = span_make(head.ptr, 0);
	const struct span absent = { NULL, 0 };

	while (next_piece(&rest, &piece)) {
		if (is_numbering(piece) || date_weekday(span_trim(piece), (struct span){ NULL, 0 }) > 0)
			continue;
		piece = strip_piece(piece);
		if (piece.len == 0 || name.len > 0)
			continue;
		if (!name_is_likely(piece))
			return absent;
		name = name_trim(piece);
	}
	return name;
}

bool
name_is_announced(struct span head)
{
	return phrases_front(&phrases_author, edge_skip(head, false), true) > 0;
}

/* `<span>Bob</span>`, escaped twice by a theme: Bob. */
static struct span
without_tags(struct span text)
{
	const char *last;
	size_t first;

	while (text.len > 2 && text.ptr[0] == '<' && ascii_is_letter(text.ptr[1]) &&
	    text.ptr[text.len - 1] == '>') {
		first = span_find(text, SPAN(">")) + 1;
		last = memrchr(text.ptr, '<', text.len);
		if (last < text.ptr + first)
			break;
		text = span_trim(span_slice(text, first, (size_t)(last - text.ptr)));
	}
	return text;
}

struct span
name_as_shown(struct span text)
{
	size_t len;

	text = without_tags(text);
	len = phrases_front(&phrases_author, text, true);
	if (len > 0 && len + 1 < text.len && (text.ptr[len] == ' ' || text.ptr[len - 1] == ':'))
		text = span_trim(span_slice(text, len, text.len));
	while (text.len > 0) {
		struct span before = text;

		text = span_trim(text);
		if (text.len > 0 && (text.ptr[text.len - 1] == ':' || text.ptr[text.len - 1] == ','))
			text.len--;
		if (span_ends(text, SPAN(" said...")))
			text.len -= 3;
		if (span_ends(text, SPAN("\xc2\xa0")))
			text.len -= 2;
		phrases_cut(&text, &phrases_says);
		if (text.len == before.len)
			break;
	}
	return span_trim(text);
}

bool
name_says(struct span line)
{
	struct span bare = edge_trim(line);

	return line.len < SAYS_MAX && bare.len < line.len &&
	    (memchr(line.ptr + bare.len, ':', line.len - bare.len) != NULL || name_says_dots(line)) &&
	    phrases_cut(&bare, &phrases_says) && bare.len > 1;
}

bool
name_says_dots(struct span line)
{
	struct span bare = edge_trim(line), dots = span_slice(line, bare.len, line.len);

	return (span_starts(dots, SPAN("...")) || span_starts(dots, SPAN("…"))) &&
	    phrases_cut(&bare, &phrases_says) && name_is_likely(edge_trim(bare));
}

struct span
name_of_quoted(struct span line)
{
	struct span name = { NULL, 0 }, rest;
	struct when when;
	size_t len;

	if (line.len >= SAYS_MAX)
		return name;
	len = phrases_front(&phrases_quoting, line, true);
	if (len == 0 && !name_says(line))
		return name;
	rest = len > 0 ? edge_skip(span_slice(line, len, line.len), false) : name_as_shown(line);
	if (!when_find(rest, &when))
		return len > 0 ? name_in_head(rest) : name_as_shown(edge_trim(line));
	name = name_in_head(span_make(rest.ptr, (size_t)(when.text.ptr - rest.ptr)));
	if (name.len > 0)
		return name;
	return name_in_head(span_slice(rest, (size_t)(when.text.ptr - rest.ptr) + when.text.len, rest.len));
}
