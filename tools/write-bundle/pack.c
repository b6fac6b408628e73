/*
 * pack - records as lines, and what tar and zip share
 */
#include "pack.h"

static bool
add_line(struct packer *packer, struct record *rec, struct span line)
{
	(void)rec;
	shard_write(packer->shard, line);
	shard_write(packer->shard, SPAN("\n"));
	shard_end_record(packer->shard);
	return true;
}

static void
finish_lines(struct packer *packer)
{
	(void)packer;
}

const struct pack pack_lines = { ".jsonl", add_line, finish_lines, NULL };

static const char *const columns[] = { "id", "kind", "source", "created", "page", "parent",
	"metadata.title", "metadata.author", "metadata.url", "metadata.lang" };

enum { N_COLUMNS = sizeof(columns) / sizeof(columns[0]) };

static void
add_quoted(struct buffer *csv, struct span cell)
{
	buffer_add_byte(csv, '"');
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.ptr[i] == '"')
			buffer_add_byte(csv, '"');
		if (cell.ptr[i] == '\0')
			buffer_add(csv, SPAN("\xEF\xBF\xBD")); /* at a NUL readers end the cell or file */
		else
			buffer_add_byte(csv, cell.ptr[i]);
	}
	buffer_add_byte(csv, '"');
}

/* RFC 4180. Spreadsheets take `=` and the like for formulas, but a corpus is not changed for them. */
static void
add_cell(struct buffer *csv, struct span cell)
{
	for (size_t i = 0; i < cell.len; i++)
		if (memchr("\",\n\r", cell.ptr[i], 5) != NULL) { /* NUL too */
			add_quoted(csv, cell);
			return;
		}
	buffer_add(csv, cell);
}

static void
add_heads(struct buffer *csv)
{
	buffer_add(csv, SPAN("file"));
	for (size_t i = 0; i < N_COLUMNS; i++) {
		struct span name = span_from(columns[i]);
		size_t dot = span_find(name, SPAN("."));

		buffer_add_byte(csv, ',');
		buffer_add(csv, dot < name.len ? span_slice(name, dot + 1, name.len) : name);
	}
	buffer_add(csv, SPAN("\r\n"));
}

bool
pack_text(struct packer *packer, struct record *rec, pack_file *write_file)
{
	struct span text = record_string(rec, packer->field);

	if (text.ptr == NULL)
		return false;
	if (packer->csv.len == 0)
		add_heads(&packer->csv);
	buffer_reset(&packer->name);
	file_name_add(&packer->names, record_string(rec, "id"), ".txt", &packer->name);
	add_cell(&packer->csv, buffer_span(&packer->name));
	for (size_t i = 0; i < N_COLUMNS; i++) {
		buffer_add_byte(&packer->csv, ',');
		add_cell(&packer->csv, record_string(rec, columns[i]));
	}
	buffer_add(&packer->csv, SPAN("\r\n"));
	write_file(packer, buffer_span(&packer->name), text);
	shard_end_record(packer->shard);
	return true;
}

void
packer_reset(struct packer *packer)
{
	hash_set_reset(&packer->names);
	buffer_reset(&packer->csv);
	buffer_reset(&packer->directory);
	packer->offset = 0;
	packer->n_entries = 0;
}

void
packer_free(struct packer *packer)
{
	hash_set_free(&packer->names);
	buffer_free(&packer->name);
	buffer_free(&packer->csv);
	buffer_free(&packer->directory);
	buffer_free(&packer->packed);
	buffer_free(&packer->head);
	buffer_free(&packer->key);
}
