/* bundle_source: which operands of a filter are bundles, and which hold records */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "bundle_reader.h"
#include "unit.h"

static bool
claims_content(struct span content)
{
	char name[400];
	bool claimed;
	int fd;

	snprintf(name, sizeof(name), "%s/operand", getenv("TMPDIR"));
	fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	CHECK(write(fd, content.ptr, content.len) == (ssize_t)content.len);
	close(fd);
	claimed = bundle_source.claims(name);
	unlink(name);
	return claimed;
}

static void
files_of_records_are_not_claimed(void)
{
	CHECK(!claims_content(SPAN("{\"id\":\"a\"}\n")));
	CHECK(!claims_content(SPAN("\n  {\"id\":\"a\"}\n")));
	CHECK(!claims_content(SPAN("\x28\xB5\x2F\xFD\x04\x58\x59\0\0{\"id\":\"a\"}\n\x3F\x2E\xA3\x44")));
	CHECK(!claims_content(SPAN("")));
}

static void
bundles_and_pages_are_claimed(void)
{
	char directory[400];

	snprintf(directory, sizeof(directory), "%s/fuzz/bundle.corpus", getenv("TESTS"));
	CHECK(bundle_source.claims(directory));
	CHECK(claims_content(SPAN("<!doctype html><p>x")));
	CHECK(claims_content(SPAN("PK\3\4rest")));
	CHECK(claims_content(SPAN("WARC/1.0\r\n")));
	CHECK(claims_content(SPAN("Plain words")));
}

static void
what_cannot_be_looked_at_twice_is_not_claimed(void)
{
	CHECK(!bundle_source.claims("-"));
	CHECK(!bundle_source.claims("/dev/null"));
	CHECK(!bundle_source.claims("/nonexistent/file"));
}

/* From it ids are made. */
static void
every_operand_has_a_base_name(void)
{
	static const char *const names[][2] = { { "a/b.zip", "b.zip" }, { "a/b/", "b" }, { "-", "stdin" },
		{ "/", "root" }, { "//", "root" }, { "/..", "root" }, { "/dev/..", "root" },
		{ "/dev/.", "dev" } };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct buffer name = BUFFER_INIT;

		bundle_base_name(names[i][0], NULL, &name);
		CHECK_SPAN(buffer_span(&name), names[i][1]);
		buffer_free(&name);
	}
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(files_of_records_are_not_claimed),
		UNIT(bundles_and_pages_are_claimed),
		UNIT(what_cannot_be_looked_at_twice_is_not_claimed),
		UNIT(every_operand_has_a_base_name),
		UNIT_END,
	};

	return unit_run(tests);
}
