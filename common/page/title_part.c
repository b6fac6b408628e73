/*
 * title_part - a headline within a title that has more in it
 */
#include "title_part.h"

#include "text.h"
#include "utf8.h"

enum {
	TITLE_BYTES = 1000,
	SHARE = 4, /* a part of less than one in so many bytes may be the name of a section, shown too */
};

/* Moves *at past blanks, of which there may be none. */
static bool
skip_blanks(struct span text, size_t *at)
{
	size_t start = *at, n;

	while ((n = utf8_blank(span_slice(text, *at, text.len))) > 0)
		*at += n;
	return *at > start;
}

/* Where text ends that stands in the title from byte `at` on, blanks compared as one; 0 if it does not. */
static size_t
end_of(struct span title, size_t at, struct span text)
{
	for (size_t i = 0; i < text.len; i++, at++) {
		if (skip_blanks(text, &i) != skip_blanks(title, &at))
			return 0;
		if (at >= title.len || text.ptr[i] != title.ptr[at])
			return 0;
	}
	return at;
}

static bool
is_among(struct span text, const char *const *signs, bool at_end)
{
	for (size_t i = 0; signs[i] != NULL; i++)
		if (at_end ? span_ends(text, span_from(signs[i])) : span_starts_as(text, signs[i]))
			return true;
	return false;
}

/* A sign that stands between words of a language without spaces. */
static bool
begins_with_ideograph(struct span text)
{
	size_t at = 0;

	return text.len > 0 && text_class(utf8_next(text, &at)) == TEXT_IDEOGRAPH;
}

/* Does a new part begin behind a headline? Signs that headlines have too stand behind a blank. */
static bool
is_parted_behind(struct span rest)
{
	static const char *const signs[] = { "|", "｜", "–", "—", "―", "·", "•", "»", "›", ">", "::",
		"_", "＿", "(", "[", "（", "【", "《", "-《", "--", NULL };
	static const char *const spaced[] = { "-", ":", "/", NULL };
	size_t at = 0;
	bool blank = skip_blanks(rest, &at);

	rest = span_slice(rest, at, rest.len);
	if (rest.len == 0 || is_among(rest, signs, false))
		return true;
	if (blank)
		return is_among(rest, spaced, false) || begins_with_ideograph(rest);
	return rest.ptr[0] == '-' && begins_with_ideograph(span_slice(rest, 1, rest.len));
}

/* Does a part end before it? */
static bool
is_parted_before(struct span before)
{
	static const char *const signs[] = { "|", "｜", "–", "—", "―", "·", "•", "»", "›", ">", ":",
		"_", "＿", "〉", "：", NULL };
	static const char *const spaced[] = { "-", "/", NULL };
	struct span trimmed = utf8_trim_end(before);

	return trimmed.len == 0 || is_among(trimmed, signs, true) ||
	    (trimmed.len < before.len && is_among(trimmed, spaced, true));
}

struct span
title_part(struct span title, struct span text)
{
	if (title.len > TITLE_BYTES || text.len == 0 || text.len * SHARE < title.len)
		return (struct span){ NULL, 0 };
	for (size_t at = 0; at < title.len; at++) {
		size_t end = end_of(title, at, text);

		if (end > 0 && is_parted_before(span_slice(title, 0, at)) &&
		    is_parted_behind(span_slice(title, end, title.len)))
			return span_slice(title, at, end);
	}
	return (struct span){ NULL, 0 };
}
