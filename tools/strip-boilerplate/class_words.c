/*
 * class_words - what the words in class, id, role and itemprop say an element is for
 *
 * The list holds words met in the class names of content systems and themes, in English and a few
 * other languages; they are hints the models weigh, not rules. `_` stands for the border of a word
 * (a sign, a digit, the step from small to capital letter, either end): `_ad_` is found in
 * "ad-box" and "rightAd", not in "header". Words without it are found anywhere.
 */
#include <string.h>

#include "class_words.h"
#include "heap.h"

enum { LETTERS = 27, BORDER = 0, VALUE_MAX = 512 };

struct class_memo {
	uint32_t page, hash;
	uint64_t groups;
};

static const struct group_words {
	enum group group;
	const char *words;
} group_words[] = {
	{ GROUP_NAV, "_nav_ navbar navi_ navigation _subnav topnav mainnav sitenav _navlist megamenu" },
	{ GROUP_MENU, "menu dropdown _drop_down submenu offcanvas hamburger" },
	{ GROUP_BREADCRUMB, "breadcrumb _crumb _bread_ _path_ youarehere pathway ariane" },
	{ GROUP_HEADER, "header _head_ masthead _top_ topbar banner _kopf" },
	{ GROUP_FOOTER, "footer _foot_ colophon _bottom_ pagefoot fusszeile" },
	{ GROUP_SIDEBAR, "sidebar _side_ aside _rail_ rightcol leftcol _right_ _left_ rightcolumn leftcolumn _rhs_ "
	    "_secondary marginal _col_right colright _col_left" },
	{ GROUP_WIDGET, "widget module _block_ _box_ portlet infobox" },
	{ GROUP_SHARE, "share sharing social addthis sharedaddy facebook twitter whatsapp linkedin pinterest "
	    "telegram bookmark _follow addtoany shariff" },
	{ GROUP_RELATED, "related recommend similar _more_ readmore moreon seealso alsolike youmay morefrom "
	    "outbrain taboola jp_relatedposts weitere verwandte _further readnext nextup _mehr_" },
	{ GROUP_POPULAR, "popular trending mostread most_read _most_ latest recent _top10 topstories ranking hot_ "
	    "meistgelesen newest" },
	{ GROUP_TEASER, "teaser excerpt snippet _preview headlines storylist _item_list newslist _stories_ "
	    "archive _entries _feed_" },
	{ GROUP_LIST, "_list_ listing _results _items_ _grid_ _row_ _tiles _collection catalog" },
	{ GROUP_COOKIE, "cookie consent gdpr cmp_ onetrust didomi privacy datenschutz" },
	{ GROUP_NEWSLETTER, "newsletter subscri signup _sign_up mailchimp optin mailing abonn paywall _email_" },
	{ GROUP_LOGIN, "login _log_in signin register _account _user_menu anmeld password" },
	{ GROUP_SEARCH, "search suche recherche" },
	{ GROUP_FORM, "_form_ _input_ _field_ contactform wpcf captcha _respond respond_ _reply_form" },
	{ GROUP_AD, "_ad_ _ads_ advert adsense _dfp_ adslot _gpt_ adbox adcontainer anzeige werbung reklam publicid" },
	{ GROUP_SPONSOR, "sponsor affiliate partner _native_ _paid_ commercial" },
	{ GROUP_AUTHOR, "author byline _by_ writer autor contributor vcard _bio_ aboutauthor _profile_ credit" },
	{ GROUP_DATE, "_date_ timestamp _time_ publish datum posted pubdate postdate entrydate updated" },
	{ GROUP_META, "_meta_ postmeta entrymeta metadata _info_ _details_ submitted postinfo dateline" },
	{ GROUP_TAGS, "_tag_ _tags_ taglist tagcloud keyword categor _cat_ _cats_ topics _labels_ hashtag" },
	{ GROUP_COMMENT, "comment disqus _reply_ replies discussion livefyre kommentar respond pingback trackback "
	    "guestbook" },
	{ GROUP_POST, "_post_ _posts_ postbody message forum thread _topic_ hentry" },
	{ GROUP_ARTICLE, "article artikel story _entry_ newsitem blogpost _news_ _single_ nota_ noticia" },
	{ GROUP_BODY, "_body_ articlebody storybody bodytext _text_ posttext copy_ _richtext rich_text prose "
	    "articletext fulltext wysiwyg _rte_ markdown" },
	{ GROUP_CONTENT, "content inhalt contenu entrycontent postcontent" },
	{ GROUP_MAIN, "_main_ maincontent _primary_ maincol _center_ _middle_" },
	{ GROUP_TITLE, "title headline heading _h1_ titel uberschrift" },
	{ GROUP_LEAD, "_lead_ _lede_ subtitle subhead standfirst _intro_ _dek_ _deck_ kicker strapline summary "
	    "abstract vorspann chapeau synopsis _excerpt_ subheadline" },
	{ GROUP_CAPTION, "caption legend_ _cutline _imgtext photocredit imagecredit copyright bildunter" },
	{ GROUP_GALLERY, "gallery slide carousel swiper lightbox photo image img_ _figure _pic_ picture media" },
	{ GROUP_VIDEO, "video player youtube audio podcast _play_" },
	{ GROUP_QUOTE, "quote pullquote blockquote testimonial citation" },
	{ GROUP_CODE, "_code_ highlight prettyprint syntax codehilite _pre_" },
	{ GROUP_TABLE_OF_CONTENTS, "_toc_ tableofcontent tocify _contents_ _index_ ez_toc jumplink _jump_" },
	{ GROUP_PAGER, "pager paging pagination pagenavi prevnext _next_ _prev_ previous adjacent postnav nav_links" },
	{ GROUP_BUTTON, "button _btn_ _cta_ _action_ toolbar tools_ _controls _print_ _link_ _links_" },
	{ GROUP_POPUP, "popup modal overlay dialog lightbox tooltip flyout toast notification _alert_" },
	{ GROUP_HIDDEN, "hidden _hide_ invisible screenreader sr_only visuallyhidden _skip_ skiplink offscreen noprint "
	    "_collapsed_ display_none" },
	{ GROUP_PRODUCT, "product _shop_ _cart_ basket woocommerce _sku_ checkout wishlist _buy_" },
	{ GROUP_PRICE, "price preis _cost_ currency discount" },
	{ GROUP_REVIEW, "review rating _star_ _stars_ _score_ _votes_ _vote_ _likes_ _like_" },
	{ GROUP_LEGAL, "disclaimer legal imprint impressum terms _policy_ licen" },
	{ GROUP_PROMO, "promo _offer_ campaign _deal_ donate _donation _membership _upsell" },
	{ GROUP_HERO, "_hero_ jumbotron billboard _stage_ splash _cover_ _featured" },
	{ GROUP_CARD, "card _tile_ panel accordion _tab_ _tabs_ _tabbed _col_ _column_" },
	{ GROUP_SECTION, "section _wrap wrapper container _inner_ _page_" },
	{ GROUP_NOTE, "_note_ _notes_ footnote reference endnote correction editors_note _update_ _source_ _sources_" },
};

/* Elements that say it by themselves. */
static const uint64_t tag_groups[HTML_TAG_COUNT] = {
	[HTML_ARTICLE] = 1ull << GROUP_TAG_ARTICLE, [HTML_MAIN] = 1ull << GROUP_TAG_MAIN,
	[HTML_ASIDE] = 1ull << GROUP_TAG_ASIDE, [HTML_NAV] = 1ull << GROUP_TAG_NAV,
	[HTML_HEADER] = 1ull << GROUP_TAG_HEADER, [HTML_FOOTER] = 1ull << GROUP_TAG_FOOTER,
	[HTML_FORM] = 1ull << GROUP_TAG_FORM, [HTML_TABLE] = 1ull << GROUP_TAG_TABLE,
	[HTML_UL] = 1ull << GROUP_TAG_LIST, [HTML_OL] = 1ull << GROUP_TAG_LIST,
	[HTML_FIGURE] = 1ull << GROUP_TAG_FIGURE, [HTML_SECTION] = 1ull << GROUP_TAG_SECTION,
	[HTML_BUTTON] = 1ull << GROUP_TAG_BUTTON, [HTML_LABEL] = 1ull << GROUP_TAG_BUTTON,
	[HTML_BLOCKQUOTE] = 1ull << GROUP_TAG_QUOTE, [HTML_A] = 1ull << GROUP_TAG_LINK,
	[HTML_FIGCAPTION] = 1ull << GROUP_CAPTION, [HTML_PRE] = 1ull << GROUP_CODE,
	[HTML_DIALOG] = 1ull << GROUP_POPUP, [HTML_ADDRESS] = 1ull << GROUP_AUTHOR,
	[HTML_TIME] = 1ull << GROUP_DATE,
};

static size_t
add_state(struct class_words *words)
{
	words->next = heap_grow(words->next, &words->next_capacity, (words->n_states + 1) * LETTERS,
	    sizeof *words->next);
	words->found = heap_grow(words->found, &words->found_capacity, words->n_states + 1,
	    sizeof *words->found);
	memset(words->next + words->n_states * LETTERS, 0, LETTERS * sizeof *words->next);
	words->found[words->n_states] = 0;
	return words->n_states++;
}

static void
add_word(struct class_words *words, struct span word, enum group group)
{
	size_t state = 0;

	for (size_t i = 0; i < word.len; i++) {
		size_t letter = word.ptr[i] < 'a' ? BORDER : (size_t)(word.ptr[i] - 'a' + 1);

		if (words->next[state * LETTERS + letter] == 0) {
			size_t fresh = add_state(words);

			words->next[state * LETTERS + letter] = (uint16_t)fresh;
		}
		state = words->next[state * LETTERS + letter];
	}
	words->found[state] |= 1ull << group;
}

/* Aho and Corasick: turns the trie into an automaton that never goes back, level by level. */
static void
complete(struct class_words *words)
{
	uint16_t *queue = heap_get(2 * words->n_states * sizeof *queue);
	uint16_t *fail = queue + words->n_states;
	size_t n = 0;

	fail[0] = 0;
	queue[n++] = 0;
	for (size_t i = 0; i < n; i++) {
		uint16_t *next = words->next + (size_t)queue[i] * LETTERS;
		const uint16_t *other = words->next + (size_t)fail[queue[i]] * LETTERS;

		for (size_t c = 0; c < LETTERS; c++) {
			if (next[c] == 0) {
				next[c] = queue[i] == 0 ? 0 : other[c];
				continue;
			}
			fail[next[c]] = queue[i] == 0 ? 0 : other[c];
			words->found[next[c]] |= words->found[fail[next[c]]];
			queue[n++] = next[c];
		}
	}
	heap_free(queue);
}

void
class_words_init(struct class_words *words)
{
	*words = (struct class_words){ 0 };
	add_state(words);
	for (size_t i = 0; i < sizeof group_words / sizeof *group_words; i++) {
		struct span rest = span_from(group_words[i].words), word;

		while (span_split(&rest, ' ', &word))
			add_word(words, word, group_words[i].group);
	}
	complete(words);
}

void
class_words_free(struct class_words *words)
{
	heap_free(words->next);
	heap_free(words->found);
	heap_free(words->memo);
}

void
class_words_page(struct class_words *words, const struct page *page)
{
	size_t before = words->n_memo;

	words->page++;
	words->memo = heap_grow(words->memo, &words->n_memo, page->classes.n, sizeof *words->memo);
	if (words->n_memo > before)
		memset(words->memo + before, 0, (words->n_memo - before) * sizeof *words->memo);
}

/* The groups whose words are found in a value. */
static uint64_t
scan(const struct class_words *words, struct span value)
{
	size_t state = words->next[BORDER];
	uint64_t groups = 0;
	bool lower = false;

	value = span_slice(value, 0, VALUE_MAX);
	for (size_t i = 0; i < value.len; i++) {
		unsigned char byte = (unsigned char)value.ptr[i];
		unsigned letter = (byte | 32u) - 'a';
		bool upper = byte < 'a';

		if (letter >= 26 || (upper && lower)) {
			state = words->next[state * LETTERS + BORDER];
			groups |= words->found[state];
		}
		lower = letter < 26 && !upper;
		if (letter >= 26)
			continue;
		state = words->next[state * LETTERS + letter + 1];
		groups |= words->found[state];
	}
	return groups | words->found[words->next[state * LETTERS + BORDER]];
}

static uint32_t
hash_bytes(struct span text)
{
	uint64_t hash = text.len * 0x9e3779b97f4a7c15u, piece;
	size_t i = 0;

	for (; i + 8 <= text.len; i += 8) {
		memcpy(&piece, text.ptr + i, 8);
		hash = (hash ^ piece) * 0xff51afd7ed558ccdu;
		hash ^= hash >> 32;
	}
	for (piece = 0; i < text.len; i++)
		piece = piece << 8 | (unsigned char)text.ptr[i];
	hash = (hash ^ piece) * 0xff51afd7ed558ccdu;
	return (uint32_t)(hash >> 32);
}

static const struct class_memo *
look_up_class(struct class_words *words, const struct attribute *class)
{
	struct class_memo *memo = &words->memo[class->number];

	if (memo->page != words->page) {
		memo->page = words->page;
		memo->hash = hash_bytes(span_slice(class->value, 0, VALUE_MAX));
		memo->groups = scan(words, class->value);
	}
	return memo;
}

static uint64_t
role_groups(struct span role)
{
	static const struct { const char *name; enum group group; } roles[] = {
		{ "navigation", GROUP_TAG_NAV }, { "main", GROUP_TAG_MAIN }, { "article", GROUP_TAG_ARTICLE },
		{ "complementary", GROUP_TAG_ASIDE }, { "banner", GROUP_TAG_HEADER },
		{ "contentinfo", GROUP_TAG_FOOTER }, { "form", GROUP_TAG_FORM }, { "search", GROUP_SEARCH },
		{ "dialog", GROUP_POPUP }, { "menu", GROUP_MENU }, { "button", GROUP_TAG_BUTTON },
		{ "tablist", GROUP_CARD }, { "tooltip", GROUP_POPUP }, { "listbox", GROUP_MENU },
	};

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (span_equal_nocase(role, span_from(roles[i].name)))
			return 1ull << roles[i].group;
	return 0;
}

uint64_t
class_words_element(struct class_words *words, const struct page *page, uint32_t element,
    uint32_t *key)
{
	const struct element *e = &page->elements[element];
	uint64_t groups = tag_groups[e->tag];
	const struct class_memo *memo;

	*key = e->tag * 0x9e3779b1u;
	for (uint32_t i = e->first_attribute; i < e->first_attribute + e->n_attributes; i++) {
		const struct attribute *a = &page->attributes[i];

		switch (a->name) {
		case ATTR_CLASS:
			memo = look_up_class(words, a);
			groups |= memo->groups;
			*key = (*key ^ memo->hash) * 0x85ebca6bu;
			break;
		case ATTR_ID:
		case ATTR_ITEMPROP:
			groups |= scan(words, a->value);
			break;
		case ATTR_ROLE:
			groups |= role_groups(a->value);
			break;
		default:
			break;
		}
	}
	return groups;
}
