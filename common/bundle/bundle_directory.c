/*
 * bundle_directory - the files below a directory, in byte order of their paths
 *
 * Symbolic links are members without content, like other things that are no files: a tree unpacked
 * from an archive of unknown origin must not make us read what lies outside it. Compressed files
 * are handed out as they are, as archives do. Memory grows with the entries of a directory, not with
 * those of the tree.
 */
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <unistd.h>

#include "bundle_reader.h"
#include "utf8.h"

enum { READ_BYTES = 64 * 1024 };

/* As if directories ended in a slash, so that the order is that of whole paths. */
static int
by_path(const FTSENT **a, const FTSENT **b)
{
	const FTSENT *x = *a, *y = *b;
	size_t len = x->fts_namelen < y->fts_namelen ? x->fts_namelen : y->fts_namelen;
	int order = memcmp(x->fts_name, y->fts_name, len);
	unsigned char next_x, next_y;

	if (order != 0)
		return order;
	next_x = len < x->fts_namelen ? (unsigned char)x->fts_name[len] : x->fts_info == FTS_D ? '/' : 0;
	next_y = len < y->fts_namelen ? (unsigned char)y->fts_name[len] : y->fts_info == FTS_D ? '/' : 0;
	return next_x - next_y;
}

/* The path below the directory given. */
static struct span
path_below(const struct bundle *bundle, const FTSENT *entry)
{
	struct span path = span_make(entry->fts_path, entry->fts_pathlen);

	path = span_slice(path, strlen(bundle->file), path.len);
	while (path.len > 0 && path.ptr[0] == '/')
		path = span_slice(path, 1, path.len);
	return path;
}

/* Appends a piece of a file; a signal, as on file systems of a network, is no end of it. */
static ssize_t
read_piece(int fd, struct buffer *out)
{
	ssize_t len;

	do
		len = read(fd, buffer_reserve(out, READ_BYTES), READ_BYTES);
	while (len < 0 && errno == EINTR);
	if (len > 0)
		out->len += (size_t)len;
	return len;
}

static void
read_file(struct bundle *bundle, const FTSENT *entry, struct bundle_member *member,
    struct buffer *out)
{
	size_t start = out->len;
	int fd = open(entry->fts_accpath, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	ssize_t len = -1;

	while (fd >= 0 && (len = read_piece(fd, out)) > 0) {
		if (out->len - start <= bundle->limits.member_bytes)
			continue;
		bundle_fault_size(bundle, member);
		break;
	}
	if (len < 0)
		bundle_fault(bundle, member, "cannot-read", "%s", strerror(errno));
	if (fd >= 0)
		close(fd);
}

static void
stop(const struct bundle *bundle)
{
	diag_stop("%s: %s", bundle->file, strerror(errno));
}

/* The next entry that is no directory; NULL at the end. Directories that cannot be read are told. */
static FTSENT *
next_entry(struct bundle *bundle)
{
	FTSENT *entry;

	while ((entry = fts_read(bundle->reader)) != NULL) {
		struct place place = BUNDLE_PLACE(bundle);

		if (entry->fts_level > 0)
			place.member = path_below(bundle, entry);
		if (entry->fts_info == FTS_DNR)
			diag_report(bundle->diag, place, "cannot-read", "%s", strerror(entry->fts_errno));
		else if (entry->fts_info != FTS_D && entry->fts_info != FTS_DP)
			return entry;
	}
	if (errno != 0) /* no end, but the tree cannot be walked on: out of memory */
		stop(bundle);
	return NULL;
}

static bool
next_member(struct bundle *bundle, struct bundle_member *member, struct buffer *out)
{
	FTSENT *entry = next_entry(bundle);

	if (entry == NULL)
		return false;
	buffer_reset(&bundle->member_name);
	utf8_repair(path_below(bundle, entry), &bundle->member_name);
	member->name = buffer_span(&bundle->member_name);
	member->regular = entry->fts_info == FTS_F;
	if (entry->fts_info == FTS_NS || entry->fts_info == FTS_ERR)
		bundle_fault(bundle, member, "cannot-read", "%s", strerror(entry->fts_errno));
	else if (member->regular)
		read_file(bundle, entry, member, out);
	return true;
}

static void
close_directory(struct bundle *bundle)
{
	fts_close(bundle->reader);
}

void
bundle_directory_open(struct bundle *bundle)
{
	union { const char *file; char *fts; } name = { .file = bundle->file };
	char *paths[] = { name.fts, NULL };

	bundle->reader = fts_open(paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_path);
	if (bundle->reader == NULL)
		stop(bundle);
	bundle->next = next_member;
	bundle->close = close_directory;
}
