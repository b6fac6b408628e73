/*
 * record - one JSON object of the stream: own fields are read and replaced, the rest stays verbatim
 *
 * Edits are kept beside the source and only applied when the record is written, in one pass over
 * its members. A tool sets a handful of names, so they are searched one after the other.
 */
#include "record.h"

#include "heap.h"
#include "record_edit.h"

enum { EDITS_FIRST = 8, MEMBERS_FIRST = 16 }; /* room at the beginning */

/* A field by its path: the object that has it and its name in there. */
struct field {
	struct record_object *object; /* NULL: there is none */
	struct span name;
};

static void
start_object(struct record_object *object, struct span source)
{
	struct json_members members = object->members;

	*object = (struct record_object){ .source = source, .members = members };
}

static void
start_record(struct record *rec, struct span line, struct arena *arena)
{
	rec->line = line;
	rec->nested = NULL;
	rec->arena = arena;
	start_object(&rec->top, line);
}

const char *
record_parse(struct record *rec, struct span line, struct arena *arena, size_t *at)
{
	start_record(rec, line, arena);
	return json_scan(line, &rec->top.members, at);
}

struct record_outline
record_outline(const struct record *rec, struct record_member *members)
{
	const struct json_members *known = &rec->top.members;
	const char *line = rec->line.ptr;

	for (size_t i = 0; i < known->n; i++) {
		struct span key = known->list[i].key, value = known->list[i].value;

		members[i] = (struct record_member){ (size_t)(key.ptr - line), key.len,
			(size_t)(value.ptr - line), value.len };
	}
	return (struct record_outline){ members, known->n, known->end, known->escaped_keys };
}

void
record_parse_outline(struct record *rec, struct span line, const struct record_outline *outline,
    struct arena *arena)
{
	struct json_members *members = &rec->top.members;

	start_record(rec, line, arena);
	members->list = heap_grow(members->list, &members->capacity, outline->n,
	    sizeof(*members->list));
	for (size_t i = 0; i < outline->n; i++) {
		const struct record_member *member = &outline->members[i];

		members->list[i] = (struct json_member){
			span_make(line.ptr + member->key, member->key_len),
			span_make(line.ptr + member->value, member->value_len) };
	}
	members->n = outline->n;
	members->end = outline->end;
	members->escaped_keys = outline->escaped_keys;
}

void
record_free(struct record *rec)
{
	json_members_free(&rec->top.members);
	*rec = (struct record){ 0 };
}

struct record *
record_new(struct arena *arena)
{
	struct record *rec = arena_get_zeroed(arena, 1, sizeof(*rec));

	rec->arena = arena;
	rec->top.source = SPAN("{}");
	rec->top.members.end = 1;
	return rec;
}

/* The last member with the name; members.n if there is none. */
static size_t
find_member(const struct record_object *object, struct span name)
{
	const struct json_members *members = &object->members;

	for (size_t i = members->n; i-- > 0;) {
		struct span key = members->list[i].key;

		if (members->escaped_keys ? json_key_is(key, name) : span_equal(key, name))
			return i;
	}
	return members->n;
}

static struct record_edit *
find_appended(const struct record_object *object, struct span name)
{
	for (size_t i = 0; i < object->n_edits; i++)
		if (object->edits[i].appended && span_equal(object->edits[i].name, name))
			return &object->edits[i];
	return NULL;
}

static struct record_edit *
find_edit(const struct record_object *object, struct span name, size_t member)
{
	if (member < object->members.n)
		return record_edit_of(object, member);
	return find_appended(object, name);
}

static struct record_edit *
new_edit(struct record_object *object, struct arena *arena)
{
	object->edits = arena_grow(arena, object->edits, &object->edits_capacity, object->n_edits,
	    sizeof(*object->edits), EDITS_FIRST);
	return &object->edits[object->n_edits++];
}

static struct record_edit *
edit_member(struct record_object *object, size_t member, struct arena *arena)
{
	struct record_edit *edit = record_edit_of(object, member);

	if (edit != NULL)
		return edit;
	edit = new_edit(object, arena);
	*edit = (struct record_edit){ .name = object->members.list[member].key };
	if (object->edit_of == NULL)
		object->edit_of = arena_get_zeroed(arena, object->members.n,
		    sizeof(*object->edit_of));
	object->edit_of[member] = (unsigned)object->n_edits;
	return edit;
}

/* The edit of a name, made if there was none. */
static struct record_edit *
edit_name(struct record_object *object, struct span name, struct arena *arena)
{
	size_t member = find_member(object, name);
	struct record_edit *edit;

	if (member < object->members.n)
		return edit_member(object, member, arena);
	edit = find_appended(object, name);
	if (edit == NULL) {
		edit = new_edit(object, arena);
		*edit = (struct record_edit){ .name = arena_copy(arena, name), .appended = true };
	}
	return edit;
}

/* What a value is now, edits included. */
static struct span
edited_value(const struct record_edit *edit, struct arena *arena)
{
	struct buffer out = BUFFER_INIT;
	struct span copy;

	if (edit->kind == EDIT_REMOVE)
		return span_make(NULL, 0);
	if (edit->kind == EDIT_JSON)
		return edit->value;
	record_write_edit(edit, &out);
	copy = arena_copy(arena, buffer_span(&out));
	buffer_free(&out);
	return copy;
}

static struct span
object_raw(const struct record_object *object, struct span name, struct arena *arena)
{
	size_t member = find_member(object, name);
	const struct record_edit *edit = find_edit(object, name, member);

	if (edit != NULL)
		return edited_value(edit, arena);
	if (member == object->members.n)
		return span_make(NULL, 0);
	return object->members.list[member].value;
}

static bool
object_has(const struct record_object *object, struct span name)
{
	size_t member = find_member(object, name);
	const struct record_edit *edit = find_edit(object, name, member);

	return edit != NULL ? edit->kind != EDIT_REMOVE : member < object->members.n;
}

/* Lists the members of a value already checked, in the arena. */
static void
list_members(struct record_object *object, struct arena *arena)
{
	struct json_members *members = &object->members;
	struct json_reader reader = json_read(object->source);
	struct span key, item;

	while (json_next(&reader, &key, &item)) {
		members->list = arena_grow(arena, members->list, &members->capacity, members->n,
		    sizeof(*members->list), MEMBERS_FIRST);
		members->list[members->n++] = (struct json_member){ key, item };
		if (key.len > 0 && memchr(key.ptr, '\\', key.len) != NULL)
			members->escaped_keys = true;
	}
	members->end = object->source.len - 1;
}

/* The object in the field `name`; NULL if it is missing and not to be made, or no object. */
static struct record_object *
open_nested(struct record *rec, struct span name, bool make)
{
	struct record_object *object;
	struct span source;

	for (object = rec->nested; object != NULL; object = object->next)
		if (span_equal(object->name, name))
			return object;
	source = object_raw(&rec->top, name, rec->arena);
	if (source.ptr == NULL && make)
		source = SPAN("{}");
	if (json_kind(source) != JSON_OBJECT)
		return NULL;
	object = arena_get_zeroed(rec->arena, 1, sizeof(*object));
	object->source = source;
	object->name = arena_copy(rec->arena, name);
	object->next = rec->nested;
	rec->nested = object;
	list_members(object, rec->arena);
	return object;
}

/* Forgets the nested object of a field that is set or removed as a whole. */
static void
close_nested(struct record *rec, struct span name)
{
	struct record_object **at = &rec->nested;

	while (*at != NULL && !span_equal((*at)->name, name))
		at = &(*at)->next;
	if (*at != NULL)
		*at = (*at)->next;
}

static struct field
find_field(struct record *rec, const char *path, bool make)
{
	size_t len = 0;

	while (path[len] != '\0' && path[len] != '.')
		len++;
	if (path[len] == '\0')
		return (struct field){ &rec->top, span_make(path, len) };
	return (struct field){ open_nested(rec, span_make(path, len), make),
		span_from(path + len + 1) };
}

struct span
record_raw(struct record *rec, const char *path)
{
	struct field field = find_field(rec, path, false);

	if (field.object == NULL)
		return span_make(NULL, 0);
	return object_raw(field.object, field.name, rec->arena);
}

/* Decodes the string of a member once. */
static struct span
member_text(struct record_object *object, size_t member, struct arena *arena)
{
	struct span value = object->members.list[member].value;

	if (json_kind(value) != JSON_STRING)
		return span_make(NULL, 0);
	if (object->decoded == NULL)
		object->decoded = arena_get_zeroed(arena, object->members.n,
		    sizeof(*object->decoded));
	if (object->decoded[member].ptr == NULL)
		object->decoded[member] = json_decode(value, arena);
	return object->decoded[member];
}

struct span
record_string(struct record *rec, const char *path)
{
	struct field field = find_field(rec, path, false);
	const struct record_edit *edit;
	size_t member;

	if (field.object == NULL)
		return span_make(NULL, 0);
	member = find_member(field.object, field.name);
	edit = find_edit(field.object, field.name, member);
	if (edit == NULL && member < field.object->members.n)
		return member_text(field.object, member, rec->arena);
	if (edit != NULL && edit->kind == EDIT_STRING)
		return edit->value;
	if (edit != NULL && edit->kind == EDIT_JSON && json_kind(edit->value) == JSON_STRING)
		return json_decode(edit->value, rec->arena);
	return span_make(NULL, 0);
}

double
record_number(struct record *rec, const char *path, double otherwise)
{
	return json_number(record_raw(rec, path), otherwise);
}

/* The edit of a field, made if need be; NULL inside something that is no object. */
static struct record_edit *
edit_field(struct record *rec, const char *path)
{
	struct field field = find_field(rec, path, true);

	if (field.object == NULL)
		return NULL;
	if (field.object == &rec->top) {
		close_nested(rec, field.name);
	} else {
		struct record_edit *outer = edit_name(&rec->top, field.object->name, rec->arena);

		outer->kind = EDIT_OBJECT;
		outer->object = field.object;
	}
	return edit_name(field.object, field.name, rec->arena);
}

static void
set_value(struct record *rec, const char *path, enum edit_kind kind, struct span value)
{
	struct record_edit *edit = edit_field(rec, path);

	if (edit == NULL)
		return;
	edit->kind = (unsigned char)kind;
	edit->value = value;
}

void
record_set(struct record *rec, const char *path, struct span json)
{
	set_value(rec, path, EDIT_JSON, arena_copy(rec->arena, json));
}

void
record_set_string(struct record *rec, const char *path, struct span text)
{
	set_value(rec, path, EDIT_STRING, text);
}

void
record_set_number(struct record *rec, const char *path, double number, int decimals)
{
	enum { ROOM = 400 }; /* the largest double has 309 digits */
	struct buffer out = { arena_get(rec->arena, ROOM), 0, ROOM };

	json_add_real(&out, number, decimals);
	set_value(rec, path, EDIT_JSON, buffer_span(&out));
}

void
record_set_written(struct record *rec, const char *path, record_writer *write, void *context)
{
	struct record_edit *edit = edit_field(rec, path);

	if (edit != NULL)
		*edit = (struct record_edit){ edit->name, .write = write, .context = context,
			.kind = EDIT_WRITTEN, .appended = edit->appended };
}

void
record_set_string_if_absent(struct record *rec, const char *path, struct span text)
{
	struct field field = find_field(rec, path, false);

	if (field.object == NULL || !object_has(field.object, field.name))
		record_set_string(rec, path, text);
}

void
record_remove(struct record *rec, const char *path)
{
	struct field field = find_field(rec, path, false);

	if (field.object == NULL || !object_has(field.object, field.name))
		return;
	edit_field(rec, path)->kind = EDIT_REMOVE;
	for (size_t i = 0; i < field.object->members.n; i++)
		if (json_key_is(field.object->members.list[i].key, field.name))
			edit_member(field.object, i, rec->arena)->kind = EDIT_REMOVE;
}

/* What paths say of a field, or with a parent of a member of it. */
enum choice { CHOICE_NONE, CHOICE_SOME /* members of it */, CHOICE_ALL };

static enum choice
choose(const struct span *paths, size_t n, struct span parent, struct span key)
{
	enum choice choice = CHOICE_NONE;

	for (size_t i = 0; i < n; i++) {
		struct span rest = paths[i], name;

		span_split(&rest, '.', &name);
		if (parent.ptr != NULL) {
			if (rest.ptr == NULL || !span_equal(parent, name))
				continue;
			name = rest;
			rest.ptr = NULL;
		}
		if (!json_key_is(key, name))
			continue;
		if (rest.ptr == NULL)
			return CHOICE_ALL;
		choice = CHOICE_SOME;
	}
	return choice;
}

static void
keep_members(struct record_object *object, const struct span *paths, size_t n, struct arena *arena)
{
	for (size_t i = 0; i < object->members.n; i++)
		if (choose(paths, n, object->name, object->members.list[i].key) == CHOICE_NONE)
			edit_member(object, i, arena)->kind = EDIT_REMOVE;
	for (size_t i = 0; i < object->n_edits; i++)
		if (choose(paths, n, object->name, object->edits[i].name) == CHOICE_NONE)
			object->edits[i].kind = EDIT_REMOVE;
}

/* Of a field that stands twice, only the last one is opened and the others go. */
static void
keep_nested(struct record *rec, size_t member, const struct span *paths, size_t n)
{
	struct span key = rec->top.members.list[member].key, name = key;
	struct record_object *object;
	struct record_edit *edit;

	if (rec->top.members.escaped_keys)
		name = json_decode(span_make(key.ptr - 1, key.len + 2), rec->arena);
	object = find_member(&rec->top, name) == member ? open_nested(rec, name, false) : NULL;
	edit = edit_member(&rec->top, member, rec->arena);
	edit->kind = object != NULL ? EDIT_OBJECT : EDIT_REMOVE;
	edit->object = object;
	if (object != NULL)
		keep_members(object, paths, n, rec->arena);
}

void
record_keep(struct record *rec, const struct span *paths, size_t n)
{
	const struct json_members *members = &rec->top.members;

	keep_members(&rec->top, paths, n, rec->arena);
	for (size_t i = 0; i < members->n; i++)
		if (choose(paths, n, rec->top.name, members->list[i].key) == CHOICE_SOME)
			keep_nested(rec, i, paths, n);
}

bool
record_is_error(struct record *rec)
{
	return json_kind(record_raw(rec, "error")) == JSON_OBJECT;
}

void
record_add_no_text(struct record *rec, const char *field, struct buffer *message)
{
	buffer_print(message, "no string field \"%s\"", field);
	if (strcmp(field, "text") == 0 && record_string(rec, "html").ptr != NULL)
		buffer_add(message, SPAN("; render-html or strip-boilerplate make it of html"));
}

struct span
record_page(struct record *rec)
{
	struct span page = record_string(rec, "page");

	return page.ptr != NULL ? page : record_string(rec, "id");
}
