/*
 * simd_x86 - what the files of the variants for x86-64 share
 */
#ifndef WINNOW_SIMD_X86_H
#define WINNOW_SIMD_X86_H

#include "simd.h"

/* As in struct simd; simd_x86_tree.c, simd_x86_string.c. */
void avx2_add_tree(const struct simd_tree *tree, const struct simd_rows *rows, int32_t *sums);
size_t avx2_escape(struct span text, char *out, size_t *taken);
size_t avx2_unescape(struct span text, char *out, size_t *taken);

#endif
