/*
 * line_frame - the lines around the texts of posts that are alike in most posts
 *
 * What a program writes beside the head of a post comes again beside the others: ranks, counts, controls,
 * the title. Lines are compared by their form: the letters without digits and without the author's name,
 * or the label they begin with ("Posts: 24"). A form that stands beside most heads, once beside each and
 * at much the same distance, is a border: all between it and the head belongs to the head, whatever it
 * says, as a motto or a place. A line longer than a title ends what is beside a head.
 */
#ifndef WINNOW_LINE_FRAME_H
#define WINNOW_LINE_FRAME_H

#include "line_head.h"

struct frame_forms;
struct frame_line;

struct frame {
	const struct lines *lines;
	const struct head *heads;
	size_t n;
	struct frame_forms *forms; /* NULL: heads too few for any to come again */
	struct frame_line *read; /* the forms of each line, read when they are first asked for: */
	bool *known;             /* of most they never are, and their memory is not touched */
	bool short_posts; /* what stands on both sides of the texts is of the nearer head */
};

/* Learns the forms beside the heads. The names the heads hold then are taken out of the lines; the frame
 * lives in the arena of the page and borrows the heads. It is all zero before, or has learned of other
 * heads in the same lines: then what was read of those stays. */
void frame_learn(struct frame *frame, const struct lines *lines, const struct head *heads, size_t n);

/* Does the form of line `at`, which has `above` heads above it, stand beside a quarter of the heads? */
bool frame_repeats(const struct frame *frame, size_t at, size_t above);

/* The same for most heads. */
bool frame_repeats_mostly(const struct frame *frame, size_t at, size_t above);

/* The line behind the last border below head i and before line `end`. */
size_t frame_below(const struct frame *frame, size_t i, size_t end);

/* The first border above head i, not above line `low`; the top of the head itself if there is none. */
size_t frame_above(const struct frame *frame, size_t i, size_t low);

/* The first line in [at, end), behind the last head, that is like a border above the others; `end` if there
 * is none. */
size_t frame_end(const struct frame *frame, size_t at, size_t end);

#endif
