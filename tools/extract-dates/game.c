/*
 * game - texts about games, whose quarters are none of a year, and about money, whose halves are
 */
#include "game.h"

/* Is the word of money: profit, sales? */
static bool
is_of_money(const struct word *word)
{
	enum { MONEY = 1 };
	int of = 0;

	return word_is(word, W_ACCOUNTS, &of) && of == MONEY;
}

enum subject
text_subject(const struct lexicon *lexicon, struct span text)
{
	enum { GAME_MIN = 2 };
	size_t game = 0, money = 0;

	for (size_t at = 0, end; at < text.len; at = end + 1) {
		const struct word *word;

		end = lexicon_word_end(text, at);
		word = lexicon_word(lexicon, span_slice(text, at, end));
		game += word_is(word, W_GAME, NULL);
		money += is_of_money(word);
	}
	if (game >= GAME_MIN && game > money)
		return SUBJECT_GAMES;
	return money > game ? SUBJECT_MONEY : SUBJECT_OTHER;
}
