/*
 * dictionary - from lines of text to entries in the order of their keys
 */
#include "dictionary_build.h"

#include <stdlib.h>

#include "heap.h"
#include "input_lines.h"
#include "utf8.h"

enum { MOST_LINE = 1 << 20 /* bytes */ };

enum { FIELD_PHRASE, FIELD_TYPE, FIELD_NAME, FIELD_ID, FIELD_CASE, N_FIELDS };

/* A line on its way into an entry. */
struct phrase {
	uint64_t key, pair; /* pair: the key of the first two tokens */
	size_t data;        /* where its fields stand */
	uint32_t line;
	uint32_t letters; /* of CASE_EXACT: their hash, so that the same phrase comes together */
	uint8_t n_tokens;
	uint8_t policy;
	bool capital; /* text that fits has one */
};

struct compiler {
	struct phrase *list;
	size_t n, capacity;
	struct buffer fields; /* of all lines: each a 16-bit length and bytes */
	struct buffer type;   /* of the lines that name none */
	struct buffer ids;
	struct loss {
		uint32_t line;
		const char *what;
	} *losses; /* phrases given again of which something is left out */
	size_t n_losses, losses_capacity;
	struct text_tokens tokens;
	struct dictionary_build build;
	struct place place;
	struct diag *diag;
};

/* The policy that an empty field stands for. */
static enum case_policy
own_policy(struct span phrase)
{
	size_t at = 0, n = 0, n_lower = 0, n_upper = 0;

	while (at < phrase.len) {
		enum text_class class = text_class(utf8_next(phrase, &at));

		n += class >= TEXT_LOWER && class <= TEXT_LETTER;
		n_lower += class == TEXT_LOWER;
		n_upper += class == TEXT_UPPER;
	}
	if (n > 0 && (n_lower == 0 || n <= 3))
		return CASE_EXACT;
	return n_upper > 0 ? CASE_CAPITAL : CASE_SMALL;
}

/* What the field `case` asks for; false if it is no word we know. */
static bool
read_policy(struct span field, struct span phrase, enum case_policy *policy)
{
	if (field.len == 0)
		*policy = own_policy(phrase);
	else if (span_equal(field, SPAN("any")))
		*policy = CASE_ANY;
	else if (span_equal(field, SPAN("exact")))
		*policy = CASE_EXACT;
	else
		return false;
	return true;
}

static void
add_field(struct buffer *out, struct span field)
{
	uint16_t len = (uint16_t)field.len;

	buffer_add(out, span_make((const char *)&len, sizeof(len)));
	buffer_add(out, field);
}

/* What is wrong with the fields of a line; NULL if nothing is. */
static const char *
check_fields(const struct span fields[N_FIELDS])
{
	for (size_t i = 0; i < N_FIELDS; i++)
		if (fields[i].len > UINT16_MAX)
			return "a field has up to 65535 bytes";
	return NULL;
}

/* The key of the first n tokens. */
static uint64_t
key_of(const uint64_t *hashes, size_t n)
{
	uint64_t key = 0;

	for (size_t i = 0; i < n; i++)
		key = dictionary_step(key, hashes[i]);
	return key;
}

static bool
any_capital(const uint64_t *hashes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (dictionary_has_capital(hashes[i]))
			return true;
	return false;
}

static uint32_t
hash_letters(struct span phrase)
{
	uint32_t hash = 0;

	for (size_t at = 0; at < phrase.len;) {
		uint32_t c = utf8_next(phrase, &at);

		if (text_in_word(c))
			hash = (hash ^ c) * 0x01000193u;
	}
	return hash;
}

/* Tokens of the phrase; a full stop that ends it may be left out in the text. */
static size_t
count_tokens(const struct text_tokens *tokens, struct span phrase)
{
	return tokens->n - (tokens->n > 1 && span_equal(span_slice(phrase,
	    tokens->list[tokens->n - 1].start, phrase.len), SPAN(".")));
}

/* NULL, or why the phrase cannot be taken. */
static const char *
add_phrase(struct compiler *compiler, const struct span fields[N_FIELDS])
{
	struct span phrase = fields[FIELD_PHRASE];
	const char *wrong = check_fields(fields);
	uint64_t hashes[DICTIONARY_TOKENS + 1];
	enum case_policy policy;
	size_t n;

	if (wrong != NULL)
		return wrong;
	if (!read_policy(fields[FIELD_CASE], phrase, &policy))
		return "the case is 'exact', 'any' or empty";
	text_tokenize(&compiler->tokens, phrase);
	n = count_tokens(&compiler->tokens, phrase);
	if (n == 0 || n > DICTIONARY_TOKENS)
		return "a phrase has 1 to 30 words and signs";
	compiler->tokens.n = n;
	dictionary_hash(phrase, &compiler->tokens, hashes);
	compiler->list = heap_grow(compiler->list, &compiler->capacity, compiler->n + 1,
	    sizeof(*compiler->list));
	compiler->list[compiler->n++] = (struct phrase){ .key = key_of(hashes, n),
		.pair = n > 2 ? key_of(hashes, 2) : 0, .data = compiler->fields.len,
		.line = (uint32_t)compiler->place.line,
		.letters = policy == CASE_EXACT ? hash_letters(phrase) : 0, .n_tokens = (uint8_t)n,
		.policy = (uint8_t)policy,
		.capital = policy == CASE_CAPITAL || (policy == CASE_EXACT && any_capital(hashes, n)) };
	add_field(&compiler->fields, phrase);
	add_field(&compiler->fields, fields[FIELD_TYPE].len > 0 ? fields[FIELD_TYPE] :
	    buffer_span(&compiler->type));
	add_field(&compiler->fields, fields[FIELD_NAME]);
	add_field(&compiler->fields, fields[FIELD_ID]);
	return NULL;
}

static void
read_line(struct compiler *compiler, struct span line)
{
	struct span fields[N_FIELDS] = { SPAN(""), SPAN(""), SPAN(""), SPAN(""), SPAN("") };
	const char *wrong;

	if (span_starts(line, SPAN("#type "))) {
		buffer_reset(&compiler->type);
		buffer_add(&compiler->type, span_trim(span_slice(line, 6, line.len)));
		return;
	}
	if (line.ptr[0] == '#')
		return;
	if (utf8_valid_prefix(line) < line.len) {
		diag_report(compiler->diag, compiler->place, "bad-utf8", "no valid UTF-8");
		return;
	}
	for (size_t i = 0; i < N_FIELDS && span_split(&line, '\t', &fields[i]); i++)
		fields[i] = span_trim(fields[i]);
	wrong = add_phrase(compiler, fields);
	if (wrong != NULL)
		diag_report(compiler->diag, compiler->place, "bad-phrase", "%s", wrong);
}

static bool
read_lines(struct compiler *compiler)
{
	struct input_lines lines;
	struct span line;
	bool opened = input_lines_open(&lines, compiler->place.file, MOST_LINE, compiler->diag);

	while (opened && input_lines_next(&lines, &line)) {
		compiler->place.line = lines.number;
		if (lines.number == 1 && span_starts(line, SPAN("\xEF\xBB\xBF")))
			line = span_slice(line, 3, line.len);
		if (line.len > 0)
			read_line(compiler, line);
	}
	input_lines_close(&lines);
	return opened;
}

static struct span
take_field(const struct buffer *fields, size_t *at)
{
	uint16_t len;
	struct span field;

	memcpy(&len, fields->ptr + *at, sizeof(len));
	field = span_make(fields->ptr + *at + sizeof(len), len);
	*at += sizeof(len) + len;
	return field;
}

/* The fields of a phrase but for the case. */
static void
take_fields(const struct compiler *compiler, const struct phrase *phrase, struct span fields[N_FIELDS])
{
	size_t at = phrase->data;

	for (size_t i = 0; i < FIELD_CASE; i++)
		fields[i] = take_field(&compiler->fields, &at);
}

static bool
holds_id(struct span ids, struct span id)
{
	struct span piece;

	while (span_split(&ids, '|', &piece))
		if (span_equal(piece, id))
			return true;
	return false;
}

static void
note_loss(struct compiler *compiler, const struct phrase *phrase, const char *what)
{
	compiler->losses = heap_grow(compiler->losses, &compiler->losses_capacity,
	    compiler->n_losses + 1, sizeof(*compiler->losses));
	compiler->losses[compiler->n_losses++] = (struct loss){ phrase->line, what };
}

static int
by_line(const void *a, const void *b)
{
	const struct loss *p = a, *q = b;

	return p->line < q->line ? -1 : p->line > q->line;
}

/* Reports them in the order of the list. */
static void
report_losses(struct compiler *compiler)
{
	if (compiler->n_losses > 0)
		qsort(compiler->losses, compiler->n_losses, sizeof(*compiler->losses), by_line);
	for (size_t i = 0; i < compiler->n_losses; i++) {
		compiler->place.line = compiler->losses[i].line;
		diag_report(compiler->diag, compiler->place, "duplicate-phrase", "%s",
		    compiler->losses[i].what);
	}
}

/* Adds the id of a phrase that was given before, or says what is lost. */
static void
join_phrase(struct compiler *compiler, const struct span first[N_FIELDS], const struct phrase *again)
{
	struct span fields[N_FIELDS];
	struct span id;

	take_fields(compiler, again, fields);
	id = fields[FIELD_ID];
	if (id.len == 0 || holds_id(buffer_span(&compiler->ids), id)) {
		if (!span_equal(fields[FIELD_TYPE], first[FIELD_TYPE]) ||
		    !span_equal(fields[FIELD_NAME], first[FIELD_NAME]))
			note_loss(compiler, again,
			    "the phrase stands above with another type or name, and no other id");
	} else if (compiler->ids.len + 1 + id.len > UINT16_MAX) {
		note_loss(compiler, again, "too many ids for one phrase");
	} else {
		if (compiler->ids.len > 0)
			buffer_add_byte(&compiler->ids, '|');
		buffer_add(&compiler->ids, id);
	}
}

/* Do both have the same case policy and fit the same text? */
static bool
is_same(const struct compiler *compiler, const struct phrase *a, const struct phrase *b)
{
	size_t at = a->data, other = b->data;

	return a->policy == b->policy && dictionary_same_letters(take_field(&compiler->fields, &at),
	    take_field(&compiler->fields, &other), a->policy != CASE_EXACT);
}

/* Writes the phrases [i, end), which fit the same text, as one entry. */
static void
write_entry(struct compiler *compiler, size_t i, size_t end, bool last)
{
	const struct phrase *phrase = &compiler->list[i];
	struct buffer *data = &compiler->build.data;
	struct span fields[N_FIELDS];

	take_fields(compiler, phrase, fields);
	buffer_reset(&compiler->ids);
	buffer_add(&compiler->ids, fields[FIELD_ID]);
	for (size_t k = i + 1; k < end; k++)
		join_phrase(compiler, fields, &compiler->list[k]);
	buffer_add_byte(data, (char)(phrase->policy | (last ? ENTRY_LAST : 0)));
	add_field(data, fields[FIELD_PHRASE]);
	add_field(data, fields[FIELD_TYPE]);
	add_field(data, fields[FIELD_NAME]);
	add_field(data, buffer_span(&compiler->ids));
	compiler->build.n_entries++;
}

/* By key; then the stricter ones first, those of the same letters together, in order of the lines. */
static int
by_key(const void *a, const void *b)
{
	const struct phrase *p = a, *q = b;

	if (p->key != q->key)
		return p->key < q->key ? -1 : 1;
	if (p->policy != q->policy)
		return p->policy < q->policy ? -1 : 1;
	if (p->letters != q->letters)
		return p->letters < q->letters ? -1 : 1;
	return p->data < q->data ? -1 : p->data > q->data;
}

/* Writes the entries of the phrases [i, end), which have one key. */
static void
write_key(struct compiler *compiler, size_t i, size_t end)
{
	const struct phrase *list = compiler->list;
	struct dictionary_node node = { .key = list[i].key, .data = compiler->build.data.len,
		.n_tokens = list[i].n_tokens, .longest = list[i].n_tokens, .capital = true };

	for (size_t k = i; k < end; k++)
		node.capital &= list[k].capital;
	dictionary_build_add(&compiler->build, &node);
	if (list[i].n_tokens > 2) {
		node = (struct dictionary_node){ .key = list[i].pair, .n_tokens = 2,
			.longest = list[i].n_tokens };
		dictionary_build_add(&compiler->build, &node);
	}
	while (i < end) {
		size_t next = i + 1;

		while (next < end && is_same(compiler, &list[i], &list[next]))
			next++;
		write_entry(compiler, i, next, next == end);
		i = next;
	}
}

static void
write_entries(struct compiler *compiler)
{
	const struct phrase *list = compiler->list;

	if (compiler->n > 0)
		qsort(compiler->list, compiler->n, sizeof(*list), by_key);
	buffer_add_byte(&compiler->build.data, '\0');
	for (size_t i = 0, end; i < compiler->n; i = end) {
		for (end = i + 1; end < compiler->n && list[end].key == list[i].key;)
			end++;
		write_key(compiler, i, end);
	}
}

struct span
dictionary_compile(const char *path, struct diag *diag)
{
	struct compiler compiler = { .diag = diag, .place = { .file = path } };
	struct span bytes = { NULL, 0 };

	buffer_add(&compiler.type, SPAN("MISC"));
	if (read_lines(&compiler)) {
		write_entries(&compiler);
		report_losses(&compiler);
		bytes = dictionary_build_finish(&compiler.build, path);
	}
	heap_free(compiler.list);
	heap_free(compiler.losses);
	buffer_free(&compiler.fields);
	buffer_free(&compiler.type);
	buffer_free(&compiler.ids);
	text_tokens_free(&compiler.tokens);
	dictionary_build_free(&compiler.build);
	return bytes;
}
