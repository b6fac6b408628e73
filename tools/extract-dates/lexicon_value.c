/*
 * lexicon_value - classes of words and their values by the names they have in the files
 */
#include "lexicon_value.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	enum word_class class;
	bool trigger;
} classes[] = {
	{ "unit", W_UNIT, true }, { "number", W_NUMBER, false }, { "some", W_SOME, false },
	{ "ordinal", W_ORDINAL, false }, { "day", W_DAY, true }, { "tonight", W_TONIGHT, true },
	{ "ref", W_REF, true }, { "adjective", W_ADJECTIVE, true },
	{ "direction", W_DIRECTION, false }, { "mod", W_MOD, false },
	{ "article", W_ARTICLE, false }, { "an", W_AN, false }, { "every", W_EVERY, false },
	{ "whole", W_WHOLE, false }, { "more", W_MORE, false }, { "frequency", W_FREQUENCY, true },
	{ "times", W_TIMES, false }, { "timesword", W_TIMES_WORD, false }, { "ago", W_AGO, false },
	{ "later", W_LATER, false }, { "earlier", W_EARLIER, false },
	{ "agobefore", W_AGO_BEFORE, false }, { "old", W_OLD, false }, { "long", W_LONG, false },
	{ "and", W_AND, false }, { "or", W_OR, false }, { "to", W_TO, false },
	{ "of", W_OF, false }, { "atclock", W_AT, false }, { "on", W_ON, false },
	{ "in", W_IN, false }, { "possessive", W_POSSESSIVE, false }, { "bc", W_BC, true },
	{ "ad", W_AD, false }, { "am", W_AM, false }, { "pm", W_PM, false },
	{ "oclock", W_OCLOCK, true }, { "clockpart", W_CLOCK_PART, true },
	{ "hours", W_HOURS, false }, { "zone", W_ZONE, false }, { "part", W_PART, true },
	{ "clockname", W_CLOCK_NAME, true }, { "season", W_SEASON, true },
	{ "decade", W_DECADE, true }, { "quarterword", W_QUARTER, true },
	{ "halfword", W_HALF, true }, { "fiscal", W_FISCAL, false },
	{ "theyear", W_THE_YEAR, false }, { "holiday", W_HOLIDAY, true },
	{ "future", W_FUTURE, false }, { "past", W_PAST, false }, { "counted", W_COUNTED, false },
	{ "never", W_NEVER, false }, { "fraction", W_FRACTION, true },
	{ "refnoun", W_REF_NOUN, true }, { "open", W_OPEN, false }, { "from", W_FROM, false },
	{ "soonbefore", W_SOON_BEFORE, false }, { "pastending", W_PAST_ENDING, false },
	{ "behind", W_BEHIND, false }, { "inbefore", W_IN_BEFORE, false },
	{ "ordinalsuffix", W_ORDINAL_SUFFIX, false }, { "pluralending", W_PLURAL_ENDING, false },
	{ "dotteddates", W_DOTTED_DATES, false }, { "dottedtimes", W_DOTTED_TIMES, false },
	{ "beforedate", W_BEFORE_DATE, false }, { "pasthour", W_PAST_HOUR, false },
	{ "weekday", W_WEEKDAY, true }, { "weekdays", W_WEEKDAYS, true },
	{ "modal", W_MODAL, false }, { "vague", W_VAGUE, true },
	{ "dayname", W_DAY_NAME, false }, { "beginning", W_BEGINNING, false },
	{ "bound", W_BOUND, false }, { "length", W_LENGTH, true },
	{ "yearsof", W_YEARS_OF, true }, { "fromnow", W_FROM_NOW, false },
	{ "between", W_BETWEEN, false }, { "during", W_FOR, false },
	{ "gluedunit", W_GLUED_UNIT, true }, { "endof", W_END_OF, true },
	{ "label", W_LABEL, false }, { "versionof", W_VERSION_OF, false },
	{ "lasting", W_LASTING, false }, { "measure", W_MEASURE, false },
	{ "partof", W_PART_OF, false }, { "accounts", W_ACCOUNTS, false },
	{ "owner", W_OWNER, false },
	{ "athour", W_AT_HOUR, true }, { "minutesless", W_LESS, false },
	{ "quarters", W_QUARTERS, false },
	{ "daypart", W_DAY_PART, false }, { "unitbefore", W_UNIT_BEFORE, true }, { "asking", W_ASKING, false },
	{ "plural", W_PLURAL, false }, { "stretch", W_STRETCH, false },
	{ "passive", W_PASSIVE, false },
	{ "that", W_THAT, false }, { "copula", W_COPULA, false }, { "ahead", W_AHEAD, false },
	{ "game", W_GAME, false }, { "final", W_FINAL, false }, { "inarow", W_IN_A_ROW, false },
	{ "countedone", W_COUNTED_ONE, false }, { "nightto", W_NIGHT_TO, false },
	{ "outlook", W_OUTLOOK, false }, { "tobe", W_TO_BE, false },
	{ "across", W_ACROSS, false }, { "morethan", W_MORE_THAN, false },
	{ "yearbehind", W_YEAR_BEHIND, false },
	{ "month", W_MONTH, true }, { "articleddates", W_ARTICLED_DATES, false },
	{ "articlerates", W_ARTICLE_RATES, false }, { NULL, W_NONE, false },
};

static const struct {
	const char *name;
	int value;
} values[] = {
	{ "second", UNIT_SECOND }, { "minute", UNIT_MINUTE }, { "hour", UNIT_HOUR },
	{ "day", UNIT_DAY }, { "workday", UNIT_WORKDAY }, { "weekend", UNIT_WEEKEND },
	{ "week", UNIT_WEEK }, { "fortnight", UNIT_FORTNIGHT }, { "month", UNIT_MONTH },
	{ "quarter", UNIT_QUARTER }, { "term", UNIT_TERM }, { "season", UNIT_SEASON },
	{ "year", UNIT_YEAR }, { "decade", UNIT_DECADE }, { "century", UNIT_CENTURY },
	{ "millennium", UNIT_MILLENNIUM }, { "moment", UNIT_MOMENT }, { "present", REF_PRESENT },
	{ "past", REF_PAST }, { "future", REF_FUTURE }, { "last", DIR_LAST }, { "this", DIR_THIS },
	{ "next", DIR_NEXT }, { "that", DIR_THAT }, { "before-last", DIR_BEFORE_LAST },
	{ "after-next", DIR_AFTER_NEXT }, { "start", MOD_START }, { "mid", MOD_MID },
	{ "end", MOD_END }, { "less", MOD_LESS }, { "more", MOD_MORE }, { "approx", MOD_APPROX },
	{ "exact", MOD_EXACT }, { "morning", PART_MORNING }, { "midday", PART_MIDDAY },
	{ "afternoon", PART_AFTERNOON }, { "evening", PART_EVENING }, { "night", PART_NIGHT },
	{ "dawn", PART_DAWN }, { "dusk", PART_DUSK }, { "daytime", PART_DAYTIME },
	{ "overnight", PART_OVERNIGHT },
	{ "spring", SEASON_SPRING }, { "summer", SEASON_SUMMER }, { "autumn", SEASON_AUTUMN },
	{ "winter", SEASON_WINTER }, { NULL, 0 },
};

static const char *const bound_names[] = { "", "before", "after", "by", "since", "approx", "in",
	"within", NULL };
static const char *const weekday_words[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday" };

/* A number at the start of *text, taken off. */
static double
take_number(struct span *text)
{
	char digits[16] = "";
	size_t len = text->len < sizeof(digits) - 1 ? text->len : sizeof(digits) - 1;
	char *end;
	double number;

	memcpy(digits, text->ptr, len);
	number = strtod(digits, &end);
	*text = span_slice(*text, (size_t)(end - digits), text->len);
	return number;
}

static int
value_named(struct span name)
{
	for (int i = 0; values[i].name != NULL; i++)
		if (span_equal(name, span_from(values[i].name)))
			return values[i].value;
	return 0;
}

/* 12-25, easter-2, 4.thursday.11 */
static int
holiday_value(struct span text)
{
	struct span rest = text, piece;
	int nth, weekday = 0, month;

	if (span_starts(text, SPAN("easter"))) {
		rest = span_slice(text, 6, text.len);
		return HOLIDAY_EASTER + (int)take_number(&rest);
	}
	if (span_find(text, SPAN("day.")) == text.len) {
		month = (int)take_number(&rest);
		return month * 100 - (int)take_number(&rest);
	}
	nth = span_starts(text, SPAN("-1")) ? 9 : text.ptr[0] - '0';
	span_split(&rest, '.', &piece);
	span_split(&rest, '.', &piece);
	for (int i = 0; i < 7; i++)
		if (span_equal(piece, span_from(weekday_words[i])))
			weekday = i + 1;
	month = (int)take_number(&rest);
	return HOLIDAY_NTH + month * 100 + weekday * 10 + nth;
}

static int
bound_value(struct span name)
{
	for (int i = BOUND_BEFORE; bound_names[i] != NULL; i++)
		if (span_equal(name, span_from(bound_names[i])))
			return i;
	return BOUND_NONE;
}

int
lexicon_value(enum word_class class, struct span text)
{
	if (text.len == 0)
		return 0;
	if (class == W_BOUND)
		return bound_value(text);
	if (class == W_HOLIDAY)
		return holiday_value(text);
	if (class == W_NUMBER)
		return (int)(take_number(&text) * 2);
	if (class == W_FREQUENCY || class == W_LENGTH) { /* count * 100 + unit */
		int count = (int)take_number(&text);

		return count * 100 + value_named(span_trim(text));
	}
	if ((text.ptr[0] >= '0' && text.ptr[0] <= '9') || text.ptr[0] == '-')
		return (int)take_number(&text);
	return value_named(text);
}

enum word_class
lexicon_class(struct span name, bool *trigger)
{
	for (int i = 0; classes[i].name != NULL; i++) {
		if (!span_equal(name, span_from(classes[i].name)))
			continue;
		*trigger = classes[i].trigger;
		return classes[i].class;
	}
	return W_NONE;
}
