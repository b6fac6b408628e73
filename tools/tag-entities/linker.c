/*
 * linker - which mentions on a page are short for a fuller one
 *
 * Mentions that read alike are one form. A form is short for another when it is defined so in
 * brackets, is the other's initials, the surname or given name of the only person it fits, the
 * beginning or end of the only organisation it fits, or a slip of the pen away from it. What fits
 * several is left alone.
 */
#include "linker.h"

#include "form.h"

enum { MOST_FORMS = 3000 /* of a page; comparing them is quadratic */ };

struct linker {
	struct forms forms;
	const struct linker_page *page;
	struct entities *entities;
	uint32_t *form_of; /* by entity; FORM_NONE */
};

/* Links form a to form b, unless that would go in a circle. */
static void
link_forms(struct linker *link, uint32_t a, uint32_t b)
{
	if (form_root(&link->forms, b) != a)
		link->forms.list[a].full = b;
}

static void
collect_forms(struct linker *link)
{
	const struct linker_page *page = link->page;

	for (size_t i = 0; i < link->entities->n; i++) {
		const struct entity *entity = &link->entities->list[i];

		link->form_of[i] = FORM_NONE;
		if (entity->type <= ENTITY_MISC && link->forms.n < MOST_FORMS)
			link->form_of[i] = form_enter(&link->forms, entity->text, entity->type);
		else if (entity->type == ENTITY_USER && link->forms.n < MOST_FORMS)
			form_enter(&link->forms, entity->text, ENTITY_PER);
	}
	for (size_t i = 0; i < page->tagged->n_texts; i++)
		if (page->authors[i].ptr != NULL && link->forms.n < MOST_FORMS)
			form_enter(&link->forms, page->authors[i], ENTITY_PER);
}

/* "Department for Work and Pensions (DWP)" and "DWP (Department for Work and Pensions)". */
static void
link_definitions(struct linker *link)
{
	const struct entity *list = link->entities->list;

	for (size_t i = 0; i + 1 < link->entities->n; i++) {
		uint32_t a = link->form_of[i], b = link->form_of[i + 1];
		const char *end = list[i].text.ptr + list[i].text.len;
		size_t gap = (size_t)(list[i + 1].text.ptr - end);

		if (a == FORM_NONE || b == FORM_NONE || a == b || list[i].record != list[i + 1].record ||
		    gap > 4 || memchr(end, '(', gap) == NULL)
			continue;
		if (form_is_initials(&link->forms.list[b], &link->forms.list[a]))
			link_forms(link, b, a);
		else if (form_is_initials(&link->forms.list[a], &link->forms.list[b]))
			link_forms(link, a, b);
	}
}

/* Slips of the pen: the rarer form is linked to the more frequent one. */
static void
link_misspelled(struct linker *link)
{
	struct form *list = link->forms.list;

	for (uint32_t a = 0; a < link->forms.n; a++) {
		for (uint32_t b = 0; b < link->forms.n; b++) {
			bool rarer = list[a].count < list[b].count ||
			    (list[a].count == list[b].count && a > b);

			if (rarer && list[a].type == list[b].type && list[a].full == FORM_NONE &&
			    form_is_slip(&list[a], &list[b]))
				link_forms(link, a, b);
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

/* Links each form to the one for which fit holds, if it is alone or clearly the most frequent. */
static void
link_unique(struct linker *link, fits *fit)
{
	struct form *list = link->forms.list;

	for (uint32_t a = 0; a < link->forms.n; a++) {
		struct choice choice = { FORM_NONE, 0, 0 };

		for (uint32_t b = 0; list[a].full == FORM_NONE && b < link->forms.n; b++)
			if (a != b && fit(&list[a], &list[b]))
				weigh(&link->forms, &choice, b);
		if (choice.form != FORM_NONE && choice.count >= 2 * choice.rival)
			link_forms(link, a, choice.form);
	}
}

static bool
fits_initials(const struct form *shorter, const struct form *longer)
{
	return form_is_initials(shorter, longer);
}

/* "Byrne", "Duncan Smith" and "Iain" for "Iain Duncan Smith"; "Mr Byrne" for "Liam Byrne". */
static bool
fits_person(const struct form *shorter, const struct form *longer)
{
	return shorter->type == ENTITY_PER && longer->type == ENTITY_PER &&
	    shorter->n_words < longer->n_words &&
	    (form_ends(longer, shorter) || (shorter->n_words == 1 && form_begins(longer, shorter)));
}

/* "Labour" for "Labour Party", "Commons" for "House of Commons". */
static bool
fits_organisation(const struct form *shorter, const struct form *longer)
{
	if (shorter->type != ENTITY_ORG || longer->type != ENTITY_ORG ||
	    shorter->n_words >= longer->n_words || shorter->capitals)
		return false;
	return (form_begins(longer, shorter) && form_rest_is_kind(longer, shorter->n_words)) ||
	    (shorter->n_words == 1 && longer->n_words > 2 && form_ends(longer, shorter));
}

/* "JCP" for "Jobcentre Plus": letters from inside the words too. Not for people. */
static bool
fits_letters(const struct form *shorter, const struct form *longer)
{
	return longer->type != ENTITY_PER && form_is_letters(shorter, longer);
}

/*
 * Initials of capitalised phrases that were not tagged: "Jobcentre Plus (JCP)". Only for forms in
 * capitals that have no fuller form yet.
 */
static void
find_phrases(struct linker *link)
{
	uint32_t n = (uint32_t)link->forms.n;

	for (size_t i = 0; i < link->page->tagged->n_texts; i++)
		form_scan_phrases(&link->forms, n, link->page->tagged->texts[i],
		    &link->page->tagged->tokens[i]);
}

static void
name_entity(const struct linker *link, struct entity *entity, uint32_t form)
{
	const struct form *root = &link->forms.list[form_root(&link->forms, form)];

	entity->name = form_name(&link->forms, form, entity->text);
	if (link->forms.list[form].capitals)
		entity->type = root->type;
}

/* The type of the form whose initials the word is; N_ENTITY_TYPES if there is none, or two types. */
static unsigned
type_of_initials(const struct forms *forms, struct span word)
{
	struct form form = { .text = word, .capitals = true };
	unsigned type = N_ENTITY_TYPES;

	for (size_t i = 0; i < forms->n; i++) {
		if (forms->list[i].n_words < 2 || !form_is_initials(&form, &forms->list[i]))
			continue;
		if (type != N_ENTITY_TYPES && type != forms->list[i].type)
			return N_ENTITY_TYPES;
		type = forms->list[i].type;
	}
	return type;
}

static bool
is_initials(struct span word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] < 'A' || word.ptr[i] > 'Z')
			return false;
	return word.len >= 3 && word.len <= 7;
}

void
linker_add_initials(struct entities *entities, const struct linker_page *page)
{
	struct forms forms = { .arena = entities->arena };

	for (size_t i = 0; i < entities->n && forms.n < MOST_FORMS; i++)
		if (entities->list[i].type <= ENTITY_MISC && entities->list[i].text.len > 6)
			form_enter(&forms, entities->list[i].text, entities->list[i].type);
	for (size_t text = 0; forms.n > 0 && text < page->tagged->n_texts; text++) {
		const struct text_tokens *tokens = &page->tagged->tokens[text];

		for (size_t i = 0; i < tokens->n; i++) {
			struct span word = span_slice(page->tagged->texts[text], tokens->list[i].start,
			    tokens->list[i].end);
			unsigned type;

			if (page->tagged->tags[text][i] != TAG_OUTSIDE || !is_initials(word))
				continue;
			type = type_of_initials(&forms, word);
			if (type < N_ENTITY_TYPES)
				entity_add(entities, type, (uint32_t)text, word);
		}
	}
}

void
linker_run(struct entities *entities, const struct linker_page *page)
{
	struct linker link = { { .arena = entities->arena }, page, entities, NULL };

	if (entities->n == 0)
		return;
	link.form_of = arena_get(entities->arena, entities->n * sizeof(*link.form_of));
	collect_forms(&link);
	link_definitions(&link);
	link_misspelled(&link);
	link_unique(&link, fits_initials);
	link_unique(&link, fits_letters);
	find_phrases(&link);
	link_unique(&link, fits_person);
	link_unique(&link, fits_organisation);
	for (size_t i = 0; i < entities->n; i++)
		if (link.form_of[i] != FORM_NONE && !entities->list[i].listed)
			name_entity(&link, &entities->list[i], link.form_of[i]);
}
