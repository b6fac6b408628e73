/* date: what is found lies in the text, and its ISO form reads back as the same date */
#include <stdint.h>
#include <stdlib.h>

#include "date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = { (const char *)data, size }, where;
	char first[DATE_ISO_MAX], second[DATE_ISO_MAX];
	struct date date, again;

	if (!date_find(text, DATE_DAY_FIRST, SPAN("en"), &date, &where))
		return 0;
	if (where.ptr < text.ptr || where.ptr + where.len > text.ptr + text.len || where.len == 0)
		abort();
	if (date.month < 1 || date.month > 12 || date.day < 0 || date.day > 31 || date.hour > 23)
		abort();
	if (date.day == 0)
		return 0;
	if (!date_find(date_iso(&date, first), DATE_DAY_FIRST, SPAN("en"), &again, NULL) ||
	    !span_equal(date_iso(&date, first), date_iso(&again, second)))
		abort();
	return 0;
}
