/*
 * date_address - the date in the address of a page: /2013/03/22/, /2020/oct/02/, 20130322
 */
#include "date_address.h"

#include <stdio.h>

#include "calendar.h"

bool
date_address_digits(struct span url, struct date *date)
{
	size_t from = span_find(url, SPAN("://"));
	bool found = false;

	from = from < url.len ? from + 3 : 0;
	for (size_t i = from; i + 6 < url.len; i++) {
		int year, month = 0, day = 0, n = 0, take = 0;
		char text[12] = "", mark[2] = "", join[2] = "";

		if ((i > 0 && url.ptr[i - 1] >= '0' && url.ptr[i - 1] <= '9') || url.ptr[i] < '1' ||
		    url.ptr[i] > '2')
			continue;
		memcpy(text, url.ptr + i, url.len - i < 11 ? url.len - i : 11);
		n = sscanf(text, "%4d%1[-/_]%2d%1[-/_]%2d%n", &year, mark, &month, join, &day,
		    &take);
		if (n < 3)
			n = sscanf(text, "%4d%2d%2d%n", &year, &month, &day, &take) == 3 &&
			    take == 8 ? 5 : 0;
		if (n < 3 || year < 1990 || year > 2099 || month < 1 || month > 12)
			continue;
		if (n == 5 && i + (size_t)take < url.len && url.ptr[i + (size_t)take] >= '0' &&
		    url.ptr[i + (size_t)take] <= '9')
			continue;
		if (n == 5 && !calendar_valid(year, month, day))
			continue;
		if (n < 5 && (mark[0] != '/' || found || (n == 4 && join[0] != '/')))
			continue;
		*date = (struct date){ .year = year, .month = month, .day = n == 5 ? day : 0,
			.hour = -1, .minute = -1, .second = -1 };
		found = true;
		if (n == 5)
			return true;
	}
	return found;
}

static bool
is_year(struct span text)
{
	if (text.len != 4)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
	return true;
}

/* /2020/oct/02/ */
static bool
named_month_in_address(struct span url, struct date *date)
{
	struct span piece[3] = { { NULL, 0 } }, rest = url;

	while (span_split(&rest, '/', &piece[2])) {
		bool year = is_year(piece[0]);
		char text[32];

		if (year && piece[1].len >= 3 && piece[1].len <= 9 && piece[2].len <= 2) {
			snprintf(text, sizeof(text), "%.*s %.*s %.4s", (int)piece[2].len,
			    piece[2].ptr, (int)piece[1].len, piece[1].ptr, piece[0].ptr);
			if (date_find(span_from(text), DATE_DAY_FIRST, SPAN("en"), date, NULL) &&
			    date->day > 0)
				return true;
		}
		piece[0] = piece[1];
		piece[1] = piece[2];
	}
	return false;
}

bool
date_address(struct span url, struct date *date)
{
	return url.ptr != NULL &&
	    (named_month_in_address(url, date) || date_address_digits(url, date));
}
