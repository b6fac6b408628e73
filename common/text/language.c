/*
 * language - which language a text is in
 */
#include "language.h"

#include "ascii.h"
#include "date_names.h"
#include "heap.h"
#include "letters.h"
#include "utf8.h"

enum {
	SLOTS = 8192, /* some 1,800 words: a quarter full */
	WORD_BYTES = 32, /* longer words are no function words */
	WORTH = 12, /* of a word of one language; of a word of n: WORTH / n */
	ENOUGH = 6, /* a guess needs as much */
	APART = 20, /* words for each that one language alone has: in fewer such words it is a stray one */
	OVERRULES = 5 * WORTH /* and this much more than a declared language has, to go against it */
};

struct slot {
	uint32_t hash; /* 0: free */
	uint32_t languages; /* a bit for each row */
	int worth; /* in each of them */
};

struct language_index {
	struct slot slots[SLOTS];
};

/* Of a word in small letters; never 0. Words that share 32 bits of it are taken for the same. */
static uint32_t
hash_of(struct span word)
{
	return letters_hash(word, 0) | 1;
}

static struct slot *
find(const struct language_index *index, uint32_t hash)
{
	const struct slot *slots = index->slots;
	uint32_t at = hash >> 3 & (SLOTS - 1);

	while (slots[at].hash != 0 && slots[at].hash != hash)
		at = (at + 1) & (SLOTS - 1);
	return (struct slot *)(uintptr_t)&slots[at];
}

struct language_index *
language_index_new(void)
{
	struct language_index *index = heap_get_zeroed(1, sizeof(*index));

	for (int i = 0; language_rows[i].code != NULL; i++) {
		struct span rest = span_from(language_rows[i].words), word;

		while (span_split(&rest, ' ', &word)) {
			uint32_t hash = hash_of(word);
			struct slot *slot = find(index, hash);

			slot->hash = hash;
			slot->languages |= 1u << i;
			slot->worth = WORTH / __builtin_popcount(slot->languages);
		}
	}
	return index;
}

void
language_index_free(struct language_index *index)
{
	heap_free(index);
}

bool
language_has_word(const struct language_index *index, struct span word)
{
	return find(index, hash_of(word))->languages != 0;
}

/*
 * Which script a code point is of, where a script tells the language, or which one is likeliest: most of
 * what is written in Cyrillic or Devanagari is Russian or Hindi. In the order of code points.
 */
static const struct script {
	uint32_t first, last;
	const char *code;
} scripts[] = {
	{ 0x370, 0x3FF, "el" },
	{ 0x400, 0x4FF, "ru" },
	{ 0x530, 0x58F, "hy" },
	{ 0x590, 0x5FF, "he" },
	{ 0x600, 0x6FF, "ar" },
	{ 0x900, 0x97F, "hi" },
	{ 0x980, 0x9FF, "bn" },
	{ 0xA00, 0xA7F, "pa" },
	{ 0xA80, 0xAFF, "gu" },
	{ 0xB00, 0xB7F, "or" },
	{ 0xB80, 0xBFF, "ta" },
	{ 0xC00, 0xC7F, "te" },
	{ 0xC80, 0xCFF, "kn" },
	{ 0xD00, 0xD7F, "ml" },
	{ 0xD80, 0xDFF, "si" },
	{ 0xE00, 0xE7F, "th" },
	{ 0xE80, 0xEFF, "lo" },
	{ 0xF00, 0xFFF, "bo" },
	{ 0x1000, 0x109F, "my" },
	{ 0x10A0, 0x10FF, "ka" },
	{ 0x1200, 0x137F, "am" },
	{ 0x1780, 0x17FF, "km" },
	{ 0x3040, 0x30FF, "ja" },
	{ 0x4E00, 0x9FFF, "zh" },
	{ 0xAC00, 0xD7AF, "ko" },
};

enum { SCRIPTS = sizeof(scripts) / sizeof(scripts[0]), SCRIPT_JAPANESE = 22 };

/* What was counted in a text. */
struct tally {
	int worth[LANGUAGES_MAX]; /* by row */
	size_t words;             /* names too */
	size_t letters;           /* of any script */
	size_t of_script[SCRIPTS];
};

static bool
is_letter(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_letter((char)c);
	return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
	    !(c >= 0x3000 && c <= 0x303F);
}

static void
count_letter(struct tally *tally, uint32_t c)
{
	int low = 0, high = c < scripts[0].first ? 0 : SCRIPTS;

	tally->letters++;
	while (low < high) {
		int middle = (low + high) / 2;

		if (c > scripts[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < SCRIPTS && c >= scripts[low].first)
		tally->of_script[low]++;
}

static void
count_word(const struct language_index *index, struct tally *tally, uint32_t hash)
{
	const struct slot *slot = find(index, hash);

	for (uint32_t rest = slot->languages; rest != 0; rest &= rest - 1)
		tally->worth[__builtin_ctz(rest)] += slot->worth;
}

/* The end of the run of anything but white space from `at`. */
static size_t
skip_to_space(struct span text, size_t at)
{
	while (at < text.len && !ascii_is_space(text.ptr[at]))
		at++;
	return at;
}

/*
 * The letters of any script from *at on, which is moved behind them: the hash of the word they make
 * in small letters; 0 if there are none, or a capital inside of the text, which makes a name.
 */
static uint32_t
read_letters(struct span text, size_t *at, struct tally *tally)
{
	char word[WORD_BYTES + 4];
	size_t len = 0, end = *at;
	bool small = true;

	while (end < text.len) {
		uint32_t c = utf8_next(text, &end), folded = date_fold(c);

		if (!is_letter(c))
			break;
		count_letter(tally, c);
		small &= folded == c || *at == 0;
		if (len < WORD_BYTES)
			len += utf8_encode(folded, word + len);
		*at = end;
	}
	return small && len > 0 ? hash_of(span_make(word, len)) : 0;
}

/* The same where all letters are of ASCII, as most are; false, and nothing is done, where not. */
static bool
read_plain_letters(struct span text, size_t *at, struct tally *tally, uint32_t *hash)
{
	struct letters letters = letters_read(text, *at, WORD_BYTES);
	size_t end = *at + letters.len;

	if (*at == 0 || letters.len == 0 || (end < text.len && (unsigned char)text.ptr[end] >= 0x80))
		return false;
	tally->letters += letters.len;
	*at = end;
	*hash = letters.capitals ? 0 : letters.hash | 1;
	return true;
}

/* Is there a digit or an apostrophe right before the word at `at`? */
static bool
hangs_on(struct span text, size_t at)
{
	return at > 0 && (text.ptr[at - 1] == '\'' || ascii_is_digit(text.ptr[at - 1]));
}

/*
 * The hash of the next word from *at, which is moved behind it. Names (capitals inside of the text),
 * addresses, @handles, #tags and what hangs on a digit or an apostrophe have hash 0: they tell of no
 * language, or of a wrong one.
 */
static uint32_t
next_word(struct span text, size_t *at, struct tally *tally)
{
	size_t start = *at;
	uint32_t hash = 0;

	if (!read_plain_letters(text, at, tally, &hash))
		hash = read_letters(text, at, tally);
	if (*at == start) {
		bool marked = text.ptr[start] == '@' || text.ptr[start] == '#';

		utf8_next(text, at);
		*at = marked ? skip_to_space(text, start) : *at;
	} else if (*at < text.len && text.ptr[*at] == ':' &&
	           span_starts(span_slice(text, *at, text.len), SPAN("://"))) {
		*at = skip_to_space(text, *at);
	} else {
		tally->words++;
	}
	return hangs_on(text, start) ? 0 : hash;
}

/* A byte between words that says nothing of them. */
static bool
is_plain_gap(char c)
{
	static const bool others[256] = { ['a' ... 'z'] = true, ['A' ... 'Z'] = true, ['@'] = true,
		['#'] = true, [0x80 ... 0xFF] = true };

	return !others[(unsigned char)c];
}

static void
count_words(const struct language_index *index, struct span text, struct tally *tally)
{
	size_t at = 0;

	for (int n = 0; n < LANGUAGE_WORDS;) {
		uint32_t hash;

		while (at < text.len && is_plain_gap(text.ptr[at]))
			at++;
		if (at == text.len)
			return;
		hash = next_word(text, &at, tally);
		if (hash == 0)
			continue;
		count_word(index, tally, hash);
		n++;
	}
}

/* The script that more than half of the letters are of, if it tells something. */
static const char *
language_of_script(const struct tally *tally)
{
	/* Japanese mixes its own letters with Chinese ones. */
	if (tally->of_script[SCRIPT_JAPANESE] * 8 > tally->letters)
		return scripts[SCRIPT_JAPANESE].code;
	for (int i = 0; i < SCRIPTS; i++)
		if (tally->of_script[i] * 2 > tally->letters)
			return scripts[i].code;
	return NULL;
}

static int
worth_of(const struct tally *tally, struct span code)
{
	for (int i = 0; language_rows[i].code != NULL; i++)
		if (span_equal_nocase(span_slice(code, 0, 2), span_from(language_rows[i].code)))
			return tally->worth[i];
	return 0;
}

struct span
language_of(const struct language_index *index, struct span text, struct span declared)
{
	struct tally tally = { .letters = 0 };
	const char *script;
	int best = 0;

	count_words(index, text, &tally);
	for (int i = 1; language_rows[i].code != NULL; i++)
		if (tally.worth[i] > tally.worth[best])
			best = i;
	script = language_of_script(&tally);
	if (declared.len > 0 && tally.worth[best] <= worth_of(&tally, declared) * 3 + OVERRULES &&
	    !(script != NULL && span_starts(declared, SPAN("en"))))
		return declared;
	if (tally.worth[best] >= ENOUGH && (size_t)tally.worth[best] * APART >= tally.words * WORTH)
		return span_from(language_rows[best].code);
	return script != NULL ? span_from(script) : (struct span){ NULL, 0 };
}
