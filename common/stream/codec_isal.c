/*
 * codec_isal - gzip streams through ISA-L, where it was there to build with
 */
#include "codec_isal.h"

#ifdef WINNOW_ISAL

#include <isa-l.h>

#include "heap.h"

#define TEXT_OF(number) #number
#define VERSION(a, b, c) "ISA-L " TEXT_OF(a) "." TEXT_OF(b) "." TEXT_OF(c)

const char *const codec_isal_library =
    VERSION(ISAL_MAJOR_VERSION, ISAL_MINOR_VERSION, ISAL_PATCH_VERSION);

enum { STEP_MAX = 1 << 30 /* bytes: it counts in 32 bits */ };

struct state {
	char before[ISAL_DEF_HIST_SIZE]; /* where distances too far back lead to: they are followed first */
	struct inflate_state inflate;
	/* isal_inflate would begin a header anew where its input goes on, and forget which parts it has */
	struct isal_gzip_header header;
	int result; /* a mistake, told when all that came before it has been handed out */
};

void
codec_isal_restart(void *argument)
{
	struct state *state = argument;

	isal_inflate_reset(&state->inflate);
	state->inflate.crc_flag = ISAL_GZIP;
	isal_gzip_header_init(&state->header);
	state->result = ISAL_DECOMP_OK;
}

void *
codec_isal_open(void)
{
	struct state *state = heap_get_zeroed(1, sizeof(*state));

	isal_inflate_init(&state->inflate);
	codec_isal_restart(state);
	return state;
}

void
codec_isal_close(void *state)
{
	heap_free(state);
}

/* In zlib's words, where it has them. */
static const char *
mistake(const struct inflate_state *inflate, int result)
{
	switch (result) {
	case ISAL_INVALID_BLOCK:
		return "invalid block";
	case ISAL_INVALID_SYMBOL:
		return "invalid code";
	case ISAL_INVALID_LOOKBACK:
		return "invalid distance too far back";
	case ISAL_INCORRECT_CHECKSUM:
		return inflate->wrapper_flag ? "incorrect data check" : "header crc mismatch";
	default:
		return "incorrect header check";
	}
}

/* How much of what was taken from the input lies behind the mistake. */
static size_t
unread(const struct inflate_state *inflate, size_t taken, int result)
{
	enum { LENGTH_BYTES = 4 /* behind a checksum that is wrong */ };
	size_t behind = result == ISAL_INCORRECT_CHECKSUM ? LENGTH_BYTES
	                                                  : (size_t)inflate->read_in_length / 8;

	return behind < taken ? behind : taken;
}

/* Reads on in the header of a stream; ISAL_END_INPUT where more of it is to come. */
static int
read_header(struct state *state, struct codec_step *step)
{
	size_t in = step->in.len < STEP_MAX ? step->in.len : STEP_MAX;
	int result;

	state->inflate.next_in = (uint8_t *)(size_t)step->in.ptr;
	state->inflate.avail_in = (uint32_t)in;
	result = isal_read_gzip_header(&state->inflate, &state->header);
	step->in = span_slice(step->in, in - state->inflate.avail_in, step->in.len);
	return result;
}

/* Only where so little has come out can a distance lead too far back. */
static bool
is_opening(const struct inflate_state *inflate)
{
	return inflate->total_out < ISAL_DEF_HIST_SIZE;
}

/*
 * A distance too far back is noticed when its bytes have been written: so nothing that this step has
 * written is handed out. Steps are short where that can be.
 */
static int
inflate_step(struct inflate_state *inflate, struct codec_step *step)
{
	enum { SHORT = 1024 };
	size_t most = is_opening(inflate) ? SHORT : STEP_MAX;
	size_t in = step->in.len < most ? step->in.len : most;
	size_t room = step->room < STEP_MAX ? step->room : STEP_MAX, taken;
	int result;

	inflate->next_in = (uint8_t *)(size_t)step->in.ptr;
	inflate->avail_in = (uint32_t)in;
	inflate->next_out = (uint8_t *)step->out;
	inflate->avail_out = (uint32_t)room;
	result = isal_inflate(inflate);
	taken = in - inflate->avail_in;
	if (result != ISAL_DECOMP_OK)
		taken -= unread(inflate, taken, result);
	step->in = span_slice(step->in, taken, step->in.len);
	if (result == ISAL_INVALID_LOOKBACK) {
		inflate->tmp_out_processed = inflate->tmp_out_valid;
		return result;
	}
	step->out += room - inflate->avail_out;
	step->room -= room - inflate->avail_out;
	return result;
}

/* What was decompressed before a mistake, but found no room; true when that was all. */
static bool
hand_out(struct inflate_state *inflate, struct codec_step *step)
{
	size_t left = (size_t)(inflate->tmp_out_valid - inflate->tmp_out_processed);
	size_t n = left < step->room ? left : step->room;

	memcpy(step->out, inflate->tmp_out_buffer + inflate->tmp_out_processed, n);
	inflate->tmp_out_processed += (int32_t)n;
	step->out += n;
	step->room -= n;
	return n == left;
}

enum codec_result
codec_isal_step(void *argument, struct codec_step *step)
{
	struct state *state = argument;

	if (state->result == ISAL_DECOMP_OK && !state->inflate.wrapper_flag) {
		int result = read_header(state, step);

		if (result == ISAL_END_INPUT)
			return CODEC_MORE;
		state->result = result;
	}
	while (state->result == ISAL_DECOMP_OK) {
		bool short_step = is_opening(&state->inflate);

		state->result = inflate_step(&state->inflate, step);
		if (state->result != ISAL_DECOMP_OK)
			break;
		if (state->inflate.block_state == ISAL_BLOCK_FINISH)
			return CODEC_END;
		if (!short_step || step->in.len == 0 || step->room == 0)
			return CODEC_MORE;
	}
	if (!hand_out(&state->inflate, step))
		return CODEC_MORE;
	step->why = mistake(&state->inflate, state->result);
	return CODEC_BAD;
}

#else

const char *const codec_isal_library = NULL;

void *
codec_isal_open(void)
{
	return NULL;
}

enum codec_result
codec_isal_step(void *state, struct codec_step *step)
{
	(void)state;
	(void)step;
	return CODEC_BAD;
}

void
codec_isal_restart(void *state)
{
	(void)state;
}

void
codec_isal_close(void *state)
{
	(void)state;
}

#endif
