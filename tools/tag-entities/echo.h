/*
 * echo - the same name again on the page
 *
 * A name that was tagged in some places and stands elsewhere in the very same spelling is one name:
 * all its mentions get the type the surest of them have together, and those that were missed are
 * tagged too unless they are many more than those that were not. Names tagged without a capital are
 * left alone, but words in small letters that no dictionary has are missed mentions of a sure name of
 * one word. Linear in the tokens.
 */
#ifndef WINNOW_ECHO_H
#define WINNOW_ECHO_H

#include "arena.h"
#include "tagger.h"

/* Changes page->tags and page->scores. */
void echo_run(const struct tagger_page *page, const struct lexicon *lexicon, struct arena *arena);

#endif
