/*
 * record - one JSON object of the stream: own fields are read and replaced, the rest stays verbatim
 *
 * Paths name a field (`text`) or, one level down, a member of an object (`metadata.title`). Setting
 * an existing field replaces its value in place; a new one is appended at the end of its object (a
 * missing `metadata` is appended first; where it is something else than an object it is another's
 * and stays as it is, and the new member is dropped). All other bytes of the line come out as they
 * came in: key order, number spelling, escapes, white space, duplicates. With duplicate keys the last
 * one is read and replaced, as JSON parsers do.
 *
 * A record borrows its line and its arena: everything handed out is good until the worker goes on
 * to the next group.
 */
#ifndef WINNOW_RECORD_H
#define WINNOW_RECORD_H

#include <stdbool.h>

#include "arena.h"
#include "buffer.h"
#include "diag.h"
#include "json.h"
#include "span.h"

struct record_edit; /* a field set or removed, in record.c */

/* An object under edit: the record itself, or a field that a path led into. */
struct record_object {
	struct span source; /* absent in an object made here */
	struct json_members members;
	struct record_edit *edits;
	size_t n_edits, edits_capacity;
	unsigned *edit_of; /* for each member 0 or the number of its edit from 1; NULL: none has one */
	struct span *decoded;       /* for each member its text, once asked for; NULL: none was */
	struct span name;           /* nested: of the field */
	struct record_object *next; /* nested: the record's other ones */
};

struct record {
	struct span line; /* as read, without the newline; absent in a record made here */
	struct record_object top;
	struct record_object *nested;
	struct arena *arena;
	struct place place; /* for messages */
};

/*
 * Splits a line. NULL, or what is wrong with it at byte *at. The struct (all zero before its first use)
 * may be parsed into again and again: it keeps the memory of its members until record_free.
 */
const char *record_parse(struct record *rec, struct span line, struct arena *arena, size_t *at);

/*
 * What record_parse found out about a line, for another record of the same line: where its members
 * stand, in bytes from its start.
 */
struct record_outline {
	struct record_member *members; /* n of them, in memory of the caller */
	size_t n;
	size_t end; /* as in struct json_members, as escaped_keys */
	bool escaped_keys;
};

struct record_member {
	size_t key, key_len, value, value_len;
};

/* The outline of a parsed record; members has room for all of rec->top.members. */
struct record_outline record_outline(const struct record *rec, struct record_member *members);

/* As record_parse of a line that is right, without looking at it again. */
void record_parse_outline(struct record *rec, struct span line,
    const struct record_outline *outline, struct arena *arena);

void record_free(struct record *rec);

/* An empty record, `{}`, for a tool that makes records. Lives in the arena. */
struct record *record_new(struct arena *arena);

/* The raw JSON of a field, edits included; ptr NULL if absent. */
struct span record_raw(struct record *rec, const char *path);

/* The decoded text of a string field; ptr NULL if absent or no string. */
struct span record_string(struct record *rec, const char *path);

/* The number in a field, or otherwise. */
double record_number(struct record *rec, const char *path, double otherwise);

/* Sets a field to JSON text, which is copied to the arena. */
void record_set(struct record *rec, const char *path, struct span json);

/*
 * Sets a field to a string. The text is borrowed, not copied (put it in the arena, or keep it until
 * the record is written), and only escaped when the record is written: record_string gives it back
 * as it is, so a field handed from step to step inside one tool costs nothing.
 */
void record_set_string(struct record *rec, const char *path, struct span text);
void record_set_number(struct record *rec, const char *path, double number, int decimals);

/* Appends the JSON of a field to the line that is being written. */
typedef void record_writer(struct buffer *out, void *context);

/*
 * Sets a field to JSON that is made when the record is written, and only then takes room. context must
 * live as long.
 */
void record_set_written(struct record *rec, const char *path, record_writer *write, void *context);

/* Sets it only where it is absent. */
void record_set_string_if_absent(struct record *rec, const char *path, struct span text);

/* Takes a field out, its comma and its duplicates too. */
void record_remove(struct record *rec, const char *path);

/*
 * Takes out all fields but those n; `metadata.url` keeps that member of metadata alone. What stays
 * keeps its place.
 */
void record_keep(struct record *rec, const struct span *paths, size_t n);

/* True for a record with an `error` object, which filters pass untouched. */
bool record_is_error(struct record *rec);

/*
 * Appends what to say of a record that has no string in `field`, whose text was asked for: and what
 * makes that of the markup it may have.
 */
void record_add_no_text(struct record *rec, const char *field, struct buffer *message);

/* Appends the record as a line with its newline. Without edits: the very bytes of the source. */
void record_write(struct record *rec, struct buffer *out);

/*
 * The identity of the page a record belongs to: its `page`, else its `id`, else absent. Adjacent
 * records of the same page form a group.
 */
struct span record_page(struct record *rec);

#endif
