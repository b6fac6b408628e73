/*
 * rules - users' own expressions
 */
#include "rules.h"

#include "ascii.h"
#include "diag.h"
#include "heap.h"
#include "input.h"
#include "pattern.h"
#include "utf8.h"

struct rule {
	size_t line;
	enum timex_type type;
	struct span value;
	struct pattern *pattern;
};

struct rules {
	struct rule *list;
	size_t n, capacity;
	struct buffer text;
};

/* Does the value name a group that the pattern has not? */
static bool
names_no_group(const struct rule *rule)
{
	for (size_t i = 0; i + 1 < rule->value.len; i++)
		if (rule->value.ptr[i] == '\\' && ascii_is_digit(rule->value.ptr[i + 1]) &&
		    (unsigned)(rule->value.ptr[i + 1] - '0') > pattern_groups(rule->pattern))
			return true;
	return false;
}

static void
add_rule(struct rules *rules, struct span line, const char *name, size_t number)
{
	struct span rest = line, type, value, pattern;
	struct buffer why = BUFFER_INIT;
	struct rule rule = { .type = TIMEX_TYPES, .line = number };

	if (!span_split(&rest, '\t', &type) || !span_split(&rest, '\t', &value) || rest.len == 0)
		diag_stop("%s:%zu: a rule is TYPE, VALUE and PATTERN, parted by tabs", name,
		    number);
	pattern = rest;
	for (int i = 0; i < TIMEX_TYPES; i++)
		if (span_equal(span_trim(type), span_from(timex_type_names[i])))
			rule.type = (enum timex_type)i;
	if (rule.type == TIMEX_TYPES)
		diag_stop("%s:%zu: the type is one of DATE, TIME, DURATION, SET", name, number);
	rule.value = span_trim(value);
	rule.pattern = pattern_compile(pattern, false, &why);
	if (rule.pattern == NULL)
		diag_stop("%s:%zu: %.*s", name, number, (int)why.len, why.ptr);
	if (names_no_group(&rule))
		diag_stop("%s:%zu: the value names a group that the pattern has not", name, number);
	if (rules->n == rules->capacity)
		rules->list = heap_grow(rules->list, &rules->capacity, rules->n + 1,
		    sizeof(*rules->list));
	rules->list[rules->n++] = rule;
	buffer_free(&why);
}

const struct rules *
rules_read(const char *name)
{
	struct diag diag = DIAG_INIT;
	struct rules *rules;
	struct span rest, line;
	size_t number = 0;

	if (name == NULL)
		return NULL;
	rules = heap_get_zeroed(1, sizeof(*rules));
	if (!input_read_file(name, &rules->text, &diag))
		diag_stop("cannot go on without the rules");
	rest = buffer_span(&rules->text);
	while (span_split(&rest, '\n', &line)) {
		number++;
		if (span_trim(line).len > 0 && line.ptr[0] != '#')
			add_rule(rules, line, name, number);
	}
	return rules;
}

void
rules_open(struct rules_state *state, const struct rules *rules)
{
	state->rules = rules;
	if (rules == NULL)
		return;
	state->matches = heap_get_zeroed(rules->n + 1, sizeof(struct pattern_match *));
	for (size_t i = 0; i < rules->n; i++)
		state->matches[i] = pattern_match_new(rules->list[i].pattern);
}

void
rules_close(struct rules_state *state)
{
	for (size_t i = 0; state->rules != NULL && i < state->rules->n; i++)
		pattern_match_free(state->matches[i]);
	heap_free(state->matches);
	heap_free(state->merged);
	heap_free(state->found);
}

/* The value with its groups put in, as far as it fits. */
static void
fill_value(const struct rule *rule, const struct pattern_match *match, struct span text,
    char out[VALUE_MAX])
{
	size_t len = 0;

	for (size_t i = 0; i < rule->value.len && len < VALUE_MAX - 1; i++) {
		struct span piece = span_slice(rule->value, i, i + 1);

		if (piece.ptr[0] == '\\' && i + 1 < rule->value.len &&
		    ascii_is_digit(rule->value.ptr[i + 1]))
			piece = pattern_group(match, text, (unsigned)(rule->value.ptr[++i] - '0'));
		for (size_t k = 0; k < piece.len && len < VALUE_MAX - 1; k++)
			out[len++] = piece.ptr[k];
	}
	out[len] = '\0';
}

static void
push(struct rules_state *state, const struct expression *timex)
{
	if (state->n_merged == state->merged_capacity)
		state->merged = heap_grow(state->merged, &state->merged_capacity,
		    state->n_merged + 1, sizeof(*state->merged));
	state->merged[state->n_merged++] = *timex;
}

/* Does the expression overlap a match? Both lists ascend; *at moves along the matches. */
static bool
is_covered(const struct rules_state *state, const struct expression *expression, size_t *at)
{
	while (*at < state->n_found && state->found[*at].end <= expression->start)
		(*at)++;
	return *at < state->n_found && state->found[*at].start < expression->end;
}

/* Puts the matches of a rule in their places, over what overlaps them. */
static void
merge(struct rules_state *state, struct expressions *expressions)
{
	size_t next = 0, at = 0;

	state->n_merged = 0;
	for (size_t i = 0; i < expressions->n; i++) {
		if (is_covered(state, &expressions->list[i], &at))
			continue;
		while (next < state->n_found &&
		    state->found[next].start < expressions->list[i].start)
			push(state, &state->found[next++]);
		push(state, &expressions->list[i]);
	}
	while (next < state->n_found)
		push(state, &state->found[next++]);
	if (state->n_merged > expressions->capacity)
		expressions->list = heap_grow(expressions->list, &expressions->capacity,
		    state->n_merged, sizeof(*expressions->list));
	if (state->n_merged > 0)
		memcpy(expressions->list, state->merged,
		    state->n_merged * sizeof(*expressions->list));
	expressions->n = state->n_merged;
}

/* All matches of a rule in text, in order; false if its pattern met a limit. */
static bool
find_all(struct rules_state *state, size_t number, struct span text)
{
	const struct rule *rule = &state->rules->list[number];
	enum pattern_result result = PATTERN_FOUND;
	size_t at = 0;

	state->n_found = 0;
	while (at <= text.len && (result = pattern_find(rule->pattern, state->matches[number],
	    text, at)) == PATTERN_FOUND) {
		struct span all = pattern_group(state->matches[number], text, 0);
		struct expression found = { .type = (uint8_t)rule->type };

		found.start = (uint32_t)(all.ptr - text.ptr);
		found.end = (uint32_t)(found.start + all.len);
		at = found.end;
		if (all.len == 0) {
			if (at < text.len)
				utf8_next(text, &at);
			else
				at++;
			continue;
		}
		fill_value(rule, state->matches[number], text, found.value);
		if (state->n_found == state->found_capacity)
			state->found = heap_grow(state->found, &state->found_capacity,
			    state->n_found + 1, sizeof(*state->found));
		state->found[state->n_found++] = found;
	}
	return result != PATTERN_LIMIT;
}

size_t
rules_apply(struct rules_state *state, struct span text, struct expressions *expressions)
{
	size_t limited = 0;

	for (size_t i = 0; state->rules != NULL && i < state->rules->n; i++) {
		if (!find_all(state, i, text))
			limited = state->rules->list[i].line;
		if (state->n_found > 0)
			merge(state, expressions);
	}
	return limited;
}
