/*
 * thread_copies - comments that a page holds twice: for phones, without scripts, as "best of"
 */
#include "thread_copies.h"

#include <stdlib.h>

#include "ascii.h"
#include "markup_value.h"

enum { SURE_LETTERS = 20 }; /* of a text that nobody writes twice at the same time */

/* The text of a comment or post as far as it is compared: its letters and digits. */
struct letters {
	unsigned long long hash;
	size_t n;
};

/* A comment, to be sorted by where it stands. */
struct standing {
	uint32_t block, index;
};

/* A comment, to be sorted by its text. */
struct keyed {
	struct letters letters;
	uint32_t index;
};

static void
add_letters(struct letters *letters, struct span text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_word(text.ptr[i]) || ascii_is_digit(text.ptr[i])) {
			letters->hash = span_hash_byte(letters->hash, ascii_fold(text.ptr[i]));
			letters->n++;
		}
}

static int
compare_keyed(const void *a, const void *b)
{
	const struct keyed *one = a, *other = b;

	if (one->letters.hash != other->letters.hash)
		return one->letters.hash < other->letters.hash ? -1 : 1;
	return one->index < other->index ? -1 : one->index > other->index;
}

static struct keyed *
key_posts(struct page *page, const struct markup_posts *posts)
{
	struct keyed *keyed = arena_get_zeroed(&page->arena, posts->n, sizeof(*keyed));

	for (size_t i = 0; i < posts->n; i++)
		add_letters(&keyed[i].letters, span_slice(buffer_span(&page->text), posts->list[i].body,
		    posts->list[i].body_end));
	qsort(keyed, posts->n, sizeof(*keyed), compare_keyed);
	return keyed;
}

/* Does a post of one lie in, or around, one of the other? Both are in page order. */
static bool
overlap(const struct markup_posts *posts, const struct markup_posts *others)
{
	for (size_t i = 0, k = 0; i < posts->n && k < others->n;) {
		const struct markup_post *one = &posts->list[i], *other = &others->list[k];

		if (one->end <= other->element)
			i++;
		else if (other->end <= one->element)
			k++;
		else
			return true;
	}
	return false;
}

bool
copies_are_posts(struct page *page, const struct markup_posts *posts,
    const struct markup_posts *others)
{
	const struct keyed *one, *other;
	size_t common = 0;

	if (posts->n == 0 || overlap(posts, others))
		return false;
	one = key_posts(page, posts);
	other = key_posts(page, others);
	for (size_t i = 0, k = 0; i < posts->n && k < others->n;) {
		if (one[i].letters.hash == other[k].letters.hash) {
			common += one[i++].letters.n > 0;
			continue;
		}
		if (one[i].letters.hash < other[k].letters.hash)
			i++;
		else
			k++;
	}
	return common * 2 > posts->n;
}

static struct keyed
key_comment(const struct thread *thread, const struct page *page, uint32_t index)
{
	const struct comment *comment = &thread->comments[index];
	struct keyed keyed = { .index = index };

	add_letters(&keyed.letters, comment->text);
	for (uint32_t i = comment->first_block; i < comment->end_block; i++)
		if (page->blocks[i].label == LABEL_COMMENT)
			add_letters(&keyed.letters, page_block_text(page, &page->blocks[i]));
	return keyed;
}

static bool
agree(struct span one, struct span other)
{
	return one.len == 0 || other.len == 0 || span_equal(one, other);
}

static bool
share(struct span one, struct span other)
{
	return one.len > 0 && span_equal(one, other);
}

/* Could one of two comments with the same text be a copy of the other? */
static bool
may_be_copy(const struct comment *one, const struct comment *other)
{
	return one->kind == other->kind && agree(one->author, other->author) &&
	    agree(one->created, other->created) &&
	    (one->created.len > 0 || agree(one->date, other->date));
}

/* Does all that is known say so, and not that somebody wrote the same twice in a row? */
static bool
is_sure_copy(const struct comment *one, const struct comment *other, size_t letters)
{
	bool dated = share(one->created, other->created) || share(one->date, other->date);

	return letters >= SURE_LETTERS && share(one->author, other->author) && dated &&
	    value_number(one->id) == value_number(other->id) && other - one > 1;
}

static bool
is_shown(const struct page *page, const struct comment *comment)
{
	for (uint32_t i = comment->first_block; i < comment->end_block; i++)
		if (!page->blocks[i].hidden)
			return true;
	return false;
}

/* Gives a comment what it lacks and its copy has. Parents are still those of the unmerged thread. */
static void
fill_from_copy(struct comment *comment, const struct comment *copy)
{
	comment_fill(comment, copy);
	if (comment->parent == 0)
		comment->parent = copy->parent;
}

/* For each comment the one that stands for it: itself, or that whose copy it is. Nobody answers himself
 * with the same words, so a reply is no copy of what it answers. Returns how many are copies. */
static size_t
find_copies(const struct thread *thread, struct page *page, uint32_t *stands_for, bool sure)
{
	struct keyed *keyed = arena_get(&page->arena, thread->n * sizeof(*keyed));
	size_t n = 0, original = 0;

	for (uint32_t i = 0; i < thread->n; i++) {
		keyed[i] = key_comment(thread, page, i);
		stands_for[i] = i;
	}
	qsort(keyed, thread->n, sizeof(*keyed), compare_keyed);
	for (size_t i = 1; i < thread->n; i++) {
		const struct comment *one, *other = &thread->comments[keyed[i].index];

		if (keyed[original].letters.hash != keyed[i].letters.hash || keyed[i].letters.n == 0 ||
		    stands_for[keyed[original].index] != keyed[original].index) {
			original = i;
			continue;
		}
		one = &thread->comments[keyed[original].index];
		if (other->parent == keyed[original].index + 1 || !may_be_copy(one, other) ||
		    (sure && !is_sure_copy(one, other, keyed[i].letters.n))) {
			original = i;
			continue;
		}
		n++;
		/* a single copy is one of the best, shown above the thread */
		if (sure || (is_shown(page, other) && !is_shown(page, one))) {
			stands_for[keyed[original].index] = keyed[i].index;
			original = i;
		} else {
			stands_for[keyed[i].index] = keyed[original].index;
		}
	}
	return n;
}

/* The number each comment has when the copies are out; a copy's is that of what stands for it. */
static uint32_t *
number_anew(const struct thread *thread, struct page *page, const uint32_t *stands_for)
{
	uint32_t *numbers = arena_get(&page->arena, (thread->n + 1) * sizeof(*numbers)), kept = 0;

	numbers[0] = 0;
	for (uint32_t i = 0; i < thread->n; i++)
		numbers[i + 1] = stands_for[i] == i ? ++kept : 0;
	for (uint32_t i = 0; i < thread->n; i++)
		if (stands_for[i] != i)
			numbers[i + 1] = numbers[stands_for[i] + 1];
	return numbers;
}

/* Gives what copies tell to what stands for them; their blocks are no text any more. */
static void
empty_copies(struct thread *thread, struct page *page, const uint32_t *stands_for)
{
	for (uint32_t i = 0; i < thread->n; i++) {
		const struct comment *comment = &thread->comments[i];

		if (stands_for[i] == i)
			continue;
		fill_from_copy(&thread->comments[stands_for[i]], comment);
		for (uint32_t k = comment->first_block; k < comment->end_block; k++)
			page->blocks[k].label = LABEL_COMMENT_META;
	}
}

static void
drop_copies(struct thread *thread, struct page *page, const uint32_t *stands_for)
{
	const uint32_t *numbers = number_anew(thread, page, stands_for);
	uint32_t kept = 0;

	empty_copies(thread, page, stands_for);
	for (uint32_t i = 0; i < thread->n; i++) {
		struct comment comment = thread->comments[i];

		if (stands_for[i] != i)
			continue;
		comment.parent = numbers[comment.parent] <= kept ? numbers[comment.parent] : 0;
		if (comment.parent > 0)
			comment.depth = thread_depth_below(thread->comments[comment.parent - 1].depth);
		thread->comments[kept++] = comment;
	}
	thread->n = kept;
}

static int
compare_standings(const void *a, const void *b)
{
	const struct standing *one = a, *other = b;

	if (one->block != other->block)
		return one->block < other->block ? -1 : 1;
	return one->index < other->index ? -1 : one->index > other->index;
}

/* Puts comments of several threads of a page into its order. */
static void
sort_comments(struct thread *thread, struct page *page)
{
	struct standing *standings = arena_get(&page->arena, thread->n * sizeof(*standings));
	struct comment *sorted = arena_get(&page->arena, thread->n * sizeof(*sorted));
	uint32_t *numbers = arena_get(&page->arena, (thread->n + 1) * sizeof(*numbers));

	for (uint32_t i = 0; i < thread->n; i++)
		standings[i] = (struct standing){ thread->comments[i].first_block, i };
	qsort(standings, thread->n, sizeof(*standings), compare_standings);
	numbers[0] = 0;
	for (uint32_t i = 0; i < thread->n; i++)
		numbers[standings[i].index + 1] = i + 1;
	for (uint32_t i = 0; i < thread->n; i++) {
		sorted[i] = thread->comments[standings[i].index];
		sorted[i].parent = numbers[sorted[i].parent];
	}
	memcpy(thread->comments, sorted, thread->n * sizeof(*sorted));
}

static bool
is_sorted(const struct thread *thread)
{
	for (size_t i = 1; i < thread->n; i++)
		if (thread->comments[i].end_block > 0 &&
		    thread->comments[i].first_block < thread->comments[i - 1].first_block)
			return false;
	return true;
}

void
copies_merge(struct thread *thread, struct page *page)
{
	uint32_t *stands_for;
	size_t n;

	if (thread->n < 2)
		return;
	if (!is_sorted(thread))
		sort_comments(thread, page);
	stands_for = arena_get(&page->arena, thread->n * sizeof(*stands_for));
	n = find_copies(thread, page, stands_for, false);
	/* single ones may be the same words again; half a thread is not */
	if (n > 0 && n * 2 < thread->n - n)
		n = find_copies(thread, page, stands_for, true);
	if (n > 0)
		drop_copies(thread, page, stands_for);
}
