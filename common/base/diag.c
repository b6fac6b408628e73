/*
 * diag - what a tool says on stderr, and the exit status that follows from it
 *
 * A message is put together in a fixed array on the stack: it can be told even when memory is out.
 */
#include "diag.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "heap.h"

/* A message in the making, cut at DIAG_LINE - 1 bytes; the newline always has room. */
struct line {
	char text[DIAG_LINE];
	size_t len;
};

__attribute__((format(printf, 2, 0))) static void
line_vadd(struct line *line, const char *format, va_list args)
{
	size_t room = sizeof(line->text) - 1 - line->len;
	int len = vsnprintf(line->text + line->len, room + 1, format, args);

	if (len > 0)
		line->len += (size_t)len < room ? (size_t)len : room;
}

__attribute__((format(printf, 2, 3))) static void
line_add(struct line *line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	line_vadd(line, format, args);
	va_end(args);
}

/* C0 and DEL, and the second byte of C1 in UTF-8. */
static bool
is_control(const char *text, size_t at)
{
	unsigned char c = (unsigned char)text[at];

	return c < 0x20 || c == 0x7f ||
	    (c >= 0x80 && c < 0xa0 && at > 0 && (unsigned char)text[at - 1] == 0xc2);
}

static void
line_end(struct line *line)
{
	for (size_t i = line->len; i-- > 0;)
		if (is_control(line->text, i))
			line->text[i] = '?';
	if (line->len == sizeof(line->text) - 1) {
		while (((unsigned char)line->text[line->len - 4] & 0xc0) == 0x80)
			line->len--;
		memcpy(line->text + line->len - 4, "...", 3);
		line->len--;
	}
	line->text[line->len++] = '\n';
}

static void
print(const char *text, size_t len)
{
	while (len > 0) {
		ssize_t written = write(STDERR_FILENO, text, len);

		if (written < 0 && errno != EINTR)
			return;
		if (written > 0) {
			text += written;
			len -= (size_t)written;
		}
	}
}

/* The tool's name and the text in one write; over the progress shown last, if any. */
static void
print_line(struct diag *diag, const char *text, size_t len)
{
	bool overwrite = diag != NULL && diag->shows_progress;
	bool colored = diag != NULL &&
	    (diag->color == COLOR_ALWAYS || (diag->color == COLOR_AUTO && isatty(STDERR_FILENO)));
	char whole[DIAG_LINE + 300];
	int prefix = snprintf(whole, 300, "%s%s%.200s:%s ", overwrite ? "\r\033[K" : "",
	    colored ? "\033[1m" : "", program_invocation_short_name, colored ? "\033[0m" : "");

	memcpy(whole + prefix, text, len);
	print(whole, (size_t)prefix + len);
	if (overwrite)
		diag->shows_progress = false;
}

static void
emit(struct diag *diag, const char *code, const char *text, size_t len)
{
	unsigned long long n;

	pthread_mutex_lock(&diag->lock);
	n = ++kinds_find(&diag->counts, code)->n;
	diag->n_reported++;
	if (len > 0 && !diag->verbose && n > DIAG_FLOOD)
		kinds_find(&diag->withheld, code)->n++;
	else if (len > 0 && !diag->quiet)
		print_line(diag, text, len);
	if (diag->strict)
		_exit(EXIT_STOPPED);
	pthread_mutex_unlock(&diag->lock);
}

/* A member's name may be long: what is wrong with it must still fit. */
static int
shown_length(struct span member)
{
	size_t len = member.len;

	if (len > 600)
		for (len = 600; len > 0 && ((unsigned char)member.ptr[len] & 0xc0) == 0x80; len--)
			;
	return (int)len;
}

/* Adds the place, and notes where its parts are. */
static void
line_add_place(struct line *line, struct place place, struct diag_message *message)
{
	if (place.file != NULL) {
		line_add(line, "%s", place.file);
		if (place.line > 0)
			line_add(line, ":%llu", place.line);
		line_add(line, ": ");
	}
	if (place.member.ptr != NULL) {
		line_add(line, "member ");
		message->member = line->len;
		line_add(line, "%.*s", shown_length(place.member), place.member.ptr);
		message->member_end = line->len;
		line_add(line, ": ");
	}
	message->what = line->len;
}

/* The offsets of message count from the start of its line. */
static void
hold(struct diag_held *held, struct diag_message message, struct span line)
{
	message.start = held->text.len;
	message.len = line.len;
	message.at = held->written != NULL ? *held->written : 0;
	buffer_add(&held->text, line);
	held->list = heap_grow(held->list, &held->capacity, held->n + 1, sizeof(*held->list));
	held->list[held->n++] = message;
}

void
diag_report(struct diag *diag, struct place place, const char *code, const char *format, ...)
{
	struct diag_message message = { .code = code, .file = place.file };
	struct line line = { .len = 0 };
	va_list args;

	line_add_place(&line, place, &message);
	va_start(args, format);
	line_vadd(&line, format, args);
	va_end(args);
	line_end(&line);
	if (diag->held != NULL)
		hold(diag->held, message, span_make(line.text, line.len));
	else
		emit(diag, code, line.text, line.len);
}

void
diag_count(struct diag *diag, const char *code)
{
	if (diag->held != NULL)
		hold(diag->held, (struct diag_message){ .code = code }, SPAN(""));
	else
		emit(diag, code, "", 0);
}

void
diag_note(struct diag *diag, const char *format, ...)
{
	struct line line = { .len = 0 };
	va_list args;

	if (diag->quiet)
		return;
	va_start(args, format);
	line_vadd(&line, format, args);
	va_end(args);
	line_end(&line);
	pthread_mutex_lock(&diag->lock);
	print_line(diag, line.text, line.len);
	pthread_mutex_unlock(&diag->lock);
}

void
diag_progress(struct diag *diag, const char *format, ...)
{
	struct line line = { .len = 0 };
	bool terminal = isatty(STDERR_FILENO);
	va_list args;

	va_start(args, format);
	line_vadd(&line, format, args);
	va_end(args);
	line_end(&line);
	pthread_mutex_lock(&diag->lock);
	print_line(diag, line.text, line.len - (terminal ? 1 : 0));
	diag->shows_progress = terminal;
	pthread_mutex_unlock(&diag->lock);
}

void
diag_stop(const char *format, ...)
{
	struct line line = { .len = 0 };
	va_list args;

	va_start(args, format);
	line_vadd(&line, format, args);
	va_end(args);
	line_end(&line);
	print_line(NULL, line.text, line.len);
	_exit(EXIT_STOPPED);
}

static struct span
held_line(const struct diag_held *held, size_t i)
{
	return span_make(held->text.ptr + held->list[i].start, held->list[i].len);
}

void
diag_release(struct diag *diag, const struct diag_held *held, size_t i)
{
	struct span line = held_line(held, i);

	emit(diag, held->list[i].code, line.ptr, line.len);
}

void
diag_pass_on(struct diag *diag, const struct diag_held *held, size_t i)
{
	if (diag->held != NULL)
		hold(diag->held, held->list[i], held_line(held, i));
	else
		diag_release(diag, held, i);
}

struct span
diag_held_what(const struct diag_held *held, size_t i)
{
	return span_slice(held_line(held, i), held->list[i].what, held->list[i].len - 1);
}

struct span
diag_held_member(const struct diag_held *held, size_t i)
{
	const struct diag_message *message = &held->list[i];

	if (message->member_end == 0)
		return (struct span){ NULL, 0 };
	return span_slice(held_line(held, i), message->member, message->member_end);
}

void
diag_held_reset(struct diag_held *held)
{
	held->n = 0;
	buffer_reset(&held->text);
}

void
diag_held_free(struct diag_held *held)
{
	buffer_free(&held->text);
	heap_free(held->list);
	*held = (struct diag_held){ .list = NULL };
}

int
diag_finish(struct diag *diag)
{
	if (diag->shows_progress)
		print("\n", 1);
	diag->shows_progress = false;
	for (size_t i = 0; i < diag->withheld.n; i++)
		diag_note(diag, "%llu more reports of %s not shown (--verbose shows all)",
		    diag->withheld.counts[i].n, diag->withheld.counts[i].code);
	kinds_free(&diag->counts);
	kinds_free(&diag->withheld);
	return diag->n_reported > 0 && !diag->exit_zero ? EXIT_REPORTED : EXIT_CLEAN;
}
