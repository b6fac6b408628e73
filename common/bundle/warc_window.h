/*
 * warc_window - the bytes of a WARC file, and where its records begin; for bundle_warc.c only
 *
 * Bytes read and not yet used. They belong to one compressed stream up to `border`, from where on
 * they belong to the next. What is no record is skipped and reported once, by the range it takes: in
 * a file of many compressed streams a range of the file, else one of the decompressed content.
 */
#ifndef WINNOW_WARC_WINDOW_H
#define WINNOW_WARC_WINDOW_H

#include <stdint.h>

#include "arena.h"
#include "bundle_reader.h"

enum { WARC_LINE_BYTES = 16 /* enough for `WARC/1.0` and its line end */ };

struct warc_window {
	struct buffer bytes;
	size_t at;
	size_t border;     /* bytes.len: there is none */
	uint64_t stream;   /* file offset of the stream the bytes belong to */
	uint64_t next;     /* and of the one behind the border */
	uint64_t position; /* of the next byte to be used, in the decompressed file */
	bool by_stream;    /* the file is known to be one of many streams */
	bool fresh;        /* nothing of the stream has been used */
	bool told;         /* what is lost now has been reported */
	bool lost;         /* something is, which has not */
	uint64_t lost_from;
	const char *lost_why;
	struct arena arena; /* unfolded fields of a record */
};

/* `WARC/1.0` and the end of the line, or as much of that as there is of text. */
bool warc_is_version_line(struct span text);

/* The first line in text that a record begins with; text.len if there is none. */
size_t warc_find_record(struct span text);

/* What can be used, up to the border. */
struct span warc_window_bytes(const struct warc_window *window);
void warc_window_use(struct warc_window *window, size_t n);

/* Puts bytes back that were used. */
void warc_window_give_back(struct warc_window *window, struct span bytes);

/* Adds bytes to the window: false at the end of the stream or of the input, or at damage. */
bool warc_window_more(struct bundle *bundle);

/* Where the byte to be used next stands: in the file if a stream begins there, else in its content. */
uint64_t warc_window_offset(const struct warc_window *window);

/* The stream that the window is of has ended in damage, and not between two streams. */
bool warc_window_is_broken_off(const struct bundle *bundle);

/* Behind damage in a compressed file: at the next stream there is. False at the end of the input. */
bool warc_window_resume(struct bundle *bundle);

/* Moves to where a record begins: over line ends, borders and what is no record. False at the end. */
bool warc_window_find_start(struct bundle *bundle);

/* Notes that what comes next is lost, up to the next record. */
void warc_window_lose(struct warc_window *window, const char *why);

/* Where that ends: at the record that was found, or at the end of the file. */
uint64_t warc_window_lost_to(const struct bundle *bundle);

void warc_window_report_lost(struct bundle *bundle);

#endif
