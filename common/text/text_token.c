/*
 * text - tokens and sentence ends
 *
 * The conventions are those of English treebanks, so that models trained on their corpora see what
 * they know: clitics split, abbreviations with their full stop. Hyphens are split everywhere since
 * the corpora disagree.
 */
#include "heap.h"
#include "text.h"
#include "utf8.h"
#include "wrap.h"

enum {
	MAX_LOCAL_PART = 64, /* of an e-mail address: bounds the look-ahead */
	MAX_ABBREVIATION = 6,
	LONG_LINE = 55, /* bytes; a shorter line is not a wrapped one */
	WRAP_SAMPLE = 1 << 16, /* bytes by which a text is seen to be wrapped */
};

/* Lower case, in order. They keep a full stop that follows. */
static const char *const abbreviations[] = {
	"adm", "al", "apr", "apt", "assn", "assoc", "asst", "aug", "ave", "bldg", "blvd", "bros",
	"capt", "cf", "cmdr", "co", "col", "comdr", "corp", "cpl", "dec", "dept", "dist", "div", "dr",
	"esq", "est", "etc", "feb", "fr", "ft", "gen", "gov", "hon", "hr", "hrs", "inc", "inst", "jan",
	"jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mfg", "mgr", "mlle", "mme", "mr",
	"mrs", "ms", "mt", "mts", "no", "nov", "oct", "ph", "plc", "pp", "pres", "prof", "pvt", "rd",
	"rep", "reps", "rev", "sen", "sens", "sept", "sep", "sgt", "sr", "st", "ste", "str", "supt",
	"univ", "viz", "vol", "vs",
};

static const char *const clitics[] = { "s", "m", "d", "re", "ve", "ll", "t" };

struct scanner {
	struct span text;
	size_t at;
	size_t width; /* that the text is wrapped to, 0: not */
};

static uint32_t
peek(const struct scanner *scan, size_t at)
{
	unsigned char byte;

	if (at >= scan->text.len)
		return 0;
	byte = (unsigned char)scan->text.ptr[at];
	return byte < 0x80 ? byte : utf8_next(scan->text, &at);
}

static size_t
after(const struct scanner *scan, size_t at)
{
	utf8_next(scan->text, &at);
	return at;
}

static bool
in_word(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	return text_in_word(c);
}

static bool
is_alpha(uint32_t c)
{
	enum text_class class = text_class(c);

	return class >= TEXT_LOWER && class <= TEXT_LETTER;
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

static bool
is_space(uint32_t c)
{
	return c == 0 || text_class(c) == TEXT_SPACE;
}

static size_t
skip_word(const struct scanner *scan, size_t at)
{
	for (;;) {
		uint32_t c = peek(scan, at);

		if (!in_word(c) && c != '_')
			return at;
		at = after(scan, at);
	}
}

/* The end of the clitic that starts behind an apostrophe at `at`, or `at`. */
static size_t
skip_clitic(const struct scanner *scan, size_t at)
{
	for (size_t i = 0; i < sizeof(clitics) / sizeof(clitics[0]); i++) {
		struct span clitic = span_from(clitics[i]);
		size_t end = at + clitic.len;

		if (end <= scan->text.len &&
		    span_equal_nocase(span_slice(scan->text, at, end), clitic) &&
		    !in_word(peek(scan, end)) && !is_apostrophe(peek(scan, end)))
			return end;
	}
	return at;
}

/* At a scheme or "www.": the end of the address, else 0. Closing punctuation stays outside. */
static size_t
scan_url(const struct scanner *scan, size_t at)
{
	struct span rest = span_slice(scan->text, at, scan->text.len);
	struct span head = span_slice(rest, 0, 8);
	size_t end = at, start;
	int open = 0;

	if (rest.len < 5 || (rest.ptr[0] | 32) < 'f' || (rest.ptr[0] | 32) > 'w')
		return 0;
	if (span_equal_nocase(span_slice(head, 0, 7), SPAN("http://")))
		start = at + 7;
	else if (span_equal_nocase(head, SPAN("https://")))
		start = at + 8;
	else if (span_equal_nocase(span_slice(head, 0, 6), SPAN("ftp://")))
		start = at + 6;
	else if (span_equal_nocase(span_slice(head, 0, 4), SPAN("www.")))
		start = at + 4;
	else
		return 0;
	for (end = start; end < scan->text.len; end = after(scan, end)) {
		uint32_t c = peek(scan, end);

		if (is_space(c) || c == '<' || c == '>' || c == '"' || c == 0x201C || c == 0x201D)
			break;
		open += (c == '(') - (c == ')');
		if (open < 0)
			break;
	}
	while (end > start && memchr(".,;:!?'*", scan->text.ptr[end - 1], 8) != NULL)
		end--;
	return end > start && in_word(peek(scan, start)) ? end : 0;
}

static bool
in_local_part(uint32_t c)
{
	return in_word(c) || c == '.' || c == '_' || c == '+' || c == '-' || c == '%';
}

/* At the start of a word: the end of the e-mail address that starts here, else 0. */
static size_t
scan_email(const struct scanner *scan, size_t start)
{
	size_t at = start, end, dot = 0;

	while (at - start < MAX_LOCAL_PART && in_local_part(peek(scan, at)))
		at = after(scan, at);
	if (peek(scan, at) != '@')
		return 0;
	for (end = at + 1; end - at < 255; end++) {
		uint32_t c = peek(scan, end);

		if (c == '.' && c < 0x80 && in_word(peek(scan, end + 1)))
			dot = end;
		else if (c >= 0x80 || (!in_word(c) && c != '-'))
			break;
	}
	return dot > at + 1 && end - dot > 2 ? end : 0;
}

/* "U.S.", "e.g.": single letters each with a full stop; the end, else 0. */
static size_t
scan_dotted(const struct scanner *scan, size_t at)
{
	size_t n = 0, next;

	for (;; n++) {
		if (!is_alpha(peek(scan, at)))
			break;
		next = after(scan, at);
		if (peek(scan, next) != '.')
			break;
		at = next + 1;
	}
	if (n < 2)
		return 0;
	return in_word(peek(scan, at)) ? at - 1 : at;
}

static bool
is_abbreviation(struct span word)
{
	char lower[TEXT_LOWER_ROOM(MAX_ABBREVIATION)];
	struct span folded;

	if (word.len > MAX_ABBREVIATION)
		return false;
	folded = span_make(lower, text_lower_copy(word, lower));
	for (size_t i = 0; i < sizeof(abbreviations) / sizeof(abbreviations[0]); i++)
		if (span_equal(folded, span_from(abbreviations[i])))
			return true;
	return false;
}

/* Does the full stop at `dot` belong to the word that ends there? */
static bool
keeps_stop(const struct scanner *scan, size_t start, size_t dot)
{
	struct span word = span_slice(scan->text, start, dot);
	size_t next = dot + 1;

	if (peek(scan, next) == '.')
		return false;
	while (peek(scan, next) == ' ')
		next++;
	if (after(scan, start) == dot) /* one letter: an initial when a name follows */
		return text_class(peek(scan, start)) == TEXT_UPPER && word.ptr[0] != 'I' &&
		    text_class(peek(scan, next)) == TEXT_UPPER;
	if (word.len == 2 && span_equal_nocase(word, SPAN("no")))
		return is_digit(peek(scan, next));
	return is_abbreviation(word);
}

/* Known endings of a bare domain, so that "end.Next" and "a.b" are no domains. */
static bool
is_top_domain(struct span word)
{
	static const char *const domains[] = { "com", "org", "net", "edu", "gov", "mil", "info", "uk",
		"us", "eu", "de", "fr", "ca", "au", "ie", "io", "tv", "co", "biz", "ac", "nl" };

	for (size_t i = 0; i < sizeof(domains) / sizeof(domains[0]); i++)
		if (span_equal_nocase(word, span_from(domains[i])))
			return true;
	return false;
}

/* Is what stands at `at` (an inner sign behind a word) part of the word? Its end then, else 0. */
static size_t
scan_inner(const struct scanner *scan, size_t start, size_t at)
{
	uint32_t c = peek(scan, at), next;
	unsigned char last = (unsigned char)scan->text.ptr[at - 1];
	size_t behind;

	if (c != '.' && c != ',' && c != ':' && c != '&' && !is_apostrophe(c))
		return 0;
	behind = after(scan, at);
	next = peek(scan, behind);
	if (!in_word(next))
		return 0;
	if (is_digit(last) && is_digit(next) && c != '&')
		return skip_word(scan, behind);
	if (c == '&')
		return last >= 'A' && last <= 'Z' && next >= 'A' && next <= 'Z' ?
		    skip_word(scan, behind) : 0;
	if (is_apostrophe(c))
		return is_alpha(next) && skip_clitic(scan, behind) == behind ?
		    skip_word(scan, behind) : 0;
	if (c == '.') {
		size_t end = skip_word(scan, behind);

		if (at > start + 1 && is_top_domain(span_slice(scan->text, behind, end)))
			return end;
	}
	return 0;
}

/* "don't" is "do" and "n't". */
static size_t
cut_negation(const struct scanner *scan, size_t start, size_t end)
{
	uint32_t c = peek(scan, end);

	if (!is_apostrophe(c) || end - start < 3 || (scan->text.ptr[end - 1] | 32) != 'n')
		return end;
	c = peek(scan, after(scan, end));
	return (c == 't' || c == 'T') && !in_word(peek(scan, after(scan, end) + 1)) ? end - 1 : end;
}

/* "n't" at `at`: its end, else 0. */
static size_t
scan_negation(const struct scanner *scan, size_t at)
{
	size_t end = at + 1;

	if ((scan->text.ptr[at] | 32) != 'n' || !is_apostrophe(peek(scan, end)))
		return 0;
	end = after(scan, end);
	if ((peek(scan, end) | 32) != 't' || in_word(peek(scan, end + 1)))
		return 0;
	return end + 1;
}

static enum text_kind
kind_of_word(const struct scanner *scan, size_t start, size_t end)
{
	bool digit = false;

	for (size_t i = start; i < end; i++) {
		char c = scan->text.ptr[i];

		if (is_digit((unsigned char)c))
			digit = true;
		else if (c != '.' && c != ',' && c != ':')
			return TOKEN_WORD;
	}
	return digit ? TOKEN_NUMBER : TOKEN_WORD;
}

static enum text_kind
scan_word(struct scanner *scan)
{
	size_t start = scan->at, end = scan_url(scan, start), inner;
	uint32_t c;

	if (end > 0) {
		scan->at = end;
		return TOKEN_URL;
	}
	end = scan_negation(scan, start);
	if (end == 0)
		end = scan_dotted(scan, start);
	if (end > 0) {
		scan->at = end;
		return TOKEN_WORD;
	}
	end = skip_word(scan, start);
	c = peek(scan, end);
	if (c == '@' || c == '.' || c == '-' || c == '+') {
		size_t email = scan_email(scan, start);

		if (email > 0) {
			scan->at = email;
			return TOKEN_EMAIL;
		}
	}
	for (;;) {
		size_t cut = cut_negation(scan, start, end);

		if (cut < end) {
			end = cut;
			break;
		}
		inner = scan_inner(scan, start, end);
		if (inner == 0)
			break;
		end = inner;
	}
	if (peek(scan, end) == '.' && keeps_stop(scan, start, end))
		end++;
	scan->at = end;
	return kind_of_word(scan, start, end);
}

static enum text_kind
scan_sign(struct scanner *scan, uint32_t c)
{
	size_t start = scan->at, end = after(scan, start), tail;

	scan->at = end;
	if (c == '@' || c == '#') {
		tail = skip_word(scan, end);
		if (tail > end && (start == 0 || !in_word((unsigned char)scan->text.ptr[start - 1]))) {
			scan->at = tail;
			if (c == '@')
				return TOKEN_HANDLE;
			if (kind_of_word(scan, end, tail) == TOKEN_WORD)
				return TOKEN_HASHTAG;
			scan->at = end;
		}
	}
	if (is_apostrophe(c)) {
		tail = skip_clitic(scan, end);
		if (tail > end) {
			scan->at = tail;
			return TOKEN_WORD;
		}
	}
	if (text_class(c) != TEXT_PUNCT)
		return TOKEN_SYMBOL;
	while (peek(scan, scan->at) == c)
		scan->at = after(scan, scan->at);
	return TOKEN_PUNCT;
}

static void
scan_token(struct scanner *scan, struct text_token *token)
{
	uint32_t c = peek(scan, scan->at);
	enum text_class class = text_class(c);

	token->start = (uint32_t)scan->at;
	if (class == TEXT_IDEOGRAPH) {
		scan->at = after(scan, scan->at);
		token->kind = TOKEN_WORD;
	} else if (in_word(c)) {
		token->kind = scan_word(scan);
	} else {
		token->kind = scan_sign(scan, c);
	}
	token->end = (uint32_t)scan->at;
}

/* White space from scan->at on: skips it and counts its line ends. */
static unsigned
skip_space(struct scanner *scan)
{
	unsigned n_newlines = 0;

	while (scan->at < scan->text.len) {
		uint32_t c = peek(scan, scan->at);

		if (text_class(c) != TEXT_SPACE)
			break;
		n_newlines += c == '\n';
		scan->at = after(scan, scan->at);
	}
	return n_newlines;
}

static bool
is_terminal(const struct scanner *scan, const struct text_token *token)
{
	uint32_t c = peek(scan, token->start);

	return token->kind == TOKEN_PUNCT &&
	    (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0x037E);
}

static bool
is_closing(const struct scanner *scan, const struct text_token *token)
{
	uint32_t c = peek(scan, token->start);

	return token->kind == TOKEN_PUNCT && (c == '"' || c == '\'' || c == ')' || c == ']' ||
	    c == 0x201D || c == 0x2019 || c == 0x00BB);
}

/* Does a sentence begin at the token, behind white space with that many line ends? */
static bool
begins_sentence(const struct scanner *scan, const struct text_tokens *tokens,
    const struct text_token *token, size_t line_start, unsigned n_newlines)
{
	const struct text_token *last;
	bool lower;

	if (tokens->n == 0 || n_newlines > 1)
		return true;
	if (!token->after_space)
		return false;
	last = &tokens->list[tokens->n - 1];
	lower = text_class(peek(scan, token->start)) == TEXT_LOWER;
	if (n_newlines == 1 && (scan->width == 0 ||
	    !wrap_is_full(scan->text, scan->width, line_start, last->end, token->start)))
		return !lower || last->end - line_start < LONG_LINE || is_terminal(scan, last);
	if (last > tokens->list && is_closing(scan, last) && !last->after_space)
		last--;
	return is_terminal(scan, last) && !lower && !is_closing(scan, token);
}

void
text_tokenize(struct text_tokens *tokens, struct span text)
{
	struct scanner scan = { text, 0, wrap_width(span_slice(text, 0, WRAP_SAMPLE)) };
	size_t line_start = 0;

	tokens->n = 0;
	for (;;) {
		size_t gap = scan.at;
		unsigned n_newlines = skip_space(&scan);
		struct text_token *token;

		if (scan.at == text.len)
			return;
		if (tokens->n == tokens->capacity)
			tokens->list = heap_grow(tokens->list, &tokens->capacity, tokens->n + 1,
			    sizeof(*tokens->list));
		token = &tokens->list[tokens->n];
		token->after_space = scan.at > gap || gap == 0;
		scan_token(&scan, token);
		token->sentence = begins_sentence(&scan, tokens, token, line_start, n_newlines);
		if (n_newlines > 0)
			line_start = token->start;
		tokens->n++;
	}
}
