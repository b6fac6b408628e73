/*
 * page_date - when a page was published and modified, or nothing
 */
#include "page_date.h"

bool
page_is_main(struct record *rec)
{
	struct span kind = record_string(rec, "kind");

	return kind.ptr == NULL || span_equal(kind, SPAN("page")) || span_equal(kind, SPAN("article"));
}

/* The last label of the host name: "uk", "com"; from metadata. */
static struct span
top_domain(struct record *rec)
{
	struct span host = record_string(rec, "metadata.hostname");

	if (host.ptr == NULL) {
		host = record_string(rec, "metadata.url");
		if (host.ptr == NULL)
			return SPAN("");
		if (span_find(host, SPAN("://")) < host.len)
			host = span_slice(host, span_find(host, SPAN("://")) + 3, host.len);
		host = span_slice(host, 0, span_find(host, SPAN("/")));
		host = span_slice(host, 0, span_find(host, SPAN(":")));
	}
	while (span_find(host, SPAN(".")) < host.len)
		host = span_slice(host, span_find(host, SPAN(".")) + 1, host.len);
	return host;
}

enum date_order
page_usual_order(struct record *rec, struct span language)
{
	static const char *const american[] = { "com", "us", "edu", "gov", "mil", NULL };
	struct span domain;

	if (language.len >= 5)
		return date_order_of(language);
	if (!span_starts(language, SPAN("en")))
		return DATE_DAY_FIRST;
	domain = top_domain(rec);
	for (int i = 0; american[i] != NULL; i++)
		if (span_equal_nocase(domain, span_from(american[i])))
			return DATE_MONTH_FIRST;
	return DATE_DAY_FIRST;
}

void
page_date_set(struct record *recs, size_t n, struct arena *arena, enum order_choice order)
{
	(void)recs, (void)n, (void)arena, (void)order;
}
