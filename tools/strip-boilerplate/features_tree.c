/*
 * features_tree - what the elements around a block say: class words, containers, blocks built alike
 *
 * Blocks come in document order, so the way from the root to each one's element is kept on a stack
 * and only what is new of it is looked at: linear in the elements that hold text.
 */
#include <string.h>

#include "features_parts.h"
#include "heap.h"

enum { FAR = 255, DISTANCE_MAX = 31 /* in the columns */ };

/* Columns of a container. */
enum box_column {
	BOX_WORDS, BOX_LINKS, BOX_PARAGRAPHS, BOX_SHARE, BOX_BLOCKS, BOX_BLOCK_WORDS
};

/* An element on the way from the root. */
struct step {
	uint32_t element;
	uint32_t key;        /* of tag and class */
	uint32_t way;        /* of the keys of it and the two above */
	uint32_t tags;       /* of the tags of it and the five above */
	uint32_t outer;      /* key among its siblings of the outermost element of the same extent */
	uint16_t set;        /* the step of the nearest table or list, 0 if there is none */
	uint16_t wider;      /* the nearest step above that holds more blocks */
	uint64_t groups;     /* that it or an element above belongs to */
	uint8_t box[FEATURE_BOX - 1]; /* what a container's columns say of it and all its blocks */
	uint8_t distance[GROUP_COUNT]; /* elements up to one of the group, FAR if there is none */
};

struct way {
	struct step steps[PAGE_DEPTH_MAX + 2]; /* by depth */
	uint32_t path[PAGE_DEPTH_MAX + 2];     /* being entered, lowest first */
	uint32_t depth;                        /* of the last step */
};

struct way *
way_new(void)
{
	return heap_get(sizeof(struct way));
}

static void
mark_groups(uint8_t distance[GROUP_COUNT], uint64_t groups, uint8_t value)
{
	for (; groups != 0; groups &= groups - 1) {
		unsigned group = (unsigned)__builtin_ctzll(groups);

		if (distance[group] > value)
			distance[group] = value;
	}
}

static bool
same_extent(const struct element *a, const struct element *b)
{
	return a->first_block == b->first_block && a->end_block == b->end_block;
}

/* Elements with the same parent, tag and class: entries of a list, teasers. Each is counted once. */
static void
count_sibling(struct features *features, uint32_t key, struct totals totals)
{
	struct tally *entry = tally_entry(features, key);

	entry->n++;
	entry->words += totals.words;
	entry->link_words += totals.link_words;
}

static void
measure_box(const struct features *features, struct totals t, uint8_t box[FEATURE_BOX - 1])
{
	box[BOX_WORDS] = bin_log(t.words);
	box[BOX_LINKS] = bin_ratio(t.link_words, t.words);
	box[BOX_PARAGRAPHS] = bin_ratio(t.para_words, t.words);
	box[BOX_SHARE] = bin_ratio(t.words, features->totals[features->n_blocks].words);
	box[BOX_BLOCKS] = bin_log(t.blocks);
	box[BOX_BLOCK_WORDS] = bin_log(t.words * 2 / (t.blocks + 1));
}

static bool
is_set(uint16_t tag)
{
	return tag == HTML_TABLE || tag == HTML_UL || tag == HTML_OL || tag == HTML_DL;
}

static void
enter(struct features *features, const struct page *page, struct way *way, uint32_t element)
{
	struct step *step = &way->steps[++way->depth];
	const struct step *above = step - 1;
	const struct element *e = &page->elements[element];
	uint64_t groups = class_words_element(&features->words, page, element, &step->key);
	struct totals totals;

	step->element = element;
	step->groups = above->groups | groups;
	for (int g = 0; g < GROUP_COUNT; g++)
		step->distance[g] = (uint8_t)(above->distance[g] + (above->distance[g] != FAR));
	mark_groups(step->distance, groups, 0);
	step->way = (step->key ^ (above->key * 31)) * 0x85ebca6bu ^ (way->depth > 1 ? above[-1].key : 0);
	step->tags = (above->tags << 5) + e->tag;
	step->set = is_set(e->tag) ? (uint16_t)way->depth : above->set;
	if (same_extent(e, &page->elements[above->element])) {
		step->wider = above->wider;
		step->outer = above->outer;
		memcpy(step->box, above->box, sizeof step->box);
		return;
	}
	step->wider = (uint16_t)(way->depth - 1);
	step->outer = (step->key ^ e->parent * 0x9e3779b1u) * 0xc2b2ae35u;
	totals = totals_of(features, e);
	measure_box(features, totals, step->box);
	count_sibling(features, step->outer, totals);
}

/* The root and what stands over it, so that every element has a step above. */
static void
begin(const struct features *features, struct way *way)
{
	way->steps[0] = (struct step){ 0 };
	measure_box(features, features->totals[features->n_blocks], way->steps[0].box);
	memset(way->steps[0].distance, FAR, GROUP_COUNT);
	way->depth = 0;
}

/* Makes the way lead to an element; it is no deeper than PAGE_DEPTH_MAX. */
static void
lead_to(struct features *features, const struct page *page, struct way *way, uint32_t element)
{
	uint32_t n = 0;

	for (uint32_t e = element; e != 0; e = page->elements[e].parent) {
		uint32_t depth = page->elements[e].depth;

		if (depth <= way->depth && way->steps[depth].element == e)
			break;
		way->path[n++] = e;
	}
	way->depth = n == 0 ? page->elements[element].depth : page->elements[way->path[n - 1]].depth - 1u;
	while (n > 0)
		enter(features, page, way, way->path[--n]);
}

/* Class words of inline elements (<span class=byline>) that hold at least half of their block. */
static void
find_inline_groups(struct features *features, const struct page *page)
{
	uint32_t key;

	memset(features->inline_groups, 0, page->n_blocks * sizeof *features->inline_groups);
	for (uint32_t i = 1; i < page->n_elements; i++) {
		const struct element *e = &page->elements[i];
		const struct block *block = &page->blocks[e->first_block];

		if (e->flags & ELEMENT_BLOCK || e->end_block != e->first_block + 1)
			continue;
		if ((e->text_end - e->text_start) * 2 < block->end - block->start)
			continue;
		features->inline_groups[e->first_block] |=
		    class_words_element(&features->words, page, i, &key);
	}
}

/* The columns are filled with DISTANCE_MAX: of most groups there is no element. */
static void
group_columns(const struct features *features, size_t i, const struct step *step)
{
	uint64_t own = features->inline_groups[i];

	for (uint64_t groups = own | step->groups; groups != 0; groups &= groups - 1) {
		unsigned group = (unsigned)__builtin_ctzll(groups);
		uint8_t distance = own >> group & 1 ? 0 : step->distance[group];

		if (distance < DISTANCE_MAX)
			features_column(features, F_GROUP + group)[i] = distance;
	}
}

/* How far into a container a block stands is told for each block. */
static void
container_columns(const struct features *features, const struct page *page, size_t i,
    const struct way *way)
{
	uint8_t *column = features_column(features, F_BOX) + i;
	size_t stride = features->stride;
	uint32_t depth = way->depth;

	for (size_t level = 0; level < FEATURE_LEVELS; level++) {
		const struct step *step = &way->steps[depth];
		const struct element *e = &page->elements[step->element];

		for (size_t k = 0; k < sizeof step->box; k++, column += stride)
			*column = step->box[k];
		*column = bin_ratio(i - e->first_block, e->end_block - e->first_block);
		column += stride;
		depth = step->wider;
	}
}

/* The keys of the containers of a block, narrowest first. */
static void
note_siblings(const struct features *features, size_t i, const struct way *way)
{
	uint32_t depth = way->depth;

	for (size_t level = 0; level < FEATURE_SIBLINGS; level++) {
		features->siblings[i * FEATURE_SIBLINGS + level] = way->steps[depth].outer;
		depth = way->steps[depth].wider;
	}
}

static void
sibling_columns(struct features *features, size_t i)
{
	uint8_t *column = features_column(features, F_SIBLINGS) + i;

	for (size_t k = 0; k < FEATURE_SIBLINGS; k++) {
		const struct tally *entry =
		    tally_entry(features, features->siblings[i * FEATURE_SIBLINGS + k]);

		column[0] = bin_log(entry->n);
		column[features->stride] = bin_log(entry->words / (entry->n + 1));
		column[features->stride * 2] = bin_ratio(entry->link_words, entry->words);
		column += features->stride * 3;
	}
}

static void
set_columns(const struct features *features, size_t i, const struct way *way, uint16_t set)
{
	static const enum box_column columns[] = { BOX_BLOCKS, BOX_BLOCK_WORDS, BOX_LINKS,
		BOX_PARAGRAPHS };
	uint8_t *column = features_column(features, F_SET) + i;

	for (size_t k = 0; set != 0 && k < sizeof columns / sizeof *columns; k++)
		column[k * features->stride] = way->steps[set].box[columns[k]];
}

/*
 * Counts blocks built alike: by class words two elements up, by class, by tags six up. Paragraphs of
 * an article have one parent, those of teasers one each.
 */
static void
count_alike(struct features *features, const struct page *page)
{
	tally_reset(features, page->n_blocks * 3);
	for (size_t i = 0; i < page->n_blocks * 3; i++) {
		struct tally *entry = tally_entry(features, features->alike[i]);
		uint32_t parent = page->elements[page->blocks[i / 3].element].parent;

		entry->parents += entry->n == 0 || entry->first != parent;
		entry->first = parent; /* of the last one met */
		entry->n++;
		entry->words += features->stats[i / 3].words;
		entry->link_words += features->stats[i / 3].links;
	}
}

static void
alike_columns(struct features *features, size_t i)
{
	uint8_t *column = features_column(features, F_ALIKE) + i;

	for (size_t k = 0; k < 3; k++) {
		const struct tally *entry = tally_entry(features, features->alike[i * 3 + k]);

		column[0] = bin_log(entry->n);
		column[features->stride] = bin_log(entry->words / entry->n);
		column[features->stride * 2] = bin_ratio(entry->link_words, entry->words);
		column[features->stride * 3] = bin_ratio(entry->parents, entry->n);
		column += features->stride * 4;
	}
}

void
features_tree(struct features *features, const struct page *page)
{
	struct way *way = features->way;

	begin(features, way);
	memset(features_column(features, F_GROUP), DISTANCE_MAX, GROUP_COUNT * features->stride);
	find_inline_groups(features, page);
	tally_reset(features, page->n_blocks * 2 + 1); /* no more elements differ in their blocks */
	for (size_t i = 0; i < page->n_blocks; i++) {
		const struct step *last;

		lead_to(features, page, way, page->blocks[i].element);
		last = &way->steps[way->depth];
		group_columns(features, i, last);
		container_columns(features, page, i, way);
		note_siblings(features, i, way);
		set_columns(features, i, way, last->set);
		features->alike[i * 3] = last->way * 4 + 1;
		features->alike[i * 3 + 1] = last->key * 4 + 2;
		features->alike[i * 3 + 2] = last->tags * 4 + 3;
	}
	for (size_t i = 0; i < page->n_blocks; i++)
		sibling_columns(features, i);
	count_alike(features, page);
	for (size_t i = 0; i < page->n_blocks; i++)
		alike_columns(features, i);
}
