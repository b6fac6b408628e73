/* sniff: HTML, text or neither */
#include "sniff.h"
#include "unit.h"

static void
documents_are_html_whatever_their_name(void)
{
	CHECK_NUMBER(sniff(SPAN("a"), SPAN("\xEF\xBB\xBF\n<!DOCTYPE html><p>x")), SNIFF_HTML);
	CHECK_NUMBER(sniff(SPAN("story.php?id=3.5"), SPAN("<html lang=en>")), SNIFF_HTML);
	CHECK_NUMBER(sniff(SPAN("a.xml"), SPAN("<?xml version='1.0'?>\n<html xmlns='x'>")), SNIFF_HTML);
	CHECK_NUMBER(sniff(SPAN("u"), SPAN("\xFF\xFE<\0h\0t\0m\0l\0>\0")), SNIFF_HTML);
	CHECK_NUMBER(sniff(SPAN("u"), SPAN("\0\0\xFE\xFF\0\0\0<\0\0\0h\0\0\0t\0\0\0m\0\0\0l\0\0\0>")),
	    SNIFF_HTML);
}

static void
fragments_are_told_by_name_or_by_tags(void)
{
	CHECK_NUMBER(sniff(SPAN("a.html"), SPAN("<p>x")), SNIFF_HTML);
	CHECK_NUMBER(sniff(SPAN("a.HTM.gz"), SPAN("<p>x")), SNIFF_HTML);
	CHECK_NUMBER(sniff(SPAN("a"), SPAN("x <p>y</p><br>")), SNIFF_HTML);
	CHECK_NUMBER(sniff(SPAN("a"), SPAN("if a < b and <p> then")), SNIFF_TEXT);
	CHECK_NUMBER(sniff(SPAN("a.html"), SPAN("no markup here")), SNIFF_TEXT);
}

static void
text_files_stay_text(void)
{
	CHECK_NUMBER(sniff(SPAN("a.txt"), SPAN("<html><p><br>")), SNIFF_TEXT);
	CHECK_NUMBER(sniff(SPAN("a.txt.gz"), SPAN("<html><p><br>")), SNIFF_TEXT);
	CHECK_NUMBER(sniff(SPAN("a_files/b.js.download"), SPAN("f('<p>','<br>','<hr>')")), SNIFF_OTHER);
	CHECK_NUMBER(sniff(SPAN("dir.css/a"), SPAN("plain")), SNIFF_TEXT);
	CHECK_NUMBER(sniff(SPAN("a"), SPAN("")), SNIFF_TEXT);
}

static void
the_rest_is_other(void)
{
	CHECK_NUMBER(sniff(SPAN("a.html"), SPAN("\x89PNG\r\n\x1A\n")), SNIFF_OTHER);
	CHECK_NUMBER(sniff(SPAN("a.txt"), SPAN("%PDF-1.4")), SNIFF_OTHER);
	CHECK_NUMBER(sniff(SPAN("a"), SPAN("\1\2\3\0\0\0abc")), SNIFF_OTHER);
	CHECK_NUMBER(sniff(SPAN("a.css"), SPAN("p { margin: 0 }")), SNIFF_OTHER);
	CHECK_NUMBER(sniff(SPAN("a/.htaccess"), SPAN("deny from all")), SNIFF_OTHER);
	CHECK_NUMBER(sniff(SPAN("feed.xml"), SPAN("<?xml version='1.0'?><rss><title>a</title>")),
	    SNIFF_OTHER);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(documents_are_html_whatever_their_name),
		UNIT(fragments_are_told_by_name_or_by_tags),
		UNIT(text_files_stay_text),
		UNIT(the_rest_is_other),
		UNIT_END,
	};

	return unit_run(tests);
}
