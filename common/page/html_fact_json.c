/*
 * html_fact_json - facts from JSON-LD
 *
 * A page may hold many nodes: its site, its publisher, the article, comments, articles it links to.
 * The article is the node of the best type, and among those the one whose address is the page's.
 */
#include "heap.h"
#include "html_fact.h"
#include "json.h"

enum {
	NODES_MAX = 256,
	SCRIPTS_MAX = 256,
	NESTING_MAX = 4,  /* of arrays, @graph and mainEntity */
	VALUES_MAX = 32,  /* of an array: authors, keywords */
};

/* What kind of thing a type is, the better the higher. */
enum rank { RANK_OTHER, RANK_SITE, RANK_PAGE, RANK_THING, RANK_ARTICLE };

struct node {
	struct span json;
	struct span id, url; /* raw strings */
	enum rank rank;
};

struct page_nodes {
	struct page *page;
	struct node list[NODES_MAX];
	size_t n, n_read; /* nodes; values of page->json that they are from */
};

static struct span
strip(struct span text, struct span front, struct span back)
{
	text = span_trim(text);
	if (span_starts(text, front))
		text = span_trim(span_slice(text, front.len, text.len));
	if (span_ends(text, back))
		text = span_trim(span_slice(text, 0, text.len - back.len));
	return text;
}

/* Takes off the comment and CDATA marks around a script. */
static struct span
unwrap(struct span script)
{
	script = strip(script, SPAN("<!--"), SPAN("-->"));
	script = strip(script, SPAN("//<![CDATA["), SPAN("//]]>"));
	script = strip(script, SPAN("// <![CDATA["), SPAN("// ]]>"));
	script = strip(script, SPAN("/*<![CDATA[*/"), SPAN("/*]]>*/"));
	script = strip(script, SPAN("<![CDATA["), SPAN("]]>"));
	return strip(script, SPAN(""), SPAN(";"));
}

/* A copy with control characters as spaces, and, if it was escaped as HTML, decoded. */
static struct span
repair(struct page *page, struct span script)
{
	char *copy = arena_get(&page->arena, HTML_DECODED_BYTES(script.len));
	size_t len = script.len;

	if (span_find(script, SPAN("&quot;")) < script.len &&
	    (span_find(script, SPAN("\"")) == script.len))
		len = html_decode_to(script, false, copy);
	else
		memcpy(copy, script.ptr, len);
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)copy[i] < 0x20)
			copy[i] = ' ';
	return span_make(copy, len);
}

void
html_fact_json(struct page *page, struct span script)
{
	size_t at;

	script = unwrap(script);
	if (script.len == 0 || page->n_json == SCRIPTS_MAX)
		return;
	if (json_check(script, &at) != NULL) {
		script = repair(page, script);
		if (json_check(script, &at) != NULL)
			return;
	}
	page->json = heap_grow(page->json, &page->json_capacity, page->n_json + 1,
	    sizeof(*page->json));
	page->json[page->n_json++] = script;
}

static bool
is_key(struct span key, const char *name)
{
	return span_equal(key, span_from(name));
}

/* The decoded text of a string, ptr NULL if the value is none. References in it are decoded too. */
static struct span
string_of(struct page *page, struct span value)
{
	struct span text;
	char *copy;

	if (json_kind(value) != JSON_STRING)
		return span_make(NULL, 0);
	text = json_decode(value, &page->arena);
	if (memchr(text.ptr, '&', text.len) == NULL)
		return text;
	copy = arena_get(&page->arena, HTML_DECODED_BYTES(text.len));
	return span_make(copy, html_decode_to(text, false, copy));
}

static enum rank
rank_of(struct span type)
{
	static const char *const sites[] = { "WebSite", "Organization", "NewsMediaOrganization",
		"Corporation", "LocalBusiness", "Person", "BreadcrumbList", "ImageObject", "ListItem",
		"SearchAction", "SiteNavigationElement", "WPHeader", "WPFooter", "Comment", "Place",
		"PostalAddress", "Offer", "AggregateRating", "Review", "Rating" };
	static const char *const pages[] = { "WebPage", "ItemPage", "CollectionPage", "AboutPage",
		"ContactPage", "FAQPage", "ProfilePage", "SearchResultsPage", "QAPage", "ItemList",
		"MediaGallery", "CheckoutPage" };
	static const char *const articles[] = { "BlogPosting", "DiscussionForumPosting",
		"SocialMediaPosting", "LiveBlogPosting", "Report", "Recipe", "HowTo" };

	if (span_ends(type, SPAN("Article")) || span_ends(type, SPAN("NewsArticle")))
		return RANK_ARTICLE;
	for (size_t i = 0; i < sizeof(articles) / sizeof(articles[0]); i++)
		if (span_ends(type, span_from(articles[i])))
			return RANK_ARTICLE;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		if (span_ends(type, span_from(pages[i])))
			return RANK_PAGE;
	for (size_t i = 0; i < sizeof(sites) / sizeof(sites[0]); i++)
		if (span_ends(type, span_from(sites[i])))
			return RANK_SITE;
	return type.len > 0 ? RANK_THING : RANK_OTHER;
}

/* Adds the types as facts and returns the best rank. */
static enum rank
read_types(struct page *page, struct span value)
{
	struct json_reader reader = json_read(value);
	struct span key, item, type = string_of(page, value);
	enum rank best = RANK_OTHER, rank;

	if (type.len > 0) {
		html_fact_type(page, "json-ld", type);
		return rank_of(type);
	}
	for (int i = 0; i < VALUES_MAX && json_next(&reader, &key, &item); i++) {
		type = string_of(page, item);
		if (type.len == 0)
			continue;
		html_fact_type(page, "json-ld", type);
		rank = rank_of(type);
		best = rank > best ? rank : best;
	}
	return best;
}

static void
read_node(struct page_nodes *nodes, struct span json, int nesting)
{
	struct json_reader reader = json_read(json);
	bool is_array = json_kind(json) == JSON_ARRAY;
	struct span key, value;
	struct node *node = NULL;

	if (!is_array && json_kind(json) == JSON_OBJECT && nodes->n < NODES_MAX) {
		node = &nodes->list[nodes->n++];
		*node = (struct node){ .json = json };
	}
	while (json_next(&reader, &key, &value)) {
		if (is_array || is_key(key, "@graph") || is_key(key, "mainEntity") ||
		    is_key(key, "mainEntityOfPage")) {
			if (nesting < NESTING_MAX)
				read_node(nodes, value, nesting + 1);
		}
		if (node == NULL)
			continue;
		if (is_key(key, "@type"))
			node->rank = read_types(nodes->page, value);
		else if (is_key(key, "@id"))
			node->id = value;
		else if (is_key(key, "url") || (is_key(key, "mainEntityOfPage") && node->url.ptr == NULL))
			node->url = value;
	}
}

/* Two addresses of the same page: scheme, `www.`, query, fragment and a final slash do not count. */
static struct span
bare_address(struct span url)
{
	size_t at = span_find(url, SPAN("://"));

	if (at < url.len)
		url = span_slice(url, at + 3, url.len);
	if (span_starts(url, SPAN("www.")))
		url = span_slice(url, 4, url.len);
	url = span_slice(url, 0, span_find(url, SPAN("#")));
	url = span_slice(url, 0, span_find(url, SPAN("?")));
	if (span_ends(url, SPAN("/")))
		url.len--;
	return url;
}

static bool
is_page_address(struct page *page, struct span value)
{
	struct span url, own = page_fact(page, "url");

	if (json_kind(value) == JSON_OBJECT)
		value = json_get(value, "@id");
	url = bare_address(string_of(page, value));
	return url.len > 0 && own.ptr != NULL && span_equal(url, bare_address(own));
}

static const struct node *
best_node(struct page_nodes *nodes)
{
	const struct node *best = NULL;
	int best_score = 2 * RANK_SITE;

	for (size_t i = 0; i < nodes->n; i++) {
		const struct node *node = &nodes->list[i];
		int score = 2 * (int)node->rank;

		if (score > best_score - 2 && (is_page_address(nodes->page, node->url) ||
		                                  is_page_address(nodes->page, node->id)))
			score++;
		if (score > best_score) {
			best = node;
			best_score = score;
		}
	}
	return best;
}

/* The node that a reference {"@id": ...} means, or the value itself. */
static struct span
resolve(const struct page_nodes *nodes, struct span value)
{
	struct span id = json_get(value, "@id");

	if (id.ptr == NULL || json_get(value, "name").ptr != NULL)
		return value;
	for (size_t i = 0; i < nodes->n; i++)
		if (span_equal(nodes->list[i].id, id))
			return nodes->list[i].json;
	return value;
}

/* Adds a string, the name of an object, or those of an array. */
static void
add_names(const struct page_nodes *nodes, const char *key, const char *member, struct span value)
{
	struct json_reader reader = json_read(value);
	struct page *page = nodes->page;
	struct span name, item, text = string_of(page, value);

	if (json_kind(value) == JSON_OBJECT)
		text = string_of(page, json_get(resolve(nodes, value), member));
	if (text.len > 0)
		page_add_fact(page, key, "json-ld", text);
	if (json_kind(value) != JSON_ARRAY)
		return;
	for (int i = 0; i < VALUES_MAX && json_next(&reader, &name, &item); i++) {
		text = string_of(page, item);
		if (json_kind(item) == JSON_OBJECT)
			text = string_of(page, json_get(resolve(nodes, item), member));
		if (text.len > 0)
			page_add_fact(page, key, "json-ld", text);
	}
}

static void
add_tags(const struct page_nodes *nodes, const char *key, struct span value)
{
	struct span list = string_of(nodes->page, value), item;

	if (list.ptr == NULL)
		add_names(nodes, key, "name", value);
	while (span_split(&list, ',', &item))
		if (span_trim(item).len > 0)
			page_add_fact(nodes->page, key, "json-ld", item);
}

static void
add_facts(const struct page_nodes *nodes, const struct node *node)
{
	static const struct {
		const char *member, *key, *name; /* name: the member of an object that is meant */
	} rows[] = {
		{ "headline", "title", "name" }, { "name", "title", "name" },
		{ "author", "author", "name" }, { "creator", "author", "name" },
		{ "datePublished", "date", "@value" }, { "dateCreated", "date", "@value" },
		{ "uploadDate", "date", "@value" }, { "dateModified", "modified", "@value" },
		{ "description", "description", "@value" }, { "publisher", "sitename", "name" },
		{ "articleSection", "categories", "name" }, { "inLanguage", "lang", "name" },
		{ "image", "image", "url" }, { "url", "url", "@id" },
		{ "mainEntityOfPage", "url", "@id" },
	};

	struct span values[sizeof(rows) / sizeof(rows[0])] = { { NULL, 0 } };
	struct json_reader reader = json_read(node->json);
	struct span key, value;

	while (json_next(&reader, &key, &value)) {
		if (is_key(key, "keywords"))
			add_tags(nodes, "tags", value);
		for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
			if (is_key(key, rows[i].member))
				values[i] = value;
	}
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		add_names(nodes, rows[i].key, rows[i].name, values[i]);
}

static void
add_site(const struct page_nodes *nodes)
{
	for (size_t i = 0; i < nodes->n; i++)
		if (nodes->list[i].rank == RANK_SITE &&
		    is_key(json_get(nodes->list[i].json, "@type"), "\"WebSite\""))
			add_names(nodes, "sitename", "name", nodes->list[i].json);
}

/* Each value is read once, though an article found in them may bring more. */
static struct page_nodes *
nodes_of(struct page *page)
{
	struct page_nodes *nodes = page->nodes;

	if (nodes == NULL) {
		nodes = page->nodes = arena_get(&page->arena, sizeof(*nodes));
		nodes->page = page;
		nodes->n = nodes->n_read = 0;
	}
	while (nodes->n_read < page->n_json)
		read_node(nodes, page->json[nodes->n_read++], 0);
	return nodes;
}

/* A page may have several nodes for one article: a plugin's, and one of its own. */
struct span
html_fact_article(struct page *page)
{
	static const char *const members[] = { "articleBody", "text" };
	struct page_nodes *nodes = nodes_of(page);
	const struct node *best = best_node(nodes);
	struct span longest = { NULL, 0 }, text;

	for (size_t i = 0; i < nodes->n; i++) {
		const struct node *node = &nodes->list[i];

		if (node->rank != RANK_ARTICLE || !(node == best ||
		    is_page_address(page, node->url) || is_page_address(page, node->id)))
			continue;
		for (size_t m = 0; m < sizeof(members) / sizeof(members[0]); m++) {
			text = string_of(page, json_get(node->json, members[m]));
			longest = text.len > longest.len ? text : longest;
		}
	}
	return longest;
}

void
html_fact_linked_data(struct page *page)
{
	struct page_nodes *nodes;
	const struct node *best;

	if (page->n_json == 0)
		return;
	nodes = nodes_of(page);
	best = best_node(nodes);
	if (best != NULL)
		add_facts(nodes, best);
	add_site(nodes);
}
