/*
 * scan - text to runs of tokens that may hold a time expression
 *
 * The loop looks at the class of a byte and hands over to a function for words, numbers, marks or
 * white space. Addresses, @handles and #tags are stepped over. A run that grows beyond RUN_MAX
 * tokens is handed on as it is, so time and memory stay bounded.
 */
#include "scan.h"

#include "heap.h"
#include "number.h"
#include "skim.h"

enum byte_class { B_OTHER, B_LETTER, B_HIGH, B_DIGIT, B_SPACE, B_NEWLINE, B_MARK, B_STOP };

struct scanner {
	const struct lexicon *lexicon;
	struct span text;
	struct cues *cues;
	run_handler *handle;
	void *context;
	struct run run;
	size_t at;
	size_t line;   /* where the line began */
	bool trigger;  /* the run holds one */
	bool spaced;   /* white space before the next token */
	struct span before; /* the last word that was no token */
};

static enum byte_class
byte_class(unsigned char c)
{
	static const uint8_t classes[256] = {
		['\t'] = B_SPACE, ['\n'] = B_NEWLINE, ['\v'] = B_NEWLINE, ['\f'] = B_NEWLINE,
		['\r'] = B_SPACE, [' '] = B_SPACE,
		['0' ... '9'] = B_DIGIT, ['A' ... 'Z'] = B_LETTER, ['a' ... 'z'] = B_LETTER,
		['-'] = B_MARK, [','] = B_MARK, ['/'] = B_MARK, ['\''] = B_MARK, ['+'] = B_MARK,
		['~'] = B_MARK, ['('] = B_MARK, [')'] = B_MARK, ['"'] = B_MARK,
		['.'] = B_STOP, ['!'] = B_STOP, ['?'] = B_STOP, [';'] = B_STOP, [':'] = B_STOP,
		[0x80 ... 0xFF] = B_HIGH,
	};

	return (enum byte_class)classes[c];
}

static char
byte_at(const struct scanner *s, size_t at)
{
	return at < s->text.len ? s->text.ptr[at] : '\0';
}

static bool
capital_at(const struct scanner *s, size_t at)
{
	char c = byte_at(s, at);

	return c >= 'A' && c <= 'Z';
}

static bool
letter_at(const struct scanner *s, size_t at)
{
	enum byte_class class = byte_class((unsigned char)byte_at(s, at));

	return at < s->text.len && (class == B_LETTER || class == B_HIGH);
}

/* Hands the run on if it is worth it, and begins a new one. */
static void
end_run(struct scanner *s)
{
	struct run *run = &s->run;

	if (s->trigger) {
		memset(&run->list[run->n], 0, 5 * sizeof(run->list[0]));
		run->after = span_slice(s->text, run->list[run->n - 1].end, s->text.len);
		s->handle(run, s->context);
	}
	run->n = RUN_START;
	s->trigger = false;
	run->before = (struct span){ NULL, 0 };
}

static struct token *
push(struct scanner *s, size_t start, size_t end, enum token_kind kind)
{
	struct token *token;

	if (s->run.n == RUN_START + RUN_MAX)
		end_run(s);
	if (s->run.n == RUN_START) {
		s->run.before = s->before;
	}
	token = &s->run.list[s->run.n++];
	memset(token, 0, sizeof(*token));
	token->start = (uint32_t)start;
	token->end = (uint32_t)end;
	token->kind = (uint8_t)kind;
	token->spaced = s->spaced;
	s->spaced = false;
	s->at = end;
	return token;
}

/* Steps over letters and digits. */
static size_t
skip_word(const struct scanner *s, size_t at)
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

static size_t
skip_to_space(const struct scanner *s, size_t at)
{
	while (at < s->text.len) {
		enum byte_class class = byte_class((unsigned char)s->text.ptr[at]);

		if (class == B_SPACE || class == B_NEWLINE)
			break;
		at++;
	}
	return at;
}

/* Multi-byte white space and marks at `at`: its length, *space telling which; 0 for letters. */
static size_t
wide_mark(const struct scanner *s, size_t at, bool *space)
{
	unsigned char a = (unsigned char)byte_at(s, at), b = (unsigned char)byte_at(s, at + 1);
	unsigned char c = (unsigned char)byte_at(s, at + 2);

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

/* End of the letters from `at`. */
static size_t
word_end(const struct scanner *s, size_t at)
{
	bool space;

	while (at < s->text.len) {
		enum byte_class class = byte_class((unsigned char)s->text.ptr[at]);

		if (class == B_HIGH ? wide_mark(s, at, &space) > 0 : class != B_LETTER)
			break;
		at++;
	}
	return at;
}

static bool
all_capitals(struct span word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
			return false;
	return word.len > 1;
}

static void
note_cue(struct scanner *s, const struct word *word, size_t at)
{
	if (word_is(word, W_FUTURE, NULL))
		cues_add(s->cues, at, CUE_FUTURE);
	else if (word_is(word, W_PAST, NULL))
		cues_add(s->cues, at, CUE_PAST);
	else if (word_is(word, W_SOON_BEFORE, NULL))
		cues_add(s->cues, at, CUE_SOON);
}

/* True when the word can stand inside a run; tense words and the like cannot. */
static bool
in_run(const struct word *word)
{
	static const uint8_t outside[] = { W_NONE, W_FUTURE, W_PAST, W_COUNTED, W_SOON_BEFORE,
		W_BEFORE_DATE, W_MODAL, W_BOUND, W_BETWEEN, W_FOR, W_LABEL, W_VERSION_OF, W_LASTING,
		W_MEASURE, W_PART_OF, W_ACCOUNTS };

	for (int i = 0; i < LEXICON_SENSES; i++)
		if (memchr(outside, word->senses[i].class, sizeof(outside)) == NULL)
			return true;
	return false;
}

/* Steps over a word that is in no expression. */
static void
pass_word(struct scanner *s, size_t end)
{
	s->before = span_slice(s->text, s->at, end);
	end_run(s);
	s->spaced = false;
	s->at = end;
}

/* 2day, 2nite, Q1: words of the lexicon that hold a digit. */
static bool
read_digit_word(struct scanner *s)
{
	size_t end = skip_word(s, s->at);
	struct span text = span_slice(s->text, s->at, end);
	const struct word *word =
	    lexicon_find(s->lexicon, lexicon_hash(text.ptr, text.len), text);
	struct token *token;

	if (text.len > 8 || word == NULL || !word->single)
		return false;
	token = push(s, s->at, end, T_WORD);
	token->word = word;
	s->trigger |= word->trigger;
	return true;
}

static void
read_word(struct scanner *s)
{
	size_t start = s->at, end = word_end(s, start), len = end - start;
	uint32_t hash = lexicon_hash(s->text.ptr + start, len);
	const struct word *word;
	struct token *token;
	bool glued = start > 0 && byte_class((unsigned char)s->text.ptr[start - 1]) == B_DIGIT;

	word = lexicon_find(s->lexicon, hash, span_slice(s->text, start, end));
	if (word != NULL)
		word = lexicon_phrase(s->lexicon, word, span_slice(s->text, start, s->text.len),
		    &len);
	if (len == 1 && byte_class((unsigned char)byte_at(s, end)) == B_DIGIT && read_digit_word(s))
		return;
	if (word == NULL) {
		if (lexicon_in_past_tense(s->lexicon, span_slice(s->text, start, end)))
			cues_add(s->cues, start, CUE_PAST);
		pass_word(s, end);
		return;
	}
	end = start + len;
	note_cue(s, word, start);
	if (word_is(word, W_NEVER, NULL) || !in_run(word)) {
		pass_word(s, end);
		return;
	}
	token = push(s, start, end, T_WORD);
	token->word = word;
	token->glued = glued && s->run.n - 1 == RUN_START;
	token->capital = capital_at(s, start);
	token->capitals = all_capitals(span_slice(s->text, start, end));
	s->trigger |= word->trigger;
}

/* 1984; 0730 as a time of day */
static bool
year_or_time(const struct token *token)
{
	return token->kind == T_NUMBER && token->digits == 4 && token->value < 2400;
}

static bool
money_before(const struct scanner *s)
{
	struct span left = span_slice(s->text, s->at > 3 ? s->at - 3 : 0, s->at);

	return span_ends(left, SPAN("$")) || span_ends(left, SPAN("£")) ||
	    span_ends(left, SPAN("€")) ||
	    span_ends(left, SPAN("#")) || span_ends(left, SPAN("¥")) || span_ends(left, SPAN("."));
}

/* Letters that are glued to a number make it something else (3D, 5kg) unless we know them. */
static bool
glued_to_unknown(const struct scanner *s, const struct token *token)
{
	size_t end = word_end(s, token->end);
	struct span word = span_slice(s->text, token->end, end);
	const struct word *known;

	if (word.len == 0 || token->kind == T_DATE)
		return false;
	known = lexicon_find(s->lexicon, lexicon_hash(word.ptr, word.len), word);
	return known == NULL || !(word_is(known, W_UNIT, NULL) ||
	    word_is(known, W_GLUED_UNIT, NULL) || word_is(known, W_MONTH, NULL) ||
	    word_is(known, W_AM, NULL) || word_is(known, W_PM, NULL) ||
	    word_is(known, W_HOURS, NULL) || word_is(known, W_OCLOCK, NULL) ||
	    word_is(known, W_BC, NULL) || word_is(known, W_AD, NULL));
}

/* 1er, 3º, 19e: the number is an ordinal. */
static void
take_ordinal_suffix(const struct scanner *s, struct token *token)
{
	size_t end = word_end(s, token->end);
	struct span word = span_slice(s->text, token->end, end);

	if (word.len == 0 || word.len > 4 || !word_is(lexicon_find(s->lexicon,
	    lexicon_hash(word.ptr, word.len), word), W_ORDINAL_SUFFIX, NULL))
		return;
	token->kind = T_ORDINAL;
	token->end = (uint32_t)end;
}

static void
read_digits(struct scanner *s)
{
	struct token token = { .kind = T_NONE }, *pushed;
	bool glued = letter_at(s, s->at - 1) && s->at > 0;
	bool money = money_before(s), fits;

	if (letter_at(s, s->at + 1) && read_digit_word(s))
		return;
	fits = number_read(s->text, s->at, &token);
	if (fits && token.kind == T_NUMBER && !token.decimal)
		take_ordinal_suffix(s, &token);
	if (!fits || money || byte_at(s, token.end) == '%' || glued_to_unknown(s, &token)) {
		s->at = token.end;
		pass_word(s, skip_word(s, token.end));
		return;
	}
	if (glued && s->run.n > RUN_START && s->run.list[s->run.n - 1].end != s->at)
		end_run(s);
	pushed = push(s, token.start, token.end, token.kind);
	token.spaced = pushed->spaced;
	token.glued = glued && s->run.n - 1 == RUN_START;
	*pushed = token;
	s->trigger |= token.kind == T_DECADE || token.kind == T_CLOCK || token.kind == T_DATE ||
	    token.kind == T_ORDINAL || year_or_time(&token) ||
	    token.decimal;
}

/* A line end is white space where the text is wrapped, a border elsewhere. */
static void
read_newline(struct scanner *s)
{
	size_t next = s->at + 1;
	bool wrapped = s->at - s->line >= 50 && letter_at(s, next) &&
	    !capital_at(s, next);

	if (!wrapped) {
		end_run(s);
		cues_add(s->cues, s->at, CUE_CLAUSE);
		s->before = (struct span){ NULL, 0 };
	}
	s->spaced = true;
	s->line = next;
	s->at = next;
}

/* . ! ? ; : break a clause; a dot or colon may also stand inside of an expression. */
static void
read_stop(struct scanner *s)
{
	char c = s->text.ptr[s->at];
	enum byte_class next = byte_class((unsigned char)byte_at(s, s->at + 1));

	if (c == ':' && byte_at(s, s->at + 1) == '/' && byte_at(s, s->at + 2) == '/') {
		end_run(s);
		s->at = skip_to_space(s, s->at);
		return;
	}
	if (c == '.' && s->run.n > RUN_START && s->run.list[s->run.n - 1].end == s->at) {
		if (next == B_SPACE && capital_at(s, s->at + 2))
			cues_add(s->cues, s->at, CUE_CLAUSE);
		push(s, s->at, s->at + 1, T_MARK)->value = '.';
		return;
	}
	end_run(s);
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
		push(s, s->at, s->at + 1, T_MARK)->value = s->text.ptr[s->at];
	else
		s->at++, s->spaced = true;
	if (s->text.ptr[s->at - 1] == '(' || s->text.ptr[s->at - 1] == '"')
		end_run(s);
}

/* ’ as an apostrophe, – and — as dashes, other marks outside of ASCII. */
static void
read_wide(struct scanner *s)
{
	bool space;
	size_t len = wide_mark(s, s->at, &space);
	struct span mark = span_slice(s->text, s->at, s->at + len);

	if (space) {
		s->spaced = true;
		s->at += len;
	} else if (span_equal(mark, SPAN("’")) || span_equal(mark, SPAN("‘"))) {
		push(s, s->at, s->at + len, T_MARK)->value = '\'';
	} else if (s->run.n > RUN_START &&
	           (span_equal(mark, SPAN("–")) || span_equal(mark, SPAN("—")))) {
		push(s, s->at, s->at + len, T_MARK)->value = '-';
	} else {
		end_run(s);
		s->at += len;
		s->spaced = true;
	}
}

static void
read_other(struct scanner *s)
{
	char c = s->text.ptr[s->at];

	end_run(s);
	s->before = (struct span){ NULL, 0 };
	s->at++;
	s->spaced = true;
	if ((c == '@' || c == '#') && letter_at(s, s->at))
		s->at = skip_word(s, s->at);
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
		read_word(s);
		break;
	case B_HIGH:
		if (wide_mark(s, s->at, &space) > 0)
			read_wide(s);
		else
			read_word(s);
		break;
	case B_DIGIT:
		read_digits(s);
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
scan_text(const struct lexicon *lexicon, struct span text, struct cues *cues, run_handler *handle,
    void *context)
{
	struct scanner s = { .lexicon = lexicon, .text = text, .cues = cues, .handle = handle,
		.context = context, .spaced = true };

	memset(&s.run.list, 0, RUN_START * sizeof(s.run.list[0]));
	s.run.text = text;
	s.run.lexicon = lexicon;
	s.run.n = RUN_START;
	while (s.at < text.len) {
		if (s.run.n == RUN_START)
			skim(&s);
		step(&s);
	}
	end_run(&s);
}
