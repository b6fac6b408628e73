/*
 * entity - what tag-entities finds
 */
#ifndef WINNOW_ENTITY_H
#define WINNOW_ENTITY_H

#include "arena.h"
#include "span.h"
#include "tag.h"
#include "text.h"

/* The first four are enum name_type's. */
enum entity_type {
	ENTITY_PER,
	ENTITY_ORG,
	ENTITY_LOC,
	ENTITY_MISC,
	ENTITY_URL,
	ENTITY_EMAIL,
	ENTITY_HANDLE,
	ENTITY_USER, /* the author line above a comment in a rendering */
	ENTITY_HASHTAG,
	ENTITY_MONEY,
	ENTITY_PERCENT,
	ENTITY_PHONE,
	ENTITY_IP,
	ENTITY_POSTCODE,
	ENTITY_IBAN,
	ENTITY_CARD,
	N_ENTITY_TYPES,
};

enum { ENTITY_NAMES = (1 << N_TYPES) - 1, ENTITY_ALL = (1 << N_ENTITY_TYPES) - 1 };

extern const char *const entity_type_names[N_ENTITY_TYPES];

struct entity {
	struct span text; /* in its record's text */
	struct span name; /* the fullest form on the page; text if none is fuller */
	struct span id;   /* from a dictionary, else empty */
	struct span own_type; /* a dictionary's type that is none of ours, else absent */
	uint32_t record;  /* number in the group */
	uint8_t type;     /* enum entity_type */
	uint8_t score;    /* confidence, 255 is certain */
	bool listed;      /* from a dictionary */
};

/* Entities of a page in the order of its text; the list lives in an arena. */
struct entities {
	struct entity *list;
	size_t n, capacity;
	struct arena *arena;
};

/* Appends one entity. */
struct entity *entity_add(struct entities *entities, enum entity_type type, uint32_t record,
    struct span text);

/*
 * Puts them in order and drops those that overlap a better one: of a fixed form or from a
 * dictionary before the tagger's, then the longer, then the earlier.
 */
void entity_settle(struct entities *entities);

#endif
