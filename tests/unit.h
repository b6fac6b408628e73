/*
 * unit - what the programs of tests/unit share: named tests, each a function, reported one a line
 *
 *	static void
 *	folds_ascii(void)
 *	{
 *		CHECK(span_equal_nocase(SPAN("Ab"), SPAN("aB")));
 *		CHECK_SPAN(span_trim(SPAN(" a ")), "a");
 *	}
 *
 *	int
 *	main(void)
 *	{
 *		static const struct unit tests[] = { UNIT(folds_ascii), UNIT_END };
 *
 *		return unit_run(tests);
 *	}
 */
#ifndef WINNOW_TESTS_UNIT_H
#define WINNOW_TESTS_UNIT_H

#include <stdio.h>

#include "span.h"

struct unit {
	const char *name;
	void (*run)(void);
};

#define UNIT(function) { #function, function }
#define UNIT_END { NULL, NULL }

static char unit_why[512];

static inline void
unit_fail(const char *file, int line, const char *what)
{
	if (unit_why[0] == '\0')
		snprintf(unit_why, sizeof(unit_why), "%s:%d: %s", file, line, what);
}

static inline void
unit_check_span(const char *file, int line, struct span got, struct span expected)
{
	char what[400];

	if (span_equal(got, expected))
		return;
	snprintf(what, sizeof(what), "got '%.*s', expected '%.*s'", (int)got.len, got.ptr,
	    (int)expected.len, expected.ptr);
	unit_fail(file, line, what);
}

static inline void
unit_check_number(const char *file, int line, long long got, long long expected)
{
	char what[100];

	if (got == expected)
		return;
	snprintf(what, sizeof(what), "got %lld, expected %lld", got, expected);
	unit_fail(file, line, what);
}

#define CHECK(condition) ((condition) ? (void)0 : unit_fail(__FILE__, __LINE__, #condition))
#define CHECK_SPAN(got, string) unit_check_span(__FILE__, __LINE__, (got), span_from(string))
#define CHECK_NUMBER(got, number) \
	unit_check_number(__FILE__, __LINE__, (long long)(got), (long long)(number))

static inline int
unit_run(const struct unit *tests)
{
	int failed = 0;

	for (; tests->name != NULL; tests++) {
		unit_why[0] = '\0';
		tests->run();
		if (unit_why[0] == '\0') {
			printf("ok %s\n", tests->name);
		} else {
			printf("not ok %s: %s\n", tests->name, unit_why);
			failed = 1;
		}
		fflush(stdout);
	}
	return failed;
}

#endif
