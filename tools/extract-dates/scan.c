/*
 * scan - text to runs of tokens that may hold a time expression
 *
 * The loop looks at the class of a byte and hands over to a function for words, numbers, marks or
 * white space. Addresses, @handles and #tags are stepped over. A run that grows beyond RUN_MAX
 * tokens is handed on as it is, so time and memory stay bounded.
 */
#include "scanner.h"
#include "skim.h"

void
scanner_end_run(struct scanner *s)
{
	struct run *run = &s->run;

	if (s->trigger) {
		memset(&run->list[run->n], 0, 5 * sizeof(run->list[0]));
		run->after = span_slice(s->text, run->list[run->n - 1].end, s->text.len);
		s->stopped |= !s->handle(run, s->context);
	}
	run->n = RUN_START;
	s->trigger = false;
	run->before = (struct span){ NULL, 0 };
}

/* What stands for the class of a word in a token that is none. */
static uint64_t
class_of_kind(enum token_kind kind)
{
	static const uint64_t classes[] = { [T_NUMBER] = ON(K_NUMBER), [T_ORDINAL] = ON(K_ORDINAL),
		[T_CLOCK] = ON(K_CLOCK), [T_DATE] = ON(K_DATE), [T_DECADE] = ON(K_DECADE),
		[T_MARK] = ON(K_MARK) };

	return classes[kind];
}

struct token *
scanner_push(struct scanner *s, size_t start, size_t end, enum token_kind kind)
{
	struct token *token;

	if (s->run.n == RUN_START + RUN_MAX)
		scanner_end_run(s);
	if (s->run.n == RUN_START)
		s->run.before = s->before;
	token = &s->run.list[s->run.n++];
	memset(token, 0, sizeof(*token));
	token->start = (uint32_t)start;
	token->end = (uint32_t)end;
	token->kind = (uint8_t)kind;
	token->classes[0] = class_of_kind(kind);
	token->spaced = s->spaced;
	s->spaced = false;
	s->at = end;
	return token;
}

size_t
scanner_skip_word(const struct scanner *s, size_t at)
{
	while (at < s->text.len) {
		enum byte_class class = byte_class((unsigned char)s->text.ptr[at]);

		if (class != B_LETTER && class != B_HIGH && class != B_DIGIT &&
		    s->text.ptr[at] != '_')
			break;
		at++;
	}
	return at;
}

size_t
scanner_wide_mark(const struct scanner *s, size_t at, bool *space)
{
	unsigned char a = (unsigned char)scanner_byte(s, at), b = (unsigned char)scanner_byte(s, at + 1);
	unsigned char c = (unsigned char)scanner_byte(s, at + 2);

	*space = false;
	if (a == 0xC2 && b <= 0xBF) {
		*space = b == 0xA0;
		return b == 0xAA || b == 0xBA ? 0 : 2;
	}
	if (a == 0xE2 && b == 0x80) {
		*space = (c >= 0x80 && c <= 0x8A) || c == 0xAF;
		return 3;
	}
	if (a == 0xE3 && b == 0x80)
		return 3;
	return a == 0xE2 && b >= 0x81 ? 3 : 0;
}

size_t
scanner_word_end(const struct scanner *s, size_t at)
{
	bool space;

	while (at < s->text.len) {
		enum byte_class class = byte_class((unsigned char)s->text.ptr[at]);

		if (class == B_HIGH ? scanner_wide_mark(s, at, &space) > 0 : class != B_LETTER)
			break;
		at++;
	}
	return at;
}

static size_t
skip_to_space(const struct scanner *s, size_t at)
{
	while (at < s->text.len) {
		enum byte_class class = byte_class((unsigned char)s->text.ptr[at]);

		if (class == B_SPACE || class == B_NEWLINE || s->text.ptr[at] == '\t')
			break;
		at++;
	}
	return at;
}

/* A line end is white space where the text is wrapped, a border elsewhere. */
static void
read_newline(struct scanner *s)
{
	size_t next = s->at + 1;
	bool wrapped = s->at - s->line >= 50 && scanner_letter(s, next) &&
	    !scanner_capital(s, next);

	if (!wrapped) {
		scanner_end_run(s);
		cues_add(s->cues, s->at, CUE_CLAUSE);
		s->before = (struct span){ NULL, 0 };
	}
	s->spaced = true;
	s->line = next;
	s->at = next;
}

/*
 * . ! ? ; : break a clause; a dot or colon may also stand inside of an expression. A tab is the
 * border of two cells of a table.
 */
static void
read_stop(struct scanner *s)
{
	char c = s->text.ptr[s->at];
	enum byte_class next = byte_class((unsigned char)scanner_byte(s, s->at + 1));

	if (c == ':' && scanner_byte(s, s->at + 1) == '/' && scanner_byte(s, s->at + 2) == '/') {
		scanner_end_run(s);
		s->at = skip_to_space(s, s->at);
		return;
	}
	if (c == '.' && s->run.n > RUN_START && s->run.list[s->run.n - 1].end == s->at) {
		if (next == B_SPACE && scanner_capital(s, s->at + 2))
			cues_add(s->cues, s->at, CUE_CLAUSE);
		scanner_push(s, s->at, s->at + 1, T_MARK)->value = '.';
		return;
	}
	scanner_end_run(s);
	if (next == B_SPACE || next == B_NEWLINE || s->at + 1 == s->text.len)
		cues_add(s->cues, s->at, CUE_CLAUSE);
	s->before = (struct span){ NULL, 0 };
	s->at++;
	s->spaced = true;
}

static void
read_mark(struct scanner *s)
{
	if (s->run.n > RUN_START || s->text.ptr[s->at] == '\'')
		scanner_push(s, s->at, s->at + 1, T_MARK)->value = s->text.ptr[s->at];
	else
		s->at++, s->spaced = true;
	if (s->text.ptr[s->at - 1] == '(' || s->text.ptr[s->at - 1] == '"')
		scanner_end_run(s);
}

/* The hyphen, the one that keeps a line together, en and em dash. */
static bool
is_dash(struct span mark)
{
	return span_equal(mark, SPAN("‐")) || span_equal(mark, SPAN("‑")) ||
	    span_equal(mark, SPAN("–")) || span_equal(mark, SPAN("—"));
}

/* ’ as an apostrophe, – and — as dashes, other marks outside of ASCII. */
static void
read_wide(struct scanner *s)
{
	bool space;
	size_t len = scanner_wide_mark(s, s->at, &space);
	struct span mark = span_slice(s->text, s->at, s->at + len);

	if (space) {
		s->spaced = true;
		s->at += len;
	} else if (span_equal(mark, SPAN("’")) || span_equal(mark, SPAN("‘"))) {
		scanner_push(s, s->at, s->at + len, T_MARK)->value = '\'';
	} else if (s->run.n > RUN_START && is_dash(mark)) {
		scanner_push(s, s->at, s->at + len, T_MARK)->value = '-';
	} else {
		scanner_end_run(s);
		s->at += len;
		s->spaced = true;
	}
}

static void
read_other(struct scanner *s)
{
	char c = s->text.ptr[s->at];

	scanner_end_run(s);
	s->before = (struct span){ NULL, 0 };
	s->at++;
	s->spaced = true;
	if ((c == '@' || c == '#') && scanner_letter(s, s->at))
		s->at = scanner_skip_word(s, s->at);
}

/* Steps over what is in no run. */
static void
skim(struct scanner *s)
{
	struct skim skim = { .at = s->at, .before = s->before, .spaced = s->spaced };

	skim_text(s->lexicon, s->text, s->cues, &skim);
	s->at = skim.at;
	s->before = skim.before;
	s->spaced = skim.spaced;
}

static void
step(struct scanner *s)
{
	bool space;

	switch (byte_class((unsigned char)s->text.ptr[s->at])) {
	case B_LETTER:
		scanner_read_word(s);
		break;
	case B_HIGH:
		if (scanner_wide_mark(s, s->at, &space) > 0)
			read_wide(s);
		else
			scanner_read_word(s);
		break;
	case B_DIGIT:
		scanner_read_digits(s);
		break;
	case B_SPACE:
		s->spaced = true;
		s->at++;
		break;
	case B_NEWLINE:
		read_newline(s);
		break;
	case B_MARK:
		read_mark(s);
		break;
	case B_STOP:
		read_stop(s);
		break;
	case B_OTHER:
		read_other(s);
		break;
	}
}

void
scan_begin(struct scanner *s, const struct lexicon *lexicon, struct span text, struct cues *cues,
    run_handler *handle, void *context)
{
	s->lexicon = lexicon;
	s->text = text;
	s->cues = cues;
	s->handle = handle;
	s->context = context;
	s->at = s->line = 0;
	s->cues_most = SIZE_MAX;
	s->trigger = false;
	s->spaced = true;
	s->before = (struct span){ NULL, 0 };
	memset(&s->run.list, 0, RUN_START * sizeof(s->run.list[0]));
	s->run.text = text;
	s->run.lexicon = lexicon;
	s->run.before = (struct span){ NULL, 0 };
	s->run.n = RUN_START;
}

bool
scan_on(struct scanner *s)
{
	s->stopped = false;
	while (s->at < s->text.len && !s->stopped && s->cues->n < s->cues_most) {
		if (s->run.n == RUN_START)
			skim(s);
		if (s->at < s->text.len)
			step(s);
	}
	if (s->at == s->text.len && !s->stopped)
		scanner_end_run(s);
	return s->at < s->text.len || s->stopped;
}
