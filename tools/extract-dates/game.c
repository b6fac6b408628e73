/*
 * game - texts about games, whose quarters are none of a year
 */
#include "game.h"

bool
game_told_of(const struct lexicon *lexicon, struct span text)
{
	enum { GAME_MIN = 2 };
	size_t game = 0, money = 0;

	for (size_t at = 0; at < text.len;) {
		size_t end = at;
		struct span word;

		while (end < text.len && lexicon_word_byte((unsigned char)text.ptr[end]))
			end++;
		word = span_slice(text, at, end);
		game += word.len > 0 && lexicon_says(lexicon, word, W_GAME);
		money += word.len > 0 && lexicon_says(lexicon, word, W_ACCOUNTS);
		at = end + 1;
	}
	return game >= GAME_MIN && game > money;
}
