/*
 * record_write - writes a record: its source with the edits applied, in one pass over its members
 */
#include "record_edit.h"

static size_t
offset(const struct record_object *object, const char *ptr)
{
	return (size_t)(ptr - object->source.ptr);
}

static size_t
key_start(const struct record_object *object, size_t member)
{
	return offset(object, object->members.list[member].key.ptr) - 1;
}

static size_t
value_start(const struct record_object *object, size_t member)
{
	return offset(object, object->members.list[member].value.ptr);
}

static size_t
value_end(const struct record_object *object, size_t member)
{
	return value_start(object, member) + object->members.list[member].value.len;
}

static void write_object(const struct record_object *object, struct buffer *out);

void
record_write_edit(const struct record_edit *edit, struct buffer *out)
{
	if (edit->kind == EDIT_JSON)
		buffer_add(out, edit->value);
	else if (edit->kind == EDIT_STRING)
		json_add_string(out, edit->value);
	else if (edit->kind == EDIT_WRITTEN)
		edit->write(out, edit->context);
	else if (edit->kind == EDIT_OBJECT)
		write_object(edit->object, out);
}

static void
write_appended(const struct record_object *object, bool first, struct buffer *out)
{
	for (size_t i = 0; i < object->n_edits; i++) {
		const struct record_edit *edit = &object->edits[i];

		if (!edit->appended || edit->kind == EDIT_REMOVE)
			continue;
		if (!first)
			buffer_add_byte(out, ',');
		first = false;
		json_add_string(out, edit->name);
		buffer_add_byte(out, ':');
		record_write_edit(edit, out);
	}
}

/* What has been written of an object's source. */
struct progress {
	size_t from; /* the next byte to copy */
	bool kept;   /* some member before it stays */
};

static void
copy_to(const struct record_object *object, struct progress *done, size_t end, struct buffer *out)
{
	buffer_add(out, span_slice(object->source, done->from, end));
	done->from = end;
}

/* A member goes with the comma before it, or behind it while none before it stays. */
static void
cut_member(const struct record_object *object, size_t member, struct progress *done,
    struct buffer *out)
{
	bool last = member + 1 == object->members.n;

	copy_to(object, done, done->kept ? value_end(object, member - 1) : key_start(object, member),
	    out);
	done->from = done->kept || last ? value_end(object, member) : key_start(object, member + 1);
}

static void
write_member(const struct record_object *object, size_t member, struct progress *done,
    struct buffer *out)
{
	const struct record_edit *edit = record_edit_of(object, member);

	if (edit != NULL && edit->kind == EDIT_REMOVE) {
		cut_member(object, member, done, out);
		return;
	}
	done->kept = true;
	if (edit != NULL) {
		copy_to(object, done, value_start(object, member), out);
		record_write_edit(edit, out);
		done->from = value_end(object, member);
	}
}

/* Calls itself once for a nested object, whose own edits are never of that kind. */
static void
write_object(const struct record_object *object, struct buffer *out)
{
	size_t n = object->members.n, end = n > 0 ? value_end(object, n - 1) : object->members.end;
	struct progress done = { 0, false };

	for (size_t i = 0; object->edit_of != NULL && i < n; i++)
		write_member(object, i, &done, out);
	if (object->edit_of == NULL)
		done.kept = n > 0;
	if (object->n_edits > 0) {
		copy_to(object, &done, end, out);
		write_appended(object, !done.kept, out);
	}
	copy_to(object, &done, object->source.len, out);
}

void
record_write(struct record *rec, struct buffer *out)
{
	buffer_reserve(out, rec->top.source.len + 1);
	write_object(&rec->top, out);
	buffer_add_byte(out, '\n');
}
