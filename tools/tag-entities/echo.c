/*
 * echo - the same name again on the page
 */
#include "echo.h"

#include "feature.h"
#include "utf8.h"

enum {
	LONGEST_NAME = 8, /* tokens */
	LONGEST_SMALL = 40, /* bytes */
	SURE = 178,       /* of 255: 70 per cent */
	SMALL_NAME = 3,   /* letters of one that is known in small letters */
	MOST_MISSED = 3,  /* times as many as were tagged */
};

struct name {
	uint64_t key; /* of its tokens; 0: free */
	uint32_t n, n_missed;
	uint32_t scores[N_TYPES];
};

struct echo {
	const struct tagger_page *page;
	const struct lexicon *lexicon;
	uint64_t **hashes;   /* by text and token: of the spelling */
	struct name *names;  /* open addressing */
	uint8_t *longest;    /* by hash of a first token: most tokens of a name that begins so */
	size_t n_slots;
};

typedef void visitor(struct echo *echo, size_t text, size_t first, size_t end, struct name *name);

static struct name *
find(const struct echo *echo, uint64_t key)
{
	size_t slot = (size_t)(key ^ key >> 32) & (echo->n_slots - 1);

	while (echo->names[slot].key != 0 && echo->names[slot].key != key)
		slot = (slot + 1) & (echo->n_slots - 1);
	return &echo->names[slot];
}

static uint8_t *
longest_from(const struct echo *echo, uint64_t first)
{
	return &echo->longest[(first ^ first >> 32) & (echo->n_slots - 1)];
}

static uint64_t
key_of(const struct echo *echo, size_t text, size_t first, size_t end)
{
	uint64_t key = 1;

	for (size_t i = first; i < end; i++)
		key = (key ^ echo->hashes[text][i]) * 0x9FB21C651E98DF25ull + (key >> 29);
	return key | 1;
}

static bool
any_capital(const struct echo *echo, size_t text, size_t first, size_t end)
{
	const struct text_token *tokens = echo->page->tokens[text].list;

	return text_has_capital(span_slice(echo->page->texts[text], tokens[first].start,
	    tokens[end - 1].end));
}

static size_t
name_end(const uint8_t *tags, size_t i, size_t n)
{
	while (tag_goes_on(tags[i]) && i + 1 < n && tag_continues(tags[i + 1]))
		i++;
	return i + 1;
}

/* Calls visit for every name that was tagged, short enough and with a capital. */
static void
visit_names(struct echo *echo, visitor *visit)
{
	for (size_t text = 0; text < echo->page->n_texts; text++) {
		const uint8_t *tags = echo->page->tags[text];
		size_t n = echo->page->tokens[text].n;

		for (size_t i = 0, end; i < n; i = end) {
			end = i + 1;
			if (tags[i] == TAG_OUTSIDE)
				continue;
			end = name_end(tags, i, n);
			if (end - i <= LONGEST_NAME && any_capital(echo, text, i, end))
				visit(echo, text, i, end, find(echo, key_of(echo, text, i, end)));
		}
	}
}

/* Calls visit for every untagged stretch of text that reads like a name, the longest first. */
static void
visit_missed(struct echo *echo, visitor *visit)
{
	for (size_t text = 0; text < echo->page->n_texts; text++) {
		const uint8_t *tags = echo->page->tags[text];
		size_t n = echo->page->tokens[text].n;

		for (size_t i = 0; i < n; i++) {
			size_t end = i, most = tags[i] != TAG_OUTSIDE ? 0 :
			    *longest_from(echo, echo->hashes[text][i]);

			while (end < n && end - i < most && tags[end] == TAG_OUTSIDE)
				end++;
			for (; end > i; end--) {
				struct name *name = find(echo, key_of(echo, text, i, end));

				if (name->key == 0)
					continue;
				visit(echo, text, i, end, name);
				i = end - 1;
				break;
			}
		}
	}
}

static void
count_name(struct echo *echo, size_t text, size_t first, size_t end, struct name *name)
{
	uint8_t *longest = longest_from(echo, echo->hashes[text][first]);

	name->key = key_of(echo, text, first, end);
	name->n++;
	name->scores[tag_type(echo->page->tags[text][first])] += echo->page->scores[text][first];
	if (end - first > *longest)
		*longest = (uint8_t)(end - first);
}

static unsigned
best_type(const struct name *name)
{
	unsigned best = 0;

	for (unsigned type = 1; type < N_TYPES; type++)
		if (name->scores[type] > name->scores[best])
			best = type;
	return best;
}

static void
tag_name(struct echo *echo, size_t text, size_t first, size_t end, struct name *name)
{
	unsigned type = best_type(name);

	for (size_t i = first; i < end; i++)
		echo->page->tags[text][i] = (uint8_t)tag_of(type, end == first + 1 ? PART_SINGLE :
		    i == first ? PART_BEGIN : i + 1 == end ? PART_END : PART_INSIDE);
}

static void
count_missed(struct echo *echo, size_t text, size_t first, size_t end, struct name *name)
{
	(void)echo;
	(void)text;
	(void)first;
	(void)end;
	name->n_missed++;
}

static void
tag_missed(struct echo *echo, size_t text, size_t first, size_t end, struct name *name)
{
	uint32_t sum = 0;

	if (name->n_missed > name->n * MOST_MISSED)
		return;
	for (unsigned type = 0; type < N_TYPES; type++)
		sum += name->scores[type];
	tag_name(echo, text, first, end, name);
	for (size_t i = first; i < end; i++)
		echo->page->scores[text][i] = (uint8_t)(sum / (name->n + name->n_missed));
}

static size_t
hash_tokens(struct echo *echo, struct arena *arena)
{
	size_t n_names = 0;

	echo->hashes = arena_get(arena, echo->page->n_texts * sizeof(*echo->hashes));
	for (size_t text = 0; text < echo->page->n_texts; text++) {
		const struct text_tokens *tokens = &echo->page->tokens[text];

		echo->hashes[text] = arena_get(arena, tokens->n * sizeof(**echo->hashes));
		for (size_t i = 0; i < tokens->n; i++) {
			echo->hashes[text][i] = span_hash(span_slice(echo->page->texts[text],
			    tokens->list[i].start, tokens->list[i].end));
			n_names += echo->page->tags[text][i] != TAG_OUTSIDE;
		}
	}
	return n_names;
}

/* Is it a word in small letters that no dictionary has? */
static bool
is_small_name(const struct echo *echo, struct span word)
{
	size_t n = 0;

	for (size_t at = 0; at < word.len; n++) {
		enum text_class class = text_class(utf8_next(word, &at));

		if (class != TEXT_LOWER && (class != TEXT_DIGIT || n == 0))
			return false;
	}
	return n >= SMALL_NAME && n <= LONGEST_SMALL &&
	    (lexicon_find(echo->lexicon, feature_hash(word)).lists & LIST_COMMON) == 0;
}

/* The hash of a word in capitals, or with its first letter alone in capitals. */
static uint64_t
hash_in_capitals(struct span word, bool all)
{
	char out[LONGEST_SMALL * 4];
	size_t len = 0;

	for (size_t at = 0; at < word.len;) {
		uint32_t c = utf8_next(word, &at);

		len += utf8_encode(all || len == 0 ? text_upper(c) : c, out + len);
	}
	return span_hash(span_make(out, len));
}

/* Is it the name of a person, organisation or place for all we know? */
static bool
is_sure(const struct name *name)
{
	uint32_t sum = 0;

	for (unsigned type = 0; type < N_TYPES; type++)
		sum += type == TYPE_MISC ? 0 : name->scores[type];
	return name->key != 0 && sum >= SURE * name->n && best_type(name) != TYPE_MISC;
}

/* Gives a word the hash of the sure name that it is with capitals, if there is one. */
static void
read_small_name(struct echo *echo, size_t text, size_t i, struct span word)
{
	uint64_t own = echo->hashes[text][i];

	for (int all = 0; all < 2; all++) {
		echo->hashes[text][i] = hash_in_capitals(word, all);
		if (is_sure(find(echo, key_of(echo, text, i, i + 1))))
			return;
	}
	echo->hashes[text][i] = own;
}

/* Untagged words in small letters count as the name of one word that they are with capitals. */
static void
read_small_names(struct echo *echo)
{
	for (size_t text = 0; text < echo->page->n_texts; text++) {
		const struct text_token *list = echo->page->tokens[text].list;

		for (size_t i = 0; i < echo->page->tokens[text].n; i++) {
			struct span word = span_slice(echo->page->texts[text], list[i].start, list[i].end);

			if (echo->page->tags[text][i] == TAG_OUTSIDE && list[i].kind == TOKEN_WORD &&
			    is_small_name(echo, word))
				read_small_name(echo, text, i, word);
		}
	}
}

void
echo_run(const struct tagger_page *page, const struct lexicon *lexicon, struct arena *arena)
{
	struct echo echo = { .page = page, .lexicon = lexicon, .n_slots = 64 };
	size_t n_names = hash_tokens(&echo, arena);

	if (n_names == 0)
		return;
	while (echo.n_slots < 2 * n_names)
		echo.n_slots *= 2;
	echo.names = arena_get_zeroed(arena, echo.n_slots, sizeof(*echo.names));
	echo.longest = arena_get_zeroed(arena, echo.n_slots, 1);
	visit_names(&echo, count_name);
	visit_names(&echo, tag_name);
	read_small_names(&echo);
	visit_missed(&echo, count_missed);
	visit_missed(&echo, tag_missed);
}
