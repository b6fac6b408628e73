/*
 * filter_batch - memory of a batch
 */
#include "filter_batch.h"

#include "heap.h"

enum { KEPT_BYTES = 16 * BATCH_BYTES };

static void
reset_buffer(struct buffer *buf)
{
	buffer_reset(buf);
	if (buf->capacity > KEPT_BYTES)
		buffer_free(buf);
}

void
batch_reset(struct batch *batch)
{
	reset_buffer(&batch->bytes);
	reset_buffer(&batch->facts);
	reset_buffer(&batch->out);
	reset_buffer(&batch->rejected);
	reset_buffer(&batch->read_reports.text);
	reset_buffer(&batch->reports.text);
	diag_held_reset(&batch->read_reports);
	diag_held_reset(&batch->reports);
	arena_reset(&batch->outlines);
	batch->n = 0;
	batch->flush = batch->done = false;
	batch->counts = (struct counts){ 0 };
	kinds_reset(&batch->left_out);
}

void
batch_exchange(struct batch *a, struct batch *b)
{
	struct batch was = *a;

	*a = *b;
	*b = was;
	b->out = a->out;
	a->out = was.out;
}

void
batch_free(struct batch *batch)
{
	buffer_free(&batch->bytes);
	buffer_free(&batch->facts);
	buffer_free(&batch->out);
	buffer_free(&batch->rejected);
	diag_held_free(&batch->read_reports);
	diag_held_free(&batch->reports);
	kinds_free(&batch->left_out);
	heap_free(batch->items);
	arena_free(&batch->outlines);
}
