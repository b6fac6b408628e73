/*
 * bundle - opens an operand as the kind of bundle it is, and counts, names and limits its members
 *
 * A regular file that begins as zip, 7z, rar or cab is handed to libarchive by name, since those
 * are read by seeking. Anything else is a stream, decompressed by input: text is a single page, the
 * rest goes to libarchive, and what libarchive does not know is a single page again.
 */
#include "bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bundle_reader.h"
#include "heap.h"
#include "utf8.h"

enum {
	HEAD_BYTES = 512,
	ZERO_BYTES = 64 * 1024, /* a tar without members has fewer, an ISO image 32 KiB */
	NAMES_MAX = 1 << 20, /* that are compared, in 16 MiB; of a larger bundle the first ones */
};

static bool
stream_open(struct bundle *bundle)
{
	bundle->stream.in = input_open(bundle->file, bundle->diag);
	if (bundle->stream.in == NULL)
		return false;
	if (bundle->limits.ratio == 0 || bundle->limits.ratio >= INPUT_AHEAD_RATIO)
		input_read_ahead(bundle->stream.in, bundle->jobs - 1);
	return true;
}

static void
add_base_name(struct buffer *name, const char *path)
{
	struct span rest = span_from(path);
	size_t start;

	while (rest.len > 1 && rest.ptr[rest.len - 1] == '/')
		rest.len--;
	for (start = rest.len; start > 0 && rest.ptr[start - 1] != '/';)
		start--;
	utf8_repair(span_slice(rest, start, rest.len), name);
}

/* `.` and `..` have no name of their own, nor has `/`. */
void
bundle_base_name(const char *file, const char *label, struct buffer *name)
{
	char path[PATH_MAX];
	struct span base;

	if (label != NULL) {
		utf8_repair(span_from(label), name);
		return;
	}
	if (strcmp(file, "-") == 0) {
		buffer_add(name, SPAN("stdin"));
		return;
	}
	add_base_name(name, file);
	base = buffer_span(name);
	if ((span_equal(base, SPAN(".")) || span_equal(base, SPAN(".."))) &&
	    realpath(file, path) != NULL) {
		buffer_reset(name);
		add_base_name(name, path);
	}
	if (name->len == 0)
		buffer_add(name, SPAN("root"));
}

/* True for what libarchive had better read by seeking; a pipe cannot, and is streamed. */
static bool
is_seekable_archive(const char *file)
{
	static const struct span magics[] = { SPAN("PK\3\4"), SPAN("PK\5\6"), SPAN("7z\xBC\xAF"),
		SPAN("Rar!"), SPAN("MSCF") };
	bool is_stdin = strcmp(file, "-") == 0;
	int fd = is_stdin ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	char head[4];
	ssize_t len = -1;
	struct stat info;

	if (fd < 0)
		return false;
	if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && lseek(fd, 0, SEEK_CUR) == 0)
		len = pread(fd, head, sizeof(head), 0);
	if (!is_stdin)
		close(fd);
	for (size_t i = 0; len == (ssize_t)sizeof(head) && i < sizeof(magics) / sizeof(magics[0]); i++)
		if (memcmp(magics[i].ptr, head, sizeof(head)) == 0)
			return true;
	return false;
}

/*
 * Archives hold zero bytes in their first block, or begin with one of these words; so does UTF-16,
 * which libarchive then declines.
 */
static bool
is_archive(struct span head)
{
	static const struct span magics[] = { SPAN("!<arch>\n"), SPAN("070701"), SPAN("070702"),
		SPAN("070707"), SPAN("\x04\x22\x4D\x18"), SPAN("LZIP"), SPAN("\x1F\x9D") };

	for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (span_starts(head, magics[i]))
			return true;
	return head.len > 0 && memchr(head.ptr, 0, head.len) != NULL;
}

/* Of a failed download, say, nothing but zeros: libarchive would read them to their end for a tar. */
static bool
begins_with_zeros(struct bundle_stream *stream)
{
	struct span head = bundle_stream_peek(stream, 1);

	if (head.len == 0 || head.ptr[0] != 0)
		return false;
	head = span_slice(bundle_stream_peek(stream, ZERO_BYTES), 0, ZERO_BYTES);
	return head.len == ZERO_BYTES && memcmp(head.ptr, head.ptr + 1, head.len - 1) == 0;
}

static bool
is_directory(const char *file)
{
	struct stat info;

	return strcmp(file, "-") != 0 && stat(file, &info) == 0 && S_ISDIR(info.st_mode);
}

/* Chooses the kind. False when nothing can be read at all, which has been reported. */
static bool
open_kind(struct bundle *bundle)
{
	if (is_directory(bundle->file)) {
		bundle_directory_open(bundle);
		return true;
	}
	if (is_seekable_archive(bundle->file) && bundle_archive_open_file(bundle))
		return true;
	if (!stream_open(bundle))
		return false;
	if (bundle_warc_open(bundle))
		return true;
	if (begins_with_zeros(&bundle->stream)) {
		diag_report(bundle->diag, BUNDLE_PLACE(bundle), "not-a-page",
		    "begins with %d zero bytes: is neither an archive nor HTML or text", ZERO_BYTES);
		return false;
	}
	if (is_archive(span_slice(bundle_stream_peek(&bundle->stream, HEAD_BYTES), 0, HEAD_BYTES)) &&
	    bundle_archive_open_stream(bundle))
		return true;
	bundle_single_open(bundle);
	return true;
}

struct bundle *
bundle_open(const char *file, const char *label, const struct bundle_limits *limits, long jobs,
    struct diag *diag)
{
	struct bundle *bundle = heap_get_zeroed(1, sizeof(*bundle));

	bundle->file = file;
	bundle->limits = *limits;
	bundle->jobs = jobs;
	bundle->unheard = (struct diag)DIAG_INIT;
	bundle->unheard.quiet = true;
	bundle->diag = diag;
	bundle_base_name(file, label, &bundle->name);
	if (open_kind(bundle))
		return bundle;
	bundle_close(bundle);
	return NULL;
}

bool
bundle_begin_at(struct bundle *bundle, unsigned long long index, unsigned long long offset)
{
	if (offset == 0) {
		bundle->skip_to = index;
		return true;
	}
	bundle->n_members = index;
	if (bundle_warc_seek(bundle, offset))
		return true;
	diag_report(bundle->diag, BUNDLE_PLACE(bundle), "cannot-seek",
	    "cannot be read from byte %llu on: that takes a WARC, in a file and larger than that", offset);
	return false;
}

/* Two members of one name would be records of one id. */
static void
check_name(struct bundle *bundle, const struct bundle_member *member)
{
	if (!member->regular || bundle->names.n == NAMES_MAX ||
	    hash_set_add(&bundle->names, span_hash(member->name)))
		return;
	diag_report(bundle->diag,
	    (struct place){ .file = bundle->file, .member = member->name }, "duplicate-name",
	    "is there more than once, and so is its id");
}

static bool
next_member(struct bundle *bundle, struct bundle_member *member, struct buffer *out)
{
	size_t start = out->len;

	*member = (struct bundle_member){ .index = bundle->n_members };
	buffer_reset(&bundle->why);
	if (bundle->n_members == bundle->limits.members) {
		diag_report(bundle->diag, BUNDLE_PLACE(bundle), "too-many",
		    "has more than %llu members: the rest is not read (see --max-members)",
		    bundle->limits.members);
		return false;
	}
	if (!bundle->next(bundle, member, out))
		return false;
	if (member->fault != NULL)
		out->len = start;
	member->length = out->len - start;
	check_name(bundle, member);
	bundle->n_members++;
	return true;
}

bool
bundle_next(struct bundle *bundle, struct bundle_member *member, struct buffer *out)
{
	struct diag *diag = bundle->diag;
	size_t start = out->len;
	bool found = true;

	bundle->diag = &bundle->unheard;
	while (found && bundle_skips(bundle)) {
		found = next_member(bundle, member, out);
		out->len = start;
	}
	bundle->diag = diag;
	if (!found && bundle->n_members < bundle->limits.members) {
		diag_report(diag, BUNDLE_PLACE(bundle), "too-few",
		    "has only %llu members: there is none to begin with (see --from-index)",
		    bundle->n_members);
		return false;
	}
	return next_member(bundle, member, out);
}

bool
bundle_ready(struct bundle *bundle)
{
	const struct bundle_stream *stream = &bundle->stream;

	return stream->in == NULL || stream->ended || stream->head_used < stream->head.len ||
	    input_ready(stream->in);
}

struct span
bundle_name(const struct bundle *bundle)
{
	return buffer_span(&bundle->name);
}

bool
bundle_is_single(const struct bundle *bundle)
{
	return bundle->single;
}

void
bundle_close(struct bundle *bundle)
{
	if (bundle == NULL)
		return;
	if (bundle->close != NULL)
		bundle->close(bundle);
	if (bundle->stream.in != NULL)
		input_close(bundle->stream.in);
	diag_finish(&bundle->unheard);
	hash_set_free(&bundle->names);
	buffer_free(&bundle->stream.head);
	buffer_free(&bundle->name);
	buffer_free(&bundle->member_name);
	buffer_free(&bundle->why);
	buffer_free(&bundle->head);
	heap_free(bundle);
}
