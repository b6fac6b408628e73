/*
 * literal - entities with a fixed form
 *
 * Candidates start at tokens; each look ahead is bounded, so the whole is linear in the text.
 */
#include "literal.h"

#include "ascii.h"
#include "utf8.h"

enum { MOST_BYTES = 48 /* of a phone, card or account number with its separators */ };

struct finder {
	struct entities *entities;
	uint32_t record;
	struct span text;
	const struct text_tokens *tokens;
};

static struct span
token_text(const struct finder *find, size_t i)
{
	if (i >= find->tokens->n)
		return SPAN("");
	return span_slice(find->text, find->tokens->list[i].start, find->tokens->list[i].end);
}

static void
add(const struct finder *find, enum entity_type type, size_t start, size_t end)
{
	entity_add(find->entities, type, find->record, span_slice(find->text, start, end));
}

/* From token `first` to token `last`, both included. */
static void
add_tokens(const struct finder *find, enum entity_type type, size_t first, size_t last)
{
	add(find, type, find->tokens->list[first].start, find->tokens->list[last].end);
}

static bool
is_one_of(struct span word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (span_equal_nocase(word, span_from(*list)))
			return true;
	return false;
}

/* A number, with or without a letter of size behind it: "1,000", "2.5m", "130bn". */
static bool
is_number(struct span word)
{
	static const char *const sizes[] = { "", "k", "m", "mn", "bn", "b", "tn", "t", "p", NULL };
	size_t n = 0;

	while (n < word.len && (ascii_is_digit(word.ptr[n]) || (n > 0 && (word.ptr[n] == ',' ||
	    word.ptr[n] == '.'))))
		n++;
	return n > 0 && is_one_of(span_slice(word, n, word.len), sizes);
}

static bool
is_currency_sign(struct span word)
{
	static const char *const signs[] = { "$", "£", "€", "¥", "₹", "₽", "₺", "₩", "₴", NULL };

	return is_one_of(word, signs);
}

static bool
is_currency_word(struct span word)
{
	static const char *const words[] = { "dollar", "dollars", "euro", "euros", "pence", "USD", "EUR",
		"GBP", "CHF", "JPY", "CAD", "AUD", "INR", "CNY", "PLN", "RUB", "quid", NULL };

	return is_one_of(word, words);
}

static bool
is_size_word(struct span word)
{
	static const char *const words[] = { "thousand", "million", "billion", "trillion", "m", "bn",
		"mn", "k", NULL };

	return is_one_of(word, words);
}

/* "$5", "US$ 2.5 million", "EUR 100", "100 euros", "50p" is left out: too often a page. */
static void
find_money(const struct finder *find, size_t i)
{
	struct span word = token_text(find, i);
	size_t first = i, last;

	if (!ascii_is_digit(word.ptr[0]) && is_currency_sign(word) && is_number(token_text(find, i + 1))) {
		struct span before = i > 0 ? token_text(find, i - 1) : SPAN("");

		last = i + 1;
		if (!find->tokens->list[i].after_space && before.len <= 2 && before.len > 0 &&
		    before.ptr[0] >= 'A' && before.ptr[0] <= 'Z')
			first--;
	} else if (is_number(word) && is_currency_sign(token_text(find, i + 1)) &&
	    (i == 0 || !is_currency_sign(token_text(find, i - 1))) &&
	    !is_number(token_text(find, i + 2))) {
		add_tokens(find, ENTITY_MONEY, i, i + 1);
		return;
	} else if (is_number(word)) {
		last = i + is_size_word(token_text(find, i + 1));
		if (is_currency_word(token_text(find, last + 1)))
			add_tokens(find, ENTITY_MONEY, i, last + 1);
		return;
	} else if (word.len == 3 && is_currency_word(word) && word.ptr[0] < 'a' &&
	    is_number(token_text(find, i + 1))) {
		last = i + 1;
	} else {
		return;
	}
	last += is_size_word(token_text(find, last + 1));
	add_tokens(find, ENTITY_MONEY, first, last);
}

static void
find_percent(const struct finder *find, size_t i)
{
	struct span next = token_text(find, i + 1);

	if (!ascii_is_digit(token_text(find, i).ptr[0]) || !is_number(token_text(find, i)))
		return;
	if (span_equal(next, SPAN("%")) || span_equal_nocase(next, SPAN("percent")))
		add_tokens(find, ENTITY_PERCENT, i, i + 1);
	else if (span_equal_nocase(next, SPAN("per")) &&
	    span_equal_nocase(token_text(find, i + 2), SPAN("cent")))
		add_tokens(find, ENTITY_PERCENT, i, i + 2);
}

/* Four numbers up to 255 with full stops between. */
static void
find_ip4(const struct finder *find, size_t i)
{
	struct span rest = token_text(find, i), part;
	unsigned n = 0;

	while (span_split(&rest, '.', &part)) {
		size_t at = 0;

		if (span_take_number(part, &at, 3) > 255 || at == 0 || at < part.len)
			return;
		n++;
	}
	if (n == 4)
		add_tokens(find, ENTITY_IP, i, i);
}

/*
 * Groups of up to four hexadecimal digits with colons between: eight, or fewer around one "::".
 * One of them holds a digit, or it is a name in a program ("a::b").
 */
static void
find_ip6(const struct finder *find, size_t start)
{
	struct span text = find->text;
	size_t at = start, n_groups = 0, n_gaps = 0, end = start;
	bool any_digit = false;

	if (start > 0 && text.ptr[start - 1] == ':')
		return;
	while (at < text.len && at - start < MOST_BYTES) {
		size_t digits = 0;

		while (at + digits < text.len && digits < 5 && (ascii_is_digit(text.ptr[at + digits]) ||
		    ((text.ptr[at + digits] | 32) >= 'a' && (text.ptr[at + digits] | 32) <= 'f'))) {
			any_digit = any_digit || ascii_is_digit(text.ptr[at + digits]);
			digits++;
		}
		if (digits > 4)
			return;
		n_groups += digits > 0;
		at += digits;
		end = digits > 0 ? at : end;
		if (at >= text.len || text.ptr[at] != ':')
			break;
		if (at + 1 < text.len && text.ptr[at + 1] == ':') {
			n_gaps++;
			at++;
			end = at + 1;
		}
		at++;
	}
	if ((n_gaps == 0 && n_groups == 8) ||
	    (n_gaps == 1 && n_groups >= 2 && n_groups < 8 && any_digit))
		if (end >= text.len || !ascii_is_letter(text.ptr[end]))
			add(find, ENTITY_IP, start, end);
}

/* Digits and how they are grouped, from a place in the text on. */
struct digits {
	char digit[24];
	uint8_t groups[12];
	unsigned n, n_groups;
	size_t end;
	bool plus, bracket, dots_only, slash;
};

/* Reads digits with at most one separator (two around brackets) between groups. */
static void
read_digits(struct span text, size_t start, struct digits *digits)
{
	size_t at = start;
	bool in_group = false;

	*digits = (struct digits){ .end = start, .dots_only = true };
	for (; at < text.len && at - start < MOST_BYTES; at++) {
		char c = text.ptr[at];

		if (ascii_is_digit(c)) {
			if (digits->n == sizeof(digits->digit) ||
			    (!in_group && digits->n_groups == sizeof(digits->groups)))
				break;
			if (!in_group)
				digits->groups[digits->n_groups++] = 0;
			in_group = true;
			digits->groups[digits->n_groups - 1]++;
			digits->digit[digits->n++] = c;
			digits->end = at + 1;
			continue;
		}
		if (c == '+' && at == start)
			digits->plus = true;
		else if (c == '(' && digits->n < 4)
			digits->bracket = true;
		else if (c != ' ' && c != '-' && c != '.' && !(c == ')' && digits->bracket))
			break;
		else if (!in_group && digits->n > 0 && text.ptr[at - 1] != ')' && c != '(')
			break;
		digits->dots_only = digits->dots_only && c == '.';
		in_group = false;
	}
}

static bool
is_phone(const struct digits *d)
{
	if (d->plus)
		return d->n >= 9 && d->n <= 15;
	if (d->n_groups == 3 && d->groups[0] == 3 && d->groups[1] == 3 && d->groups[2] == 4)
		return d->digit[0] >= '2';
	if (d->n_groups == 4 && d->digit[0] == '1' && d->groups[0] == 1 && d->groups[1] == 3 &&
	    d->groups[2] == 3 && d->groups[3] == 4)
		return true;
	return d->digit[0] == '0' && (d->n == 10 || d->n == 11) && d->n_groups >= 2 &&
	    d->n_groups <= 5 && !d->dots_only && d->groups[0] >= 3;
}

/* The check digit of payment cards (Luhn; ISO/IEC 7812-1). */
static bool
is_card(const struct digits *d)
{
	unsigned sum = 0;

	if (d->n < 13 || d->n > 19 || d->digit[0] < '3' || d->digit[0] > '6' || d->plus ||
	    (d->n_groups > 1 && (d->groups[0] != 4 || d->n_groups > 5)))
		return false;
	for (unsigned i = 0; i < d->n; i++) {
		unsigned value = (unsigned)(d->digit[d->n - 1 - i] - '0') << (i & 1);

		sum += value > 9 ? value - 9 : value;
	}
	return sum % 10 == 0;
}

static void
find_digits(const struct finder *find, size_t start)
{
	struct digits digits;
	bool ends;

	read_digits(find->text, start, &digits);
	if (digits.n < 9)
		return;
	ends = digits.end == find->text.len || (!ascii_is_letter(find->text.ptr[digits.end]) &&
	    !ascii_is_digit(find->text.ptr[digits.end]));
	if (ends && is_card(&digits))
		add(find, ENTITY_CARD, start, digits.end);
	else if (ends && is_phone(&digits))
		add(find, ENTITY_PHONE, start, digits.end);
}

/* Account numbers: two letters, two check digits, up to thirty more; rest 1 modulo 97 (ISO 13616). */
static void
find_iban(const struct finder *find, size_t start)
{
	struct span text = find->text;
	char account[36];
	size_t n = 0, at = start, end = start;
	unsigned rest = 0;

	for (; at < text.len && at - start < MOST_BYTES && n < sizeof(account); at++) {
		char c = text.ptr[at];

		if (ascii_is_digit(c) || (c >= 'A' && c <= 'Z')) {
			account[n++] = c;
			end = at + 1;
		} else if (c != ' ' || n % 4 != 0 || n == 0 || text.ptr[at - 1] == ' ') {
			break;
		}
	}
	if (n < 15 || n > 34)
		return;
	for (size_t i = 0; i < n; i++) {
		char c = account[(i + 4) % n];

		rest = ascii_is_digit(c) ? (rest * 10 + (unsigned)(c - '0')) % 97 :
		    (rest * 100 + (unsigned)(c - 'A') + 10) % 97;
	}
	if (rest == 1)
		add(find, ENTITY_IBAN, start, end);
}

/* "SW1A 2AA". */
static bool
is_uk_postcode(struct span out, struct span in)
{
	size_t letters = 0;

	if (out.len < 2 || out.len > 4 || in.len != 3 || !ascii_is_digit(in.ptr[0]))
		return false;
	while (letters < out.len && out.ptr[letters] >= 'A' && out.ptr[letters] <= 'Z')
		letters++;
	return letters >= 1 && letters <= 2 && ascii_is_digit(out.ptr[letters]) &&
	    in.ptr[1] >= 'A' && in.ptr[1] <= 'Z' && in.ptr[2] >= 'A' && in.ptr[2] <= 'Z';
}

/* Five digits, or nine, behind the two letters of a state: "CA 90210-1234". */
static void
find_zip(const struct finder *find, size_t i)
{
	static const char states[] = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA "
	    "MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY ";
	struct span state = token_text(find, i), code = token_text(find, i + 1);
	struct span more = token_text(find, i + 3);
	bool known = false;

	for (size_t k = 0; k + 2 < sizeof(states); k += 3)
		known = known || memcmp(states + k, state.ptr, 2) == 0;
	if (!known || code.len != 5 || find->tokens->list[i + 1].kind != TOKEN_NUMBER ||
	    memchr(code.ptr, '.', 5) != NULL || memchr(code.ptr, ',', 5) != NULL)
		return;
	if (span_equal(token_text(find, i + 2), SPAN("-")) && more.len == 4 && ascii_is_digit(more.ptr[0]))
		add_tokens(find, ENTITY_POSTCODE, i + 1, i + 3);
	else
		add_tokens(find, ENTITY_POSTCODE, i + 1, i + 1);
}

static void
find_in_word(const struct finder *find, size_t i, struct span word)
{
	size_t start = find->tokens->list[i].start;

	if (word.ptr[0] >= 'A' && word.ptr[0] <= 'Z') {
		if (is_uk_postcode(word, token_text(find, i + 1)))
			add_tokens(find, ENTITY_POSTCODE, i, i + 1);
		else if (word.len == 2 && i + 1 < find->tokens->n)
			find_zip(find, i);
	}
	if (word.len >= 4 && ascii_is_letter(word.ptr[0]) &&
	    ascii_is_letter(word.ptr[1]) && ascii_is_digit(word.ptr[2]) && ascii_is_digit(word.ptr[3]))
		find_iban(find, start);
	if (word.len <= 4 && start + word.len < find->text.len &&
	    find->text.ptr[start + word.len] == ':')
		find_ip6(find, start);
}

static void
find_in_number(const struct finder *find, size_t i, struct span word)
{
	find_percent(find, i);
	if (word.len >= 7)
		find_ip4(find, i);
}

/* A line of a text, its indentation and what it holds. */
struct line {
	struct span text; /* trimmed */
	size_t indent, next;
};

static struct line
read_line(struct span text, size_t at)
{
	struct span rest = span_slice(text, at, text.len);
	const char *end = rest.len == 0 ? NULL : memchr(rest.ptr, '\n', rest.len);
	struct line line = { .next = end == NULL ? text.len : at + (size_t)(end - rest.ptr) + 1 };

	line.text = span_trim(span_slice(text, at, line.next));
	line.indent = (size_t)(line.text.ptr - rest.ptr);
	return line;
}

/* A bullet and a name alone, with a blank line and a deeper line below: who wrote the comment there. */
static struct span
comment_author(struct span text, const struct line *line)
{
	struct span name = span_slice(line->text, 3, line->text.len);
	struct line blank, body;

	if (!span_starts(line->text, SPAN("\xE2\x80\xA2 ")) || name.len < 3 ||
	    memchr(".!?:,", name.ptr[name.len - 1], 5) != NULL)
		return SPAN("");
	blank = read_line(text, line->next);
	body = read_line(text, blank.next);
	name = span_trim(name);
	return blank.text.len == 0 && body.text.len > 0 && body.indent > line->indent &&
	    text_count_words(name) <= 4 ? name : SPAN("");
}

/* One such line may be anything; several are a thread. */
static void
find_users(const struct finder *find)
{
	struct span last = SPAN("");
	size_t n = 0;

	for (size_t at = 0; at < find->text.len;) {
		struct line line = read_line(find->text, at);
		struct span name = comment_author(find->text, &line);

		at = line.next;
		if (name.len == 0)
			continue;
		if (++n == 2)
			entity_add(find->entities, ENTITY_USER, find->record, last);
		if (n >= 2)
			entity_add(find->entities, ENTITY_USER, find->record, name);
		last = name;
	}
}

void
literal_find(struct entities *entities, uint32_t record, struct span text,
    const struct text_tokens *tokens)
{
	static const enum entity_type by_kind[] = { [TOKEN_URL] = ENTITY_URL,
		[TOKEN_EMAIL] = ENTITY_EMAIL, [TOKEN_HANDLE] = ENTITY_HANDLE,
		[TOKEN_HASHTAG] = ENTITY_HASHTAG };
	const struct finder find = { entities, record, text, tokens };

	find_users(&find);
	for (size_t i = 0; i < tokens->n; i++) {
		const struct text_token *token = &tokens->list[i];
		struct span word = token_text(&find, i);

		if (token->kind >= TOKEN_URL) {
			add(&find, by_kind[token->kind], token->start, token->end);
			continue;
		}
		if (word.ptr[0] == '+' || word.ptr[0] == '(' || ascii_is_digit(word.ptr[0]))
			find_digits(&find, token->start);
		if (ascii_is_digit(word.ptr[0]))
			find_in_number(&find, i, word);
		if (ascii_is_digit(word.ptr[0]) || ascii_is_letter(word.ptr[0]))
			find_in_word(&find, i, word);
		if (ascii_is_digit(word.ptr[0]) || token->kind == TOKEN_SYMBOL ||
		    (word.len == 3 && word.ptr[0] < 'a' && word.ptr[1] < 'a'))
			find_money(&find, i);
	}
}
