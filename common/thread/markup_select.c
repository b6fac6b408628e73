/*
 * markup_select - the small selector language of the platform tables
 */
#include "markup_select.h"

#include "ascii.h"
#include "simd.h"

bool
select_word(struct span pattern, struct span word)
{
	size_t at = 0;

	for (size_t i = 0; i < pattern.len; i++) {
		if (pattern.ptr[i] == '*')
			return true;
		if (pattern.ptr[i] == '%') {
			if (at >= word.len || !ascii_is_digit(word.ptr[at]))
				return false;
			while (at < word.len && ascii_is_digit(word.ptr[at]))
				at++;
			continue;
		}
		if (at >= word.len || ascii_fold(word.ptr[at]) != ascii_fold(pattern.ptr[i]))
			return false;
		at++;
	}
	return at == word.len;
}

/* The first byte from at on that is no more than a blank; the last few are left unread. */
static const char *
find_blank(const char *at, const char *end)
{
	for (; end - at >= 8; at += 8) {
		uint64_t word = simd_word(at);
		uint64_t blank = (word - SIMD_EACH(' ' + 1)) & ~word & SIMD_EACH(0x80);

		if (blank != 0)
			return at + __builtin_ctzll(blank) / 8;
	}
	return at;
}

bool
select_next_word(struct span *rest, struct span *word)
{
	const char *start = rest->ptr, *end, *at;

	if (rest->len == 0)
		return false;
	end = start + rest->len;
	while (start < end && ascii_is_space(*start))
		start++;
	for (at = find_blank(start, end); at < end && !ascii_is_space(*at);)
		at++;
	*word = span_make(start, (size_t)(at - start));
	*rest = span_make(at, (size_t)(end - at));
	return at > start;
}

unsigned
select_stem(struct span word)
{
	unsigned hash = 2166136261u;

	for (size_t i = 0; i < word.len; i++) {
		char c = (char)(word.ptr[i] | 0x20);

		if (c < 'a' || c > 'z')
			break;
		hash = (hash ^ (unsigned char)c) * 16777619u;
	}
	return hash ^ hash >> 15;
}

static uint64_t
stem_bit(struct span word)
{
	return select_stem_bit(select_stem(word));
}

/* The stem that words must have to meet a pattern; none if it does not tell. */
static uint64_t
pattern_stem(struct span pattern)
{
	size_t star = span_find(pattern, SPAN("*"));

	if (star < pattern.len && (star == 0 || ascii_is_letter(pattern.ptr[star - 1])))
		return 0;
	return stem_bit(pattern);
}

static uint64_t
needed_stems(const struct select_element *element)
{
	uint64_t stems = select_attribute_bit(element->attribute);

	if (element->id.ptr != NULL)
		stems |= pattern_stem(element->id);
	for (unsigned i = 0; i < element->n_classes; i++)
		stems |= pattern_stem(element->classes[i]);
	return stems;
}

/* The part of an element's selector up to the next `.`, `#` or `[`. */
static struct span
take_part(struct span *rest)
{
	size_t end = 1;

	while (end < rest->len && memchr(".#[", rest->ptr[end], 3) == NULL)
		end++;
	*rest = span_slice(*rest, end, rest->len);
	return span_make(rest->ptr - end, end);
}

static void
parse_attribute(struct select_element *element, struct span part)
{
	size_t equals;

	part = span_slice(part, 1, part.len - 1);
	equals = span_find(part, SPAN("="));
	element->attribute = (uint16_t)html_attribute(span_slice(part, 0, equals));
	if (equals < part.len)
		element->value = span_slice(part, equals + 1, part.len);
}

static struct select_element
parse_element(struct span text)
{
	struct select_element element = { 0 };
	struct span part;

	while (text.len > 0) {
		part = take_part(&text);
		if (part.ptr[0] == '.' && element.n_classes < SELECT_WORDS_MAX)
			element.classes[element.n_classes++] = span_slice(part, 1, part.len);
		else if (part.ptr[0] == '#')
			element.id = span_slice(part, 1, part.len);
		else if (part.ptr[0] == '[')
			parse_attribute(&element, part);
		else
			element.tag = (uint16_t)html_tag(part);
	}
	element.stems = needed_stems(&element);
	return element;
}

static struct select_rule
parse_rule(struct span text)
{
	struct select_rule rule = { 0 };
	size_t space;

	text = span_trim(text);
	space = span_find(text, SPAN(" "));
	rule.has_above = space < text.len;
	if (rule.has_above) {
		rule.above = parse_element(span_slice(text, 0, space));
		text = span_slice(text, space + 1, text.len);
	}
	rule.element = parse_element(text);
	return rule;
}

struct selector
select_parse(const char *text, struct arena *arena)
{
	struct selector selector = { NULL, 0, 0 };
	struct span rest = span_from(text), part;
	size_t n = span_count(rest, ',') + 1;

	if (text == NULL)
		return selector;
	selector.rules = arena_get(arena, n * sizeof(*selector.rules));
	while (span_split(&rest, ',', &part)) {
		struct select_rule rule = parse_rule(part);

		selector.rules[selector.n++] = rule;
		selector.stems |= rule.element.stems == 0 ? UINT64_MAX : rule.element.stems;
	}
	return selector;
}

static bool
has_classes(const struct select_element *wanted, const struct page *page, uint32_t element)
{
	struct span class = page_attribute(page, element, ATTR_CLASS);

	for (unsigned i = 0; i < wanted->n_classes; i++) {
		struct span rest = class, word;
		bool found = false;

		while (!found && select_next_word(&rest, &word))
			found = select_word(wanted->classes[i], word);
		if (!found)
			return false;
	}
	return true;
}

static bool
has_value(struct span wanted, struct span value)
{
	if (wanted.ptr == NULL)
		return true;
	if (wanted.ptr[0] == '*')
		return span_find_nocase(value, span_slice(wanted, 1, wanted.len)) + wanted.len - 1 <=
		    value.len;
	return span_equal_nocase(wanted, span_trim(value));
}

static bool
match_element(const struct select_element *wanted, const struct page *page, uint32_t element)
{
	struct span value;

	if (!select_tag(wanted, page, element))
		return false;
	if (page->elements[element].n_attributes == 0)
		return wanted->n_classes == 0 && wanted->id.ptr == NULL &&
		    wanted->attribute == ATTR_NONE;
	if (wanted->id.ptr != NULL) {
		value = page_attribute(page, element, ATTR_ID);
		if (value.ptr == NULL || !select_word(wanted->id, span_trim(value)))
			return false;
	}
	if (wanted->attribute != ATTR_NONE) {
		value = page_attribute(page, element, (enum html_attribute)wanted->attribute);
		if (value.ptr == NULL || !has_value(wanted->value, value))
			return false;
	}
	return has_classes(wanted, page, element);
}

static bool
match_above(const struct select_element *wanted, const struct page *page, uint32_t element,
    uint32_t top, const uint64_t *stems)
{
	while (element > top) {
		element = page->elements[element].parent;
		if (element == 0)
			return false;
		if ((wanted->stems & ~stems[element]) == 0 && match_element(wanted, page, element))
			return true;
	}
	return false;
}

bool
select_rule_match(const struct select_rule *rule, const struct page *page, uint32_t element,
    uint32_t top, const uint64_t *stems)
{
	return match_element(&rule->element, page, element) &&
	    (!rule->has_above || match_above(&rule->above, page, element, top, stems));
}

unsigned
select_match(const struct selector *selector, const struct page *page, uint32_t element,
    uint32_t top, const uint64_t *stems)
{
	if ((selector->stems & stems[element]) == 0 && selector->stems != UINT64_MAX)
		return SELECT_NONE;
	for (size_t i = 0; i < selector->n; i++) {
		const struct select_rule *rule = &selector->rules[i];

		if ((rule->element.stems & ~stems[element]) == 0 &&
		    select_tag(&rule->element, page, element) &&
		    select_rule_match(rule, page, element, top, stems))
			return (unsigned)i;
	}
	return SELECT_NONE;
}

bool
select_around(const struct selector *selector, const struct page *page, uint32_t element,
    const uint64_t *stems)
{
	for (; element > 0; element = page->elements[element].parent)
		if (select_match(selector, page, element, 0, stems) != SELECT_NONE)
			return true;
	return false;
}
