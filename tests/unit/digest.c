/* digest: the published examples of SHA-256 and others, and labels with them */
#include "digest.h"
#include "digest_label.h"
#include "unit.h"

static void
check_digest(struct span bytes, const char *expected)
{
	char hex[DIGEST_HEX + 1] = "";
	struct digest digest;

	digest_hex(bytes, hex);
	CHECK_SPAN(span_from(hex), expected);
	digest_init(&digest);
	for (size_t i = 0; i < bytes.len; i++)
		digest_add(&digest, span_slice(bytes, i, i + 1));
	digest_finish(&digest, hex);
	CHECK_SPAN(span_from(hex), expected);
}

static void
hashes(void)
{
	check_digest(SPAN(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	check_digest(SPAN("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	CHECK(digest_number(SPAN("abc")) == 0xba7816bf8f01cfeau);
}

static void
labels(void)
{
	struct span abc = SPAN("abc");

	CHECK(digest_label_fits(SPAN("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"), abc));
	CHECK(digest_label_fits(SPAN("SHA-1:vgmt4nsha2awvor6evyxqugcnsonbwe5"), abc));
	CHECK(digest_label_fits(SPAN("sha1: A9993E364706816ABA3E25717850C26C9CD0D89D"), abc));
	CHECK(digest_label_fits(SPAN("md5:900150983cd24fb0d6963f7d28e17f72"), abc));
	CHECK(digest_label_fits(SPAN("md5:SAAVBGB42JH3BVUWH56SRYL7OI======"), abc));
	CHECK(digest_label_fits(
	    SPAN("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), abc));
	CHECK(!digest_label_fits(SPAN("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE6"), abc));
	CHECK(!digest_label_fits(SPAN("sha1:A9993E364706816ABA3E25717850C26C9CD0D89E"), abc));
	CHECK(!digest_label_fits(SPAN("md5:900150983cd24fb0d6963f7d28e17f73"), abc));
	CHECK(!digest_label_fits(SPAN("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"), SPAN("")));
}

static void
labels_that_cannot_be_read_are_not_wrong(void)
{
	CHECK(digest_label_fits(SPAN(""), SPAN("abc")));
	CHECK(digest_label_fits(SPAN("sha1"), SPAN("abc")));
	CHECK(digest_label_fits(SPAN("sha1:abc"), SPAN("abc")));
	CHECK(digest_label_fits(SPAN("blake3:900150983cd24fb0d6963f7d28e17f73"), SPAN("abc")));
}

int
main(void)
{
	static const struct unit tests[] = { UNIT(hashes), UNIT(labels),
		UNIT(labels_that_cannot_be_read_are_not_wrong), UNIT_END };

	return unit_run(tests);
}
