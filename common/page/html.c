/*
 * html - a one-pass tokenizer for HTML as it is found
 *
 * What a browser's tokenizer does with bad markup decides what a reader sees, so the states of the
 * standard are followed, written as a scanner: each function takes the position behind what it
 * knows and returns the position behind what it read.
 */
#include "html.h"

#include <string.h>

#include "ascii.h"

/* What a byte may end, as bits. */
enum { SPACE = 1, ENDS_NAME = 2, ENDS_ATTRIBUTE = 4, ENDS_VALUE = 8 };

static const uint8_t classes[256] = {
	[' '] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE | ENDS_VALUE,
	['\n'] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE | ENDS_VALUE,
	['\t'] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE | ENDS_VALUE,
	['\r'] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE | ENDS_VALUE,
	['\f'] = SPACE | ENDS_NAME | ENDS_ATTRIBUTE | ENDS_VALUE,
	['/'] = ENDS_NAME | ENDS_ATTRIBUTE,
	['>'] = ENDS_NAME | ENDS_ATTRIBUTE | ENDS_VALUE,
	['='] = ENDS_ATTRIBUTE,
};

static inline bool
is_space(char c)
{
	return classes[(unsigned char)c] & SPACE;
}

/* The first byte of a class from at on, end if there is none. */
static inline const char *
find_class(const char *at, const char *end, uint8_t class)
{
	while (at < end && !(classes[(unsigned char)*at] & class))
		at++;
	return at;
}

static const char *
skip_space(const char *at, const char *end)
{
	while (at < end && is_space(*at))
		at++;
	return at;
}

/* The first `c` from at on, end if there is none. */
static const char *
find(const char *at, const char *end, char c)
{
	const char *found = at < end ? memchr(at, c, (size_t)(end - at)) : NULL;

	return found == NULL ? end : found;
}

/* Behind a comment whose `<!--` ends at `at`. */
static const char *
skip_comment(const char *at, const char *end)
{
	const char *start = at;

	if (at < end && *at == '>')
		return at + 1;
	if (end - at >= 2 && at[0] == '-' && at[1] == '>')
		return at + 2;
	for (at = find(at, end, '>'); at < end; at = find(at + 1, end, '>')) {
		if (at - start >= 2 && at[-1] == '-' && at[-2] == '-')
			return at + 1;
		if (at - start >= 3 && at[-1] == '!' && at[-2] == '-' && at[-3] == '-')
			return at + 1;
	}
	return end;
}

/* Behind what starts with `<!` or `<?` or `</` and is no tag; `at` is behind these two bytes. */
static const char *
skip_markup(const char *at, const char *end)
{
	if (at[-1] == '!' && end - at >= 2 && at[0] == '-' && at[1] == '-')
		return skip_comment(at + 2, end);
	at = find(at, end, '>');
	return at < end ? at + 1 : end;
}

/* Reads one attribute at `at`, which is no white space, `/` or `>`; end when it is not complete. */
static const char *
read_attribute(const char *at, const char *end, struct html_pair *pair)
{
	const char *start = at;

	at = find_class(at + 1, end, ENDS_ATTRIBUTE);
	pair->name = span_make(start, (size_t)(at - start));
	pair->value = span_make(at, 0);
	start = skip_space(at, end);
	if (start == end || *start != '=')
		return start;
	start = skip_space(start + 1, end);
	if (start == end)
		return end;
	if (*start == '"' || *start == '\'') {
		at = find(start + 1, end, *start);
		pair->value = span_make(start + 1, (size_t)(at - start - 1));
		return at < end ? at + 1 : end;
	}
	at = find_class(start, end, ENDS_VALUE);
	pair->value = span_make(start, (size_t)(at - start));
	return at;
}

/* Reads the attributes from behind the name to behind the `>`; NULL at the end of the source. */
static const char *
read_attributes(const char *at, const char *end, struct html_pair *pairs,
    struct html_token *token)
{
	struct html_pair dropped;
	uint32_t n = 0;

	token->self_closing = false;
	for (;;) {
		at = skip_space(at, end);
		if (at == end)
			return NULL;
		if (*at == '>')
			break;
		if (*at == '/') {
			token->self_closing = at + 1 < end && at[1] == '>';
			at++;
			continue;
		}
		at = read_attribute(at, end, n < HTML_ATTRIBUTES_MAX ? &pairs[n] : &dropped);
		if (n < HTML_ATTRIBUTES_MAX)
			n++;
	}
	token->n_attributes = n;
	return at + 1;
}

bool
html_attribute_next(struct span *rest, struct span *name, struct span *value)
{
	const char *at = rest->ptr, *end = rest->ptr + rest->len;
	struct html_pair pair;

	while (at < end && (is_space(*at) || *at == '/' || *at == '>'))
		at++;
	if (at == end)
		return false;
	at = read_attribute(at, end, &pair);
	*rest = span_make(at, (size_t)(end - at));
	*name = pair.name;
	*value = pair.value;
	return true;
}

/* Is the end tag of the named element at `at`, where a `<` is? */
static bool
at_end_tag(const char *at, const char *end, struct span name)
{
	if ((size_t)(end - at) < name.len + 2 || at[1] != '/')
		return false;
	if (!span_equal_nocase(span_make(at + 2, name.len), name))
		return false;
	at += 2 + name.len;
	return at < end && (is_space(*at) || *at == '/' || *at == '>');
}

/* The end tag that ends a script: one inside `<!-- <script> ... </script> -->` does not. */
static const char *
find_script_end(const char *at, const char *end, struct span name)
{
	const char *hidden_from = NULL; /* behind the `<!--` that may hide an end tag */
	bool nested = false;

	for (at = find(at, end, '<'); at < end; at = find(at + 1, end, '<')) {
		if (hidden_from != NULL) {
			struct span passed = span_make(hidden_from, (size_t)(at - hidden_from));

			if (span_find(passed, SPAN("-->")) < passed.len)
				hidden_from = NULL, nested = false;
			else if (passed.len > 2)
				hidden_from = at - 2;
		}
		if (hidden_from == NULL && end - at > 4 && memcmp(at, "<!--", 4) == 0) {
			hidden_from = at + 2;
		} else if (at_end_tag(at, end, name)) {
			if (!nested)
				return at;
			nested = false;
		} else if (hidden_from != NULL && end - at > 7 &&
		    span_equal_nocase(span_make(at + 1, 6), SPAN("script")) &&
		    (is_space(at[7]) || at[7] == '/' || at[7] == '>')) {
			nested = true;
		}
	}
	return end;
}

static const char *
find_end_tag(const char *at, const char *end, uint16_t tag, struct span name)
{
	if (tag == HTML_PLAINTEXT)
		return end;
	if (tag == HTML_SCRIPT)
		return find_script_end(at, end, name);
	for (at = find(at, end, '<'); at < end && !at_end_tag(at, end, name);)
		at = find(at + 1, end, '<');
	return at;
}

static bool
is_raw(uint16_t tag)
{
	switch (tag) {
	case HTML_SCRIPT:
	case HTML_STYLE:
	case HTML_TEXTAREA:
	case HTML_TITLE:
	case HTML_IFRAME:
	case HTML_NOEMBED:
	case HTML_XMP:
	case HTML_PLAINTEXT:
		return true;
	default:
		return false;
	}
}

/* Takes in the content of a raw-text element and its end tag. */
static const char *
read_raw(const char *at, const char *end, struct html_token *token)
{
	const char *stop = find_end_tag(at, end, token->tag, token->name);

	token->text = span_make(at, (size_t)(stop - at));
	stop = find(stop, end, '>');
	return stop < end ? stop + 1 : end;
}

/* A tag whose name starts at `at`; NULL at the end of the source. */
static const char *
read_tag(struct html_tokenizer *tokenizer, const char *at, const char *end,
    struct html_token *token)
{
	const char *start = at;

	at = find_class(at, end, ENDS_NAME);
	token->name = span_make(start, (size_t)(at - start));
	token->tag = (uint16_t)html_tag(token->name);
	token->text = token->attributes = span_make(at, 0);
	token->n_attributes = 0;
	token->self_closing = false;
	if (at < end && *at == '>') {
		at++;
	} else {
		start = at;
		at = read_attributes(at, end, tokenizer->attributes, token);
		token->attributes.len = at == NULL ? 0 : (size_t)(at - start - 1);
	}
	/* `<iframe/>` of a page written as XML is empty: taken as HTML it would swallow the page */
	if (at != NULL && token->kind == HTML_OPEN && !token->self_closing && !tokenizer->foreign &&
	    is_raw(token->tag))
		at = read_raw(at, end, token);
	return at;
}

/* Where text that begins at `at`, before the end, ends: at a `<` that starts a tag or other markup. */
static const char *
find_markup(const char *at, const char *end)
{
	for (at = *at == '<' ? at : find(at, end, '<'); at < end; at = find(at + 1, end, '<'))
		if (end - at >= 2 &&
		    (ascii_is_letter(at[1]) || at[1] == '/' || at[1] == '!' || at[1] == '?'))
			break;
	return at;
}

bool
html_next(struct html_tokenizer *tokenizer, struct html_token *token)
{
	const char *source = tokenizer->source.ptr, *end = source + tokenizer->source.len;
	const char *at = source + tokenizer->at, *start;

	while (at < end) {
		start = at;
		at = find_markup(at, end);
		if (at > start) {
			token->kind = HTML_TEXT;
			token->text = span_make(start, (size_t)(at - start));
			tokenizer->at = (size_t)(at - source);
			return true;
		}
		token->kind = at[1] == '/' ? HTML_CLOSE : HTML_OPEN;
		at += token->kind == HTML_CLOSE ? 2 : 1;
		if (at < end && ascii_is_letter(*at)) {
			at = read_tag(tokenizer, at, end, token);
			tokenizer->at = at == NULL ? tokenizer->source.len : (size_t)(at - source);
			return at != NULL;
		}
		at = skip_markup(token->kind == HTML_CLOSE ? at : at + 1, end);
	}
	tokenizer->at = tokenizer->source.len;
	return false;
}
