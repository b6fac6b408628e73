/*
 * foreign - text in a language the model does not know
 *
 * There the tagger takes any word with a capital for a name. A stretch of text is foreign when its
 * function words plainly are those of another language; to a model of English, which has a dictionary,
 * when fewer than a third of its longer words are in that, too, or hardly any, whatever the language.
 * In a text that was mostly foreign so far, English is what has most of its longer words in it.
 */
#ifndef WINNOW_FOREIGN_H
#define WINNOW_FOREIGN_H

#include <stdbool.h>

#include "language.h"
#include "lexicon.h"
#include "tag.h"
#include "text.h"

struct foreign {
	struct language_index *languages;
	const struct lexicon *lexicon;
	struct span language; /* of the model, ISO 639-1; absent: no text is foreign to it */
};

/* Goes through one text from stretch to stretch. */
struct foreign_cursor {
	const struct foreign *foreign;
	struct span text;
	size_t end; /* of the present stretch, in bytes */
	size_t n_foreign; /* bytes so far */
	bool is_foreign;
};

/* Is the text at byte `at` foreign? `at` never falls from one call to the next. */
bool foreign_at(struct foreign_cursor *cursor, size_t at);

/*
 * Is a name in foreign text kept? If it stands in the model's lists as the type it was given, and is
 * no plain word: those that are written small, and function words ("Mit" is no MIT).
 */
bool foreign_is_listed(const struct foreign *foreign, enum name_type type, struct span text,
    const struct text_token *tokens, size_t n);

#endif
