/*
 * bundle - the members of an archive, a directory or a single file, one after the other
 *
 * Tar of every dialect, cpio, zip, 7z, ar, ISO and what else libarchive reads; gzip is inflated and
 * checked by us, zst, xz, bz2 and lz4 by libarchive's filters; a member that is itself compressed
 * (page.html.gz) is opened, an archive inside an archive is not. Nothing is written to disk, so
 * names cannot traverse. Directories are walked in byte order of their names.
 */
#ifndef WINNOW_BUNDLE_H
#define WINNOW_BUNDLE_H

#include <stdbool.h>

#include "buffer.h"
#include "diag.h"
#include "filter.h"
#include "span.h"

struct bundle_limits {
	unsigned long long member_bytes; /* 64 MiB; a larger member is reported and skipped */
	unsigned long long ratio;        /* 1,000 : 1, looked at beyond 64 MiB of output */
	unsigned long long members;      /* 10 million */
};

#define BUNDLE_LIMITS { 64ull << 20, 1000, 10000000 }

struct bundle;

struct bundle_member {
	struct span name;   /* as stored, repaired to UTF-8, no leading "./" */
	unsigned long long index;  /* from 0, all members counted */
	unsigned long long length; /* bytes as produced */
	bool regular;       /* a file with content; others are counted and skipped by callers */
};

/* Opens a file, directory or "-". NULL when that fails, which has been reported. */
struct bundle *bundle_open(const char *name, const struct bundle_limits *limits, struct diag *diag);

/*
 * The next member; its bytes are appended to out. False at the end. Damage gives one report for
 * each lost range, then the next readable member follows.
 */
bool bundle_next(struct bundle *bundle, struct bundle_member *member, struct buffer *out);

/* The base name, from which record ids are made. */
struct span bundle_name(const struct bundle *bundle);

void bundle_close(struct bundle *bundle);

/* The members of bundles that are pages, as records: see filter_source. bundle_source.c */
struct bundle_options {
	struct bundle_limits limits;
	bool all; /* report members that are neither HTML nor text instead of only counting them */
};
extern const struct filter_source bundle_source;

/* "libarchive 3.6.2", "zlib 1.2.13", for --version. */
const char *bundle_library(void);

#endif
