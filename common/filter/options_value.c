/*
 * options_value - values of options from text, and back
 */
#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "heap.h"
#include "options_rows.h"

static const char *
complain(struct buffer *why, const char *text, const char *what)
{
	buffer_print(why, "'%s' is not %s", text, what);
	buffer_add_byte(why, '\0');
	return why->ptr;
}

/* Decimal digits only; false for anything else or beyond 64 bits. *end: what follows them. */
static bool
read_digits(const char *text, unsigned long long *number, const char **end)
{
	char *stop;

	if (*text < '0' || *text > '9')
		return false;
	errno = 0;
	*number = strtoull(text, &stop, 10);
	*end = stop;
	return errno == 0;
}

static const char *
store_count(unsigned long long *value, const char *text, struct buffer *why)
{
	unsigned long long number;
	const char *end;

	if (!read_digits(text, &number, &end) || *end != '\0')
		return complain(why, text, "a whole number");
	*value = number;
	return NULL;
}

static const char *
store_size(unsigned long long *value, const char *text, struct buffer *why)
{
	static const char units[] = "KMGT";
	unsigned long long number;
	const char *end, *unit;
	unsigned shift = 0;

	if (!read_digits(text, &number, &end))
		return complain(why, text, "a size, as in 500K, 64M or 2G");
	if (*end != '\0') {
		unit = strchr(units, *end >= 'a' ? *end - 32 : *end);
		if (unit == NULL || (end[1] != '\0' && strcmp(end + 1, "iB") != 0))
			return complain(why, text, "a size, as in 500K, 64M or 2G");
		shift = (unsigned)(unit - units + 1) * 10;
	}
	if (number > ~0ull >> shift)
		return complain(why, text, "a size that can be counted in 64 bits");
	*value = number << shift;
	return NULL;
}

static const char *
store_real(double *value, const char *text, struct buffer *why)
{
	char *end;
	double number = strtod(text, &end);

	if (end == text || *end != '\0' || !isfinite(number))
		return complain(why, text, "a number");
	*value = number;
	return NULL;
}

static const char *
store_share(double *value, const char *text, struct buffer *why)
{
	double share;

	if (store_real(&share, text, why) != NULL || share < 0 || share > 1) {
		buffer_reset(why);
		return complain(why, text, "a share between 0 and 1");
	}
	*value = share;
	return NULL;
}

/* What names something cannot be empty; other text can. */
static const char *
check_name(const char *argument, const char *text, struct buffer *why)
{
	if (text[0] != '\0' || (strcmp(argument, "FILE") != 0 && strcmp(argument, "DIR") != 0 &&
				   strcmp(argument, "NAME") != 0))
		return NULL;
	buffer_print(why, "the %s is empty", argument);
	buffer_add_byte(why, '\0');
	return why->ptr;
}

static const char *
store_choice(int *value, const char *words, const char *text, struct buffer *why)
{
	struct span rest = span_from(words), word;

	for (int i = 0; span_split(&rest, '|', &word); i++) {
		if (span_equal(word, span_from(text))) {
			*value = i;
			return NULL;
		}
	}
	buffer_print(why, "'%s' is none of ", text);
	rest = span_from(words);
	while (span_split(&rest, '|', &word))
		buffer_print(why, "%.*s%s", (int)word.len, word.ptr, rest.ptr != NULL ? ", " : "");
	buffer_add_byte(why, '\0');
	return why->ptr;
}

/* The joined text lives as long as the process, as argv does. */
static void
store_list(const char **value, const char *text, char separator, bool again)
{
	struct buffer joined = BUFFER_INIT;

	if (!again) {
		*value = text;
		return;
	}
	buffer_print(&joined, "%s%c%s", *value, separator, text);
	buffer_add_byte(&joined, '\0');
	*value = joined.ptr;
}

const char *
option_store(struct option_row *row, const char *text, struct buffer *why)
{
	bool again = row->given;

	row->given = true;
	if (row->opt->argument != NULL && check_name(row->opt->argument, text, why) != NULL)
		return why->ptr;
	switch (row->opt->kind) {
	case OPT_KIND_FLAG:
		*(bool *)row->value = true;
		break;
	case OPT_KIND_STRING:
		*(const char **)row->value = text;
		break;
	case OPT_KIND_LIST:
		store_list(row->value, text, ',', again);
		break;
	case OPT_KIND_LINES:
		store_list(row->value, text, '\n', again);
		break;
	case OPT_KIND_COUNT:
		return store_count(row->value, text, why);
	case OPT_KIND_SIZE:
		return store_size(row->value, text, why);
	case OPT_KIND_REAL:
		return store_real(row->value, text, why);
	case OPT_KIND_SHARE:
		return store_share(row->value, text, why);
	case OPT_KIND_CHOICE:
		return store_choice(row->value, row->opt->argument, text, why);
	case OPT_KIND_END:
	case OPT_KIND_GROUP:
		break;
	}
	return NULL;
}

static void
add_size(unsigned long long size, struct buffer *out)
{
	static const char units[] = " KMGT";
	size_t unit = 0;

	while (size > 0 && size % 1024 == 0 && unit < 4) {
		size /= 1024;
		unit++;
	}
	buffer_add_number(out, size);
	if (unit > 0)
		buffer_add_byte(out, units[unit]);
}

static void
add_choice(const char *words, int choice, struct buffer *out)
{
	struct span rest = span_from(words), word;

	while (span_split(&rest, '|', &word))
		if (choice-- == 0)
			buffer_add(out, word);
}

void
option_add_value(const struct option_row *row, struct buffer *out)
{
	const char *string;

	switch (row->opt->kind) {
	case OPT_KIND_STRING:
	case OPT_KIND_LIST:
	case OPT_KIND_LINES:
		string = *(const char **)row->value;
		buffer_add(out, span_from(string != NULL ? string : ""));
		break;
	case OPT_KIND_COUNT:
		if (*(unsigned long long *)row->value > 0)
			buffer_add_number(out, *(unsigned long long *)row->value);
		break;
	case OPT_KIND_SIZE:
		if (*(unsigned long long *)row->value > 0)
			add_size(*(unsigned long long *)row->value, out);
		break;
	case OPT_KIND_REAL:
	case OPT_KIND_SHARE:
		buffer_print(out, "%g", *(double *)row->value);
		break;
	case OPT_KIND_CHOICE:
		add_choice(row->opt->argument, *(int *)row->value, out);
		break;
	default:
		break;
	}
}

struct span
option_argument(const struct opt *opt, bool *optional)
{
	struct span argument = span_from(opt->argument);

	*optional = span_starts(argument, SPAN("[="));
	return *optional ? span_slice(argument, 2, argument.len - 1) : argument;
}

bool
option_takes_file(const struct opt *opt)
{
	struct span argument = span_from(opt->argument);

	return opt->kind != OPT_KIND_CHOICE && opt->kind != OPT_KIND_FLAG &&
	    (span_find(argument, SPAN("FILE")) < argument.len ||
		span_find(argument, SPAN("DIR")) < argument.len);
}
