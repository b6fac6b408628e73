/*
 * buffer - bytes that are owned and grow
 *
 * Appending costs amortised constant time. buffer_reset keeps the memory for the next record. A
 * span of a buffer is good until the next append, reserve, reset or free.
 */
#ifndef WINNOW_BUFFER_H
#define WINNOW_BUFFER_H

#include "span.h"

struct buffer {
	char *ptr;
	size_t len;
	size_t capacity;
};

#define BUFFER_INIT { NULL, 0, 0 }

void buffer_free(struct buffer *buf);

/* Room for `more` bytes behind the end; returns where they go. The caller then adds to len. */
char *buffer_reserve(struct buffer *buf, size_t more);

/* Adds bytes; text must not lie inside the buffer. */
void buffer_add(struct buffer *buf, struct span text);

/* Adds formatted text, as printf. */
void buffer_print(struct buffer *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds a decimal number. */
void buffer_add_number(struct buffer *buf, unsigned long long number);

static inline void
buffer_reset(struct buffer *buf)
{
	buf->len = 0;
}

static inline void
buffer_add_byte(struct buffer *buf, char byte)
{
	if (buf->len == buf->capacity)
		buffer_reserve(buf, 1);
	buf->ptr[buf->len++] = byte;
}

static inline struct span
buffer_span(const struct buffer *buf)
{
	return span_make(buf->ptr != NULL ? buf->ptr : "", buf->len);
}

#endif
