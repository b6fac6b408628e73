/*
 * date_phrase - what the words around a date say of it: published, changed, joined, copyright
 */
#include "date_phrase.h"

#include <stdint.h>

enum { COMMENTS_LINE_BYTES = 60 };

/* A bit for each letter, in either case; other bytes share them. */
static uint32_t
letter(char byte)
{
	return (uint32_t)1 << (byte & 31);
}

bool
date_phrase_any(struct span text, const char *const *words)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < text.len; i++)
		letters |= letter(text.ptr[i]);
	for (int i = 0; words[i] != NULL; i++) {
		const char *at = words[i];

		while (*at != '\0' && (letters & letter(*at)) != 0)
			at++;
		if (*at == '\0' && span_find_nocase(text, span_from(words[i])) < text.len)
			return true;
	}
	return false;
}

bool
date_phrase_modified(struct span text)
{
	static const char *const words[] = { "updated", "modified", "last edited", "revised",
		"reviewed", "aktualisiert", "geändert", "letzte änderung", "zuletzt bearbeitet",
		"mis à jour", "mise à jour", "modifié", "actualizad", "modificad", "aggiornat",
		"ultima modifica", "bijgewerkt", "gewijzigd", "atualizad", "aktualiz", "zmodyfik",
		"modyfikac", "обновл", "бновлен", "зменен", "ανανε", "νημέρωση:", "更新", "修改",
		"güncelle", "uppdaterad", "oppdatert", "opdateret", "päivitetty", NULL };

	return date_phrase_any(text, words);
}

bool
date_phrase_published(struct span text)
{
	static const char *const words[] = { "publish", "posted", "written by", "date:", "created:",
		"released:", "veröffentlicht", "erschienen", "datum:", "verfasst", "erstellt am",
		"eingestellt", "stand:", "publié", "mis en ligne", "publicad", "pubblicat",
		"gepubliceerd", "geplaatst", "publikowan", "publikacj", "dodano", "data:", "utworzono",
		"публик", "бавлен", "ата:", "δημοσ", "ημοσί", "ΔΗΜΟΣΙΕΥ", "ναρτή", "μερομηνία:", "发布", "發布",
		"發表", "发表", "时间", "時間", "公開", "publicerad", "publisert", "yayın", NULL };

	return date_phrase_any(text, words);
}

bool
date_phrase_member(struct span text)
{
	static const char *const words[] = { "joined", "registered", "member since", "registriert",
		"mitglied seit", "dabei seit", "inscri", "registrado", "lid geworden", "dołączył",
		"арегистрирован", "егистрация", NULL };

	return date_phrase_any(text, words);
}

bool
date_phrase_copyright(struct span text)
{
	static const char *const words[] = { "©", "copyright", "all rights reserved",
		"alle rechte vorbehalten", "tous droits réservés", NULL };

	return date_phrase_any(text, words);
}

bool
date_phrase_comments(struct span line)
{
	static const char *const words[] = { "comments", "leave a reply", "leave a comment",
		"kommentare", "commentaires", "comentarios", "commenti", "reacties", "komentarze",
		"responses to", "thoughts on", "омментарии", "χόλια", "评论", "評論", NULL };

	return line.len <= COMMENTS_LINE_BYTES && date_phrase_any(line, words);
}
