/*
 * codec - finds the codec for a stream
 */
#include "codec.h"

const struct codec *
codec_find(struct span head)
{
	static const struct codec *const codecs[] = { &codec_gzip, &codec_zstd, &codec_xz,
		&codec_bzip2 };

	for (size_t i = 0; i < sizeof(codecs) / sizeof(codecs[0]); i++)
		if (codecs[i]->claims(head))
			return codecs[i];
	return NULL;
}

size_t
codec_no_padding(struct span rest)
{
	(void)rest;
	return 0;
}

size_t
codec_zero_padding(struct span rest)
{
	size_t n = 0;

	while (n < rest.len && rest.ptr[n] == '\0')
		n++;
	return n;
}
