/*
 * charset - bytes of unknown encoding to UTF-8
 *
 * The order of DESIGN section 4: byte order mark; valid UTF-8 that holds a multi-byte sequence;
 * the HTTP charset; a `<meta>` in the first 1024 bytes, with WHATWG's labels; the detector
 * (uchardet); windows-1252.
 */
#ifndef WINNOW_CHARSET_H
#define WINNOW_CHARSET_H

#include <stdbool.h>

#include "buffer.h"
#include "span.h"

struct charset_result {
	const char *name;   /* WHATWG name in lower case: "utf-8", "windows-1252", "shift_jis" */
	const char *signal; /* "bom", "utf-8", "http", "meta", "detector", "default" */
	size_t n_replaced;  /* invalid sequences and NULs that became U+FFFD */
};

/* iconv descriptors by charset: one per worker, kept between pages. */
struct charset_decoder;
struct charset_decoder *charset_decoder_new(void);
void charset_decoder_free(struct charset_decoder *decoder);

/*
 * Appends bytes as valid UTF-8 without a BOM and with `\n` for CRLF. http is the charset of the
 * transport, absent if none; html says whether to look for a <meta>.
 */
struct charset_result charset_decode(struct charset_decoder *decoder, struct span bytes,
    struct span http, bool html, struct buffer *out);

#endif
