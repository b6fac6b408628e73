/*
 * refuse_number - numbers that look like a time expression and are none
 */
#include "refuse.h"

#include "form.h"
#include "gap.h"

static struct span
token_text(const struct run *run, int i)
{
	return span_slice(run->text, run->list[i].start, run->list[i].end);
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Is the word before token i of the class? A colon or # may stand between: "Room #12" */
static bool
cue_before(const struct run *run, int i, enum word_class class)
{
	uint32_t at = run->list[i].start;

	while (at > 0 && memchr(" :#", run->text.ptr[at - 1], 3) != NULL)
		at--;
	return gap_word_before_is(run->lexicon, run->text, at, class);
}

static bool
is_number(const struct run *run, int i)
{
	return token_kind(run, i, T_NUMBER) || token_kind(run, i, T_DATE);
}

static bool
joins_numbers(const struct run *run, int i)
{
	return token_mark(run, i, '-') || token_mark(run, i, '~') || token_mark(run, i, ',') ||
	    token_is(run, i, W_AND) || token_is(run, i, W_TO);
}

/* Is the word before token i, or before the numbers joined to it, of the class? pages 12-14 */
static bool
is_labelled(const struct run *run, int i, enum word_class class)
{
	while (i - 2 >= RUN_START && joins_numbers(run, i - 1) && is_number(run, i - 2))
		i -= 2;
	return cue_before(run, i, class);
}

/* on 5/6, since 5/6, Monday 5/6, 5/6 at 13:55: what only a day can have beside it */
static bool
day_expected(const struct run *run, int i, int end, const struct mention *m)
{
	static const enum word_class before[] = { W_ON, W_BOUND, W_WEEKDAY };

	for (size_t k = 0; k < sizeof(before) / sizeof(before[0]); k++)
		if (refuse_before(run, i, before[k]))
			return true;
	return m->weekday > 0 || m->hour >= 0 || token_kind(run, end, T_CLOCK);
}

/* Do a joint at i and a date behind it make a range with the date before? */
static bool
is_pair(const struct run *run, int i)
{
	return (token_mark(run, i, '-') || token_mark(run, i, '~')) &&
	    token_kind(run, i - 1, T_DATE) && token_kind(run, i + 1, T_DATE);
}

/* 1/4 cup, 5/10, 3/4 of them: a part of a whole */
static bool
fraction(const struct run *run, int i, int end, const struct mention *m)
{
	const struct stamp *stamp;
	char first, behind;
	int under, over;
	bool common;

	i += end == i + 2 && token_is(run, i, W_ARTICLE); /* το 1/3 */
	stamp = &token_at(run, i)->stamp;
	first = run->text.ptr[token_at(run, i)->start];
	under = stamp->day;
	over = stamp->month;

	if (!token_kind(run, i, T_DATE) || stamp->year != 0 || token_is_wide(run, i))
		return false;
	if (m->doubtful && span_equal(token_text(run, i), SPAN("24/7")))
		return true; /* at all hours */
	if (is_pair(run, end))
		return fraction(run, end + 1, end + 2, m);
	behind = refuse_byte_behind(run, end);
	if (behind == '"' || is_letter(behind) || refuse_behind(run, end, W_MEASURE) ||
	    refuse_behind(run, end, W_OF) || refuse_behind(run, end, W_ARTICLE))
		return true;
	if (first == '0' || over > under || is_pair(run, i - 1)) /* 07/04; 9/8 */
		return false;
	common = over == 1 || under <= 5 || under == 8 || under == 10 || under == 16;
	return common && !day_expected(run, i, end, m);
}

/* Is a group of the digits of text not padded to two? 4.2.10 */
static bool
has_short_group(struct span text)
{
	size_t len = 0;

	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9') {
			len++;
			continue;
		}
		if (len == 1)
			return true;
		len = 0;
	}
	return false;
}

/* 1.1.16, v2.3.66, section 4.2.10, 10.04.03-rc1: a version, or the number of a section */
static bool
version(const struct run *run, int i, int end, const struct mention *m)
{
	const struct token *token = token_at(run, end - 1);
	struct span text = token_text(run, end - 1);
	char behind = refuse_byte_behind(run, end), before = refuse_byte_before(run, i);

	if ((end != i + 1 && !token_is(run, i, W_ARTICLE)) || token->kind != T_DATE ||
	    token->end - token->start > 8 || token->stamp.year == 0 ||
	    memchr(text.ptr, '/', text.len) != NULL)
		return false;
	if (token->glued || is_labelled(run, end - 1, W_LABEL) ||
	    is_labelled(run, end - 1, W_VERSION_OF) || before == '@' || is_letter(behind) ||
	    (behind == '-' && token->end + 1 < run->text.len &&
	    is_letter(run->text.ptr[token->end + 1])))
		return true;
	return has_short_group(text) && !day_expected(run, i, end, m) &&
	    !(run->lexicon->dotted_dates && memchr(text.ptr, '.', text.len) != NULL);
}

/* Is a clock time only digits and one colon: 3:51? */
static bool
is_bare_clock(const struct run *run, int i)
{
	const struct token *token = token_at(run, i);

	return token_kind(run, i, T_CLOCK) && !token->stamp.half_known && !token->stamp.on_hour &&
	    run->text.ptr[token->end - 1] >= '0' && run->text.ptr[token->end - 1] <= '9';
}

/* Does the hour of a clock time have one digit? */
static bool
has_short_hour(const struct run *run, int i)
{
	return memchr(run->text.ptr + token_at(run, i)->start, ':', 2) != NULL;
}

/* 1:46,47 minutes: the end of a time run, whose minutes stand before the colon; 3:41 minutes */
static bool
tail_of_time(const struct run *run, int i, int end, const struct mention *m)
{
	uint32_t start = token_at(run, i)->start;

	(void)end;
	if (m->kind != M_DURATION || start < 2)
		return false;
	if (token_is(run, i, W_UNIT))
		return run->text.ptr[start - 1] == ' ' && is_digit(run->text.ptr[start - 2]);
	return token_kind(run, i, T_NUMBER) && run->text.ptr[start - 1] == ':' &&
	    is_digit(run->text.ptr[start - 2]);
}

/* Duration: 13:55, 8:30 pace, 0:00/3:51, main.c:5:16: minutes and seconds, or lines of a file */
static bool
length_of_time(const struct run *run, int i, int end, const struct mention *m)
{
	int last = end - 1;
	char before;

	i += token_is(run, i, W_ARTICLE);
	before = refuse_byte_before(run, i);
	if (m->kind != M_TIME || !is_bare_clock(run, i))
		return false;
	if (before == ':' || token_mark(run, end, '/') || before == '/' ||
	    (token_mark(run, i - 1, '/') && token_kind(run, i - 2, T_CLOCK)))
		return true;
	if (last == i && token_at(run, i)->stamp.hour == 0 && has_short_hour(run, i) &&
	    run->lexicon->full && !token_mark(run, i - 1, ','))
		return true;
	if (token_is(run, last, W_HOURS) && !token_at(run, last)->spaced && has_short_hour(run, i))
		return true;
	return cue_before(run, i, W_LASTING) || refuse_behind(run, end, W_LASTING) ||
	    refuse_behind(run, end, W_MEASURE);
}

/* case 095/2018, ABC/2018 */
static bool
before_is_number(const struct run *run, int i)
{
	uint32_t start = run->list[i].start;

	if (start < 2 || run->text.ptr[start - 1] != '/')
		return false;
	return token_kind(run, i - 2, T_NUMBER) ? token_at(run, i - 2)->digits != 4 :
	    is_digit(run->text.ptr[start - 2]) || (run->text.ptr[start - 2] >= 'A' &&
	    run->text.ptr[start - 2] <= 'Z');
}

/* pages 1712-1723, 500 to 1000, room 1998, forms 1120s: a number with another work */
static bool
no_year(const struct run *run, int i, int end, const struct mention *m)
{
	int joint = i - 1;
	bool lone = m->kind == M_CALENDAR && m->year > 0 && m->month == 0 && m->day == 0 &&
	    m->season == 0 && m->fraction == 0 && !m->bc;

	if (m->kind == M_CALENDAR && m->decade > 0 && m->decade < 100 &&
	    refuse_before(run, i, W_OWNER))
		return true; /* in their early 40s */
	if (m->kind == M_CALENDAR && m->decade > 0 && m->decade < 1500 && m->decade > 100)
		return end == i + 1 && !refuse_before(run, i, W_ARTICLE);
	if (!lone || end != i + 1 || !token_kind(run, i, T_NUMBER))
		return false;
	if (before_is_number(run, i))
		return true;
	if ((token_is(run, joint, W_TO) || token_mark(run, joint, '-')) &&
	    token_kind(run, joint - 1, T_NUMBER) && token_at(run, joint - 1)->digits < 4 &&
	    !token_is(run, joint - 2, W_MONTH) && !token_is(run, joint - 2, W_BC))
		return true;
	return is_labelled(run, i, W_LABEL);
}

bool
refuse_number(const struct run *run, int i, int end, const struct mention *m)
{
	static refusal *const rules[] = { fraction, version, tail_of_time, length_of_time, no_year,
		NULL };

	for (int k = 0; rules[k] != NULL; k++)
		if (rules[k](run, i, end, m))
			return true;
	return false;
}
