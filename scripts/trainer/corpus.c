/*
 * corpus - labelled sentences in columns
 */
#include "corpus.h"

#include <stdio.h>
#include <stdlib.h>

#include "buffer.h"
#include "heap.h"
#include "tag.h"
#include "utf8.h"

enum { MAX_TOKENS = 4096, EVERY_LOWER = 6, EVERY_UPPER = 25, UNKNOWN = N_TYPES + 1 };

/* A sentence as read: its text, and where the gold tokens end in it. */
struct row {
	struct buffer text;
	size_t ends[MAX_TOKENS];
	uint8_t type[MAX_TOKENS]; /* N_TYPES: outside; UNKNOWN: any tag */
	bool first[MAX_TOKENS];   /* begins a name */
	size_t n;
	bool after_at; /* the last token is an "@" standing alone */
};

static uint8_t
type_named(struct span name)
{
	static const char *const names[N_TYPES] = { "PER", "ORG", "LOC", "MISC" };

	for (uint8_t i = 0; i < N_TYPES; i++)
		if (span_equal(name, span_from(names[i])))
			return i;
	return N_TYPES;
}

static void
add_row(struct row *row, struct span token, struct span tag)
{
	size_t k = row->n;

	if (k == MAX_TOKENS)
		return;
	if (span_starts(token, SPAN("HTTPURL")))
		token = SPAN("http://link");
	if (k > 0)
		buffer_add_byte(&row->text, ' ');
	buffer_add(&row->text, token);
	row->ends[k] = row->text.len;
	row->type[k] = tag.len > 2 ? type_named(span_slice(tag, 2, tag.len)) :
	    span_equal(tag, SPAN("?")) ? UNKNOWN : N_TYPES;
	if (row->type[k] == TYPE_PER && k > 0 && row->after_at)
		row->type[k] = N_TYPES; /* accounts are HANDLEs, whatever some corpora say of people's */
	row->first[k] = row->type[k] < N_TYPES &&
	    (tag.ptr[0] == 'B' || tag.ptr[0] == 'S' || k == 0 || row->type[k - 1] != row->type[k]);
	row->after_at = span_equal(token, SPAN("@"));
	row->n++;
}

/* Takes the tags from names of type MISC that have no capital: "novel", "machine learning". */
static void
drop_small_misc(struct row *row)
{
	struct span text = buffer_span(&row->text);

	for (size_t k = 0, end; k < row->n; k = end) {
		size_t start = k == 0 ? 0 : row->ends[k - 1];

		end = k + 1;
		if (row->type[k] != TYPE_MISC)
			continue;
		while (end < row->n && row->type[end] == TYPE_MISC && !row->first[end])
			end++;
		if (text_has_capital(span_slice(text, start, row->ends[end - 1])))
			continue;
		for (size_t i = k; i < end; i++)
			row->type[i] = N_TYPES;
	}
}

/* Tags our tokens by the gold tokens they lie in; N_TAGS where the tag is unknown. */
static void
tag_tokens(const struct row *row, const struct text_tokens *tokens, uint8_t *tags)
{
	size_t gold = 0, last_gold = SIZE_MAX;

	for (size_t i = 0; i < tokens->n; i++) {
		unsigned type;
		bool opens, closes;
		size_t next;

		while (gold + 1 < row->n && tokens->list[i].start >= row->ends[gold])
			gold++;
		type = row->type[gold];
		opens = row->first[gold] && gold != last_gold;
		next = gold;
		while (i + 1 < tokens->n && next + 1 < row->n &&
		    tokens->list[i + 1].start >= row->ends[next])
			next++;
		closes = i + 1 == tokens->n || row->type[next] != type ||
		    (next != gold && row->first[next]);
		last_gold = gold;
		if (type >= N_TYPES)
			tags[i] = type == UNKNOWN ? N_TAGS : TAG_OUTSIDE;
		else
			tags[i] = (uint8_t)tag_of(type, opens ? (closes ? PART_SINGLE : PART_BEGIN) :
			    (closes ? PART_END : PART_INSIDE));
	}
}

static uint32_t
allowed_tags(unsigned tag, unsigned flags)
{
	uint32_t misc = 15u << tag_of(TYPE_MISC, PART_BEGIN);

	if (tag == N_TAGS)
		return (1u << N_TAGS) - 1;
	if ((flags & CORPUS_NO_MISC) == 0 || (tag != TAG_OUTSIDE && tag_type(tag) != TYPE_MISC))
		return 1u << tag;
	return misc | 1u << TAG_OUTSIDE;
}

static uint32_t
word_type(struct corpus *corpus, struct span token, enum text_kind kind)
{
	uint64_t key = span_hash(token) * 31 + kind;
	uint32_t number = vocabulary_count(&corpus->types, key, 1);

	if (number + 1 > corpus->list_capacity)
		corpus->list = heap_grow(corpus->list, &corpus->list_capacity, (size_t)number + 1,
		    sizeof(*corpus->list));
	if (corpus->types.counts[number] == 1) {
		struct word_type *type = &corpus->list[number];

		*type = (struct word_type){ .text = heap_get(token.len + 1) };
		memcpy(type->text, token.ptr, token.len);
		type->text[token.len] = '\0';
		feature_of_word(&corpus->lexicon, token, kind, &type->word, NULL);
	}
	return number;
}

static void
add_sentence(struct corpus *corpus, const struct row *row, unsigned flags, bool copy,
    struct text_tokens *tokens)
{
	struct span text = buffer_span(&row->text);
	const struct word *words[MAX_TOKENS * 8];
	uint8_t tags[MAX_TOKENS * 8];
	struct sentence *sentence;
	size_t needed;

	text_tokenize(tokens, text);
	if (tokens->n == 0 || tokens->n > MAX_TOKENS * 8)
		return;
	tag_tokens(row, tokens, tags);
	needed = corpus->n + tokens->n;
	corpus->words = heap_grow(corpus->words, &corpus->words_capacity, needed, sizeof(*corpus->words));
	corpus->allowed = heap_grow(corpus->allowed, &corpus->allowed_capacity, needed,
	    sizeof(*corpus->allowed));
	corpus->phrases = heap_grow(corpus->phrases, &corpus->phrases_capacity, needed, 1);
	corpus->runs = heap_grow(corpus->runs, &corpus->runs_capacity, needed, sizeof(*corpus->runs));
	corpus->sentences = heap_grow(corpus->sentences, &corpus->sentences_capacity,
	    corpus->n_sentences + 1, sizeof(*corpus->sentences));
	sentence = &corpus->sentences[corpus->n_sentences++];
	*sentence = (struct sentence){ (uint32_t)corpus->n, (uint32_t)tokens->n, corpus->n_documents, 0,
		copy, (flags & CORPUS_EARLY) != 0 };
	for (size_t i = 0; i < tokens->n; i++) {
		struct span token = span_slice(text, tokens->list[i].start, tokens->list[i].end);

		corpus->words[corpus->n + i] = word_type(corpus, token, tokens->list[i].kind);
		corpus->allowed[corpus->n + i] = allowed_tags(tags[i], flags);
	}
	for (size_t i = 0; i < tokens->n; i++)
		words[i] = &corpus->list[corpus->words[corpus->n + i]].word;
	sentence->line = (uint8_t)feature_line_case(words, tokens->n);
	feature_mark_phrases(&corpus->lexicon, words, tokens->n, corpus->phrases + corpus->n);
	feature_mark_runs(words, tokens->n, corpus->runs + corpus->n);
	corpus->n = needed;
}

/* Copies of some sentences in small letters and in capitals, as comments and headlines have them. */
static void
add_recased(struct corpus *corpus, const struct row *row, unsigned flags, size_t number,
    struct text_tokens *tokens)
{
	struct row *copy;
	bool upper = number % EVERY_UPPER == 0;

	if (!upper && number % EVERY_LOWER != 0)
		return;
	copy = heap_get(sizeof(*copy));
	*copy = *row;
	copy->text = (struct buffer)BUFFER_INIT;
	for (size_t at = 0, k = 0; at < row->text.len;) {
		uint32_t c = utf8_next(buffer_span(&row->text), &at);
		char *out = buffer_reserve(&copy->text, 4);

		copy->text.len += utf8_encode(upper ? text_upper(c) : text_lower(c), out);
		if (at == row->ends[k])
			copy->ends[k++] = copy->text.len;
	}
	add_sentence(corpus, copy, flags, true, tokens);
	buffer_free(&copy->text);
	heap_free(copy);
}

static void
finish_row(struct corpus *corpus, struct row *row, unsigned flags, bool documents,
    struct text_tokens *tokens)
{
	if (row->n == 0)
		return;
	if ((flags & CORPUS_CAPITALS) != 0)
		drop_small_misc(row);
	add_sentence(corpus, row, flags, false, tokens);
	if ((flags & CORPUS_RECASE) != 0 && row->n > 4)
		add_recased(corpus, row, flags, corpus->n_sentences, tokens);
	if (!documents)
		corpus->n_documents++;
	buffer_reset(&row->text);
	row->n = 0;
}

static bool
has_documents(FILE *file)
{
	char line[256];
	int n = 0;

	while (fgets(line, sizeof(line), file) != NULL && n < 2)
		n += strncmp(line, "-DOCSTART-", 10) == 0;
	rewind(file);
	return n > 1;
}

void
corpus_read(struct corpus *corpus, const char *path, unsigned flags)
{
	FILE *file = fopen(path, "r");
	struct row *row = heap_get_zeroed(1, sizeof(*row));
	struct text_tokens tokens = TEXT_TOKENS_INIT;
	char *line = NULL;
	size_t room = 0;
	ssize_t len;
	bool documents;

	if (file == NULL) {
		perror(path);
		exit(2);
	}
	documents = has_documents(file);
	while ((len = getline(&line, &room, file)) > 0) {
		struct span text = span_trim(span_make(line, (size_t)len)), token;
		size_t last = text.len;

		token = span_slice(text, 0, strcspn(line, " \t\n"));
		if (text.len == 0 || span_equal(token, SPAN("-DOCSTART-"))) {
			finish_row(corpus, row, flags, documents, &tokens);
			corpus->n_documents += documents && text.len > 0;
			continue;
		}
		while (last > 0 && text.ptr[last - 1] != ' ' && text.ptr[last - 1] != '\t')
			last--;
		if (last > 0)
			add_row(row, token, span_slice(text, last, text.len));
	}
	finish_row(corpus, row, flags, documents, &tokens);
	corpus->n_documents++;
	fclose(file);
	free(line);
	buffer_free(&row->text);
	heap_free(row);
	text_tokens_free(&tokens);
}
