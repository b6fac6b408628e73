/*
 * dictionary - phrases to look for, up to millions, found at token borders
 *
 * The source is text, one phrase a line, plain or with tabs: phrase, type, name, id, case. A line
 * that begins with `#` is a comment; `#type X` gives the type of the lines below that name none
 * (MISC otherwise). Without a name the phrase is the name. Case is `exact`, `any` or empty: then a
 * phrase without small letters, or of up to three letters, must stand as it is, and one with
 * capitals is not found in all small letters.
 *
 * Phrases are compared token by token in lower case, so that white space, line ends and the kind
 * of apostrophe make no difference, and a possessive ends no match. A phrase given several times
 * with different ids is ambiguous: its ids are joined by `|`.
 *
 * Compiled, a dictionary is a file that is mapped and read in place: a table of first tokens that
 * says how long the longest phrase is, a hash table of whole phrases, and their data. Limits: 16
 * tokens a phrase, 4 GiB a file.
 */
#ifndef WINNOW_DICTIONARY_H
#define WINNOW_DICTIONARY_H

#include "buffer.h"
#include "diag.h"
#include "text.h"

struct dictionary;

/*
 * Opens a compiled dictionary, or text (compressed by magic or not) which it compiles in memory.
 * NULL when it cannot be opened, which has been reported; bad lines are reported and left out.
 */
struct dictionary *dictionary_open(const char *path, struct diag *diag);

void dictionary_close(struct dictionary *dictionary);

struct dictionary_match {
	size_t end;               /* token behind the match */
	struct span type, name, id; /* borrowed from the dictionary; id may be empty */
};

/*
 * The hashes by which tokens are looked up, one for each, into hashes (tokens->n of them).
 */
void dictionary_hash(struct span text, const struct text_tokens *tokens, uint64_t *hashes);

/* The longest phrase that starts at token i, if there is one. */
bool dictionary_match(const struct dictionary *dictionary, struct span text,
    const struct text_tokens *tokens, const uint64_t *hashes, size_t i,
    struct dictionary_match *match);

/* The bytes of the file that dictionary_open would map. */
struct span dictionary_bytes(const struct dictionary *dictionary);

#endif
