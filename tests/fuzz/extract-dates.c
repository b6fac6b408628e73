/*
 * extract-dates: expressions lie in the text, in order, without overlap, and have a value; the same
 * holds where the text is read in parts
 *
 * The first byte picks the language and the mode.
 */
#include <stdint.h>
#include <stdlib.h>

#include "expression.h"
#include "lexicon.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Expressions begin at byte `end` or later; returns where the last one ends. */
static uint32_t
check(const struct expressions *found, struct span text, uint32_t end)
{
	for (size_t i = 0; i < found->n; i++) {
		const struct expression *timex = &found->list[i];

		if (timex->start < end || timex->end <= timex->start || timex->end > text.len)
			abort();
		if (timex->type >= TIMEX_TYPES || timex->value[0] == '\0' ||
		    memchr(timex->value, '\0', VALUE_MAX) == NULL)
			abort();
		end = timex->end;
	}
	return end;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const languages[] = { "en", "de", "fr", "es", "it", "nl", "pt", "ru" };
	struct expression_request request = { 0 };
	struct expressions found = { 0 };
	struct lexicon *lexicon;
	uint32_t end = 0;

	if (size == 0)
		return 0;
	lexicon = lexicon_new(span_from(languages[data[0] % 8]));
	request.text = span_make((const char *)data + 1, size - 1);
	request.lexicon = lexicon;
	request.mode = data[0] / 8 % 4;
	request.full_spans = data[0] / 64 % 2 == 1;
	if (data[0] / 32 % 2 == 1)
		request.anchor = anchor_read(SPAN("2013-03-22T13:55"));
	expressions_find(&found, &request);
	check(&found, request.text, 0);
	request.part = 1;
	expressions_begin(&found, &request);
	while (expressions_next(&found))
		end = check(&found, request.text, end);
	expressions_free(&found);
	lexicon_free(lexicon);
	return 0;
}
