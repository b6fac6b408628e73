/*
 * author_name - names of authors in a short text: "By Ann Lee and Bo Chan | 3 May 2013"
 */
#include "author_name.h"

#include "ascii.h"
#include "date_names.h"
#include "text.h"
#include "utf8.h"

enum {
	NAME_BYTES = 50,
	WORDS_MAX = 5,
	LABEL_BYTES = 40,
	SURE_WORDS_MAX = 4, /* of a name that need not have the shape of one */
};

static bool
is_among(struct span word, const char *const *list)
{
	for (int i = 0; list[i] != NULL; i++)
		if (span_equal_nocase(word, span_from(list[i])))
			return true;
	return false;
}

static bool
contains(struct span text, const char *const *list)
{
	for (int i = 0; list[i] != NULL; i++)
		if (span_find_nocase(text, span_from(list[i])) < text.len)
			return true;
	return false;
}

/* author, Author, postAuthor. Classes are many: the letters that are seldom in capitals are looked for. */
static bool
names_author(struct span names)
{
	return span_find(names, SPAN("uthor")) < names.len;
}

enum author_mark
author_mark_of(struct span names)
{
	static const char *const others[] = { "authori", "review", "comment", "quote", "testimonial",
		"avatar", NULL };
	bool author = names_author(names);

	if ((!author && span_find(names, SPAN("yline")) == names.len) || contains(names, others))
		return AUTHOR_UNMARKED;
	if (span_equal_nocase(names, SPAN("author")) ||
	    (author && span_find_nocase(names, SPAN("name")) < names.len))
		return AUTHOR_MARKED_NAME;
	return AUTHOR_MARKED;
}

/*
 * Words at the start of a text: listed by their first byte, in small letters, those with the same one
 * parted by `|`, longer ones first. Lines of text are many, and most are done with at their first byte.
 */
typedef const char *const word_lists[256];

/* Before the name of who wrote something, and nothing else. */
static word_lists verbs = {
	['a'] = "article by|authored by|autor:",
	['c'] = "created by",
	['e'] = "eingestellt von|erstellt von|escrito por|ein artikel von|ein beitrag von",
	['g'] = "geschrieben von|gepostet von|geschreven door|geplaatst door|gepost door",
	['n'] = "napisane przez|napisała|napisał",
	['p'] = "posted by|published by|post by|publié par|publicado por|pubblicato da",
	['o'] = "opublikowane przez|opublikował",
	['r'] = "rédigé par|recipe by|review by|report by",
	['s'] = "story by|submitted by|scritto da",
	['t'] = "text by|text von|this post was written by|this article was written by",
	['v'] = "verfasst von|veröffentlicht von",
	['w'] = "written by|words by",
	[0xC3] = "écrit par|Écrit par",
	[0xD0] = "автор:|Автор:",
};

/* Before a name as well as before other words. */
static word_lists prepositions = {
	['b'] = "by", ['d'] = "door|di", ['p'] = "par|por", ['v'] = "von",
};

static word_lists nouns = {
	['a'] = "author(s)|authors|author|autorin|autoren|autore|autor|auteurs|auteur",
	['c'] = "contributors|contributor",
	[0xCE] = "Συντάκτης|συντάκτης", [0xCF] = "συντάκτης",
	[0xD0] = "автор статьи|Автор статьи|автор текста|Автор текста|автор|Автор|Текст", [0xD1] = "текст",
	[0xE4] = "作者",
};

static word_lists boxes = {
	['a'] = "about the author|about author", ['m'] = "meet the author",
	[0xC3] = "über den autor|Über den autor|über die autorin|Über die autorin",
};

/* The bytes of the first word of a list that text begins with, in either case; 0 if none. */
static size_t
starts_with(struct span text, word_lists lists)
{
	const char *list = text.len > 0 ? lists[(unsigned char)ascii_fold(text.ptr[0])] : NULL;

	for (; list != NULL; list = strchr(list, '|')) {
		size_t same = 0;

		list += *list == '|';
		while (same < text.len && list[same] == ascii_fold(text.ptr[same]) && list[same] != '|')
			same++;
		if (list[same] == '|' || list[same] == '\0')
			return same;
	}
	return 0;
}

bool
author_is_label(struct span line)
{
	static word_lists *const all[] = { &verbs, &prepositions, &nouns, &boxes };

	if (line.len == 0 || line.len > LABEL_BYTES)
		return false;
	if (line.ptr[line.len - 1] == ':')
		line = utf8_trim(span_slice(line, 0, line.len - 1));
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]) && line.len > 0; i++)
		if (starts_with(line, *all[i]) == line.len)
			return true;
	return false;
}

/* Steps over words at the start of a text, and over what parts them from the next one. */
static bool
skip(struct span *text, word_lists lists)
{
	struct span rest;
	size_t gap, len;

	len = starts_with(*text, lists);
	if (len == 0)
		return false;
	rest = span_slice(*text, len, text->len);
	gap = span_starts(rest, SPAN("\xC2\xA0")) ? 2 : span_starts(rest, SPAN("：")) ? 3 :
	    rest.len > 0 && strchr(" :\n", rest.ptr[0]) != NULL;
	if (gap == 0 && text->ptr[len - 1] != ':')
		return false;
	*text = utf8_trim(span_slice(rest, gap, rest.len));
	return true;
}

static bool
skip_by(struct span *text)
{
	return skip(text, verbs) || skip(text, prepositions) || skip(text, nouns);
}

struct span
author_without_by(struct span text)
{
	static word_lists english = { ['b'] = "by" }; /* Di and Von begin surnames */

	text = utf8_trim(text);
	if (!skip(&text, verbs))
		skip(&text, english);
	return text;
}

/* "Published 3 May 2013 by Ann Lee": what stands behind "by" where a date is in front of it. */
static bool
skip_date_and_by(struct span *text)
{
	size_t at = span_find(*text, SPAN(" by "));
	bool digit = false;

	if (at == text->len)
		return false;
	for (size_t i = 0; i < at; i++)
		digit |= ascii_is_digit(text->ptr[i]);
	if (digit)
		*text = utf8_trim(span_slice(*text, at + 4, text->len));
	return digit;
}

/* The last word of a text, without the dot or comma behind it. */
static struct span
last_word(struct span text)
{
	const char *blank = memrchr(text.ptr, ' ', text.len);
	size_t at = blank == NULL ? 0 : (size_t)(blank - text.ptr) + 1;
	struct span word = span_slice(text, at, text.len);

	while (word.len > 0 && (word.ptr[word.len - 1] == '.' || word.ptr[word.len - 1] == ','))
		word.len--;
	return word;
}

/* Cuts a date off the end, whatever its order: "Ann Lee May 3, 2020", "Ann Lee Friday 3 May". */
static struct span
cut_date(struct span text)
{
	static const struct span any = { NULL, 0 };
	size_t digit = span_next_digit(text, 0);
	struct span word;

	if (digit == text.len)
		return text;
	text = utf8_trim(span_slice(text, 0, digit));
	for (word = last_word(text); word.len > 0; word = last_word(text)) {
		if (date_month(word, any) == 0 && date_weekday(word, any) == 0)
			break;
		text = utf8_trim(span_slice(text, 0, (size_t)(word.ptr - text.ptr)));
	}
	return text;
}

/* Cuts text where something else than names begins. */
static struct span
cut_names(struct span text)
{
	static const char *const ends[] = { "(", "/", ":", " on ", " in ", " for ", " am ", " at ",
		" from ", " with ", " um ", " à ", NULL };

	for (int i = 0; ends[i] != NULL; i++)
		text = span_slice(text, 0, span_find(text, span_from(ends[i])));
	return utf8_trim(text);
}

static bool
begins_name(struct span word)
{
	static const char *const particles[] = { "de", "da", "di", "do", "del", "della", "der", "den",
		"van", "von", "la", "le", "et", "y", "e", "al", "bin", NULL };
	size_t at = 0;
	uint32_t first = utf8_next(word, &at);

	return text_upper(first) == first ? first >= 'A' : is_among(word, particles);
}

/* news.example: the address of a site, not a name. J.K.Rowling is one. */
static bool
is_host(struct span text)
{
	size_t dot = span_find(text, SPAN("."));

	return dot > 2 && dot + 2 < text.len && ascii_is_letter(text.ptr[dot + 1]) &&
	    memchr(text.ptr, ' ', text.len) == NULL;
}

/* "Ann Lee AP Medical Writer": the name without what its owner does. */
static struct span
cut_role(struct span name)
{
	static const char *const roles[] = { "writer", "reporter", "correspondent", "editor",
		"contributor", "columnist", "journalist", "reporters", NULL };
	static const char *const kinds[] = { "staff", "senior", "medical", "science", "sports", "special",
		"contributing", "chief", "associated", "press", "ap", "health", "business", "political",
		"news", "assistant", "managing", "web", "digital", "national", "foreign", "freelance", NULL };
	const char *const *last = roles;
	struct span whole = name;

	for (;;) {
		const char *blank = memrchr(name.ptr, ' ', name.len);
		size_t at = blank == NULL ? 0 : (size_t)(blank - name.ptr);

		if (blank == NULL || !is_among(span_slice(name, at + 1, name.len), last))
			break;
		name = span_slice(name, 0, at);
		last = kinds;
	}
	return memchr(name.ptr, ' ', name.len) != NULL ? name : whole;
}

/* Two to five words with capitals; as few as one if it is sure to be a name. */
static bool
is_name(struct span text, bool sure)
{
	static const char *const others[] = { "read", "min", "share", "posted", "published", "updated",
		"comments", "the", "about", "more", "author", "authors", "by", "reviewed", "written",
		"follow", "last", "home", "blog", "article", "posts", "articles", "view", "all", "bio",
		"link", "copy", "reviewer", "profile", "admin", "guest", "our", "your", "my", "website",
		"copyright", "foto", "fotos", "photo", "photos", "image", "bild", "bilder", NULL };
	struct span rest = text, word;
	int n = 0;

	if (text.len == 0 || text.len > NAME_BYTES || (!sure && !begins_name(text)) || is_host(text) ||
	    author_is_label(text))
		return false;
	for (size_t i = 0; i < text.len; i++)
		if ((!sure && ascii_is_digit(text.ptr[i])) ||
		    strchr("!?;@#%&=<>{}[]\"", text.ptr[i]) != NULL || (!sure && text.ptr[i] == '_'))
			return false;
	while (span_split(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (++n > WORDS_MAX || (n > 1 && !begins_name(word)) || is_among(word, others))
			return false;
	}
	return n >= (sure ? 1 : 2) && text.len > 1;
}

/* Where the first of several names ends, and how long what parts it from the next one is. */
static size_t
end_of_name(struct span text, size_t *gap)
{
	static const char *const gaps[] = { ", and ", " and ", " & ", ", ", " und ", " et ", ",", NULL };
	size_t first = text.len;

	*gap = 0;
	for (int i = 0; gaps[i] != NULL; i++) {
		size_t at = span_find(text, span_from(gaps[i]));

		if (at < first) {
			first = at;
			*gap = strlen(gaps[i]);
		}
	}
	return first;
}

/*
 * "Ann Lee", "Ann Lee and Bo Chan", "Ann Lee, Bo Chan and Cy Dee". What follows a comma is a title or a
 * place as often as a name: it counts where the last one is joined by a word.
 */
static void
read_names(struct span text, bool sure, struct author_names *names)
{
	static word_lists articles = { ['t'] = "the" };
	bool joined = false, all = true;
	size_t gap, end;

	names->n = 0;
	text = cut_names(text);
	skip(&text, articles);
	for (; text.len > 0; text = span_slice(text, end + gap, text.len)) {
		struct span name = utf8_trim(span_slice(text, 0, end = end_of_name(text, &gap)));

		name = cut_role(sure ? name : cut_date(name));
		if (!is_name(name, sure) || names->n == AUTHOR_NAMES_MAX) {
			all = false;
			break;
		}
		names->list[names->n++] = name;
		joined |= gap > 2; /* a word, not a comma */
	}
	if (names->n > 1 && !(joined && all))
		names->n = 1;
}

/* The next part of a byline: they are parted by bars, bullets, dashes, tabs and line ends. */
static bool
next_part(struct span *text, struct span *part)
{
	static const char *const ends[] = { "\n", "\t", "|", "•", "·", "●", "⋅", "／", "»", "«",
		" - ", " – ", " — ", "//", NULL };
	size_t end = text->len, len = 0;

	if (text->len == 0)
		return false;
	for (int i = 0; ends[i] != NULL; i++) {
		size_t at = span_find(*text, span_from(ends[i]));

		if (at < end) {
			end = at;
			len = strlen(ends[i]);
		}
	}
	*part = span_slice(*text, 0, end);
	*text = span_slice(*text, end + len, text->len);
	return true;
}

/* "By Ann", and nothing else that could follow the word; "By Monday", "By Email". */
static bool
is_single_name(struct span text)
{
	static const char *const others[] = { "email", "e-mail", "mail", "post", "phone", "category",
		"topic", "date", "price", "name", "default", "design", "hand", "us", "you", NULL };
	static const struct span any = { NULL, 0 };

	return text.len > 1 && memchr(text.ptr, ' ', text.len) == NULL && begins_name(text) &&
	    !is_among(text, others) && date_month(text, any) == 0 && date_weekday(text, any) == 0;
}

void
author_names_in(struct span text, enum author_mark mark, struct author_names *names)
{
	struct span part, rest;

	names->n = 0;
	while (names->n == 0 && next_part(&text, &part)) {
		bool by;

		rest = utf8_trim(part);
		by = skip_by(&rest) || skip_date_and_by(&rest);
		if (by || mark != AUTHOR_UNMARKED)
			read_names(rest, mark == AUTHOR_MARKED_NAME || (by && is_single_name(rest)), names);
	}
}

void
author_names_signed(struct span line, struct author_names *names)
{
	struct span part;

	names->n = 0;
	if (skip(&line, verbs) && next_part(&line, &part) && part.len > 0 && begins_name(part))
		read_names(part, true, names);
}

bool
author_begins_line(struct span line)
{
	struct author_names names;

	if (!skip_by(&line))
		return false;
	author_names_in(line, AUTHOR_MARKED, &names);
	return names.n > 0 && names.list[0].ptr == line.ptr;
}

bool
author_names_equal(const struct author_names *a, const struct author_names *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!span_equal_nocase(a->list[i], b->list[i]))
			return false;
	return true;
}
