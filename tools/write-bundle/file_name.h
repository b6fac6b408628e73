/*
 * file_name - names for the files of a tar or zip, made from the ids of records
 *
 * Safe to unpack anywhere: no empty, `.` or `..` parts, no absolute names, no control characters nor
 * any of \ : * ? " < > |, no part longer than 180 bytes, no two names that differ in case alone.
 */
#ifndef WINNOW_FILE_NAME_H
#define WINNOW_FILE_NAME_H

#include "buffer.h"

/* The names given so far, as hashes. */
struct file_names {
	unsigned long long *hashes; /* an open table, 0: free */
	size_t n, capacity;
};

/* Appends the name for an id and notes that it is taken. */
void file_name_add(struct file_names *names, struct span id, const char *ending,
    struct buffer *out);

void file_names_reset(struct file_names *names);
void file_names_free(struct file_names *names);

#endif
