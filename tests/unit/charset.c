/* charset: which rule decides, and what comes out */
#include "charset.h"
#include "unit.h"

static struct charset_text
decode(struct charset_decoder *decoder, const char *bytes, size_t len, bool html)
{
	return charset_decode(decoder, span_make(bytes, len), span_make(NULL, 0), html);
}

/* Checks text, encoding, signal and replacements of a literal. */
#define DECODES(literal, html, expected, charset, rule, replaced) \
	do { \
		struct charset_decoder *decoder = charset_decoder_new(); \
		struct charset_text got = decode(decoder, literal, sizeof(literal) - 1, html); \
		CHECK_SPAN(got.text, expected); \
		CHECK_SPAN(span_from(got.name), charset); \
		CHECK_SPAN(span_from(got.signal), rule); \
		CHECK_NUMBER(got.n_replaced, replaced); \
		charset_decoder_free(decoder); \
	} while (0)

static void
byte_order_marks_win(void)
{
	DECODES("\xEF\xBB\xBF<meta charset=koi8-r>a", true, "<meta charset=koi8-r>a", "utf-8", "bom", 0);
	DECODES("\xFF\xFEh\0\xE9\0", false, "h\xC3\xA9", "utf-16le", "bom", 0);
	DECODES("\xFE\xFF\0h\0\xE9", false, "h\xC3\xA9", "utf-16be", "bom", 0);
	DECODES("\xFF\xFE\0\0h\0\0\0\xE9\0\0\0", false, "h\xC3\xA9", "utf-32le", "bom", 0);
	DECODES("\0\0\xFE\xFF\0\0\0h\0\0\0\xE9", false, "h\xC3\xA9", "utf-32be", "bom", 0);
}

static void
utf16_without_a_mark_is_seen(void)
{
	DECODES("<\0p\0>\0\xE9\0", true, "<p>\xC3\xA9", "utf-16le", "utf-16", 0);
	DECODES("\0<\0p\0>\0\xE9", true, "<p>\xC3\xA9", "utf-16be", "utf-16", 0);
}

static void
valid_utf8_wins_over_declarations(void)
{
	DECODES("<meta charset=windows-1251>caf\xC3\xA9", true, "<meta charset=windows-1251>caf\xC3\xA9",
	    "utf-8", "utf-8", 0);
}

static void
a_cut_last_character_leaves_utf8(void)
{
	DECODES("caf\xC3\xA9 na\xC3\xAFve \xE2\x82", false,
	    "caf\xC3\xA9 na\xC3\xAFve \xEF\xBF\xBD", "utf-8", "utf-8", 1);
}

static void
labels_are_those_of_the_standard(void)
{
	DECODES("<meta charset=latin1>\x93q\x94 \x80", true,
	    "<meta charset=latin1>\xE2\x80\x9Cq\xE2\x80\x9D \xE2\x82\xAC", "windows-1252", "meta", 0);
	DECODES("<META HTTP-EQUIV=\"Content-Type\" CONTENT='text/html; charset = \"KOI8-R\"'>\xF0\xD2\xC9",
	    true,
	    "<META HTTP-EQUIV=\"Content-Type\" CONTENT='text/html; charset = \"KOI8-R\"'>"
	    "\xD0\x9F\xD1\x80\xD0\xB8", "koi8-r", "meta", 0);
	DECODES("<?xml version='1.0' encoding='iso-8859-2'?><html>\xB9", true,
	    "<?xml version='1.0' encoding='iso-8859-2'?><html>\xC5\xA1", "iso-8859-2", "meta", 0);
	CHECK(charset_by_label(SPAN(" Shift-JIS\n")) == charset_by_label(SPAN("ms_kanji")));
	CHECK(charset_by_label(SPAN("klingon")) == NULL);
	CHECK(charset_by_label(SPAN("")) == NULL);
}

static void
declarations_in_comments_and_scripts_do_not_count(void)
{
	static const char page[] = "<!-- <meta charset=koi8-r> --><script>'<meta charset=big5>'</script>"
	    "<meta charset=iso-8859-7><p>";

	CHECK(charset_meta(SPAN(page)) == charset_by_label(SPAN("greek")));
	CHECK(charset_meta(SPAN("<p><body><meta charset=koi8-r>")) == NULL);
	CHECK(charset_meta(SPAN("<meta charset=utf-16>")) == charset_by_label(SPAN("utf8")));
	CHECK(charset_meta(SPAN("<meta name=x content='charset=koi8-r'>")) == NULL);
}

static void
plain_text_has_no_meta(void)
{
	DECODES("say <meta charset=koi8-r>", false, "say <meta charset=koi8-r>", "utf-8", "default", 0);
}

static void
transport_wins_over_meta(void)
{
	struct charset_decoder *decoder = charset_decoder_new();
	struct span page = SPAN("<meta charset=koi8-r>\xEF\xF0");
	struct charset_text got = charset_decode(decoder, page, SPAN("windows-1251"), true);

	CHECK_SPAN(span_from(got.signal), "http");
	CHECK_SPAN(got.text, "<meta charset=koi8-r>\xD0\xBF\xD1\x80");
	charset_decoder_free(decoder);
}

static void
a_false_utf8_declaration_is_not_believed(void)
{
	DECODES("<meta charset=utf-8>Gr\xFC\xDF" "e aus K\xF6ln", true,
	    "<meta charset=utf-8>Gr\xC3\xBC\xC3\x9F" "e aus K\xC3\xB6ln", "windows-1252", "detector", 0);
}

static void
what_was_encoded_twice_is_undone(void)
{
	/* read as windows-1252, whose bytes without a character became controls or stayed as they were */
	DECODES("Zo\u00C3\u00AB\u00E2\u20AC\u2122s\r\n\u00E2\xC2\x80\xC2\x9D", false,
	    "Zo\u00EB\u2019s\n\u201D", "utf-8", "twice", 0);
	DECODES("\u00EF\u00BB\u00BF<p>\u00F0\u0178\u02DC\u20AC\u00C2\u00A9", true,
	    "<p>\U0001F600\u00A9", "utf-8", "twice", 0);
	/* one that was not, cut off or no sequence: all stays as it is */
	DECODES("Zo\u00C3\u00AB, Zo\u00EB", false, "Zo\u00C3\u00AB, Zo\u00EB", "utf-8", "utf-8", 0);
	DECODES("\u00C3\u00AB \u00E2\u20AC", false, "\u00C3\u00AB \u00E2\u20AC", "utf-8", "utf-8", 0);
	DECODES("\u00C3\u00AB \u043F", false, "\u00C3\u00AB \u043F", "utf-8", "utf-8", 0);
	DECODES("N\u00C3O \u201Cs\u201D", false, "N\u00C3O \u201Cs\u201D", "utf-8", "utf-8", 0);
}

static void
the_detector_reads_cyrillic(void)
{
	DECODES("\xCF\xF0\xE8\xE2\xE5\xF2, \xEA\xE0\xEA \xE4\xE5\xEB\xE0? \xD1\xE5\xE3\xEE\xE4\xED\xFF "
	    "\xF5\xEE\xF0\xEE\xF8\xE0\xFF \xEF\xEE\xE3\xEE\xE4\xE0", false,
	    "Привет, как дела? Сегодня хорошая погода", "windows-1251", "detector", 0);
}

static void
one_curly_apostrophe_is_no_macintosh(void)
{
	DECODES("<p>The councillors are to vote in March.</p><p>What you\x92re reading</p>", true,
	    "<p>The councillors are to vote in March.</p><p>What you\xE2\x80\x99re reading</p>",
	    "windows-1252", "default", 0);
}

static void
line_ends_become_newlines(void)
{
	DECODES("a\r\nb\rc\n\r\n", false, "a\nb\nc\n\n", "utf-8", "default", 0);
	DECODES("\r\r\n\r", false, "\n\n\n", "utf-8", "default", 0);
	DECODES("<meta charset=latin1>\xE9\r\nx\r", true, "<meta charset=latin1>\xC3\xA9\nx\n",
	    "windows-1252", "meta", 0);
}

static void
zeros_and_invalid_bytes_are_counted(void)
{
	DECODES("a\0b", false, "a\xEF\xBF\xBD" "b", "utf-8", "default", 1);
	DECODES("<meta charset=shift_jis>\x82\xA0\x82", true,
	    "<meta charset=shift_jis>\xE3\x81\x82\xEF\xBF\xBD", "shift_jis", "meta", 1);
	DECODES("<meta charset=latin1>\xE9\0", true, "<meta charset=latin1>\xC3\xA9\xEF\xBF\xBD",
	    "windows-1252", "meta", 1);
	DECODES("\xFF\xFE" "a\0\0\xD8" "b\0x", false, "a\xEF\xBF\xBD" "b\xEF\xBF\xBD", "utf-16le",
	    "bom", 2);
	DECODES("\xFF\xFE\0\0a\0\0\0\0\xD8\0\0b\0\0\0x\0", false, "a\xEF\xBF\xBD" "b\xEF\xBF\xBD",
	    "utf-32le", "bom", 2);
}

static void
an_accent_is_no_evidence_of_a_rare_encoding(void)
{
	DECODES("\xDC" "berschrift\n\nDas ist ein Text,\nder \xFC" "ber mehrere Zeilen geht.\n", false,
	    "Überschrift\n\nDas ist ein Text,\nder über mehrere Zeilen geht.\n", "windows-1252", "default",
	    0);
}

static void
clean_text_is_not_copied(void)
{
	struct charset_decoder *decoder = charset_decoder_new();
	struct span page = SPAN("nothing to change here: \xC3\xA9");

	CHECK(charset_decode(decoder, page, span_make(NULL, 0), true).text.ptr == page.ptr);
	CHECK_NUMBER(charset_decode(decoder, SPAN(""), span_make(NULL, 0), true).text.len, 0);
	charset_decoder_free(decoder);
}

static void
a_decoder_forgets_the_state_of_the_last_page(void)
{
	struct charset_decoder *decoder = charset_decoder_new();
	struct span http = SPAN("iso-2022-jp");

	charset_decode(decoder, SPAN("\033$B$"), http, false);
	CHECK_SPAN(charset_decode(decoder, SPAN("plain \033(B."), http, false).text, "plain .");
	charset_decoder_free(decoder);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(byte_order_marks_win),
		UNIT(utf16_without_a_mark_is_seen),
		UNIT(valid_utf8_wins_over_declarations),
		UNIT(a_cut_last_character_leaves_utf8),
		UNIT(labels_are_those_of_the_standard),
		UNIT(declarations_in_comments_and_scripts_do_not_count),
		UNIT(plain_text_has_no_meta),
		UNIT(transport_wins_over_meta),
		UNIT(a_false_utf8_declaration_is_not_believed),
		UNIT(what_was_encoded_twice_is_undone),
		UNIT(the_detector_reads_cyrillic),
		UNIT(one_curly_apostrophe_is_no_macintosh),
		UNIT(line_ends_become_newlines),
		UNIT(zeros_and_invalid_bytes_are_counted),
		UNIT(an_accent_is_no_evidence_of_a_rare_encoding),
		UNIT(clean_text_is_not_copied),
		UNIT(a_decoder_forgets_the_state_of_the_last_page),
		UNIT_END,
	};

	return unit_run(tests);
}
