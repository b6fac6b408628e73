/*
 * codec_isal - gzip streams through ISA-L, where it was there to build with
 *
 * It takes less than half the time zlib takes, and its CRC costs next to nothing. Checks and what
 * comes out are the same, but for damaged data: where the damage is noticed may differ by some bytes,
 * and what the last KiB before a distance too far back held is missing. For codec_gzip.c only.
 */
#ifndef WINNOW_CODEC_ISAL_H
#define WINNOW_CODEC_ISAL_H

#include "codec.h"

/* "ISA-L 2.30.0", or NULL in a build without it, where nothing else here may be called. */
extern const char *const codec_isal_library;

/* As in struct codec. */
void *codec_isal_open(void);
enum codec_result codec_isal_step(void *state, struct codec_step *step);
void codec_isal_restart(void *state);
void codec_isal_close(void *state);

#endif
