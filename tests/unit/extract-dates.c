/* extract-dates: what the skim steps over, and values by anchor, mode and language */
#include "expression.h"
#include "skim.h"
#include "unit.h"

/* Where the skim stops in text, which gets room behind it so that all of it is looked at. */
static struct span
skimmed_to(const char *text, struct cues *cues, struct skim *skim)
{
	static char padded[200];
	struct lexicon *lexicon = lexicon_new(SPAN("en"));

	snprintf(padded, sizeof(padded), "%-150s", text);
	skim_text(lexicon, span_from(padded), cues, skim);
	lexicon_free(lexicon);
	return span_trim(span_from(padded + skim->at));
}

static void
skims_to_what_may_begin_a_run(void)
{
	static const char *const examples[][2] = {
		{ "Prices up again last week.", "last week." },
		{ "the harbour and the church of May 3", "of May 3" },
		{ "a clerk wants 12 lamps", "12 lamps" },
		{ "chairs, tables - in the morning", "in the morning" },
		{ "green fields q1 sales", "q1 sales" },
		{ "green caf\xC3\xA9", "caf\xC3\xA9" },
		{ "He has", "has" },
	};

	for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
		struct cues cues = { 0 };
		struct skim skim = { 0 };

		CHECK_SPAN(skimmed_to(examples[i][0], &cues, &skim), examples[i][1]);
		cues_free(&cues);
	}
}

static void
skim_keeps_the_last_word_and_the_past(void)
{
	struct cues cues = { 0 };
	struct skim skim = { 0 };

	CHECK_SPAN(skimmed_to("they planted roses in 1990", &cues, &skim), "in 1990");
	CHECK_SPAN(skim.before, "roses");
	CHECK_NUMBER(cues.n, 1);
	CHECK_NUMBER(cues.list[0].kind, CUE_PAST);
	CHECK_NUMBER(cues.list[0].at, 5);
	cues_free(&cues);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(skims_to_what_may_begin_a_run),
		UNIT(skim_keeps_the_last_word_and_the_past),
		UNIT_END,
	};

	return unit_run(tests);
}
