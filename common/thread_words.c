/*
 * thread_words - what pages write around comments: controls, headings, notices, heads
 */
#include "thread_words.h"

#include "ascii.h"
#include "date_names.h"
#include "thread_phrases.h"
#include "when.h"

enum { NUMBER_DIGITS = 6 }; /* of a post */

/* Signs of more than one byte that part words: general punctuation, bullets, « » · and U+00A0. */
static size_t
sign_length(struct span text)
{
	const unsigned char *p = (const unsigned char *)text.ptr;

	if (text.len >= 2 && p[0] == 0xc2)
		return 2;
	if (text.len >= 3 && p[0] == 0xe2 && p[1] >= 0x80 && p[1] <= 0xaf)
		return 3;
	if (text.len >= 3 && p[0] == 0xef && p[1] >= 0xbb)
		return 3;
	return 0;
}

static bool
starts_nocase(struct span text, struct span prefix)
{
	return text.len >= prefix.len && span_equal_nocase(span_slice(text, 0, prefix.len), prefix);
}

/* Takes what is neither a letter nor, if digits are kept, a digit off the front. */
static struct span
skip_signs(struct span text, bool digits)
{
	while (text.len > 0) {
		size_t len = sign_length(text);

		if (len == 0 && (ascii_is_word(text.ptr[0]) || (!digits && ascii_is_digit(text.ptr[0]))))
			break;
		text = span_slice(text, len > 0 ? len : 1, text.len);
	}
	return text;
}

/* Takes signs, white space and brackets off the end. */
static struct span
trim_signs(struct span text)
{
	while (text.len > 0) {
		struct span tail;
		char c = text.ptr[text.len - 1];
		size_t cut = 0;

		for (size_t len = 2; len <= 3 && len <= text.len && cut == 0; len++) {
			tail = span_slice(text, text.len - len, text.len);
			cut = sign_length(tail) == len ? len : 0;
		}
		if (cut == 0 && !ascii_is_word(c) && !ascii_is_digit(c) && c != ')' && c != ']' && c != '_')
			cut = 1;
		if (cut == 0)
			break;
		text.len -= cut;
	}
	return text;
}

bool
words_are_controls(struct span line)
{
	struct span rest = skip_signs(line, true);
	size_t len;

	if (line.len > 100 || rest.len == 0)
		return false;
	if (starts_nocase(rest, SPAN("find more posts by")) ||
	    starts_nocase(rest, SPAN("find all posts by")))
		return true;
	while (rest.len > 0) {
		len = phrases_front(&phrases_control, rest, false);
		if (len == 0)
			return false;
		rest = skip_signs(span_slice(rest, len, rest.len), true);
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

	line = skip_signs(line, false);
	if (starts_nocase(line, SPAN("all ")))
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
	if (number < 0 || trim_signs(rest).len > 1)
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
	if (phrases_have(&phrases_opener, trim_signs(skip_signs(line, false))))
		return true;
	if (opens_with_count_behind(skip_signs(line, false), announced))
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
	return starts_nocase(tail, SPAN("on ")) || starts_nocase(tail, SPAN("to ")) ||
	    starts_nocase(tail, SPAN("zu ")) || starts_nocase(tail, SPAN("sur "));
}

bool
words_close_thread(struct span line)
{
	struct span bare = skip_signs(line, false);

	if (starts_nocase(line, SPAN("©")) || starts_nocase(line, SPAN("« prev")))
		return true;
	if (line.len > 160)
		return false;
	return phrases_front(&phrases_closer, bare, false) > 0 ||
	    phrases_have(&phrases_closing_line, trim_signs(bare));
}

bool
words_are_pingback(struct span line)
{
	return starts_nocase(line, SPAN("pingback:")) || starts_nocase(line, SPAN("trackback:")) ||
	    starts_nocase(line, SPAN("pingback from")) ||
	    starts_nocase(line, SPAN("trackback from"));
}

bool
words_are_edit_note(struct span line)
{
	struct when when;

	return line.len < 160 &&
	    phrases_front(&phrases_edit_note, skip_signs(line, false), false) > 0 &&
	    when_find(line, &when);
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
	rest = skip_signs(line, true); /* "157 posts" */
	return rest.len > 0 && phrases_have(&phrases_user_key, trim_signs(rest));
}

bool
words_tell_joining(struct span line)
{
	size_t len = phrases_front(&phrases_joining, line, true);

	return len > 0 && span_trim(span_slice(line, len, line.len)).len <= 1;
}

/* How many words, and whether one of them is a word of running text. */
static size_t
count_words(struct span text, bool *running)
{
	size_t n = 0;
	struct span word;

	*running = false;
	while (span_split(&text, ' ', &word)) {
		word = trim_signs(word);
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
	    !ascii_is_word(skip_signs(span_slice(text, at, text.len), true).ptr[0]);
}

bool
words_may_be_name(struct span text)
{
	bool running;
	size_t n, letters = 0;

	if (text.len < 2 || text.len > 50 || span_find(text, SPAN("://")) < text.len)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		letters += ascii_is_word(text.ptr[i]);
		if (memchr("\n\t<>{}=\"", text.ptr[i], 8) != NULL)
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
words_are_nameless(struct span text)
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
words_trim_name(struct span name)
{
	static const char *const tails[] = { " on facebook", " (author)", " author", " op" };

	name = trim_signs(span_trim(name));
	while (phrases_cut(&name, &phrases_says))
		name = trim_signs(name);
	for (size_t i = 0; i < sizeof(tails) / sizeof(*tails); i++) {
		struct span tail = span_from(tails[i]);

		if (name.len > tail.len + 1 &&
		    span_equal_nocase(span_slice(name, name.len - tail.len, name.len), tail))
			name = trim_signs(span_slice(name, 0, name.len - tail.len));
	}
	return name;
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
	size_t value = 0;

	for (size_t i = 0; i < digits.len; i++) {
		if (!ascii_is_digit(digits.ptr[i]) || i == NUMBER_DIGITS)
			return false;
		value = value * 10 + (size_t)(digits.ptr[i] - '0');
	}
	return digits.len > 0 && (digits.len < line.len || value == number);
}

static size_t
digits_length(struct span text)
{
	size_t len = 0;

	while (len < text.len && ascii_is_digit(text.ptr[len]))
		len++;
	return len;
}

/* Takes words and labels off both ends of a piece of a head: what stays is a name, or nothing. */
static struct span
strip_piece(struct span piece)
{
	size_t len;
	bool cut;

	piece = span_trim(piece);
	while (len = digits_length(piece), len > 0 && len < piece.len && piece.ptr[len] == ' ')
		piece = span_trim(span_slice(piece, len, piece.len)); /* "1 Paul Richards" behind a # */
	do {
		cut = false;
		piece = trim_signs(skip_signs(piece, false));
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

	piece = skip_signs(piece, true);
	len = phrases_front(&phrases_of, piece, true);
	return piece.len == 0 || skip_signs(span_slice(piece, len, piece.len), true).len == 0;
}

/* Bytes of a sign that parts the pieces of a head. */
static size_t
border_length(struct span text)
{
	static const char *const borders[] = { "|", "#", "(", ")", "[", "]", "\t", "  ", "»", "«", "·",
		"•", "–", "—", "→", "▶", "★" };

	for (size_t i = 0; i < sizeof(borders) / sizeof(*borders); i++)
		if (span_starts(text, span_from(borders[i])))
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
words_head_name(struct span head)
{
	struct span rest = head, piece, name = span_make(head.ptr, 0);
	const struct span absent = { NULL, 0 };

	while (next_piece(&rest, &piece)) {
		if (is_numbering(piece) || date_weekday(span_trim(piece), (struct span){ NULL, 0 }) > 0)
			continue;
		piece = strip_piece(piece);
		if (piece.len == 0 || name.len > 0)
			continue;
		if (!words_may_be_name(piece))
			return absent;
		name = words_trim_name(piece);
	}
	return name;
}

bool
words_name_by(struct span head)
{
	return phrases_front(&phrases_author, skip_signs(head, false), true) > 0;
}

struct span
words_author(struct span text)
{
	size_t len = phrases_front(&phrases_author, text, true);

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
words_end_in_says(struct span line)
{
	struct span bare = trim_signs(line);

	return line.len < 80 && bare.len < line.len && line.ptr[line.len - 1] == ':' &&
	    phrases_cut(&bare, &phrases_says) && bare.len > 1;
}
