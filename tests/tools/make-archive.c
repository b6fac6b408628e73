/*
 * make-archive - packs files into an archive of a format that no usual program writes
 *
 *	make-archive FORMAT FILE ... >ARCHIVE
 *
 * FORMAT is what libarchive calls it: 7zip, newc, odc, arbsd, ar, xar, iso9660, zip, ... Owners and
 * times are always the same.
 */
#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>

enum { FILE_MAX = 1 << 24 };

static void
stop(const char *what, const char *why)
{
	fprintf(stderr, "make-archive: %s: %s\n", what, why);
	exit(2);
}

static void
pack(struct archive *archive, const char *name)
{
	static char bytes[FILE_MAX];
	struct archive_entry *entry = archive_entry_new();
	FILE *file = fopen(name, "rb");
	size_t len;

	if (file == NULL)
		stop(name, "cannot be opened");
	len = fread(bytes, 1, sizeof(bytes), file);
	fclose(file);
	archive_entry_set_pathname(entry, name);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_mtime(entry, 1000000000, 0);
	archive_entry_set_size(entry, (la_int64_t)len);
	if (archive_write_header(archive, entry) != ARCHIVE_OK ||
	    archive_write_data(archive, bytes, len) != (la_ssize_t)len)
		stop(name, archive_error_string(archive));
	archive_entry_free(entry);
}

int
main(int argc, char **argv)
{
	struct archive *archive = archive_write_new();

	if (argc < 3 || archive_write_set_format_by_name(archive, argv[1]) != ARCHIVE_OK)
		stop(argc < 3 ? "usage" : argv[1], "FORMAT FILE ...");
	archive_write_set_bytes_in_last_block(archive, 1);
	if (archive_write_open_FILE(archive, stdout) != ARCHIVE_OK)
		stop(argv[1], archive_error_string(archive));
	for (int i = 2; i < argc; i++)
		pack(archive, argv[i]);
	if (archive_write_close(archive) != ARCHIVE_OK)
		stop(argv[1], archive_error_string(archive));
	archive_write_free(archive);
	return 0;
}
