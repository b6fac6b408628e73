/*
 * bundle_stream - bytes of an input of which the first were looked at already
 */
#include "bundle_stream.h"

struct span
bundle_stream_peek(struct bundle_stream *stream, size_t wanted)
{
	while (!stream->ended && stream->head.len - stream->head_used < wanted) {
		char *room = buffer_reserve(&stream->head, wanted);
		size_t len = input_read(stream->in, room, wanted);

		stream->head.len += len;
		stream->ended = len == 0;
	}
	return span_slice(buffer_span(&stream->head), stream->head_used, stream->head.len);
}

size_t
bundle_stream_read(struct bundle_stream *stream, char *bytes, size_t size)
{
	struct span kept = bundle_stream_peek(stream, 0);
	size_t len = kept.len < size ? kept.len : size;

	if (len > 0) {
		memcpy(bytes, kept.ptr, len);
		stream->head_used += len;
	} else if (!stream->ended) {
		len = input_read(stream->in, bytes, size);
		stream->ended = len == 0;
		if (stream->keeps) {
			buffer_add(&stream->head, span_make(bytes, len));
			stream->head_used += len;
		}
	}
	stream->produced += len;
	return len;
}

void
bundle_stream_rewind(struct bundle_stream *stream)
{
	stream->head_used = 0;
	stream->produced = 0;
	stream->keeps = false;
}

bool
bundle_stream_seek(struct bundle_stream *stream, unsigned long long offset)
{
	if (!input_seek(stream->in, offset))
		return false;
	stream->head_used = stream->head.len;
	stream->ended = false;
	return true;
}
