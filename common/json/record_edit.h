/*
 * record_edit - the edits of a record's fields: shared by record.c and record_write.c
 */
#ifndef WINNOW_RECORD_EDIT_H
#define WINNOW_RECORD_EDIT_H

#include "record.h"

enum edit_kind { EDIT_JSON, EDIT_STRING, EDIT_WRITTEN, EDIT_OBJECT, EDIT_REMOVE };

struct record_edit {
	struct span name;
	struct span value;            /* JSON, or the text of a string */
	struct record_object *object; /* EDIT_OBJECT: the nested object under edit */
	record_writer *write;         /* EDIT_WRITTEN: makes the JSON */
	void *context;
	unsigned char kind;
	bool appended; /* the source has no such member */
};

/* The edit of a member of the source, NULL if it has none. */
static inline struct record_edit *
record_edit_of(const struct record_object *object, size_t member)
{
	if (object->edit_of == NULL || object->edit_of[member] == 0)
		return NULL;
	return &object->edits[object->edit_of[member] - 1];
}

/* Writes the value an edit gives its field (nothing for EDIT_REMOVE). */
void record_write_edit(const struct record_edit *edit, struct buffer *out);

#endif
