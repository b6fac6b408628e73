/*
 * bundle_damage - every truncation and every flipped bit of small archives
 *
 * The archives are the corpus of the fuzz entry. What comes out must be members of the whole archive,
 * or there must be a report: never something else in silence, and never a crash. Only contents are
 * compared: nothing protects the names in a zip, nor the bits that make a file a symbolic link.
 */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "bundle.h"
#include "unit.h"

enum { MEMBERS = 16 };

struct listing {
	unsigned long long hashes[MEMBERS];
	size_t n;
	unsigned long long n_reported;
};

static void
load(const char *name, struct buffer *out)
{
	char path[400];
	FILE *file;

	snprintf(path, sizeof(path), "%s/fuzz/bundle.corpus/%s", getenv("TESTS"), name);
	file = fopen(path, "rb");
	if (file == NULL) {
		CHECK(file != NULL);
		return;
	}
	out->len = fread(buffer_reserve(out, 1 << 16), 1, 1 << 16, file);
	fclose(file);
}

static void
list(const char *name, struct listing *listing)
{
	static const struct bundle_limits limits = BUNDLE_LIMITS;
	struct diag diag = DIAG_INIT;
	struct buffer bytes = BUFFER_INIT;
	struct bundle_member member;
	struct bundle *bundle;

	*listing = (struct listing){ .n = 0 };
	diag.quiet = true;
	bundle = bundle_open(name, NULL, &limits, 1, &diag);
	while (bundle != NULL && bundle_next(bundle, &member, &bytes)) {
		/* one that is no archive any more becomes a single page, which the source then sniffs */
		if (member.fault != NULL || bundle_is_single(bundle))
			diag.n_reported++;
		else if (member.regular && listing->n < MEMBERS)
			listing->hashes[listing->n++] = span_hash(buffer_span(&bytes));
		buffer_reset(&bytes);
	}
	bundle_close(bundle);
	buffer_free(&bytes);
	listing->n_reported = diag.n_reported;
	diag_finish(&diag);
}

static void
list_bytes(struct span bytes, struct listing *listing)
{
	int fd = memfd_create("bundle", MFD_CLOEXEC);
	char name[40];

	CHECK(write(fd, bytes.ptr, bytes.len) == (ssize_t)bytes.len);
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	list(name, listing);
	close(fd);
}

static bool
is_same(const struct listing *a, const struct listing *b)
{
	return a->n == b->n && memcmp(a->hashes, b->hashes, a->n * sizeof(a->hashes[0])) == 0;
}

/* n_silent: at so many points, between two members, the cut cannot be seen. */
static void
check_truncations(const char *name, size_t n_silent)
{
	struct buffer bytes = BUFFER_INIT;
	struct listing whole, part;
	size_t silent = 0;
	char what[80];

	load(name, &bytes);
	list_bytes(buffer_span(&bytes), &whole);
	CHECK_NUMBER(whole.n, 3);
	CHECK_NUMBER(whole.n_reported, 0);
	for (size_t len = 1; len < bytes.len; len++) {
		list_bytes(span_slice(buffer_span(&bytes), 0, len), &part);
		snprintf(what, sizeof(what), "%s cut at %zu: %zu members, %llu reports", name, len, part.n,
		    part.n_reported);
		if (part.n > whole.n ||
		    memcmp(part.hashes, whole.hashes, part.n * sizeof(part.hashes[0])) != 0)
			unit_fail("no prefix", 0, what);
		if (part.n < whole.n && part.n_reported == 0 && ++silent > n_silent)
			unit_fail("no report", 0, what);
	}
	CHECK_NUMBER(silent, n_silent);
	buffer_free(&bytes);
}

/* The external attributes in a zip's directory, where it says what is a symbolic link. */
static bool
is_zip_attribute(struct span bytes, size_t at)
{
	size_t header = at < 41 ? 0 : at - 41;

	header += span_find(span_slice(bytes, header, at), SPAN("PK\1\2"));
	return header + 38 <= at && header + 42 > at && header + 4 < at;
}

static void
check_flips(const char *name)
{
	struct buffer bytes = BUFFER_INIT;
	struct listing whole, part;
	char what[80];

	load(name, &bytes);
	list_bytes(buffer_span(&bytes), &whole);
	for (size_t bit = 0; bit < 8 * bytes.len; bit++) {
		if (is_zip_attribute(buffer_span(&bytes), bit / 8))
			continue;
		bytes.ptr[bit / 8] ^= (char)(1 << bit % 8);
		list_bytes(buffer_span(&bytes), &part);
		bytes.ptr[bit / 8] ^= (char)(1 << bit % 8);
		snprintf(what, sizeof(what), "%s bit %zu of byte %zu: %zu members", name, bit % 8, bit / 8,
		    part.n);
		if (!is_same(&part, &whole) && part.n_reported == 0)
			unit_fail("no report", 0, what);
	}
	buffer_free(&bytes);
}

static void
tar_gz_truncated(void)
{
	check_truncations("pages.tar.gz", 0);
}

static void
zip_truncated(void)
{
	check_truncations("pages.zip", 0);
}

static void
tar_truncated(void)
{
	check_truncations("pages.tar", 0);
}

static void
tar_gz_flipped(void)
{
	check_flips("pages.tar.gz");
}

static void
zip_flipped(void)
{
	check_flips("pages.zip");
}

static void
warc_gz_truncated(void)
{
	check_truncations("pages.warc.gz", 2);
}

static void
warc_truncated(void)
{
	check_truncations("pages.warc", 10);
}

static void
warc_gz_flipped(void)
{
	check_flips("pages.warc.gz");
}

/* With a dictionary, behind which, too, a cut cannot be seen. */
static void
warc_zst_truncated(void)
{
	check_truncations("pages.warc.zst", 2);
}

static void
warc_zst_flipped(void)
{
	check_flips("pages.warc.zst");
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(tar_gz_truncated),
		UNIT(zip_truncated),
		UNIT(tar_truncated),
		UNIT(warc_truncated),
		UNIT(warc_gz_truncated),
		UNIT(warc_gz_flipped),
		UNIT(warc_zst_truncated),
		UNIT(warc_zst_flipped),
		UNIT(tar_gz_flipped),
		UNIT(zip_flipped),
		UNIT_END,
	};

	return unit_run(tests);
}
