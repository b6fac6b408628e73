/*
 * link_untagged - initials of phrases that the tagger did not take for names
 */
#include "link_untagged.h"

#include "utf8.h"

enum {
	PHRASE_TOKENS = 9, /* of a phrase that initials may stand for */
	PHRASE_BYTES = 120,
};

/* Links initials to the phrase they were found beside, in whatever case it is written. */
static bool
link_phrase(struct linker *link, uint32_t initials, struct span phrase)
{
	struct forms *forms = &link->forms;
	struct form form = form_read(span_trim(phrase), ENTITY_MISC, forms->arena);
	uint32_t full;

	if (form.n_words < 2 || !form_is_initials(&forms->list[initials], &form))
		return false;
	full = link_enter(link, form.text, forms->list[initials].type);
	if (full == FORM_NONE || full == initials)
		return false;
	link_forms(link, initials, full);
	return true;
}

/* "short-time working allowance (STWA)": the fewest words before the bracket whose initials fit. */
static void
link_words_before(struct linker *link, uint32_t initials, struct span before)
{
	size_t starts[PHRASE_BYTES], n = 0, at = 0;
	struct span word;

	while (text_next_word(before, &at, &word))
		starts[n++] = (size_t)(word.ptr - before.ptr);
	while (n > 0)
		if (link_phrase(link, initials, span_slice(before, starts[--n], before.len)))
			return;
}

/* The text of a line before or behind an entity, PHRASE_BYTES at most and whole characters. */
static struct span
line_before(struct span text, size_t end)
{
	size_t start = end;

	while (start > 0 && end - start < PHRASE_BYTES && text.ptr[start - 1] != '\n')
		start--;
	while (start < end && ((unsigned char)text.ptr[start] & 0xC0) == 0x80)
		start++;
	return span_slice(text, start, end);
}

void
link_brackets(struct linker *link)
{
	for (size_t i = 0; i < link->entities->n; i++) {
		const struct entity *entity = &link->entities->list[i];
		struct span text = link->page->tagged->texts[entity->record];
		size_t start = (size_t)(entity->text.ptr - text.ptr), end = start + entity->text.len;
		struct span behind = span_slice(text, end, end + PHRASE_BYTES);
		uint32_t form = link->form_of[i];

		if (form == FORM_NONE || !link->forms.list[form].capitals ||
		    link->forms.list[form].full != FORM_NONE)
			continue;
		if (start > 0 && text.ptr[start - 1] == '(')
			link_words_before(link, form, line_before(text, start - 1));
		else if (span_starts(behind, SPAN(" (")) && memchr(behind.ptr, ')', behind.len) != NULL)
			link_phrase(link, form, span_slice(behind, 2, span_find(behind, SPAN(")"))));
	}
}

/* Forms of capitals that no tagged name fits, by their letters. */
struct waiting {
	struct linker *link;
	struct form_index index;
	uint32_t *phrases; /* by form: the phrase that fits it, FORM_NONE, or SEVERAL */
	size_t n;          /* forms when the search began */
	uint32_t first;    /* letters that some begin with, a bit each */
};

#define SEVERAL (FORM_NONE - 1)

static bool
fits_tagged_name(const struct linker *link, const struct form *form)
{
	uint32_t found[FORM_INDEX_MOST];
	size_t n = form_index_find(&link->index, KEY_INITIALS, form, found);

	for (size_t i = 0; i < n; i++)
		if (form_is_initials(form, &link->forms.list[found[i]]))
			return true;
	return false;
}

static void
collect_waiting(struct waiting *waiting)
{
	const struct forms *forms = &waiting->link->forms;

	waiting->n = forms->n;
	waiting->phrases = arena_get(forms->arena, forms->n * sizeof(*waiting->phrases));
	for (uint32_t i = 0; i < forms->n; i++) {
		waiting->phrases[i] = FORM_NONE;
		if (forms->list[i].full != FORM_NONE || !forms->list[i].capitals ||
		    fits_tagged_name(waiting->link, &forms->list[i]))
			continue;
		form_index_add(&waiting->index, KEY_CAPITALS, &forms->list[i], i);
		waiting->first |= 1u << (forms->list[i].text.ptr[0] & 31);
	}
}

/* Offers a phrase to those that wait; it becomes a form when it fits one. */
static void
offer_phrase(struct waiting *waiting, struct span phrase)
{
	struct forms *forms = &waiting->link->forms;
	struct form form = form_read(phrase, ENTITY_MISC, forms->arena);
	uint32_t found[FORM_INDEX_MOST];
	size_t n = form_index_find(&waiting->index, KEY_CAPITALS, &form, found);

	for (size_t i = 0; i < n; i++) {
		uint32_t full;

		if (!form_is_initials(&forms->list[found[i]], &form))
			continue;
		full = link_enter(waiting->link, phrase, forms->list[found[i]].type);
		if (waiting->phrases[found[i]] == FORM_NONE)
			waiting->phrases[found[i]] = full;
		else if (waiting->phrases[found[i]] != full)
			waiting->phrases[found[i]] = SEVERAL;
	}
}

static void
link_waiting(struct waiting *waiting)
{
	for (uint32_t i = 0; i < waiting->n; i++)
		if (waiting->phrases[i] < SEVERAL)
			link_forms(waiting->link, i, waiting->phrases[i]);
}

static struct span
token_text(struct span text, const struct text_token *token)
{
	return span_slice(text, token->start, token->end);
}

static bool
is_capitalised(struct span word)
{
	size_t at = 0;

	return text_class(utf8_next(word, &at)) == TEXT_UPPER;
}

/* Offers the capitalised phrases that start at token i. */
static void
offer_phrases_at(struct waiting *waiting, struct span text, const struct text_tokens *tokens, size_t i)
{
	for (size_t k = i; k < tokens->n && k < i + PHRASE_TOKENS; k++) {
		struct span next = token_text(text, &tokens->list[k]);
		bool capital = tokens->list[k].kind == TOKEN_WORD && is_capitalised(next);

		if (k > i && tokens->list[k].sentence)
			break;
		if (!capital && !form_is_small(next) && memchr("-'&", next.ptr[0], 3) == NULL)
			break;
		if (capital)
			offer_phrase(waiting, span_slice(text, tokens->list[i].start, tokens->list[k].end));
	}
}

void
link_untagged(struct linker *link)
{
	struct waiting waiting = { .link = link, .index = { .arena = link->forms.arena } };

	collect_waiting(&waiting);
	for (size_t t = 0; waiting.first != 0 && t < link->page->tagged->n_texts; t++) {
		const struct text_tokens *tokens = &link->page->tagged->tokens[t];
		struct span text = link->page->tagged->texts[t];

		for (size_t i = 0; i < tokens->n; i++) {
			struct span word = token_text(text, &tokens->list[i]);

			if (tokens->list[i].kind == TOKEN_WORD && is_capitalised(word) &&
			    !span_equal(word, SPAN("The")) && !form_is_capitals(word) &&
			    (waiting.first >> (word.ptr[0] & 31) & 1) != 0)
				offer_phrases_at(&waiting, text, tokens, i);
		}
	}
	link_waiting(&waiting);
}

