/*
 * html_name - the element and attribute names the program knows, as numbers
 *
 * A name is found by one multiplication: the multipliers give each listed name a slot of its own.
 * scripts/hash-names finds them and prints the two slot tables.
 */
#include "html_name.h"

#include <string.h>

static const struct span tag_names[HTML_TAG_COUNT] = {
	[HTML_HTML] = SPAN("html"), [HTML_HEAD] = SPAN("head"), [HTML_BODY] = SPAN("body"),
	[HTML_TITLE] = SPAN("title"), [HTML_BASE] = SPAN("base"), [HTML_LINK] = SPAN("link"),
	[HTML_META] = SPAN("meta"), [HTML_STYLE] = SPAN("style"), [HTML_SCRIPT] = SPAN("script"),
	[HTML_NOSCRIPT] = SPAN("noscript"), [HTML_TEMPLATE] = SPAN("template"),
	[HTML_IFRAME] = SPAN("iframe"), [HTML_SVG] = SPAN("svg"), [HTML_MATH] = SPAN("math"),
	[HTML_OBJECT] = SPAN("object"), [HTML_EMBED] = SPAN("embed"),
	[HTML_PARAM] = SPAN("param"), [HTML_CANVAS] = SPAN("canvas"),
	[HTML_AUDIO] = SPAN("audio"), [HTML_VIDEO] = SPAN("video"),
	[HTML_SOURCE] = SPAN("source"), [HTML_TRACK] = SPAN("track"), [HTML_MAP] = SPAN("map"),
	[HTML_AREA] = SPAN("area"), [HTML_ARTICLE] = SPAN("article"),
	[HTML_SECTION] = SPAN("section"), [HTML_NAV] = SPAN("nav"), [HTML_ASIDE] = SPAN("aside"),
	[HTML_HEADER] = SPAN("header"), [HTML_FOOTER] = SPAN("footer"),
	[HTML_MAIN] = SPAN("main"), [HTML_ADDRESS] = SPAN("address"), [HTML_H1] = SPAN("h1"),
	[HTML_H2] = SPAN("h2"), [HTML_H3] = SPAN("h3"), [HTML_H4] = SPAN("h4"),
	[HTML_H5] = SPAN("h5"), [HTML_H6] = SPAN("h6"), [HTML_HGROUP] = SPAN("hgroup"),
	[HTML_P] = SPAN("p"), [HTML_HR] = SPAN("hr"), [HTML_PRE] = SPAN("pre"),
	[HTML_BLOCKQUOTE] = SPAN("blockquote"), [HTML_OL] = SPAN("ol"), [HTML_UL] = SPAN("ul"),
	[HTML_MENU] = SPAN("menu"), [HTML_LI] = SPAN("li"), [HTML_DL] = SPAN("dl"),
	[HTML_DT] = SPAN("dt"), [HTML_DD] = SPAN("dd"), [HTML_FIGURE] = SPAN("figure"),
	[HTML_FIGCAPTION] = SPAN("figcaption"), [HTML_DIV] = SPAN("div"),
	[HTML_SEARCH] = SPAN("search"), [HTML_CENTER] = SPAN("center"), [HTML_A] = SPAN("a"),
	[HTML_EM] = SPAN("em"), [HTML_STRONG] = SPAN("strong"), [HTML_SMALL] = SPAN("small"),
	[HTML_S] = SPAN("s"), [HTML_CITE] = SPAN("cite"), [HTML_Q] = SPAN("q"),
	[HTML_DFN] = SPAN("dfn"), [HTML_ABBR] = SPAN("abbr"), [HTML_ACRONYM] = SPAN("acronym"),
	[HTML_RUBY] = SPAN("ruby"), [HTML_RB] = SPAN("rb"), [HTML_RT] = SPAN("rt"),
	[HTML_RP] = SPAN("rp"), [HTML_RTC] = SPAN("rtc"), [HTML_TIME] = SPAN("time"),
	[HTML_CODE] = SPAN("code"), [HTML_VAR] = SPAN("var"), [HTML_SAMP] = SPAN("samp"),
	[HTML_KBD] = SPAN("kbd"), [HTML_SUB] = SPAN("sub"), [HTML_SUP] = SPAN("sup"),
	[HTML_I] = SPAN("i"), [HTML_B] = SPAN("b"), [HTML_U] = SPAN("u"),
	[HTML_MARK] = SPAN("mark"), [HTML_BDI] = SPAN("bdi"), [HTML_BDO] = SPAN("bdo"),
	[HTML_SPAN] = SPAN("span"), [HTML_BR] = SPAN("br"), [HTML_WBR] = SPAN("wbr"),
	[HTML_INS] = SPAN("ins"), [HTML_DEL] = SPAN("del"), [HTML_BIG] = SPAN("big"),
	[HTML_TT] = SPAN("tt"), [HTML_FONT] = SPAN("font"), [HTML_STRIKE] = SPAN("strike"),
	[HTML_NOBR] = SPAN("nobr"), [HTML_DATA] = SPAN("data"), [HTML_IMG] = SPAN("img"),
	[HTML_PICTURE] = SPAN("picture"), [HTML_TABLE] = SPAN("table"),
	[HTML_CAPTION] = SPAN("caption"), [HTML_COLGROUP] = SPAN("colgroup"),
	[HTML_COL] = SPAN("col"), [HTML_TBODY] = SPAN("tbody"), [HTML_THEAD] = SPAN("thead"),
	[HTML_TFOOT] = SPAN("tfoot"), [HTML_TR] = SPAN("tr"), [HTML_TD] = SPAN("td"),
	[HTML_TH] = SPAN("th"), [HTML_FORM] = SPAN("form"), [HTML_LABEL] = SPAN("label"),
	[HTML_INPUT] = SPAN("input"), [HTML_BUTTON] = SPAN("button"),
	[HTML_SELECT] = SPAN("select"), [HTML_DATALIST] = SPAN("datalist"),
	[HTML_OPTGROUP] = SPAN("optgroup"), [HTML_OPTION] = SPAN("option"),
	[HTML_TEXTAREA] = SPAN("textarea"), [HTML_OUTPUT] = SPAN("output"),
	[HTML_PROGRESS] = SPAN("progress"), [HTML_METER] = SPAN("meter"),
	[HTML_FIELDSET] = SPAN("fieldset"), [HTML_LEGEND] = SPAN("legend"),
	[HTML_DETAILS] = SPAN("details"), [HTML_SUMMARY] = SPAN("summary"),
	[HTML_DIALOG] = SPAN("dialog"), [HTML_SLOT] = SPAN("slot"),
	[HTML_PLAINTEXT] = SPAN("plaintext"), [HTML_XMP] = SPAN("xmp"),
	[HTML_LISTING] = SPAN("listing"), [HTML_FRAMESET] = SPAN("frameset"),
	[HTML_FRAME] = SPAN("frame"), [HTML_NOFRAMES] = SPAN("noframes"),
	[HTML_NOEMBED] = SPAN("noembed"), [HTML_MARQUEE] = SPAN("marquee"),
	[HTML_APPLET] = SPAN("applet"), [HTML_DIR] = SPAN("dir"),
};

static const struct span attribute_names[ATTR_COUNT] = {
	[ATTR_ID] = SPAN("id"), [ATTR_CLASS] = SPAN("class"), [ATTR_HREF] = SPAN("href"),
	[ATTR_SRC] = SPAN("src"), [ATTR_ALT] = SPAN("alt"), [ATTR_TITLE] = SPAN("title"),
	[ATTR_REL] = SPAN("rel"), [ATTR_NAME] = SPAN("name"), [ATTR_CONTENT] = SPAN("content"),
	[ATTR_PROPERTY] = SPAN("property"), [ATTR_ITEMPROP] = SPAN("itemprop"),
	[ATTR_ITEMTYPE] = SPAN("itemtype"), [ATTR_ITEMSCOPE] = SPAN("itemscope"),
	[ATTR_ITEMID] = SPAN("itemid"), [ATTR_DATETIME] = SPAN("datetime"),
	[ATTR_PUBDATE] = SPAN("pubdate"), [ATTR_STYLE] = SPAN("style"),
	[ATTR_LANG] = SPAN("lang"), [ATTR_DIR] = SPAN("dir"), [ATTR_HIDDEN] = SPAN("hidden"),
	[ATTR_ARIA_HIDDEN] = SPAN("aria-hidden"), [ATTR_ARIA_LABEL] = SPAN("aria-label"),
	[ATTR_ARIA_LEVEL] = SPAN("aria-level"), [ATTR_ROLE] = SPAN("role"),
	[ATTR_TYPE] = SPAN("type"), [ATTR_VALUE] = SPAN("value"), [ATTR_START] = SPAN("start"),
	[ATTR_COLSPAN] = SPAN("colspan"), [ATTR_ROWSPAN] = SPAN("rowspan"),
	[ATTR_HTTP_EQUIV] = SPAN("http-equiv"), [ATTR_CHARSET] = SPAN("charset"),
	[ATTR_TYPEOF] = SPAN("typeof"), [ATTR_VOCAB] = SPAN("vocab"),
	[ATTR_RESOURCE] = SPAN("resource"), [ATTR_ABOUT] = SPAN("about"),
	[ATTR_DATA_AUTHOR] = SPAN("data-author"), [ATTR_DATA_DATE] = SPAN("data-date"),
	[ATTR_DATA_TIME] = SPAN("data-time"), [ATTR_DATA_TIMESTAMP] = SPAN("data-timestamp"),
	[ATTR_DATA_UTIME] = SPAN("data-utime"), [ATTR_DATA_CREATED] = SPAN("data-created"),
	[ATTR_DATA_DEPTH] = SPAN("data-depth"), [ATTR_DATA_LEVEL] = SPAN("data-level"),
	[ATTR_DATA_INDENT] = SPAN("data-indent"), [ATTR_DATA_SCORE] = SPAN("data-score"),
	[ATTR_DATA_COMMENT_ID] = SPAN("data-comment-id"),
	[ATTR_DATA_COMMENT_AUTHOR] = SPAN("data-comment-author"),
	[ATTR_DATA_POST_ID] = SPAN("data-post-id"),
	[ATTR_DATA_PARENT_ID] = SPAN("data-parent-id"), [ATTR_DATA_PARENT] = SPAN("data-parent"),
	[ATTR_DATA_ID] = SPAN("data-id"), [ATTR_DATA_USERNAME] = SPAN("data-username"),
	[ATTR_DATA_CONTENT] = SPAN("data-content"),
	[ATTR_DATA_REPLY_TO] = SPAN("data-reply-to"), [ATTR_WIDTH] = SPAN("width"),
	[ATTR_HEIGHT] = SPAN("height"), [ATTR_CHECKED] = SPAN("checked"),
	[ATTR_TS] = SPAN("ts"),
};

enum { TAG_BITS = 10, ATTRIBUTE_BITS = 9 };

static const uint8_t tag_slots[1 << TAG_BITS] = {
	[4] = HTML_HEADER, [7] = HTML_SOURCE, [10] = HTML_Q, [16] = HTML_BIG, [23] = HTML_RT,
	[30] = HTML_DFN, [35] = HTML_RB, [41] = HTML_COL, [45] = HTML_LEGEND, [62] = HTML_OBJECT,
	[64] = HTML_U, [77] = HTML_STYLE, [79] = HTML_HGROUP, [86] = HTML_MARQUEE, [95] = HTML_DIV,
	[103] = HTML_FIGURE, [108] = HTML_PARAM, [114] = HTML_DEL, [130] = HTML_BASE,
	[136] = HTML_MAIN, [138] = HTML_OPTGROUP, [150] = HTML_IMG, [153] = HTML_TT,
	[174] = HTML_PLAINTEXT, [179] = HTML_NOSCRIPT, [195] = HTML_PROGRESS, [198] = HTML_SCRIPT,
	[204] = HTML_BDO, [205] = HTML_APPLET, [206] = HTML_OPTION, [207] = HTML_BLOCKQUOTE,
	[209] = HTML_H1, [215] = HTML_DL, [233] = HTML_HTML, [244] = HTML_STRONG, [252] = HTML_TH,
	[263] = HTML_ACRONYM, [267] = HTML_LABEL, [275] = HTML_TEXTAREA, [279] = HTML_BODY,
	[280] = HTML_P, [287] = HTML_CODE, [302] = HTML_H2, [317] = HTML_TBODY, [327] = HTML_CITE,
	[347] = HTML_NAV, [354] = HTML_MAP, [373] = HTML_FIELDSET, [382] = HTML_DATA,
	[391] = HTML_VIDEO, [396] = HTML_H3, [397] = HTML_RP, [400] = HTML_WBR,
	[405] = HTML_DATALIST, [408] = HTML_DIR, [412] = HTML_KBD, [428] = HTML_SVG,
	[440] = HTML_TRACK, [455] = HTML_HR, [468] = HTML_SMALL, [490] = HTML_DT, [492] = HTML_VAR,
	[493] = HTML_FRAMESET, [496] = HTML_S, [503] = HTML_FONT, [505] = HTML_INS,
	[514] = HTML_LI, [527] = HTML_IFRAME, [538] = HTML_TITLE, [539] = HTML_UL,
	[544] = HTML_NOEMBED, [545] = HTML_STRIKE, [546] = HTML_FIGCAPTION, [548] = HTML_FORM,
	[552] = HTML_B, [562] = HTML_RTC, [565] = HTML_ADDRESS, [567] = HTML_SELECT,
	[573] = HTML_ABBR, [586] = HTML_SAMP, [592] = HTML_NOFRAMES, [598] = HTML_MENU,
	[619] = HTML_OUTPUT, [626] = HTML_TD, [640] = HTML_FOOTER, [644] = HTML_EMBED,
	[648] = HTML_SUB, [662] = HTML_CENTER, [664] = HTML_SEARCH, [704] = HTML_SECTION,
	[712] = HTML_TABLE, [714] = HTML_TR, [719] = HTML_SPAN, [739] = HTML_RUBY,
	[743] = HTML_META, [746] = HTML_LINK, [757] = HTML_BUTTON, [761] = HTML_LISTING,
	[765] = HTML_H4, [774] = HTML_SUP, [775] = HTML_SUMMARY, [779] = HTML_AREA,
	[793] = HTML_XMP, [797] = HTML_INPUT, [802] = HTML_SLOT, [804] = HTML_FRAME,
	[805] = HTML_ARTICLE, [821] = HTML_A, [827] = HTML_TIME, [833] = HTML_METER,
	[835] = HTML_MARK, [853] = HTML_THEAD, [858] = HTML_H5, [861] = HTML_TFOOT,
	[869] = HTML_NOBR, [870] = HTML_PICTURE, [872] = HTML_BDI, [885] = HTML_HEAD,
	[888] = HTML_DETAILS, [898] = HTML_DIALOG, [909] = HTML_PRE, [922] = HTML_BR,
	[924] = HTML_COLGROUP, [928] = HTML_I, [934] = HTML_TEMPLATE, [950] = HTML_AUDIO,
	[952] = HTML_H6, [956] = HTML_ASIDE, [963] = HTML_DD, [966] = HTML_MATH, [969] = HTML_EM,
	[974] = HTML_CANVAS, [1005] = HTML_OL, [1009] = HTML_CAPTION,
};

static const uint8_t attribute_slots[1 << ATTRIBUTE_BITS] = {
	[13] = ATTR_ARIA_LABEL, [16] = ATTR_WIDTH, [42] = ATTR_DATA_AUTHOR, [54] = ATTR_ITEMPROP,
	[106] = ATTR_ID, [111] = ATTR_DATA_PARENT, [112] = ATTR_TYPE, [123] = ATTR_DATA_TIMESTAMP,
	[132] = ATTR_DATA_REPLY_TO, [134] = ATTR_ITEMSCOPE, [138] = ATTR_DATA_DATE,
	[171] = ATTR_ROWSPAN, [172] = ATTR_CONTENT, [177] = ATTR_ITEMTYPE, [191] = ATTR_VOCAB,
	[197] = ATTR_VALUE, [199] = ATTR_TS, [210] = ATTR_ABOUT, [215] = ATTR_START,
	[216] = ATTR_PUBDATE, [230] = ATTR_ARIA_HIDDEN, [239] = ATTR_DATA_PARENT_ID,
	[246] = ATTR_DATA_CREATED, [253] = ATTR_CHARSET, [263] = ATTR_SRC, [265] = ATTR_STYLE,
	[266] = ATTR_CHECKED, [280] = ATTR_LANG, [288] = ATTR_CLASS, [291] = ATTR_DATA_TIME,
	[294] = ATTR_DATA_SCORE, [304] = ATTR_ITEMID, [308] = ATTR_HTTP_EQUIV, [317] = ATTR_NAME,
	[319] = ATTR_HEIGHT, [334] = ATTR_ARIA_LEVEL, [339] = ATTR_COLSPAN, [349] = ATTR_ALT,
	[359] = ATTR_DATA_COMMENT_AUTHOR, [362] = ATTR_DATA_DEPTH, [367] = ATTR_TYPEOF,
	[373] = ATTR_DATA_CONTENT, [374] = ATTR_PROPERTY, [376] = ATTR_DATA_LEVEL,
	[379] = ATTR_DATA_ID, [388] = ATTR_ROLE, [399] = ATTR_DATETIME, [418] = ATTR_DATA_INDENT,
	[426] = ATTR_DATA_POST_ID, [438] = ATTR_HREF, [451] = ATTR_TITLE, [452] = ATTR_REL,
	[454] = ATTR_HIDDEN, [488] = ATTR_DATA_COMMENT_ID, [499] = ATTR_DIR, [505] = ATTR_RESOURCE,
	[506] = ATTR_DATA_USERNAME, [511] = ATTR_DATA_UTIME,
};

static uint64_t
load(const char *ptr, size_t len)
{
	uint32_t half;
	uint64_t whole;

	if (len == 4) {
		memcpy(&half, ptr, 4);
		return half;
	}
	memcpy(&whole, ptr, 8);
	return whole;
}

/* First and last eight bytes, case folded (other bytes may meet too: the name is compared later). */
static uint64_t
digest(struct span name)
{
	const uint64_t fold = 0x2020202020202020u;
	const char *end = name.ptr + name.len;
	uint64_t a, b = 0;

	if (name.len >= 8) {
		a = load(name.ptr, 8);
		b = load(end - 8, 8);
	} else if (name.len >= 4) {
		a = load(name.ptr, 4);
		b = load(end - 4, 4);
	} else {
		a = (uint64_t)(unsigned char)name.ptr[0] |
		    (uint64_t)(unsigned char)name.ptr[name.len / 2] << 8 |
		    (uint64_t)(unsigned char)end[-1] << 16;
	}
	a = (a | fold) + ((b | fold) << 1) + ((uint64_t)name.len << 59);
	return a ^ a >> 29;
}

static inline bool
same(struct span name, struct span lower)
{
	if (name.len != lower.len)
		return false;
	if (memcmp(name.ptr, lower.ptr, name.len) == 0)
		return true; /* as most are written */
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower.ptr[i])
			return false;
	}
	return true;
}

enum html_tag
html_tag(struct span name)
{
	enum html_tag tag;

	if (name.len == 0)
		return HTML_OTHER;
	tag = tag_slots[digest(name) * 0x5abc2c6c4e842753u >> (64 - TAG_BITS)];
	return tag != HTML_ROOT && same(name, tag_names[tag]) ? tag : HTML_OTHER;
}

enum html_attribute
html_attribute(struct span name)
{
	enum html_attribute attribute;

	if (name.len == 0)
		return ATTR_NONE;
	attribute = attribute_slots[digest(name) * 0x9755d4c13a902931u >> (64 - ATTRIBUTE_BITS)];
	return attribute != ATTR_NONE && same(name, attribute_names[attribute]) ? attribute
	                                                                      : ATTR_NONE;
}

struct span
html_tag_name(enum html_tag tag)
{
	struct span name = tag < HTML_TAG_COUNT ? tag_names[tag] : SPAN("");

	return name.ptr == NULL ? SPAN("") : name;
}

struct span
html_attribute_name(enum html_attribute attribute)
{
	struct span name = attribute < ATTR_COUNT ? attribute_names[attribute] : SPAN("");

	return name.ptr == NULL ? SPAN("") : name;
}
