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
	}
	for (size_t i = 0; i < page->n; i++)
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
			bool rarer = list[a].count < list[b].count || (list[a].count == list[b].count && a > b);

			if (rarer && list[a].type == list[b].type && list[a].full == FORM_NONE &&
			    form_is_slip(&list[a], &list[b]))
				link_forms(link, a, b);
		}
	}
}

typedef bool fits(const struct form *shorter, const struct form *longer);

/* Links each form to the only one for which fit holds. */
static void
link_unique(struct linker *link, fits *fit)
{
	struct form *list = link->forms.list;

	for (uint32_t a = 0; a < link->forms.n; a++) {
		uint32_t found = FORM_NONE;
		bool several = false;

		for (uint32_t b = 0; list[a].full == FORM_NONE && b < link->forms.n && !several; b++) {
			if (a == b || !fit(&list[a], &list[b]))
				continue;
			if (found == FORM_NONE || form_extends(&list[form_root(&link->forms, b)],
			    &list[form_root(&link->forms, found)]))
				found = b;
			else
				several = form_root(&link->forms, b) != form_root(&link->forms, found) &&
				    !form_extends(&list[form_root(&link->forms, found)],
				    &list[form_root(&link->forms, b)]);
		}
		if (found != FORM_NONE && !several)
			link_forms(link, a, found);
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
	    shorter->n_words >= longer->n_words || form_is_capitals(shorter))
		return false;
	return form_begins(longer, shorter) || form_ends(longer, shorter);
}

/*
 * Initials of capitalised phrases that were not tagged: "Jobcentre Plus (JCP)". Only for forms in
 * capitals that have no fuller form yet.
 */
static void
find_phrases(struct linker *link)
{
	uint32_t n = (uint32_t)link->forms.n;

	for (size_t i = 0; i < link->page->n; i++)
		form_scan_phrases(&link->forms, n, link->page->texts[i], &link->page->tokens[i]);
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
	find_phrases(&link);
	link_unique(&link, fits_person);
	link_unique(&link, fits_organisation);
	for (size_t i = 0; i < entities->n; i++)
		if (link.form_of[i] != FORM_NONE && entities->list[i].id.len == 0)
			entities->list[i].name = form_name(&link.forms, link.form_of[i], entities->list[i].text);
}
