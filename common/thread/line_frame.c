/*
 * line_frame - the lines around the texts of posts that are alike in most posts
 */
#include "line_frame.h"

#include "ascii.h"
#include "thread_name.h"
#include "thread_words.h"

enum {
	REACH = 24,       /* lines beside a head that may belong to it */
	LONG = 100,       /* bytes of a line that ends what is beside a head */
	LABEL_MAX = 24,   /* bytes of a label, the colon included */
	NAME_MIN = 3,     /* bytes of a name that is looked for in lines */
	FORMS = 4096,     /* slots */
	PROBES = 8,
	REPEATED_MIN = 3, /* heads beside which a form that comes again stands */
	REPEATED_MAX = 60, /* bytes of one that a quarter of the posts have; longer ones are quotations */
	SENTENCE_MIN = 15, /* bytes */
	BORDER_MIN = 3,   /* heads beside which a border stands */
	KEYS_MAX = 4,
};

enum side { BELOW, ABOVE };

/* Where a form stands on one side of the heads. */
struct stand {
	uint32_t heads, twice; /* heads beside which it stands, and those beside which more than once */
	uint32_t last;         /* the last of them, counted from 1 */
	bool again;            /* more than once beside the last */
	uint32_t behind_text;  /* heads with a sentence between */
	uint64_t sum, squares; /* of the distances in lines */
};

struct frame_form {
	unsigned long long hash;
	uint32_t heads, last; /* on either side */
	struct stand stands[2];
};

/* A hash table: cleared are the places alone, as most are never taken. */
struct frame_forms {
	uint16_t places[FORMS]; /* of the forms in the list, 0: free */
	uint16_t n;
	struct frame_form list[FORMS + 1]; /* from 1 */
};

/* The forms of one line. */
struct keys {
	unsigned long long hash[KEYS_MAX];
	size_t n;
};

/* What was read of a line, and the names of the heads above and below it then. */
struct frame_line {
	struct span upper, lower;
	struct keys keys;
};

/* Hashes that no letters have. */
enum { KEY_NAME_ABOVE = 1, KEY_NAME_BELOW, KEY_DATE };

static unsigned long long
hash_letters(unsigned long long hash, struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\xc2' && i + 1 < text.len && text.ptr[i + 1] == '\xa0')
			i++;
		else if (ascii_is_word(text.ptr[i]))
			hash = span_hash_byte(hash, ascii_fold(text.ptr[i]));
	}
	return hash;
}

/* The letters of a line without the name in it. */
static unsigned long long
hash_without(struct span text, struct span name)
{
	size_t at = name.len >= NAME_MIN ? span_find(text, name) : text.len;
	unsigned long long hash = hash_letters(SPAN_HASH, span_slice(text, 0, at));

	if (at == text.len)
		return hash;
	hash = span_hash_byte(hash, '@');
	return hash_letters(hash, span_slice(text, at + name.len, text.len));
}

/* "Posts: 24", "Joined:": bytes of the label with its colon, 0 if there is none. */
static size_t
label_length(struct span text)
{
	size_t at = 0;

	while (at < text.len && at < LABEL_MAX && (ascii_is_word(text.ptr[at]) || text.ptr[at] == ' '))
		at++;
	if (at < 2 || at == text.len || text.ptr[at] != ':')
		return 0;
	at++;
	return at == text.len || ascii_is_space(text.ptr[at]) || (text.ptr[at] & 0x80) ||
	    ascii_is_digit(text.ptr[at]) ? at : 0;
}

static void
add_key(struct keys *keys, unsigned long long hash)
{
	keys->hash[keys->n++] = hash;
}

/* Does line `at` belong to a quotation, as its head or what stands over that? */
static bool
is_quoting(const struct lines *lines, size_t at)
{
	return name_of_quoted(lines->list[at].text).ptr != NULL ||
	    (at + 1 < lines->n && name_of_quoted(lines->list[at + 1].text).ptr != NULL);
}

static struct span
author_of(const struct frame *frame, size_t i)
{
	return i < frame->n ? frame->heads[i].author : (struct span){ NULL, 0 };
}

static struct keys
read_keys(const struct frame *frame, size_t at, struct span upper, struct span lower)
{
	const struct line *line = line_at(frame->lines, at);
	struct span text = line->text;
	struct keys keys = { .n = 0 };
	size_t label = label_length(text);
	unsigned long long hash;

	if (text.len > WHEN_LINE_MAX || is_quoting(frame->lines, at))
		return keys;
	if (upper.len > 0 && span_equal(name_trim(text), upper))
		add_key(&keys, KEY_NAME_ABOVE);
	if (lower.len > 0 && span_equal(name_trim(text), lower))
		add_key(&keys, KEY_NAME_BELOW);
	if (keys.n > 0)
		return keys;
	if ((line->flags & LINE_DATE) && line->before.len + line->after.len == 0)
		add_key(&keys, KEY_DATE);
	if (line->flags & (LINE_BARE | LINE_DATE))
		return keys;
	if (text.len > 4 && span_equal_nocase(span_slice(text, 0, 4), SPAN("Re: ")))
		text = span_slice(text, 4, text.len);
	add_key(&keys, hash_without(text, upper));
	hash = hash_without(text, lower);
	if (hash != keys.hash[0])
		add_key(&keys, hash);
	if (label > 0)
		add_key(&keys, span_hash_byte(hash_letters(SPAN_HASH, span_slice(text, 0, label)), ':'));
	return keys;
}

static bool
is_same(struct span a, struct span b)
{
	return a.ptr == b.ptr && a.len == b.len;
}

/* The forms of line `at`, which has `above` heads above it. */
static const struct keys *
keys_of(const struct frame *frame, size_t at, size_t above)
{
	struct span upper = author_of(frame, above - 1), lower = author_of(frame, above);
	struct frame_line *line = &frame->read[at];

	if (!frame->known[at] || !is_same(line->upper, upper) || !is_same(line->lower, lower))
		*line = (struct frame_line){ upper, lower, read_keys(frame, at, upper, lower) };
	frame->known[at] = true;
	return &line->keys;
}

/* NULL if it was not met, or there is no room for it. */
static struct frame_form *
form_of(const struct frame *frame, unsigned long long hash)
{
	struct frame_forms *forms = frame->forms;

	for (size_t i = 0; i < PROBES; i++) {
		struct frame_form *form = &forms->list[forms->places[(hash + i) % FORMS]];

		if (form == forms->list)
			return NULL;
		if (form->hash == hash)
			return form;
	}
	return NULL;
}

static struct frame_form *
add_form(const struct frame *frame, unsigned long long hash)
{
	struct frame_forms *forms = frame->forms;

	for (size_t i = 0; i < PROBES; i++) {
		uint16_t *place = &forms->places[(hash + i) % FORMS];

		if (*place == 0) {
			*place = ++forms->n;
			forms->list[*place] = (struct frame_form){ .hash = hash };
		}
		if (forms->list[*place].hash == hash)
			return &forms->list[*place];
	}
	return NULL;
}

/* The lines on one side of head i: [first, end), and how many heads are above them. */
struct reach {
	size_t first, end, above;
};

static struct reach
reach_below(const struct frame *frame, size_t i)
{
	const struct head *head = &frame->heads[i];
	size_t first = head->at + !head->parted;
	size_t end = i + 1 < frame->n ? head[1].at : frame->lines->n;

	return (struct reach){ first, end < first + REACH ? end : first + REACH, i + 1 };
}

static struct reach
reach_above(const struct frame *frame, size_t i)
{
	size_t low = i > 0 ? frame->heads[i - 1].at + 1 : 0, end = frame->heads[i].at;

	return (struct reach){ end > low + REACH ? end - REACH : low, end, i };
}

/* Counts the forms of the lines beside head i, each once. */
static void
count_forms(const struct frame *frame, size_t i, struct reach reach)
{
	for (size_t k = reach.first; k < reach.end; k++) {
		const struct keys *keys = keys_of(frame, k, reach.above);

		for (size_t j = 0; j < keys->n; j++) {
			struct frame_form *form = add_form(frame, keys->hash[j]);

			if (form == NULL || form->last == i + 1)
				continue;
			form->last = (uint32_t)i + 1;
			form->heads++;
		}
	}
}

/* How many heads the most frequent form of a line stands beside. */
static size_t
heads_beside(const struct frame *frame, size_t at, size_t above)
{
	const struct keys *keys;
	size_t most = 0;

	if (frame->forms == NULL)
		return 0;
	keys = keys_of(frame, at, above);
	for (size_t j = 0; j < keys->n; j++) {
		const struct frame_form *form = form_of(frame, keys->hash[j]);

		if (form != NULL && form->heads > most)
			most = form->heads;
	}
	return most;
}

bool
frame_repeats(const struct frame *frame, size_t at, size_t above)
{
	size_t heads = heads_beside(frame, at, above);

	if (frame->lines->list[at].text.len > REPEATED_MAX)
		return heads >= REPEATED_MIN && heads * 5 >= frame->n * 3;
	return heads >= REPEATED_MIN && heads * 4 >= frame->n;
}

bool
frame_repeats_mostly(const struct frame *frame, size_t at, size_t above)
{
	size_t heads = heads_beside(frame, at, above);

	return heads >= BORDER_MIN && heads * 5 >= frame->n * 3;
}

/* Does a line end what is beside a head? */
static bool
is_far(const struct frame *frame, size_t at, size_t above)
{
	return line_at(frame->lines, at)->text.len > LONG && !frame_repeats_mostly(frame, at, above);
}

/* A line of running text, as far as its end and length tell. */
static bool
is_text(const struct frame *frame, size_t at, size_t above)
{
	struct span text = frame->lines->list[at].text;

	return text.len >= SENTENCE_MIN &&
	    (text.len > REPEATED_MAX || memchr(".!?", text.ptr[text.len - 1], 3) != NULL) &&
	    !frame_repeats_mostly(frame, at, above);
}

static void
place_line(const struct frame *frame, size_t i, enum side side, size_t at, size_t above, bool text)
{
	const struct keys *keys = keys_of(frame, at, above);
	size_t head = frame->heads[i].at, distance = at > head ? at - head : head - at;

	for (size_t j = 0; j < keys->n; j++) {
		struct frame_form *form = form_of(frame, keys->hash[j]);
		struct stand *stand;

		if (form == NULL)
			continue;
		stand = &form->stands[side];
		if (stand->last == i + 1) {
			stand->twice += !stand->again;
			stand->again = true;
			continue;
		}
		stand->last = (uint32_t)i + 1;
		stand->again = false;
		stand->heads++;
		stand->behind_text += text;
		stand->sum += distance;
		stand->squares += distance * distance;
	}
}

/* Notes where the forms beside head i stand, up to a long line. */
static void
place_forms(const struct frame *frame, size_t i)
{
	struct reach reach = reach_below(frame, i);
	bool text = false;

	for (size_t k = reach.first; k < reach.end && !is_far(frame, k, reach.above); k++) {
		place_line(frame, i, BELOW, k, reach.above, text);
		text |= is_text(frame, k, reach.above);
	}
	if (i == 0)
		return; /* what is above the thread is no post */
	reach = reach_above(frame, i);
	for (size_t k = reach.end; k > reach.first && !is_far(frame, k - 1, reach.above); k--)
		place_line(frame, i, ABOVE, k - 1, reach.above, false);
}

/* The variance of the distances. */
static double
spread(const struct stand *stand)
{
	double n = stand->heads, sum = (double)stand->sum, squares = (double)stand->squares;

	return n > 0 ? (squares * n - sum * sum) / (n * n) : 0;
}

static double
mean(const struct stand *stand)
{
	return stand->heads > 0 ? (double)stand->sum / stand->heads : 0;
}

static bool
stands_mostly(const struct stand *stand, size_t heads)
{
	return stand->heads * 5 >= heads * 3 && stand->twice * 4 <= stand->heads &&
	    stand->behind_text * 2 <= stand->heads;
}

/* Is a form a border on this side, rather than one of the other side that short posts bring near? */
static bool
is_border_form(const struct frame *frame, const struct frame_form *form, enum side side)
{
	const struct stand *here = &form->stands[side], *there = &form->stands[!side];
	size_t n_here = side == ABOVE ? frame->n - 1 : frame->n;
	size_t n_there = side == ABOVE ? frame->n : frame->n - 1;
	double difference;

	if (here->heads < BORDER_MIN || !stands_mostly(here, n_here))
		return false;
	if (!stands_mostly(there, n_there))
		return true;
	difference = frame->short_posts ? 0 : spread(here) - spread(there);
	if (difference == 0)
		difference = mean(here) - mean(there);
	return difference != 0 ? difference < 0 : side == ABOVE;
}

static bool
is_border(const struct frame *frame, size_t at, size_t above, enum side side)
{
	const struct keys *keys;

	if (frame->forms == NULL)
		return false;
	keys = keys_of(frame, at, above);
	for (size_t j = 0; j < keys->n; j++) {
		const struct frame_form *form = form_of(frame, keys->hash[j]);

		if (form != NULL && is_border_form(frame, form, side))
			return true;
	}
	return false;
}

size_t
frame_below(const struct frame *frame, size_t i, size_t end)
{
	struct reach reach = reach_below(frame, i);
	size_t behind = reach.first;

	for (size_t k = reach.first; k < reach.end && k < end && !is_far(frame, k, reach.above); k++)
		if (is_border(frame, k, reach.above, BELOW))
			behind = k + 1;
	return behind;
}

size_t
frame_above(const struct frame *frame, size_t i, size_t low)
{
	struct reach reach = reach_above(frame, i);
	size_t first = frame->heads[i].top > low ? frame->heads[i].top : low;

	for (size_t k = reach.end; k > reach.first && k > low && !is_far(frame, k - 1, reach.above); k--)
		if (k - 1 < first && is_border(frame, k - 1, reach.above, ABOVE))
			first = k - 1;
	return first;
}

size_t
frame_end(const struct frame *frame, size_t at, size_t end)
{
	if (frame->forms == NULL)
		return end;
	for (; at < end; at++) {
		const struct keys *keys = keys_of(frame, at, frame->n);

		for (size_t j = 0; j < keys->n; j++) {
			const struct frame_form *form = form_of(frame, keys->hash[j]);

			if (keys->hash[j] == KEY_NAME_BELOW || keys->hash[j] == KEY_DATE)
				continue;
			if (form != NULL && is_border_form(frame, form, ABOVE))
				return at;
		}
	}
	return end;
}

/* Do the borders leave no text to most posts? */
static bool
leaves_little(const struct frame *frame)
{
	size_t empty = 0;

	for (size_t i = 0; i + 1 < frame->n; i++) {
		size_t end = frame->heads[i + 1].at;

		empty += frame_below(frame, i, end) >= frame_above(frame, i + 1, frame->heads[i].at + 1);
	}
	return empty * 2 >= frame->n;
}

void
frame_learn(struct frame *frame, const struct lines *lines, const struct head *heads, size_t n)
{
	struct arena *arena = &lines->page->arena;

	*frame = (struct frame){ .lines = lines, .heads = heads, .n = n, .read = frame->read,
		.known = frame->known };
	if (n < BORDER_MIN || n < REPEATED_MIN)
		return;
	frame->forms = arena_get(arena, sizeof(*frame->forms));
	frame->forms->n = 0;
	memset(frame->forms->places, 0, sizeof(frame->forms->places));
	if (frame->read == NULL) {
		frame->read = arena_get(arena, lines->n * sizeof(*frame->read));
		frame->known = arena_get_zeroed(arena, lines->n, sizeof(*frame->known));
	}
	for (size_t i = 0; i < n; i++) {
		if (i == 0)
			count_forms(frame, i, reach_above(frame, i));
		count_forms(frame, i, reach_below(frame, i));
		if (i + 1 < n)
			count_forms(frame, i, reach_above(frame, i + 1));
	}
	for (size_t i = 0; i < n; i++)
		place_forms(frame, i);
	frame->short_posts = leaves_little(frame);
}
