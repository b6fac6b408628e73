/* input_ahead: a file of many streams gives the same with threads that read ahead and without */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "codec.h"
#include "input.h"
#include "unit.h"

enum { N_STREAMS = 90, THREADS = 3, FLIPS = 16, CUTS = 6 };

/* What was read: each stream with its offset, and each damage. */
struct story {
	struct buffer told;
	unsigned long long n_bytes;
};

static unsigned
next_random(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Text that compresses to about three quarters. */
static void
add_text(struct buffer *out, size_t len, unsigned *state)
{
	while (len-- > 0)
		buffer_add_byte(out, (char)('0' + next_random(state) % 64));
}

/* Streams of all sizes, empty ones and padding among them, and one too large to be read ahead. */
static void
make_file(struct buffer *file, void (*pack)(struct span bytes, struct buffer *out), bool padded)
{
	struct buffer text = BUFFER_INIT;
	unsigned state = 1;

	for (size_t i = 0; i < N_STREAMS; i++) {
		buffer_reset(&text);
		add_text(&text, i % 9 == 8 ? 0 : next_random(&state) % 60000, &state);
		for (size_t n = 0; i == N_STREAMS / 2 && n < 10000; n++)
			buffer_print(&text, "%1000zu", n);
		pack(buffer_span(&text), file);
		for (size_t n = 0; padded && i % 7 == 6 && n < i; n++)
			buffer_add_byte(file, '\0');
	}
	buffer_free(&text);
}

static void
tell(struct input *in, struct story *story)
{
	static char bytes[70000];
	unsigned long long stream = 0, hash = 0, at, total;
	size_t n;

	do {
		n = input_read(in, bytes, sizeof(bytes));
		if (n == 0 || input_stream(in) != stream) {
			buffer_print(&story->told, "%llu: %llx\n", stream, hash);
			stream = input_stream(in);
			hash = 0;
		}
		for (size_t i = 0; i < n; i++)
			hash = hash * 1099511628211u + (unsigned char)bytes[i];
		story->n_bytes += n;
	} while (n > 0);
	input_position(in, &at, &total);
	if (input_damage(in) != NULL)
		buffer_print(&story->told, "%s at %llu, %s\n", input_damage(in), at,
		    input_is_between(in) ? "between" : "inside");
}

static void
read_file(struct span bytes, long n_threads, struct story *story)
{
	struct diag diag = DIAG_INIT;
	struct input *in;
	char name[400];
	int fd;

	snprintf(name, sizeof(name), "%s/streams", getenv("TMPDIR"));
	fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	CHECK(write(fd, bytes.ptr, bytes.len) == (ssize_t)bytes.len);
	close(fd);
	*story = (struct story){ BUFFER_INIT, 0 };
	in = input_open(name, &diag);
	input_let_resume(in);
	input_read_ahead(in, n_threads);
	do
		tell(in, story);
	while (input_damage(in) != NULL && input_resume(in));
	input_close(in);
	unlink(name);
	diag_finish(&diag);
}

static void
check_same(struct span bytes, const char *what, size_t at)
{
	struct story alone, together;
	char why[80];

	read_file(bytes, 0, &alone);
	read_file(bytes, THREADS, &together);
	snprintf(why, sizeof(why), "%s at %zu", what, at);
	if (!span_equal(buffer_span(&alone.told), buffer_span(&together.told)) ||
	    alone.n_bytes != together.n_bytes)
		unit_fail("not the same", 0, why);
	buffer_free(&alone.told);
	buffer_free(&together.told);
}

static void
gzip_streams(void)
{
	struct buffer file = BUFFER_INIT;
	unsigned state = 2;

	make_file(&file, codec_pack_gzip, true);
	check_same(buffer_span(&file), "whole", 0);
	for (size_t i = 0; i < FLIPS; i++) {
		size_t at = next_random(&state) % file.len;

		file.ptr[at] ^= (char)(1 << i % 8);
		check_same(buffer_span(&file), "flipped", at);
		file.ptr[at] ^= (char)(1 << i % 8);
	}
	for (size_t i = 0; i < CUTS; i++) {
		size_t at = 1 + next_random(&state) % file.len;

		check_same(span_slice(buffer_span(&file), 0, at), "cut", at);
	}
	buffer_free(&file);
}

static void
zstd_streams(void)
{
	struct buffer file = BUFFER_INIT;

	make_file(&file, codec_pack_zstd, false);
	check_same(buffer_span(&file), "whole", 0);
	file.ptr[file.len / 2] ^= 1;
	check_same(buffer_span(&file), "flipped", file.len / 2);
	buffer_free(&file);
}

int
main(void)
{
	static const struct unit tests[] = { UNIT(gzip_streams), UNIT(zstd_streams), UNIT_END };

	return unit_run(tests);
}
