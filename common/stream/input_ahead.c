/*
 * input_ahead - streams of a compressed file, decompressed by other threads before it is their turn
 *
 * Piece i of the file is that of all streams that begin in its PIECE_BYTES. A thread takes the next
 * piece that nobody has, while it is not too far before the reader, and looks for a magic number. One
 * that stands inside a stream by chance leads nowhere, for checksums are checked.
 */
#include "input_ahead.h"

#include <pthread.h>
#include <unistd.h>

#include "heap.h"

enum {
	PIECE_BYTES = 512 * 1024, /* compressed */
	ROOM_MAX = 8 << 20,       /* of a piece, decompressed, and of its last stream, compressed */
	READ_BYTES = 256 * 1024,
	OUT_BYTES = 64 * 1024,
	SPARE_PIECES = 2,
};

/* A stream that is complete: file offsets, and where its bytes are. */
struct stream {
	uint64_t start, end;
	size_t from, len;
};

struct piece {
	uint64_t number;
	bool busy, done;
	struct buffer packed; /* the file from its start on */
	struct buffer bytes;
	struct stream *streams;
	size_t n, capacity;
	size_t next; /* of streams, to be asked for */
};

struct helper {
	struct ahead *ahead;
	pthread_t thread;
	void *state; /* of the codec */
};

struct ahead {
	int fd;
	const struct codec *codec;
	uint64_t size, from;

	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t room, done;
	uint64_t first; /* piece the reader is at */
	uint64_t next;  /* piece nobody has taken */
	bool stopped;

	/* piece i is pieces[i % n_pieces] */
	struct piece *pieces;
	size_t n_pieces;
	struct helper *helpers;
	long n_helpers;
};

static uint64_t
piece_start(const struct ahead *ahead, const struct piece *piece)
{
	uint64_t start = piece->number * PIECE_BYTES;

	return start < ahead->from ? ahead->from : start;
}

/* Bytes of the file from byte `at` of the piece on, at least `wanted` of them if there are so many. */
static struct span
packed_bytes(const struct ahead *ahead, struct piece *piece, size_t at, size_t wanted)
{
	while (piece->packed.len < at + wanted && piece->packed.len < PIECE_BYTES + ROOM_MAX) {
		ssize_t n = pread(ahead->fd, buffer_reserve(&piece->packed, READ_BYTES), READ_BYTES,
		    (off_t)(piece_start(ahead, piece) + piece->packed.len));

		if (n <= 0)
			break;
		piece->packed.len += (size_t)n;
	}
	return span_slice(buffer_span(&piece->packed), at, piece->packed.len);
}

/* Decompresses the stream at byte *end of the piece and moves *end to its end. */
static bool
decompress(const struct ahead *ahead, struct piece *piece, void *codec, size_t *end)
{
	enum codec_result result = CODEC_MORE;
	size_t used = *end;

	ahead->codec->restart(codec);
	while (result == CODEC_MORE && piece->bytes.len < ROOM_MAX) {
		struct codec_step step = { .in = packed_bytes(ahead, piece, used, 1) };
		size_t had = step.in.len;

		step.out = buffer_reserve(&piece->bytes, OUT_BYTES);
		step.room = OUT_BYTES;
		result = ahead->codec->step(codec, &step);
		used += had - step.in.len;
		piece->bytes.len += OUT_BYTES - step.room;
		if (had == 0 && step.room == OUT_BYTES && result == CODEC_MORE)
			break;
	}
	*end = used;
	return result == CODEC_END;
}

/* Adds the stream at byte *at of the piece and moves *at to its end. */
static bool
take_stream(const struct ahead *ahead, struct piece *piece, void *codec, size_t *at)
{
	size_t from = piece->bytes.len, end = *at;

	if (!decompress(ahead, piece, codec, &end)) {
		piece->bytes.len = from;
		return false;
	}
	piece->streams =
	    heap_grow(piece->streams, &piece->capacity, piece->n + 1, sizeof(*piece->streams));
	piece->streams[piece->n++] = (struct stream){ piece_start(ahead, piece) + *at,
		piece_start(ahead, piece) + end, from, piece->bytes.len - from };
	*at = end;
	return true;
}

/* Looks for streams from byte `at` on; true when there is one. */
static bool
find_stream(const struct ahead *ahead, struct piece *piece, size_t *at, size_t limit)
{
	struct span rest = packed_bytes(ahead, piece, *at, limit - *at + CODEC_MAGIC);

	while (*at < limit && rest.len >= CODEC_MAGIC && !ahead->codec->claims(rest)) {
		rest = span_slice(rest, 1, rest.len);
		++*at;
	}
	return *at < limit && rest.len >= CODEC_MAGIC;
}

static void
read_piece(const struct ahead *ahead, struct piece *piece, void *codec)
{
	uint64_t end = (piece->number + 1) * PIECE_BYTES, start = piece_start(ahead, piece);
	size_t at = 0, limit = end > start ? (size_t)(end - start) : 0;

	buffer_reset(&piece->packed);
	buffer_reset(&piece->bytes);
	piece->n = piece->next = 0;
	while (at < limit && find_stream(ahead, piece, &at, limit))
		if (!take_stream(ahead, piece, codec, &at))
			at++;
}

/* The next piece to read, NULL when there will be none. Called with the lock held. */
static struct piece *
next_piece(struct ahead *ahead)
{
	struct piece *piece = &ahead->pieces[ahead->next % ahead->n_pieces];

	while (!ahead->stopped && (ahead->next >= ahead->first + ahead->n_pieces || piece->busy)) {
		pthread_cond_wait(&ahead->room, &ahead->lock);
		piece = &ahead->pieces[ahead->next % ahead->n_pieces];
	}
	if (ahead->stopped || ahead->next * PIECE_BYTES >= ahead->size)
		return NULL;
	piece->number = ahead->next++;
	piece->busy = true;
	piece->done = false;
	return piece;
}

static void *
work(void *argument)
{
	struct helper *helper = argument;
	struct ahead *ahead = helper->ahead;
	struct piece *piece;

	pthread_mutex_lock(&ahead->lock);
	while ((piece = next_piece(ahead)) != NULL) {
		pthread_mutex_unlock(&ahead->lock);
		read_piece(ahead, piece, helper->state);
		pthread_mutex_lock(&ahead->lock);
		piece->busy = false;
		piece->done = true;
		pthread_cond_signal(&ahead->done);
		pthread_cond_broadcast(&ahead->room);
	}
	pthread_mutex_unlock(&ahead->lock);
	return NULL;
}

/* The system may give fewer threads than asked for, or none: the reader then does their work. */
static void
start_helpers(struct ahead *ahead, const void *state, long wanted)
{
	ahead->helpers = heap_get_zeroed((size_t)wanted, sizeof(*ahead->helpers));
	while (ahead->n_helpers < wanted) {
		struct helper *helper = &ahead->helpers[ahead->n_helpers];

		helper->ahead = ahead;
		helper->state = ahead->codec->open();
		if (ahead->codec->learn != NULL)
			ahead->codec->learn(helper->state, state);
		if (pthread_create(&helper->thread, NULL, work, helper) != 0) {
			ahead->codec->close(helper->state);
			break;
		}
		ahead->n_helpers++;
	}
}

struct ahead *
ahead_open(int fd, const struct codec *codec, const void *state, uint64_t size, uint64_t from,
    long n_threads)
{
	struct ahead *ahead = heap_get_zeroed(1, sizeof(*ahead));

	ahead->fd = fd;
	ahead->codec = codec;
	ahead->size = size;
	ahead->from = from;
	ahead->first = ahead->next = from / PIECE_BYTES;
	ahead->n_pieces = (size_t)n_threads + SPARE_PIECES;
	ahead->pieces = heap_get_zeroed(ahead->n_pieces, sizeof(*ahead->pieces));
	pthread_mutex_init(&ahead->lock, NULL);
	pthread_cond_init(&ahead->room, NULL);
	pthread_cond_init(&ahead->done, NULL);
	start_helpers(ahead, state, n_threads);
	return ahead;
}

/* Waits for the piece in which streams at `at` are. */
static struct piece *
piece_at(struct ahead *ahead, uint64_t at)
{
	uint64_t number = at / PIECE_BYTES;
	struct piece *piece = &ahead->pieces[number % ahead->n_pieces];

	pthread_mutex_lock(&ahead->lock);
	if (number > ahead->first) {
		ahead->first = number;
		if (ahead->next < number)
			ahead->next = number;
		pthread_cond_broadcast(&ahead->room);
	}
	while (!piece->done || piece->number != number)
		pthread_cond_wait(&ahead->done, &ahead->lock);
	pthread_mutex_unlock(&ahead->lock);
	return piece;
}

bool
ahead_take(struct ahead *ahead, uint64_t at, struct span *bytes, uint64_t *end)
{
	struct piece *piece;

	if (ahead->n_helpers == 0 || at < ahead->from || at >= ahead->size)
		return false;
	piece = piece_at(ahead, at);
	while (piece->next < piece->n && piece->streams[piece->next].start < at)
		piece->next++;
	if (piece->next == piece->n || piece->streams[piece->next].start != at)
		return false;
	*bytes = span_make(buffer_span(&piece->bytes).ptr + piece->streams[piece->next].from,
	    piece->streams[piece->next].len);
	*end = piece->streams[piece->next].end;
	return true;
}

void
ahead_close(struct ahead *ahead)
{
	pthread_mutex_lock(&ahead->lock);
	ahead->stopped = true;
	pthread_cond_broadcast(&ahead->room);
	pthread_mutex_unlock(&ahead->lock);
	for (long i = 0; i < ahead->n_helpers; i++) {
		pthread_join(ahead->helpers[i].thread, NULL);
		ahead->codec->close(ahead->helpers[i].state);
	}
	for (size_t i = 0; i < ahead->n_pieces; i++) {
		buffer_free(&ahead->pieces[i].packed);
		buffer_free(&ahead->pieces[i].bytes);
		heap_free(ahead->pieces[i].streams);
	}
	heap_free(ahead->pieces);
	heap_free(ahead->helpers);
	heap_free(ahead);
}
