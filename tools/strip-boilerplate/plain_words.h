/*
 * plain_words - what forms, notices and teasers say, where no markup tells them from an article
 *
 * A table of plain facts in plain_words.c: beginnings of words in the languages of the pages we
 * met. ASCII case is ignored. Numbers of words are for the caller to bound: all of these take lines
 * for what they are by few words.
 */
#ifndef STRIP_PLAIN_WORDS_H
#define STRIP_PLAIN_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "span.h"

/* What the words of a line say; how often counts up to 255. */
struct plain_words {
	uint8_t sign_up;  /* "newsletter", "log in": two points; "weekly", "subscribers": one */
	uint8_t strong;   /* of them those of two points */
	uint8_t address;  /* "our", "please": someone speaks to the reader */
	uint8_t comments; /* "comment" */
	uint8_t rules;    /* "report", "moderated", "e-mail" */
};

/* Linear in the text, which should be short. */
struct plain_words plain_words_of(struct span text);

/* Ends as a shortened text does: "[…]", "[...]". */
bool plain_words_cut_short(struct span text);

/* Nothing but "Read more →" in some language. */
bool plain_words_read_more(struct span text);

#endif
