/*
 * scan - text to runs of tokens that may hold a time expression
 *
 * One pass. Words that are in no entry of the lexicon end a run; a run is handed on only when it
 * holds a trigger (a unit, a month, a year, a clock time). Between runs skim.h steps over what can
 * begin none. Numbers are read here: clock times, numeric dates, ordinals, decades, numbers glued
 * to a unit.
 */
#ifndef EXTRACT_DATES_SCAN_H
#define EXTRACT_DATES_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "cue.h"
#include "lexicon.h"
#include "span.h"

enum token_kind {
	T_NONE,    /* beyond the ends of a run */
	T_WORD,
	T_NUMBER,  /* value; digits as written */
	T_ORDINAL, /* 1st, 22nd, 3. */
	T_CLOCK,   /* 13:55, 1:55pm, 5am */
	T_DATE,    /* 2013-03-22, 22/03/2013, 3/22, 2013年3月22日, with a clock if joined by T */
	T_DECADE,  /* 1990s, '90s: value is its first year, or 90 */
	T_MARK,    /* value is the byte */
};

/* What a numeric date or clock time says; -1 or 0: nothing. */
struct stamp {
	int16_t year;
	int8_t month, day;        /* for an open order: as written, first and second */
	int8_t hour, minute, second;
	bool open;                /* day and month are not told apart by form */
	bool dotted;              /* 3.4.2013 */
	int8_t told;              /* by form: 1 day first, 2 month first, 0 neither */
	bool on_hour;             /* no minutes were said: 5pm */
	bool half_known;          /* am or pm was said */
	bool terse;               /* by one letter, without minutes: 7p */
	bool zoned;
	int16_t zone;             /* minutes */
};

struct token {
	uint32_t start, end; /* bytes */
	uint8_t kind;
	uint8_t digits;
	bool spaced;  /* white space before it */
	bool capital; /* begins with a capital letter */
	bool capitals; /* all of it is capitals, more than one letter */
	bool glued;   /* follows a letter or digit that is not part of the run */
	bool decimal; /* 2.5 */
	int32_t value; /* numbers: the value, decimals: times 100 */
	const struct word *word;
	uint64_t classes[CLASS_WORDS]; /* of the word, or K_NUMBER and the like: often asked for */
	struct stamp stamp;
};

enum { RUN_MAX = 64 };

struct run {
	struct token list[RUN_MAX + 9]; /* T_NONE behind the last; [0] to [3] too: begin at 4 */
	int n;                          /* one past the last */
	const struct lexicon *lexicon;
	struct span text;               /* all of the text */
	struct span before;             /* the word right before the run, on the same line */
	struct span after;              /* what follows it */
};

enum { RUN_START = 4 };

/* Takes a run; false where the scan is to stop behind it for now. */
typedef bool run_handler(const struct run *run, void *context);

struct scanner {
	const struct lexicon *lexicon;
	struct span text;
	struct cues *cues;
	run_handler *handle;
	void *context;
	struct run run;
	size_t at;
	size_t line;   /* where the line began */
	bool trigger;  /* the run holds one */
	bool spaced;   /* white space before the next token */
	bool stopped;  /* by the handler */
	size_t cues_most; /* the scan stops at so many, too */
	struct span before; /* the last word that was no token */
};

/*
 * Begins to read text. Handle will be called for each run that holds a trigger, in order; cues are
 * collected.
 */
void scan_begin(struct scanner *scanner, const struct lexicon *lexicon, struct span text,
    struct cues *cues, run_handler *handle, void *context);

/*
 * Reads on until the handler stops the scan, or there are cues_most cues; false at the end of the
 * text.
 */
bool scan_on(struct scanner *scanner);

#endif
