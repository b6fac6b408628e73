/*
 * date_signal - what a page says of when it was published and modified
 *
 * Collected while the page model is at hand and written into the record, so that extract-dates can
 * weigh it later, when markup is gone. The value of a signal is ISO 8601, local time as given. Its
 * source is one of
 *	url, url-month         the address holds /2013/03/22/ or /2013/03/
 *	og, meta, dc, citation, microdata, json-ld     published, by the head or structured data
 *	json-ld-page           JSON-LD of a page that is no article
 *	script                 data of other scripts, where nothing of these is there
 *	image, image-month     in the address of the page's image
 *	time                   a <time>, an <abbr> with a date as its title, an attribute ts
 *	byline                 an element whose class says date, published, author ...
 *	label                  a line with "Published:", "Posted on" and the like
 *	line, sentence         another short line, one with much besides the date
 *	opening                at the start of the first paragraphs: "Rome, 22 March 2013 - ..."
 *	text, text-label, text-sentence, text-opening  the same of a plain text's first lines
 *	comment                the dates of the first comments
 *	post                   that of the first one behind the title (forums)
 * Those that are shown (time to opening, and post) have "-before", "-near", "-above", "-below",
 * "-far" or "-aside" behind their name when they do not stand right behind the title (date_place.h),
 * those of a text "-far" when they stand below the first line that has a date, and microdata when its
 * article is not the one that holds the page's heading. Any has "-modified" behind that where it
 * tells of a change.
 */
#ifndef WINNOW_DATE_SIGNAL_H
#define WINNOW_DATE_SIGNAL_H

#include "date_line.h"
#include "page.h"
#include "record.h"

enum { DATE_SIGNALS_MAX = 48, DATE_SOURCE_MAX = 32 };

struct date_signal {
	char source[DATE_SOURCE_MAX];
	struct date date;
};

struct date_signals {
	struct date_signal list[DATE_SIGNALS_MAX];
	int n;
};

/*
 * Adds a signal from 1990 or later, unless it is known or there is no room. The source's name is
 * put together from three parts.
 */
void date_signal_add(struct date_signals *signals, const char *source, const char *place,
    bool modified, const struct date *date);

/*
 * Settles 3/4/2013 by the other dates of the page: those that show their order (22/4/2013) and those
 * that can be read in one way only and name the same day.
 */
void date_signal_settle(struct date_signals *signals);

/*
 * Adds the dates in the first lines of a plain text, up to the comments; language and host may be
 * absent.
 */
void date_signal_text(struct span text, struct span language, struct span host,
    struct date_signals *signals);

/*
 * Sets `metadata.date_signals`: an array of {"source","value"}, those of the address and the head
 * first, the others in the order of the page. Nothing is set when there are none or the field is
 * there.
 */
void date_signal_set(struct page *page, struct record *rec);

#endif
