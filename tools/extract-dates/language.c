/*
 * language - which language a text is in
 */
#include "language.h"

/* The commonest words of each language that are not as common in another; up to eight bytes. */
static const struct {
	const char *language, *words;
} common_words[] = {
	{ "en", "the and of to is that for it with was you this are have not" },
	{ "de", "der die und das ist nicht den von mit ein sich auf für eine dem auch wird" },
	{ "fr", "le les des est et une dans que pour pas qui sur au du avec plus par" },
	{ "es", "el los las que una por con para del se su es como más pero" },
	{ "it", "il di che è per una sono della non con del gli alla anche nel" },
	{ "nl", "de het een van en dat niet zijn voor met op aan ook er bij naar" },
	{ "pt", "o os uma que não para com do da em por mais dos ao são" },
	{ "pl", "w na z się nie jest że do to jak po ale oraz przez dla" },
	{ "ru", "и в на не что с по это как его к из для от она" },
	{ "el", "και το να του η της με για την από που στην των στο" },
	{ "sv", "och att det som är på för av inte med till har den ett" },
	{ "tr", "ve bir bu için ile de da olarak çok daha olan" },
};

enum {
	LANGUAGES = sizeof(common_words) / sizeof(common_words[0]),
	WORD_MAX = 8,       /* bytes */
	TEXT_MAX = 4096,    /* bytes looked at */
	WORDS_MAX = 100,    /* words looked at */
	LEAST_WORDS = 3,    /* that must be found, */
	LEAST_PERCENT = 5,  /* and of those looked at */
};

/* A word as a number, never 0. */
static uint64_t
key_of(struct span word)
{
	uint64_t key = 0;

	memcpy(&key, word.ptr, word.len);
	return key;
}

static size_t
slot_of(const struct language_words *words, uint64_t key)
{
	size_t slot = key * UINT64_C(0x9E3779B97F4A7C15) >> 32 & (LANGUAGE_SLOTS - 1);

	while (words->keys[slot] != 0 && words->keys[slot] != key)
		slot = (slot + 1) & (LANGUAGE_SLOTS - 1);
	return slot;
}

void
language_open(struct language_words *words)
{
	*words = (struct language_words){ 0 };
	for (int i = 0; i < LANGUAGES; i++) {
		struct span rest = span_from(common_words[i].words), word;

		while (span_split(&rest, ' ', &word)) {
			size_t slot = slot_of(words, key_of(word));

			words->keys[slot] = key_of(word);
			words->languages[slot] |= (uint16_t)(1u << i);
		}
	}
}

static void
count_word(const struct language_words *words, struct span word, int counts[LANGUAGES])
{
	size_t slot = slot_of(words, key_of(word));

	if (words->keys[slot] != 0)
		for (int i = 0; i < LANGUAGES; i++)
			counts[i] += words->languages[slot] >> i & 1;
}

struct span
language_guess(const struct language_words *words, struct span text)
{
	int counts[LANGUAGES] = { 0 }, best = 0, n = 0;
	struct span rest = span_slice(text, 0, TEXT_MAX), word;

	while (n < WORDS_MAX && span_split(&rest, ' ', &word)) {
		if (word.len == 0 || word.len > WORD_MAX)
			continue;
		count_word(words, word, counts);
		n++;
	}
	for (int i = 1; i < LANGUAGES; i++)
		if (counts[i] > counts[best])
			best = i;
	if (counts[best] < LEAST_WORDS || counts[best] * 100 < n * LEAST_PERCENT)
		return (struct span){ NULL, 0 };
	return span_from(common_words[best].language);
}
