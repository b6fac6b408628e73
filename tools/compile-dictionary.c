/*
 * compile-dictionary - lists of phrases as a file that tag-entities maps
 */
#include "dictionary.h"
#include "options.h"
#include "output.h"

int
main(int argc, char **argv)
{
	static const struct about about = {
		.name = "compile-dictionary",
		.summary = "compile lists of phrases into a file that tag-entities maps",
		.operands = "FILE",
		.example = "compile-dictionary -o names.dictionary names.tsv",
	};
	struct diag diag = DIAG_INIT;
	const char *output = NULL;
	const struct opt options[] = {
		OPT_STRING('o', "output", &output, "FILE", "write to FILE"),
		OPT_FLAG('q', "quiet", &diag.quiet, "do not print what is wrong with lines left out"),
		OPT_END,
	};
	char **files = options_parse(&about, options, argc, argv);
	struct dictionary *dictionary;
	struct output out;

	if (files[0] == NULL || files[1] != NULL)
		options_mistake("give one FILE");
	dictionary = dictionary_open(files[0], &diag);
	if (dictionary == NULL) {
		diag_finish(&diag);
		return EXIT_STOPPED;
	}
	output_open(&out, output);
	output_write(&out, dictionary_bytes(dictionary));
	output_close(&out);
	dictionary_close(dictionary);
	return diag_finish(&diag);
}
