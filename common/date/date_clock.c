/*
 * date_clock - clock times and zones among the tokens of a date: 13:55, 1.55 pm, 13h55, +0100
 */
#include "date_clock.h"

enum { SKIP_MAX_BYTES = 8 }; /* of a word between a date and its time */

/* am and pm; 1 when t is one, *pm telling which, with the tokens of "p.m." in *take. */
static bool
half_of_day(const struct date_token *t, bool *pm, int *take)
{
	*take = 1;
	if (date_token_word(t, "am|pm|μμ|πμ|μ|π|chiều|sáng")) {
		*pm = date_token_word(t, "pm|μμ|μ|chiều");
		return true;
	}
	if (date_token_word(t, "a|p") && date_token_mark(&t[1], '.') &&
	    date_token_word(&t[2], "m")) {
		*pm = date_token_word(t, "p");
		*take = date_token_mark(&t[3], '.') ? 4 : 3;
		return true;
	}
	return false;
}

static int
zone_by_name(const struct date_token *t)
{
	static const struct { const char *name; int minutes; } zones[] = {
		{ "z|utc|gmt|wet", 0 }, { "bst|west|cet|mez", 60 }, { "cest|mesz|eet", 120 },
		{ "eest|msk", 180 }, { "edt", -240 }, { "est|cdt", -300 }, { "cst|mdt", -360 },
		{ "mst|pdt", -420 }, { "pst", -480 }, { "ist", 330 }, { "jst|kst", 540 },
		{ "aest", 600 }, { "aedt", 660 }, { NULL, 0 },
	};

	for (int i = 0; t->kind == DATE_TOKEN_WORD && zones[i].name != NULL; i++)
		if (date_token_word(t, zones[i].name))
			return zones[i].minutes;
	return -10000;
}

/* +0100, -05:00, and +1 where a name stands before it: the tokens taken. */
static int
read_offset(const struct date_token *t, bool named, struct date *date)
{
	int minutes, take = 2;

	if (!(date_token_mark(t, '+') || date_token_mark(t, '-')) || t[1].spaced ||
	    (named && t->spaced) || !date_token_number(&t[1], 1, 4, 0, 1459))
		return 0;
	minutes = t[1].value * 60;
	if (t[1].text.len == 4) {
		minutes = t[1].value / 100 * 60 + t[1].value % 100;
	} else if (t[1].text.len == 2 && date_token_mark(&t[2], ':') &&
	           date_token_number(&t[3], 2, 2, 0, 59)) {
		minutes += t[3].value;
		take = 4;
	} else if (!named) {
		return 0;
	}
	if (minutes > 14 * 60)
		return 0;
	date->zoned = true;
	date->zone = date_token_mark(t, '-') ? -minutes : minutes;
	return take;
}

/*
 * Z, UTC, GMT+1, +0100, -05:00: the tokens taken. Behind 10:00 without seconds a dash begins the
 * end of a range (10:00-11:30) rather than a zone, unless the stamp is an ISO one.
 */
static int
read_zone(const struct date_token *t, bool iso, struct date *date)
{
	int named = zone_by_name(t);

	if (date_token_mark(t, '(') && zone_by_name(&t[1]) != -10000)
		return read_zone(t + 1, iso, date) + 1;
	if (named != -10000) {
		date->zoned = true;
		date->zone = named;
		return 1 + read_offset(t + 1, true, date);
	}
	if (date_token_mark(t, '-') && !iso && date->second < 0)
		return 0;
	return read_offset(t, false, date);
}

/* :55, :55:07.123, h55, .55: the tokens taken after the hour. */
static int
read_minutes(const struct date_token *t, int flags, struct date *date)
{
	bool joined = date_token_mark(t, ':') || date_token_word(t, "h|：|時|时") ||
	    ((flags & DATE_CLOCK_DOTS) && date_token_mark(t, '.'));

	if (!joined || !date_token_number(&t[1], 2, 2, 0, 59) || t[1].spaced)
		return 0;
	date->minute = t[1].value;
	if (!date_token_mark(&t[2], ':') || !date_token_number(&t[3], 2, 2, 0, 60))
		return 2;
	date->second = t[3].value % 60;
	return date_token_mark(&t[4], '.') && t[5].kind == DATE_TOKEN_NUMBER && !t[5].spaced ?
	    6 : 4;
}

/* 13:55, 1:55:07 pm, 13h55, 13.55 Uhr, 8 pm: the tokens taken. */
int
date_clock_read(const struct date_token *t, int flags, struct date *date)
{
	struct date found = *date;
	int i, take;
	bool pm;

	if (!date_token_number(t, 1, 2, 0, 24))
		return 0;
	found.hour = t->value;
	found.minute = 0;
	i = 1 + read_minutes(t + 1, flags, &found);
	if (half_of_day(&t[i], &pm, &take)) {
		if (found.hour > 12 && !pm)
			return 0;
		if (found.hour <= 12)
			found.hour = found.hour % 12 + (pm ? 12 : 0);
		i += take;
	} else if (i == 1 && !date_token_word(&t[i], "uhr|h|heures|horas|ore|uur")) {
		return 0;
	}
	if (found.hour > 23)
		return 0;
	*date = found;
	return i + read_zone(&t[i], flags & DATE_CLOCK_ISO, date);
}

/* The words and marks between a date and its time: at, um, à las, comma, dash, T. */
int
date_clock_skip(const struct date_token *t, int *flags)
{
	int n = 0;

	*flags = date_token_word(t, "t") ? DATE_CLOCK_ISO : 0;
	while (n < 5 && (t[n].kind == DATE_TOKEN_MARK ?
	    memchr(",-|@()/.:", t[n].value, 10) != NULL || t[n].value == 0 :
	    t[n].text.len <= SKIP_MAX_BYTES &&
	    date_token_word(&t[n], "at|um|à|a|las|la|alle|ore|om|kl|klo|o|t|as|às|в|о|στις|on|"
	    "saat|den|ora|time|der|le|il|u|uhr|h|the"))) {
		if (date_token_word(&t[n], "at|um|ore|om|kl|klo|o|alle"))
			*flags |= DATE_CLOCK_DOTS;
		n++;
	}
	return n;
}
