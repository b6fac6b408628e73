/*
 * filter - the options all filters share
 */
#include "filter.h"

#define AT(member) OPT_OFFSET(struct filter, member)

const struct opt filter_options[] = {
	OPT_STRING('o', "output", AT(output), "FILE",
	    "write to FILE, which appears when it is complete, instead of standard output"),
	OPT_COUNT('j', "jobs", AT(jobs), "N",
	    "work with N threads (default: $WINNOW_JOBS, else the CPUs there are)"),
	OPT_CHOICE(0, "errors", AT(errors), "report|record",
	    "tell of bad input on standard error, or by error records in the output"),
	OPT_STRING(0, "rejected", AT(rejected), "FILE", "keep refused lines in FILE as they are"),
	OPT_FLAG(0, "strict", AT(diag.strict), "stop at the first bad input with exit status 2"),
	OPT_FLAG(0, "exit-zero", AT(diag.exit_zero),
	    "exit with status 0, not 1, when some input was bad"),
	OPT_SIZE(0, "max-record", AT(max_record), "SIZE", "refuse lines longer than SIZE"),
	OPT_FLAG(0, "line-buffered", AT(line_buffered), "write every record at once"),
	OPT_STRING(0, "stats", AT(stats), "[=FILE]",
	    "write figures of the run as a JSON object to FILE or standard error"),
	OPT_FLAG(0, "progress", AT(progress), "show on standard error how far the work is"),
	OPT_FLAG('q', "quiet", AT(diag.quiet), "count bad input without telling of it"),
	OPT_FLAG('v', "verbose", AT(diag.verbose), "tell of all bad input and end with a summary"),
	OPT_CHOICE(0, "color", AT(diag.color), "auto|always|never", "when to color messages"),
	OPT_END,
};
