/*
 * fuzz - what the entries of tests/fuzz share
 */
#ifndef WINNOW_TESTS_FUZZ_H
#define WINNOW_TESTS_FUZZ_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, which libFuzzer takes for a finding, when what must hold does not. */
static inline void
check(bool holds)
{
	if (!holds)
		abort();
}

#endif
