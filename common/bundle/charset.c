/*
 * charset - bytes of unknown encoding to UTF-8
 *
 * The one module that includes iconv and uchardet.
 */
#include "charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <uchardet/uchardet.h>

#include "charset_twice.h"
#include "heap.h"
#include "utf8.h"

enum {
	DETECT_BYTES = 64 * 1024,
	CONVERTERS = 64,     /* more than there are encodings */
	SEQUENCES_PER_STRAY = 8, /* at least, in what still counts as UTF-8 */
	EVIDENCE_BYTES = 8,  /* outside of ASCII, for a rare encoding to be believed */
	STRAY_SAMPLE = 256,  /* so many stray bytes are enough to judge by */
};

struct converter {
	const struct charset *charset;
	iconv_t cd;
};

struct charset_decoder {
	struct converter converters[CONVERTERS];
	size_t n_converters;
	uchardet_t detector; /* NULL until needed */
	struct buffer out;   /* the text, when it cannot be borrowed */
	struct buffer repaired;
};

static const char twice[] = "twice";

struct choice {
	const struct charset *charset;
	const char *signal;
	bool is_valid; /* known to be valid UTF-8 */
};

/* How well bytes fit UTF-8. */
struct fit {
	size_t n_sequences; /* valid multi-byte ones */
	size_t n_stray;     /* other bytes that are not ASCII, continuation bytes behind them not counted */
};

struct charset_decoder *
charset_decoder_new(void)
{
	return heap_get_zeroed(1, sizeof(struct charset_decoder));
}

void
charset_decoder_free(struct charset_decoder *decoder)
{
	if (decoder == NULL)
		return;
	for (size_t i = 0; i < decoder->n_converters; i++)
		if (decoder->converters[i].cd != (iconv_t)-1)
			iconv_close(decoder->converters[i].cd);
	if (decoder->detector != NULL)
		uchardet_delete(decoder->detector);
	buffer_free(&decoder->out);
	buffer_free(&decoder->repaired);
	heap_free(decoder);
}

const char *
charset_library(void)
{
	return "uchardet";
}

static const struct charset *
named(const char *name)
{
	return charset_by_label(span_from(name));
}

static bool
is_named(const struct charset *charset, const char *prefix)
{
	return span_starts(span_from(charset->name), span_from(prefix));
}

static bool
has_byte(struct span bytes, int byte)
{
	return bytes.len > 0 && memchr(bytes.ptr, byte, bytes.len) != NULL;
}

/* Offset of the first byte that is not ASCII, bytes.len if none. */
static size_t
first_high(struct span bytes)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	size_t at = 0;
	uint64_t word;

	for (; at + sizeof(word) <= bytes.len; at += sizeof(word)) {
		memcpy(&word, bytes.ptr + at, sizeof(word));
		if ((word & high) != 0)
			break;
	}
	while (at < bytes.len && (bytes.ptr[at] & 0x80) == 0)
		at++;
	return at;
}

static size_t
count_leads(struct span valid)
{
	size_t n = 0;

	for (size_t i = 0; i < valid.len; i++)
		n += (unsigned char)valid.ptr[i] >= 0xC0;
	return n;
}

static struct fit
fit_utf8(struct span bytes)
{
	struct fit fit = { 0, 0 };

	while (bytes.len > 0 && fit.n_stray < STRAY_SAMPLE) {
		size_t valid = utf8_valid_prefix(bytes);

		fit.n_sequences += count_leads(span_slice(bytes, 0, valid));
		if (valid < bytes.len)
			fit.n_stray++;
		for (valid++; valid < bytes.len && (bytes.ptr[valid] & 0xC0) == 0x80;)
			valid++;
		bytes = span_slice(bytes, valid, bytes.len);
	}
	return fit;
}

/* A cut-off last sequence is one to three stray bytes, which must not outvote a short text. */
static bool
is_mostly_utf8(struct fit fit)
{
	return fit.n_sequences >= 1 && fit.n_stray * SEQUENCES_PER_STRAY <= fit.n_sequences + 16 &&
	    fit.n_stray < fit.n_sequences;
}

/* Two characters of markup or text with one zero byte each, on the same side. */
static const struct charset *
utf16_without_mark(struct span bytes)
{
	const char *b = bytes.ptr;

	if (bytes.len < 4)
		return NULL;
	if (b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0)
		return named("utf-16le");
	if (b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0)
		return named("utf-16be");
	return NULL;
}

/* What a byte order mark says; NULL if there is none. Takes it off the bytes. */
static const struct charset *
take_byte_order_mark(struct span *bytes)
{
	static const struct {
		struct span mark;
		const char *name;
	} marks[] = {
		{ { "\xEF\xBB\xBF", 3 }, "utf-8" },
		{ { "\xFF\xFE\0\0", 4 }, "utf-32le" }, /* begins like the next */
		{ { "\xFF\xFE", 2 }, "utf-16le" },
		{ { "\xFE\xFF", 2 }, "utf-16be" },
		{ { "\0\0\xFE\xFF", 4 }, "utf-32be" },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (span_starts(*bytes, marks[i].mark)) {
			*bytes = span_slice(*bytes, marks[i].mark.len, bytes->len);
			return named(marks[i].name);
		}
	return NULL;
}

/* Bytes of one unit of an encoding. */
static size_t
unit_of(const struct charset *charset)
{
	return is_named(charset, "utf-32") ? 4 : is_named(charset, "utf-16") ? 2 : 1;
}

/* False for a declaration the bytes cannot follow. */
static bool
is_credible(const struct charset *charset, struct span bytes, struct fit fit)
{
	if (charset == NULL)
		return false;
	if (unit_of(charset) > 1)
		return has_byte(bytes, 0);
	return !is_named(charset, "utf-8") || fit.n_stray <= fit.n_sequences;
}

/*
 * ASCII and UTF-8 were settled before. Of 60 English pages in windows-1252, whose few high bytes are
 * quotation marks and dashes, uchardet 0.0.7 called 13 Macintosh Central European; the web has none.
 */
static const char *const not_believed[] = { "ASCII", "UTF-8", "MAC-CENTRALEUROPE" };

/*
 * What one accent or dash in a short text is taken for, and hardly anybody uses. Texts that are in one
 * of these have many bytes outside of ASCII.
 */
static const char *const need_evidence[] = { "IBM852", "VISCII", "ISO-8859-3", "ISO-8859-13" };

static bool
is_one_of(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(name, list[i]) == 0)
			return true;
	return false;
}

static bool
has_evidence(struct span bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes.len && n < EVIDENCE_BYTES; i++)
		n += (bytes.ptr[i] & 0x80) != 0;
	return n == EVIDENCE_BYTES;
}

static bool
is_believed(const char *name, struct span bytes)
{
	return !is_one_of(name, not_believed, sizeof(not_believed) / sizeof(not_believed[0])) &&
	    (!is_one_of(name, need_evidence, sizeof(need_evidence) / sizeof(need_evidence[0])) ||
		has_evidence(bytes));
}

static const struct charset *
detect(struct charset_decoder *decoder, struct span bytes)
{
	const char *name;

	if (decoder->detector == NULL && (decoder->detector = uchardet_new()) == NULL)
		heap_fail();
	uchardet_reset(decoder->detector);
	if (uchardet_handle_data(decoder->detector, bytes.ptr,
	        bytes.len < DETECT_BYTES ? bytes.len : DETECT_BYTES) != 0)
		return NULL;
	uchardet_data_end(decoder->detector);
	name = uchardet_get_charset(decoder->detector);
	return is_believed(name, bytes) ? named(name) : NULL;
}

static struct choice
choose_declared(struct charset_decoder *decoder, struct span bytes, struct span http, bool html,
    size_t high)
{
	bool ascii = high == bytes.len;
	struct fit fit = { 0, 0 };
	const struct charset *charset;

	if (!ascii)
		fit = fit_utf8(span_slice(bytes, high, bytes.len));
	if (is_mostly_utf8(fit))
		return (struct choice){ named("utf-8"), "utf-8", false };
	if (http.len > 0 && is_credible(charset = charset_by_label(http), bytes, fit))
		return (struct choice){ charset, "http", ascii };
	if (html && is_credible(charset = charset_meta(bytes), bytes, fit))
		return (struct choice){ charset, "meta", ascii };
	if (ascii && !has_byte(bytes, '\033'))
		return (struct choice){ named("utf-8"), "default", true };
	charset = detect(decoder, ascii ? bytes : span_slice(bytes, high, bytes.len));
	if (is_credible(charset, bytes, fit))
		return (struct choice){ charset, "detector", ascii };
	return (struct choice){ named(ascii ? "utf-8" : "windows-1252"), "default", ascii };
}

static struct choice
choose(struct charset_decoder *decoder, struct span bytes, struct span http, bool html)
{
	const struct charset *charset = utf16_without_mark(bytes);
	size_t high;

	if (charset != NULL)
		return (struct choice){ charset, "utf-16", false };
	high = first_high(bytes);
	if (high < bytes.len &&
	    high + utf8_valid_prefix(span_slice(bytes, high, bytes.len)) == bytes.len)
		return (struct choice){ named("utf-8"),
			charset_is_twice(span_slice(bytes, high, bytes.len)) ? twice : "utf-8", true };
	return choose_declared(decoder, bytes, http, html, high);
}

/* The descriptor for a charset; (iconv_t)-1 where this system's iconv does not have it. */
static iconv_t
converter_for(struct charset_decoder *decoder, const struct charset *charset)
{
	struct converter *converter = decoder->converters;

	for (size_t i = 0; i < decoder->n_converters; i++, converter++) {
		if (converter->charset != charset)
			continue;
		if (converter->cd != (iconv_t)-1)
			iconv(converter->cd, NULL, NULL, NULL, NULL);
		return converter->cd;
	}
	if (decoder->n_converters == CONVERTERS)
		return (iconv_t)-1;
	decoder->n_converters++;
	*converter = (struct converter){ charset, iconv_open("UTF-8", charset->iconv) };
	return converter->cd;
}

/* Appends bytes as UTF-8; what has no meaning there becomes U+FFFD. Returns how often that was. */
static size_t
convert(iconv_t cd, struct span bytes, size_t unit, struct buffer *out)
{
	union { const char *borrowed; char *iconv; } in = { .borrowed = bytes.ptr };
	size_t left = bytes.len, n_replaced = 0, room, result;
	int why;

	while (left > 0) {
		char *to = buffer_reserve(out, left + left / 2 + 64);

		room = out->capacity - out->len;
		result = iconv(cd, &in.iconv, &left, &to, &room);
		why = result == (size_t)-1 ? errno : 0;
		out->len = out->capacity - room;
		if (why == 0 || why == E2BIG)
			continue;
		buffer_add(out, SPAN("\xEF\xBF\xBD"));
		n_replaced++;
		if (why == EINVAL || left < unit)
			break;
		in.borrowed += unit;
		left -= unit;
	}
	buffer_reserve(out, 64);
	room = out->capacity - out->len;
	iconv(cd, NULL, NULL, &(char *){ out->ptr + out->len }, &room);
	out->len = out->capacity - room;
	return n_replaced;
}

/*
 * Copies text to `to`, CRLF and CR as `\n`; returns how many bytes. It may be copied onto itself, as
 * `to` is never ahead.
 */
static size_t
copy_lines(struct span text, char *to)
{
	const char *from = text.ptr, *end = text.ptr + text.len;
	char *start = to;

	while (from < end) {
		const char *stop = memchr(from, '\r', (size_t)(end - from));
		size_t run = (size_t)((stop != NULL ? stop : end) - from);

		memmove(to, from, run);
		to += run;
		from += run;
		if (stop == NULL)
			break;
		*to++ = '\n';
		from += from + 1 < end && from[1] == '\n' ? 2 : 1;
	}
	return (size_t)(to - start);
}

static void
fold_line_ends(struct buffer *buf)
{
	if (has_byte(buffer_span(buf), '\r'))
		buf->len = copy_lines(buffer_span(buf), buf->ptr);
}

static void
decode_utf8(struct charset_decoder *decoder, struct span bytes, bool is_valid,
    struct charset_text *result)
{
	struct buffer *out = &decoder->out;

	is_valid = (is_valid || utf8_valid_prefix(bytes) == bytes.len) && !has_byte(bytes, 0);
	if (is_valid && !has_byte(bytes, '\r')) {
		result->text = bytes;
		return;
	}
	if (is_valid) {
		out->len = copy_lines(bytes, buffer_reserve(out, bytes.len));
	} else {
		result->n_replaced = utf8_repair(bytes, out);
		fold_line_ends(out);
	}
	result->text = buffer_span(out);
}

/* What was decoded is in `out`: it may still hold NUL. */
static void
finish(struct charset_decoder *decoder, struct charset_text *result)
{
	struct buffer *out = &decoder->out;

	if (has_byte(buffer_span(out), 0)) {
		buffer_reset(&decoder->repaired);
		result->n_replaced += utf8_repair(buffer_span(out), &decoder->repaired);
		out = &decoder->repaired;
	}
	fold_line_ends(out);
	result->text = buffer_span(out);
}

static void
decode_legacy(struct charset_decoder *decoder, iconv_t cd, size_t unit, struct span bytes,
    struct charset_text *result)
{
	result->n_replaced = convert(cd, bytes, unit, &decoder->out);
	finish(decoder, result);
}

static void
decode_twice(struct charset_decoder *decoder, struct span bytes, struct charset_text *result)
{
	charset_undo_twice(bytes, &decoder->out);
	finish(decoder, result);
	take_byte_order_mark(&result->text); /* that of UTF-8: the text is valid */
}

struct charset_text
charset_decode(struct charset_decoder *decoder, struct span bytes, struct span http, bool html)
{
	struct choice choice = { take_byte_order_mark(&bytes), "bom", false };
	struct charset_text result = { .n_replaced = 0 };
	iconv_t cd;

	if (choice.charset == NULL)
		choice = choose(decoder, bytes, http, html);
	result.name = choice.charset->name;
	result.signal = choice.signal;
	buffer_reset(&decoder->out);
	if (choice.signal == twice) {
		decode_twice(decoder, bytes, &result);
		return result;
	}
	cd = is_named(choice.charset, "utf-8") ? (iconv_t)-1 : converter_for(decoder, choice.charset);
	if (cd == (iconv_t)-1)
		decode_utf8(decoder, bytes, choice.is_valid, &result);
	else
		decode_legacy(decoder, cd, unit_of(choice.charset), bytes, &result);
	return result;
}
