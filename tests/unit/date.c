/* date, date_names, calendar */
#include "calendar.h"
#include "date.h"
#include "date_names.h"
#include "unit.h"

static void
check(const char *text, enum date_order order, const char *language, const char *expected)
{
	char out[DATE_ISO_MAX], what[300];
	struct span got = SPAN("none");
	struct date date;

	if (date_find(span_from(text), order, span_from(language), &date, NULL))
		got = date_iso(&date, out);
	if (span_equal(got, span_from(expected)))
		return;
	snprintf(what, sizeof(what), "'%s' gives %.*s, not %s", text, (int)got.len, got.ptr, expected);
	unit_fail(__FILE__, __LINE__, what);
}

static void
iso_and_rfc_stamps(void)
{
	check("2013-03-22T13:55:00+01:00", DATE_DAY_FIRST, NULL, "2013-03-22T13:55:00+01:00");
	check("2013-03-22T13:55-05:00", DATE_DAY_FIRST, NULL, "2013-03-22T13:55-05:00");
	check("2013-03-22T13:55:07.123Z", DATE_DAY_FIRST, NULL, "2013-03-22T13:55:07Z");
	check("2013-03-22 13:55", DATE_DAY_FIRST, NULL, "2013-03-22T13:55");
	check("20130322", DATE_DAY_FIRST, NULL, "2013-03-22");
	check("Fri, 22 Mar 2013 13:55:00 +0000", DATE_DAY_FIRST, NULL, "2013-03-22T13:55:00Z");
	check("Fri Mar 22 13:55:00 GMT 2013", DATE_DAY_FIRST, NULL, "2013-03-22T13:55:00");
	check("22/Mar/2013:13:55:36 -0700", DATE_DAY_FIRST, NULL, "2013-03-22T13:55:36-07:00");
}

static void
heads_of_comments(void)
{
	check("The One True Elg24 March 2013 at 05:46", DATE_DAY_FIRST, "en", "2013-03-24T05:46");
	check("+6 #1 Paul Richards 2015-02-05 21:08", DATE_DAY_FIRST, "en", "2015-02-05T21:08");
	check("22nd March, 2013 1:55 pm", DATE_DAY_FIRST, "en", "2013-03-22T13:55");
	check("March 25, 2013 8:05 p.m. |", DATE_DAY_FIRST, "en", "2013-03-25T20:05");
	check("on Friday 8th April 2011 16.39 Europe/London", DATE_DAY_FIRST, "en", "2011-04-08T16:39");
	check("Posted by Ann on Mar 3, 2013 12:05 AM EST", DATE_DAY_FIRST, "en",
	    "2013-03-03T00:05-05:00");
	check("10:15 on 3 May 2013", DATE_DAY_FIRST, "en", "2013-05-03T10:15");
	check("3 May 2013, 10:00-11:30", DATE_DAY_FIRST, "en", "2013-05-03T10:00");
	check("May\xC2\xA0" "5th, 2013 @ 9:07 am", DATE_DAY_FIRST, "en", "2013-05-05T09:07");
	check("6 min readDec 1, 2025", DATE_DAY_FIRST, "en", "2025-12-01");
	check("Mar 27, 20255 mins", DATE_DAY_FIRST, "en", "2025-03-27");
	check("3. November 202312 min Lesezeit", DATE_DAY_FIRST, "de", "2023-11-03");
	check("Mar 27, 20255 steps", DATE_DAY_FIRST, "en", "none");
	check("24-Mar-13", DATE_DAY_FIRST, "en", "2013-03-24");
	check("Re: May 2013", DATE_DAY_FIRST, "en", "2013-05");
}

static void
order_of_day_and_month(void)
{
	check("05/02/2015, 21:08", DATE_DAY_FIRST, NULL, "2015-02-05T21:08");
	check("05/02/2015, 21:08", DATE_MONTH_FIRST, NULL, "2015-05-02T21:08");
	check("05/22/2015", DATE_DAY_FIRST, NULL, "2015-05-22");
	check("22.03.13 um 13.55 Uhr", DATE_MONTH_FIRST, "de", "2013-03-22T13:55");
	CHECK(date_order_of(SPAN("en-US")) == DATE_MONTH_FIRST);
	CHECK(date_order_of(SPAN("en-GB")) == DATE_DAY_FIRST);
}

static void
other_languages(void)
{
	check("3. März 2013 um 13:55 Uhr", DATE_DAY_FIRST, "de", "2013-03-03T13:55");
	check("le 12 août 2013 à 13h55", DATE_DAY_FIRST, "fr", "2013-08-12T13:55");
	check("1er MARS 2013", DATE_DAY_FIRST, "fr", "2013-03-01");
	check("3 de marzo de 2013 a las 20:01", DATE_DAY_FIRST, "es", "2013-03-03T20:01");
	check("12 listopada 2013", DATE_DAY_FIRST, "pl", "2013-11-12");
	check("12. listopada 2013.", DATE_DAY_FIRST, "hr", "2013-10-12");
	check("5 Января 2013 в 10:20", DATE_DAY_FIRST, "ru", "2013-01-05T10:20");
	check("5 Ιανουαρίου 2013", DATE_DAY_FIRST, NULL, "2013-01-05");
	check("Παρασκευή 6 Γενάρη 2012", DATE_DAY_FIRST, "el", "2012-01-06");
	check("ΠΕΜΠΤΗ 5 ΙΑΝΟΥΑΡΙΟΥ 2012", DATE_DAY_FIRST, "el", "2012-01-05");
	check("2013年3月22日 13:55", DATE_DAY_FIRST, "zh", "2013-03-22T13:55");
	check("2013년 3월 22일", DATE_DAY_FIRST, "ko", "2013-03-22");
	check("2013. március 22.", DATE_DAY_FIRST, "hu", "2013-03-22");
}

static void
no_date(void)
{
	check("", DATE_DAY_FIRST, NULL, "none");
	check("5 comments", DATE_DAY_FIRST, NULL, "none");
	check("version 1.2.3", DATE_DAY_FIRST, NULL, "none");
	check("31 February 2013", DATE_DAY_FIRST, "en", "2013-02");
	check("phone 0123 4567 8901", DATE_DAY_FIRST, NULL, "none");
	check("since 2013", DATE_DAY_FIRST, NULL, "none");
	check("192.168.10.2013", DATE_DAY_FIRST, NULL, "none");
}

static void
tells_where(void)
{
	struct date date;
	struct span where;

	CHECK(date_find(SPAN("By Ann, 3 May 2013 at 10:15 | Reply"), DATE_DAY_FIRST, SPAN("en"), &date,
	    &where));
	CHECK_SPAN(where, "3 May 2013 at 10:15");
	CHECK(!date.swappable);
	CHECK(date_find(SPAN("3/4/2013"), DATE_DAY_FIRST, SPAN("en"), &date, &where));
	CHECK(date.swappable);
}

static void
counts_days_and_weeks(void)
{
	int year;

	CHECK_NUMBER(calendar_number(1970, 1, 1), 0);
	CHECK_NUMBER(calendar_number(2000, 14, 1), calendar_number(2001, 2, 1));
	for (long day = -800000; day < 800000; day += 997) {
		struct calendar_day date = calendar_day(day);

		CHECK_NUMBER(calendar_number(date.year, date.month, date.day), day);
	}
	CHECK_NUMBER(calendar_weekday(calendar_number(2013, 3, 22)), 5);
	CHECK_NUMBER(calendar_week(calendar_number(2012, 1, 1), &year), 52);
	CHECK_NUMBER(year, 2011);
	CHECK_NUMBER(calendar_week_start(2011, 52), calendar_number(2011, 12, 26));
	CHECK_NUMBER(calendar_easter(2011), calendar_number(2011, 4, 24));
	CHECK_NUMBER(calendar_nth_weekday(2013, 11, 4, 4), calendar_number(2013, 11, 28));
	CHECK_NUMBER(calendar_nth_weekday(2013, 5, 1, -1), calendar_number(2013, 5, 27));
	CHECK(!calendar_valid(1900, 2, 29));
	CHECK(calendar_valid(2000, 2, 29));
}

static void
folds_case(void)
{
	CHECK_NUMBER(date_month(SPAN("FÉVRIER"), SPAN("fr")), 2);
	CHECK_NUMBER(date_month(SPAN("ΜΆΙΟΣ"), SPAN("el")), 5);
	CHECK_NUMBER(date_month(SPAN("dec\0may"), SPAN("en")), 0);
	CHECK_NUMBER(date_weekday(SPAN("Ĉ"), SPAN("en")), 0);
	CHECK_NUMBER(date_weekday(SPAN("Środa"), SPAN("pl")), 3);
	CHECK_NUMBER(date_month(SPAN("październiku"), SPAN("pl")), 10);
	CHECK_NUMBER(date_month(SPAN("октябре"), SPAN("ru")), 10);
	CHECK_NUMBER(date_month(SPAN("listopadu"), SPAN("hr")), 10);
	CHECK_NUMBER(date_month(SPAN("listopadu"), SPAN("cs")), 11);
	CHECK_NUMBER(date_month(SPAN("lokakuussa"), SPAN("fi")), 10);
}

/* Each by itself, all languages: none of the alternatives is out of reach. */
static void
knows_each_name(void)
{
	for (const struct date_names *row = date_names; row->language != NULL; row++) {
		for (int i = 0; i < 12 + 7; i++) {
			struct span language = span_from(row->language), name;
			struct span rest = span_from(i < 12 ? row->months[i] : row->weekdays[i - 12]);

			while (span_split(&rest, '|', &name))
				CHECK(name.len < 2 || (i < 12 ? date_month(name, language) :
				    date_weekday(name, language)) > 0);
		}
	}
}

/* What date_iso writes is read as it stands, and nothing else is. */
static void
reads_iso_as_written(void)
{
	static const char *const written[] = { "2013-03-22", "2012-02-29T00:00", "2013-03-22T13:55:07Z",
		"1999-12-31T23:59+13:30", "2013-03-22T13:55-05:00" };
	static const char *const others[] = { "", "2013", "2013-03", "2013-02-29", "2013-3-22",
		"2013-03-22 ", "2013-03-22T24:00", "2013-03-22T13", "2013-03-22T13:55:", "2013/03/22",
		"2013-03-22T13:55+0100", "2013-03-22T13:55:07.5Z", "2013-03-22T13:55Zulu" };
	struct date date;
	char iso[DATE_ISO_MAX];

	for (size_t i = 0; i < sizeof(written) / sizeof(written[0]); i++) {
		char padded[60];
		struct span where;

		CHECK(date_read_iso(span_from(written[i]), &date));
		CHECK_SPAN(date_iso(&date, iso), written[i]);
		CHECK(date_find(span_from(written[i]), DATE_DAY_FIRST, SPAN("en"), &date, &where));
		CHECK_SPAN(where, written[i]);
		snprintf(padded, sizeof(padded), "on %s", written[i]);
		CHECK(date_find(span_from(padded), DATE_DAY_FIRST, SPAN("en"), &date, &where));
		CHECK_SPAN(where, written[i]);
		CHECK_SPAN(date_iso(&date, iso), written[i]);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		CHECK(!date_read_iso(span_from(others[i]), &date));
}

int
main(void)
{
	static const struct unit tests[] = { UNIT(iso_and_rfc_stamps), UNIT(heads_of_comments),
		UNIT(order_of_day_and_month), UNIT(other_languages), UNIT(no_date), UNIT(tells_where),
		UNIT(counts_days_and_weeks), UNIT(folds_case),
		UNIT(knows_each_name), UNIT(reads_iso_as_written), UNIT_END };

	return unit_run(tests);
}
