/*
 * form - the longest of several forms
 */
#include "form.h"

int
read_longest(form *const *forms, const struct run *run, int i, struct mention *m)
{
	struct mention best;
	int end = 0;

	for (int k = 0; forms[k] != NULL; k++) {
		struct mention one = *m;
		int j = forms[k](run, i, &one);

		if (j > end) {
			end = j;
			best = one;
		}
	}
	if (end > 0)
		*m = best;
	return end;
}
