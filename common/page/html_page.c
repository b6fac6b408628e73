/*
 * html_page - HTML into a page: what each tag means for the open elements
 *
 * A small part of the standard's tree construction: end tags that are implied (p li dt dd td tr
 * option ...), end tags that do not match, and the head that ends where the body begins. Elements
 * are never moved: no foster parenting, no formatting elements opened again. All searches are
 * bounded by the depth of the stack.
 */
#include "html_build.h"
#include "html_fact.h"
#include "html_kind.h"

enum {
	SAME_INLINE_MAX = 64, /* open at a time of one inline kind: unclosed ones pile up */
	INLINE_SEARCH_MAX = 96, /* elements an inline end tag looks through for its start tag */
	SHELL_ARTICLE = 200,    /* bytes: a shorter article in JSON-LD is a teaser */
	SHELL_TIMES = 4,        /* so much longer than all other text it is */
};

/* The innermost open element of one of the kinds, within bounds; 0 if there is none. */
static uint32_t
find_kind(const struct builder *b, uint32_t kinds, uint32_t bounds)
{
	for (uint32_t i = b->n_open - 1; i > 0; i--) {
		uint32_t here = html_kinds[b->stack[i].tag];

		if (here & kinds)
			return b->stack[i].state & OPEN_ENDED ? 0 : i;
		if (here & bounds)
			break;
	}
	return 0;
}

static uint32_t
find_tag(const struct builder *b, uint16_t tag, uint32_t bounds)
{
	if (b->n_tag[tag] == 0)
		return 0;
	for (uint32_t i = b->n_open - 1; i > 0; i--) {
		if (b->stack[i].tag == tag && !(b->stack[i].state & OPEN_ENDED))
			return i;
		if (html_kinds[b->stack[i].tag] & bounds)
			break;
	}
	return 0;
}

static void
close_found(struct builder *b, uint32_t index)
{
	if (index > 0)
		build_pop_to(b, index);
}

/* An `li` ends the one before it, unless that is outside of the innermost list or box. */
static void
close_item(struct builder *b)
{
	if (b->n_tag[HTML_LI] == 0)
		return;
	for (uint32_t i = b->n_open - 1; i > 0; i--) {
		uint32_t here = html_kinds[b->stack[i].tag];

		if (b->stack[i].tag == HTML_LI) {
			build_pop_to(b, i);
			return;
		}
		if (here & KIND_SPECIAL && !(here & KIND_LI_PASSES))
			return;
	}
}

static void
close_term(struct builder *b)
{
	for (uint32_t i = b->n_open - 1; i > 0 && b->n_tag[HTML_DT] + b->n_tag[HTML_DD] > 0; i--) {
		uint32_t here = html_kinds[b->stack[i].tag];

		if (here & KIND_TERM) {
			build_pop_to(b, i);
			return;
		}
		if (here & KIND_SPECIAL && !(here & KIND_LI_PASSES))
			return;
	}
}

/* A link inside a link ends the outer one, as a link; blocks opened in it stay open. */
static void
close_link(struct builder *b)
{
	uint32_t index = find_tag(b, HTML_A, KIND_SCOPE);

	if (index == 0)
		return;
	for (uint32_t i = b->n_open - 1; i > index; i--)
		if (html_kinds[b->stack[i].tag] & KIND_SPECIAL) {
			build_end(b, index);
			return;
		}
	build_pop_to(b, index);
}

/* The end tags that a start tag implies. */
static void
close_implied(struct builder *b, uint16_t tag)
{
	uint32_t kinds = html_kinds[tag];

	if (kinds & KIND_CLOSES_P)
		close_found(b, find_tag(b, HTML_P, KIND_SCOPE | KIND_BUTTON));
	if (tag == HTML_LI)
		close_item(b);
	else if (kinds & KIND_TERM)
		close_term(b);
	else if (kinds & KIND_HEADING && html_kinds[builder_top(b)->tag] & KIND_HEADING)
		build_pop(b);
	else if (kinds & KIND_CELL)
		close_found(b, find_kind(b, KIND_CELL, KIND_TABLE_SCOPE));
	else if (tag == HTML_TR)
		close_found(b, find_tag(b, HTML_TR, KIND_TABLE_SCOPE));
	else if (kinds & KIND_ROWS)
		close_found(b, find_kind(b, KIND_ROWS, KIND_TABLE_SCOPE));
	else if (tag == HTML_OPTION)
		close_found(b, find_tag(b, HTML_OPTION, KIND_SPECIAL));
	else if (tag == HTML_OPTGROUP)
		close_found(b, find_kind(b, KIND_OPTION, KIND_SPECIAL));
	else if (kinds & KIND_RUBY_TEXT)
		close_found(b, find_kind(b, KIND_RUBY_TEXT, KIND_SPECIAL));
	else if (tag == HTML_BUTTON)
		close_found(b, find_tag(b, HTML_BUTTON, KIND_SCOPE));
	else if (tag == HTML_A)
		close_link(b);
}

/* Tags that end svg and math wherever they stand, as they are not part of them. */
static bool
breaks_out(uint16_t tag)
{
	switch (tag) {
	case HTML_BIG: case HTML_CODE: case HTML_EM: case HTML_EMBED: case HTML_IMG: case HTML_NOBR:
	case HTML_B: case HTML_BR: case HTML_I: case HTML_S: case HTML_SMALL: case HTML_SPAN:
	case HTML_STRONG: case HTML_STRIKE: case HTML_SUB: case HTML_SUP: case HTML_TT: case HTML_U:
	case HTML_VAR: case HTML_RUBY: case HTML_META: case HTML_HEAD: case HTML_BODY: case HTML_DIV:
	case HTML_P: case HTML_BLOCKQUOTE: case HTML_CENTER: case HTML_DD: case HTML_DL: case HTML_DT:
	case HTML_H1: case HTML_H2: case HTML_H3: case HTML_H4: case HTML_H5: case HTML_H6:
	case HTML_HR: case HTML_LI: case HTML_LISTING: case HTML_MENU: case HTML_OL: case HTML_PRE:
	case HTML_TABLE: case HTML_UL:
		return true;
	default:
		return false;
	}
}

/* Reads over an svg or math element: it shows no text of the page. */
static void
skip_foreign(struct builder *b, uint16_t outer)
{
	struct html_tokenizer *tokenizer = &b->tokenizer;
	unsigned depth = 1, n_html = 0; /* n_html: foreignObject, whose content is HTML again */
	struct html_token token;
	size_t before = tokenizer->at;

	tokenizer->foreign = true;
	for (; depth > 0 && html_next(tokenizer, &token); before = tokenizer->at) {
		if (token.kind == HTML_TEXT)
			continue;
		if (span_equal_nocase(token.name, SPAN("foreignObject"))) {
			n_html = token.kind == HTML_OPEN ? n_html + !token.self_closing : 0;
		} else if (token.tag == outer) {
			depth = token.kind == HTML_CLOSE ? depth - 1 : depth + !token.self_closing;
		} else if (token.kind == HTML_OPEN ? n_html == 0 && breaks_out(token.tag)
		                                   : html_kinds[token.tag] & KIND_BLOCK &&
		                                         n_html == 0 && b->n_tag[token.tag] > 0) {
			tokenizer->at = before;
			break;
		}
	}
	tokenizer->foreign = false;
}

/* Is this a second `html`, `head` or `body`? */
static bool
is_repeated(const struct builder *b, uint16_t tag)
{
	return (tag == HTML_HTML || tag == HTML_BODY || tag == HTML_HEAD) &&
	    (b->n_tag[tag] > 0 || (tag != HTML_BODY && b->n_tag[HTML_BODY] > 0));
}

/* Is there no place for one more element? Its text then belongs to the innermost one. */
static bool
is_too_deep(struct builder *b, uint16_t tag)
{
	uint32_t kinds = html_kinds[tag];

	if (b->n_open == PAGE_DEPTH_MAX) {
		b->n_deeper += (kinds & KIND_BLOCK) != 0;
		return true;
	}
	return !(kinds & (KIND_SPECIAL | KIND_BLOCK)) && b->n_tag[tag] >= SAME_INLINE_MAX;
}

static void
read_raw_element(struct builder *b, const struct html_token *token)
{
	uint32_t kinds = html_kinds[token->tag];

	html_fact_raw(b->page, token, b->tokenizer.attributes);
	if (kinds & KIND_NO_ELEMENT || b->n_open == PAGE_DEPTH_MAX)
		return;
	if (kinds & KIND_BLOCK)
		flow_break(b, build_margin(token->tag, 0));
	build_push(b, token);
	if (kinds & KIND_SPACE)
		flow_text(b, token->text);
	build_pop(b);
}

static void
open_tag(struct builder *b, const struct html_token *token)
{
	uint32_t kinds = html_kinds[token->tag];

	if (is_repeated(b, token->tag))
		return;
	if (b->n_tag[HTML_HEAD] > 0 && !(kinds & KIND_IN_HEAD))
		close_found(b, find_tag(b, HTML_HEAD, 0));
	close_implied(b, token->tag);
	if (token->tag == HTML_META || token->tag == HTML_LINK)
		html_fact_tag(b->page, token, b->tokenizer.attributes);
	if (kinds & KIND_BLOCK && !(kinds & KIND_RAW))
		flow_break(b, build_margin(token->tag, (uint8_t)(builder_top(b)->level + 1)));
	if (token->tag == HTML_BR)
		flow_newline(b);
	else if (kinds & KIND_RAW)
		read_raw_element(b, token);
	else if (kinds & KIND_VOID || (token->tag == HTML_OTHER && token->self_closing))
		build_add_void(b, token);
	else if (!is_too_deep(b, token->tag))
		build_push(b, token);
	if (token->tag != HTML_SVG && token->tag != HTML_MATH)
		return;
	if (!token->self_closing)
		skip_foreign(b, token->tag);
	close_found(b, find_tag(b, token->tag, KIND_SPECIAL));
}

/* An inline end tag: closes what it names if there is no block in between. */
static void
close_inline(struct builder *b, const struct html_token *token)
{
	bool formatting = html_kinds[token->tag] & KIND_FORMAT, crossed = false;
	uint32_t last = b->n_open > INLINE_SEARCH_MAX ? b->n_open - INLINE_SEARCH_MAX : 1;

	if (b->n_tag[token->tag] == 0)
		return;
	for (uint32_t i = b->n_open - 1; i >= last; i--) {
		const struct open_element *open = &b->stack[i];
		uint32_t here = html_kinds[open->tag];

		if (open->tag == token->tag && !(open->state & OPEN_ENDED) &&
		    (token->tag != HTML_OTHER || span_equal_nocase(open->name, token->name))) {
			if (crossed)
				build_end(b, i);
			else
				build_pop_to(b, i);
			return;
		}
		if (here & KIND_SCOPE || (here & KIND_SPECIAL && !formatting))
			return;
		crossed |= (here & KIND_SPECIAL) != 0;
	}
}

/* A form's end tag ends it, but closes nothing else. */
static void
close_form(struct builder *b)
{
	uint32_t index = find_tag(b, HTML_FORM, KIND_SCOPE);

	if (index == 0)
		return;
	if (index == b->n_open - 1)
		build_pop(b);
	else
		build_end(b, index);
}

static void
close_box(struct builder *b, uint16_t tag)
{
	uint32_t kinds = html_kinds[tag];

	if (kinds & KIND_HEADING)
		close_found(b, find_kind(b, KIND_HEADING, KIND_SCOPE));
	else if (kinds & (KIND_CELL | KIND_ROWS) || tag == HTML_TR || tag == HTML_TABLE)
		close_found(b, find_tag(b, tag, tag == HTML_TABLE ? 0 : KIND_TABLE_SCOPE));
	else if (tag == HTML_LI)
		close_found(b, find_tag(b, tag, KIND_SCOPE | KIND_LIST));
	else if (tag == HTML_P)
		close_found(b, find_tag(b, tag, KIND_SCOPE | KIND_BUTTON));
	else
		close_found(b, find_tag(b, tag, KIND_SCOPE));
}

static void
close_tag(struct builder *b, const struct html_token *token)
{
	uint32_t kinds = html_kinds[token->tag];

	if (token->tag == HTML_BR) {
		flow_newline(b);
	} else if (token->tag == HTML_HTML || token->tag == HTML_BODY) {
		return;
	} else if (token->tag == HTML_FORM) {
		close_form(b);
	} else if (!(kinds & (KIND_SPECIAL | KIND_BLOCK))) {
		close_inline(b, token);
	} else if (b->n_deeper > 0 && kinds & KIND_BLOCK) {
		b->n_deeper--;
		flow_break(b, build_margin(token->tag, 0));
	} else if (b->n_tag[token->tag] > 0 || kinds & KIND_HEADING) {
		close_box(b, token->tag);
	}
}

static bool
is_white(struct span text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != ' ' && (text.ptr[i] < '\t' || text.ptr[i] > '\r'))
			return false;
	return true;
}

static void
read_text(struct builder *b, struct span text)
{
	if (b->n_tag[HTML_HEAD] > 0) {
		if (is_white(text))
			return;
		if (b->n_tag[HTML_NOSCRIPT] + b->n_tag[HTML_TEMPLATE] == 0)
			close_found(b, find_tag(b, HTML_HEAD, 0));
	}
	flow_text(b, text);
}

static void
read_markup(struct builder *b)
{
	struct html_token token;

	while (html_next(&b->tokenizer, &token)) {
		if (token.kind == HTML_TEXT)
			read_text(b, token.text);
		else if (token.kind == HTML_OPEN)
			open_tag(b, &token);
		else
			close_tag(b, &token);
	}
}

/* Is the text of the page so little beside its JSON-LD that it can be the shell of an application? */
static bool
may_be_shell(const struct page *page)
{
	size_t json = 0;

	for (size_t i = 0; i < page->n_json; i++)
		json += page->json[i].len;
	return page->text.len * SHELL_TIMES < json;
}

static bool
has_markup(struct span text)
{
	return span_find_nocase(text, SPAN("<p")) < text.len ||
	    span_find_nocase(text, SPAN("<br")) < text.len;
}

/* The text as an element of its own; if it has no markup, its lines as paragraphs. In the arena. */
static struct span
mark_article(struct page *page, struct span text)
{
	struct buffer out = BUFFER_INIT;
	bool marked = has_markup(text);
	struct span line, copy;

	buffer_add(&out, SPAN("<article>"));
	if (marked)
		buffer_add(&out, text);
	while (!marked && span_split(&text, '\n', &line)) {
		if (is_white(line))
			continue;
		buffer_add(&out, SPAN("<p>"));
		buffer_add(&out, line);
	}
	copy = arena_copy(&page->arena, buffer_span(&out));
	buffer_free(&out);
	return copy;
}

/*
 * A page whose article a script is to show may still give all of it in JSON-LD. That is read as if it
 * stood at the end.
 */
static void
fill_shell(struct builder *b)
{
	struct page *page = b->page;
	struct span article;

	if (!may_be_shell(page))
		return;
	article = html_fact_article(page);
	if (article.len < SHELL_ARTICLE || page->text.len * SHELL_TIMES > article.len)
		return;
	build_pop_to(b, 1);
	b->n_deeper = 0;
	b->tokenizer.source = mark_article(page, article);
	b->tokenizer.at = 0;
	read_markup(b);
}

void
page_from_html(struct page *page, struct span source)
{
	struct builder b;

	page_reset(page);
	build_start(&b, page, source);
	read_markup(&b);
	fill_shell(&b);
	build_finish(&b);
	html_fact_finish(page);
}
