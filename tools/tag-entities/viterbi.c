/*
 * viterbi - the best sequence of tags
 *
 * A tag that continues a name has two predecessors, Begin and Inside of its type; the others have
 * nine: Outside, and the End and Single of each type. Paths are kept relative to the one that ends
 * in Outside, so that 16 bits hold them however long the sentence is.
 */
#include "viterbi.h"

enum { WORST = -12000 /* below it paths do not sink */ };

void
viterbi_init(struct viterbi *viterbi, const int16_t transitions[N_TAGS][N_TAGS])
{
	for (unsigned t = 0; t < TAG_OUTSIDE; t++) {
		unsigned half = t / SCORES_HALF, at = t % SCORES_HALF;

		for (unsigned s = 0; s < N_TAGS; s++)
			viterbi->transitions[s].half[half][at] = transitions[s][t];
		viterbi->from_begin.half[half][at] = transitions[tag_of(tag_type(t), PART_BEGIN)][t];
		viterbi->from_inside.half[half][at] = transitions[tag_of(tag_type(t), PART_INSIDE)][t];
		viterbi->out.half[half][at] = transitions[t][TAG_OUTSIDE];
	}
	viterbi->outside = transitions[TAG_OUTSIDE][TAG_OUTSIDE];
}

static inline half_scores
larger(half_scores a, half_scores b)
{
	half_scores more = a > b;

	return (a & more) | (b & ~more);
}

static inline int16_t
largest(half_scores a)
{
	a = larger(a, __builtin_shufflevector(a, a, 4, 5, 6, 7, 0, 1, 2, 3));
	a = larger(a, __builtin_shufflevector(a, a, 2, 3, 0, 1, 6, 7, 4, 5));
	return a[0] > a[1] ? a[0] : a[1];
}

/* One half of the paths to the next token, before its own scores. */
static inline half_scores
step_half(const struct viterbi *viterbi, const struct viterbi_paths *last, unsigned half)
{
	half_scores in = last->in.half[half];
	half_scores best = viterbi->transitions[TAG_OUTSIDE].half[half]; /* from Outside, which is 0 */

	best = larger(best, __builtin_shufflevector(in, in, 0, 0, 0, 0, 4, 4, 4, 4) +
	    viterbi->from_begin.half[half]);
	best = larger(best, __builtin_shufflevector(in, in, 1, 1, 1, 1, 5, 5, 5, 5) +
	    viterbi->from_inside.half[half]);
	for (unsigned type = 0; type < N_TYPES; type++) {
		unsigned end = tag_of(type, PART_END), single = tag_of(type, PART_SINGLE);

		best = larger(best, viterbi->transitions[end].half[half] + scores_of(&last->in, end));
		best = larger(best,
		    viterbi->transitions[single].half[half] + scores_of(&last->in, single));
	}
	return best;
}

/* Shifts the paths so that Outside is 0 and none is below WORST. */
static inline void
level(struct viterbi_paths *paths, int16_t outside)
{
	half_scores worst = { 0 };

	worst += WORST;
	paths->in.half[0] = larger(paths->in.half[0] - outside, worst);
	paths->in.half[1] = larger(paths->in.half[1] - outside, worst);
}

/* From the best paths to the last token to those to the next. */
static inline void
step(const struct viterbi *viterbi, const struct viterbi_paths *last, const struct tag_scores *scores,
    struct viterbi_paths *next)
{
	int16_t ended = largest(larger(last->in.half[0] + viterbi->out.half[0],
	    last->in.half[1] + viterbi->out.half[1]));
	int16_t outside = viterbi->outside;

	next->in.half[0] = step_half(viterbi, last, 0);
	next->in.half[1] = step_half(viterbi, last, 1);
	scores_add(&next->in, scores);
	next->stays = outside > ended;
	level(next, next->stays ? outside : ended);
}

static void
begin(const struct tag_scores *scores, struct viterbi_paths *first)
{
	static const half_scores start = { 0, WORST, WORST, 0, 0, WORST, WORST, 0 }; /* B I E S */

	*first = (struct viterbi_paths){ .in = { { start, start } } };
	scores_add(&first->in, scores);
	level(first, 0);
}

/* The tag before `tag` on the best path to it. */
static unsigned
predecessor(const struct viterbi *viterbi, const struct viterbi_paths *last, unsigned tag)
{
	unsigned best = TAG_OUTSIDE;
	int most = tag == TAG_OUTSIDE ? viterbi->outside :
	    scores_of(&viterbi->transitions[TAG_OUTSIDE], tag);

	if (tag_continues(tag)) {
		unsigned opens = tag_of(tag_type(tag), PART_BEGIN);
		unsigned inside = tag_of(tag_type(tag), PART_INSIDE);

		return scores_of(&last->in, opens) + scores_of(&viterbi->from_begin, tag) >=
		    scores_of(&last->in, inside) + scores_of(&viterbi->from_inside, tag) ? opens : inside;
	}
	for (unsigned s = TAG_OUTSIDE; s-- > 0;) {
		int path = scores_of(&last->in, s) + (tag == TAG_OUTSIDE ? scores_of(&viterbi->out, s) :
		    scores_of(&viterbi->transitions[s], tag));

		if (!tag_goes_on(s) && path >= most) {
			most = path;
			best = s;
		}
	}
	return best;
}

/* The best of the tags a sentence may end in. */
static unsigned
last_tag(const struct viterbi_paths *paths)
{
	unsigned best = TAG_OUTSIDE;
	int16_t most = 0;

	for (unsigned tag = 0; tag < TAG_OUTSIDE; tag++) {
		if (!tag_goes_on(tag) && scores_of(&paths->in, tag) > most) {
			most = scores_of(&paths->in, tag);
			best = tag;
		}
	}
	return best;
}

void
viterbi_find(struct viterbi *viterbi, const struct tag_scores *scores, size_t n, uint8_t *tags)
{
	struct viterbi_paths *paths = viterbi->paths;

	begin(&scores[0], &paths[0]);
	for (size_t i = 1; i < n; i++)
		step(viterbi, &paths[i - 1], &scores[i], &paths[i]);
	tags[n - 1] = (uint8_t)last_tag(&paths[n - 1]);
	for (size_t i = n - 1; i > 0; i--)
		tags[i - 1] = tags[i] == TAG_OUTSIDE && paths[i].stays ? TAG_OUTSIDE :
		    (uint8_t)predecessor(viterbi, &paths[i - 1], tags[i]);
}
