/*
 * form - the longest, or the first, of several forms
 */
#include "form.h"

int
read_longest(const struct choice *choices, const struct run *run, int i, struct mention *m)
{
	uint64_t classes = i < run->n ? token_at(run, i)->classes[0] : 0;
	struct mention room[2], *one = &room[0], *best = &room[1];
	int end = 0;

	for (; choices->read != NULL; choices++) {
		int j;

		if ((choices->first & classes) == 0)
			continue;
		*one = *m;
		j = choices->read(run, i, one);
		if (j > end) {
			struct mention *worse = best;

			end = j;
			best = one;
			one = worse;
		}
	}
	if (end > 0)
		*m = *best;
	return end;
}

int
read_any(const struct choice *choices, const struct run *run, int i, struct mention *m)
{
	uint64_t classes = i < run->n ? token_at(run, i)->classes[0] : 0;
	struct mention one;

	for (; choices->read != NULL; choices++) {
		int end;

		if ((choices->first & classes) == 0)
			continue;
		one = *m;
		end = choices->read(run, i, &one);
		if (end > 0) {
			*m = one;
			return end;
		}
	}
	return 0;
}
