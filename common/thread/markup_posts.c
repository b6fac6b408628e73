/*
 * markup_posts - the posts of a page of markup, as elements
 */
#include "markup_posts.h"

uint32_t
post_next_own(const struct markup_posts *posts, size_t at, size_t *nested, uint32_t element)
{
	uint32_t end = posts->list[at].end;

	element++;
	while (*nested < posts->n && posts->list[*nested].element < element)
		++*nested;
	while (element < end && *nested < posts->n && posts->list[*nested].element == element) {
		element = posts->list[*nested].end;
		while (*nested < posts->n && posts->list[*nested].element < element)
			++*nested;
	}
	return element;
}
