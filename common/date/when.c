/*
 * when - the date in the head of a comment: where it stands in a line
 */
#include "when.h"

#include "ascii.h"
#include "date_names.h"
#include "date_token.h"

enum {
	LEAD_BYTES = 5,  /* of the longest word that a relative date begins with */
	TRAIL_BYTES = 7, /* and ends with */
};

/* Words behind which a second date is that of a change. */
static const char EDITED[] =
    "edited|edit|modified|updated|bearbeitet|geändert|modifié|editado";

static bool
is_number(const struct date_token *token, int low, int high)
{
	return date_token_number(token, 1, 4, low, high);
}

static bool
is_year(const struct date_token *token)
{
	return token->text.len == 4 && is_number(token, 1970, 2100);
}

static bool
is_month(const struct date_token *token)
{
	return token->kind == DATE_TOKEN_WORD && date_month(token->text, (struct span){ NULL, 0 }) > 0;
}

/* Steps over one token that is among the words. */
static const struct date_token *
skip(const struct date_token *token, const char *words)
{
	return date_token_word(token, words) ? token + 1 : token;
}

/* Is this a number of a numeric date, the separator glued to it? */
static bool
is_joined(const struct date_token *sign, const struct date_token *number)
{
	return date_token_word(sign, "-|.|/") && !sign->spaced &&
	    (!number->spaced || sign->text.ptr[0] == '.');
}

static bool
is_day_and_month(const struct date_token *a, const struct date_token *b)
{
	return is_number(a, 1, 31) && is_number(b, 1, 31) && (a->value <= 12 || b->value <= 12);
}

/* 2019-09-29, 29.09.2019, 9/29/19, 11. 9. 2024, 2019年9月29日, 2019년 9월 29일 */
static const struct date_token *
numeric_date(const struct date_token *at, struct when *when)
{
	if (is_year(at) && date_token_word(at + 1, "年|년") && is_number(at + 2, 1, 12) &&
	    date_token_word(at + 3, "月|월") && is_number(at + 4, 1, 31)) {
		when->year = true;
		return skip(at + 5, "日|일");
	}
	if (at->kind != DATE_TOKEN_NUMBER || !is_joined(at + 1, at + 2) || !is_joined(at + 3, at + 4) ||
	    at[1].text.ptr[0] != at[3].text.ptr[0])
		return NULL;
	when->year = true;
	if (is_year(at) && is_number(at + 2, 1, 12) && is_number(at + 4, 1, 31))
		return at + 5;
	if (!is_day_and_month(at, at + 2))
		return NULL;
	if (is_year(at + 4) || (at[4].text.len == 2 && is_number(at + 4, 0, 99)))
		return at + 5;
	return NULL;
}

/* The year behind a day and month, if there is one. */
static const struct date_token *
take_year(const struct date_token *at, struct when *when)
{
	const struct date_token *next = skip(skip(skip(at, "."), ","), "de|of");

	if (date_token_word(next, "'|’") && next[1].text.len == 2 && is_number(next + 1, 0, 99)) {
		when->year = true;
		return next + 2;
	}
	if (!is_year(next))
		return at;
	when->year = true;
	return next + 1;
}

/* Do a day and a year follow a month? Then a number before it ends a name: "maria1 Jun 06, 2020". */
static bool
is_month_first(const struct date_token *month)
{
	return is_number(month + 1, 1, 31) && month[1].text.len <= 2 && date_token_word(month + 2, ",") &&
	    is_year(month + 3);
}

/* 24 March 2013, 1st of May, 11. Sep 2024, March 24th, 2013, Jul 27 '16 */
static const struct date_token *
named_date(const struct date_token *at, struct when *when)
{
	const struct date_token *next;

	if (is_number(at, 1, 31)) {
		next = skip(skip(skip(at + 1, "st|nd|rd|th|º|er"), "."), "of|de|d|-|/");
		next = skip(next, "'|’|the");
		if (!is_month(next) || is_month_first(next))
			return NULL;
		return take_year(skip(next + 1, "-|/|."), when);
	}
	if (at->kind != DATE_TOKEN_WORD)
		return NULL;
	if (at[1].kind == DATE_TOKEN_WORD && at[2].kind != DATE_TOKEN_NUMBER)
		return NULL;
	next = skip(skip(at + 1, "."), "the|-|/");
	if (!is_number(next, 1, 31) || next->text.len > 2 || !is_month(at))
		return NULL;
	return take_year(skip(next + 1, "st|nd|rd|th|-"), when);
}

static bool
is_unit(const struct date_token *token)
{
	return date_token_word(token,
	    "second|seconds|sec|secs|s|minute|minutes|min|mins|m|hour|hours|hr|hrs|h|day|days|d|week|"
	    "weeks|wk|w|month|months|mo|year|years|yr|yrs|y|"
	    "sekunde|sekunden|minuten|stunde|stunden|std|tag|tage|tagen|woche|wochen|monat|monate|"
	    "monaten|jahr|jahre|jahren|seconde|secondes|heure|heures|jour|jours|semaine|semaines|"
	    "mois|an|ans|segundo|segundos|minuto|minutos|hora|horas|día|días|dia|dias|semana|semanas|"
	    "mes|meses|año|años|minuti|ora|ore|giorno|giorni|settimana|settimane|mese|mesi|anno|anni|"
	    "uur|dag|dagen|weken|maand|maanden|jaar");
}

static bool
is_amount(const struct date_token *token)
{
	return is_number(token, 0, 999) ||
	    date_token_word(token, "a|an|one|about|ein|einem|einer|eine|un|une|una|uno|een");
}

/* 2 hours ago, a day ago, vor 3 Tagen, il y a 2 ans, hace un mes */
static const struct date_token *
relative_date(const struct date_token *at)
{
	const struct date_token *next;

	/* most words are longer, and the rarest are asked for first */
	if (at->kind == DATE_TOKEN_WORD && at->text.len > LEAD_BYTES)
		return NULL;
	if (at[2].text.len <= TRAIL_BYTES &&
	    date_token_word(at + 2, "ago|fa|geleden|atrás|atras|zuvor|siden|temu") && is_amount(at) &&
	    is_unit(at + 1))
		return at + 3;
	if (date_token_word(at, "il") && date_token_word(at + 1, "y") && date_token_word(at + 2, "a"))
		next = at + 3;
	else if (date_token_word(at, "vor|hace|há|för"))
		next = at + 1;
	else
		return NULL;
	return is_amount(next) && is_unit(next + 1) ? next + 2 : NULL;
}

/* 05:46, 10:25 pm, 16.39 Uhr, 15h30, 5 PM, 21:08:12 */
static const struct date_token *
clock_time(const struct date_token *at)
{
	const struct date_token *next = at + 1;

	if (!is_number(at, 0, 24) || at->text.len > 2)
		return NULL;
	if (date_token_word(next, ":|.|h") && !next->spaced && !next[1].spaced && next[1].text.len == 2 &&
	    is_number(next + 1, 0, 59)) {
		next += 2;
		if (date_token_word(next, ":") && next[1].text.len == 2 && is_number(next + 1, 0, 60))
			next += 2;
	} else if (!date_token_word(next, "am|pm|uhr")) {
		return NULL;
	}
	if (date_token_word(next, "a|p") && date_token_mark(next + 1, '.') &&
	    date_token_word(next + 2, "m"))
		return skip(next + 3, ".");
	return skip(skip(next, "am|pm|uhr"), "utc|gmt|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|bst");
}

/* The time of day behind a date. */
static const struct date_token *
take_time(const struct date_token *at, struct when *when)
{
	const struct date_token *next, *end = at;
	int skipped = 0;

	do {
		next = end;
		end = date_token_mark(next, '|') ? next + 1 : skip(next, ",|-|–|—|·|•|@|»|(|t|at|um|à|"
		    "a|om|kl|ore|klo|las|às|alle|o|v|u|ob|в|о|у|г|р|στις|.");
	} while (end > next && ++skipped < 3);
	end = clock_time(end);
	if (end == NULL || end[-1].kind == DATE_TOKEN_MARK)
		return end == NULL ? at : end;
	when->time = true;
	return end;
}

/* Is the next number an hour? Times of day stand no farther than four tokens from their day. */
static bool
is_hour_ahead(const struct date_token *at)
{
	for (int i = 0; i < 4 && at->kind != DATE_TOKEN_END; i++)
		if ((++at)->kind == DATE_TOKEN_NUMBER)
			return is_number(at, 0, 24) && at->text.len <= 2;
	return false;
}

/* Yesterday at 10:11 AM, Heute um 08:30, Tuesday at 3:15 PM */
static const struct date_token *
day_and_time(const struct date_token *at, struct when *when)
{
	const struct date_token *end;

	if (at->kind != DATE_TOKEN_WORD || !is_hour_ahead(at))
		return NULL;
	end = take_time(at + 1, when);
	if (!when->time)
		return NULL;
	if (date_token_word(at, "today|yesterday|heute|gestern|hier|ayer|hoy|ieri|oggi|gisteren|vandaag|"
			  "igår|idag|wczoraj|dzisiaj|ontem|hoje") ||
	    date_weekday(at->text, (struct span){ NULL, 0 }) > 0)
		return end;
	return NULL;
}

/* A date that begins with this token; returns the token behind it, NULL if none does. */
static const struct date_token *
match_date(const struct date_token *at, struct when *when)
{
	const struct date_token *end;

	if (at->kind == DATE_TOKEN_MARK)
		return NULL;
	*when = (struct when){ 0 };
	end = numeric_date(at, when);
	if (end == NULL)
		end = named_date(at, when);
	if (end != NULL)
		return take_time(end, when);
	when->relative = true;
	end = relative_date(at);
	return end != NULL ? end : day_and_time(at, when);
}

/* Steps back over what leads a date in: "Sat, ", "Friday the ", "16:26, ", "10:25 pm on ". */
static const struct date_token *
step_back(const struct date_tokens *tokens, const struct date_token *at, struct when *when)
{
	const struct date_token *first = tokens->list, *back = at;

	for (int i = 0; i < 2 && back > first; i++)
		back = date_token_word(back - 1, ",|.|on|the|am|-|–|den|dem") ? back - 1 : back;
	if (back > first && back[-1].kind == DATE_TOKEN_WORD &&
	    date_weekday(back[-1].text, (struct span){ NULL, 0 }) > 0)
		return back - 1;
	for (size_t n = 3; n <= 7 && n <= (size_t)(back - first); n++) {
		if (clock_time(back - n) == back) {
			when->time = true;
			return back - n;
		}
	}
	return at;
}

/* A word of dates that have no digits: "an hour ago", "vor einer Stunde". */
static bool
has_relative_word(struct span line)
{
	struct span rest = line, word;

	while (span_split(&rest, ' ', &word)) {
		bool last = rest.ptr == NULL;

		if ((word.ptr > line.ptr && span_starts(word, SPAN("ago"))) ||
		    (!last && (span_ends(word, SPAN("vor")) || span_ends(word, SPAN("hace")))))
			return true;
	}
	return false;
}

/* Most lines are ruled out here: no digit, and no "an hour ago" either. */
static bool
may_hold_date(struct span line)
{
	return span_next_digit(line, 0) < line.len || (line.len >= 9 && has_relative_word(line));
}

bool
when_find(struct span line, struct when *when)
{
	struct date_tokens tokens;
	const struct date_token *at, *end, *start;
	struct when found;
	bool any = false;

	if (line.len > WHEN_LINE_MAX || !may_hold_date(line))
		return false;
	date_token_cut(&tokens, line);
	if (tokens.n == DATE_TOKENS_MAX) /* more than a head would have */
		return false;
	for (at = tokens.list; at->kind != DATE_TOKEN_END; at++) {
		if (any && date_token_word(at, EDITED))
			break;
		end = match_date(at, &found);
		if (end == NULL)
			continue;
		start = found.relative ? at : step_back(&tokens, at, &found);
		found.text = span_make(start->text.ptr,
		    (size_t)(end[-1].text.ptr + end[-1].text.len - start->text.ptr));
		*when = found;
		any = true;
		at = end - 1;
	}
	return any;
}
