/*
 * inject - makes the N-th allocation or the N-th write of a program fail, and its reads short
 *
 * Preloaded into a tool by the tests: LD_PRELOAD=$INJECT with FAIL_ALLOCATION=N or FAIL_WRITE=N
 * (counted from 1; a write fails with ENOSPC), READ_AT_MOST=N bytes at a time, INTERRUPT_READS=1 (every
 * second one), NO_TMPFILE=1 (a file system that knows no files without a name), or
 * COUNT_ALLOCATIONS=FILE, which gets their number at the end. The program's own code knows nothing of
 * this.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *ptr, size_t size);

static atomic_long n_allocations, n_writes, n_reads;
static long fail_allocation, fail_write, read_at_most;
static int interrupt_reads, no_tmpfile;

__attribute__((constructor)) static void
read_orders(void)
{
	const char *order = getenv("FAIL_ALLOCATION");

	if (order != NULL)
		fail_allocation = atol(order);
	order = getenv("FAIL_WRITE");
	if (order != NULL)
		fail_write = atol(order);
	order = getenv("READ_AT_MOST");
	if (order != NULL)
		read_at_most = atol(order);
	interrupt_reads = getenv("INTERRUPT_READS") != NULL;
	no_tmpfile = getenv("NO_TMPFILE") != NULL;
	atomic_store(&n_allocations, 0); /* those of the libraries that started before */
}

__attribute__((destructor)) static void
write_count(void)
{
	const char *name = getenv("COUNT_ALLOCATIONS");
	FILE *file = name == NULL ? NULL : fopen(name, "w");

	if (file == NULL)
		return;
	fprintf(file, "%ld\n", atomic_load(&n_allocations));
	fclose(file);
}

static int
fails(void)
{
	if (atomic_fetch_add(&n_allocations, 1) + 1 != fail_allocation)
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *ptr, size_t size)
{
	return fails() ? NULL : __libc_realloc(ptr, size);
}

ssize_t
write(int fd, const void *bytes, size_t size)
{
	static ssize_t (*next)(int, const void *, size_t);

	if (next == NULL)
		next = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
	if (fd != STDERR_FILENO && fail_write != 0 &&
	    atomic_fetch_add(&n_writes, 1) + 1 == fail_write) {
		errno = ENOSPC;
		return -1;
	}
	return next(fd, bytes, size);
}

ssize_t
read(int fd, void *bytes, size_t size)
{
	static ssize_t (*next)(int, void *, size_t);

	if (next == NULL)
		next = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
	if (interrupt_reads && atomic_fetch_add(&n_reads, 1) % 2 == 0) {
		errno = EINTR;
		return -1;
	}
	if (read_at_most > 0 && size > (size_t)read_at_most)
		size = (size_t)read_at_most;
	return next(fd, bytes, size);
}

int
open(const char *name, int flags, ...)
{
	static int (*next)(const char *, int, mode_t);
	mode_t mode = 0;
	va_list args;

	va_start(args, flags);
	if (flags & (O_CREAT | O_TMPFILE))
		mode = va_arg(args, mode_t);
	va_end(args);
	if (next == NULL)
		next = (int (*)(const char *, int, mode_t))dlsym(RTLD_NEXT, "open");
	if (no_tmpfile && (flags & O_TMPFILE) == O_TMPFILE) {
		errno = EOPNOTSUPP;
		return -1;
	}
	return next(name, flags, mode);
}
