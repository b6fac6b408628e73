/*
 * input_bytes - the bytes of an input as they are stored
 */
#include "input_bytes.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

bool
input_wait_bytes(struct input *in, int timeout_ms)
{
	struct pollfd poller = { .fd = in->fd, .events = POLLIN };

	return poll(&poller, 1, timeout_ms) > 0;
}

size_t
input_read_bytes(struct input *in, char *bytes, size_t size)
{
	if (in->adrift)
		lseek(in->fd, (off_t)in->taken, SEEK_SET);
	in->adrift = false;
	while (!in->ended) {
		ssize_t n = read(in->fd, bytes, size);

		if (n > 0) {
			in->taken += (unsigned long long)n;
			return (size_t)n;
		}
		if (n < 0 && errno == EAGAIN)
			input_wait_bytes(in, -1);
		else if (n == 0 || errno != EINTR)
			in->ended = true;
		if (n < 0 && in->ended) {
			in->damage = "cannot be read";
			diag_report(in->diag, (struct place){ .file = in->name }, "read-error",
			    "%s at byte %llu: %s", in->damage, in->taken, strerror(errno));
		}
	}
	return 0;
}

bool
input_fill(struct input *in, size_t needed)
{
	if (in->rest.len >= needed || in->ended)
		return in->rest.len >= needed;
	if (in->rest.len > 0)
		memmove(in->buffer, in->rest.ptr, in->rest.len);
	in->rest.ptr = in->buffer;
	while (in->rest.len < needed && !in->ended)
		in->rest.len += input_read_bytes(in, in->buffer + in->rest.len,
		    INPUT_BUFFER - in->rest.len);
	return in->rest.len >= needed;
}
