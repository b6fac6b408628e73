/* output and diag: files appear when complete, messages are one clean line */
#include "output.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buffer.h"
#include "diag.h"
#include "unit.h"

/* A name in the test's own folder. */
static const char *
path(const char *name)
{
	static char made[4][300];
	static int turn;
	const char *folder = getenv("TMPDIR");

	turn = (turn + 1) % 4;
	snprintf(made[turn], sizeof(made[0]), "%s/%s", folder != NULL ? folder : "/tmp", name);
	return made[turn];
}

static struct span
content(const char *name)
{
	static char bytes[1 << 20];
	int fd = open(name, O_RDONLY);
	ssize_t len = fd < 0 ? -1 : read(fd, bytes, sizeof(bytes));

	if (fd >= 0)
		close(fd);
	return len < 0 ? SPAN("(none)") : span_make(bytes, (size_t)len);
}

/* What the child of fork prints on stderr, behind its exit status. */
static struct span
stderr_of(void (*run)(void))
{
	static char seen[1 << 16];
	int ends[2], status;
	size_t len = 2;
	ssize_t got;
	pid_t child;

	if (pipe(ends) != 0 || (child = fork()) < 0)
		return SPAN("no child");
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		run();
		_exit(0);
	}
	close(ends[1]);
	while ((got = read(ends[0], seen + len, sizeof(seen) - len)) > 0)
		len += (size_t)got;
	close(ends[0]);
	waitpid(child, &status, 0);
	seen[0] = (char)(WIFEXITED(status) ? '0' + WEXITSTATUS(status) : 's');
	seen[1] = ' ';
	return span_make(seen, len);
}

static void
file_appears_when_closed(void)
{
	const char *name = path("when-closed");
	struct output out;
	struct stat status;

	output_open(&out, name);
	output_write(&out, SPAN("one\n"));
	output_flush(&out);
	CHECK_SPAN(content(name), "(none)");
	output_close(&out);
	CHECK_SPAN(content(name), "one\n");
	CHECK(stat(name, &status) == 0 && (status.st_mode & 0777) == 0644);
	unlink(name);
}

static void
old_file_stays_until_then(void)
{
	const char *name = path("old-file");
	struct output out;

	for (int round = 0; round < 2; round++) {
		output_open(&out, name);
		output_write(&out, round == 0 ? SPAN("old") : SPAN("new"));
		CHECK_SPAN(content(name), round == 0 ? "(none)" : "old");
		output_close(&out);
	}
	CHECK_SPAN(content(name), "new");
	output_open(&out, name);
	output_write(&out, SPAN("never seen"));
	output_abandon(&out);
	CHECK_SPAN(content(name), "new");
	unlink(name);
}

static void
pieces_of_any_size_stay_in_order(void)
{
	static char piece[400000];
	const size_t sizes[] = { 1, 300000, 0, 5, 131072, 131071, 131071, 7, 262144, 3 };
	const char *name = path("pieces");
	size_t total = 0, at = 0;
	struct output out;
	struct span read_back;

	output_open(&out, name);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		memset(piece, 'a' + (int)i, sizes[i]);
		output_write(&out, span_make(piece, sizes[i]));
		total += sizes[i];
	}
	output_close(&out);
	read_back = content(name);
	CHECK_NUMBER(read_back.len, total < 1 << 20 ? total : 1 << 20);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		for (size_t n = 0; n < sizes[i] && at < read_back.len; n++)
			if (read_back.ptr[at++] != 'a' + (int)i)
				unit_fail(__FILE__, __LINE__, "a piece is out of order");
	unlink(name);
}

static void
write_to_missing_folder(void)
{
	struct output out;

	output_open(&out, "/nonexistent/file");
}

static void
write_to_full_device(void)
{
	struct output out;

	output_open(&out, "/dev/full");
	output_write(&out, SPAN("x"));
	output_close(&out);
}

static void
tells_why_it_cannot_write(void)
{
	CHECK_SPAN(stderr_of(write_to_missing_folder),
	    "2 output: /nonexistent/file: cannot write: No such file or directory\n");
	CHECK_SPAN(stderr_of(write_to_full_device),
	    "2 output: /dev/full: cannot write: No space left on device\n");
}

static void
report_places(void)
{
	struct diag diag = DIAG_INIT;
	struct place line = { .file = "a.jsonl", .line = 7 };
	struct place member = { .file = "b.tar", .member = SPAN("x\033[2J\xc2\x9b\ny") };

	diag_report(&diag, line, "bad-json", "no %s", "brace");
	diag_report(&diag, member, "gzip-crc", "wrong CRC");
	_exit(diag_finish(&diag));
}

static void
messages_name_the_place_and_hide_controls(void)
{
	CHECK_SPAN(stderr_of(report_places), "1 output: a.jsonl:7: no brace\n"
					     "output: b.tar: member x?[2J\xc2??y: wrong CRC\n");
}

static void
report_at_length(void)
{
	static char name[5000], what[5000];
	struct diag diag = DIAG_INIT;
	struct place place = { .member = span_make(name, sizeof(name)) };

	for (size_t i = 0; i + 1 < sizeof(name); i += 2)
		memcpy(name + i, "\xc3\xa9", 2);
	diag_report(&diag, place, "long", "the end");
	memset(what, 'x', sizeof(what) - 1);
	diag_report(&diag, (struct place){ .file = NULL }, "long", "%s", what);
	_exit(diag_finish(&diag));
}

static void
long_messages_are_cut(void)
{
	struct span seen = stderr_of(report_at_length), line;

	CHECK(span_split(&seen, '\n', &line));
	CHECK(line.len < 700 && span_ends(line, SPAN("\xc3\xa9: the end")));
	CHECK(span_split(&seen, '\n', &line));
	CHECK(line.len > 1000 && line.len < 1100 && span_ends(line, SPAN("xx...")));
}

static void
report_flood(void)
{
	struct diag diag = DIAG_INIT;

	for (int i = 1; i <= 1000; i++)
		diag_report(&diag, (struct place){ .file = NULL }, "bad-json", "number %d", i);
	diag_report(&diag, (struct place){ .file = NULL }, "other", "something else");
	_exit(diag_finish(&diag));
}

static void
floods_are_summed_up(void)
{
	struct span seen = stderr_of(report_flood);

	CHECK(span_find(seen, SPAN("number 20\n")) < seen.len);
	CHECK(span_find(seen, SPAN("number 21\n")) == seen.len);
	CHECK(span_ends(seen, SPAN("output: something else\n"
	    "output: 980 more reports of bad-json not shown (--verbose shows all)\n")));
}

static void
report_strictly(void)
{
	struct diag diag = { .strict = true, .lock = PTHREAD_MUTEX_INITIALIZER };

	diag_report(&diag, (struct place){ .file = "f" }, "bad-json", "first");
	diag_report(&diag, (struct place){ .file = "f" }, "bad-json", "second");
}

static void
report_masked(void)
{
	struct diag diag = { .exit_zero = true, .quiet = true, .lock = PTHREAD_MUTEX_INITIALIZER };

	diag_report(&diag, (struct place){ .file = "f" }, "bad-json", "unseen");
	_exit(diag_finish(&diag));
}

static void
strict_stops_and_exit_zero_masks(void)
{
	CHECK_SPAN(stderr_of(report_strictly), "2 output: f: first\n");
	CHECK_SPAN(stderr_of(report_masked), "0 ");
}

static void
hold_and_release(void)
{
	size_t written = 3;
	struct diag_held held = { .written = &written };
	struct diag worker = { .held = &held, .lock = PTHREAD_MUTEX_INITIALIZER }, diag = DIAG_INIT;

	diag_report(&worker, (struct place){ .line = 1, .file = "f" }, "one", "first");
	written = 9;
	diag_report(&worker, (struct place){ .line = 2, .file = "f" }, "two", "second");
	diag_note(&diag, "%zu held, at %zu and %zu", held.n, held.list[0].at, held.list[1].at);
	for (size_t i = held.n; i-- > 0;)
		diag_release(&diag, &held, i);
	diag_held_free(&held);
	_exit(diag_finish(&diag));
}

static void
held_reports_wait_for_their_turn(void)
{
	CHECK_SPAN(stderr_of(hold_and_release), "1 output: 2 held, at 3 and 9\n"
						"output: f:2: second\noutput: f:1: first\n");
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(file_appears_when_closed),
		UNIT(old_file_stays_until_then),
		UNIT(pieces_of_any_size_stay_in_order),
		UNIT(tells_why_it_cannot_write),
		UNIT(messages_name_the_place_and_hide_controls),
		UNIT(long_messages_are_cut),
		UNIT(floods_are_summed_up),
		UNIT(strict_stops_and_exit_zero_masks),
		UNIT(held_reports_wait_for_their_turn),
		UNIT_END,
	};

	umask(022);
	return unit_run(tests);
}
