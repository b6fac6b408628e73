/*
 * bundle_reader - what the readers of the kinds of bundle share; for bundle*.c only
 */
#ifndef WINNOW_BUNDLE_READER_H
#define WINNOW_BUNDLE_READER_H

#include "bundle.h"
#include "bundle_stream.h"
#include "hash_set.h"

struct bundle {
	const char *file; /* as the user named it */
	struct buffer name;
	struct bundle_limits limits;
	long jobs;
	struct diag *diag;
	struct bundle_stream stream;
	bool single;
	unsigned long long n_members;
	unsigned long long skip_to; /* members before this one are not handed out */
	struct diag unheard;        /* of reports on them: they were made when they were read */
	struct hash_set names; /* of the members so far */
	struct buffer member_name; /* of the member handed out last */
	struct buffer why;
	struct buffer head; /* of a WARC record */
	/* the kind's */
	bool (*next)(struct bundle *bundle, struct bundle_member *member, struct buffer *out);
	void (*close)(struct bundle *bundle);
	void *reader;
};

/* True, and reported, when the stream yields more than limits.ratio times what it is read from. */
bool bundle_is_bomb(struct bundle *bundle, unsigned long long produced,
    unsigned long long consumed);

/* Sets the fault of a member. */
void bundle_fault(struct bundle *bundle, struct bundle_member *member, const char *code,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The fault of a member over limits.member_bytes. */
void bundle_fault_size(struct bundle *bundle, struct bundle_member *member);

/* Is the member that is being read one of those not handed out? Its content need not be kept. */
bool bundle_skips(const struct bundle *bundle);

/* Appends the base name of an operand, never empty, or the label in its place. */
void bundle_base_name(const char *file, const char *label, struct buffer *name);

/* Reports damage in the bundle as such. */
#define BUNDLE_PLACE(bundle) ((struct place){ .file = (bundle)->file })

/*
 * The kinds. Each takes over bundle->stream where it reads from it, sets next, close and reader, and
 * returns false when it cannot read this after all.
 */
void bundle_single_open(struct bundle *bundle);
void bundle_directory_open(struct bundle *bundle);
bool bundle_archive_open_file(struct bundle *bundle);
bool bundle_archive_open_stream(struct bundle *bundle);
bool bundle_warc_open(struct bundle *bundle);

/* As bundle_begin_at. False, with nothing reported, for what is no WARC in a file. */
bool bundle_warc_seek(struct bundle *bundle, unsigned long long offset);

#endif
