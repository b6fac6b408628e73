/*
 * charset - bytes of unknown encoding to UTF-8
 *
 * The first of these that says something decides:
 *	bom       a byte order mark, of UTF-8, UTF-16 or UTF-32
 *	utf-8     the text is UTF-8 with multi-byte sequences in it: a wrong declaration is far commoner
 *	          than legacy text that happens to be valid UTF-8. A few stray bytes do not change this
 *	twice     the same, but it was UTF-8 before, taken for windows-1252; undone (see charset_twice)
 *	utf-16    the zero bytes of UTF-16 markup without a byte order mark
 *	http      the charset of the transport
 *	meta      a <meta> or an XML declaration in the first 8 KiB (see charset_meta)
 *	detector  uchardet, on up to 64 KiB from the first byte that is not ASCII
 *	default   utf-8 for pure ASCII, else windows-1252
 * Labels and what they mean are those of the WHATWG Encoding Standard ("latin1" is windows-1252). A
 * declared UTF-8 that most multi-byte sequences contradict is not believed.
 */
#ifndef WINNOW_CHARSET_H
#define WINNOW_CHARSET_H

#include <stdbool.h>

#include "buffer.h"
#include "span.h"

/* An encoding, by WHATWG's name in lower case: "utf-8", "windows-1252", "shift_jis". */
struct charset {
	const char *name;
	const char *iconv;  /* what iconv calls it */
	const char *labels; /* all that mean it, parted by single spaces */
};

/* The encoding a label means; NULL if none. White space around it and case do not matter. */
const struct charset *charset_by_label(struct span label);

/* The declaration inside an HTML or XML document; NULL if there is none, or none that is known. */
const struct charset *charset_meta(struct span bytes);

/* iconv descriptors and memory, kept between pages: one for each worker. */
struct charset_decoder;
struct charset_decoder *charset_decoder_new(void);
void charset_decoder_free(struct charset_decoder *decoder);

struct charset_text {
	struct span text;   /* borrows the bytes when nothing had to change, else the decoder */
	const char *name;   /* of the encoding */
	const char *signal; /* which rule above decided */
	size_t n_replaced;  /* invalid sequences and NULs that became U+FFFD */
};

/*
 * The text as valid UTF-8 without byte order mark and NUL, CRLF and CR as `\n`. http is the charset
 * of the transport, absent if none; html says whether to look for a <meta>. Good until the next
 * call.
 */
struct charset_text charset_decode(struct charset_decoder *decoder, struct span bytes,
    struct span http, bool html);

/* "uchardet", for --version: the library tells no version. */
const char *charset_library(void);

#endif
