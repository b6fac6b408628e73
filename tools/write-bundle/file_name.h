/*
 * file_name - names for the files of a tar or zip, made from the ids of records
 *
 * Safe to unpack anywhere: no empty, `.` or `..` parts, no absolute names, no control characters nor
 * any of \ : * ? " < > |, no part longer than 180 bytes, no two names that differ in case alone.
 */
#ifndef WINNOW_FILE_NAME_H
#define WINNOW_FILE_NAME_H

#include "buffer.h"
#include "hash_set.h"

/* Appends the name for an id and adds its hash to those that are taken. */
void file_name_add(struct hash_set *taken, struct span id, const char *ending, struct buffer *out);

#endif
