/*
 * bundle - the members of an archive, a directory or a single file, one after the other
 *
 * Tar of every dialect, cpio, zip, 7z, rar, cab, ar, xar, ISO through libarchive, WARC and WET by
 * our own reader. gzip, zstd, xz and bzip2 around it are decompressed and checked by input, others
 * (lz4, lzip, compress) by libarchive. A member that is itself compressed (page.html.gz) is opened
 * by the source below, an archive inside an archive is not. Nothing is written to disk, so names
 * cannot traverse. Directories are walked in byte order of their members' names, and symbolic links
 * in them are not followed.
 *
 * A member that is damaged, encrypted or too large is handed out with `fault` set, without bytes.
 * Damage between members is reported, once for each lost range, and the next readable one follows.
 */
#ifndef WINNOW_BUNDLE_H
#define WINNOW_BUNDLE_H

#include <stdbool.h>

#include "buffer.h"
#include "diag.h"
#include "filter.h"
#include "span.h"

struct bundle_limits {
	unsigned long long member_bytes; /* a larger member is reported and skipped */
	unsigned long long ratio;        /* output to input, beyond BUNDLE_RATIO_FROM; 0: any */
	unsigned long long members;      /* reading stops there, with a report */
};

#define BUNDLE_LIMITS { 64ull << 20, 1000, 10000000 }
enum { BUNDLE_RATIO_FROM = 64 << 20 }; /* bytes of output */

struct bundle;

struct bundle_member {
	struct span name;          /* as stored, repaired to UTF-8, no leading "./" */
	unsigned long long index;  /* from 0, all members counted */
	unsigned long long length; /* bytes as produced */
	bool regular;              /* a file with content; others have no bytes */
	struct span head;          /* of a WARC record: its version and fields; else ptr NULL */
	unsigned long long offset; /* and where it begins: in the file, or in its decompressed content */
	const char *fault;         /* NULL, or the code of what is wrong with it ("too-large") */
	struct span why;           /* the message that goes with it */
};

/*
 * Opens a file, directory or "-". label takes the place of the base name, NULL for none. NULL is
 * returned when that fails, which has been reported. With more than one job other threads help to
 * decompress a file of many streams; what comes out is the same.
 */
struct bundle *bundle_open(const char *file, const char *label, const struct bundle_limits *limits,
    long jobs, struct diag *diag);

/*
 * Before the first bundle_next: begins with member `index` of the bundle, or, in a WARC, with the record
 * at `offset` (see bundle_member; 0: none), which is then given that index. Where no record begins
 * there, the next one is found. False when that cannot be done, which has been reported.
 */
bool bundle_begin_at(struct bundle *bundle, unsigned long long index, unsigned long long offset);

/* The next member; its bytes are appended to out. False at the end. Spans are good until the next. */
bool bundle_next(struct bundle *bundle, struct bundle_member *member, struct buffer *out);

/* False when bundle_next would have to wait for a pipe. */
bool bundle_ready(struct bundle *bundle);

/* The base name, from which record ids are made; "stdin" for standard input. */
struct span bundle_name(const struct bundle *bundle);

/* True when the operand is one page and no bundle: its id is the base name alone. */
bool bundle_is_single(const struct bundle *bundle);

void bundle_close(struct bundle *bundle);

struct bundle_select;

struct bundle_options {
	struct bundle_limits limits;
	const char *label; /* --name: in place of the base name */
	bool all; /* report members that are neither HTML nor text instead of only counting them */
	unsigned long long from_index, from_offset; /* as bundle_begin_at */
	const struct bundle_select *select; /* NULL: all pages are wanted */
};

#define BUNDLE_OPTIONS { .limits = BUNDLE_LIMITS }

/*
 * The members of bundles that are pages, as records (see filter_source), its options a struct
 * bundle_options. It claims directories, and files whose content does not begin as a record does;
 * read-bundle, which has no other operands, takes a copy that claims all. In bundle_source.c.
 */
extern const struct filter_source bundle_source;

/* "libarchive 3.6.2", for --version. */
const char *bundle_library(void);

#endif
