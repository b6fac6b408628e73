/* text: classes, case, words, tokens and sentence ends */
#include "buffer.h"
#include "text.h"
#include "unit.h"

/* The tokens with a bar between them, a slash where a sentence begins. */
static struct span
split(struct buffer *out, const char *string)
{
	struct text_tokens tokens = TEXT_TOKENS_INIT;
	struct span text = span_from(string);

	buffer_reset(out);
	text_tokenize(&tokens, text);
	for (size_t i = 0; i < tokens.n; i++) {
		if (i > 0)
			buffer_add_byte(out, tokens.list[i].sentence ? '/' : '|');
		buffer_add(out, span_slice(text, tokens.list[i].start, tokens.list[i].end));
	}
	text_tokens_free(&tokens);
	return buffer_span(out);
}

static void
classes_of_europe(void)
{
	CHECK_NUMBER(text_class('a'), TEXT_LOWER);
	CHECK_NUMBER(text_class(0x17D), TEXT_UPPER);  /* Z with caron */
	CHECK_NUMBER(text_class(0x3C9), TEXT_LOWER);  /* omega */
	CHECK_NUMBER(text_class(0x416), TEXT_UPPER);  /* Zhe */
	CHECK_NUMBER(text_class(0x10D0), TEXT_LOWER); /* Georgian an */
	CHECK_NUMBER(text_class(0x5D0), TEXT_LETTER); /* alef */
	CHECK_NUMBER(text_class(0x4E2D), TEXT_IDEOGRAPH);
	CHECK_NUMBER(text_class(0xA0), TEXT_SPACE);
	CHECK_NUMBER(text_class(0x301), TEXT_MARK);
	CHECK_NUMBER(text_class(0x2019), TEXT_PUNCT);
	CHECK_NUMBER(text_class(0x1F600), TEXT_SYMBOL);
	CHECK_NUMBER(text_class(0x20AC), TEXT_SYMBOL);
}

static void
case_goes_both_ways(void)
{
	static const uint32_t pairs[][2] = { { 'A', 'a' }, { 0xC9, 0xE9 }, { 0x141, 0x142 },
		{ 0x178, 0xFF }, { 0x3A9, 0x3C9 }, { 0x416, 0x436 }, { 0x401, 0x451 }, { 0x531, 0x561 },
		{ 0x1E9E, 0xDF }, { 0x1F08, 0x1F00 } };

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		CHECK_NUMBER(text_lower(pairs[i][0]), pairs[i][1]);
		CHECK_NUMBER(text_upper(pairs[i][1]), pairs[i][0]);
		CHECK_NUMBER(text_lower(pairs[i][1]), pairs[i][1]);
	}
	CHECK_NUMBER(text_upper('i'), 'I');
	CHECK_NUMBER(text_upper(0x3C2), 0x3A3);
}

static void
lower_copy_fits_and_straightens_apostrophes(void)
{
	struct span text = SPAN("ÉCOLE d’Été İ");
	char out[TEXT_LOWER_ROOM(32)];

	CHECK_SPAN(span_make(out, text_lower_copy(text, out)), "école d'été i");
}

static void
words_are_letters_and_digits(void)
{
	struct span text = SPAN("Don’t re-use 3rd中文 -- ok"), word;
	size_t at = 0;

	CHECK(text_next_word(text, &at, &word));
	CHECK_SPAN(word, "Don’t");
	CHECK(text_next_word(text, &at, &word));
	CHECK_SPAN(word, "re");
	CHECK_NUMBER(text_count_words(text), 7);
	CHECK_NUMBER(text_count_words(SPAN(" ... ")), 0);
}

static void
splits_tokens(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(split(&out, "I can't, Ann's dogs' O'Brien"), "I|ca|n't|,|Ann|'s|dogs|'|O'Brien");
	CHECK_SPAN(split(&out, "U.S. e.g. J. Smith, Acme Inc. (AT&T)"),
	    "U.S.|e.g.|J.|Smith|,|Acme|Inc.|(|AT&T|)");
	CHECK_SPAN(split(&out, "1,000.50 at 10:30... a-b"), "1,000.50|at|10:30|...|a|-|b");
	CHECK_SPAN(split(&out, "mail a.b+c@d-e.org or www.x.org/a(b)."),
	    "mail|a.b+c@d-e.org|or|www.x.org/a(b)|.");
	CHECK_SPAN(split(&out, "@ann_b #tag #1 a@b amazon.com"), "@ann_b|#tag|#|1|a|@|b|amazon.com");
	CHECK_SPAN(split(&out, ""), "");
	buffer_free(&out);
}

static void
finds_sentence_ends(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(split(&out, "One. Two? “Three!” Four"), "One|./Two|?/“|Three|!|”/Four");
	CHECK_SPAN(split(&out, "Dr. No met J. Doe. it went on"), "Dr.|No|met|J.|Doe|.|it|went|on");
	CHECK_SPAN(split(&out, "A line that is so long that nobody doubts it was wrapped\nhere\n\nmore"),
	    "A|line|that|is|so|long|that|nobody|doubts|it|was|wrapped|here/more");
	CHECK_SPAN(split(&out, "Head\nText"), "Head/Text");
	buffer_free(&out);
}

static void
long_input_stays_linear(void)
{
	struct text_tokens tokens = TEXT_TOKENS_INIT;
	struct buffer text = BUFFER_INIT;

	for (int i = 0; i < 200000; i++)
		buffer_add(&text, SPAN("a.b@c-"));
	text_tokenize(&tokens, buffer_span(&text));
	CHECK(tokens.n > 0);
	text_tokens_free(&tokens);
	buffer_free(&text);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(classes_of_europe),
		UNIT(case_goes_both_ways),
		UNIT(lower_copy_fits_and_straightens_apostrophes),
		UNIT(words_are_letters_and_digits),
		UNIT(splits_tokens),
		UNIT(finds_sentence_ends),
		UNIT(long_input_stays_linear),
		UNIT_END,
	};

	return unit_run(tests);
}
