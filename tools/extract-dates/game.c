/*
 * game - texts about games, whose quarters are none of a year
 */
#include "game.h"

bool
game_told_of(const struct lexicon *lexicon, struct span text)
{
	enum { GAME_MIN = 2 };
	size_t game = 0, money = 0;

	for (size_t at = 0, end; at < text.len; at = end + 1) {
		const struct word *word;

		end = lexicon_word_end(text, at);
		word = lexicon_word(lexicon, span_slice(text, at, end));
		game += word_is(word, W_GAME, NULL);
		money += word_is(word, W_ACCOUNTS, NULL);
	}
	return game >= GAME_MIN && game > money;
}
