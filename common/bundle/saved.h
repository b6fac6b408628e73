/*
 * saved - what a browser adds to a page when it saves it
 *
 * A page in a single file (MHTML, RFC 2557) is a message with a part for the page and one for each
 * picture and style sheet: the page is the first part that is HTML, its transfer encoding is undone,
 * and other parts are left alone. So it is in a web archive of Safari (see plist.h). A file of HTML may
 * begin with a comment that tells its address: `<!-- saved from url=(0023)https://example.org/ab -->`,
 * the digits being the length of it, or the lines that the extension SingleFile writes.
 */
#ifndef WINNOW_SAVED_H
#define WINNOW_SAVED_H

#include <stdbool.h>

#include "arena.h"
#include "buffer.h"
#include "span.h"

struct saved_page {
	struct span content; /* the page as it was sent */
	struct span charset; /* that the part declares; absent if none, as are the following */
	struct span url;
	struct span fetched; /* when it was saved, ISO 8601 */
	bool message;        /* content is a part of the file, which said that it is HTML */
	bool cut_off;        /* and has no end */
};

/*
 * False, and nothing said, if the file holds just what the server sent. Spans borrow the file, the arena,
 * or decoded, which is emptied first and never grows larger than the file.
 */
bool saved_read(struct span file, struct arena *arena, struct buffer *decoded,
    struct saved_page *page);

#endif
