/*
 * date_phrase - what the words around a date say of it: published, changed, joined, copyright
 */
#include "date_phrase.h"

#include "ascii.h"

enum { COMMENTS_LINE_BYTES = 60 };

/*
 * Does text begin with one of the alternatives, parted by `|`? They all begin with the first byte of
 * text; most are ruled out by the second.
 */
static bool
begins_with(struct span text, const char *alternatives)
{
	char second = text.len > 1 ? ascii_fold(text.ptr[1]) : '\0';

	for (const char *at = alternatives; at != NULL; at = strchr(at, '|')) {
		size_t same = 1;

		at += *at == '|';
		if (at[1] != second)
			continue;
		while (same < text.len && at[same] == ascii_fold(text.ptr[same]))
			same++;
		if (at[same] == '|' || at[same] == '\0')
			return true;
	}
	return false;
}

bool
date_phrase_any(struct span text, const char *const words[DATE_WORDS])
{
	for (size_t i = 0; i < text.len; i++) {
		const char *alternatives = words[(unsigned char)ascii_fold(text.ptr[i])];

		if (alternatives != NULL && begins_with(span_slice(text, i, text.len), alternatives))
			return true;
	}
	return false;
}

/* The same where a word begins: "date:", but not "candidate:". */
static bool
has_word(struct span text, const char *const words[DATE_WORDS])
{
	bool inside = false;

	for (size_t i = 0; i < text.len; i++) {
		bool goes_on = inside;
		const char *alternatives;

		inside = ascii_is_letter(text.ptr[i]);
		if (inside && goes_on)
			continue;
		alternatives = words[(unsigned char)ascii_fold(text.ptr[i])];
		if (alternatives != NULL &&
		    begins_with(span_slice(text, i, text.len), alternatives))
			return true;
	}
	return false;
}

bool
date_phrase_modified(struct span text)
{
	static const char *const words[DATE_WORDS] = {
		['a'] = "aktualisiert|actualizad|aggiornat|atualizad|aktualiz",
		['b'] = "bijgewerkt",
		['g'] = "geändert|gewijzigd|güncelle",
		['l'] = "last update|last edited|last post|last reply|last activity|letzte änderung",
		['m'] = "modified|mis à jour|mise à jour|modifié|modificad|modyfikac",
		['o'] = "oppdatert|opdateret",
		['p'] = "päivitetty",
		['r'] = "revised|reviewed",
		['u'] = "updated|update:|ultima modifica|uppdaterad",
		['z'] = "zuletzt bearbeitet|zmodyfik",
		[0xCE] = "ανανε|νημέρωση:",
		[0xD0] = "обновл|бновлен|зменен",
		[0xE4] = "修改",
		[0xE6] = "更新",
	};

	return has_word(text, words);
}

bool
date_phrase_published(struct span text)
{
	static const char *const words[DATE_WORDS] = {
		['c'] = "created:",
		['d'] = "date:|datum:|dodano|data:",
		['e'] = "erschienen|erstellt am|eingestellt",
		['g'] = "gepubliceerd|geplaatst",
		['m'] = "mis en ligne",
		['p'] = "publish|posted|publié|publicad|pubblicat|publikowan|publikacj|publicerad|"
		        "publisert",
		['r'] = "released:",
		['s'] = "stand:",
		['u'] = "utworzono",
		['v'] = "veröffentlicht|verfasst",
		['w'] = "written by",
		['y'] = "yayın",
		[0xCE] = "δημοσ|ημοσί|ΔΗΜΟΣΙΕΥ|ναρτή|μερομηνία:",
		[0xD0] = "публик|бавлен|ата:",
		[0xE5] = "发布|发表|公開",
		[0xE6] = "时间|時間",
		[0xE7] = "發布|發表",
	};

	return has_word(text, words);
}

bool
date_phrase_member(struct span text)
{
	static const char *const words[DATE_WORDS] = {
		['d'] = "dabei seit|dołączył",
		['f'] = "founded:",
		['i'] = "inscri",
		['j'] = "joined|join date",
		['l'] = "lid geworden",
		['m'] = "member since|mitglied seit",
		['r'] = "registered|registriert|registrado",
		[0xD0] = "арегистрирован|егистрация",
	};

	return has_word(text, words);
}

bool
date_phrase_copyright(struct span text)
{
	static const char *const words[DATE_WORDS] = {
		['a'] = "all rights reserved|alle rechte vorbehalten",
		['c'] = "copyright",
		['t'] = "tous droits réservés",
		[0xC2] = "©",
	};

	return has_word(text, words);
}

bool
date_phrase_comments(struct span line)
{
	static const char *const words[DATE_WORDS] = {
		['c'] = "comments|commentaires|comentarios|commenti",
		['k'] = "kommentare|komentarze",
		['l'] = "leave a reply|leave a comment",
		['r'] = "reacties|responses to",
		['t'] = "thoughts on",
		[0xCF] = "χόλια",
		[0xD0] = "омментарии",
		[0xE8] = "评论|評論",
	};

	return line.len <= COMMENTS_LINE_BYTES && has_word(line, words);
}
