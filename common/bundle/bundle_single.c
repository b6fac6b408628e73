/*
 * bundle_single - an operand that is one page and no bundle
 *
 * An empty file holds none, and half a page is not handed out.
 */
#include "bundle_reader.h"

enum { READ_BYTES = INPUT_BUFFER };

/* A file without a byte is mostly a download that failed; standard input may well be empty. */
static void
report_empty(const struct bundle *bundle)
{
	if (bundle->n_members == 0 && strcmp(bundle->file, "-") != 0 &&
	    !input_damaged(bundle->stream.in))
		diag_report(bundle->diag, BUNDLE_PLACE(bundle), "empty", "is empty");
}

static bool
next_single(struct bundle *bundle, struct bundle_member *member, struct buffer *out)
{
	struct bundle_stream *stream = &bundle->stream;
	size_t start = out->len, len;

	if (bundle->n_members > 0 || bundle_stream_peek(stream, 1).len == 0) {
		report_empty(bundle);
		return false;
	}
	member->name = buffer_span(&bundle->name);
	member->regular = true;
	while ((len = bundle_stream_read(stream, buffer_reserve(out, READ_BYTES), READ_BYTES)) > 0) {
		out->len += len;
		if (out->len - start <= bundle->limits.member_bytes)
			continue;
		bundle_fault_size(bundle, member);
		break;
	}
	return !input_damaged(stream->in);
}

void
bundle_single_open(struct bundle *bundle)
{
	bundle->single = true;
	bundle->next = next_single;
}
