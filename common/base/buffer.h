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

/* Makes room for `more` bytes behind the end. */
void buffer_grow(struct buffer *buf, size_t more);

/* The same where there is none yet; returns where the bytes go. The caller then adds to len. */
static inline char *
buffer_reserve(struct buffer *buf, size_t more)
{
	if (buf->capacity - buf->len < more || buf->ptr == NULL)
		buffer_grow(buf, more);
	return buf->ptr + buf->len;
}

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
