/*
 * page_record - pages from records and back: text, blocks, metadata
 */
#include "page.h"

#include "utf8.h"
