/*
 * text - the class and the case of a character
 *
 * From the Unicode Character Database, cut down to what the header promises. Ranges are in order,
 * looked up by bisection; ASCII has a table of its own.
 */
#include "text.h"

struct class_range {
	uint32_t first, last;
	uint8_t class;
};

/* What is not listed is a letter without case. Upper case is told by the case table. */
static const struct class_range class_ranges[] = {
	{ 0x0080, 0x0084, TEXT_SYMBOL }, { 0x0085, 0x0085, TEXT_SPACE }, { 0x0086, 0x009F, TEXT_SYMBOL },
	{ 0x00A0, 0x00A0, TEXT_SPACE }, { 0x00A1, 0x00A1, TEXT_PUNCT }, { 0x00A2, 0x00A9, TEXT_SYMBOL },
	{ 0x00AA, 0x00AA, TEXT_LOWER }, { 0x00AB, 0x00AB, TEXT_PUNCT }, { 0x00AC, 0x00AC, TEXT_SYMBOL },
	{ 0x00AD, 0x00AD, TEXT_MARK }, { 0x00AE, 0x00B4, TEXT_SYMBOL }, { 0x00B5, 0x00B5, TEXT_LOWER },
	{ 0x00B6, 0x00B7, TEXT_PUNCT }, { 0x00B8, 0x00B9, TEXT_SYMBOL }, { 0x00BA, 0x00BA, TEXT_LOWER },
	{ 0x00BB, 0x00BB, TEXT_PUNCT }, { 0x00BC, 0x00BE, TEXT_SYMBOL }, { 0x00BF, 0x00BF, TEXT_PUNCT },
	{ 0x00D7, 0x00D7, TEXT_SYMBOL }, { 0x00DF, 0x00F6, TEXT_LOWER }, { 0x00F7, 0x00F7, TEXT_SYMBOL },
	{ 0x00F8, 0x01BA, TEXT_LOWER }, { 0x01C4, 0x0293, TEXT_LOWER }, { 0x0295, 0x02AF, TEXT_LOWER },
	{ 0x02C2, 0x02C5, TEXT_SYMBOL }, { 0x02D2, 0x02DF, TEXT_SYMBOL }, { 0x0300, 0x036F, TEXT_MARK },
	{ 0x0370, 0x0373, TEXT_LOWER }, { 0x0375, 0x0375, TEXT_SYMBOL }, { 0x0377, 0x037D, TEXT_LOWER },
	{ 0x037E, 0x037E, TEXT_PUNCT }, { 0x0384, 0x0385, TEXT_SYMBOL }, { 0x0387, 0x0387, TEXT_PUNCT },
	{ 0x0388, 0x0481, TEXT_LOWER }, { 0x0482, 0x0482, TEXT_SYMBOL }, { 0x0483, 0x0489, TEXT_MARK },
	{ 0x048A, 0x052F, TEXT_LOWER }, { 0x055A, 0x055F, TEXT_PUNCT }, { 0x0560, 0x0588, TEXT_LOWER },
	{ 0x0589, 0x058A, TEXT_PUNCT }, { 0x058D, 0x058F, TEXT_SYMBOL }, { 0x0591, 0x05BD, TEXT_MARK },
	{ 0x05BE, 0x05BE, TEXT_PUNCT }, { 0x05BF, 0x05BF, TEXT_MARK }, { 0x05C0, 0x05C0, TEXT_PUNCT },
	{ 0x05C1, 0x05C2, TEXT_MARK }, { 0x05C3, 0x05C3, TEXT_PUNCT }, { 0x05C4, 0x05C5, TEXT_MARK },
	{ 0x05F3, 0x05F4, TEXT_PUNCT }, { 0x0600, 0x060B, TEXT_SYMBOL }, { 0x060C, 0x060D, TEXT_PUNCT },
	{ 0x0610, 0x061A, TEXT_MARK }, { 0x061B, 0x061F, TEXT_PUNCT }, { 0x064B, 0x065F, TEXT_MARK },
	{ 0x0660, 0x0669, TEXT_DIGIT }, { 0x066A, 0x066D, TEXT_PUNCT }, { 0x0670, 0x0670, TEXT_MARK },
	{ 0x06D4, 0x06D4, TEXT_PUNCT }, { 0x06D6, 0x06DC, TEXT_MARK }, { 0x06F0, 0x06F9, TEXT_DIGIT },
	{ 0x0900, 0x0903, TEXT_MARK }, { 0x093A, 0x093C, TEXT_MARK }, { 0x093E, 0x094F, TEXT_MARK },
	{ 0x0964, 0x0965, TEXT_PUNCT }, { 0x0966, 0x096F, TEXT_DIGIT }, { 0x09E6, 0x09EF, TEXT_DIGIT },
	{ 0x0E31, 0x0E31, TEXT_MARK }, { 0x0E34, 0x0E3A, TEXT_MARK }, { 0x0E47, 0x0E4E, TEXT_MARK },
	{ 0x0E50, 0x0E59, TEXT_DIGIT }, { 0x10D0, 0x10FA, TEXT_LOWER }, { 0x10FB, 0x10FB, TEXT_PUNCT },
	{ 0x10FD, 0x10FF, TEXT_LOWER }, { 0x1680, 0x1680, TEXT_SPACE }, { 0x180E, 0x180E, TEXT_MARK },
	{ 0x1AB0, 0x1AFF, TEXT_MARK }, { 0x1D00, 0x1DBF, TEXT_LOWER }, { 0x1DC0, 0x1DFF, TEXT_MARK },
	{ 0x1E00, 0x1FBC, TEXT_LOWER }, { 0x1FBD, 0x1FBD, TEXT_SYMBOL }, { 0x1FBE, 0x1FFF, TEXT_LOWER },
	{ 0x2000, 0x200B, TEXT_SPACE }, { 0x200C, 0x200F, TEXT_MARK }, { 0x2010, 0x2027, TEXT_PUNCT },
	{ 0x2028, 0x2029, TEXT_SPACE }, { 0x202A, 0x202E, TEXT_MARK }, { 0x202F, 0x202F, TEXT_SPACE },
	{ 0x2030, 0x2031, TEXT_SYMBOL }, { 0x2032, 0x205E, TEXT_PUNCT }, { 0x205F, 0x205F, TEXT_SPACE },
	{ 0x2060, 0x206F, TEXT_MARK }, { 0x2070, 0x20CF, TEXT_SYMBOL }, { 0x20D0, 0x20FF, TEXT_MARK },
	{ 0x2100, 0x215F, TEXT_SYMBOL }, { 0x2170, 0x217F, TEXT_LOWER }, { 0x2180, 0x2BFF, TEXT_SYMBOL },
	{ 0x2C30, 0x2C5F, TEXT_LOWER }, { 0x2C61, 0x2C7F, TEXT_LOWER }, { 0x2D00, 0x2D2D, TEXT_LOWER },
	{ 0x2E00, 0x2E7F, TEXT_PUNCT }, { 0x2E80, 0x2FFF, TEXT_SYMBOL }, { 0x3000, 0x3000, TEXT_SPACE },
	{ 0x3001, 0x3003, TEXT_PUNCT }, { 0x3004, 0x3004, TEXT_SYMBOL }, { 0x3005, 0x3007, TEXT_IDEOGRAPH },
	{ 0x3008, 0x3011, TEXT_PUNCT }, { 0x3012, 0x3013, TEXT_SYMBOL }, { 0x3014, 0x301F, TEXT_PUNCT },
	{ 0x3020, 0x3020, TEXT_SYMBOL }, { 0x3030, 0x3030, TEXT_PUNCT }, { 0x3040, 0x30FF, TEXT_IDEOGRAPH },
	{ 0x31F0, 0x31FF, TEXT_IDEOGRAPH }, { 0x3200, 0x33FF, TEXT_SYMBOL },
	{ 0x3400, 0x4DBF, TEXT_IDEOGRAPH }, { 0x4DC0, 0x4DFF, TEXT_SYMBOL },
	{ 0x4E00, 0x9FFF, TEXT_IDEOGRAPH }, { 0xA640, 0xA69F, TEXT_LOWER }, { 0xA720, 0xA7FF, TEXT_LOWER },
	{ 0xE000, 0xF8FF, TEXT_SYMBOL }, { 0xF900, 0xFAFF, TEXT_IDEOGRAPH }, { 0xFB00, 0xFB17, TEXT_LOWER },
	{ 0xFE00, 0xFE0F, TEXT_MARK }, { 0xFE10, 0xFE19, TEXT_PUNCT }, { 0xFE20, 0xFE2F, TEXT_MARK },
	{ 0xFE30, 0xFE6B, TEXT_PUNCT }, { 0xFEFF, 0xFEFF, TEXT_MARK }, { 0xFF01, 0xFF0F, TEXT_PUNCT },
	{ 0xFF10, 0xFF19, TEXT_DIGIT }, { 0xFF1A, 0xFF20, TEXT_PUNCT }, { 0xFF3B, 0xFF40, TEXT_PUNCT },
	{ 0xFF41, 0xFF5A, TEXT_LOWER }, { 0xFF5B, 0xFF65, TEXT_PUNCT }, { 0xFF66, 0xFF9F, TEXT_IDEOGRAPH },
	{ 0xFFE0, 0xFFFF, TEXT_SYMBOL }, { 0x1D400, 0x1D7CD, TEXT_LETTER }, { 0x1D7CE, 0x1D7FF, TEXT_DIGIT },
	{ 0x1F000, 0x1FAFF, TEXT_SYMBOL }, { 0x20000, 0x3FFFF, TEXT_IDEOGRAPH },
	{ 0xE0000, 0x10FFFF, TEXT_SYMBOL },
};

struct case_range {
	uint32_t first, last; /* of the upper case */
	int32_t shift;        /* to the lower case */
	uint32_t step;        /* 2: upper and lower case take turns */
};

static const struct case_range case_ranges[] = {
	{ 0x00C0, 0x00D6, 32, 1 }, { 0x00D8, 0x00DE, 32, 1 }, { 0x0100, 0x012E, 1, 2 },
	{ 0x0130, 0x0130, -199, 1 }, { 0x0132, 0x0136, 1, 2 }, { 0x0139, 0x0147, 1, 2 },
	{ 0x014A, 0x0176, 1, 2 }, { 0x0178, 0x0178, -121, 1 }, { 0x0179, 0x017D, 1, 2 },
	{ 0x0187, 0x0187, 1, 1 }, { 0x018F, 0x018F, 202, 1 }, { 0x01A0, 0x01A4, 1, 2 },
	{ 0x01AF, 0x01AF, 1, 1 }, { 0x01C4, 0x01C4, 2, 1 }, { 0x01C7, 0x01C7, 2, 1 },
	{ 0x01CA, 0x01CA, 2, 1 }, { 0x01CD, 0x01DB, 1, 2 }, { 0x01DE, 0x01EE, 1, 2 },
	{ 0x01F1, 0x01F1, 2, 1 }, { 0x01F4, 0x01F4, 1, 1 }, { 0x01F8, 0x021E, 1, 2 },
	{ 0x0222, 0x0232, 1, 2 }, { 0x0246, 0x024E, 1, 2 }, { 0x0370, 0x0372, 1, 2 },
	{ 0x0376, 0x0376, 1, 1 }, { 0x0386, 0x0386, 38, 1 }, { 0x0388, 0x038A, 37, 1 },
	{ 0x038C, 0x038C, 64, 1 }, { 0x038E, 0x038F, 63, 1 }, { 0x0391, 0x03A1, 32, 1 },
	{ 0x03A3, 0x03AB, 32, 1 }, { 0x03D8, 0x03EE, 1, 2 }, { 0x0400, 0x040F, 80, 1 },
	{ 0x0410, 0x042F, 32, 1 }, { 0x0460, 0x0480, 1, 2 }, { 0x048A, 0x04BE, 1, 2 },
	{ 0x04C0, 0x04C0, 15, 1 }, { 0x04C1, 0x04CD, 1, 2 }, { 0x04D0, 0x052E, 1, 2 },
	{ 0x0531, 0x0556, 48, 1 }, { 0x10A0, 0x10C5, 7264, 1 }, { 0x1C90, 0x1CBA, -3008, 1 },
	{ 0x1E00, 0x1E94, 1, 2 }, { 0x1E9E, 0x1E9E, -7615, 1 }, { 0x1EA0, 0x1EFE, 1, 2 },
	{ 0x1F08, 0x1F0F, -8, 1 }, { 0x1F18, 0x1F1D, -8, 1 }, { 0x1F28, 0x1F2F, -8, 1 },
	{ 0x1F38, 0x1F3F, -8, 1 }, { 0x1F48, 0x1F4D, -8, 1 }, { 0x1F59, 0x1F5F, -8, 2 },
	{ 0x1F68, 0x1F6F, -8, 1 }, { 0x1F88, 0x1F8F, -8, 1 }, { 0x1F98, 0x1F9F, -8, 1 },
	{ 0x1FA8, 0x1FAF, -8, 1 }, { 0x2160, 0x216F, 16, 1 }, { 0x24B6, 0x24CF, 26, 1 },
	{ 0x2C00, 0x2C2F, 48, 1 }, { 0x2C60, 0x2C60, 1, 1 }, { 0xA640, 0xA66C, 1, 2 },
	{ 0xA722, 0xA72E, 1, 2 }, { 0xFF21, 0xFF3A, 32, 1 },
};

enum {
	N_CLASSES = sizeof(class_ranges) / sizeof(class_ranges[0]),
	N_CASES = sizeof(case_ranges) / sizeof(case_ranges[0]),
};

static enum text_class
ascii_class(uint32_t c)
{
	if (c >= 'a' && c <= 'z')
		return TEXT_LOWER;
	if (c >= 'A' && c <= 'Z')
		return TEXT_UPPER;
	if (c >= '0' && c <= '9')
		return TEXT_DIGIT;
	if (c == ' ' || (c >= '\t' && c <= '\r'))
		return TEXT_SPACE;
	if (c < ' ' || c == 127 || c == '$' || c == '+' || c == '<' || c == '=' || c == '>' ||
	    c == '^' || c == '`' || c == '|' || c == '~')
		return TEXT_SYMBOL;
	return TEXT_PUNCT;
}

/* The case range whose upper-case side holds c, or NULL. */
static const struct case_range *
upper_range(uint32_t c)
{
	size_t low = 0, high = N_CASES;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct case_range *range = &case_ranges[middle];

		if (c < range->first)
			high = middle;
		else if (c > range->last)
			low = middle + 1;
		else
			return (c - range->first) % range->step == 0 ? range : NULL;
	}
	return NULL;
}

enum text_class
text_class(uint32_t c)
{
	size_t low = 0, high = N_CLASSES;

	if (c < 0x80)
		return ascii_class(c);
	if (upper_range(c) != NULL)
		return TEXT_UPPER;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (c < class_ranges[middle].first)
			high = middle;
		else if (c > class_ranges[middle].last)
			low = middle + 1;
		else
			return class_ranges[middle].class;
	}
	return TEXT_LETTER;
}

bool
text_in_word(uint32_t c)
{
	enum text_class class = text_class(c);

	return class >= TEXT_DIGIT && class <= TEXT_MARK;
}

uint32_t
text_lower(uint32_t c)
{
	const struct case_range *range;

	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	range = upper_range(c);
	return range == NULL ? c : (uint32_t)((int32_t)c + range->shift);
}

uint32_t
text_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z' ? c - 32 : c;
	if (c == 0x03C2)
		return 0x03A3; /* final sigma */
	for (size_t i = 0; i < N_CASES; i++) {
		const struct case_range *range = &case_ranges[i];
		uint32_t upper = (uint32_t)((int32_t)c - range->shift);

		if (range->first == 0x0130)
			continue; /* the dotless and the dotted i: "i" is the lower case of "I" */
		if (upper >= range->first && upper <= range->last &&
		    (upper - range->first) % range->step == 0)
			return upper;
	}
	return c;
}
