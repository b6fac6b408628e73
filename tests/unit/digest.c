/* digest: the published examples of SHA-256 */
#include "digest.h"
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

int
main(void)
{
	static const struct unit tests[] = { UNIT(hashes), UNIT_END };

	return unit_run(tests);
}
