/*
 * replay - runs a fuzz entry over the files named, for machines without libFuzzer
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
replay(const char *name)
{
	FILE *file = fopen(name, "rb");
	uint8_t *data;
	long size;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0)
		return 1;
	rewind(file);
	/* exactly as large as the input, so that a sanitizer sees the first byte beyond it */
	data = malloc(size > 0 ? (size_t)size : 1);
	if (data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size)
		return 1;
	fclose(file);
	LLVMFuzzerTestOneInput(data, (size_t)size);
	free(data);
	return 0;
}

int
main(int argc, char **argv)
{
	int failed = 0;

	for (int i = 1; i < argc; i++) {
		if (replay(argv[i]) == 0)
			printf("ok %s\n", argv[i]);
		else
			printf("not ok %s: cannot be read\n", argv[i]), failed = 1;
		fflush(stdout);
	}
	return failed;
}
