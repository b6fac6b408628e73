/*
 * tag-entities - finds people, organisations, places and other names in records
 *
 * All records of a page are looked at together: the second pass of the tagger and the linking of
 * short names to full ones use the article and its comments alike.
 */
#include "echo.h"
#include "entity.h"
#include "feature.h"
#include "filter.h"
#include "foreign.h"
#include "heap.h"
#include "linker.h"
#include "literal.h"
#include "lookup.h"
#include "tagger.h"
#include "utf8.h"

extern const char embedded_entities_bin[], embedded_entities_bin_end[];

enum { SURE = 128 /* of 255: what a name in foreign text needs */ };

enum link_mode { LINK_PAGE, LINK_OFF };

struct settings {
	const char *field, *types, *model_file, *language;
	int link; /* enum link_mode */
	double min_score;
	struct tagger_options tagger;
	unsigned wanted; /* bits of enum entity_type */
	struct model model;
	struct foreign foreign;
	const char *dictionary_files; /* parted by newlines */
	struct dictionary **dictionaries;
	size_t n_dictionaries;
};

/* What a worker keeps. */
struct state {
	struct tagger *tagger;
	struct text_tokens *tokens; /* by record */
	size_t n_tokens;
	struct buffer out; /* the field while it is written */
};

static void *
open_state(const void *settings)
{
	const struct settings *set = settings;
	struct state *state = heap_get_zeroed(1, sizeof(*state));

	state->tagger = tagger_new(&set->model, &set->tagger);
	return state;
}

static void
close_state(void *ptr)
{
	struct state *state = ptr;

	tagger_free(state->tagger);
	for (size_t i = 0; i < state->n_tokens; i++)
		text_tokens_free(&state->tokens[i]);
	heap_free(state->tokens);
	buffer_free(&state->out);
	heap_free(state);
}

/* Tokenizes the texts; what page and linker need goes to the arena. */
static void
read_group(struct record *recs, size_t n, struct state *state, const struct settings *set,
    struct arena *arena, struct tagger_page *page, struct linker_page *link)
{
	struct span *texts = arena_get(arena, n * sizeof(*texts));
	struct span *authors = arena_get(arena, n * sizeof(*authors));

	while (state->n_tokens < n) {
		state->tokens = heap_resize(state->tokens, (state->n_tokens + 1) * sizeof(*state->tokens));
		state->tokens[state->n_tokens++] = (struct text_tokens)TEXT_TOKENS_INIT;
	}
	page->tags = arena_get(arena, n * sizeof(*page->tags));
	page->scores = arena_get(arena, n * sizeof(*page->scores));
	for (size_t i = 0; i < n; i++) {
		struct span text = record_string(&recs[i], set->field);

		texts[i] = text.ptr == NULL ? SPAN("") : text;
		authors[i] = record_string(&recs[i], "metadata.author");
		text_tokenize(&state->tokens[i], texts[i]);
		page->tags[i] = arena_get(arena, state->tokens[i].n);
		page->scores[i] = arena_get(arena, state->tokens[i].n);
	}
	page->texts = texts;
	page->tokens = state->tokens;
	page->n_texts = n;
	link->tagged = page;
	link->authors = authors;
}

/* Titles are no part of a name, though some taggers' training data say so. */
static bool
is_title(struct span word)
{
	static const char *const titles[] = { "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Prof",
		"Rev", "President", "Minister", "Senator", "Judge", "Professor" };

	if (word.len > 2 && word.ptr[word.len - 1] == '.')
		word.len--;
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (span_equal(word, span_from(titles[i])))
			return true;
	return false;
}

/* What a page puts below a comment, glued together by a rendering. */
static bool
is_control(struct span text)
{
	static const char *const controls[] = { "Reply", "ReplyDelete", "Delete", "Replies", "Share",
		"Permalink", "Edit", "Report", "Like", "LikeReply" };

	for (size_t i = 0; i < sizeof(controls) / sizeof(controls[0]); i++)
		if (span_equal(text, span_from(controls[i])))
			return true;
	return false;
}

/* Is the name in a list of organisations and in no other? */
static bool
is_listed_group(const struct lexicon *lexicon, struct span text, const struct text_token *tokens,
    size_t n)
{
	uint64_t hash = 0, word = 0;

	for (size_t i = 0; i < n && n <= PHRASE_WORDS; i++) {
		word = feature_hash(span_slice(text, tokens[i].start, tokens[i].end));
		hash = lexicon_phrase_hash(hash, word);
	}
	if (n == 1)
		return (lexicon_find(lexicon, word).lists &
		    (LIST_GROUP | LIST_PLACE | LIST_PEOPLE | LIST_GIVEN_NAME | LIST_COMMON)) == LIST_GROUP;
	return n <= PHRASE_WORDS && lexicon_find_phrase(lexicon, hash) == PHRASE_GROUP;
}

/* The names of one record, from its tags. */
static void
collect_names(struct entities *entities, const struct tagger_page *page, uint32_t record,
    const struct settings *set)
{
	const struct text_tokens *tokens = &page->tokens[record];
	const uint8_t *tags = page->tags[record];
	struct foreign_cursor foreign = { .foreign = &set->foreign, .text = page->texts[record] };

	for (size_t i = 0; i < tokens->n; i++) {
		unsigned type = tag_type(tags[i]), score = page->scores[record][i];
		size_t first = i;
		uint32_t start = tokens->list[i].start;
		struct span name;

		if (tags[i] == TAG_OUTSIDE)
			continue;
		if (type == TYPE_PER && tag_goes_on(tags[i]) && i + 1 < tokens->n &&
		    is_title(span_slice(page->texts[record], start, tokens->list[i].end)))
			start = tokens->list[i + 1].start;
		while (tag_goes_on(tags[i]) && i + 1 < tokens->n) {
			i++;
			score = page->scores[record][i] < score ? page->scores[record][i] : score;
		}
		name = span_slice(page->texts[record], start, tokens->list[i].end);
		if (type == TYPE_MISC && is_listed_group(&set->model.lexicon, page->texts[record],
		    &tokens->list[first], i + 1 - first))
			type = TYPE_ORG;
		if (score >= set->min_score * 255 && !is_control(name) &&
		    (!foreign_at(&foreign, start) || (score >= SURE && foreign_is_listed(
		    &set->foreign, type, page->texts[record], &tokens->list[first],
		    i + 1 - first))))
			entity_add(entities, type, record, name)->score = (uint8_t)score;
	}
}

static void
write_entity(struct buffer *out, const struct entity *entity, struct utf8_cursor *cursor)
{
	size_t start = (size_t)(entity->text.ptr - cursor->text.ptr);

	buffer_add(out, SPAN("{\"start\":"));
	buffer_add_number(out, utf8_cursor_chars(cursor, start));
	buffer_add(out, SPAN(",\"end\":"));
	buffer_add_number(out, utf8_cursor_chars(cursor, start + entity->text.len));
	buffer_add(out, SPAN(",\"text\":"));
	json_add_string(out, entity->text);
	buffer_add(out, SPAN(",\"type\":"));
	json_add_string(out, entity->own_type.ptr != NULL ? entity->own_type :
	    span_from(entity_type_names[entity->type]));
	buffer_add(out, SPAN(",\"name\":"));
	json_add_string(out, entity->name);
	buffer_add(out, SPAN(",\"score\":"));
	json_add_real(out, entity->score / 255.0, 2);
	buffer_add(out, SPAN(",\"id\":"));
	json_add_string(out, entity->id);
	buffer_add_byte(out, '}');
}

/* All types are looked for, so that what is found does not depend on what is asked for. */
static void
write_entities(struct record *recs, size_t n, const struct tagger_page *page,
    const struct entities *entities, unsigned wanted, struct buffer *out)
{
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		struct utf8_cursor cursor = { .text = page->texts[i] };

		buffer_reset(out);
		buffer_add_byte(out, '[');
		for (; at < entities->n && entities->list[at].record == i; at++) {
			const struct entity *entity = &entities->list[at];

			if (!entity->listed && (wanted >> entity->type & 1) == 0)
				continue;
			if (out->len > 1)
				buffer_add_byte(out, ',');
			write_entity(out, entity, &cursor);
		}
		buffer_add_byte(out, ']');
		record_set(&recs[i], "entities", buffer_span(out));
	}
}

static void
tag_group(struct record *recs, enum verdict *verdicts, size_t n, struct worker *worker,
    const void *settings)
{
	const struct settings *set = settings;
	struct state *state = worker->state;
	struct entities entities = { .arena = &worker->arena };
	struct tagger_page page;
	struct linker_page link;

	read_group(recs, n, state, set, &worker->arena, &page, &link);
	tagger_run(state->tagger, &page);
	if (!set->tagger.one_pass)
		echo_run(&page, &set->model.lexicon, &worker->arena);
	for (uint32_t i = 0; i < n; i++) {
		collect_names(&entities, &page, i, set);
		literal_find(&entities, i, page.texts[i], &page.tokens[i]);
		lookup_find(&entities, i, page.texts[i], &page.tokens[i], set->dictionaries,
		    set->n_dictionaries, set->wanted);
	}
	if (set->link == LINK_PAGE)
		linker_add_initials(&entities, &link);
	entity_settle(&entities);
	if (set->link == LINK_PAGE)
		linker_run(&entities, &link);
	write_entities(recs, n, &page, &entities, set->wanted, &state->out);
	for (size_t i = 0; i < n; i++)
		if (record_string(&recs[i], set->field).ptr == NULL)
			verdicts[i] = filter_no_text(&recs[i], worker, set->field);
}

/* The types of a list like "PER,ORG,URL"; "names" and "all" stand for several. */
static unsigned
parse_types(const char *list)
{
	struct span rest = span_from(list), name;
	unsigned wanted = 0;

	while (span_split(&rest, ',', &name)) {
		unsigned type = 0;

		while (type < N_ENTITY_TYPES &&
		    !span_equal_nocase(name, span_from(entity_type_names[type])))
			type++;
		if (type < N_ENTITY_TYPES)
			wanted |= 1u << type;
		else if (span_equal_nocase(name, SPAN("names")))
			wanted |= ENTITY_NAMES;
		else if (span_equal_nocase(name, SPAN("all")))
			wanted |= ENTITY_ALL;
		else
			options_mistake("--types: no type is called '%.*s'", (int)name.len, name.ptr);
	}
	return wanted;
}

static void
load_model(struct settings *set)
{
	const char *wrong;

	if (set->model_file != NULL) {
		model_open(&set->model, set->model_file);
		return;
	}
	wrong = model_read(&set->model, span_make(embedded_entities_bin,
	    (size_t)(embedded_entities_bin_end - embedded_entities_bin)));
	if (wrong != NULL)
		diag_stop("the built-in model is %s", wrong);
}

/* Of a model of one's own nobody knows the language unless it is told. */
static void
set_language(struct settings *set)
{
	const char *language = set->language != NULL ? set->language :
	    set->model_file != NULL ? "any" : "en";

	set->foreign.languages = language_index_new();
	set->foreign.lexicon = &set->model.lexicon;
	if (strcmp(language, "any") == 0)
		return;
	if (strspn(language, "abcdefghijklmnopqrstuvwxyz") != 2 || language[2] != '\0')
		options_mistake("--language: '%s' is no code of ISO 639-1, such as en", language);
	set->foreign.language = span_from(language);
}

static void
load_dictionaries(struct settings *set, struct diag *diag)
{
	struct span rest = span_from(set->dictionary_files), name;

	while (span_split(&rest, '\n', &name)) {
		struct buffer path = BUFFER_INIT;

		buffer_add(&path, name);
		buffer_add_byte(&path, '\0');
		set->dictionaries = heap_resize(set->dictionaries,
		    (set->n_dictionaries + 1) * sizeof(*set->dictionaries));
		set->dictionaries[set->n_dictionaries] = dictionary_open(path.ptr, diag);
		if (set->dictionaries[set->n_dictionaries++] == NULL)
			diag_stop("cannot go on without the dictionary");
		buffer_free(&path);
	}
}

int
main(int argc, char **argv)
{
	static const struct about about = {
		.name = "tag-entities",
		.summary = "find people, organisations, places and other names in records",
		.operands = "[FILE ...]",
		.example = "tag-entities articles.jsonl | jq -r '.entities[] | [.type, .name] | @tsv'",
	};
	struct settings set = { .field = "text", .types = "names" };
	struct filter filter = FILTER_GROUP_INIT(tag_group, &set);
	const struct opt options[] = {
		OPT_STRING('f', "field", &set.field, "NAME", "tag the text in field NAME"),
		OPT_LIST('t', "types", &set.types, "LIST",
		    "write these types: names, all, or some of PER ORG LOC MISC URL EMAIL HANDLE "
		    "USER HASHTAG MONEY PERCENT PHONE IP POSTCODE IBAN CARD"),
		OPT_LINES('d', "dictionary", &set.dictionary_files, "FILE",
		    "find the phrases in FILE, text or made by compile-dictionary, too; may be repeated"),
		OPT_CHOICE(0, "link", &set.link, "page|off",
		    "resolve short names to full ones on the same page, or not"),
		OPT_SHARE(0, "min-score", &set.min_score, "SCORE",
		    "leave out names whose confidence is below SCORE, 0 to 1"),
		OPT_REAL(0, "bias", &set.tagger.bias, "NUMBER",
		    "find more names, surer or not (above 0), or fewer (below)"),
		OPT_FLAG('1', "one-pass", &set.tagger.one_pass,
		    "do not look at each page a second time"),
		OPT_STRING(0, "model", &set.model_file, "FILE", "use the model in FILE"),
		OPT_STRING(0, "language", &set.language, "CODE",
		    "take only listed names from text that is not in language CODE, such as fr; "
		    "any: from all text (en, and any with --model)"),
		FILTER_OPTIONS(&filter),
		OPT_END,
	};
	char **files = options_parse(&about, options, argc, argv);
	int status;

	set.wanted = parse_types(set.types);
	load_model(&set);
	set_language(&set);
	load_dictionaries(&set, &filter.diag);
	filter.open = open_state;
	filter.close = close_state;
	status = filter_run(&filter, files);
	for (size_t i = 0; i < set.n_dictionaries; i++)
		dictionary_close(set.dictionaries[i]);
	heap_free(set.dictionaries);
	language_index_free(set.foreign.languages);
	return status;
}
