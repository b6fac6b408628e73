/*
 * input - bytes from a file or standard input, decompressed by their magic number
 *
 * A plain file is read straight into the caller's buffer. Behind a compressed stream may come
 * another of the same kind, padding of the format, or the end; anything else is reported.
 */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "heap.h"
#include "input_whole.h"

enum { PIECE = 64 * 1024 /* what input_expand makes room for at a time */ };

static void
report_open(struct diag *diag, const char *name, const char *why)
{
	diag_report(diag, (struct place){ .file = name }, "cannot-open", "%s", why);
}

/* Is it something that bytes can be read from? Notes its size. */
static bool
is_readable(struct input *in)
{
	struct stat about;

	if (fstat(in->fd, &about) != 0) {
		report_open(in->diag, in->name, strerror(errno));
		return false;
	}
	if (S_ISDIR(about.st_mode)) {
		report_open(in->diag, in->name, "is a directory");
		return false;
	}
	if (S_ISREG(about.st_mode))
		in->size = (unsigned long long)about.st_size;
	return true;
}

struct input *
input_open_raw(const char *name, struct diag *diag)
{
	bool standard = name == NULL || (name[0] == '-' && name[1] == '\0');
	int fd = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	struct input *in;

	if (fd < 0) {
		report_open(diag, name, strerror(errno));
		return NULL;
	}
	in = heap_get_zeroed(1, sizeof(*in));
	in->fd = fd;
	in->name = standard ? "-" : name;
	in->diag = diag;
	in->buffer = heap_get(INPUT_BUFFER);
	if (!is_readable(in)) {
		input_close(in);
		return NULL;
	}
	if (in->size > 0)
		posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	return in;
}

struct input *
input_open(const char *name, struct diag *diag)
{
	struct input *in = input_open_raw(name, diag);

	if (in != NULL)
		in->undecided = true;
	return in;
}

/* Pieces of the file are found by their offsets, so it must be read from its start. */
void
input_read_ahead(struct input *in, long n_threads)
{
	if (in->size > 0 && in->undecided && lseek(in->fd, 0, SEEK_CUR) == 0)
		in->n_threads = n_threads;
}

static void
decide(struct input *in)
{
	input_fill(in, CODEC_MAGIC);
	in->undecided = false;
	in->codec = codec_find(in->rest);
	if (in->codec != NULL)
		in->state = in->codec->open();
}

/* No more bytes will come of what is damaged, unless the caller resumes. */
static void
give_up(struct input *in, const char *code, const char *why)
{
	in->damage = why;
	if (in->resumes)
		return;
	if (in->diag != NULL)
		diag_report(in->diag, (struct place){ .file = in->name }, code,
		    "%s: %s at byte %llu", in->codec->name, why, input_offset(in));
	in->rest.len = 0;
	in->ended = true;
}

static void
start_stream(struct input *in)
{
	in->codec->restart(in->state);
	in->between = false;
	in->stream = input_offset(in);
}

/* Between two streams: true when another one starts. */
static bool
next_stream(struct input *in)
{
	size_t padding;

	if (input_take_ahead(in))
		return true;
	while (input_fill(in, 1) && (padding = in->codec->padding(in->rest)) > 0)
		input_take(in, padding);
	if (in->rest.len == 0)
		return false;
	input_fill(in, CODEC_MAGIC);
	if (!in->codec->claims(in->rest)) {
		give_up(in, "trailing-garbage", "bytes that belong to no stream");
		return false;
	}
	start_stream(in);
	return true;
}

/* One step of the codec; false at the end of the input. */
static bool
decompress(struct input *in, struct codec_step *step)
{
	enum codec_result result;
	size_t room = step->room;
	bool starved = !input_fill(in, 1);

	step->in = in->rest;
	result = in->codec->step(in->state, step);
	input_take(in, in->rest.len - step->in.len);
	if (result == CODEC_END)
		in->between = true;
	else if (result == CODEC_BAD)
		give_up(in, "damaged", step->why);
	else if (starved && step->room == room)
		give_up(in, "truncated", "the stream is cut off");
	else
		return true;
	return result == CODEC_END;
}

static size_t
read_compressed(struct input *in, char *bytes, size_t size)
{
	struct codec_step step = { .out = bytes, .room = size };

	while (step.room == size && in->damage == NULL) {
		if (in->ready.ptr != NULL)
			input_give_ready(in, &step);
		else if (in->between ? !next_stream(in) : !decompress(in, &step))
			break;
	}
	in->given += size - step.room;
	return size - step.room;
}

size_t
input_read(struct input *in, char *bytes, size_t size)
{
	size_t n;

	if (size == 0)
		return 0;
	if (in->undecided)
		decide(in);
	if (in->codec != NULL)
		return read_compressed(in, bytes, size);
	if (in->rest.len == 0)
		return input_read_bytes(in, bytes, size);
	n = in->rest.len < size ? in->rest.len : size;
	memcpy(bytes, in->rest.ptr, n);
	input_take(in, n);
	return n;
}

bool
input_damaged(const struct input *in)
{
	return in->damage != NULL;
}

const char *
input_damage(const struct input *in)
{
	return in->damage;
}

void
input_let_resume(struct input *in)
{
	in->resumes = true;
}

/* Takes what stands before the next magic number; false if there is none. */
static bool
find_stream(struct input *in)
{
	while (input_fill(in, CODEC_MAGIC)) {
		size_t at = 0, last = in->rest.len - CODEC_MAGIC;

		while (at <= last && !in->codec->claims(span_slice(in->rest, at, in->rest.len)))
			at++;
		input_take(in, at);
		if (at <= last)
			return true;
	}
	input_take(in, in->rest.len);
	return false;
}

bool
input_resume(struct input *in)
{
	/* a codec may refuse a stream before it takes any of it: that one must not be found again */
	if (in->codec != NULL && input_offset(in) == in->stream && input_fill(in, 1))
		input_take(in, 1);
	if (in->codec == NULL || !find_stream(in))
		return false;
	in->damage = NULL;
	start_stream(in);
	return true;
}

bool
input_is_between(const struct input *in)
{
	return in->between;
}

unsigned long long
input_stream(const struct input *in)
{
	return in->stream;
}

bool
input_seek(struct input *in, unsigned long long offset)
{
	if (offset >= in->size || lseek(in->fd, (off_t)offset, SEEK_SET) < 0)
		return false;
	in->rest.len = 0;
	in->ready.ptr = NULL;
	in->taken = offset;
	in->damage = NULL;
	in->ended = false;
	in->between = in->codec != NULL;
	return true;
}

bool
input_is_packed(const struct input *in)
{
	return in->codec != NULL;
}

bool
input_has_stream_at(const struct input *in, unsigned long long offset)
{
	char head[CODEC_MAGIC];
	ssize_t n = in->codec == NULL ? 0 : pread(in->fd, head, sizeof(head), (off_t)offset);

	return n > 0 && in->codec->claims(span_make(head, (size_t)n));
}

bool
input_is_compressed(struct span bytes)
{
	return codec_find(bytes) != NULL;
}

/* As an input that has been read to its end, so that all of it is in the buffer. */
const char *
input_expand(struct span bytes, size_t limit, struct buffer *out)
{
	struct input in = { .fd = -1, .ended = true, .rest = bytes, .taken = bytes.len };
	size_t start = out->len, n = 1;

	in.codec = codec_find(bytes);
	if (in.codec == NULL)
		return "not compressed in a known way";
	in.state = in.codec->open();
	while (n > 0 && out->len - start <= limit) {
		n = read_compressed(&in, buffer_reserve(out, PIECE), PIECE);
		out->len += n;
	}
	in.codec->close(in.state);
	if (out->len - start <= limit)
		return in.damage;
	out->len = start + limit;
	return "has more than the limit";
}

bool
input_wait(struct input *in, int timeout_ms)
{
	return in->rest.len > 0 || in->ended || input_wait_bytes(in, timeout_ms);
}

bool
input_ready(struct input *in)
{
	return input_wait(in, 0);
}

const char *
input_name(const struct input *in)
{
	return in->name;
}

void
input_position(const struct input *in, unsigned long long *at, unsigned long long *total)
{
	*at = input_offset(in);
	*total = in->size;
}

bool
input_read_file(const char *name, struct buffer *out, struct diag *diag)
{
	struct input *in = input_open(name, diag);
	bool whole;
	size_t n;

	if (in == NULL)
		return false;
	while ((n = input_read(in, buffer_reserve(out, INPUT_BUFFER), INPUT_BUFFER)) > 0)
		out->len += n;
	whole = !input_damaged(in);
	input_close(in);
	return whole;
}

void
input_close(struct input *in)
{
	input_whole_free(in);
	if (in->state != NULL)
		in->codec->close(in->state);
	if (in->fd != STDIN_FILENO)
		close(in->fd);
	heap_free(in->buffer);
	heap_free(in);
}
