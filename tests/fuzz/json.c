/* json: the variants agree on any bytes, and what is accepted can be read and comes back */
#include <stdint.h>
#include <stdlib.h>

#include "json.h"

static void
read_all(struct span value, struct arena *arena, int depth)
{
	struct json_reader reader = json_read(value);
	struct span key, item;

	if (json_kind(value) == JSON_STRING) {
		struct buffer out = BUFFER_INIT;
		struct span text = json_decode(value, arena);

		json_add_string(&out, text);
		if (!span_equal(json_decode(buffer_span(&out), arena), text))
			abort();
		buffer_free(&out);
	}
	while (depth > 0 && json_next(&reader, &key, &item))
		read_all(item, arena, depth - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = { (const char *)data, size };
	struct json_members members = { 0 };
	struct arena arena = ARENA_INIT;
	size_t at = 0, n = 0;
	const char *why = json_scan(text, &members, &at);

	if (at > size)
		abort();
	if (why == NULL) {
		struct json_reader reader = json_read(span_trim(text));
		struct span key, item;

		for (; json_next(&reader, &key, &item); n++)
			if (key.ptr != members.list[n].key.ptr || !span_equal(item, members.list[n].value))
				abort();
		if (n != members.n)
			abort();
	}
	if (json_check(text, &at) == NULL)
		read_all(span_trim(text), &arena, 8);
	json_members_free(&members);
	arena_free(&arena);
	return 0;
}
