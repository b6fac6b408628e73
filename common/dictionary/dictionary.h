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
 * of apostrophe make no difference, full stops of abbreviations may be left out or put in, and a
 * possessive ends no match. No match reaches over a blank line. A phrase given several times with
 * different ids is ambiguous: its ids are joined by `|`. The same letters in another case are a
 * phrase of their own ("Polish", "polish"); where several fit, the strictest is taken.
 *
 * Compiled, a dictionary is a file that is mapped and read in place: filters that fit a cache and
 * keep most tokens out of the table, a hash table of phrases, and their data (dictionary_file.h).
 * Limits: 30 tokens a phrase, 64 KiB a field, 1 MiB a line, 4 GiB a file.
 */
#ifndef WINNOW_DICTIONARY_H
#define WINNOW_DICTIONARY_H

#include "diag.h"
#include "text.h"

struct dictionary;

/*
 * Opens a compiled dictionary, or text (compressed by magic or not) which it compiles in memory.
 * NULL when it cannot be opened, which has been reported; bad lines are reported and left out. An
 * entry of a compiled file is checked when it is first met; damage is then reported to diag, once,
 * so diag must live as long.
 */
struct dictionary *dictionary_open(const char *path, struct diag *diag);

void dictionary_close(struct dictionary *dictionary);

/*
 * The hashes by which tokens are looked up, one for each and one more that is none's, into hashes
 * (tokens->n + 1 of them). Good for every dictionary.
 */
void dictionary_hash(struct span text, const struct text_tokens *tokens, uint64_t *hashes);

enum { DICTIONARY_BLOCK = 256 /* tokens; what they need of the tables fits a cache */ };

/*
 * Sets marks[i] where a phrase may start at token i of the n that hashes are of, and leaves the others
 * as they are. Errs only by marking too many. Looks at no more than a block, so as to fetch ahead what
 * matching will need.
 */
void dictionary_mark(const struct dictionary *dictionary, const uint64_t *hashes, size_t n,
    bool marks[DICTIONARY_BLOCK]);

struct dictionary_match {
	size_t end;                 /* token behind the match */
	struct span type, name, id; /* borrowed from the dictionary; id may be empty */
};

/* The longest phrase that starts at token i, if there is one. */
bool dictionary_match(struct dictionary *dictionary, struct span text,
    const struct text_tokens *tokens, const uint64_t *hashes, size_t i,
    struct dictionary_match *match);

/* The bytes of the file that dictionary_open would map. */
struct span dictionary_bytes(const struct dictionary *dictionary);

#endif
