/*
 * read-bundle - the pages in archives, directories and files as records
 */
#include "bundle.h"
#include "charset.h"
#include "filter.h"
#include "options.h"

static const char *(*const libraries[])(void) = { bundle_library, charset_library, NULL };

static const struct about about = {
	.name = "read-bundle",
	.summary = "the pages in archives, directories and files as records",
	.operands = "[FILE ...]",
	.example = "read-bundle scrape.tar.gz | strip-boilerplate > pages.jsonl",
	.libraries = libraries,
};

int
main(int argc, char **argv)
{
	struct bundle_options set = BUNDLE_OPTIONS;
	struct filter_source source = bundle_source;
	struct filter filter = FILTER_INIT(NULL, NULL);
	const struct opt options[] = {
		OPT_STRING(0, "name", &set.label, "NAME", "use NAME in ids, not the base name of the FILE"),
		OPT_FLAG('a', "all", &set.all, "report members that are neither HTML nor text"),
		OPT_SIZE(0, "max-member", &set.limits.member_bytes, "BYTES",
		    "report and skip larger members"),
		OPT_SIZE(0, "max-ratio", &set.limits.ratio, "N",
		    "stop reading what unpacks to more than N times its size, 0: any"),
		OPT_SIZE(0, "max-members", &set.limits.members, "N",
		    "stop reading after N members"),
		FILTER_OPTIONS(&filter),
		OPT_END,
	};

	source.claims = NULL;
	filter.source = &source;
	filter.source_options = &set;
	return filter_run(&filter, options_parse(&about, options, argc, argv));
}
