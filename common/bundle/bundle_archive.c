/*
 * bundle_archive - archives through libarchive
 *
 * The one module that includes libarchive. It is given decompressed, checked bytes by callback, or
 * a file by name for the formats read by seeking. Its retries over a damaged stretch become one
 * report, and what it says at the end of a stream that input has called damaged is not repeated.
 */
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bundle_reader.h"
#include "heap.h"
#include "utf8.h"

enum { TAR_BLOCK = 512, EMPTY_ZIP_BYTES = 22, READ_BYTES = INPUT_BUFFER };

struct reader {
	struct archive *archive;
	struct archive_entry *entry; /* belongs to archive */
	locale_t locale;             /* in which libarchive works; 0: the program's */
	char *block;                 /* handed to libarchive; NULL when it reads by itself */
	char tail[TAR_BLOCK];        /* the last bytes of the stream */
	unsigned n_listed;           /* entries in the directory of a zip read by seeking, 0: unknown */
	unsigned long long file_bytes; /* size of the file it reads by itself */
	unsigned long long produced;   /* bytes of members */
	int first;                     /* result of asking for the first header, told at its turn */
	bool has_first;
	bool ended;   /* nothing more can be read */
	bool stopped; /* before the end, which has been reported */
};

/* --- the stream --- */

/* A tar ends in blocks of zeros; without them it was cut off. */
static void
remember_tail(struct reader *reader, struct span bytes)
{
	size_t kept;

	if (bytes.len >= TAR_BLOCK) {
		memcpy(reader->tail, bytes.ptr + bytes.len - TAR_BLOCK, TAR_BLOCK);
		return;
	}
	kept = TAR_BLOCK - bytes.len;
	memmove(reader->tail, reader->tail + bytes.len, kept);
	memcpy(reader->tail + kept, bytes.ptr, bytes.len);
}

static la_ssize_t
read_block(struct archive *archive, void *data, const void **bytes)
{
	struct bundle *bundle = data;
	struct reader *reader = bundle->reader;
	size_t len = bundle_stream_read(&bundle->stream, reader->block, READ_BYTES);
	unsigned long long consumed, total;

	(void)archive;
	input_position(bundle->stream.in, &consumed, &total);
	if (len > 0 && bundle_is_bomb(bundle, bundle->stream.produced, consumed)) {
		reader->stopped = true;
		len = 0;
	}
	if (len > 0)
		remember_tail(reader, span_make(reader->block, len));
	*bytes = reader->block;
	return (la_ssize_t)len;
}

/* --- opening and closing --- */

static struct archive *
new_archive(void)
{
	struct archive *archive = archive_read_new();

	if (archive == NULL)
		heap_fail();
	archive_read_support_format_tar(archive);
	archive_read_support_format_cpio(archive);
	archive_read_support_format_zip(archive);
	archive_read_support_format_7zip(archive);
	archive_read_support_format_ar(archive);
	archive_read_support_format_iso9660(archive);
	archive_read_support_format_xar(archive);
	archive_read_support_format_rar(archive);
	archive_read_support_format_rar5(archive);
	archive_read_support_format_cab(archive);
	archive_read_support_filter_lz4(archive);
	archive_read_support_filter_lzip(archive);
	archive_read_support_filter_compress(archive);
	/* a tar behind the end of a tar is read too, and so is all input, so that it gets checked */
	archive_read_set_options(archive, "read_concatenated_archives");
	return archive;
}

static const char *
why_not(struct archive *archive)
{
	const char *why = archive_error_string(archive);

	return why != NULL ? why : "unknown error";
}

/* --- members --- */

/* As stored where the archive does not say how they are encoded, else as UTF-8. */
static void
set_name(struct bundle *bundle, struct archive_entry *entry)
{
	const char *name = archive_entry_pathname(entry);

	if (name == NULL)
		name = archive_entry_pathname_utf8(entry);
	while (name != NULL && name[0] == '.' && name[1] == '/')
		for (name += 2; *name == '/';)
			name++;
	buffer_reset(&bundle->member_name);
	utf8_repair(span_from(name != NULL ? name : ""), &bundle->member_name);
}

/* Appends len bytes that stand at offset of the member; a hole before them is filled with zeros. */
static bool
add_data(struct bundle *bundle, size_t start, const void *bytes, size_t len, la_int64_t offset,
    struct buffer *out)
{
	size_t at = out->len - start, hole;

	if (offset < 0 || (unsigned long long)offset > bundle->limits.member_bytes ||
	    len > bundle->limits.member_bytes - (unsigned long long)offset)
		return false;
	if ((size_t)offset < at)
		return true;
	hole = (size_t)offset - at;
	if (hole > 0)
		memset(buffer_reserve(out, hole + len), 0, hole);
	out->len += hole;
	buffer_add(out, span_make(bytes, len));
	return true;
}

static void
read_content(struct bundle *bundle, struct bundle_member *member, struct buffer *out)
{
	struct reader *reader = bundle->reader;
	size_t start = out->len, len;
	const void *bytes;
	la_int64_t offset;
	int result;

	while ((result = archive_read_data_block(reader->archive, &bytes, &len, &offset)) ==
	    ARCHIVE_OK) {
		if (add_data(bundle, start, bytes, len, offset, out))
			continue;
		bundle_fault_size(bundle, member);
		break;
	}
	reader->produced += out->len - start;
	if (result != ARCHIVE_OK && result != ARCHIVE_EOF)
		bundle_fault(bundle, member, "damaged", "is damaged: %s", why_not(reader->archive));
	if (result == ARCHIVE_FATAL)
		reader->ended = true;
	if (reader->block == NULL && member->fault == NULL &&
	    bundle_is_bomb(bundle, reader->produced, reader->file_bytes))
		reader->ended = reader->stopped = true;
}

/* True when the cause of what libarchive now complains of has been reported. */
static bool
is_told(const struct bundle *bundle)
{
	const struct reader *reader = bundle->reader;

	return reader->stopped || (bundle->stream.in != NULL && input_damaged(bundle->stream.in));
}

/* At the end of the archive: was that a proper one? */
static void
check_end(struct bundle *bundle, struct reader *reader)
{
	int format = archive_format(reader->archive) & ARCHIVE_FORMAT_BASE_MASK;

	if (!is_told(bundle) && (int)reader->n_listed > archive_file_count(reader->archive))
		diag_report(bundle->diag, BUNDLE_PLACE(bundle), "overlap",
		    "has %u entries in its directory, but %d members: entries share their bytes",
		    reader->n_listed, archive_file_count(reader->archive));
	if (is_told(bundle) || reader->block == NULL || format != ARCHIVE_FORMAT_TAR)
		return;
	for (size_t i = 0; i < TAR_BLOCK; i++) {
		if (reader->tail[i] != 0) {
			diag_report(bundle->diag, BUNDLE_PLACE(bundle), "cut-off",
			    "has no end-of-archive marker: probably cut off");
			return;
		}
	}
}

static void
report_lost(struct bundle *bundle, struct reader *reader, la_int64_t from, const char *why)
{
	la_int64_t to = archive_read_header_position(reader->archive);

	if (is_told(bundle))
		return;
	if (to > from && reader->block != NULL)
		diag_report(bundle->diag, BUNDLE_PLACE(bundle), "damaged",
		    "bytes %lld to %lld are damaged and skipped: %s", (long long)from, (long long)to, why);
	else if (from > 0)
		diag_report(bundle->diag, BUNDLE_PLACE(bundle), "damaged",
		    "damaged from byte %lld on: %s", (long long)from, why);
	else
		diag_report(bundle->diag, BUNDLE_PLACE(bundle), "damaged", "is damaged: %s", why);
}

/* Where reading the header failed; 0 if that is not known. */
static la_int64_t
position(const struct reader *reader, int result)
{
	if (reader->block == NULL)
		return 0;
	return result == ARCHIVE_RETRY ? archive_read_header_position(reader->archive) :
	    archive_filter_bytes(reader->archive, 0);
}

/* Moves to the next readable header; false at the end. One report for all that is skipped. */
static bool
next_header(struct bundle *bundle, struct reader *reader)
{
	la_int64_t lost_from = 0;
	char why[200] = "";
	bool lost = false;
	int result;

	while (!reader->ended) {
		result = reader->has_first ? reader->first :
		    archive_read_next_header(reader->archive, &reader->entry);
		reader->has_first = false;
		if (result == ARCHIVE_RETRY || result == ARCHIVE_FATAL) {
			if (!lost) {
				lost = true;
				lost_from = position(reader, result);
				snprintf(why, sizeof(why), "%s", why_not(reader->archive));
			}
			reader->ended = result == ARCHIVE_FATAL;
			continue;
		}
		reader->ended = result == ARCHIVE_EOF;
		break;
	}
	if (lost)
		report_lost(bundle, reader, lost_from, why);
	else if (reader->ended)
		check_end(bundle, reader);
	return !reader->ended;
}

static bool
is_zip(const struct reader *reader)
{
	return (archive_format(reader->archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

/* In a zip a flipped bit makes a file a directory or a device, but its content stays. */
static bool
is_false_type(const struct reader *reader)
{
	unsigned type = archive_entry_filetype(reader->entry);

	return is_zip(reader) && type != AE_IFREG && type != AE_IFLNK &&
	    archive_entry_size(reader->entry) > 0;
}

static bool
read_member(struct bundle *bundle, struct bundle_member *member, struct buffer *out)
{
	struct reader *reader = bundle->reader;

	if (reader->ended || !next_header(bundle, reader))
		return false;
	set_name(bundle, reader->entry);
	member->name = buffer_span(&bundle->member_name);
	member->regular = archive_entry_filetype(reader->entry) == AE_IFREG &&
	    archive_entry_hardlink(reader->entry) == NULL;
	if (is_false_type(reader))
		bundle_fault(bundle, member, "damaged", "is damaged: no file, but has content");
	if (!member->regular || bundle_skips(bundle))
		return true;
	if (archive_entry_is_encrypted(reader->entry))
		bundle_fault(bundle, member, "encrypted", "is encrypted");
	else
		read_content(bundle, member, out);
	return member->fault == NULL || !is_told(bundle);
}

/*
 * libarchive turns names into the encoding of the locale and drops those that have none in it. The
 * program itself stays in the C locale, so that nothing depends on the environment.
 */
static locale_t
enter_utf8(const struct reader *reader)
{
	return reader->locale != (locale_t)0 ? uselocale(reader->locale) : (locale_t)0;
}

static void
leave_utf8(locale_t before)
{
	if (before != (locale_t)0)
		uselocale(before);
}

static bool
next_member(struct bundle *bundle, struct bundle_member *member, struct buffer *out)
{
	locale_t before = enter_utf8(bundle->reader);
	bool found = read_member(bundle, member, out);

	leave_utf8(before);
	return found;
}

/* --- opening and closing --- */

static void
close_archive(struct bundle *bundle)
{
	struct reader *reader = bundle->reader;

	archive_read_free(reader->archive);
	if (reader->locale != (locale_t)0)
		freelocale(reader->locale);
	heap_free(reader->block);
	heap_free(reader);
	bundle->reader = NULL;
	bundle->close = NULL;
}

/* Asks for the first header: false if this is no archive at all, everything being undone then. */
static bool
start(struct bundle *bundle)
{
	struct reader *reader = bundle->reader;
	locale_t before;

	reader->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	before = enter_utf8(reader);
	reader->first = archive_read_next_header(reader->archive, &reader->entry);
	leave_utf8(before);
	reader->has_first = true;
	if (reader->first == ARCHIVE_FATAL && archive_format(reader->archive) == 0) {
		close_archive(bundle);
		return false;
	}
	bundle->next = next_member;
	bundle->close = close_archive;
	return true;
}

/* 7z has its directory at its end. */
static void
refuse_seeking(struct bundle *bundle)
{
	struct reader *reader = bundle->reader;

	if ((archive_format(reader->archive) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_7ZIP)
		return;
	diag_report(bundle->diag, BUNDLE_PLACE(bundle), "cannot-seek",
	    "is a 7z archive, which can be read only from a file, and not a compressed one");
	reader->ended = reader->stopped = true;
}

bool
bundle_archive_open_stream(struct bundle *bundle)
{
	struct reader *reader = heap_get_zeroed(1, sizeof(*reader));

	bundle->reader = reader;
	reader->archive = new_archive();
	reader->block = heap_get(READ_BYTES);
	bundle->stream.keeps = true;
	archive_read_open(reader->archive, bundle, NULL, read_block, NULL);
	if (start(bundle)) {
		bundle->stream.keeps = false;
		refuse_seeking(bundle);
		return true;
	}
	bundle_stream_rewind(&bundle->stream);
	return false;
}

/* The central directory of a zip is damaged: its members are then read one behind the other. */
static bool
is_damaged_directory(struct bundle *bundle)
{
	struct reader *reader = bundle->reader;

	if (!is_zip(reader) || reader->first == ARCHIVE_OK || reader->file_bytes <= EMPTY_ZIP_BYTES)
		return false;
	diag_report(bundle->diag, BUNDLE_PLACE(bundle), "damaged",
	    "its directory is damaged: members are read without it");
	close_archive(bundle);
	return true;
}

/*
 * How many entries the end of a zip says there are, which stands in its last bytes; 0 if it cannot be
 * seen there, or is too large for 16 bits.
 */
static unsigned
listed_entries(const char *file)
{
	static const struct span magic = SPAN("PK\5\6");
	unsigned char tail[EMPTY_ZIP_BYTES];
	int fd = file == NULL ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	struct stat info;
	ssize_t len = -1;
	unsigned n;

	if (fd >= 0 && fstat(fd, &info) == 0 && info.st_size > EMPTY_ZIP_BYTES)
		len = pread(fd, tail, sizeof(tail), info.st_size - EMPTY_ZIP_BYTES);
	if (fd > STDIN_FILENO)
		close(fd);
	if (len != EMPTY_ZIP_BYTES || memcmp(tail, magic.ptr, magic.len) != 0)
		return 0;
	n = tail[10] | (unsigned)tail[11] << 8;
	return n == 0xffff ? 0 : n;
}

bool
bundle_archive_open_file(struct bundle *bundle)
{
	const char *file = strcmp(bundle->file, "-") == 0 ? NULL : bundle->file;
	struct reader *reader = heap_get_zeroed(1, sizeof(*reader));
	struct stat info;

	bundle->reader = reader;
	reader->archive = new_archive();
	if ((file == NULL ? fstat(0, &info) : stat(file, &info)) == 0)
		reader->file_bytes = (unsigned long long)info.st_size;
	reader->n_listed = listed_entries(file);
	archive_read_open_filename(reader->archive, file, READ_BYTES);
	return start(bundle) && !is_damaged_directory(bundle);
}

const char *
bundle_library(void)
{
	return archive_version_string();
}
