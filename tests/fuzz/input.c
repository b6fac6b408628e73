/* input: any bytes as a compressed stream */
#include <stdint.h>

#include "input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span bytes = { (const char *)data, size };
	struct buffer out = BUFFER_INIT;

	if (input_is_compressed(bytes))
		input_expand(bytes, 1 << 20, &out);
	buffer_free(&out);
	return 0;
}
