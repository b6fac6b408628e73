/* extract-dates: what the skim steps over, and values by anchor, mode and language */
#include "buffer.h"
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
		{ "He has seen it since", "" },
		{ "He went, going to sea", "going to sea" },
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
	CHECK_NUMBER(cues.list[0].kind, CUE_ENDED);
	CHECK_NUMBER(cues.list[0].at, 5);
	cues_free(&cues);
}

static void
skim_collects_words_of_tense(void)
{
	struct cues cues = { 0 };
	struct skim skim = { 0 };

	CHECK_SPAN(skimmed_to("Guests will eat, but roses were few, or will be lost", &cues, &skim), "");
	CHECK_NUMBER(cues.n, 3); /* none of "lost", behind "be" */
	CHECK_NUMBER(cues.list[0].kind, CUE_FUTURE);
	CHECK_NUMBER(cues.list[0].at, 7);
	CHECK_NUMBER(cues.list[1].kind, CUE_PAST);
	CHECK_NUMBER(cues.list[2].kind, CUE_FUTURE);
	cues_free(&cues);
}

struct example {
	const char *anchor, *text, *values; /* parted by blanks; anchor NULL: none */
};

/* Checks the values of all expressions in each text; the list ends with a NULL text. */
static void
check_values(const struct example *examples, enum anchor_mode mode, bool full_spans)
{
	struct lexicon *lexicon = lexicon_new(SPAN("en"));
	struct expressions found = { 0 };

	for (; examples->text != NULL; examples++) {
		struct expression_request request = { .text = span_from(examples->text),
			.lexicon = lexicon, .mode = mode, .full_spans = full_spans,
			.anchor = anchor_read(span_from(examples->anchor)) };
		char values[400] = "";
		size_t len = 0;

		expressions_find(&found, &request);
		for (size_t i = 0; i < found.n && len < sizeof(values); i++)
			len += (size_t)snprintf(values + len, sizeof(values) - len, "%s%s",
			    i > 0 ? " " : "", found.list[i].value);
		CHECK_SPAN(span_from(values), examples->values);
	}
	expressions_free(&found);
	lexicon_free(lexicon);
}

static void
news_lies_behind_unless_the_verb_is_ahead(void)
{
	static const struct example examples[] = {
		{ "2013-03-22", "It fell on Tuesday.", "2013-03-19" },
		{ "2013-03-22", "It will fall on Tuesday.", "2013-03-26" },
		{ "2013-03-22", "It ended in May.", "2012-05" },
		{ "2013-03-22", "It is expected to end in May.", "2013-05" },
		{ "2013-01-05", "They met on December 28.", "2012-12-28" },
		{ "2013-12-28", "They will meet on January 5.", "2014-01-05" },
		{ "2012-02-29", "It closed a year ago.", "2011" },
		{ "2013-03-31", "It closed last month.", "2013-02" },
		{ "2013-01-02", "It closed last week.", "2012-W52" },
		{ NULL, "It closed on Friday.", "XXXX-WXX-5" },
		{ NULL, NULL, NULL },
	};

	check_values(examples, MODE_NEWS, false);
}

static void
messages_look_ahead(void)
{
	static const struct example examples[] = {
		{ "2013-03-22", "See you on Tuesday!", "2013-03-26" },
		{ "2013-03-22", "Party on January 5", "2014-01-05" },
		{ "2013-03-22T21:00", "back in 3 hours from now", "2013-03-23T00:00" },
		{ "2013-03-22", "what a day", "P1D" },
		{ NULL, NULL, NULL },
	};

	check_values(examples, MODE_COLLOQUIAL, false);
}

static void
histories_go_on_from_the_last_date(void)
{
	static const struct example examples[] = {
		{ "2009-12-19", "In 1940 it began. In May it spread. Two years later it ended.",
		    "1940 1940-05 1942" },
		{ NULL, "In 480 BC they met. The next year they left.", "BC0480 BC0479" },
		{ NULL, "On 3 May 1940 it began. The following day it ended.",
		    "1940-05-03 1940-05-04" },
		{ NULL, "It began in 1940, says a study of 2004. In May it spread.",
		    "1940 2004 1940-05" },
		{ NULL, NULL, NULL },
	};

	check_values(examples, MODE_NARRATIVE, false);
}

static void
durations_keep_their_units(void)
{
	static const struct example examples[] = {
		{ NULL, "24 hours", "PT24H" },
		{ NULL, "two and a half years", "P2.5Y" },
		{ NULL, "2 years, 6 months and 3 days", "P2Y6M3D" },
		{ NULL, "1 day 2 hours", "P1DT2H" },
		{ NULL, "several weeks", "PXW" },
		{ NULL, "a decade", "P1DE" },
		{ NULL, "half an hour", "PT30M" },
		{ NULL, "99999999 years", "P99999999Y" },
		{ NULL, NULL, NULL },
	};

	check_values(examples, MODE_NEWS, false);
}

static void
ranges_are_intervals_in_full_spans(void)
{
	static const struct example examples[] = {
		{ "2016-11-07", "from 2 to 4pm tomorrow", "(2016-11-08T14,2016-11-08T16,PT2H)" },
		{ "2016-11-07", "11:30 to 1pm", "(T11:30,T13,PT1H30M)" },
		{ "2016-11-07", "from Monday 10pm to Tuesday 6am",
		    "(XXXX-WXX-1T22,XXXX-WXX-2T06,PT8H)" },
		{ "2016-11-07", "10pm to 6am", "(T22,T06,PT8H)" },
		{ "2016-11-07", "November to March", "(XXXX-11-01,XXXX-03-01,P4M)" },
		{ "2016-11-07", "between 2014 and 2018", "(2014-01-01,2018-01-01,P4Y)" },
		{ "2016-11-07", "30 January to 2 March 2015", "(2015-01-30,2015-03-02,P31D)" },
		{ "2016-11-07", "Friday to Monday", "(XXXX-WXX-5,XXXX-WXX-1,P3D)" },
		{ "2016-11-07", "within 2 weeks", "(2016-11-07,2016-11-21,P2W)" },
		{ "2016-01-31", "in one month", "2016-02-29" },
		{ NULL, "the last 3 days", "P3D" },
		{ NULL, NULL, NULL },
	};

	check_values(examples, MODE_NEWS, true);
}

/* Adds start and value of what was found. */
static void
print_found(const struct expressions *found, struct buffer *out)
{
	for (size_t i = 0; i < found->n; i++)
		buffer_print(out, "%u %s %s\n", found->list[i].start,
		    timex_type_names[found->list[i].type], found->list[i].value);
}

/* Where a text is read in parts, what stands in one still tells what the next one means. */
static void
parts_make_the_whole(void)
{
	static const char text[] = "It will open on Monday with games and on Tuesday with songs. By Friday "
	    "the wall had fallen, in May or in June it will be sold. On Tuesday, the mayor said, it will open "
	    "on Monday, and 4/15/2013 is the day. A week later, on 4/5/2013, it rained. They work four "
	    "days a week.\nOn 3 May it closed. That day was wet. On Thursday they will play.";
	struct lexicon *lexicon = lexicon_new(SPAN("en"));
	struct expressions found = { 0 };
	struct buffer whole = BUFFER_INIT, parts = BUFFER_INIT;
	struct expression_request request = { .text = SPAN(text), .lexicon = lexicon,
		.mode = MODE_NEWS, .anchor = anchor_read(SPAN("2013-03-22")) };
	size_t n_parts;

	expressions_find(&found, &request);
	print_found(&found, &whole);
	CHECK(found.n > 10);
	for (request.part = 1; request.part < 20; request.part += 3) {
		buffer_reset(&parts);
		expressions_begin(&found, &request);
		for (n_parts = 0; expressions_next(&found); n_parts++)
			print_found(&found, &parts);
		CHECK(request.part > 1 || n_parts > 5);
		unit_check_span(__FILE__, __LINE__, buffer_span(&parts), buffer_span(&whole));
	}
	buffer_free(&whole);
	buffer_free(&parts);
	expressions_free(&found);
	lexicon_free(lexicon);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(skims_to_what_may_begin_a_run),
		UNIT(skim_keeps_the_last_word_and_the_past),
		UNIT(skim_collects_words_of_tense),
		UNIT(news_lies_behind_unless_the_verb_is_ahead),
		UNIT(messages_look_ahead),
		UNIT(histories_go_on_from_the_last_date),
		UNIT(durations_keep_their_units),
		UNIT(ranges_are_intervals_in_full_spans),
		UNIT(parts_make_the_whole),
		UNIT_END,
	};

	return unit_run(tests);
}
