/*
 * scan_token - the words and numbers of a run
 */
#include "number.h"
#include "scanner.h"

static bool
all_capitals(struct span word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
			return false;
	return word.len > 1;
}

enum { PLAIN_MAX = 24 /* letters of ASCII that are read at once */ };

/* The letters of any script from `at` on, and the hash of the word they make. */
static struct letters
read_letters(const struct scanner *s, size_t at)
{
	struct letters word = letters_read(s->text, at, PLAIN_MAX);
	unsigned char behind = (unsigned char)scanner_byte(s, at + word.len);

	if (word.len == 0 || byte_class(behind) == B_HIGH) {
		word.len = scanner_word_end(s, at) - at;
		word.hash = lexicon_hash(s->text.ptr + at, word.len);
	}
	return word;
}

/* The word of the lexicon that the letters from `at` on make, *len bytes; NULL if none. */
static const struct word *
known_word(const struct scanner *s, size_t at, size_t *len)
{
	struct letters letters = read_letters(s, at);

	*len = letters.len;
	return letters.len == 0 ? NULL : lexicon_find(s->lexicon, letters.hash,
	    span_slice(s->text, at, at + letters.len));
}

/* Steps over a word that is in no expression. */
static void
pass_word(struct scanner *s, size_t end)
{
	s->before = span_slice(s->text, s->at, end);
	scanner_end_run(s);
	s->spaced = false;
	s->at = end;
}

static struct token *
push_word(struct scanner *s, size_t start, size_t end, const struct word *word)
{
	struct token *token = scanner_push(s, start, end, T_WORD);

	token->word = word;
	memcpy(token->classes, word->classes, sizeof(token->classes));
	s->trigger |= word->trigger;
	return token;
}

/* 2day, 2nite, Q1: words of the lexicon that hold a digit. */
static bool
read_digit_word(struct scanner *s)
{
	size_t end = scanner_skip_word(s, s->at);
	struct span text = span_slice(s->text, s->at, end);
	const struct word *word = lexicon_word(s->lexicon, text);

	if (text.len > 8 || word == NULL || !word->single)
		return false;
	push_word(s, s->at, end, word);
	return true;
}

/* The longest phrase that begins with the word. "day trip" is none in "a 12-day trip". */
static const struct word *
phrase_at(const struct scanner *s, const struct word *word, size_t start, size_t *len)
{
	size_t word_len = *len;
	const struct word *phrase = lexicon_phrase(s->lexicon, word,
	    span_slice(s->text, start, s->text.len), len);

	if (phrase == NULL || *len == word_len || !word_is(phrase, W_NEVER, NULL) ||
	    start == 0 || s->text.ptr[start - 1] != '-')
		return phrase;
	*len = word_len;
	return word;
}

void
scanner_read_word(struct scanner *s)
{
	size_t start = s->at, len, end;
	const struct word *word = known_word(s, start, &len);
	struct token *token;
	bool glued = start > 0 && byte_class((unsigned char)s->text.ptr[start - 1]) == B_DIGIT;

	end = start + len;
	if (word != NULL)
		word = phrase_at(s, word, start, &len);
	if (len == 1 && byte_class((unsigned char)scanner_byte(s, end)) == B_DIGIT && read_digit_word(s))
		return;
	if (word == NULL) {
		if (lexicon_in_past_tense(s->lexicon, span_slice(s->text, start, end)))
			cues_add_past(s->cues, s->lexicon, s->before, start);
		pass_word(s, end);
		return;
	}
	end = start + len;
	if (scanner_byte(s, end) != '-') /* a sold-out show, left-wing */
		cues_add_word(s->cues, s->lexicon, word, s->before, start);
	if (word_is(word, W_NEVER, NULL) || !lexicon_in_run(word)) {
		pass_word(s, end);
		return;
	}
	token = push_word(s, start, end, word);
	token->glued = glued && s->run.n - 1 == RUN_START;
	token->capital = scanner_capital(s, start);
	token->capitals = all_capitals(span_slice(s->text, start, end));
}

/* 1984; 0730 as a time of day */
static bool
year_or_time(const struct token *token)
{
	return token->kind == T_NUMBER && token->digits == 4 && token->value < 2400;
}

/* Jan.31: the dot of a short month is glued to the day. */
static bool
month_before(const struct scanner *s)
{
	const struct token *dot = &s->run.list[s->run.n - 1];

	return s->run.n > RUN_START + 1 && dot->kind == T_MARK && dot[-1].kind == T_WORD &&
	    word_is(dot[-1].word, W_MONTH, NULL);
}

static bool
money_before(const struct scanner *s)
{
	struct span left = span_slice(s->text, s->at > 3 ? s->at - 3 : 0, s->at);

	if (month_before(s))
		return false;
	return span_ends(left, SPAN("$")) || span_ends(left, SPAN("£")) ||
	    span_ends(left, SPAN("€")) ||
	    span_ends(left, SPAN("#")) || span_ends(left, SPAN("¥")) || span_ends(left, SPAN("."));
}

/* Letters that are glued to a number make it something else (3D, 5kg) unless we know them. */
static bool
glued_to_unknown(const struct scanner *s, const struct token *token)
{
	size_t len;
	const struct word *known = known_word(s, token->end, &len);

	if (len == 0 || token->kind == T_DATE)
		return false;
	return known == NULL || !(word_is(known, W_UNIT, NULL) ||
	    word_is(known, W_GLUED_UNIT, NULL) || word_is(known, W_MONTH, NULL) ||
	    word_is(known, W_AM, NULL) || word_is(known, W_PM, NULL) ||
	    word_is(known, W_HOURS, NULL) || word_is(known, W_OCLOCK, NULL) ||
	    word_is(known, W_BC, NULL) || word_is(known, W_AD, NULL) ||
	    (token->kind == T_CLOCK && word_is(known, W_ZONE, NULL)));
}

/* 1er, 3º, 19e: the number is an ordinal. */
static void
take_ordinal_suffix(const struct scanner *s, struct token *token)
{
	size_t len;
	const struct word *word = known_word(s, token->end, &len);

	if (len > 4 || !word_is(word, W_ORDINAL_SUFFIX, NULL))
		return;
	token->kind = T_ORDINAL;
	token->end += (uint32_t)len;
}

/* Does a letter stand right before? Quotation marks and dashes of several bytes are none. */
static bool
letter_before(const struct scanner *s)
{
	bool space;

	if (s->at == 0 || !scanner_letter(s, s->at - 1))
		return false;
	return byte_class((unsigned char)s->text.ptr[s->at - 1]) == B_LETTER ||
	    !((s->at >= 2 && scanner_wide_mark(s, s->at - 2, &space) == 2) ||
	    (s->at >= 3 && scanner_wide_mark(s, s->at - 3, &space) == 3));
}

void
scanner_read_digits(struct scanner *s)
{
	struct token token = { .kind = T_NONE }, *pushed;
	bool glued = letter_before(s);
	bool money = money_before(s), fits;

	if (scanner_letter(s, s->at + 1) && read_digit_word(s))
		return;
	fits = number_read(s->text, s->at, &token);
	if (fits && token.kind == T_NUMBER && !token.decimal)
		take_ordinal_suffix(s, &token);
	if (!fits || money || scanner_byte(s, token.end) == '%' || glued_to_unknown(s, &token)) {
		s->at = token.end;
		pass_word(s, scanner_skip_word(s, token.end));
		return;
	}
	if (glued && s->run.n > RUN_START && s->run.list[s->run.n - 1].end != s->at)
		scanner_end_run(s);
	s->trigger |= glued && s->run.n > RUN_START && /* FY25 */
	    word_is(s->run.list[s->run.n - 1].word, W_FISCAL, NULL);
	pushed = scanner_push(s, token.start, token.end, token.kind);
	token.spaced = pushed->spaced;
	token.classes[0] = pushed->classes[0];
	token.glued = glued && s->run.n - 1 == RUN_START;
	*pushed = token;
	s->trigger |= token.kind == T_DECADE || token.kind == T_CLOCK || token.kind == T_DATE ||
	    token.kind == T_ORDINAL || year_or_time(&token) ||
	    token.decimal;
}
