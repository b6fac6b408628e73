/*
 * form - the longest, or the first, of several forms
 */
#include "form.h"

int
read_longest(const struct choice *choices, const struct run *run, int i, struct mention *m)
{
	struct mention best, one;
	int end = 0;

	for (; choices->read != NULL; choices++) {
		int j;

		if (!token_begins(run, i, choices->first))
			continue;
		one = *m;
		j = choices->read(run, i, &one);
		if (j > end) {
			end = j;
			best = one;
		}
	}
	if (end > 0)
		*m = best;
	return end;
}

int
read_any(const struct choice *choices, const struct run *run, int i, struct mention *m)
{
	struct mention one;

	for (; choices->read != NULL; choices++) {
		int end;

		if (!token_begins(run, i, choices->first))
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
