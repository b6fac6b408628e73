/* dictionary: what is found is what a plain search finds, in dictionaries of any size */
#include "dictionary.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "heap.h"
#include "unit.h"

enum { WORDS = 40, PHRASES = 3000, TEXT_WORDS = 20000 };

static const char *const words[WORDS] = { "gull", "harbourmasters", "of", "the", "Lark", "sea", "A",
	"quay", "Norrgard", "Ö", "Łódź", "straße", "ABC", "b", "boatbuilding", "pilot", "buoy", "12",
	"x", "Île", "weir", "lock", "tide", "ebb", "flow", "spring", "neap", "fathomless", "deep",
	"Kelmouth", "mole", "pier", "jetty", "slip", "crane", "shed", "yard", "rope", "tar", "oakum" };

static struct dictionary *
open_list(struct span list, struct diag *diag)
{
	struct dictionary *dictionary;
	char name[400];
	int fd;

	snprintf(name, sizeof(name), "%s/list", getenv("TMPDIR"));
	fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	CHECK(write(fd, list.ptr, list.len) == (ssize_t)list.len);
	close(fd);
	dictionary = dictionary_open(name, diag);
	unlink(name);
	return dictionary;
}

static unsigned
next_number(unsigned *state)
{
	*state = *state * 1103515245u + 12345u;
	return *state >> 16;
}

static void
add_words(struct buffer *out, size_t n, unsigned *state)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buffer_add_byte(out, ' ');
		buffer_add(out, span_from(words[next_number(state) % WORDS]));
	}
}

/* Is `phrase` a line of the list? Lines end with a tab. */
static bool
holds_line(struct span list, struct span phrase)
{
	struct span line;

	while (span_split(&list, '\n', &line))
		if (line.len == phrase.len + strlen("\tX\t\t\tany") && span_starts(line, phrase))
			return true;
	return false;
}

/* The end of the longest run of up to four tokens from i on that is a line of the list; i if none. */
static size_t
search_plainly(struct span list, struct span text, const struct text_tokens *tokens, size_t i)
{
	for (size_t end = i + 4 < tokens->n ? i + 4 : tokens->n; end > i; end--)
		if (holds_line(list, span_slice(text, tokens->list[i].start, tokens->list[end - 1].end)))
			return end;
	return i;
}

static void
check_matches(struct dictionary *dictionary, struct span list, struct span text, size_t n_checked)
{
	struct text_tokens tokens = TEXT_TOKENS_INIT;
	bool marks[DICTIONARY_BLOCK];
	uint64_t *hashes;

	text_tokenize(&tokens, text);
	hashes = heap_get((tokens.n + 1) * sizeof(*hashes));
	dictionary_hash(text, &tokens, hashes);
	for (size_t i = 0; i < n_checked; i++) {
		struct dictionary_match match = { .end = i };
		bool found = dictionary_match(dictionary, text, &tokens, hashes, i, &match);

		if (i % DICTIONARY_BLOCK == 0) {
			memset(marks, 0, sizeof(marks));
			dictionary_mark(dictionary, &hashes[i], tokens.n - i, marks);
		}
		CHECK_NUMBER(match.end, search_plainly(list, text, &tokens, i));
		CHECK(!found || marks[i % DICTIONARY_BLOCK]);
	}
	heap_free(hashes);
	text_tokens_free(&tokens);
}

static void
finds_what_a_plain_search_finds(void)
{
	struct buffer list = BUFFER_INIT, text = BUFFER_INIT;
	struct diag diag = DIAG_INIT;
	struct dictionary *dictionary;
	unsigned state = 1;

	for (size_t i = 0; i < PHRASES; i++) {
		add_words(&list, 1 + next_number(&state) % 64 / 20, &state);
		buffer_add(&list, SPAN("\tX\t\t\tany\n"));
	}
	add_words(&text, TEXT_WORDS, &state);
	diag.quiet = true;
	dictionary = open_list(buffer_span(&list), &diag);
	check_matches(dictionary, buffer_span(&list), buffer_span(&text), 1000);
	dictionary_close(dictionary);
	buffer_free(&list);
	buffer_free(&text);
	diag_finish(&diag);
}

/* A token at the end of the text is hashed another way than one with bytes behind it. */
static void
hashes_do_not_depend_on_what_follows(void)
{
	for (size_t i = 0; i < WORDS; i++) {
		struct text_tokens tokens = TEXT_TOKENS_INIT;
		uint64_t alone[2], before[3];
		char text[64];
		int n = snprintf(text, sizeof(text), "%s, and more", words[i]);

		text_tokenize(&tokens, span_from(words[i]));
		dictionary_hash(span_from(words[i]), &tokens, alone);
		text_tokenize(&tokens, span_make(text, (size_t)n));
		tokens.n = 1;
		dictionary_hash(span_make(text, (size_t)n), &tokens, before);
		CHECK(alone[0] == before[0]);
		text_tokens_free(&tokens);
	}
}

/* As many phrases as this fill blocks of the filters and runs of the table. */
static void
finds_every_phrase_of_a_large_list(void)
{
	enum { N = 50000 };
	struct buffer list = BUFFER_INIT;
	struct diag diag = DIAG_INIT;
	struct dictionary *dictionary;

	for (size_t i = 0; i < N; i++)
		buffer_print(&list, "Berth%zu Quay%zu\tX\tName\t%zu\n", i % 300, i / 300, i);
	dictionary = open_list(buffer_span(&list), &diag);
	for (size_t i = 0; i < N; i++) {
		struct text_tokens tokens = TEXT_TOKENS_INIT;
		struct dictionary_match match;
		uint64_t hashes[3];
		char text[64], id[24];
		int n = snprintf(text, sizeof(text), "berth%zu QUAY%zu", i % 300, i / 300);

		snprintf(id, sizeof(id), "%zu", i);
		text_tokenize(&tokens, span_make(text, (size_t)n));
		dictionary_hash(span_make(text, (size_t)n), &tokens, hashes);
		CHECK(dictionary_match(dictionary, span_make(text, (size_t)n), &tokens, hashes, 0, &match));
		CHECK_SPAN(match.id, id);
		text_tokens_free(&tokens);
	}
	dictionary_close(dictionary);
	buffer_free(&list);
	CHECK_NUMBER(diag_finish(&diag), EXIT_CLEAN);
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(finds_what_a_plain_search_finds),
		UNIT(hashes_do_not_depend_on_what_follows),
		UNIT(finds_every_phrase_of_a_large_list),
		UNIT_END,
	};

	return unit_run(tests);
}
