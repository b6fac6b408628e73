/*
 * thread_words - what pages write around comments: controls, headings, notices, heads
 */
#include "thread_words.h"

#include "ascii.h"
#include "thread_edge.h"
#include "thread_phrases.h"
#include "when.h"

enum { NUMBER_DIGITS = 6 }; /* of a post */

bool
words_are_controls(struct span line)
{
	struct span rest = edge_skip(line, true);
	size_t len;

	if (line.len > 100 || rest.len == 0)
		return false;
	if (edge_is(rest, SPAN("find more posts by")) ||
	    edge_is(rest, SPAN("find all posts by")))
		return true;
	while (rest.len > 0) {
		len = phrases_front(&phrases_control, rest, false);
		if (len == 0)
			return false;
		rest = edge_skip(span_slice(rest, len, rest.len), true);
	}
	return true;
}

bool
words_are_answer_controls(struct span line)
{
	static const char *const words[] = { "reply", "quote", "report", "permalink", "antworten",
		"zitieren", "zitat", "melden", "répondre", "citer", "signaler", "responder", "citar",
		"rispondi", "cita", "beantwoorden", "citeren", "reageer", "svar", "odpowiedz", "cytuj",
		"ответить", "flag" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (span_find_nocase(line, span_from(words[i])) < line.len)
			return true;
	return false;
}

/* The number at the front ("1,204", "One", "{ 38"), *rest being what follows; -1: none. */
static long
leading_number(struct span line, struct span *rest)
{
	long number = 0;
	size_t len, at = 0;

	line = edge_skip(line, false);
	if (edge_is(line, SPAN("all ")))
		line = span_slice(line, 4, line.len);
	len = phrases_front(&phrases_one, line, true);
	if (len > 0) {
		*rest = span_trim(span_slice(line, len, line.len));
		return 1;
	}
	while (at < line.len && at < 9 && (ascii_is_digit(line.ptr[at]) || (at > 0 && line.ptr[at] == ',')))
		number = ascii_is_digit(line.ptr[at++]) ? number * 10 + (line.ptr[at - 1] - '0') : number;
	*rest = span_trim(span_slice(line, at, line.len));
	return at > 0 ? number : -1;
}

/* "Comments (12)", "Kommentare: 3" */
static bool
opens_with_count_behind(struct span line, long *announced)
{
	size_t len = phrases_front(&phrases_counted, line, true);
	struct span rest;
	long number;

	if (len == 0 || line.len > len + 12)
		return false;
	number = leading_number(span_slice(line, len, line.len), &rest);
	if (number < 0 || edge_trim(rest).len > 1)
		return false;
	*announced = number;
	return true;
}

bool
words_open_thread(struct span line, long *announced)
{
	struct span rest, tail;
	size_t len;

	*announced = -1;
	if (line.len > 200 || line.len < 6)
		return false;
	if (phrases_have(&phrases_opener, edge_trim(edge_skip(line, false))))
		return true;
	if (opens_with_count_behind(edge_skip(line, false), announced))
		return true;
	*announced = leading_number(line, &rest);
	if (*announced < 0)
		return false;
	len = phrases_front(&phrases_counted, rest, true);
	if (len == 0)
		return false;
	tail = span_trim(span_slice(rest, len, rest.len));
	if (tail.len < 40)
		return !span_ends(tail, SPAN(".")) || tail.len < 3;
	return edge_is(tail, SPAN("on ")) || edge_is(tail, SPAN("to ")) ||
	    edge_is(tail, SPAN("zu ")) || edge_is(tail, SPAN("sur "));
}

bool
words_close_thread(struct span line)
{
	struct span bare = edge_skip(line, false);

	if (edge_is(line, SPAN("©")) || edge_is(line, SPAN("« prev")))
		return true;
	if (line.len > 160)
		return false;
	return phrases_front(&phrases_closer, bare, false) > 0 ||
	    phrases_have(&phrases_closing_line, edge_trim(bare));
}

bool
words_are_pingback(struct span line)
{
	return edge_is(line, SPAN("pingback:")) || edge_is(line, SPAN("trackback:")) ||
	    edge_is(line, SPAN("pingback from")) ||
	    edge_is(line, SPAN("trackback from")) || edge_is(line, SPAN("pingback von")) ||
	    edge_is(line, SPAN("trackback von"));
}

bool
words_are_edit_note(struct span line)
{
	struct when when;

	return line.len < 160 &&
	    phrases_front(&phrases_edit_note, edge_skip(line, false), false) > 0 &&
	    when_find(line, &when);
}

bool
words_are_post_note(struct span line)
{
	return phrases_front(&phrases_edit_note, line, false) > 0 ||
	    phrases_front(&phrases_post_note, line, false) > 0;
}

bool
words_are_deleted(struct span line)
{
	return line.len < 120 && phrases_front(&phrases_deleted, line, false) > 0;
}

bool
words_are_moderated(struct span line)
{
	return line.len < 120 && phrases_front(&phrases_moderated, line, false) > 0;
}

bool
words_are_user_fact(struct span line, bool *alone)
{
	size_t len;
	struct span rest;

	*alone = false;
	if (line.len > 100)
		return false;
	len = phrases_front(&phrases_user_key, line, true);
	if (len > 0) {
		rest = span_trim(span_slice(line, len, line.len));
		*alone = rest.len == 0 || span_equal(rest, SPAN(":"));
		return *alone || rest.ptr[0] == ':' || (ascii_is_digit(rest.ptr[0]) && rest.len < 12);
	}
	if (!ascii_is_digit(line.ptr[0]) || line.len > 30)
		return false;
	rest = edge_skip(line, true); /* "157 posts" */
	return rest.len > 0 && phrases_have(&phrases_user_key, edge_trim(rest));
}

bool
words_are_member_fact(struct span line)
{
	bool alone;

	return words_are_user_fact(line, &alone) &&
	    (phrases_front(&phrases_joining, line, true) > 0 ||
	    phrases_front(&phrases_posts, line, true) > 0);
}

bool
words_tell_joining(struct span line)
{
	size_t len = phrases_front(&phrases_joining, line, true);

	return len > 0 && span_trim(span_slice(line, len, line.len)).len <= 1;
}

size_t
words_label_length(struct span text)
{
	return phrases_front(&phrases_label, text, true);
}

bool
words_are_number(struct span line, size_t number)
{
	struct span digits = span_starts(line, SPAN("#")) ? span_slice(line, 1, line.len) : line;
	size_t at = 0, value = span_take_number(digits, &at, NUMBER_DIGITS);

	return at > 0 && at == digits.len && (digits.len < line.len || value == number);
}
