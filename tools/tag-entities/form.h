/*
 * form - a way a name is written on a page, and how two ways compare
 */
#ifndef WINNOW_FORM_H
#define WINNOW_FORM_H

#include "entity.h"

enum { FORM_WORDS = 10, FORM_INITIALS = 12 };

#define FORM_NONE UINT32_MAX

struct form {
	struct span text;             /* where it first stands, titles cut off */
	struct span words[FORM_WORDS]; /* lower case; hyphens and full stops are no words */
	uint8_t n_words;
	uint8_t type;                 /* enum entity_type, of the first mention */
	bool capitals;                /* one word of capitals: "DWP", "DfT" */
	uint32_t count;               /* mentions */
	uint32_t full;                /* the form it is short for, FORM_NONE */
	char initials[FORM_INITIALS]; /* capital first letters, "of", "for" and the like left out */
	char all[FORM_INITIALS];      /* with those words: "Department for Transport" DFT */
	char dense[FORM_INITIALS];    /* with the capitals inside words too: "JobCentre Plus" JCP */
};

struct forms {
	struct form *list;
	size_t n, capacity;
	struct arena *arena;
};

/* The form of a name, entered if it is new. */
uint32_t form_enter(struct forms *forms, struct span text, enum entity_type type);

/* The fullest form it stands for, itself if there is none. */
uint32_t form_root(const struct forms *forms, uint32_t form);

/* The text of the fullest form, white space folded; `text` itself if that is the fullest. */
struct span form_name(const struct forms *forms, uint32_t form, struct span text);

bool form_is_initials(const struct form *shorter, const struct form *longer);
bool form_begins(const struct form *longer, const struct form *shorter);
bool form_ends(const struct form *longer, const struct form *shorter);

/* Is the word of capitals made of the initials and of letters inside that begin a part of a word? */
bool form_is_letters(const struct form *shorter, const struct form *longer);

/* Do the words from number n on say only what kind of organisation it is ("Party", "Ltd")? */
bool form_rest_is_kind(const struct form *form, size_t n);

/* Does longer hold all of shorter at its beginning or end, and more? */
bool form_extends(const struct form *longer, const struct form *shorter);

/* One letter left out, put in, changed or two changed over, in a name long enough for that. */
bool form_is_slip(const struct form *a, const struct form *b);

/*
 * Links those of the first n forms that are capitals without a fuller form to capitalised phrases
 * of the text they are the initials of; the phrases become forms.
 */
void form_scan_phrases(struct forms *forms, uint32_t n, struct span text,
    const struct text_tokens *tokens);

#endif
