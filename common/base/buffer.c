/*
 * buffer - bytes that are owned and grow
 */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>

#include "heap.h"

void
buffer_free(struct buffer *buf)
{
	heap_free(buf->ptr);
	*buf = (struct buffer)BUFFER_INIT;
}

void
buffer_grow(struct buffer *buf, size_t more)
{
	buf->ptr = heap_grow(buf->ptr, &buf->capacity, buf->len + more, 1);
}

void
buffer_add(struct buffer *buf, struct span text)
{
	if (text.len == 0)
		return;
	memcpy(buffer_reserve(buf, text.len), text.ptr, text.len);
	buf->len += text.len;
}

void
buffer_print(struct buffer *buf, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len <= 0)
		return;
	buffer_reserve(buf, (size_t)len + 1);
	va_start(args, format);
	vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, args);
	va_end(args);
	buf->len += (size_t)len;
}

void
buffer_add_number(struct buffer *buf, unsigned long long number)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	buffer_add(buf, span_make(digits + at, sizeof(digits) - at));
}
