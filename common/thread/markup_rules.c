/*
 * markup_rules - the platform tables, made ready for use on pages
 */
#include "markup_rules.h"

#include "heap.h"

static const struct platform repeated = { .name = "repeated elements", .flags = PLATFORM_GENERAL };

static void
add_entry(struct thread_rules *rules, const struct select_rule *rule, size_t row)
{
	struct post_entry *entry = &rules->entries[++rules->n_entries];
	uint16_t *chain = &rules->loose[rule->element.tag];

	if (rule->element.id.ptr != NULL)
		chain = &rules->buckets[select_stem(rule->element.id) % RULE_BUCKETS];
	else if (rule->element.n_classes > 0)
		chain = &rules->buckets[select_stem(rule->element.classes[0]) % RULE_BUCKETS];
	else if (rule->element.attribute != ATTR_NONE)
		chain = &rules->attribute;
	*entry = (struct post_entry){ *rule, (uint16_t)row, *chain };
	*chain = (uint16_t)rules->n_entries;
}

/* General rows are parsed once and shared. */
static void
init_general(struct post_rules *rules, struct arena *arena)
{
	rules->any_author = select_parse(platform_general.author, arena);
	rules->any_date = select_parse(platform_general.date, arena);
	rules->any_body = select_parse(platform_general.body, arena);
	rules->outside = select_parse(platform_outside, arena);
	rules->replies = select_parse(platform_replies, arena);
	rules->platform = &repeated;
}

static void
init_row(struct post_rules *rules, const struct platform *platform, struct arena *arena)
{
	rules->platform = platform;
	rules->author = select_parse(platform->author, arena);
	rules->date = select_parse(platform->date, arena);
	rules->body = select_parse(platform->body, arena);
	rules->score = select_parse(platform->score, arena);
	rules->permalink = select_parse(platform->permalink, arena);
	rules->level = select_parse(platform->level, arena);
}

/* How many alternatives the post selectors have. */
static size_t
count_entries(void)
{
	size_t n = 0;

	for (const struct platform *row = platforms; row->name != NULL; row++)
		for (const char *c = row->post; *c != '\0'; c++)
			n += c == row->post || *c == ',';
	return n;
}

struct thread_rules *
thread_rules_new(void)
{
	struct thread_rules *rules = heap_get_zeroed(1, sizeof(*rules));

	rules->arena = (struct arena)ARENA_INIT;
	while (platforms[rules->n_rows].name != NULL)
		rules->n_rows++;
	rules->rows = arena_get(&rules->arena, rules->n_rows * sizeof(*rules->rows));
	rules->entries = arena_get_zeroed(&rules->arena, count_entries() + 1,
	    sizeof(*rules->entries));
	rules->avoid = select_parse(platform_avoid, &rules->arena);
	init_general(&rules->repeated, &rules->arena);
	for (size_t row = 0; row < rules->n_rows; row++) {
		struct selector posts = select_parse(platforms[row].post, &rules->arena);

		rules->rows[row] = rules->repeated;
		init_row(&rules->rows[row], &platforms[row], &rules->arena);
		for (size_t i = 0; i < posts.n; i++)
			add_entry(rules, &posts.rules[i], row);
	}
	return rules;
}

void
thread_rules_free(struct thread_rules *rules)
{
	if (rules == NULL)
		return;
	arena_free(&rules->arena);
	heap_free(rules);
}
