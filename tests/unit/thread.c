/* thread: comments of markup, of text and of JSON-LD; what is none */
#include "thread_find.h"
#include "thread_name.h"
#include "unit.h"

/* A page and its thread. */
struct found {
	struct page page;
	struct thread thread;
};

static struct found
find(const char *source, bool markup)
{
	struct found found = { PAGE_INIT, THREAD_INIT };

	if (markup)
		page_from_html(&found.page, span_from(source));
	else
		page_from_text(&found.page, span_from(source));
	thread_find(&found.thread, &found.page);
	return found;
}

static void
forget(struct found *found)
{
	thread_free(&found->thread);
	page_free(&found->page);
}

static void
nests_replies(void)
{
	struct found found = find("<h2>2 comments</h2><ol><li class=comment id=comment-1>"
	    "<cite class=fn>Tam</cite> <time datetime='2014-05-02T10:15'>2 May</time><p>One.</p>"
	    "<ul class=children><li class=comment id=comment-2><cite class=fn>Una</cite>"
	    " <time datetime='2014-05-02T11:00'>2 May</time><p>Two.</p></li></ul></li></ol>", true);
	const struct thread *thread = &found.thread;

	CHECK(thread->n == 2 && thread->announced == 2 && !thread->forum && !thread->guessed);
	CHECK(thread->comments[1].parent == 1 && thread->comments[1].depth == 1);
	CHECK_SPAN(thread->comments[0].author, "Tam");
	CHECK_SPAN(thread->comments[1].created, "2014-05-02T11:00");
	forget(&found);
}

static void
finds_posts_of_unknown_programs(void)
{
	struct found found = find("<div class=a>"
	    "<div class=b><a href='/user/1'>Tam</a><i>2 May 2014, 10:15</i>"
	    "<div class=c>Mine got away, and it was the large one.</div></div>"
	    "<div class=b><a href='/user/2'>Una</a>"
	    "<i>2 May 2014, 11:00</i><div class=c>It is in our pear tree, beside the well.</div></div></div>", true);
	const struct thread *thread = &found.thread;

	CHECK(thread->n == 2 && thread->guessed);
	CHECK_SPAN(thread->comments[1].author, "Una");
	forget(&found);
}

static void
finds_none_among_teasers(void)
{
	struct found found = find("<div class=b><h2><a href='/eels'>Eels are back at the weir</a></h2>"
	    "<i>2 May 2014</i> <b>Tam Reed</b><p>The first of them was seen below the mill.</p></div>"
	    "<div class=b><h2><a href='/larks'>Larks counted on the common</a></h2><i>3 May 2014</i>"
	    " <b>Una Pell</b><p>Nine of them, two of which may have been pipits.</p></div>", true);
	const struct thread *thread = &found.thread;

	CHECK(thread->n == 0 && thread->found_by == NULL && thread->announced == -1);
	forget(&found);
}

static void
reads_json(void)
{
	struct found found = find("<script type='application/ld+json'>{\"@type\":\"Article\",\"comment\":"
	    "{\"@type\":\"Comment\",\"author\":\"Tam\",\"text\":\"a &lt; b<br>c\","
	    "\"comment\":{\"@type\":\"Comment\",\"author\":{\"name\":\"Una\"},\"text\":\"d\"}}}"
	    "</script><p>Text.", true);
	const struct thread *thread = &found.thread;

	CHECK(thread->n == 2 && thread->comments[1].parent == 1);
	CHECK_SPAN(thread->comments[0].text, "a < b\nc");
	CHECK_SPAN(thread->comments[1].author, "Una");
	forget(&found);
}

static void
reads_text(void)
{
	struct found found = find("Title\n\n2 comments\n\n  • Tam\n\n    Mine got away.\n\n"
	    "    • Una says:\n\n      It is in our tree.\n", false);
	const struct thread *thread = &found.thread;

	CHECK(thread->n == 2 && thread->announced == 2 && thread->comments[1].parent == 1);
	CHECK_SPAN(thread->comments[1].author, "Una");
	forget(&found);
}

static void
names_are_shown_without_tags(void)
{
	CHECK_SPAN(name_as_shown(SPAN("<span>Tam Low</span>")), "Tam Low");
	CHECK_SPAN(name_as_shown(SPAN("<b class=x><i>Tam</i></b>")), "Tam");
	CHECK_SPAN(name_as_shown(SPAN("<Tam>")), "<Tam>");
	CHECK_SPAN(name_as_shown(SPAN("<3 Tam")), "<3 Tam");
	CHECK_SPAN(name_as_shown(SPAN("<b><")), "<b><");
	CHECK_SPAN(name_as_shown(SPAN("<b></b>")), "");
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(nests_replies),
		UNIT(finds_posts_of_unknown_programs),
		UNIT(finds_none_among_teasers),
		UNIT(reads_json),
		UNIT(reads_text),
		UNIT(names_are_shown_without_tags),
		UNIT_END,
	};

	return unit_run(tests);
}
