/*
 * thread_words - what pages write around comments: controls, headings, notices, heads
 */
#include "thread_words.h"

#include <stddef.h>

#include "when.h"

/* Lists are parted by `|`, longer phrases before those they begin with. */
static const char controls[] =
    "reply with quote|reply with citation|reply|replies|responses|delete|remove|edit|"
    "report inappropriate|report abuse|report post|report this|report|flag|share on other sites|"
    "share this post|share this comment|share this|share|liked|likes|like|unlike|dislike|"
    "multiquote|multi-quote|quote selected|quote|back to top|top|permanent link|permalink|"
    "link to this comment|link to comment|link to post|link|embed|save|parent|give award|hide|show|"
    "expand|collapse|view public profile|view replies|vote up|vote down|upvote|downvote|"
    "log in to reply|log in to vote|login to reply|helpful|send private message|send pm|"
    "private message|improve this answer|improve this question|follow|add a comment|"
    "insert quotes|online|offline|reactions|reaction|original poster|thread starter|author|"
    "load more comments|load more|more replies|show more|quick reply|bookmark|context|"
    "find more posts by|find all posts by|contact|website|profile|pm|email|e-mail|"
    "auf diesen beitrag antworten|antworten|antwort|löschen|zitieren|zitat|melden|nach oben|gefällt mir|permanenter link|"
    "aufklappen|zuklappen|teilen|bearbeiten|beitrag melden|privat|privatnachricht|"
    "répondre|supprimer|citer|signaler|haut|modifier|j'aime|"
    "responder citando|responder|eliminar|citar|reportar|denunciar|arriba|me gusta|"
    "rispondi|elimina|cita|segnala|mi piace|beantwoorden|verwijderen|citeren|reageer|"
    "svara|svar|odpowiedz|usuń|cytuj|zgłoś|ответить|удалить|цитировать";

static const char counted[] = /* what an announced number counts */
    "comments|comment|thoughts|thought|responses|response|replies|reply|answers|answer|"
    "kommentare|kommentar|antworten|antwort|gedanken|gedanke|reaktionen|"
    "commentaires|commentaire|réponses|réponse|réactions|comentarios|comentario|respuestas|"
    "commenti|commento|risposte|reacties|reactie|kommentarer|komentarze|komentarzy|"
    "comentários|комментариев|комментария|комментарии";

static const char openers[] = /* whole lines */
    "comments|comment|responses|reader comments|readers' comments|user comments|discussion|"
    "the discussion|join the discussion|recommended posts|all comments|latest comments|"
    "kommentare|leserkommentare|diskussion|commentaires|réactions|comentarios|commenti|reacties|"
    "kommentarer|komentarze|comentários|комментарии|all replies|all answers";

static const char closers[] = /* fronts of lines */
    "leave a reply|leave a comment|leave your comment|post a comment|post comment|write a comment|"
    "post your comment|add your comment|post a reply|write a reply|submit a comment|"
    "add a new comment|schreibe einen kommentar|"
    "schreib einen kommentar|hinterlasse eine|hinterlassen sie|kommentar schreiben|"
    "kommentar hinterlassen|kommentar abgeben|kommentar verfassen|neuen kommentar|"
    "antwort schreiben|schreibe eine antwort|laisser un commentaire|laissez un commentaire|"
    "ajouter un commentaire|deja un comentario|deja una respuesta|lascia un commento|"
    "plaats een reactie|you need to be logged in|you must be logged in|you must log in|"
    "you need to log in|please log in|please login|sign in to|log in or register|read more →|"
    "related posts|related articles|related topics|related questions|related stories|similar threads|similar topics|"
    "ähnliche themen|ähnliche beiträge|verwandte|you may also like|you might also like|"
    "recent posts|recent comments|neueste beiträge|neueste kommentare|letzte beiträge|"
    "share with your friends|post navigation|beitrags-navigation|beitragsnavigation|thread tools|"
    "posting permissions|posting rules|« previous|« prev|previous thread|who is online|return to |"
    "jump to:|forum jump|newer post|older post|subscribe to:|categories|archives|blogroll|"
    "powered by|copyright |©|all times are|alle zeitangaben|privacy policy|"
    "links to this post|create an account or sign in|create an account|join the conversation|"
    "go to topic listing|comments are closed|comments for this|kommentare sind geschlossen|"
    "this topic is now closed|this thread is closed|about us|zurück zu|wer ist online|"
    "revenir |retourner vers|qui est en ligne|not the answer you're looking for|your answer|"
    "browse other questions|welcome to our|add reply|new reply|display posts from|"
    "this entry was posted|previous post|next post|vorheriger beitrag|trending|most read|meistgelesen|"
    "share this page|share this:|cancel reply|antworten abbrechen|you can follow|you can post|"
    "advertisement|page 1 of|previous page|you cannot post|moderators:|forum statistics|"
    "users browsing|members online|top contributors|who's online|nächste seite|neues thema";

static const char closing_lines[] = /* whole lines */
    "latest|related|tags|newsletter|share|login|menu|search|navigation|sign up|advertisement|"
    "replies are closed|topic closed|closed|locked|previous|next";

static const char user_keys[] =
    "posts|post|joined|join date|registered|location|messages|message count|member since|reputation|"
    "points|age|gender|trophy points|reaction score|reactions|likes|liked|likes received|"
    "thanks|username|rank|status|real name|country|city|occupation|karma|threads|topics|"
    "group|content count|has thanked|been thanked|have thanked|thanked|last seen|from|"
    "primary os|website|contact|usergroup|best answers|solutions|mood|country flag|"
    "beiträge|registriert|registriert seit|mitglied seit|dabei seit|ort|wohnort|themen|danke|"
    "anmeldungsdatum|geschlecht|alter|modell|"
    "inscription|inscrit le|inscrit|localisation|âge|sexe|mensajes|registrado|ubicación|messaggi|"
    "iscritto|iscritto il|località|berichten|lid sinds|geregistreerd|wiadomości|posty|dołączył|"
    "сообщения|регистрация|откуда|сообщений";

static const char says[] =
    "says|said|wrote|writes|schrieb|schreibt|sagt|sagte|meint|meinte|a écrit|dit|dice|dijo|"
    "escribió|ha scritto|scrive|schreef|zegt|skrev|skriver|pisze|disse|diz|kommentierte|"
    "commented|answered|replied|asked|responded";

static const char name_front[] = /* words before a name; taken off the front of a head */
    "posted by|post by|written by|submitted by|comment by|reply by|answer by|answered by|"
    "asked by|started by|created by|posted|published by|author|by|von|verfasst von|"
    "geschrieben von|beitrag von|erstellt von|par|publié par|message par|rédigé par|por|"
    "publicado por|da|inviato da|door|re|from|username|user|name|comment from|reply from";

static const char name_back[] = /* and behind it */
    "says|said|wrote|writes|schrieb|schreibt|sagt|sagte|meint|meinte|a écrit|dit|dice|dijo|"
    "escribió|ha scritto|scrive|schreef|zegt|skrev|skriver|pisze|disse|kommentierte|commented|"
    "answered|replied|asked|responded|posted this|posted|permalink|permanenter link|"
    "permanent link|link|on|at|am|um|the|le|el|il|op|den|dne|vom|il y a|edited|reply|original poster|thread starter|"
    "report|quote|stickied comment|post|new|members|member|wrote on|über|via|about|vor|hace|new!";

/* Words of running text: several words with one of these among them are no name. */
static const char not_in_names[] =
    "you|your|is|are|was|were|this|that|it|i|i'm|i’m|it's|it’s|not|have|has|do|does|don't|can|will|would|thanks|"
    "thank|hi|hello|yes|what|why|how|where|when|please|my|we|they|very|agree|for|with|about|be|been|"
    "so|if|then|there|and|or|but|in|on|at|to|here|more|read|click|no|all|too|just|ist|nicht|ich|"
    "und|oder|das|auf|mit|für|est|pas|vous|que|une|comments|comment|posts|posted|reply|replies|edit|view|"
    "views|share|page|pages|thread|forum|new|sign|login|log|register|search|guest|guests|viewing";

static const char not_alone[] = /* single words that look like a name but are not */
    "yes|no|thanks|hello|hi|agreed|exactly|true|lol|posted|reply|member|members|guest|comments|"
    "location|posts|joined|like|home|menu|search|login|registered|moderator|administrator|share|"
    "spoiler|quote|code|wow|nice|great|contact|top|author|news|forum|forums|blog|tags|category|"
    "categories|about|next|previous|edited|solved|locked|closed|attachments|attachment|answer|question";

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Signs of more than one byte that part words: general punctuation, bullets, « » · and U+00A0. */
static size_t
sign_length(struct span text)
{
	const unsigned char *p = (const unsigned char *)text.ptr;

	if (text.len >= 2 && p[0] == 0xc2)
		return 2;
	if (text.len >= 3 && p[0] == 0xe2 && p[1] >= 0x80 && p[1] <= 0xaf)
		return 3;
	if (text.len >= 3 && p[0] == 0xef && p[1] >= 0xbb)
		return 3;
	return 0;
}

static bool
starts_nocase(struct span text, struct span prefix)
{
	return text.len >= prefix.len && span_equal_nocase(span_slice(text, 0, prefix.len), prefix);
}

static bool
in_list(const char *list, struct span text)
{
	struct span rest = span_from(list), word;

	while (span_split(&rest, '|', &word))
		if (span_equal_nocase(word, text))
			return true;
	return false;
}

/* The longest phrase of the list that text begins with, at a word's end if whole_word. */
static size_t
phrase_length(const char *list, struct span text, bool whole_word)
{
	struct span rest = span_from(list), word;
	size_t best = 0;

	while (span_split(&rest, '|', &word)) {
		if (word.len <= best || !starts_nocase(text, word))
			continue;
		if (whole_word && word.len < text.len && is_letter(text.ptr[word.len]) &&
		    sign_length(span_slice(text, word.len, text.len)) == 0)
			continue;
		best = word.len;
	}
	return best;
}

/* Takes what is neither a letter nor, if digits are kept, a digit off the front. */
static struct span
skip_signs(struct span text, bool digits)
{
	while (text.len > 0) {
		size_t len = sign_length(text);

		if (len == 0 && (is_letter(text.ptr[0]) || (!digits && is_digit(text.ptr[0]))))
			break;
		text = span_slice(text, len > 0 ? len : 1, text.len);
	}
	return text;
}

/* Takes signs, white space and brackets off the end. */
static struct span
trim_signs(struct span text)
{
	while (text.len > 0) {
		struct span tail;
		char c = text.ptr[text.len - 1];
		size_t cut = 0;

		for (size_t len = 2; len <= 3 && len <= text.len && cut == 0; len++) {
			tail = span_slice(text, text.len - len, text.len);
			cut = sign_length(tail) == len ? len : 0;
		}
		if (cut == 0 && !is_letter(c) && !is_digit(c) && c != ')' && c != ']' && c != '_')
			cut = 1;
		if (cut == 0)
			break;
		text.len -= cut;
	}
	return text;
}

bool
words_are_controls(struct span line)
{
	struct span rest = skip_signs(line, true);
	size_t len;

	if (line.len > 100 || rest.len == 0)
		return false;
	if (starts_nocase(rest, SPAN("find more posts by")) ||
	    starts_nocase(rest, SPAN("find all posts by")))
		return true;
	while (rest.len > 0) {
		len = phrase_length(controls, rest, false);
		if (len == 0)
			return false;
		rest = skip_signs(span_slice(rest, len, rest.len), true);
	}
	return true;
}

bool
words_are_answer_controls(struct span line)
{
	static const char *const words[] = { "reply", "quote", "report", "permalink", "antworten", "zitieren",
		"zitat", "melden", "répondre", "citer", "signaler", "responder", "citar", "rispondi", "cita",
		"beantwoorden", "citeren", "reageer", "svar", "odpowiedz", "cytuj", "ответить", "flag" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (span_find_nocase(line, span_from(words[i])) < line.len)
			return true;
	return false;
}

/* The number at the front ("1,204", "One", "{ 38"), *rest being what follows; -1 if there is none. */
static long
leading_number(struct span line, struct span *rest)
{
	static const char ones[] = "one|a|ein|eine|un|une|una";
	long number = 0;
	size_t len, at = 0;

	line = skip_signs(line, false);
	if (starts_nocase(line, SPAN("all ")))
		line = span_slice(line, 4, line.len);
	len = phrase_length(ones, line, true);
	if (len > 0) {
		*rest = span_trim(span_slice(line, len, line.len));
		return 1;
	}
	while (at < line.len && at < 9 && (is_digit(line.ptr[at]) || (at > 0 && line.ptr[at] == ',')))
		number = is_digit(line.ptr[at++]) ? number * 10 + (line.ptr[at - 1] - '0') : number;
	*rest = span_trim(span_slice(line, at, line.len));
	return at > 0 ? number : -1;
}

/* "Comments (12)", "Kommentare: 3" */
static bool
opens_with_count_behind(struct span line, long *announced)
{
	size_t len = phrase_length(counted, line, true);
	struct span rest;
	long number;

	if (len == 0 || line.len > len + 12)
		return false;
	number = leading_number(span_slice(line, len, line.len), &rest);
	if (number < 0 || trim_signs(rest).len > 1)
		return false;
	*announced = number;
	return true;
}

bool
words_open_thread(struct span line, long *announced)
{
	struct span rest, tail;
	size_t len;

	*announced = -1;
	if (line.len > 200 || line.len < 6)
		return false;
	if (in_list(openers, trim_signs(skip_signs(line, false))))
		return true;
	if (opens_with_count_behind(skip_signs(line, false), announced))
		return true;
	*announced = leading_number(line, &rest);
	if (*announced < 0)
		return false;
	len = phrase_length(counted, rest, true);
	if (len == 0)
		return false;
	tail = span_trim(span_slice(rest, len, rest.len));
	if (tail.len < 40)
		return !span_ends(tail, SPAN(".")) || tail.len < 3;
	return starts_nocase(tail, SPAN("on ")) || starts_nocase(tail, SPAN("to ")) ||
	    starts_nocase(tail, SPAN("zu ")) || starts_nocase(tail, SPAN("sur "));
}

bool
words_close_thread(struct span line)
{
	struct span bare = skip_signs(line, false);

	if (starts_nocase(line, SPAN("©")) || starts_nocase(line, SPAN("« prev")))
		return true;
	if (line.len > 160)
		return false;
	return phrase_length(closers, bare, false) > 0 || in_list(closing_lines, trim_signs(bare));
}

bool
words_are_pingback(struct span line)
{
	return starts_nocase(line, SPAN("pingback:")) || starts_nocase(line, SPAN("trackback:")) ||
	    starts_nocase(line, SPAN("pingback from")) || starts_nocase(line, SPAN("trackback from"));
}

bool
words_are_edit_note(struct span line)
{
	static const char fronts[] =
	    "edited |last edited|this post was edited|this message was edited|last modified|"
	    "edited by|zuletzt bearbeitet|bearbeitet von|bearbeitet am|zuletzt geändert|"
	    "dernière modification|dernière édition|édité par|modifié|última edición|editado|"
	    "ultima modifica|modificato|laatst bewerkt|laatst aangepast|ostatnio edytowany";
	struct when when;

	return line.len < 160 && phrase_length(fronts, skip_signs(line, false), false) > 0 &&
	    when_find(line, &when);
}

bool
words_are_deleted(struct span line)
{
	static const char phrases[] =
	    "[deleted]|[removed]|this comment has been removed|this comment was removed|"
	    "this comment was deleted|this comment has been deleted|comment deleted|comment removed|"
	    "this post has been removed|this post has been deleted|message deleted|message supprimé|"
	    "ce commentaire a été supprimé|dieser kommentar wurde|kommentar gelöscht|"
	    "kommentar wurde vom|beitrag gelöscht|este comentario ha sido eliminado|"
	    "questo commento è stato eliminato";

	return line.len < 120 && phrase_length(phrases, line, false) > 0;
}

bool
words_are_moderated(struct span line)
{
	static const char phrases[] =
	    "your comment is awaiting moderation|this comment is awaiting moderation|"
	    "comment awaiting moderation|dein kommentar wartet|dieser kommentar wartet|"
	    "ihr kommentar wartet|votre commentaire est en attente|su comentario está pendiente|"
	    "this comment has been hidden|this comment is hidden|this comment was hidden";

	return line.len < 120 && phrase_length(phrases, line, false) > 0;
}

bool
words_are_user_fact(struct span line, bool *alone)
{
	size_t len;
	struct span rest;

	*alone = false;
	if (line.len > 100)
		return false;
	len = phrase_length(user_keys, line, true);
	if (len > 0) {
		rest = span_trim(span_slice(line, len, line.len));
		*alone = rest.len == 0 || span_equal(rest, SPAN(":"));
		return *alone || rest.ptr[0] == ':' || (is_digit(rest.ptr[0]) && rest.len < 12);
	}
	if (!is_digit(line.ptr[0]) || line.len > 30)
		return false;
	rest = skip_signs(line, true); /* "157 posts" */
	return rest.len > 0 && in_list(user_keys, trim_signs(rest));
}

/* How many words, and whether one of them is a word of running text. */
static size_t
count_words(struct span text, bool *running)
{
	size_t n = 0;
	struct span word;

	*running = false;
	while (span_split(&text, ' ', &word)) {
		word = trim_signs(word);
		if (word.len == 0)
			continue;
		n++;
		*running |= in_list(not_in_names, word);
	}
	return n;
}

bool
words_may_be_name(struct span text)
{
	bool running;
	size_t n, letters = 0;

	if (text.len < 2 || text.len > 50 || span_find(text, SPAN("://")) < text.len)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		letters += is_letter(text.ptr[i]);
		if (memchr("\n\t<>{}=\"", text.ptr[i], 8) != NULL)
			return false;
	}
	if (letters < 2 || memchr(".!?:;,", text.ptr[text.len - 1], 6) != NULL)
		return false;
	n = count_words(text, &running);
	if (n > 5 || (n > 1 && running) || (n == 1 && in_list(not_alone, text)))
		return false;
	return !words_are_controls(text);
}

bool
words_are_nameless(struct span text)
{
	return in_list("anonymous|anonym|anonyme|anónimo|anonimo|anônimo|anoniem|unknown|guest|gast", text);
}

/* Takes a phrase of the list off the end, if it stands there as words of its own. */
static bool
cut_phrase(struct span *text, const char *list)
{
	struct span rest = span_from(list), word;

	while (span_split(&rest, '|', &word)) {
		size_t start;

		if (word.len > text->len)
			continue;
		start = text->len - word.len;
		if (start > 0 && is_letter(text->ptr[start - 1]))
			continue;
		if (!span_equal_nocase(span_slice(*text, start, text->len), word))
			continue;
		text->len = start;
		return true;
	}
	return false;
}

/* Takes "[M]", "(6 children)", "139 points", "#3" off the end. */
static bool
cut_note(struct span *text)
{
	char last = text->len > 0 ? text->ptr[text->len - 1] : ' ';
	size_t at = text->len;

	if (last == ')' || last == ']') {
		char open = last == ')' ? '(' : '[';

		while (at > 0 && text->ptr[at - 1] != open)
			at--;
		if (at == 0 || text->len - at > 30)
			return false;
		text->len = at - 1;
		return true;
	}
	if (span_ends(*text, SPAN(" points")) || span_ends(*text, SPAN(" point"))) {
		at = text->len - (span_ends(*text, SPAN("s")) ? 7 : 6);
		while (at > 0 && (is_digit(text->ptr[at - 1]) || text->ptr[at - 1] == '-'))
			at--;
		text->len = at;
		return true;
	}
	while (at > 0 && is_digit(text->ptr[at - 1]))
		at--;
	if (at == 0 || at == text->len || text->ptr[at - 1] != '#')
		return false;
	text->len = at - 1;
	return true;
}

struct span
words_trim_name(struct span name)
{
	static const char *const tails[] = { " on facebook", " (author)", " author", " op" };

	name = trim_signs(span_trim(name));
	while (cut_phrase(&name, says))
		name = trim_signs(name);
	for (size_t i = 0; i < sizeof(tails) / sizeof(*tails); i++) {
		struct span tail = span_from(tails[i]);

		if (name.len > tail.len + 1 &&
		    span_equal_nocase(span_slice(name, name.len - tail.len, name.len), tail))
			name = trim_signs(span_slice(name, 0, name.len - tail.len));
	}
	return name;
}

size_t
words_label_length(struct span text)
{
	static const char labels[] =
	    "thread starter|original poster|stickied comment|score hidden|points|point|edited|new|op|"
	    "author|moderator|mod|admin|themenstarter|auteur|autor|m|s|a";

	return phrase_length(labels, text, true);
}

static size_t
digits_length(struct span text)
{
	size_t len = 0;

	while (len < text.len && is_digit(text.ptr[len]))
		len++;
	return len;
}

/* Takes words and labels off both ends of a piece of a head: what stays is a name, or nothing. */
static struct span
strip_piece(struct span piece)
{
	size_t len;
	bool cut;

	piece = span_trim(piece);
	while (len = digits_length(piece), len > 0 && len < piece.len && piece.ptr[len] == ' ')
		piece = span_trim(span_slice(piece, len, piece.len)); /* "1 Paul Richards" behind a # */
	do {
		cut = false;
		piece = trim_signs(skip_signs(piece, false));
		len = phrase_length(name_front, piece, true);
		if (len == 0)
			len = words_label_length(piece);
		if (len > 0 && (len == piece.len || !is_letter(piece.ptr[len]))) {
			piece = span_slice(piece, len, piece.len);
			cut = true;
		}
		cut |= cut_note(&piece) || cut_phrase(&piece, name_back);
	} while (cut && piece.len > 0);
	return piece;
}

/* "1 of 7", "3", "12 von 20" */
static bool
is_numbering(struct span piece)
{
	static const char between[] = "of|von|de|sur|di|van";
	size_t len;

	piece = skip_signs(piece, true);
	len = phrase_length(between, piece, true);
	return piece.len == 0 || skip_signs(span_slice(piece, len, piece.len), true).len == 0;
}

/* Bytes of a sign that parts the pieces of a head. */
static size_t
border_length(struct span text)
{
	static const char *const borders[] = { "|", "#", "(", ")", "[", "]", "\t", "  ", "»", "«", "·",
		"•", "–", "—", "→", "▶", "★" };

	for (size_t i = 0; i < sizeof(borders) / sizeof(*borders); i++)
		if (span_starts(text, span_from(borders[i])))
			return strlen(borders[i]);
	return 0;
}

static bool
next_piece(struct span *rest, struct span *piece)
{
	size_t at = 0, border = 0;

	if (rest->ptr == NULL)
		return false;
	while (at < rest->len && (border = border_length(span_slice(*rest, at, rest->len))) == 0)
		at++;
	*piece = span_slice(*rest, 0, at);
	*rest = at < rest->len ? span_slice(*rest, at + border, rest->len) : (struct span){ NULL, 0 };
	return true;
}

struct span
words_head_name(struct span head)
{
	struct span rest = head, piece, name = span_make(head.ptr, 0);
	const struct span absent = { NULL, 0 };

	while (next_piece(&rest, &piece)) {
		if (is_numbering(piece))
			continue;
		piece = strip_piece(piece);
		if (piece.len == 0 || name.len > 0)
			continue;
		if (!words_may_be_name(piece))
			return absent;
		name = words_trim_name(piece);
	}
	return name;
}

struct span
words_author(struct span text)
{
	static const char fronts[] = "posted by|post by|written by|submitted by|comment by|reply by|"
	    "answer by|by|von|verfasst von|geschrieben von|par|publié par|por|author:|autor:|auteur:";
	size_t len = phrase_length(fronts, text, true);

	if (len > 0 && len + 1 < text.len && (text.ptr[len] == ' ' || text.ptr[len - 1] == ':'))
		text = span_trim(span_slice(text, len, text.len));
	while (text.len > 0) {
		struct span before = text;

		text = span_trim(text);
		if (text.len > 0 && (text.ptr[text.len - 1] == ':' || text.ptr[text.len - 1] == ','))
			text.len--;
		if (span_ends(text, SPAN("\xc2\xa0")))
			text.len -= 2;
		cut_phrase(&text, says);
		if (text.len == before.len)
			break;
	}
	return span_trim(text);
}

bool
words_end_in_says(struct span line)
{
	struct span bare = trim_signs(line);

	return line.len < 80 && bare.len < line.len && line.ptr[line.len - 1] == ':' &&
	    cut_phrase(&bare, says) && bare.len > 1;
}
