/*
 * calendar - days, weekdays and weeks of the Gregorian calendar
 */
#include "calendar.h"

static int
floor_divide(int a, int b)
{
	return a / b - (a % b < 0);
}

long
calendar_number(int year, int month, int day)
{
	int era, year_of_era, day_of_year;

	year += floor_divide(month - 1, 12);
	month = month - 12 * floor_divide(month - 1, 12);
	year -= month <= 2; /* years begin in March, so that the leap day comes last */
	era = floor_divide(year, 400);
	year_of_era = year - era * 400;
	day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
	return era * 146097L + year_of_era * 365L + year_of_era / 4 - year_of_era / 100 +
	    day_of_year + day - 1 - 719468;
}

struct calendar_day
calendar_day(long number)
{
	long z = number + 719468;
	long era = (z >= 0 ? z : z - 146096) / 146097;
	long day_of_era = z - era * 146097;
	long year_of_era =
	    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	long shifted = (5 * day_of_year + 2) / 153;
	int month = (int)(shifted + (shifted < 10 ? 3 : -9));

	return (struct calendar_day){
		.year = (int)(year_of_era + era * 400 + (month <= 2)),
		.month = month,
		.day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1),
	};
}

int
calendar_weekday(long number)
{
	long weekday = (number + 3) % 7;

	return (int)(weekday < 0 ? weekday + 7 : weekday) + 1;
}

int
calendar_week(long number, int *year)
{
	long thursday = number - calendar_weekday(number) + 4;

	*year = calendar_day(thursday).year;
	return (int)((thursday - calendar_number(*year, 1, 1)) / 7 + 1);
}

long
calendar_week_start(int year, int week)
{
	long fourth = calendar_number(year, 1, 4); /* always in week 1 */

	return fourth - calendar_weekday(fourth) + 1 + 7L * (week - 1);
}

int
calendar_month_length(int year, int month)
{
	static const char lengths[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return lengths[month - 1] + (month == 2 && leap);
}

bool
calendar_valid(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= calendar_month_length(year, month);
}

long
calendar_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return calendar_number(year, n / 31, n % 31 + 1);
}

long
calendar_nth_weekday(int year, int month, int weekday, int nth)
{
	long first = calendar_number(year, month, 1);
	long day = first + (weekday - calendar_weekday(first) + 7) % 7;
	int length = calendar_month_length(year, month);

	if (nth > 0)
		return day + 7L * (nth - 1);
	return day + 7L * ((first + length - 1 - day) / 7);
}
