/*
 * json_scan - checks all of a JSON text and splits one object into its members
 *
 * 64 bytes at a time: the classes of the bytes come as bit masks (simd.h). Quotes that no backslash
 * escapes are turned into a mask of what lies inside strings (each bit the parity of the quotes
 * before it); outside strings remain the tokens { } [ ] : , an opening quote and the first byte of a
 * number or word. A table of states walks over the tokens; the kind of each open container is one
 * bit, so that a million brackets cost 125 kB and no stack.
 */
#include "heap.h"
#include "json.h"
#include "json_scalar.h"
#include "simd.h"
#include "utf8.h"

enum token {
	TOKEN_OTHER, /* number, word, or what has no place in JSON */
	TOKEN_QUOTE,
	TOKEN_OPEN_OBJECT,
	TOKEN_OPEN_ARRAY,
	TOKEN_CLOSE_OBJECT,
	TOKEN_CLOSE_ARRAY,
	TOKEN_COLON,
	TOKEN_COMMA,
	N_TOKENS,
};

enum state {
	REFUSED,
	OBJECT_ONLY,  /* the value must be an object */
	ANY_VALUE,
	OBJECT_FIRST, /* a key or } */
	OBJECT_KEY,
	OBJECT_COLON,
	OBJECT_VALUE,
	OBJECT_NEXT,  /* , or } */
	ARRAY_FIRST,  /* a value or ] */
	ARRAY_VALUE,
	ARRAY_NEXT,   /* , or ] */
	CLOSED,       /* what follows a closed container depends on what it was in */
	DONE,
	N_STATES,
};

static const unsigned char tokens[256] = {
	['"'] = TOKEN_QUOTE,
	['{'] = TOKEN_OPEN_OBJECT,
	['['] = TOKEN_OPEN_ARRAY,
	['}'] = TOKEN_CLOSE_OBJECT,
	[']'] = TOKEN_CLOSE_ARRAY,
	[':'] = TOKEN_COLON,
	[','] = TOKEN_COMMA,
};

#define ANY(after) \
	{ [TOKEN_OTHER] = (after), [TOKEN_QUOTE] = (after), [TOKEN_OPEN_OBJECT] = OBJECT_FIRST, \
	  [TOKEN_OPEN_ARRAY] = ARRAY_FIRST }

static const unsigned char transitions[N_STATES][N_TOKENS] = {
	[OBJECT_ONLY] = { [TOKEN_OPEN_OBJECT] = OBJECT_FIRST },
	[ANY_VALUE] = ANY(DONE),
	[OBJECT_FIRST] = { [TOKEN_QUOTE] = OBJECT_COLON, [TOKEN_CLOSE_OBJECT] = CLOSED },
	[OBJECT_KEY] = { [TOKEN_QUOTE] = OBJECT_COLON },
	[OBJECT_COLON] = { [TOKEN_COLON] = OBJECT_VALUE },
	[OBJECT_VALUE] = ANY(OBJECT_NEXT),
	[OBJECT_NEXT] = { [TOKEN_COMMA] = OBJECT_KEY, [TOKEN_CLOSE_OBJECT] = CLOSED },
	[ARRAY_FIRST] = { [TOKEN_OTHER] = ARRAY_NEXT, [TOKEN_QUOTE] = ARRAY_NEXT,
	    [TOKEN_OPEN_OBJECT] = OBJECT_FIRST, [TOKEN_OPEN_ARRAY] = ARRAY_FIRST,
	    [TOKEN_CLOSE_ARRAY] = CLOSED },
	[ARRAY_VALUE] = ANY(ARRAY_NEXT),
	[ARRAY_NEXT] = { [TOKEN_COMMA] = ARRAY_VALUE, [TOKEN_CLOSE_ARRAY] = CLOSED },
};

static const char *const expectations[N_STATES] = {
	[OBJECT_ONLY] = "expected an object",
	[ANY_VALUE] = "expected a value",
	[OBJECT_FIRST] = "expected a key or a closing brace",
	[OBJECT_KEY] = "expected a key",
	[OBJECT_COLON] = "expected a colon",
	[OBJECT_VALUE] = "expected a value",
	[OBJECT_NEXT] = "expected a comma or a closing brace",
	[ARRAY_FIRST] = "expected a value or a closing bracket",
	[ARRAY_VALUE] = "expected a value",
	[ARRAY_NEXT] = "expected a comma or a closing bracket",
	[DONE] = "more text behind the value",
};

/* One bit for each open container, 1 for an object. */
struct stack {
	size_t depth;
	uint64_t top;    /* the innermost 64 or fewer, the lowest bit the innermost */
	uint64_t *below; /* full words */
	size_t capacity;
};

struct scanner {
	struct span text;
	struct json_members *members; /* NULL: only check */
	struct stack stack;
	unsigned char state;
	bool in_string, escaping;     /* at the end of the last block */
	bool other;                   /* a number or word went on to the end of the last block */
	bool multibyte;
	struct span key;
	size_t value; /* where the member's value starts */
	size_t at;    /* of the mistake */
};

static void
push(struct stack *stack, bool object)
{
	if (stack->depth > 0 && stack->depth % 64 == 0) {
		size_t word = stack->depth / 64 - 1;

		stack->below = heap_grow(stack->below, &stack->capacity, word + 1,
		    sizeof(*stack->below));
		stack->below[word] = stack->top;
	}
	stack->top = stack->top << 1 | object;
	stack->depth++;
}

static unsigned char
pop(struct stack *stack)
{
	stack->depth--;
	stack->top >>= 1;
	if (stack->depth == 0)
		return DONE;
	if (stack->depth % 64 == 0)
		stack->top = stack->below[stack->depth / 64 - 1];
	return (stack->top & 1) != 0 ? OBJECT_NEXT : ARRAY_NEXT;
}

/* Text up to end without the white space before it. */
static size_t
trim_end(struct span text, size_t end)
{
	while (end > 0 && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '\t' ||
	    text.ptr[end - 1] == '\n' || text.ptr[end - 1] == '\r'))
		end--;
	return end;
}

static void
add_member(struct scanner *scan, size_t end)
{
	struct json_members *members = scan->members;
	struct json_member *member;

	if (members->n == members->capacity)
		members->list = heap_grow(members->list, &members->capacity, members->n + 1,
		    sizeof(*members->list));
	member = &members->list[members->n++];
	member->key = scan->key;
	member->value = span_slice(scan->text, scan->value, trim_end(scan->text, end));
}

/* A token of the object itself, seen in `state`: notes where keys and values start and end. */
static void
note_member(struct scanner *scan, enum token token, unsigned char state, size_t at)
{
	struct span text = scan->text;

	if (token == TOKEN_COLON) {
		scan->key.len = trim_end(text, at) - 1 - (size_t)(scan->key.ptr - text.ptr);
		if (memchr(scan->key.ptr, '\\', scan->key.len) != NULL)
			scan->members->escaped_keys = true;
	} else if (state == OBJECT_FIRST || state == OBJECT_KEY) {
		scan->key = span_make(text.ptr + at + 1, 0);
	} else if (state == OBJECT_VALUE) {
		scan->value = at;
	} else if (state == OBJECT_NEXT) {
		add_member(scan, at);
	}
	if (token == TOKEN_CLOSE_OBJECT)
		scan->members->end = at;
}

/* What a token does beside leading to the next state; what is wrong with it, or NULL. */
static inline const char *
act(struct scanner *scan, enum token token, unsigned char *state, size_t at)
{
	if (token == TOKEN_OTHER)
		return json_scalar_mistake(span_slice(scan->text, at, scan->text.len));
	if (token == TOKEN_OPEN_OBJECT || token == TOKEN_OPEN_ARRAY)
		push(&scan->stack, token == TOKEN_OPEN_OBJECT);
	else if (*state == CLOSED)
		*state = pop(&scan->stack);
	return NULL;
}

/* Goes over the tokens of a block; the state lives in a register meanwhile. */
static const char *
walk_tokens(struct scanner *scan, uint64_t found, size_t base)
{
	unsigned char state = scan->state;
	const char *why = NULL;

	for (; found != 0 && why == NULL; found &= found - 1) {
		size_t at = base + (size_t)__builtin_ctzll(found);
		enum token token = tokens[(unsigned char)scan->text.ptr[at]];
		unsigned char next = transitions[state][token];

		if (next == REFUSED)
			why = expectations[state];
		else if (scan->stack.depth == 1 && scan->members != NULL)
			note_member(scan, token, state, at);
		if (why == NULL)
			why = act(scan, token, &next, at);
		if (why != NULL)
			scan->at = at;
		state = next;
	}
	scan->state = state;
	return why;
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* Do four hexadecimal digits follow the u at text[at]? */
static bool
has_digits(struct span text, size_t at)
{
	return at < text.len && text.len - at > 4 && is_hex(text.ptr[at + 1]) &&
	    is_hex(text.ptr[at + 2]) && is_hex(text.ptr[at + 3]) && is_hex(text.ptr[at + 4]);
}

/*
 * The bytes of a block that a backslash escapes. In a run of backslashes every second byte is
 * escaped, counted from the run's start: the sum carries out of runs that start on an odd place,
 * which tells the two kinds apart without a loop (Langdale and Lemire, "Parsing Gigabytes of JSON
 * per Second", 2019). *carry, 0 or 1, goes from block to block.
 */
static uint64_t
find_escaped(uint64_t backslash, uint64_t *carry)
{
	const uint64_t even = 0x5555555555555555u;
	uint64_t behind, odd_starts, sum;

	backslash &= ~*carry;
	behind = backslash << 1 | *carry;
	odd_starts = backslash & ~even & ~behind;
	*carry = __builtin_add_overflow(odd_starts, backslash, &sum);
	return (even ^ sum << 1) & behind;
}

/* The escaped bytes that make no escape of JSON. */
static uint64_t
wrong_escapes(const struct scanner *scan, const struct simd_block *block, uint64_t escaped,
    size_t base)
{
	uint64_t wrong = escaped & ~block->letter, unicode = escaped & block->unicode;

	for (; unicode != 0; unicode &= unicode - 1)
		if (!has_digits(scan->text, base + (size_t)__builtin_ctzll(unicode)))
			wrong |= unicode & -unicode;
	return wrong;
}

/* Each bit the parity of the bits of mask up to and with it. */
static uint64_t
prefix_parity(uint64_t mask)
{
	mask ^= mask << 1;
	mask ^= mask << 2;
	mask ^= mask << 4;
	mask ^= mask << 8;
	mask ^= mask << 16;
	return mask ^ mask << 32;
}

/* What is wrong inside the strings of a block, and where. */
struct fault {
	const char *why;
	uint64_t bit;
};

static void
keep_first(struct fault *fault, uint64_t mask, const char *why)
{
	uint64_t bit = mask & -mask;

	if (bit != 0 && (fault->bit == 0 || bit < fault->bit))
		*fault = (struct fault){ why, bit };
}

/* A block with what its strings look like already known. */
static const char *
split_block(struct scanner *scan, const struct simd_block *block, size_t base, uint64_t quote,
    uint64_t wrong)
{
	uint64_t inside = prefix_parity(quote) ^ (scan->in_string ? ~(uint64_t)0 : 0);
	uint64_t other = ~(inside | quote | block->structure | block->space), found;
	struct fault fault = { NULL, 0 };
	const char *why;

	scan->in_string = inside >> 63;
	keep_first(&fault, wrong, "malformed escape in a string");
	keep_first(&fault, block->control & inside, "control character in a string");
	found = (block->structure & ~inside) | (quote & inside) | (other & ~(other << 1 | scan->other));
	scan->other = other >> 63;
	if (fault.bit == 0)
		return walk_tokens(scan, found, base);
	why = walk_tokens(scan, found & (fault.bit - 1), base);
	if (why != NULL)
		return why;
	scan->at = base + (size_t)__builtin_ctzll(fault.bit);
	return fault.why;
}

/* Most blocks of a long text lie inside one string and need no more than the first lines. */
static const char *
walk_block(struct scanner *scan, const struct simd_block *block, size_t base, uint64_t escaped)
{
	uint64_t quote = block->quote & ~escaped, wrong = wrong_escapes(scan, block, escaped, base);

	if (scan->in_string && (quote | block->control | wrong) == 0)
		return NULL;
	return split_block(scan, block, base, quote, wrong);
}

enum { BATCH = 32 /* blocks */ };

static const char *
walk_blocks(struct scanner *scan, const struct simd *simd, const char *bytes, size_t base, size_t n)
{
	struct simd_block blocks[BATCH];
	uint64_t carry = scan->escaping;
	const char *why = NULL;

	scan->multibyte |= simd->classify(bytes, n, blocks);
	for (size_t i = 0; i < n && why == NULL; i++)
		why = walk_block(scan, &blocks[i], base + i * SIMD_BLOCK,
		    find_escaped(blocks[i].backslash, &carry));
	scan->escaping = carry != 0;
	return why;
}

/* The last, incomplete block is filled with blanks. */
static const char *
walk_end(struct scanner *scan, const struct simd *simd, size_t base)
{
	char bytes[SIMD_BLOCK];
	struct span rest = span_slice(scan->text, base, scan->text.len);
	const char *why = NULL;

	if (rest.len > 0) {
		memset(bytes, ' ', sizeof(bytes));
		memcpy(bytes, rest.ptr, rest.len);
		why = walk_blocks(scan, simd, bytes, base, 1);
	}
	if (why != NULL && scan->at < scan->text.len)
		return why;
	if (why == NULL && scan->state == DONE && !scan->in_string)
		return NULL;
	scan->at = scan->text.len;
	return scan->in_string ? "the text ends inside a string" : "the text ends too early";
}

static const char *
walk_text(struct scanner *scan)
{
	const struct simd *simd = simd_best();
	size_t n = scan->text.len / SIMD_BLOCK, done = 0;

	while (done < n) {
		size_t batch = n - done < BATCH ? n - done : BATCH, base = done * SIMD_BLOCK;
		const char *why = walk_blocks(scan, simd, scan->text.ptr + base, base, batch);

		if (why != NULL)
			return why;
		done += batch;
	}
	return walk_end(scan, simd, done * SIMD_BLOCK);
}

/* A mistake in the encoding counts when it stands before any other. */
static const char *
scan_text(struct scanner *scan, size_t *at)
{
	const char *why = walk_text(scan);
	size_t valid = scan->text.len;

	heap_free(scan->stack.below);
	*at = scan->at;
	if (scan->multibyte)
		valid = utf8_valid_prefix(scan->text);
	if (valid < scan->text.len && (why == NULL || valid <= scan->at)) {
		*at = valid;
		return "invalid UTF-8";
	}
	return why;
}

const char *
json_scan(struct span text, struct json_members *members, size_t *at)
{
	struct scanner scan = { .text = text, .members = members, .state = OBJECT_ONLY };

	members->n = 0;
	members->end = 0;
	members->escaped_keys = false;
	return scan_text(&scan, at);
}

const char *
json_check(struct span text, size_t *at)
{
	struct scanner scan = { .text = text, .state = ANY_VALUE };

	return scan_text(&scan, at);
}

void
json_members_free(struct json_members *members)
{
	heap_free(members->list);
	*members = (struct json_members){ 0 };
}
