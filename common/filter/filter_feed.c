/*
 * filter_feed - the operands to batches in their order, read by several threads
 *
 * Operands are read in parts, one after the other by the main thread. While there are more, lanes read
 * the parts behind the one whose turn it is into batches of their own, as many as a lane has; these
 * are handed over when the turn is theirs. So small files are read side by side. A large one would
 * only fill its lane and wait: the main thread reads it, with help from threads that read ahead in it
 * where it allows that.
 */
#include <sys/stat.h>

#include "filter_batch.h"
#include "heap.h"

enum {
	PART_BYTES = 1 << 20,  /* operands are taken together up to this */
	LARGE_BYTES = 8 << 20, /* of files, compressed or not */
	LANES_MAX = 32,
	LANE_BATCHES = 16,
};

struct lane {
	struct feed *feed;
	struct reader reader;
	pthread_t thread;
	/* under the lock of the feed */
	bool has_part;
	unsigned long long part; /* its number */
	bool ended;              /* it has been read */
	size_t n_filled, n_taken;
	/* batch i of the part is batches[i % LANE_BATCHES] */
	struct batch batches[LANE_BATCHES];
};

void
feed_init(struct feed *feed, struct filter *filter, long jobs, char **files)
{
	*feed = (struct feed){
		.filter = filter,
		.jobs = jobs,
		.files = files,
		.standard_input = files[0] == NULL,
	};
	pthread_mutex_init(&feed->lock, NULL);
	pthread_cond_init(&feed->changed, NULL);
	reader_init(&feed->reader, filter, jobs);
}

static bool
has_more(const struct feed *feed)
{
	return feed->standard_input || *feed->files != NULL;
}

/* Size of an operand; LARGE_BYTES for what has none, or has it to be found out by reading. */
static unsigned long long
operand_bytes(const char *name)
{
	struct stat about;

	if (strcmp(name, "-") == 0 || stat(name, &about) != 0 || !S_ISREG(about.st_mode))
		return LARGE_BYTES;
	return (unsigned long long)about.st_size;
}

static bool
is_next_large(const struct feed *feed)
{
	return feed->standard_input || operand_bytes(*feed->files) >= LARGE_BYTES;
}

/* Gives the next operands to a reader; there are some. */
static void
take_part(struct feed *feed, struct reader *reader)
{
	unsigned long long bytes = 0, more;
	char **files = feed->files;

	while (!feed->standard_input && *feed->files != NULL && bytes < PART_BYTES) {
		more = operand_bytes(*feed->files);
		if (feed->files > files && more >= LARGE_BYTES)
			break;
		bytes += more;
		feed->files++;
	}
	reader_start(reader, files, feed->files);
	feed->standard_input = false;
	feed->n_parts++;
}

/* Waits for an empty batch; false if the feed is stopped. */
static bool
wait_for_room(struct lane *lane)
{
	struct feed *feed = lane->feed;
	bool stopped;

	pthread_mutex_lock(&feed->lock);
	while (lane->n_filled - lane->n_taken == LANE_BATCHES && !feed->stopped)
		pthread_cond_wait(&feed->changed, &feed->lock);
	stopped = feed->stopped;
	pthread_mutex_unlock(&feed->lock);
	return !stopped;
}

static void
read_part(struct lane *lane)
{
	struct feed *feed = lane->feed;

	while (wait_for_room(lane) &&
	    reader_fill(&lane->reader, &lane->batches[lane->n_filled % LANE_BATCHES])) {
		pthread_mutex_lock(&feed->lock);
		lane->n_filled++;
		pthread_cond_broadcast(&feed->changed);
		pthread_mutex_unlock(&feed->lock);
	}
}

static void *
run_lane(void *argument)
{
	struct lane *lane = argument;
	struct feed *feed = lane->feed;

	pthread_mutex_lock(&feed->lock);
	while (has_more(feed) && !feed->stopped) {
		if (lane->has_part || is_next_large(feed)) {
			pthread_cond_wait(&feed->changed, &feed->lock);
			continue;
		}
		lane->part = feed->n_parts;
		lane->has_part = true;
		lane->ended = false;
		lane->n_filled = lane->n_taken = 0;
		take_part(feed, &lane->reader);
		pthread_mutex_unlock(&feed->lock);
		read_part(lane);
		pthread_mutex_lock(&feed->lock);
		lane->ended = true;
		pthread_cond_broadcast(&feed->changed);
	}
	pthread_mutex_unlock(&feed->lock);
	return NULL;
}

/* The system may give fewer threads than asked for, or none. */
static void
start_lanes(struct feed *feed)
{
	long wanted = feed->jobs - 1 < LANES_MAX ? feed->jobs - 1 : LANES_MAX;

	feed->lanes = heap_get_zeroed((size_t)wanted, sizeof(*feed->lanes));
	while (feed->n_lanes < wanted) {
		struct lane *lane = &feed->lanes[feed->n_lanes];

		lane->feed = feed;
		reader_init(&lane->reader, feed->filter, 1);
		if (pthread_create(&lane->thread, NULL, run_lane, lane) != 0)
			break;
		feed->n_lanes++;
	}
}

static struct lane *
lane_in_turn(struct feed *feed)
{
	for (long i = 0; i < feed->n_lanes; i++)
		if (feed->lanes[i].has_part && feed->lanes[i].part == feed->turn)
			return &feed->lanes[i];
	return NULL;
}

/* Exchanges an empty batch for the next one of a lane; false at the end of its part. */
static bool
take_batch(struct feed *feed, struct lane *lane, struct batch *batch)
{
	while (lane->n_filled == lane->n_taken && !lane->ended)
		pthread_cond_wait(&feed->changed, &feed->lock);
	pthread_cond_broadcast(&feed->changed);
	if (lane->n_filled == lane->n_taken) {
		lane->has_part = false;
		feed->turn++;
		return false;
	}
	batch_exchange(batch, &lane->batches[lane->n_taken % LANE_BATCHES]);
	lane->n_taken++;
	return true;
}

/* Reads a batch in this thread, without the lock; false at the end of the part. */
static bool
read_batch(struct feed *feed, struct batch *batch)
{
	bool filled;

	pthread_mutex_unlock(&feed->lock);
	filled = reader_fill(&feed->reader, batch);
	pthread_mutex_lock(&feed->lock);
	if (!filled) {
		feed->reads = false;
		feed->turn++;
	}
	return filled;
}

bool
feed_fill(struct feed *feed, struct batch *batch)
{
	struct lane *lane;
	bool filled = false;

	pthread_mutex_lock(&feed->lock);
	while (!filled) {
		if ((lane = lane_in_turn(feed)) != NULL) {
			filled = take_batch(feed, lane, batch);
		} else if (feed->reads) {
			filled = read_batch(feed, batch);
		} else if (has_more(feed)) {
			take_part(feed, &feed->reader);
			feed->reads = true;
			if (feed->lanes == NULL && feed->jobs > 1 && has_more(feed))
				start_lanes(feed);
			pthread_cond_broadcast(&feed->changed);
		} else {
			break;
		}
	}
	pthread_mutex_unlock(&feed->lock);
	return filled;
}

bool
feed_ended(struct feed *feed)
{
	return feed->lanes == NULL && !has_more(feed) && feed->reader.ended;
}

static void
free_lane(struct lane *lane)
{
	reader_free(&lane->reader);
	for (size_t i = 0; i < LANE_BATCHES; i++)
		batch_free(&lane->batches[i]);
}

void
feed_free(struct feed *feed)
{
	pthread_mutex_lock(&feed->lock);
	feed->stopped = true;
	pthread_cond_broadcast(&feed->changed);
	pthread_mutex_unlock(&feed->lock);
	for (long i = 0; i < feed->n_lanes; i++) {
		pthread_join(feed->lanes[i].thread, NULL);
		free_lane(&feed->lanes[i]);
	}
	heap_free(feed->lanes);
	reader_free(&feed->reader);
}
