/* strip-boilerplate: bins of features, labels under given answers of the models */
#include <string.h>

#include "heap.h"
#include "labels.h"
#include "unit.h"

static void
bins_rise_with_what_they_measure(void)
{
	CHECK_NUMBER(bin_log(0), 0);
	CHECK_NUMBER(bin_log(1), 16);
	CHECK_NUMBER(bin_log(65535), 255);
	CHECK_NUMBER(bin_log(UINT64_MAX), 255);
	for (uint64_t n = 0; n < 70000; n++)
		CHECK(bin_log(n) <= bin_log(n + 1));
	CHECK_NUMBER(bin_ratio(1, 0), 0);
	CHECK_NUMBER(bin_ratio(7, 7), 255);
	CHECK_NUMBER(bin_ratio(9, 7), 255);
	CHECK_NUMBER(bin_signed(0), 128);
	CHECK(bin_signed(INT32_MIN) < bin_signed(-1) && bin_signed(-1) < bin_signed(1) &&
	    bin_signed(1) < bin_signed(INT32_MAX));
}

/* The labels of the blocks of a page, when both models give all blocks the same answer. */
static struct span
labels(struct buffer *out, const char *source, uint8_t answer)
{
	struct page page = PAGE_INIT;
	struct thread thread = THREAD_INIT;
	struct features features;
	struct answers answers = { 0 };

	buffer_reset(out);
	page_from_html(&page, span_from(source));
	features_init(&features);
	features_extract(&features, &page, &thread);
	answers.content = heap_get(features.stride + 1);
	answers.article = heap_get(features.stride + 1);
	memset(answers.content, answer, page.n_blocks);
	memset(answers.article, answer, page.n_blocks);
	labels_assign(&page, &features, &thread, &answers);
	for (size_t i = 0; i < page.n_blocks; i++)
		buffer_print(out, "%s%s", i == 0 ? "" : " ", page_label_names[page.blocks[i].label]);
	heap_free(answers.content);
	heap_free(answers.article);
	features_free(&features);
	thread_free(&thread);
	page_free(&page);
	return buffer_span(out);
}

static const char article[] =
    "<title>The mill at Lowmoor</title><h1>The mill at Lowmoor</h1>"
    "<p>The old mill by the river has been bought by the village, which means to open it next spring.</p>"
    "<p><a href=/dam>Floods at the dam: what is known so far</a></p>"
    "<ul><li>The wheel is to turn again, and the barn will hold the tools.</ul>"
    "<select><option>Lowmoor<option>Highmoor</select>";

static void
answers_become_labels_by_markup(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, article, 255), "title text other list form");
	buffer_free(&out);
}

static void
without_an_answer_all_is_boilerplate(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out, article, 0), "title boilerplate related boilerplate form");
	CHECK_SPAN(labels(&out, "", 0), "");
	buffer_free(&out);
}

static void
a_sentence_near_a_date_is_no_byline(void)
{
	struct buffer out = BUFFER_INIT;

	CHECK_SPAN(labels(&out,
	    "<title>The mill at Lowmoor</title><h1>The mill at Lowmoor</h1>"
	    "<div class=meta>By Ann Reed, 3 May 2019</div>"
	    "<div class=meta>The council HAS PAID FOR ALL OF IT.</div>"
	    "<p>The old mill by the river has been bought by the village, which means to open it.</p>", 255),
	    "title byline text text");
	buffer_free(&out);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(bins_rise_with_what_they_measure),
		UNIT(answers_become_labels_by_markup),
		UNIT(without_an_answer_all_is_boilerplate),
		UNIT(a_sentence_near_a_date_is_no_byline),
		UNIT_END,
	};

	return unit_run(tests);
}
