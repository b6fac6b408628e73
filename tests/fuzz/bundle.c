/* bundle: any bytes as a bundle from a file that can be read by seeking */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "bundle.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct bundle_limits limits = { 1 << 20, 1000, 1000 };
	struct diag diag = DIAG_INIT;
	struct buffer bytes = BUFFER_INIT;
	struct bundle_member member;
	struct bundle *bundle;
	char name[40];
	int fd = memfd_create("bundle", MFD_CLOEXEC);

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	diag.quiet = true;
	bundle = bundle_open(name, NULL, &limits, 1, &diag);
	while (bundle != NULL && bundle_next(bundle, &member, &bytes))
		buffer_reset(&bytes);
	bundle_close(bundle);
	buffer_free(&bytes);
	diag_finish(&diag);
	close(fd);
	return 0;
}
