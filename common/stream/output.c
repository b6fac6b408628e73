/*
 * output - the one door bytes leave by
 */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buffer.h"
#include "diag.h"
#include "heap.h"

enum { FILE_MODE = 0666 };

_Noreturn static void
fail(struct output *out, const char *what)
{
	int error = errno;
	const char *name = out->name != NULL ? out->name : "standard output";

	if (out->temporary_name != NULL)
		unlink(out->temporary_name);
	/* whoever started us may have SIGPIPE ignored; a closed pipe is still no news */
	if (error == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	diag_stop("%s: cannot %s: %s", name, what, strerror(error));
}

/* "DIR/.NAME.XXXXXX" for "DIR/NAME": beside it, so that it can be renamed. */
static char *
temporary_name(const char *name)
{
	const char *base = strrchr(name, '/');
	struct buffer made = BUFFER_INIT;

	base = base == NULL ? name : base + 1;
	buffer_print(&made, "%.*s.%.200s.XXXXXX", (int)(base - name), name, base);
	buffer_add_byte(&made, '\0');
	return made.ptr;
}

/* Without a name in the folder of `name`; -1 where that does not work. */
static int
open_unnamed(const char *name)
{
	const char *base = strrchr(name, '/');
	struct buffer folder = BUFFER_INIT;
	int fd;

	if (access("/proc/self/fd", X_OK) != 0)
		return -1;
	buffer_print(&folder, "%.*s", base == NULL ? 0 : (int)(base - name), name);
	if (folder.len == 0)
		buffer_print(&folder, base == NULL ? "." : "/");
	buffer_add_byte(&folder, '\0');
	fd = open(folder.ptr, O_WRONLY | O_TMPFILE | O_CLOEXEC, FILE_MODE);
	buffer_free(&folder);
	return fd;
}

/* Where a symbolic link leads to, to be freed; NULL for what is none. */
static char *
link_target(const char *name)
{
	struct stat status;
	struct buffer target = BUFFER_INIT;

	if (lstat(name, &status) != 0 || !S_ISLNK(status.st_mode))
		return NULL;
	if (realpath(name, buffer_reserve(&target, PATH_MAX)) == NULL)
		buffer_free(&target);
	return target.ptr;
}

static const char *
path_of(const struct output *out)
{
	return out->target != NULL ? out->target : out->name;
}

static int
open_beside(struct output *out)
{
	mode_t mask = umask(0);
	int fd;

	umask(mask);
	out->temporary_name = temporary_name(path_of(out));
	fd = mkostemp(out->temporary_name, O_CLOEXEC);
	if (fd >= 0)
		fchmod(fd, FILE_MODE & ~mask);
	return fd;
}

/*
 * A pipe of the size of our buffer: a chain of filters then switches processes a fifth as often and
 * takes a fifth less CPU (1 GB through three). Where it is not allowed the pipe stays as it is.
 */
static void
enlarge_pipe(int fd)
{
	int size = fcntl(fd, F_GETPIPE_SZ);

	if (size > 0 && size < OUTPUT_BUFFER)
		fcntl(fd, F_SETPIPE_SZ, OUTPUT_BUFFER);
}

void
output_open(struct output *out, const char *name)
{
	struct stat status;
	bool exists;

	*out = (struct output){ .fd = STDOUT_FILENO, .name = name };
	if (name == NULL || strcmp(name, "-") == 0) {
		out->name = NULL;
		enlarge_pipe(out->fd);
		return;
	}
	exists = stat(name, &status) == 0;
	if (exists && !S_ISREG(status.st_mode)) {
		out->fd = open(name, O_WRONLY | O_CLOEXEC);
	} else {
		out->renames = true;
		out->target = link_target(name);
		out->fd = open_unnamed(path_of(out));
		if (out->fd < 0)
			out->fd = open_beside(out);
	}
	if (out->fd < 0)
		fail(out, "write");
	if (exists && out->renames)
		fchmod(out->fd, status.st_mode & 0777);
}

void
output_attach(struct output *out, int fd, const char *name)
{
	*out = (struct output){ .fd = fd, .name = name, .borrowed = true };
}

/* A descriptor shared with others may have been made non-blocking by one of them. */
static bool
may_go_on(struct output *out)
{
	struct pollfd one = { .fd = out->fd, .events = POLLOUT };

	if (errno == EAGAIN)
		return poll(&one, 1, -1) >= 0 || errno == EINTR;
	return errno == EINTR;
}

static void
write_all(struct output *out, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t written = write(out->fd, bytes, len);

		if (written < 0 && !may_go_on(out))
			fail(out, "write");
		if (written > 0) {
			bytes += written;
			len -= (size_t)written;
		}
	}
}

void
output_write(struct output *out, struct span bytes)
{
	if (bytes.len > OUTPUT_BUFFER - out->used)
		output_flush(out);
	if (bytes.len >= OUTPUT_BUFFER / 2) {
		output_flush(out);
		write_all(out, bytes.ptr, bytes.len);
		return;
	}
	if (bytes.len == 0)
		return;
	if (out->buffer == NULL)
		out->buffer = heap_get(OUTPUT_BUFFER);
	memcpy(out->buffer + out->used, bytes.ptr, bytes.len);
	out->used += bytes.len;
}

void
output_flush(struct output *out)
{
	write_all(out, out->buffer, out->used);
	out->used = 0;
}

/* linkat cannot replace a file, rename can: so the unnamed file gets a temporary name first. */
static void
give_temporary_name(struct output *out)
{
	char path[40];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", out->fd);
	for (;;) {
		char *made = temporary_name(path_of(out));
		int fd = mkostemp(made, O_CLOEXEC);

		if (fd >= 0) {
			close(fd);
			unlink(made);
		}
		if (fd >= 0 && linkat(AT_FDCWD, path, AT_FDCWD, made, AT_SYMLINK_FOLLOW) == 0) {
			out->temporary_name = made;
			return;
		}
		heap_free(made);
		if (errno != EEXIST)
			fail(out, "write");
	}
}

void
output_close(struct output *out)
{
	output_flush(out);
	if (out->renames && out->temporary_name == NULL)
		give_temporary_name(out);
	if (!out->borrowed && close(out->fd) != 0 && errno != EINTR)
		fail(out, "write");
	if (out->renames && rename(out->temporary_name, path_of(out)) != 0)
		fail(out, "write");
	heap_free(out->target);
	heap_free(out->temporary_name);
	heap_free(out->buffer);
	*out = (struct output){ .fd = -1 };
}

void
output_abandon(struct output *out)
{
	if (out->temporary_name != NULL)
		unlink(out->temporary_name);
	if (out->name != NULL && !out->borrowed)
		close(out->fd);
	heap_free(out->target);
	heap_free(out->temporary_name);
	heap_free(out->buffer);
	*out = (struct output){ .fd = -1 };
}
