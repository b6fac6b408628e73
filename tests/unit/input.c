/* input: plain and compressed streams, and what is said of damaged ones */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "codec.h"
#include "heap.h"
#include "input.h"
#include "unit.h"

static const char text[] = "One small text to be packed, twice over: one small text to be packed.\n";

/* The text, packed by gzip -9n, zstd -19 --check, xz -9 --check=crc32 and bzip2 -9. */
static const unsigned char gzip[] = {
	0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xf3, 0xcf, 0x4b, 0x55, 0x28, 0xce,
	0x4d, 0xcc, 0xc9, 0x51, 0x28, 0x49, 0xad, 0x28, 0x51, 0x28, 0xc9, 0x57, 0x48, 0x4a, 0x55, 0x28,
	0x48, 0x4c, 0xce, 0x4e, 0x4d, 0xd1, 0x51, 0x28, 0x29, 0xcf, 0x4c, 0x4e, 0x55, 0xc8, 0x2f, 0x4b,
	0x2d, 0xb2, 0x52, 0xc8, 0xc7, 0xad, 0x50, 0x8f, 0x0b, 0x00, 0x25, 0x3b, 0x9d, 0xeb, 0x46, 0x00,
	0x00, 0x00,
};
static const unsigned char zstd[] = {
	0x28, 0xb5, 0x2f, 0xfd, 0x24, 0x46, 0x95, 0x01, 0x00, 0xc2, 0x42, 0x0a, 0x10, 0xa0, 0xed, 0xc4,
	0xaa, 0x43, 0x2f, 0x9e, 0xa7, 0x84, 0x59, 0x21, 0x1b, 0x2d, 0xaa, 0xc2, 0x46, 0x40, 0xa8, 0xc7,
	0x7b, 0x54, 0xff, 0x24, 0xb9, 0x0e, 0xe8, 0xea, 0x14, 0xe7, 0x1b, 0xeb, 0x7a, 0xe7, 0xd7, 0x6b,
	0x15, 0x06, 0xfd, 0x46, 0x02, 0x01, 0x00, 0x62, 0xb6, 0x2a, 0x03, 0xe2, 0x9e, 0x8c, 0xc1,
};
static const unsigned char xz[] = {
	0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x01, 0x69, 0x22, 0xde, 0x36, 0x02, 0x00, 0x21, 0x01,
	0x1c, 0x00, 0x00, 0x00, 0x10, 0xcf, 0x58, 0xcc, 0xe0, 0x00, 0x45, 0x00, 0x32, 0x5d, 0x00, 0x27,
	0x9b, 0x88, 0xa2, 0x03, 0x35, 0xbe, 0x70, 0x4d, 0xbe, 0x2f, 0x75, 0x37, 0x14, 0x0e, 0xa5, 0xe0,
	0x28, 0x5a, 0xed, 0xe6, 0xa0, 0x4a, 0x28, 0xce, 0x3a, 0xe8, 0xdb, 0x71, 0xcc, 0x97, 0xf9, 0x02,
	0x64, 0x8a, 0x5f, 0x92, 0xa6, 0x2c, 0x92, 0x32, 0xeb, 0x6b, 0x29, 0xa2, 0xcc, 0x1c, 0xe8, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x25, 0x3b, 0x9d, 0xeb, 0x00, 0x01, 0x4a, 0x46, 0x01, 0xf6, 0xaf, 0xb5,
	0x90, 0x42, 0x99, 0x0d, 0x01, 0x00, 0x00, 0x00, 0x00, 0x01, 0x59, 0x5a,
};
static const unsigned char bzip2[] = {
	0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, 0xfa, 0x4b, 0xa3, 0xd7, 0x00, 0x00,
	0x08, 0xdd, 0x80, 0x00, 0x10, 0x40, 0x05, 0x00, 0x10, 0x00, 0x00, 0xbe, 0x2f, 0xdd, 0xc0, 0x20,
	0x00, 0x48, 0x4a, 0xa1, 0x84, 0x60, 0x27, 0xa9, 0xea, 0x6d, 0x03, 0x53, 0x46, 0x80, 0x34, 0x00,
	0x1d, 0xe9, 0x0a, 0x70, 0x5c, 0xfc, 0xf2, 0xc2, 0xc9, 0x4f, 0x8a, 0x89, 0x82, 0x82, 0x20, 0xa2,
	0x99, 0xc0, 0xd1, 0x10, 0x90, 0xc3, 0x67, 0xb2, 0xa0, 0x21, 0x0f, 0x02, 0x50, 0x33, 0x31, 0xf1,
	0x77, 0x24, 0x53, 0x85, 0x09, 0x0f, 0xa4, 0xba, 0x3d, 0x70,
};

#define BYTES(array) { (const char *)(array), sizeof(array) }

static const struct span packed[] = { BYTES(gzip), BYTES(zstd), BYTES(xz), BYTES(bzip2) };

enum { N_PACKED = sizeof(packed) / sizeof(packed[0]) };

/* What came out of a file with these bytes, read `step` at a time. */
struct outcome {
	struct buffer out;
	unsigned long long n_reported;
	const char *code; /* of the last report */
	bool damaged;
	unsigned long long at, total;
};

static struct outcome
read_back(struct span bytes, size_t step)
{
	struct outcome outcome = { .out = BUFFER_INIT };
	struct diag diag = DIAG_INIT;
	struct input *in;
	char name[40];
	size_t n;
	int fd = memfd_create("input", 0);

	diag.quiet = true;
	CHECK(bytes.len == 0 || write(fd, bytes.ptr, bytes.len) == (ssize_t)bytes.len);
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	in = input_open(name, &diag);
	CHECK(input_ready(in));
	while ((n = input_read(in, buffer_reserve(&outcome.out, step), step)) > 0)
		outcome.out.len += n;
	CHECK_NUMBER(input_read(in, name, 1), 0);
	input_position(in, &outcome.at, &outcome.total);
	outcome.damaged = input_damaged(in);
	outcome.n_reported = diag.n_reported;
	outcome.code = diag.counts.n > 0 ? diag.counts.counts[diag.counts.n - 1].code : NULL;
	kinds_free(&diag.counts);
	input_close(in);
	close(fd);
	return outcome;
}

static void
check_clean(struct span bytes, const char *expected)
{
	static const size_t steps[] = { 1, 7, 1 << 16 };

	for (size_t i = 0; i < 3; i++) {
		struct outcome outcome = read_back(bytes, steps[i]);

		CHECK_SPAN(buffer_span(&outcome.out), expected);
		CHECK_NUMBER(outcome.n_reported, 0);
		CHECK(!outcome.damaged);
		CHECK_NUMBER(outcome.at, bytes.len);
		CHECK_NUMBER(outcome.total, bytes.len);
		buffer_free(&outcome.out);
	}
}

static void
check_damaged(struct span bytes, const char *code)
{
	struct outcome outcome = read_back(bytes, 1 << 16);
	struct buffer doubled = BUFFER_INIT;

	buffer_add(&doubled, SPAN(text));
	buffer_add(&doubled, SPAN(text));
	CHECK_NUMBER(outcome.n_reported, 1);
	CHECK(outcome.damaged);
	CHECK_SPAN(span_from(outcome.code), code);
	CHECK(span_starts(buffer_span(&doubled), buffer_span(&outcome.out)));
	buffer_free(&doubled);
	buffer_free(&outcome.out);
}

/* Two streams with something between and behind them. */
static struct span
join(struct buffer *buf, size_t kind, struct span between, struct span behind)
{
	buffer_reset(buf);
	buffer_add(buf, packed[kind]);
	buffer_add(buf, between);
	buffer_add(buf, packed[kind]);
	buffer_add(buf, behind);
	return buffer_span(buf);
}

static void
reads_plain_and_packed_files(void)
{
	check_clean(SPAN(""), "");
	check_clean(SPAN("x"), "x");
	check_clean(SPAN(text), text);
	check_clean(SPAN("BZh9 is text here"), "BZh9 is text here");
	for (size_t i = 0; i < N_PACKED; i++)
		check_clean(packed[i], text);
}

static void
reads_several_streams_and_padding(void)
{
	struct span zeros = { "\0\0\0\0\0\0\0\0", 8 };
	struct buffer buf = BUFFER_INIT, doubled = BUFFER_INIT;

	buffer_add(&doubled, SPAN(text));
	buffer_add(&doubled, SPAN(text));
	buffer_add_byte(&doubled, '\0');
	for (size_t i = 0; i < N_PACKED; i++)
		check_clean(join(&buf, i, SPAN(""), SPAN("")), doubled.ptr);
	check_clean(join(&buf, 0, SPAN(""), zeros), doubled.ptr);
	check_clean(join(&buf, 2, zeros, zeros), doubled.ptr);
	check_clean(join(&buf, 1, span_make("\x50\x2a\x4d\x18\2\0\0\0hi", 10), SPAN("")), doubled.ptr);
	buffer_free(&buf);
	buffer_free(&doubled);
}

static void
reports_every_cut(void)
{
	struct buffer buf = BUFFER_INIT;

	for (size_t i = 0; i < N_PACKED; i++) {
		for (size_t len = 6; len < packed[i].len; len++)
			check_damaged(span_slice(packed[i], 0, len), "truncated");
		join(&buf, i, SPAN(""), SPAN(""));
		for (size_t len = packed[i].len + 6; len < buf.len; len++)
			check_damaged(span_slice(buffer_span(&buf), 0, len), "truncated");
	}
	buffer_free(&buf);
}

static void
reports_trailing_garbage(void)
{
	struct buffer buf = BUFFER_INIT;

	for (size_t i = 0; i < N_PACKED; i++) {
		check_damaged(join(&buf, i, SPAN(""), SPAN("garbage")), "trailing-garbage");
		check_damaged(join(&buf, i, SPAN("x"), SPAN("")), "trailing-garbage");
		check_damaged(join(&buf, i, SPAN(""), packed[(i + 1) % N_PACKED]), "trailing-garbage");
	}
	buffer_free(&buf);
}

/* A flipped bit is found, or it is one of those that mean nothing (times and flags of headers). */
static void
reports_flipped_bits(void)
{
	struct buffer buf = BUFFER_INIT;

	for (size_t i = 0; i < N_PACKED; i++) {
		for (size_t bit = 0; bit < packed[i].len * 8; bit++) {
			struct outcome outcome;

			buffer_reset(&buf);
			buffer_add(&buf, packed[i]);
			buf.ptr[bit / 8] ^= (char)(1 << bit % 8);
			outcome = read_back(buffer_span(&buf), 1 << 16);
			CHECK(outcome.damaged || span_equal(buffer_span(&outcome.out), SPAN(text)) ||
			    span_equal(buffer_span(&outcome.out), buffer_span(&buf)));
			CHECK(outcome.n_reported == outcome.damaged);
			buffer_free(&outcome.out);
		}
	}
	buffer_free(&buf);
}

/* Read byte by byte, a damaged member gives what it gives when there is room for all of it. */
static void
gives_all_before_damage_in_gzip(void)
{
	struct buffer buf = BUFFER_INIT;

	for (size_t bit = 0; bit < packed[0].len * 8; bit++) {
		struct outcome whole, stepwise;

		buffer_reset(&buf);
		buffer_add(&buf, packed[0]);
		buf.ptr[bit / 8] ^= (char)(1 << bit % 8);
		whole = read_back(buffer_span(&buf), 1 << 16);
		stepwise = read_back(buffer_span(&buf), 1);
		CHECK(span_equal(buffer_span(&stepwise.out), buffer_span(&whole.out)));
		CHECK_NUMBER(stepwise.damaged, whole.damaged);
		CHECK_NUMBER(stepwise.n_reported, whole.n_reported);
		buffer_free(&whole.out);
		buffer_free(&stepwise.out);
	}
	buffer_free(&buf);
}

/* The last eight bytes of a gzip member: CRC and length. */
static void
checks_crc_and_length_of_gzip(void)
{
	struct buffer buf = BUFFER_INIT;

	for (size_t back = 1; back <= 8; back++) {
		buffer_reset(&buf);
		buffer_add(&buf, packed[0]);
		buf.ptr[buf.len - back] ^= 0x10;
		check_damaged(buffer_span(&buf), "damaged");
	}
	buffer_free(&buf);
}

/* Three streams, the second with a wrong checksum: what comes out of the others, and where they start. */
static void
goes_on_behind_damage(void)
{
	struct buffer bytes = BUFFER_INIT;
	struct diag diag = DIAG_INIT;
	struct input *in;
	char name[40], out[256];
	int fd = memfd_create("input", 0);

	join(&bytes, 0, packed[0], SPAN(""));
	bytes.ptr[2 * sizeof(gzip) - 6] ^= 1;
	CHECK(write(fd, bytes.ptr, bytes.len) == (ssize_t)bytes.len);
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	in = input_open(name, &diag);
	input_let_resume(in);
	CHECK_SPAN(span_make(out, input_read(in, out, sizeof(out))), text);
	CHECK_NUMBER(input_stream(in), 0);
	CHECK_NUMBER(input_read(in, out, 10), 10);
	CHECK_NUMBER(input_stream(in), sizeof(gzip));
	while (input_read(in, out, sizeof(out)) > 0)
		continue;
	CHECK_SPAN(span_from(input_damage(in)), "incorrect data check");
	CHECK(input_resume(in) && input_damage(in) == NULL);
	CHECK_SPAN(span_make(out, input_read(in, out, sizeof(out))), text);
	CHECK_NUMBER(input_stream(in), 2 * sizeof(gzip));
	CHECK(input_read(in, out, sizeof(out)) == 0 && input_damage(in) == NULL);
	CHECK(!input_resume(in));
	CHECK_NUMBER(diag.n_reported, 0);
	input_close(in);
	close(fd);
	buffer_free(&bytes);
}

/* What a library left on the stack must not be all that it knows of the bytes it had. */
static void
overwrite_stack(void)
{
	volatile char bytes[8192];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = '\xff';
}

/* Gives a gzip stream to the codec byte by byte; out has room for all of it. What came out. */
static struct span
step_by_byte(struct span bytes, char *out, size_t room, enum codec_result *result)
{
	struct codec_step step = { .out = out, .room = room };
	void *state = codec_gzip.open();

	*result = CODEC_MORE;
	for (size_t i = 0; i < bytes.len && *result == CODEC_MORE; i++) {
		step.in = span_slice(bytes, i, i + 1);
		overwrite_stack();
		*result = codec_gzip.step(state, &step);
	}
	codec_gzip.close(state);
	return span_make(out, room - step.room);
}

static void
header_of_gzip_may_come_in_pieces(void)
{
	enum { FLAGS = 3, FIXED = 10, HAS_CRC = 2, HAS_EXTRA = 4, HAS_NAME = 8, HAS_COMMENT = 16 };
	struct buffer bytes = BUFFER_INIT;
	enum codec_result result;
	char out[256];
	uint32_t crc;

	for (int flags = 0; flags < 2 * HAS_COMMENT; flags += HAS_CRC) {
		buffer_reset(&bytes);
		buffer_add(&bytes, span_slice(packed[0], 0, FIXED));
		bytes.ptr[FLAGS] = (char)flags;
		if (flags & HAS_EXTRA)
			buffer_add(&bytes, SPAN("\4\0abcd"));
		if (flags & HAS_NAME)
			buffer_add(&bytes, SPAN("name\0"));
		if (flags & HAS_COMMENT)
			buffer_add(&bytes, SPAN("comment\0"));
		crc = codec_crc32(buffer_span(&bytes));
		if (flags & HAS_CRC) {
			buffer_add_byte(&bytes, (char)(crc & 0xff));
			buffer_add_byte(&bytes, (char)(crc >> 8 & 0xff));
		}
		buffer_add(&bytes, span_slice(packed[0], FIXED, packed[0].len));
		CHECK_SPAN(step_by_byte(buffer_span(&bytes), out, sizeof(out), &result), text);
		CHECK(result == CODEC_END);
		bytes.ptr[FLAGS + 1] ^= 1; /* the time, of which nothing but the checksum tells */
		step_by_byte(buffer_span(&bytes), out, sizeof(out), &result);
		CHECK(result == (flags & HAS_CRC ? CODEC_BAD : CODEC_END));
	}
	buffer_free(&bytes);
}

static void
expands_in_memory(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK(!input_is_compressed(SPAN(text)));
	for (size_t i = 0; i < N_PACKED; i++) {
		buffer_reset(&out);
		CHECK(input_is_compressed(packed[i]));
		CHECK(input_expand(packed[i], sizeof(text) - 1, &out) == NULL);
		CHECK_SPAN(buffer_span(&out), text);
		buffer_reset(&out);
		CHECK_SPAN(span_from(input_expand(packed[i], 5, &out)), "has more than the limit");
		CHECK_NUMBER(out.len, 5);
		CHECK_SPAN(span_from(input_expand(span_slice(packed[i], 0, 30), 1000, &out)),
		    "the stream is cut off");
	}
	buffer_free(&out);
}

static void
refuses_what_cannot_be_read(void)
{
	struct diag diag = DIAG_INIT;

	diag.quiet = true;
	CHECK(input_open("/proc/self/fd/no-such-file", &diag) == NULL);
	CHECK(input_open("/", &diag) == NULL);
	CHECK_NUMBER(diag.n_reported, 2);
	kinds_free(&diag.counts);
}

static void
knows_when_it_would_wait(void)
{
	struct diag diag = DIAG_INIT;
	struct input *in;
	char name[40], bytes[8];
	int ends[2];

	CHECK(pipe(ends) == 0);
	snprintf(name, sizeof(name), "/proc/self/fd/%d", ends[0]);
	in = input_open_raw(name, &diag);
	CHECK(!input_ready(in));
	CHECK(write(ends[1], "ab", 2) == 2);
	CHECK(input_ready(in));
	CHECK_NUMBER(input_read(in, bytes, sizeof(bytes)), 2);
	CHECK(!input_ready(in));
	close(ends[1]);
	CHECK(input_ready(in));
	CHECK_NUMBER(input_read(in, bytes, sizeof(bytes)), 0);
	input_close(in);
	close(ends[0]);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(reads_plain_and_packed_files),
		UNIT(reads_several_streams_and_padding),
		UNIT(reports_every_cut),
		UNIT(reports_trailing_garbage),
		UNIT(reports_flipped_bits),
		UNIT(gives_all_before_damage_in_gzip),
		UNIT(checks_crc_and_length_of_gzip),
		UNIT(goes_on_behind_damage),
		UNIT(header_of_gzip_may_come_in_pieces),
		UNIT(expands_in_memory),
		UNIT(refuses_what_cannot_be_read),
		UNIT(knows_when_it_would_wait),
		UNIT_END,
	};

	return unit_run(tests);
}
