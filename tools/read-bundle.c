/*
 * read-bundle - the pages in archives, directories and files as records
 */
#include "bundle.h"
#include "bundle_select.h"
#include "charset.h"
#include "codec.h"
#include "filter.h"
#include "options.h"
#include "pattern.h"

static const char *(*const libraries[])(void) = { bundle_library, charset_library,
	pattern_library, codec_gzip_library, codec_brotli_library, NULL };

static const struct about about = {
	.name = "read-bundle",
	.summary = "read the pages in archives, directories and files as records",
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
	struct bundle_select *select = NULL;
	const char *conditions = NULL;
	char **files;
	int status;
	const struct opt options[] = {
		OPT_STRING(0, "name", &set.label, "NAME", "use NAME in ids, not the base name of the FILE"),
		OPT_FLAG('a', "all", &set.all, "report members that are neither HTML nor text"),
		OPT_LINES('s', "select", &conditions, "FIELD=PATTERN",
		    "take only pages whose mime, status, url or name matches; may be repeated"),
		OPT_COUNT(0, "from-index", &set.from_index, "N",
		    "begin with member N of the FILE, counted from 0"),
		OPT_SIZE(0, "from-offset", &set.from_offset, "BYTES",
		    "begin with the record of a WARC that is at that offset"),
		OPT_SIZE(0, "max-member", &set.limits.member_bytes, "SIZE",
		    "report and skip larger members"),
		OPT_COUNT(0, "max-ratio", &set.limits.ratio, "N",
		    "stop reading what unpacks to more than N times its size, 0: any"),
		OPT_COUNT(0, "max-members", &set.limits.members, "N",
		    "stop reading after N members"),
		FILTER_OPTIONS(&filter),
		OPT_END,
	};

	source.claims = NULL;
	filter.source = &source;
	filter.source_options = &set;
	files = options_parse(&about, options, argc, argv);
	if ((set.from_index > 0 || set.from_offset > 0) && files[0] != NULL && files[1] != NULL)
		options_mistake("--from-index and --from-offset are for one FILE");
	if (conditions != NULL)
		set.select = select = bundle_select_new(conditions);
	status = filter_run(&filter, files);
	bundle_select_free(select);
	return status;
}
