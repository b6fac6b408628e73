/* tag-entities: the tags found are those of the best of all paths; how words are taken apart */
#include "shape.h"
#include "unit.h"
#include "viterbi.h"

enum { SHORT = 4, FORBIDDEN = -10000 };

static struct viterbi viterbi __attribute__((aligned(64)));
static int16_t transitions[N_TAGS][N_TAGS];

/* From -99 to 99, the same in every run. */
static int16_t
number(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (int16_t)((*state >> 33) % 199) - 99;
}

static void
set_up(uint64_t *state)
{
	for (unsigned s = 0; s < N_TAGS; s++)
		for (unsigned t = 0; t < N_TAGS; t++)
			transitions[s][t] = tag_may_follow(s, t) ? number(state) : FORBIDDEN;
	viterbi_init(&viterbi, (const int16_t(*)[N_TAGS])transitions);
}

static void
set_scores(struct tag_scores *scores, uint64_t *state)
{
	for (unsigned t = 0; t < TAG_OUTSIDE; t++)
		scores->half[t / SCORES_HALF][t % SCORES_HALF] = number(state);
}

static long
path_score(const struct tag_scores *scores, size_t n, const uint8_t *tags)
{
	long sum = 0;

	if (tag_continues(tags[0]) || tag_goes_on(tags[n - 1]))
		return FORBIDDEN;
	for (size_t i = 0; i < n; i++) {
		sum += tags[i] == TAG_OUTSIDE ? 0 : scores_of(&scores[i], tags[i]);
		sum += i == 0 ? 0 : transitions[tags[i - 1]][tags[i]];
	}
	return sum;
}

static long
best_of_all(const struct tag_scores *scores, size_t n)
{
	uint8_t tags[SHORT] = { 0 };
	long best = FORBIDDEN;
	size_t i = 0;

	while (i < n) {
		long sum = path_score(scores, n, tags);

		best = sum > best ? sum : best;
		for (i = 0; i < n && ++tags[i] == N_TAGS; i++)
			tags[i] = 0;
	}
	return best;
}

static void
best_path(void)
{
	struct tag_scores scores[SHORT];
	uint8_t tags[SHORT];
	uint64_t state = 1;

	for (unsigned round = 0; round < 12; round++) {
		size_t n = 1 + round % SHORT;

		set_up(&state);
		for (size_t i = 0; i < n; i++)
			set_scores(&scores[i], &state);
		viterbi_find(&viterbi, scores, n, tags);
		CHECK_NUMBER(path_score(scores, n, tags), best_of_all(scores, n));
	}
}

static void
longest_sentence(void)
{
	static struct tag_scores scores[VITERBI_LONGEST];
	static uint8_t tags[VITERBI_LONGEST];
	uint64_t state = 2;
	size_t n_wrong = 0;

	set_up(&state);
	for (size_t i = 0; i < VITERBI_LONGEST; i++)
		for (unsigned half = 0; half < 2; half++)
			scores[i].half[half] += (int16_t)(i % 2 == 0 ? 3000 : -3000);
	viterbi_find(&viterbi, scores, VITERBI_LONGEST, tags);
	for (size_t i = 1; i < VITERBI_LONGEST; i++)
		n_wrong += !tag_may_follow(tags[i - 1], tags[i]);
	CHECK_NUMBER(n_wrong, 0);
	CHECK(!tag_continues(tags[0]) && !tag_goes_on(tags[VITERBI_LONGEST - 1]));
}

static void
check_parts(const char *word, const char *parted)
{
	struct span parts[SHAPE_PARTS];
	size_t n = shape_split(span_from(word), parts), len = 0;
	char joined[64];

	for (size_t i = 0; i < n; i++) {
		memcpy(joined + len, parts[i].ptr, parts[i].len);
		len += parts[i].len;
		joined[len++] = ' ';
	}
	CHECK_SPAN(span_trim(span_make(joined, len)), parted);
}

static void
parts_of_words(void)
{
	check_parts("Harbour", "Harbour");
	check_parts("KHBNews", "KHB News");
	check_parts("_tarn__official_", "tarn official");
	check_parts("Kim4Mayor", "Kim 4 Mayor");
	check_parts("aBcDeFgHiJ", "a Bc De Fg Hi J");
	check_parts("aBcDeFgHiJkLm", "a Bc De Fg Hi Jk");
	check_parts("", "");
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(best_path),
		UNIT(longest_sentence),
		UNIT(parts_of_words),
		UNIT_END,
	};

	return unit_run(tests);
}
