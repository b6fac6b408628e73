/*
 * bundle_select - which pages of a bundle are wanted, by what is known of them without reading them
 */
#include "bundle_select.h"

#include "heap.h"
#include "options.h"
#include "pattern.h"
#include "utf8.h"

struct condition {
	enum select_field field;
	bool unwanted; /* `!=` */
	struct pattern *pattern;
};

struct bundle_select {
	struct condition *list;
	size_t n, capacity;
};

/* Reads `FIELD=` or `FIELD!=` off the front of text; false if that is not what stands there. */
static bool
take_field(struct span *text, struct condition *condition)
{
	static const struct span names[] = { SPAN("mime"), SPAN("status"), SPAN("url"), SPAN("name") };
	size_t equals = span_find(*text, SPAN("="));
	struct span name = span_slice(*text, 0, equals);

	condition->unwanted = span_ends(name, SPAN("!"));
	if (condition->unwanted)
		name.len--;
	for (size_t i = 0; equals < text->len && i < SELECT_FIELDS; i++) {
		if (!span_equal(name, names[i]))
			continue;
		condition->field = (enum select_field)i;
		*text = span_slice(*text, equals + 1, text->len);
		return true;
	}
	return false;
}

static void
add_condition(struct bundle_select *select, struct span text)
{
	struct condition condition = { .unwanted = false };
	struct span pattern = text;
	struct buffer why = BUFFER_INIT;

	if (!take_field(&pattern, &condition))
		options_mistake("--select: '%.*s' is not FIELD=PATTERN or FIELD!=PATTERN with the field "
		    "mime, status, url or name", (int)text.len, text.ptr);
	condition.pattern = pattern_compile(pattern, condition.field == SELECT_MIME, &why);
	if (condition.pattern == NULL)
		options_mistake("--select: '%.*s': %.*s", (int)pattern.len, pattern.ptr, (int)why.len,
		    why.ptr);
	select->list =
	    heap_grow(select->list, &select->capacity, select->n + 1, sizeof(*select->list));
	select->list[select->n++] = condition;
}

struct bundle_select *
bundle_select_new(const char *conditions)
{
	struct bundle_select *select = heap_get_zeroed(1, sizeof(*select));
	struct span rest = span_from(conditions), text;

	while (span_split(&rest, '\n', &text))
		add_condition(select, text);
	return select;
}

void
bundle_select_free(struct bundle_select *select)
{
	if (select == NULL)
		return;
	for (size_t i = 0; i < select->n; i++)
		pattern_free(select->list[i].pattern);
	heap_free(select->list);
	heap_free(select);
}

void
select_desk_open(struct select_desk *desk, const struct bundle_select *select)
{
	*desk = (struct select_desk){ .clean = BUFFER_INIT };
	desk->matches = heap_get_zeroed(select->n, sizeof(struct pattern_match *));
	for (size_t i = 0; i < select->n; i++)
		desk->matches[i] = pattern_match_new(select->list[i].pattern);
}

void
select_desk_close(struct select_desk *desk, const struct bundle_select *select)
{
	for (size_t i = 0; i < select->n; i++)
		pattern_match_free(desk->matches[i]);
	heap_free(desk->matches);
	buffer_free(&desk->clean);
}

/* Patterns are matched against UTF-8. */
static struct span
repaired(struct select_desk *desk, struct span text)
{
	if (utf8_valid_prefix(text) == text.len)
		return text;
	buffer_reset(&desk->clean);
	utf8_repair(text, &desk->clean);
	return buffer_span(&desk->clean);
}

enum selected
bundle_select(const struct bundle_select *select, struct select_desk *desk,
    enum select_field field, struct span text)
{
	bool asked = false, wanted = false;

	if (text.ptr != NULL)
		text = repaired(desk, text);
	for (size_t i = 0; i < select->n; i++) {
		const struct condition *condition = &select->list[i];
		enum pattern_result result = PATTERN_NONE;

		if (condition->field != field)
			continue;
		if (text.ptr != NULL)
			result = pattern_find(condition->pattern, desk->matches[i], text, 0);
		if (result == PATTERN_LIMIT)
			return SELECT_GIVEN_UP;
		if (condition->unwanted && result == PATTERN_FOUND)
			return SELECT_NO;
		asked = asked || !condition->unwanted;
		wanted = wanted || (!condition->unwanted && result == PATTERN_FOUND);
	}
	return wanted || !asked ? SELECT_YES : SELECT_NO;
}
