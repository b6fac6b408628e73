/*
 * sniff - is a file HTML, plain text, or neither
 */
#include "sniff.h"

enum { HEAD_BYTES = 4096, TAGS_SOUGHT = 3 };

static const char *const magics[] = {
	"\x89PNG", "GIF8", "\xFF\xD8\xFF", "RIFF", "%PDF-", "PK\3\4", "PK\5\6", "\x1F\x8B", "BZh",
	"\xFD" "7zXZ", "\x28\xB5\x2F\xFD", "7z\xBC\xAF", "Rar!", "\x7F" "ELF", "OggS", "ID3", "wOFF", "wOF2",
	"OTTO", "bplist", "\xD0\xCF\x11\xE0", "MZ\x90", "{\\rtf", "%!PS", "II*", "FLV", "FWS", "CWS", "!<arch>",
};

/* Names of files that belong to a page but are none. */
static const char not_pages[] =
    ".css .js .mjs .map .json .jsonl .xml .rss .atom .rdf .xsl .xslt .dtd .svg .ico .csv .tsv .yml "
    ".yaml .ini .conf .sh .py .c .h .sql .vtt .srt .ics .vcf .eml .mbox .url .webloc .desktop .woff .ttf .eot";
static const char text_names[] = ".txt .text .md .markdown .rst .asc";
/* Put behind the ending that counts: of what was compressed, and of scripts that a browser saved. */
static const char added_names[] = ".gz .zst .xz .bz2 .download";

/* Tags that plain text hardly ever holds. */
static const char *const tags[] = {
	"!doctype", "html", "head", "body", "title", "meta", "link", "script", "style", "div", "span",
	"table", "tr", "td", "p", "br", "a", "img", "h1", "h2", "h3", "ul", "ol", "li", "font", "iframe",
	"article", "section", "header", "footer", "nav", "main", "form", "blockquote", "b", "i", "em",
	"strong", "center", "hr", "pre", "frameset", "!--", "?xml",
};

/* From the last dot of the last part of a name; a query (`a.php?p=1`) is cut off first. */
static struct span
ending(struct span name)
{
	size_t at;

	name = span_slice(name, 0, span_find(name, SPAN("?")));
	for (at = name.len; at > 0 && name.ptr[at - 1] != '.'; at--)
		if (name.ptr[at - 1] == '/')
			return SPAN("");
	return at == 0 ? SPAN("") : span_slice(name, at - 1, name.len);
}

/* `.htaccess`, `._page.html` and the like. */
static bool
is_hidden(struct span name)
{
	const char *slash = name.len > 0 ? memrchr(name.ptr, '/', name.len) : NULL;
	struct span last = slash == NULL ? name :
	    span_slice(name, (size_t)(slash - name.ptr) + 1, name.len);

	return last.len > 0 && last.ptr[0] == '.';
}

static bool
is_listed(struct span word, const char *list)
{
	struct span rest = span_from(list), entry;

	while (word.len > 0 && span_split(&rest, ' ', &entry))
		if (span_equal_nocase(word, entry))
			return true;
	return false;
}

/* Control characters that text does not hold; ESC is one of ISO-2022. */
static bool
is_control(unsigned char c)
{
	return c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B;
}

/* Is it UTF-16, or UTF-32 with a byte order mark? */
static bool
has_wide_units(struct span head)
{
	const char *b = head.ptr;

	if (span_starts(head, SPAN("\xFF\xFE")) || span_starts(head, SPAN("\xFE\xFF")) ||
	    span_starts(head, SPAN("\0\0\xFE\xFF")))
		return true;
	return head.len >= 4 && ((b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0) ||
	    (b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0));
}

static bool
is_binary(struct span head)
{
	size_t n = 0;

	for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (span_starts_as(head, magics[i]))
			return true;
	if (has_wide_units(head))
		return false;
	for (size_t i = 0; i < head.len; i++)
		n += is_control((unsigned char)head.ptr[i]);
	return n * 50 > head.len;
}

/* The tag that opens at text, or closes; wide units were thinned to ASCII before. */
static bool
is_tag(struct span text)
{
	text = span_slice(text, 1, text.len);
	if (text.len > 0 && text.ptr[0] == '/')
		text = span_slice(text, 1, text.len);
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		struct span tag = span_from(tags[i]);

		if (text.len > tag.len && span_equal_nocase(span_slice(text, 0, tag.len), tag) &&
		    (memchr(" \t\r\n\f/>", text.ptr[tag.len], 7) != NULL || tag.ptr[0] == '!'))
			return true;
	}
	return false;
}

static size_t
count_tags(struct span head)
{
	size_t n = 0;

	for (size_t at = 0; at < head.len && n < TAGS_SOUGHT; at++)
		if (head.ptr[at] == '<' && is_tag(span_slice(head, at, head.len)))
			n++;
	return n;
}

/* Begins as an HTML document does, a byte order mark and white space aside. */
static bool
is_document(struct span head)
{
	if (span_starts(head, SPAN("\xEF\xBB\xBF")))
		head = span_slice(head, 3, head.len);
	head = span_trim(head);
	if (span_starts(head, SPAN("<?xml")))
		return span_find_nocase(head, SPAN("<html")) < head.len;
	return span_equal_nocase(span_slice(head, 0, 14), SPAN("<!doctype html")) ||
	    span_equal_nocase(span_slice(head, 0, 5), SPAN("<html"));
}

/* The ASCII of wide units: enough to find tags by. */
static struct span
thin(struct span head, char *room)
{
	size_t n = 0;

	for (size_t i = 0; i < head.len; i++)
		if ((signed char)head.ptr[i] > 0)
			room[n++] = head.ptr[i];
	return span_make(room, n);
}

enum sniff
sniff(struct span name, struct span bytes)
{
	struct span head = span_slice(bytes, 0, HEAD_BYTES), end = ending(name);
	char room[HEAD_BYTES];

	if (is_listed(end, added_names)) {
		name = span_slice(name, 0, name.len - end.len);
		end = ending(name);
	}
	if (is_binary(head))
		return SNIFF_OTHER;
	if (is_listed(end, text_names))
		return SNIFF_TEXT;
	if (has_wide_units(head))
		head = thin(head, room);
	if (is_document(head))
		return SNIFF_HTML;
	if (is_listed(end, not_pages) || is_hidden(name))
		return SNIFF_OTHER;
	if (span_starts(end, SPAN(".htm")) || span_starts(end, SPAN(".HTM")))
		return count_tags(head) > 0 ? SNIFF_HTML : SNIFF_TEXT;
	return count_tags(head) >= TAGS_SOUGHT ? SNIFF_HTML : SNIFF_TEXT;
}
