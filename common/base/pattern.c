/*
 * pattern - PCRE2 with the limits that make it safe on text from anywhere
 *
 * Subjects are valid UTF-8 already, so PCRE2 is told not to look at that again for each match.
 */
#include "pattern.h"

#include <pcre2.h>
#include <stdio.h>

#include "heap.h"

enum { MATCH_LIMIT = 100000, HEAP_LIMIT_KIB = 64 * 1024, JIT_STACK_BYTES = 1024 * 1024 };

struct pattern {
	pcre2_code *code;
};

struct pattern_match {
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	pcre2_match_data *data;
	unsigned n_groups; /* that took part in the last match, the whole of it included */
};

static void *
allocate(size_t size, void *data)
{
	(void)data;
	return heap_get(size);
}

static void
release(void *ptr, void *data)
{
	(void)data;
	heap_free(ptr);
}

static void
explain(int code, size_t at, struct buffer *why)
{
	unsigned char message[256];

	if (pcre2_get_error_message(code, message, sizeof(message)) < 0)
		message[0] = '\0';
	buffer_print(why, "at offset %zu: %s", at, (const char *)message);
}

struct pattern *
pattern_compile(struct span text, bool nocase, struct buffer *why)
{
	pcre2_general_context *memory = pcre2_general_context_create(allocate, release, NULL);
	pcre2_compile_context *context = pcre2_compile_context_create(memory);
	struct pattern *pattern = NULL;
	size_t at;
	int error;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)text.ptr, text.len,
	    PCRE2_UTF | PCRE2_NEVER_UCP | PCRE2_NEVER_BACKSLASH_C | (nocase ? PCRE2_CASELESS : 0), &error,
	    &at, context);

	if (code != NULL) {
		pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* without JIT it only is slower */
		pattern = heap_get(sizeof(*pattern));
		pattern->code = code;
	} else {
		explain(error, at, why);
	}
	pcre2_compile_context_free(context);
	pcre2_general_context_free(memory);
	return pattern;
}

void
pattern_free(struct pattern *pattern)
{
	if (pattern == NULL)
		return;
	pcre2_code_free(pattern->code);
	heap_free(pattern);
}

unsigned
pattern_groups(const struct pattern *pattern)
{
	uint32_t n = 0;

	pcre2_pattern_info(pattern->code, PCRE2_INFO_CAPTURECOUNT, &n);
	return n;
}

struct pattern_match *
pattern_match_new(const struct pattern *pattern)
{
	pcre2_general_context *memory = pcre2_general_context_create(allocate, release, NULL);
	struct pattern_match *match = heap_get_zeroed(1, sizeof(*match));

	match->context = pcre2_match_context_create(memory);
	match->data = pcre2_match_data_create_from_pattern(pattern->code, memory);
	match->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK_BYTES, memory);
	pcre2_set_match_limit(match->context, MATCH_LIMIT);
	pcre2_set_heap_limit(match->context, HEAP_LIMIT_KIB);
	pcre2_jit_stack_assign(match->context, NULL, match->stack);
	pcre2_general_context_free(memory);
	return match;
}

void
pattern_match_free(struct pattern_match *match)
{
	if (match == NULL)
		return;
	pcre2_match_data_free(match->data);
	pcre2_jit_stack_free(match->stack);
	pcre2_match_context_free(match->context);
	heap_free(match);
}

enum pattern_result
pattern_find(const struct pattern *pattern, struct pattern_match *match, struct span subject,
    size_t start)
{
	PCRE2_SPTR bytes = (PCRE2_SPTR)(subject.ptr != NULL ? subject.ptr : "");
	int n = pcre2_match(pattern->code, bytes, subject.len, start, PCRE2_NO_UTF_CHECK, match->data,
	    match->context);

	match->n_groups = n > 0 ? (unsigned)n : 0;
	if (n > 0)
		return PATTERN_FOUND;
	return n == PCRE2_ERROR_NOMATCH ? PATTERN_NONE : PATTERN_LIMIT;
}

struct span
pattern_group(const struct pattern_match *match, struct span subject, unsigned n)
{
	const size_t *ends = pcre2_get_ovector_pointer(match->data);

	if (n >= match->n_groups || ends[2 * n] == PCRE2_UNSET)
		return span_make(NULL, 0);
	return span_slice(subject, ends[2 * n], ends[2 * n + 1]);
}

#define WORDS_(number) #number
#define WORDS(number) WORDS_(number)

const char *
pattern_library(void)
{
	return "PCRE2 " WORDS(PCRE2_MAJOR) "." WORDS(PCRE2_MINOR);
}
