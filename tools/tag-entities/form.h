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
	bool capitals;                /* one word of capitals: "DWP", "U.S.", "DfT", "M&S" */
	bool author;                  /* wrote a record of the page */
	uint32_t count;               /* mentions */
	uint32_t full;                /* the form it is short for, FORM_NONE */
	char initials[FORM_INITIALS]; /* capital first letters, "of", "for" and the like left out */
	char all[FORM_INITIALS];      /* with those words: "Department for Transport" DFT */
	char dense[FORM_INITIALS];    /* with the capitals inside words too: "JobCentre Plus" JCP */
};

struct forms {
	struct form *list;
	size_t n, capacity;
	uint32_t *slots; /* number + 1, by the hash of the words */
	size_t n_slots;
	struct arena *arena;
};

/* Reads the words of a name; the copies go to the arena. Without words it is no form. */
struct form form_read(struct span text, enum entity_type type, struct arena *arena);

/* The form of a name, entered if it is new; FORM_NONE if it has no words. */
uint32_t form_enter(struct forms *forms, struct span text, enum entity_type type);

/* The fullest form it stands for, itself if there is none. */
uint32_t form_root(const struct forms *forms, uint32_t form);

/* The text of the fullest form, white space folded; `text` itself if that is the fullest. */
struct span form_name(const struct forms *forms, uint32_t form, struct span text);

/* A hash of the words from `first` to before `end`. */
uint64_t form_hash_words(const struct form *form, size_t first, size_t end);

/* Is it a word like "of" that initials leave out? */
bool form_is_small(struct span word);

/* Is the word one of capitals, as initials are written: "DWP", "U.S.", "DfT", "M&S"? */
bool form_is_capitals(struct span word);

/* The letters of such a word in capitals, at most FORM_INITIALS - 1 of them. */
void form_letters(struct span word, char letters[FORM_INITIALS]);

/* Of a place, the initials before the first "of": "US" of "United States of America". False: none. */
bool form_initials_before_of(const struct form *form, char letters[FORM_INITIALS]);

/* Is the shorter a word of capitals that are the initials of the longer? */
bool form_is_initials(const struct form *shorter, const struct form *longer);

/* Is the word of capitals made of the initials and of letters inside that begin a part of a word? */
bool form_is_letters(const struct form *shorter, const struct form *longer);

/* The surname, given name or part of a name of a person: "Duncan Smith" of "Iain Duncan Smith". */
bool form_is_part_of_person(const struct form *shorter, const struct form *longer);

/* The same surname, and given names left out or cut to initials: "G. Bush" of "George W. Bush". */
bool form_is_less_full(const struct form *shorter, const struct form *longer);

/* "Labour" of "Labour Party", "Senate" of "Senate of Regions", "Commons" of "House of Commons". */
bool form_is_part_of_group(const struct form *shorter, const struct form *longer);

/* Does longer hold all of shorter at its beginning or end, and more? */
bool form_extends(const struct form *longer, const struct form *shorter);

/*
 * One letter left out, put in, changed or two changed over, in a name long enough for that; or the
 * same words but for small ones ("of", "for").
 */
bool form_is_slip(const struct form *a, const struct form *b);

#endif
