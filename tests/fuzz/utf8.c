/* utf8: the variants agree, and what is repaired is valid and stays as it is */
#include <stdint.h>
#include <stdlib.h>

#include "simd.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = { (const char *)data, size };
	struct buffer once = BUFFER_INIT, twice = BUFFER_INIT;
	size_t valid = utf8_valid_prefix(text), n = utf8_repair(text, &once), chars;
	const struct simd *simd;

	for (size_t i = 0; (simd = simd_variant(i)) != NULL; i++)
		if (simd->utf8_valid(text) > valid ||
		    simd->utf8_count(text) != simd_plain.utf8_count(text))
			abort();
	if ((n == 0) != span_equal(text, buffer_span(&once)))
		abort();
	if (utf8_repair(buffer_span(&once), &twice) != 0 ||
	    utf8_valid_prefix(buffer_span(&once)) != once.len)
		abort();
	chars = utf8_count(buffer_span(&once));
	if (utf8_offset(buffer_span(&once), chars) != once.len)
		abort();
	buffer_free(&once);
	buffer_free(&twice);
	return 0;
}
