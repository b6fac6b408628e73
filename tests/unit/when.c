/* when: where the date of a comment's head stands */
#include "when.h"
#include "unit.h"

static const struct example {
	const char *line, *date; /* NULL: none */
} examples[] = {
	{ "The One True Elg24 March 2013 at 05:46", "24 March 2013 at 05:46" },
	{ "maria1 Jun 06, 2020 10:48 AM", "Jun 06, 2020 10:48 AM" },
	{ "AmySeptember 11, 2008 at 2:06 PM", "September 11, 2008 at 2:06 PM" },
	{ "+6 #1 Paul Richards 2015-02-05 21:08", "2015-02-05 21:08" },
	{ "#1 2019-09-29 10:46:47", "2019-09-29 10:46:47" },
	{ "30th March 2025, 16:26   #1  |  Link", "30th March 2025, 16:26" },
	{ "Gerhard am 18. Oktober 2023 - 13:11 Permanenter Link", "18. Oktober 2023 - 13:11" },
	{ "Post by multiOS » 11. Sep 2024, 23:05", "11. Sep 2024, 23:05" },
	{ "Sat Jan 18, 2020 3:22 pm", "Sat Jan 18, 2020 3:22 pm" },
	{ "29. Juli 2014 um 13:38 Uhr", "29. Juli 2014 um 13:38 Uhr" },
	{ "dureuill 1 year ago", "1 year ago" },
	{ "vor 3 Tagen", "vor 3 Tagen" },
	{ "bob an hour ago", "an hour ago" },
	{ "Yesterday at 10:11 AM", "Yesterday at 10:11 AM" },
	{ "23.04.2020", "23.04.2020" },
	{ "2013年3月22日 10:15", "2013年3月22日 10:15" },
	{ "2013년 3월 22일 10:15", "2013년 3월 22일 10:15" },
	{ "Пётр К. 4 марта 2014 г. в 08:15", "4 марта 2014 г. в 08:15" },
	{ "Paweł 4 marca 2014 o 08:15", "4 marca 2014 o 08:15" },
	{ "Γιώργος 4 Μαρτίου 2014 στις 08:15", "4 Μαρτίου 2014 στις 08:15" },
	{ "Jana 4. března 2014 v 8:15", "4. března 2014 v 8:15" },
	{ "4 марта 2014 г. ответить", "4 марта 2014" },
	{ "3 May 2014, edited 4 May 2014", "3 May 2014" },
	{ "Bob November 11, 20228:23", "November 11, 20228:23" },
	{ "Read the rest…3 May 2014", "3 May 2014" },
	{ "山田　2013年3月22日　10:15", "2013年3月22日　10:15" },
	{ "version 1.2.3 of 10 things", NULL },
	{ "I may come on Monday", NULL },
	{ "Posts: 138", NULL },
	{ "99.99.9999", NULL },
	{ "12.", NULL },
	{ "version 3-", NULL },
};

static void
finds_dates_in_heads(void)
{
	for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
		struct when when = { .text = { "", 0 } };
		bool found = when_find(span_from(examples[i].line), &when);

		CHECK_SPAN(found ? when.text : SPAN(""), examples[i].date != NULL ? examples[i].date : "");
	}
}

static void
tells_year_time_and_relative(void)
{
	struct when when;

	CHECK(when_find(SPAN("2 May 2014"), &when) && when.year && !when.time && !when.relative);
	CHECK(when_find(SPAN("8 February at 5:50PM"), &when) && !when.year && when.time);
	CHECK(when_find(SPAN("2 hours ago"), &when) && when.relative);
}

static void
long_lines_have_none(void)
{
	char line[1000];

	memset(line, '1', sizeof(line));
	CHECK(!when_find(span_make(line, sizeof(line)), &(struct when){ .year = false }));
	CHECK(!when_find(span_make(line, 0), &(struct when){ .year = false }));
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(finds_dates_in_heads),
		UNIT(tells_year_time_and_relative),
		UNIT(long_lines_have_none),
		UNIT_END,
	};

	return unit_run(tests);
}
