/*
 * charset_twice - UTF-8 that was read as windows-1252 and written as UTF-8 once more
 */
#include "charset_twice.h"

#include "utf8.h"

/* The characters of bytes 0x80 to 0x9F; where there is none, the control character of that number. */
static const uint16_t characters[] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
	0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

/* The byte of a character in windows-1252, or in ISO 8859-1; -1 if there is none. */
static int
byte_of(uint32_t c)
{
	if (c <= 0xFF)
		return (int)c;
	for (int i = 0; i < (int)(sizeof(characters) / sizeof(characters[0])); i++)
		if (characters[i] == c)
			return 0x80 + i;
	return -1;
}

static size_t
sequence_length(int lead)
{
	return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/* The character that was encoded twice at *at, which is moved behind it; absent if it was not. */
static struct span
take_sequence(struct span text, size_t *at, char bytes[4])
{
	int byte = byte_of(utf8_next(text, at));
	size_t len = sequence_length(byte);

	if (byte < 0xC2)
		return span_make(NULL, 0);
	bytes[0] = (char)byte;
	for (size_t i = 1; i < len; i++) {
		byte = *at < text.len ? byte_of(utf8_next(text, at)) : -1;
		if (byte < 0x80)
			return span_make(NULL, 0);
		bytes[i] = (char)byte;
	}
	return utf8_valid_prefix(span_make(bytes, len)) == len ? span_make(bytes, len) :
	                                                         span_make(NULL, 0);
}

bool
charset_is_twice(struct span text)
{
	bool found = false;
	char bytes[4];

	for (size_t at = 0; at < text.len;) {
		if ((text.ptr[at] & 0x80) == 0) {
			at++;
			continue;
		}
		if (take_sequence(text, &at, bytes).ptr == NULL)
			return false;
		found = true;
	}
	return found;
}

void
charset_undo_twice(struct span text, struct buffer *out)
{
	char bytes[4];

	for (size_t at = 0; at < text.len;) {
		if ((text.ptr[at] & 0x80) == 0)
			buffer_add_byte(out, text.ptr[at++]);
		else
			buffer_add(out, take_sequence(text, &at, bytes));
	}
}
