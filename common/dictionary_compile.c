/*
 * dictionary - from lines of text to the tables
 */
#include <stdlib.h>

#include "dictionary_file.h"
#include "heap.h"
#include "utf8.h"

/* A phrase on its way into the tables. */
struct phrase {
	uint64_t key, first, second; /* second: the key of the first two tokens */
	uint32_t data, order;
	uint32_t n_tokens;
};

struct compiler {
	struct phrase *list;
	size_t n, capacity;
	struct buffer data, type; /* type: of the lines that name none */
	struct text_tokens tokens;
	struct place place;
	struct diag *diag;
};

/* The policy that an empty field stands for. */
static enum case_policy
smart_policy(struct span phrase)
{
	size_t at = 0, n = 0, n_lower = 0;

	while (at < phrase.len) {
		enum text_class class = text_class(utf8_next(phrase, &at));

		n += class >= TEXT_LOWER && class <= TEXT_LETTER;
		n_lower += class == TEXT_LOWER;
	}
	return n > 0 && (n_lower == 0 || n <= 3) ? CASE_EXACT : CASE_SMART;
}

static void
add_field(struct compiler *compiler, struct span field)
{
	uint16_t len = field.len > UINT16_MAX ? UINT16_MAX : (uint16_t)field.len;

	buffer_add(&compiler->data, span_make((const char *)&len, sizeof(len)));
	buffer_add(&compiler->data, span_slice(field, 0, len));
}

static void
add_phrase(struct compiler *compiler, struct span fields[5])
{
	struct phrase *phrase;
	uint64_t hashes[DICTIONARY_TOKENS], key = 0, second = 0;
	enum case_policy policy = smart_policy(fields[0]);

	text_tokenize(&compiler->tokens, fields[0]);
	if (compiler->tokens.n == 0 || compiler->tokens.n > DICTIONARY_TOKENS) {
		diag_report(compiler->diag, compiler->place, "bad-phrase", "a phrase has 1 to %d words",
		    DICTIONARY_TOKENS);
		return;
	}
	if (span_equal(fields[4], SPAN("any")))
		policy = CASE_ANY;
	else if (span_equal(fields[4], SPAN("exact")))
		policy = CASE_EXACT;
	dictionary_hash(fields[0], &compiler->tokens, hashes);
	for (size_t i = 0; i < compiler->tokens.n; i++) {
		key = dictionary_step(key, hashes[i]);
		second = i == 1 ? key : second;
	}
	compiler->list = heap_grow(compiler->list, &compiler->capacity, compiler->n + 1,
	    sizeof(*compiler->list));
	phrase = &compiler->list[compiler->n];
	*phrase = (struct phrase){ key, hashes[0], second, (uint32_t)compiler->data.len,
		(uint32_t)compiler->n, (uint32_t)compiler->tokens.n };
	compiler->n++;
	buffer_add_byte(&compiler->data, (char)policy);
	add_field(compiler, fields[0]);
	add_field(compiler, fields[1].len > 0 ? fields[1] : buffer_span(&compiler->type));
	add_field(compiler, fields[2]);
	add_field(compiler, fields[3]);
}

static void
read_line(struct compiler *compiler, struct span line)
{
	struct span fields[5] = { SPAN(""), SPAN(""), SPAN(""), SPAN(""), SPAN("") }, rest = line;

	compiler->place.line++;
	if (span_starts(line, SPAN("#type "))) {
		struct span type = span_trim(span_slice(line, 6, line.len));

		buffer_reset(&compiler->type);
		buffer_add(&compiler->type, type);
		return;
	}
	if (span_trim(line).len == 0 || line.ptr[0] == '#')
		return;
	if (utf8_valid_prefix(line) < line.len) {
		diag_report(compiler->diag, compiler->place, "bad-utf8", "no valid UTF-8");
		return;
	}
	for (size_t i = 0; i < 5; i++) {
		if (!span_split(&rest, '\t', &fields[i]))
			break;
		fields[i] = span_trim(fields[i]);
	}
	add_phrase(compiler, fields);
}

/* Splits the input into lines; a line is kept together over reads. */
static void
read_lines(struct compiler *compiler, struct input *in)
{
	struct buffer buf = BUFFER_INIT;
	size_t start = 0, got;

	do {
		const char *end;

		if (start > 0) {
			memmove(buf.ptr, buf.ptr + start, buf.len - start);
			buf.len -= start;
			start = 0;
		}
		got = input_read(in, buffer_reserve(&buf, INPUT_BUFFER), INPUT_BUFFER);
		buf.len += got;
		while (start < buf.len && (end = memchr(buf.ptr + start, '\n', buf.len - start)) != NULL) {
			read_line(compiler, span_make(buf.ptr + start, (size_t)(end - buf.ptr) - start));
			start = (size_t)(end - buf.ptr) + 1;
		}
	} while (got > 0);
	if (start < buf.len)
		read_line(compiler, span_make(buf.ptr + start, buf.len - start));
	buffer_free(&buf);
}

static int
by_key(const void *a, const void *b)
{
	const struct phrase *p = a, *q = b;

	if (p->key != q->key)
		return p->key < q->key ? -1 : 1;
	return p->order < q->order ? -1 : p->order > q->order;
}

static struct span
field_at(const struct buffer *data, size_t *at)
{
	uint16_t len;
	struct span field;

	memcpy(&len, data->ptr + *at, sizeof(len));
	field = span_make(data->ptr + *at + sizeof(len), len);
	*at += sizeof(len) + len;
	return field;
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

/* Joins the entries [first, end), which have one key, into one. */
static void
join_entries(struct compiler *compiler, size_t first, size_t end)
{
	struct buffer ids = BUFFER_INIT, copy = BUFFER_INIT;
	size_t start = compiler->list[first].data, at = start + 1;

	field_at(&compiler->data, &at);
	field_at(&compiler->data, &at);
	field_at(&compiler->data, &at);
	buffer_add(&copy, span_slice(buffer_span(&compiler->data), start, at));
	for (size_t i = first; i < end; i++) {
		struct span id;

		at = compiler->list[i].data + 1;
		for (int skip = 0; skip < 3; skip++)
			field_at(&compiler->data, &at);
		id = field_at(&compiler->data, &at);
		if (id.len == 0 || holds_id(buffer_span(&ids), id))
			continue;
		if (ids.len > 0)
			buffer_add_byte(&ids, '|');
		buffer_add(&ids, id);
	}
	compiler->list[first].data = (uint32_t)compiler->data.len;
	buffer_add(&compiler->data, buffer_span(&copy));
	add_field(compiler, buffer_span(&ids));
	buffer_free(&ids);
	buffer_free(&copy);
}

/* Puts the phrases in order of their keys, one entry a key. */
static void
sort_phrases(struct compiler *compiler)
{
	size_t n = 0;

	if (compiler->n > 0)
		qsort(compiler->list, compiler->n, sizeof(*compiler->list), by_key);
	for (size_t i = 0, end; i < compiler->n; i = end) {
		for (end = i + 1; end < compiler->n && compiler->list[end].key == compiler->list[i].key;)
			end++;
		if (end > i + 1)
			join_entries(compiler, i, end);
		compiler->list[n++] = compiler->list[i];
	}
	compiler->n = n;
}

static void
fill_firsts(const struct compiler *compiler, struct dictionary_first *firsts, uint32_t n_slots)
{
	for (size_t i = 0; i < compiler->n; i++) {
		const struct phrase *phrase = &compiler->list[i];
		uint32_t check = dictionary_check(phrase->first);
		size_t slot = (size_t)((phrase->first >> 32) * n_slots >> 32);

		while (firsts[slot].check != 0 && firsts[slot].check != check &&
		    slot + 2 < (size_t)n_slots + DICTIONARY_SPARE)
			slot++;
		firsts[slot].check = check;
		firsts[slot].alone |= phrase->n_tokens == 1;
		if (phrase->n_tokens > firsts[slot].longest)
			firsts[slot].longest = (uint16_t)phrase->n_tokens;
	}
}

static void
fill_filter(const struct compiler *compiler, uint64_t *filter, uint32_t n_filter)
{
	for (size_t i = 0; i < compiler->n; i++)
		if (compiler->list[i].n_tokens > 1)
			filter[dictionary_filter_word(compiler->list[i].second, n_filter)] |=
			    dictionary_filter_bits(compiler->list[i].second);
}

static void
fill_slots(const struct compiler *compiler, struct dictionary_slot *slots, uint32_t n_slots)
{
	for (size_t i = 0; i < compiler->n; i++) {
		const struct phrase *phrase = &compiler->list[i];
		size_t slot = (size_t)((phrase->key >> 32) * n_slots >> 32);

		while (slots[slot].key != 0 && slot + 2 < (size_t)n_slots + DICTIONARY_SPARE)
			slot++;
		slots[slot] = (struct dictionary_slot){ phrase->key, phrase->data, 0 };
	}
}

static int
by_number(const void *a, const void *b)
{
	uint64_t p = *(const uint64_t *)a, q = *(const uint64_t *)b;

	return p < q ? -1 : p > q;
}

/* How many different tokens begin a phrase. */
static size_t
count_firsts(const struct compiler *compiler)
{
	uint64_t *list = heap_get(compiler->n * sizeof(*list));
	size_t n = 0;

	for (size_t i = 0; i < compiler->n; i++)
		list[i] = compiler->list[i].first;
	if (compiler->n > 0)
		qsort(list, compiler->n, sizeof(*list), by_number);
	for (size_t i = 0; i < compiler->n; i++)
		n += i == 0 || list[i] != list[i - 1];
	heap_free(list);
	return n;
}

static struct span
lay_out(const struct compiler *compiler)
{
	struct dictionary_header header = { .magic = DICTIONARY_MAGIC, .order = DICTIONARY_ORDER,
		.version = DICTIONARY_VERSION, .n_phrases = (uint32_t)compiler->n,
		.n_first_slots = (uint32_t)(count_firsts(compiler) * 2 + 1),
		.n_slots = (uint32_t)(compiler->n * 3 / 2 + 1),
		.n_filter = (uint32_t)(compiler->n / 5 + 1),
		.data_size = (uint32_t)compiler->data.len };
	size_t firsts_at = sizeof(header);
	size_t filter_at = firsts_at +
	    ((size_t)header.n_first_slots + DICTIONARY_SPARE) * sizeof(struct dictionary_first);
	size_t slots_at = filter_at + header.n_filter * sizeof(uint64_t);
	size_t data_at = slots_at +
	    ((size_t)header.n_slots + DICTIONARY_SPARE) * sizeof(struct dictionary_slot);
	char *bytes = heap_get_zeroed(1, data_at + compiler->data.len);

	memcpy(bytes, &header, sizeof(header));
	fill_firsts(compiler, (void *)(bytes + firsts_at), header.n_first_slots);
	fill_filter(compiler, (void *)(bytes + filter_at), header.n_filter);
	fill_slots(compiler, (void *)(bytes + slots_at), header.n_slots);
	if (compiler->data.len > 0)
		memcpy(bytes + data_at, compiler->data.ptr, compiler->data.len);
	return span_make(bytes, data_at + compiler->data.len);
}

struct span
dictionary_compile(struct input *in, struct diag *diag)
{
	struct compiler compiler = { .diag = diag, .place = { .file = input_name(in) } };
	struct span bytes;

	buffer_add(&compiler.type, SPAN("MISC"));
	read_lines(&compiler, in);
	if (compiler.data.len >= UINT32_MAX / 2)
		diag_stop("%s: more than 2 GiB of phrases", input_name(in));
	sort_phrases(&compiler);
	bytes = lay_out(&compiler);
	heap_free(compiler.list);
	buffer_free(&compiler.data);
	buffer_free(&compiler.type);
	text_tokens_free(&compiler.tokens);
	return bytes;
}
