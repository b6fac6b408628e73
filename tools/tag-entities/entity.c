/*
 * entity - the list of what was found
 */
#include "entity.h"

#include <stdlib.h>

const char *const entity_type_names[N_ENTITY_TYPES] = {
	[ENTITY_PER] = "PER", [ENTITY_ORG] = "ORG", [ENTITY_LOC] = "LOC", [ENTITY_MISC] = "MISC",
	[ENTITY_URL] = "URL", [ENTITY_EMAIL] = "EMAIL", [ENTITY_HANDLE] = "HANDLE",
	[ENTITY_USER] = "USER",
	[ENTITY_HASHTAG] = "HASHTAG", [ENTITY_MONEY] = "MONEY", [ENTITY_PERCENT] = "PERCENT",
	[ENTITY_PHONE] = "PHONE", [ENTITY_IP] = "IP", [ENTITY_POSTCODE] = "POSTCODE",
	[ENTITY_IBAN] = "IBAN", [ENTITY_CARD] = "CARD",
};

struct entity *
entity_add(struct entities *entities, enum entity_type type, uint32_t record, struct span text)
{
	struct entity *entity;

	entities->list = arena_grow(entities->arena, entities->list, &entities->capacity, entities->n,
	    sizeof(*entities->list), 64);
	entity = &entities->list[entities->n++];
	*entity = (struct entity){ .text = text, .name = text, .id = SPAN(""), .record = record,
		.type = (uint8_t)type, .score = 255 };
	return entity;
}

static int
by_place(const void *a, const void *b)
{
	const struct entity *p = a, *q = b;

	if (p->record != q->record)
		return p->record < q->record ? -1 : 1;
	if (p->text.ptr != q->text.ptr)
		return p->text.ptr < q->text.ptr ? -1 : 1;
	if (p->text.len != q->text.len)
		return p->text.len > q->text.len ? -1 : 1;
	return p->type - q->type;
}

/* Higher wins where two overlap. A hashtag gives way to the name in it. */
static int
rank(const struct entity *entity)
{
	if (entity->listed)
		return 3;
	return entity->type == ENTITY_HASHTAG ? 0 : entity->type > ENTITY_MISC ? 2 : 1;
}

static bool
overlap(const struct entity *a, const struct entity *b)
{
	return a->record == b->record && a->text.ptr < b->text.ptr + b->text.len &&
	    b->text.ptr < a->text.ptr + a->text.len;
}

void
entity_settle(struct entities *entities)
{
	size_t n = 0;

	if (entities->n == 0)
		return;
	qsort(entities->list, entities->n, sizeof(*entities->list), by_place);
	for (size_t i = 0; i < entities->n; i++) {
		struct entity entity = entities->list[i];

		while (n > 0 && overlap(&entities->list[n - 1], &entity) &&
		    rank(&entity) > rank(&entities->list[n - 1]))
			n--;
		if (n == 0 || !overlap(&entities->list[n - 1], &entity))
			entities->list[n++] = entity;
	}
	entities->n = n;
}
