/*
 * plist - binary property lists, as far as web archives take it
 *
 * The form is that of CoreFoundation: `bplist00`, the objects, a table of where they begin, and a trailer
 * of 32 bytes that says how wide the numbers are and where the table is. Numbers are big-endian.
 */
#include "plist.h"

enum { TRAILER_BYTES = 32, NUMBER_BYTES = 8 };

/* The high half of an object's first byte; the low half is its length, LONG if that stands behind it. */
enum { KIND_NUMBER = 1, KIND_DATA = 4, KIND_ASCII = 5, KIND_DICTIONARY = 13, LONG = 15 };

/* A number of n bytes; false if it does not lie in text. */
static bool
read_number(struct span text, size_t at, size_t n, uint64_t *number)
{
	if (at > text.len || text.len - at < n || n == 0 || n > NUMBER_BYTES)
		return false;
	*number = 0;
	for (size_t i = 0; i < n; i++)
		*number = *number << 8 | (unsigned char)text.ptr[at + i];
	return true;
}

bool
plist_open(struct plist *list, struct span file, plist_object *top)
{
	struct span trailer;
	uint64_t table = 0;

	if (!span_starts(file, SPAN("bplist0")) || file.len < TRAILER_BYTES)
		return false;
	trailer = span_slice(file, file.len - TRAILER_BYTES, file.len);
	*list = (struct plist){ .file = span_slice(file, 0, file.len - TRAILER_BYTES) };
	list->offset_bytes = (unsigned char)trailer.ptr[6];
	list->number_bytes = (unsigned char)trailer.ptr[7];
	read_number(trailer, 8, NUMBER_BYTES, &list->n_objects);
	read_number(trailer, 16, NUMBER_BYTES, top);
	read_number(trailer, 24, NUMBER_BYTES, &table);
	list->table = table < file.len ? (size_t)table : file.len;
	return list->offset_bytes > 0 && list->number_bytes > 0 &&
	    list->n_objects <= (file.len - list->table) / list->offset_bytes;
}

/* Where the content of an object stands and how long it is; false if that is not in the file. */
static bool
look_up(const struct plist *list, plist_object object, int *kind, size_t *at, uint64_t *length)
{
	uint64_t start, first, width;

	if (object >= list->n_objects ||
	    !read_number(list->file, list->table + (size_t)object * list->offset_bytes,
	        list->offset_bytes, &start) ||
	    start >= list->file.len || !read_number(list->file, (size_t)start, 1, &first))
		return false;
	*kind = (int)(first >> 4);
	*at = (size_t)start + 1;
	*length = first & 15;
	if (*length != LONG)
		return true;
	if (!read_number(list->file, *at, 1, &width) || width >> 4 != KIND_NUMBER || (width & 15) > 3)
		return false;
	*at += 1 + ((size_t)1 << (width & 15));
	return read_number(list->file, (size_t)start + 2, (size_t)1 << (width & 15), length);
}

struct span
plist_bytes(const struct plist *list, plist_object object)
{
	uint64_t length;
	size_t at;
	int kind;

	if (!look_up(list, object, &kind, &at, &length) || (kind != KIND_DATA && kind != KIND_ASCII) ||
	    at > list->file.len || length > list->file.len - at)
		return span_make(NULL, 0);
	return span_make(list->file.ptr + at, (size_t)length);
}

/* The numbers of all keys, then those of their values. */
bool
plist_find(const struct plist *list, plist_object dictionary, struct span key, plist_object *value)
{
	size_t bytes = list->number_bytes, at;
	uint64_t n, number;
	int kind;

	if (!look_up(list, dictionary, &kind, &at, &n) || kind != KIND_DICTIONARY ||
	    at > list->file.len || n > (list->file.len - at) / 2 / bytes)
		return false;
	for (size_t i = 0; i < n; i++)
		if (read_number(list->file, at + i * bytes, bytes, &number) &&
		    span_equal(plist_bytes(list, number), key))
			return read_number(list->file, at + ((size_t)n + i) * bytes, bytes, value);
	return false;
}
