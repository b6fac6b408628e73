/*
 * date_signal - what a page says of when it was published and modified
 *
 * Collected while the page model is at hand and written into the record, so that extract-dates can
 * weigh it later, when markup is gone.
 */
#ifndef WINNOW_DATE_SIGNAL_H
#define WINNOW_DATE_SIGNAL_H

#include "page.h"
#include "record.h"

/*
 * The date of publication in the first lines of a plain text, a
 * short line, or one behind "published", before any comment. False if there is none.
 */
struct date;
bool date_signal_text(struct span text, struct span language, struct span host, struct date *date);

/*
 * Sets `metadata.date_signals`: an array of {"source","value"}, strongest kinds first, at most
 * DATE_SIGNALS_MAX. The value is ISO 8601, local time as given. Sources:
 *	url, url-month         the address holds /2013/03/22/ or /2013/03/
 *	og, meta, dc, citation, microdata, json-ld     published, by the head or structured data
 *	json-ld-page           JSON-LD of a page that is no article
 *	time, byline, line     beside the title: a <time>, an element classed as date, a short line
 *	time-far, byline-far, line-far                 the same elsewhere on the page
 *	time-aside, byline-aside, line-aside           in lists, sidebars, footers, navigation
 *	label                  shown behind "Published:", "Posted on" and the like
 *	comment                the dates of the first comments
 *	post                   that of the first one, where it stands right below the title (forums)
 *	image                  in the address of the page's image
 *	text                   in the first lines of a plain text
 * with "-modified" behind the name where it tells of a change, or stands behind "Updated:".
 * Nothing is set when there are none or the field is there.
 */
void date_signal_set(const struct page *page, struct record *rec);

enum { DATE_SIGNALS_MAX = 32 };

#endif
