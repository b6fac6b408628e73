/* charset: the first byte picks the charset of the transport, the rest is decoded; always valid UTF-8 */
#include <stdint.h>
#include <stdlib.h>

#include "charset.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const labels[] = { "", "utf-8", "utf-16", "gbk", "big5", "shift_jis", "euc-kr",
		"iso-2022-jp", "windows-1255", "koi8-u", "x-mac-cyrillic", "euc-tw" };
	struct charset_decoder *decoder;
	struct charset_text result;
	struct span http;

	if (size == 0)
		return 0;
	decoder = charset_decoder_new();
	http = span_from(labels[data[0] % (sizeof(labels) / sizeof(labels[0]))]);
	result = charset_decode(decoder, span_make((const char *)data + 1, size - 1), http, data[0] & 1);
	if (utf8_valid_prefix(result.text) != result.text.len ||
	    (result.text.len > 0 && memchr(result.text.ptr, '\r', result.text.len) != NULL))
		abort();
	charset_decoder_free(decoder);
	return 0;
}
