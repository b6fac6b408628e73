/*
 * lexicon - the words a language makes time expressions of, found by hash
 *
 * Read from lexicon_XX.txt, one file a language, and from common/date/date_names.c. A word may have up
 * to LEXICON_SENSES meanings (second: a unit and an ordinal). Built once per worker and language,
 * read only after that.
 */
#ifndef EXTRACT_DATES_LEXICON_H
#define EXTRACT_DATES_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "ascii.h"
#include "letters.h"
#include "span.h"

/*
 * What words are for expressions. Those that an expression can begin with come first, and with them
 * what tokens are that are no words (scan.h): a set of these is one number.
 */
enum word_class {
	W_NONE,
	W_UNIT, W_NUMBER, W_SOME, W_ORDINAL, W_DAY, W_TONIGHT, W_REF, W_ADJECTIVE, W_REF_NOUN,
	W_DIRECTION, W_MOD, W_ARTICLE, W_AN, W_EVERY, W_WHOLE, W_FREQUENCY, W_TIMES, W_AGO_BEFORE,
	W_IN_BEFORE, W_PART, W_CLOCK_PART, W_CLOCK_NAME, W_SEASON, W_DECADE, W_FISCAL, W_THE_YEAR,
	W_HOLIDAY, W_FRACTION, W_VAGUE, W_MONTH, W_WEEKDAY, W_WEEKDAYS, W_DAY_NAME, W_LENGTH,
	W_YEARS_OF, W_GLUED_UNIT, W_END_OF, W_UNIT_BEFORE, W_FINAL,
	K_NUMBER, K_ORDINAL, K_CLOCK, K_DATE, K_DECADE, K_MARK,

	W_MORE, W_TIMES_WORD, W_AGO, W_LATER, W_EARLIER, W_OLD, W_LONG, W_AND, W_OR, W_TO, W_OF,
	W_AT, W_ON, W_POSSESSIVE, W_BC, W_AD, W_AM, W_PM, W_OCLOCK, W_HOURS, W_ZONE, W_QUARTER,
	W_HALF, W_FUTURE, W_PAST, W_COUNTED, W_NEVER, W_OPEN, W_FROM, W_SOON_BEFORE, W_PAST_ENDING,
	W_BEHIND, W_ORDINAL_SUFFIX, W_PLURAL_ENDING, W_DOTTED_DATES, W_DOTTED_TIMES, W_BEFORE_DATE,
	W_PAST_HOUR, W_MODAL, W_IN, W_BEGINNING, W_BOUND, W_BETWEEN, W_FROM_NOW, W_FOR, W_LABEL,
	W_VERSION_OF, W_LASTING, W_MEASURE, W_PART_OF, W_ACCOUNTS, W_OWNER, W_AT_HOUR, W_LESS,
	W_QUARTERS, W_DAY_PART, W_ARTICLED_DATES, W_ARTICLE_RATES, W_ASKING, W_PLURAL, W_STRETCH,
	W_PASSIVE, W_THAT, W_COPULA, W_AHEAD, W_GAME, W_IN_A_ROW, W_COUNTED_ONE, W_NIGHT_TO,
	W_OUTLOOK, W_TO_BE, W_ACROSS, W_MORE_THAN, W_YEAR_BEHIND,
	W_COUNT
};

/* The bit of a class in a set of classes an expression can begin with. */
#define ON(class) (UINT64_C(1) << (class))

_Static_assert(K_MARK < 64, "a set of such classes is one number");

enum time_unit {
	UNIT_NONE, UNIT_SECOND, UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WORKDAY, UNIT_WEEKEND,
	UNIT_WEEK, UNIT_FORTNIGHT, UNIT_MONTH, UNIT_QUARTER, UNIT_TERM, UNIT_SEASON, UNIT_YEAR,
	UNIT_DECADE, UNIT_CENTURY, UNIT_MILLENNIUM, UNIT_MOMENT
};

enum reference { REF_PRESENT, REF_PAST, REF_FUTURE };
enum direction {
	DIR_NONE, DIR_LAST, DIR_THIS, DIR_NEXT, DIR_THAT,
	DIR_BEFORE_LAST, DIR_AFTER_NEXT /* of words only; mentions have a count of two */
};
enum mod { MOD_NONE, MOD_START, MOD_MID, MOD_END, MOD_LESS, MOD_MORE, MOD_APPROX, MOD_EXACT,
	MOD_BEFORE, MOD_AFTER, MOD_ON_OR_BEFORE, MOD_ON_OR_AFTER };
enum part {
	PART_NONE, PART_MORNING, PART_MIDDAY, PART_AFTERNOON, PART_EVENING, PART_NIGHT, PART_DAWN,
	PART_DUSK, PART_DAYTIME, PART_OVERNIGHT
};
enum season { SEASON_NONE, SEASON_SPRING, SEASON_SUMMER, SEASON_AUTUMN, SEASON_WINTER };

/*
 * Holidays: month * 100 + day; HOLIDAY_EASTER + days;
 * HOLIDAY_NTH + month * 100 + weekday * 10 + n.
 */
enum { HOLIDAY_EASTER = 10000, HOLIDAY_NTH = 20000 };

/* Words before a date that make it the end of something; BY and SINCE take it in. */
enum bound {
	BOUND_NONE, BOUND_BEFORE, BOUND_AFTER, BOUND_BY, BOUND_SINCE, BOUND_APPROX, BOUND_IN,
	BOUND_WITHIN
};

enum { LEXICON_SENSES = 6, CLASS_WORDS = W_COUNT / 64 + 1 };

/* A set of classes, as a table: { .has = { [W_MONTH] = true, [W_WEEKDAY] = true } } */
struct class_set {
	bool has[W_COUNT];
};

struct sense {
	uint8_t class; /* enum word_class */
	int32_t value; /* of the class; numbers and frequencies times 2 so that a half fits */
};

struct word {
	struct span text;     /* in small letters */
	struct sense senses[LEXICON_SENSES];
	uint64_t classes[CLASS_WORDS]; /* a bit for each class of senses, the first ones as by ON() */
	uint32_t phrase_letters; /* a bit for each letter that begins the second word of a phrase */
	uint32_t hash;        /* of its first word */
	uint32_t head_len;    /* bytes of its first word */
	uint32_t next_phrase; /* index of another phrase with the same first word, 0: none */
	uint32_t phrases, n_phrases; /* of the first word: its phrases in the lexicon's list */
	bool weak;            /* only beside another time word */
	bool trigger;         /* can be the core of an expression */
	bool single;          /* is a word by itself, not only the first of a phrase */
};

/* A phrase of a first word. They are in the order of `second`. */
struct phrase {
	uint16_t second; /* the two letters behind the first blank, lexicon_pair; 0: look closer */
	uint16_t word;   /* index */
};

/* Two bytes as a number, in small letters if they are letters. */
static inline uint16_t
lexicon_pair(const char *ptr)
{
	return (uint16_t)((unsigned char)(ptr[0] | 0x20) | (unsigned char)(ptr[1] | 0x20) << 8);
}

/*
 * What words are good for: looked up only beside a run (pages, my, between); parts of phrases and
 * words that join others; words that a run may be about or that tell of tense. Words with one hash
 * have the highest use of them; 0 is that of unknown words.
 */
enum lexicon_use { LEXICON_BESIDE = 1, LEXICON_PART, LEXICON_CORE };

enum { LEXICON_USES = 65536 };

struct lexicon_slot {
	uint32_t hash, word; /* index, 0: free */
};

struct lexicon {
	const char *language;
	struct span past_ending; /* of unknown words: verbs in the past tense; absent if none */
	char past_last;          /* its last byte; zero if there is none, which is in no word */
	struct span passive;     /* what makes a participle of such a verb: be; absent if none */
	bool dotted_dates; /* 28.10. is a day and a month */
	bool dotted_times; /* um 16.30 is a time */
	bool articled_dates; /* the article belongs to years and months: το 1916 */
	bool article_rates; /* behind a number the article says per: £5 a day */
	struct span plural_ending; /* of units; absent where it does not tell */
	bool plurals;      /* are plurals of units told from one, by ending or by list? */
	struct span endings;       /* "e,en,er": what `*` behind a word stands for; absent if none */
	bool full;        /* has a file of its own, not only names of months and weekdays */
	struct word *words; /* [0] is unused */
	size_t n_words, capacity;
	struct phrase *phrases;
	struct lexicon_slot *table;
	uint32_t mask;
	uint8_t uses[LEXICON_USES / 4]; /* two bits for each hash, enum lexicon_use */
	struct arena arena;
};

/* The lexicon of a language ("en", "de-AT"); that of English for one we know nothing of. */
struct lexicon *lexicon_new(struct span language); /* lexicon_read.c */
void lexicon_free(struct lexicon *lexicon);

/* Hash of a word as it stands in the text, in large or small letters. */
static inline uint32_t
lexicon_hash(const char *ptr, size_t len)
{
	return letters_hash(span_make(ptr, len), 0x20);
}

/* The use of the words with a hash, enum lexicon_use; 0 if there is none. */
static inline unsigned
lexicon_use(const struct lexicon *lexicon, uint32_t hash)
{
	uint32_t slot = hash % LEXICON_USES;

	return lexicon->uses[slot / 4] >> 2 * (slot % 4) & 3u;
}

/* Does an unknown word, which is not empty, look like a verb in the past tense? */
static inline bool
lexicon_in_past_tense(const struct lexicon *lexicon, struct span word)
{
	struct span ending = lexicon->past_ending;

	return word.ptr[word.len - 1] == lexicon->past_last && word.len > ending.len + 2 &&
	    span_ends(word, ending);
}

/* Is `before` the word that makes a participle of one in the past: will be held, published? */
static inline bool
lexicon_makes_passive(const struct lexicon *lexicon, struct span before)
{
	return before.len == lexicon->passive.len && before.len > 0 &&
	    span_equal(before, lexicon->passive);
}

/* The word, NULL if unknown. The first of phrases only: a word with single == false. */
const struct word *lexicon_find(const struct lexicon *lexicon, uint32_t hash, struct span text);

/* The same for a word whose hash is not known yet. */
static inline const struct word *
lexicon_word(const struct lexicon *lexicon, struct span text)
{
	return text.len == 0 ? NULL : lexicon_find(lexicon, lexicon_hash(text.ptr, text.len), text);
}

/*
 * The longest phrase or word that begins with `first` at the start of text; its length in *len.
 * NULL if none does.
 */
const struct word *lexicon_phrase(const struct lexicon *lexicon, const struct word *first,
    struct span text, size_t *len);

/* The value of a sense the word has. */
int word_value(const struct word *word, enum word_class class);

/* True when the word has the class; its value in *value unless that is NULL. */
static inline bool
word_is(const struct word *word, enum word_class class, int *value)
{
	if (word == NULL || !(word->classes[class >> 6] >> (class & 63) & 1))
		return false;
	if (value != NULL)
		*value = word_value(word, class);
	return true;
}

/* Has the word one of the classes? */
static inline bool
word_is_any(const struct word *word, const struct class_set *set)
{
	for (int i = 0; i < LEXICON_SENSES && word->senses[i].class != W_NONE; i++)
		if (set->has[word->senses[i].class])
			return true;
	return false;
}

/* Has the word a class that is not in the set? */
static inline bool
word_is_other(const struct word *word, const struct class_set *set)
{
	for (int i = 0; i < LEXICON_SENSES && word->senses[i].class != W_NONE; i++)
		if (!set->has[word->senses[i].class])
			return true;
	return false;
}

/* Has the word of a text the class? */
static inline bool
lexicon_says(const struct lexicon *lexicon, struct span text, enum word_class class)
{
	return word_is(lexicon_word(lexicon, text), class, NULL);
}

/* Can the word stand inside a run? Words of tense, and those looked up beside runs, cannot. */
bool lexicon_in_run(const struct word *word);

/* Raises the use of a hash; settles those of all words once they are read. lexicon_use.c */
void lexicon_add_use(struct lexicon *lexicon, uint32_t hash, enum lexicon_use use);
void lexicon_add_uses(struct lexicon *lexicon);

/* Lists the phrases once all words are read. */
void lexicon_list_phrases(struct lexicon *lexicon);

/* Where the word of text is or would go in the table. */
struct lexicon_slot *lexicon_slot(const struct lexicon *lexicon, uint32_t hash, struct span text);

/*
 * The bit of the letter behind a blank at `at`; all bits when something else stands there. What
 * follows a word tells in one test that no phrase begins with it.
 */
static inline uint32_t
lexicon_letter_bit(struct span text, size_t at)
{
	unsigned letter;

	if (at + 1 >= text.len || text.ptr[at] != ' ')
		return ~0u;
	letter = ((unsigned)text.ptr[at + 1] | 0x20u) - 'a';
	return letter < 26 ? 1u << letter : ~0u;
}

/* Letters, digits, and all bytes outside of ASCII. */
static inline bool
lexicon_word_byte(char c)
{
	return ascii_is_word(c) || ascii_is_digit(c);
}

/* Where the word at text[at] ends; `at` if none is there. */
static inline size_t
lexicon_word_end(struct span text, size_t at)
{
	while (at < text.len && lexicon_word_byte(text.ptr[at]))
		at++;
	return at;
}

#endif
