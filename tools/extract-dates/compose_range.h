/*
 * compose_range - what two expressions and the words between them say: ranges and distances
 */
#ifndef EXTRACT_DATES_COMPOSE_RANGE_H
#define EXTRACT_DATES_COMPOSE_RANGE_H

#include "piece.h"

/*
 * Each looks at what follows the piece: true when it made one expression of both. Nothing is
 * changed otherwise.
 */
typedef bool range_taker(struct composer *c, struct piece *piece);

range_taker range_take_times; /* Monday from 2 to 4 pm */
range_taker range_take_second; /* from A to B, between A and B, A-B */
range_taker range_take_distance; /* two weeks before Christmas; Friday, two weeks from now */
range_taker range_take_length; /* for two hours from 2 pm, 3 days starting Monday */
range_taker range_take_share; /* the first two weeks of 2021 */

#endif
