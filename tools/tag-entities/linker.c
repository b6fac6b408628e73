/*
 * linker - which mentions on a page are short for a fuller one
 *
 * Mentions that read alike are one form. A form is short for another when it is defined so in
 * brackets, is the other's initials, the surname or given name of the only person it fits, the
 * beginning or end of the only organisation it fits, or a slip of the pen away from it. What fits
 * several is left alone.
 */
#include "linker.h"

#include "link.h"
#include "link_untagged.h"

/* Handles and author lines are other ways to write a person. */
static uint32_t
enter_entity(struct linker *link, const struct entity *entity)
{
	if (entity->type <= ENTITY_MISC)
		return link_enter(link, entity->text, entity->type);
	if (entity->type == ENTITY_USER)
		return link_enter(link, entity->text, ENTITY_PER);
	if (entity->type == ENTITY_HANDLE)
		return link_enter(link, span_slice(entity->text, 1, entity->text.len), ENTITY_PER);
	return FORM_NONE;
}

static void
collect_forms(struct linker *link)
{
	const struct linker_page *page = link->page;

	for (size_t i = 0; i < link->entities->n; i++) {
		const struct entity *entity = &link->entities->list[i];

		link->form_of[i] = enter_entity(link, entity);
		if (entity->type == ENTITY_USER && link->form_of[i] != FORM_NONE)
			link->forms.list[link->form_of[i]].author = true;
	}
	for (size_t i = 0; i < page->tagged->n_texts; i++) {
		uint32_t form = page->authors[i].ptr == NULL ? FORM_NONE :
		    link_enter(link, page->authors[i], ENTITY_PER);

		if (form != FORM_NONE)
			link->forms.list[form].author = true;
	}
}

/* Files the forms from number `first` on under all keys that others look for. */
static void
file_forms(struct linker *link, uint32_t first)
{
	static const enum form_key kinds[] = { KEY_PART, KEY_INITIALS, KEY_LETTER, KEY_SURNAME, KEY_SLIP };

	for (uint32_t i = first; i < link->forms.n; i++)
		for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
			form_index_add(&link->index, kinds[k], &link->forms.list[i], i);
}

/* Which of two mentions is the name and which its short form in "NAME (SHORT)" or "SHORT (NAME)"? */
static void
link_definition(struct linker *link, uint32_t a, uint32_t b)
{
	if (form_is_initials(&link->forms.list[b], &link->forms.list[a]))
		link_forms(link, b, a);
	else if (form_is_initials(&link->forms.list[a], &link->forms.list[b]))
		link_forms(link, a, b);
}

static void
link_definitions(struct linker *link)
{
	const struct entity *list = link->entities->list;

	for (size_t i = 0; i + 1 < link->entities->n; i++) {
		uint32_t a = link->form_of[i], b = link->form_of[i + 1];
		const char *end = list[i].text.ptr + list[i].text.len;
		size_t gap = (size_t)(list[i + 1].text.ptr - end);

		if (a != FORM_NONE && b != FORM_NONE && a != b && list[i].record == list[i + 1].record &&
		    gap <= 4 && memchr(end, '(', gap) != NULL)
			link_definition(link, a, b);
	}
}

/* Slips of the pen: the rarer form is linked to the more frequent one, the later to the earlier. */
static void
link_misspelled(struct linker *link)
{
	struct form *list = link->forms.list;
	uint32_t found[FORM_INDEX_MOST];

	for (uint32_t a = 0; a < link->forms.n; a++) {
		size_t n = form_index_find(&link->index, KEY_SLIP, &list[a], found);

		for (size_t i = 0; i < n && list[a].full == FORM_NONE; i++) {
			const struct form *b = &list[found[i]];

			if ((list[a].count < b->count || (list[a].count == b->count && a > found[i])) &&
			    list[a].type == b->type && form_is_slip(&list[a], b))
				link_forms(link, a, found[i]);
		}
	}
}

typedef bool fits(const struct form *shorter, const struct form *longer);

/* The form that fits best so far, and how often the best of the others is mentioned. */
struct choice {
	uint32_t form;
	uint32_t count, rival;
};

/* Weighs form b; one that holds a candidate and more takes its place. */
static void
weigh(const struct forms *forms, struct choice *choice, uint32_t b)
{
	uint32_t root = form_root(forms, b), count = forms->list[root].count;

	if (choice->form == FORM_NONE) {
		*choice = (struct choice){ root, count, 0 };
	} else if (root == choice->form || form_extends(&forms->list[choice->form], &forms->list[root])) {
		return;
	} else if (form_extends(&forms->list[root], &forms->list[choice->form]) ||
	    count > choice->count) {
		choice->rival = form_extends(&forms->list[root], &forms->list[choice->form]) ?
		    choice->rival : choice->count;
		choice->form = root;
		choice->count = count;
	} else if (count > choice->rival) {
		choice->rival = count;
	}
}

/*
 * Links each form to the one for which fit holds, of those it shares a key with, if it is alone or
 * clearly the most frequent.
 */
static void
link_unique(struct linker *link, enum form_key kind, fits *fit)
{
	struct form *list = link->forms.list;
	uint32_t found[FORM_INDEX_MOST];

	for (uint32_t a = 0; a < link->forms.n; a++) {
		struct choice choice = { FORM_NONE, 0, 0 };
		size_t n = list[a].full != FORM_NONE ? 0 :
		    form_index_find(&link->index, kind, &list[a], found);

		for (size_t i = 0; i < n; i++)
			if (found[i] != a && fit(&list[a], &list[found[i]]))
				weigh(&link->forms, &choice, found[i]);
		if (choice.form != FORM_NONE && choice.count >= 2 * choice.rival)
			link_forms(link, a, choice.form);
	}
}

/* "JCP" for "Jobcentre Plus": letters from inside the words too. Not for people. */
static bool
fits_letters(const struct form *shorter, const struct form *longer)
{
	return longer->type != ENTITY_PER && form_is_letters(shorter, longer);
}

/* A handle is named only after an author; initials get the type of their name. */
static void
name_entity(const struct linker *link, struct entity *entity, uint32_t form)
{
	const struct form *root = &link->forms.list[form_root(&link->forms, form)];

	if (entity->type == ENTITY_HANDLE) {
		if (root->author)
			entity->name = root->text;
		return;
	}
	entity->name = form_name(&link->forms, form, entity->text);
	if (link->forms.list[form].capitals)
		entity->type = root->type;
}

/* The names on the page that initials could stand for. */
struct initials {
	struct forms names;
	struct form_index index; /* of the names */
};

/* The type of the names whose initials the word is; N_ENTITY_TYPES if there is none, or two types. */
static unsigned
type_of_initials(const struct initials *initials, const struct form *word)
{
	uint32_t found[FORM_INDEX_MOST];
	size_t n = form_index_find(&initials->index, KEY_INITIALS, word, found);
	unsigned type = N_ENTITY_TYPES;

	for (size_t i = 0; i < n; i++) {
		const struct form *name = &initials->names.list[found[i]];

		if (name->n_words < 2 || !form_is_initials(word, name))
			continue;
		if (type != N_ENTITY_TYPES && type != name->type)
			return N_ENTITY_TYPES;
		type = name->type;
	}
	return type;
}

static void
collect_names(struct initials *initials, const struct entities *entities)
{
	for (size_t i = 0; i < entities->n && initials->names.n < LINK_FORMS; i++)
		if (entities->list[i].type <= ENTITY_MISC && entities->list[i].text.len > 6)
			form_enter(&initials->names, entities->list[i].text, entities->list[i].type);
	for (uint32_t i = 0; i < initials->names.n; i++)
		form_index_add(&initials->index, KEY_INITIALS, &initials->names.list[i], i);
}

/* Two capitals that mostly are a word, or short for no name of the page. */
static bool
is_common_pair(struct span word)
{
	static const char pairs[] = " AI AM AN AR AS AT BE BY CD CV DJ DO GO HD HE HR ID IF IN IS IT ME MP "
	    "MS MY NO OF OK ON OR PC PM PR SO TO TV UI UP US VR WE ";

	for (const char *pair = pairs; word.len == 2 && pair[1] != '\0'; pair += 3)
		if (memcmp(pair + 1, word.ptr, 2) == 0)
			return true;
	return false;
}

/* Adds the untagged words of record t that are initials; of a person two are not enough. */
static void
add_words(struct entities *entities, const struct initials *initials, const struct linker_page *page,
    size_t t)
{
	const struct text_tokens *tokens = &page->tagged->tokens[t];

	for (size_t i = 0; i < tokens->n; i++) {
		struct span word = span_slice(page->tagged->texts[t], tokens->list[i].start,
		    tokens->list[i].end);
		unsigned type;
		struct form form;

		if (page->tagged->tags[t][i] != TAG_OUTSIDE || tokens->list[i].kind != TOKEN_WORD ||
		    !form_is_capitals(word) || is_common_pair(word))
			continue;
		form = form_read(word, ENTITY_MISC, entities->arena);
		type = type_of_initials(initials, &form);
		if (type < N_ENTITY_TYPES && (word.len > 2 || type != ENTITY_PER))
			entity_add(entities, type, (uint32_t)t, word);
	}
}

void
linker_add_initials(struct entities *entities, const struct linker_page *page)
{
	struct initials initials = { .names = { .arena = entities->arena },
		.index = { .arena = entities->arena } };

	collect_names(&initials, entities);
	for (size_t t = 0; initials.names.n > 0 && t < page->tagged->n_texts; t++)
		add_words(entities, &initials, page, t);
}

void
linker_run(struct entities *entities, const struct linker_page *page)
{
	struct linker link = { .forms = { .arena = entities->arena },
		.index = { .arena = entities->arena }, .page = page, .entities = entities };
	uint32_t n_tagged;

	if (entities->n == 0)
		return;
	link.form_of = arena_get(entities->arena, entities->n * sizeof(*link.form_of));
	collect_forms(&link);
	n_tagged = (uint32_t)link.forms.n;
	file_forms(&link, 0);
	link_definitions(&link);
	link_misspelled(&link);
	link_unique(&link, KEY_INITIALS, form_is_initials);
	link_unique(&link, KEY_LETTER, fits_letters);
	link_brackets(&link);
	link_untagged(&link);
	file_forms(&link, n_tagged);
	link_unique(&link, KEY_SURNAME, form_is_less_full);
	link_unique(&link, KEY_PART, form_is_part_of_person);
	link_unique(&link, KEY_PART, form_is_part_of_group);
	for (size_t i = 0; i < entities->n; i++)
		if (link.form_of[i] != FORM_NONE && !entities->list[i].listed)
			name_entity(&link, &entities->list[i], link.form_of[i]);
}
