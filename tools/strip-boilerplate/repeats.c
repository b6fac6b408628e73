/*
 * repeats - what a page says twice is content once
 */
#include <string.h>

#include "repeats.h"

enum { REPEAT_WORDS = 4 }; /* fewer say the same by chance */

/* A text that was met: a hash table of them, whose size is a power of two. */
struct said {
	uint32_t hash, parent;
	bool used;
};

static bool
may_repeat(const struct scene *scene, size_t i)
{
	const struct block *block = &scene->page->blocks[i];
	uint32_t least = scene->page->plain ? PARAGRAPH_WORDS : REPEAT_WORDS;

	return scene_column(scene, F_REPEATS, i) > 1 && scene_words(scene, i) >= least &&
	    block->tag != HTML_PRE && block->tag != HTML_TD && block->tag != HTML_TH && !block->cell;
}

/* The entry of a text, its own or a free one. */
static struct said *
find(struct said *table, size_t size, uint32_t hash)
{
	size_t at = hash & (size - 1);

	while (table[at].used && table[at].hash != hash)
		at = (at + 1) & (size - 1);
	return &table[at];
}

/* An empty table with room for all blocks that may repeat; NULL if none does. */
static struct said *
new_table(const struct scene *scene, size_t *size)
{
	size_t n = 0;
	struct said *table;

	for (size_t i = 0; i < scene->page->n_blocks; i++)
		n += may_repeat(scene, i);
	if (n == 0)
		return NULL;
	for (*size = 2; *size < n * 2;)
		*size *= 2;
	table = arena_get(&scene->page->arena, *size * sizeof *table);
	memset(table, 0, *size * sizeof *table);
	return table;
}

void
repeats_drop(struct scene *scene)
{
	const struct page *page = scene->page;
	size_t size;
	struct said *table = new_table(scene, &size), *said;

	for (size_t i = 0; table != NULL && i < page->n_blocks; i++) {
		uint32_t hash = scene->features->stats[i].hash;
		uint32_t parent = page->elements[page->blocks[i].element].parent;

		if (!scene_is_content(scene, i) || !may_repeat(scene, i))
			continue;
		said = find(table, size, hash);
		if (!said->used)
			*said = (struct said){ hash, parent, true };
		else if (page->plain || said->parent != parent)
			scene->answers->content[i] = (uint8_t)(scene->content_cut - 1);
	}
}
