/*
 * thread_phrase_lists - the phrases of thread_phrases.h
 *
 * A phrase stands under its first letter, in small letters; order within a letter is free.
 */
#include "thread_phrases.h"

const struct phrases phrases_control = { {
	['a' - 'a'] = "add a comment|author|auf diesen beitrag antworten|antworten|"
	    "antwort|aufklappen|arriba",
	['b' - 'a'] = "back to top|bookmark|bearbeiten|beitrag melden|beantwoorden",
	['c' - 'a'] = "collapse|context|contact|citer|citar|cita|citeren|cytuj",
	['d' - 'a'] = "delete|dislike|downvote|denunciar",
	['e' - 'a'] = "edit|embed|expand full comment|expand|email|e-mail|eliminar|elimina",
	['f' - 'a'] = "flag|follow|find more posts by|find all posts by",
	['g' - 'a'] = "give award|gefällt mir",
	['h' - 'a'] = "hide|helpful|haut",
	['i' - 'a'] = "improve this answer|improve this question|insert quotes",
	['j' - 'a'] = "j'aime",
	['l' - 'a'] = "liked|likes|like|liken|link to this comment|link to comment|"
	    "link to post|link|log in to reply|log in to vote|login to reply|"
	    "load more comments|load more|löschen",
	['m' - 'a'] = "multiquote|multi-quote|more replies|more comments|melden|modifier|me gusta|"
	    "mi piace",
	['n' - 'a'] = "nach oben",
	['o' - 'a'] = "online|offline|original poster|odpowiedz na ten komentarz|odpowiedz",
	['p' - 'a'] = "permanent link|permalink|parent|private message|profile|pm|"
	    "permanenter link|privat|privatnachricht",
	['q' - 'a'] = "quote selected|quote|quick reply",
	['r' - 'a'] = "reply with quote|reply with citation|reply|replies|responses|"
	    "remove|report unsuitable|report inappropriate|report abuse|report post|report this|"
	    "report|reactions|reaction|répondre|responder citando|responder|"
	    "reportar|rispondi|reageer",
	['s' - 'a'] = "share on other sites|share this post|share this comment|"
	    "share this|share|save|show|send private message|send pm|show more|"
	    "supprimer|signaler|segnala|svara|svar|skomentuj wypowiedź",
	['t' - 'a'] = "top|thread starter|teilen",
	['u' - 'a'] = "unlike|upvote|usuń",
	['v' - 'a'] = "view public profile|view replies|vote up|vote down|verwijderen",
	['w' - 'a'] = "website",
	['z' - 'a'] = "zitieren|zitat|zuklappen|zgłoś do usunięcia|zgłoś do moderatora|"
	    "zgłoś naruszenie|zgłoś",
	[PHRASES_OTHER] = "ответить|удалить|цитировать|пожаловаться|ссылка",
} };

const struct phrases phrases_counted = { {
	['a' - 'a'] = "answers|answer|antworten|antwort",
	['c' - 'a'] = "comments|comment|commentaires|commentaire|comentarios|comentario|"
	    "commenti|commento|comentários",
	['d' - 'a'] = "discussions",
	['g' - 'a'] = "gedanken|gedanke",
	['k' - 'a'] = "kommentare|kommentar|kommentarer|komentarze|komentarzy",
	['o' - 'a'] = "opinii|opiniones",
	['r' - 'a'] = "reader comments|reader responses|responses|response|replies|reply|"
	    "reaktionen|réponses|réponse|réactions|respuestas|risposte|reacties|reactie",
	['t' - 'a'] = "thoughts|thought",
	['u' - 'a'] = "user comments",
	[PHRASES_OTHER] = "комментариев|комментария|комментарии",
} };

const struct phrases phrases_opener = { {
	['a' - 'a'] = "all comments|all replies|all answers",
	['c' - 'a'] = "comments|comment|commentaires|comentarios|commenti|comentários",
	['d' - 'a'] = "discussion|diskussion",
	['j' - 'a'] = "join the discussion",
	['k' - 'a'] = "kommentare|kommentarer|komentarze",
	['l' - 'a'] = "latest comments|leserkommentare",
	['r' - 'a'] = "responses|reader comments|readers' comments|recommended posts|"
	    "réactions|reacties",
	['t' - 'a'] = "the discussion",
	['u' - 'a'] = "user comments",
	[PHRASES_OTHER] = "комментарии",
} };

const struct phrases phrases_closer = { {
	['a' - 'a'] = "add your comment|add a new comment|antwort schreiben|"
	    "ajouter un commentaire|archives|all times are|alle zeitangaben|"
	    "about us|add reply|antworten abbrechen|advertisement",
	['b' - 'a'] = "beitrags-navigation|beitragsnavigation|blogroll|"
	    "browse other questions",
	['c' - 'a'] = "categories|copyright |create an account or sign in|"
	    "create an account|comments are closed|comments for this|"
	    "cancel reply",
	['d' - 'a'] = "deja un comentario|deja una respuesta|display posts from",
	['f' - 'a'] = "forum jump|forum statistics",
	['g' - 'a'] = "go to topic listing",
	['h' - 'a'] = "hinterlasse eine|hinterlassen sie",
	['j' - 'a'] = "jump to:|join the conversation",
	['k' - 'a'] = "kommentar schreiben|kommentar hinterlassen|kommentar abgeben|"
	    "kommentar verfassen|kommentare sind geschlossen",
	['l' - 'a'] = "leave a reply|leave a comment|leave your comment|"
	    "laisser un commentaire|laissez un commentaire|lascia un commento|"
	    "log in or register|letzte beiträge|links to this post",
	['m' - 'a'] = "most read|meistgelesen|moderators:|members online",
	['n' - 'a'] = "neuen kommentar|neueste beiträge|neueste kommentare|newer post|"
	    "not the answer you're looking for|new reply|next post|"
	    "nächste seite|neues thema",
	['o' - 'a'] = "older post",
	['p' - 'a'] = "post a comment|post comment|post your comment|post a reply|"
	    "plaats een reactie|please log in|please login|post navigation|"
	    "posting permissions|posting rules|previous thread|powered by|"
	    "privacy policy|previous post|page 1 of|previous page",
	['q' - 'a'] = "qui est en ligne",
	['r' - 'a'] = "read more →|related posts|related articles|related topics|"
	    "related questions|related stories|recent posts|recent comments|"
	    "return to |revenir |retourner vers",
	['s' - 'a'] = "submit a comment|schreibe einen kommentar|schreib einen kommentar|"
	    "schreibe eine antwort|sign in to|similar threads|similar topics|"
	    "share with your friends|subscribe to:|share this page|share this:",
	['t' - 'a'] = "thread tools|this topic is now closed|this thread is closed|"
	    "this entry was posted|trending|top contributors",
	['u' - 'a'] = "users browsing",
	['v' - 'a'] = "verwandte|vorheriger beitrag",
	['w' - 'a'] = "write a comment|write a reply|who is online|wer ist online|"
	    "welcome to our|who's online",
	['y' - 'a'] = "you need to be logged in|you must be logged in|you must log in|"
	    "you need to log in|you may also like|you might also like|"
	    "your answer|you can follow|you can post|you cannot post",
	['z' - 'a'] = "zurück zu",
	[PHRASES_OTHER] = "ähnliche themen|ähnliche beiträge|« previous|« prev|©",
} };

const struct phrases phrases_closing_line = { {
	['a' - 'a'] = "advertisement",
	['c' - 'a'] = "closed",
	['l' - 'a'] = "latest|login|locked",
	['m' - 'a'] = "menu",
	['n' - 'a'] = "newsletter|navigation|next",
	['p' - 'a'] = "previous",
	['r' - 'a'] = "related|replies are closed",
	['s' - 'a'] = "share|search|sign up",
	['t' - 'a'] = "tags|topic closed",
} };

const struct phrases phrases_user_key = { {
	['a' - 'a'] = "age|anmeldungsdatum|alter",
	['b' - 'a'] = "been thanked|best answers|beiträge|berichten",
	['c' - 'a'] = "country|city|content count|contact|country flag",
	['d' - 'a'] = "dabei seit|danke|dołączył",
	['e' - 'a'] = "enregistré le|enregistré",
	['f' - 'a'] = "from|founded",
	['g' - 'a'] = "gender|group|geschlecht|geregistreerd",
	['h' - 'a'] = "has thanked|have thanked",
	['i' - 'a'] = "inscription|inscrit le|inscrit|iscritto|iscritto il",
	['j' - 'a'] = "joined|join date",
	['k' - 'a'] = "karma",
	['l' - 'a'] = "location|likes|liked|likes received|last seen|localisation|"
	    "località|lid sinds",
	['m' - 'a'] = "messages|message count|member since|mood|mitglied seit|modell|"
	    "mensajes|messaggi",
	['o' - 'a'] = "occupation|ort",
	['p' - 'a'] = "posts|post|points|primary os|posty",
	['r' - 'a'] = "registered|reputation|reaction score|reactions|rank|real name|"
	    "registriert|registriert seit|registrado",
	['s' - 'a'] = "status|solutions|sexe",
	['t' - 'a'] = "trophy points|thanks|threads|topics|thanked|themen",
	['u' - 'a'] = "username|usergroup|ubicación",
	['w' - 'a'] = "website|wohnort|wiadomości",
	[PHRASES_OTHER] = "âge|сообщения|регистрация|откуда|сообщений",
} };

const struct phrases phrases_joining = { {
	['a' - 'a'] = "anmeldungsdatum|angemeldet seit",
	['d' - 'a'] = "dabei seit|dołączył|data rejestracji",
	['e' - 'a'] = "enregistré le|enregistré",
	['f' - 'a'] = "founded",
	['g' - 'a'] = "geregistreerd|geregistreerd op",
	['i' - 'a'] = "inscription|inscrit le|inscrit|iscritto|iscritto il",
	['j' - 'a'] = "joined|join date|joined on",
	['l' - 'a'] = "last seen|last online|lid sinds",
	['m' - 'a'] = "member since|mitglied seit|miembro desde",
	['r' - 'a'] = "registered|registered on|registriert|registriert seit|registrado|"
	    "registration date",
	['u' - 'a'] = "user since",
	[PHRASES_OTHER] = "регистрация|зарегистрирован",
} };

const struct phrases phrases_posts = { {
	['b' - 'a'] = "beiträge|berichten",
	['c' - 'a'] = "content count",
	['m' - 'a'] = "messages|message count|mensajes|messaggi|mensagens",
	['p' - 'a'] = "posts|posty",
	['t' - 'a'] = "total posts",
	['w' - 'a'] = "wiadomości",
	[PHRASES_OTHER] = "сообщения|сообщений",
} };

const struct phrases phrases_says = { {
	['a' - 'a'] = "a écrit|a dit|answered|asked",
	['c' - 'a'] = "commented",
	['d' - 'a'] = "dit|dice|dijo|disse|diz",
	['e' - 'a'] = "escribió",
	['h' - 'a'] = "ha scritto|ha detto|hat gesagt",
	['k' - 'a'] = "kommentierte",
	['m' - 'a'] = "meint|meinte",
	['p' - 'a'] = "pisze|powiedział/a|powiedział(a)|napisał|napisał(a)",
	['r' - 'a'] = "replied|responded",
	['s' - 'a'] = "says|said|schrieb|schreibt|sagt|sagte|scrive|schreef|skrev|skriver",
	['w' - 'a'] = "wrote|writes",
	['z' - 'a'] = "zegt",
} };

const struct phrases phrases_quoting = { {
	['c' - 'a'] = "citation de|citaat van|cita de|citazione di|cytat",
	['o' - 'a'] = "originally posted by|original geschrieben von|originariamente inviato da",
	['q' - 'a'] = "quote from|quoting",
	['z' - 'a'] = "zitat von",
} };

const struct phrases phrases_before_name = { {
	['a' - 'a'] = "answer by|answered by|asked by|author",
	['b' - 'a'] = "by|beitrag von|beitragvon",
	['c' - 'a'] = "comment by|created by|comment from",
	['d' - 'a'] = "da|door",
	['e' - 'a'] = "erstellt von",
	['f' - 'a'] = "from",
	['g' - 'a'] = "geschrieben von",
	['i' - 'a'] = "inviato da",
	['m' - 'a'] = "message par",
	['n' - 'a'] = "name",
	['p' - 'a'] = "posted by|post by|postby|posted|published by|par|publié par|por|"
	    "publicado por",
	['r' - 'a'] = "reply by|rédigé par|re|reply from",
	['s' - 'a'] = "submitted by|started by",
	['u' - 'a'] = "username|user",
	['v' - 'a'] = "von|verfasst von",
	['w' - 'a'] = "written by",
} };

const struct phrases phrases_behind_name = { {
	['a' - 'a'] = "a écrit|answered|asked|at|am|about",
	['c' - 'a'] = "commented",
	['d' - 'a'] = "dit|dice|dijo|disse|den|dne",
	['e' - 'a'] = "escribió|el|edited",
	['h' - 'a'] = "ha scritto|hace",
	['i' - 'a'] = "il|il y a",
	['k' - 'a'] = "kommentierte",
	['l' - 'a'] = "link|le",
	['m' - 'a'] = "meint|meinte|members|member",
	['n' - 'a'] = "new|new!",
	['o' - 'a'] = "on|op|original poster",
	['p' - 'a'] = "pisze|posted this|posted|permalink|permanenter link|"
	    "permanent link|post",
	['q' - 'a'] = "quote",
	['r' - 'a'] = "replied|responded|reply|report",
	['s' - 'a'] = "says|said|schrieb|schreibt|sagt|sagte|scrive|schreef|skrev|"
	    "skriver|stickied comment",
	['t' - 'a'] = "the|thread starter",
	['u' - 'a'] = "um",
	['v' - 'a'] = "vom|via|vor",
	['w' - 'a'] = "wrote|writes|wrote on",
	['z' - 'a'] = "zegt",
	[PHRASES_OTHER] = "über",
} };

const struct phrases phrases_running = { {
	['a' - 'a'] = "are|agree|about|and|at|all|auf",
	['b' - 'a'] = "be|been|but",
	['c' - 'a'] = "can|click|comments|comment",
	['d' - 'a'] = "do|does|don't|das",
	['e' - 'a'] = "est|edit",
	['f' - 'a'] = "for|für|forum",
	['g' - 'a'] = "guest|guests",
	['h' - 'a'] = "have|has|hi|hello|how|here",
	['i' - 'a'] = "is|it|i|i'm|i’m|it's|it’s|if|in|ist|ich",
	['j' - 'a'] = "just",
	['l' - 'a'] = "login|log",
	['m' - 'a'] = "my|more|mit",
	['n' - 'a'] = "not|no|nicht|new",
	['o' - 'a'] = "or|on|oder",
	['p' - 'a'] = "please|pas|posts|posted|page|pages",
	['q' - 'a'] = "que",
	['r' - 'a'] = "read|reply|replies|register",
	['s' - 'a'] = "so|share|sign|search",
	['t' - 'a'] = "this|that|thanks|thank|they|then|there|to|too|thread",
	['u' - 'a'] = "und|une",
	['v' - 'a'] = "very|vous|view|views|viewing",
	['w' - 'a'] = "was|were|will|would|what|why|where|when|we|with",
	['y' - 'a'] = "you|your|yes",
} };

const struct phrases phrases_no_name = { {
	['a' - 'a'] = "agreed|administrator|author|about|attachments|attachment|answer",
	['b' - 'a'] = "blog",
	['c' - 'a'] = "comments|code|contact|category|categories|closed",
	['d' - 'a'] = "date|dodano",
	['e' - 'a'] = "exactly|edited",
	['f' - 'a'] = "forum|forums",
	['g' - 'a'] = "guest|great",
	['h' - 'a'] = "hello|hi|home",
	['j' - 'a'] = "joined",
	['l' - 'a'] = "lol|location|like|login|locked",
	['m' - 'a'] = "member|members|menu|moderator",
	['n' - 'a'] = "no|nice|news|next",
	['o' - 'a'] = "opublikowano",
	['p' - 'a'] = "posted|posts|previous|published|publié|publicado|pubblicato",
	['q' - 'a'] = "quote|question",
	['r' - 'a'] = "reply|registered",
	['s' - 'a'] = "search|share|spoiler|solved",
	['t' - 'a'] = "thanks|true|top|tags",
	['u' - 'a'] = "updated|update|uhr",
	['v' - 'a'] = "veröffentlicht",
	['w' - 'a'] = "wow|wydrukowano",
	['y' - 'a'] = "yes",
	[PHRASES_OTHER] = "最后更新|опубликовано|обновлено",
} };

const struct phrases phrases_one = { {
	['a' - 'a'] = "a",
	['e' - 'a'] = "ein|eine",
	['o' - 'a'] = "one",
	['u' - 'a'] = "un|une|una",
} };

const struct phrases phrases_edit_note = { {
	['b' - 'a'] = "bearbeitet von|bearbeitet am",
	['d' - 'a'] = "dernière modification|dernière édition",
	['e' - 'a'] = "edited |edited by|editado",
	['l' - 'a'] = "last edited|last modified|laatst bewerkt|laatst aangepast",
	['m' - 'a'] = "modifié|modificato",
	['o' - 'a'] = "ostatnio edytowany",
	['t' - 'a'] = "this post was edited|this message was edited",
	['u' - 'a'] = "ultima modifica",
	['z' - 'a'] = "zuletzt bearbeitet|zuletzt geändert",
	[PHRASES_OTHER] = "édité par|última edición",
} };

const struct phrases phrases_post_note = { {
	['c' - 'a'] = "click to expand|cliquez pour agrandir|clic para expandir|clicca per",
	['k' - 'a'] = "klicke in dieses feld|klik om te vergroten|kliknij, aby rozwinąć",
	['t' - 'a'] = "thread starter|themenstarter|topic starter",
} };

const struct phrases phrases_deleted = { {
	['b' - 'a'] = "beitrag gelöscht",
	['c' - 'a'] = "comment deleted|comment removed|ce commentaire a été supprimé",
	['d' - 'a'] = "dieser kommentar wurde",
	['e' - 'a'] = "este comentario ha sido eliminado",
	['k' - 'a'] = "kommentar gelöscht|kommentar wurde vom",
	['m' - 'a'] = "message deleted|message supprimé",
	['q' - 'a'] = "questo commento è stato eliminato",
	['t' - 'a'] = "this comment has been removed|this comment was removed|"
	    "this comment was deleted|this comment has been deleted|"
	    "this post has been removed|this post has been deleted",
	[PHRASES_OTHER] = "[deleted]|[removed]",
} };

const struct phrases phrases_moderated = { {
	['c' - 'a'] = "comment awaiting moderation",
	['d' - 'a'] = "dein kommentar wartet|dieser kommentar wartet",
	['i' - 'a'] = "ihr kommentar wartet",
	['s' - 'a'] = "su comentario está pendiente",
	['t' - 'a'] = "this comment is awaiting moderation|this comment has been hidden|"
	    "this comment is hidden|this comment was hidden",
	['v' - 'a'] = "votre commentaire est en attente",
	['y' - 'a'] = "your comment is awaiting moderation",
} };

const struct phrases phrases_label = { {
	['a' - 'a'] = "author|admin|auteur|autor|a",
	['e' - 'a'] = "edited",
	['m' - 'a'] = "moderator|mod|m",
	['n' - 'a'] = "new",
	['o' - 'a'] = "original poster|op",
	['p' - 'a'] = "points|point",
	['s' - 'a'] = "stickied comment|score hidden|s",
	['t' - 'a'] = "thread starter|themenstarter",
} };

const struct phrases phrases_of = { {
	['d' - 'a'] = "de|di",
	['o' - 'a'] = "of",
	['s' - 'a'] = "sur",
	['v' - 'a'] = "von|van",
} };

const struct phrases phrases_author = { {
	['a' - 'a'] = "answer by|author:|autor:|auteur:",
	['b' - 'a'] = "by",
	['c' - 'a'] = "comment by",
	['g' - 'a'] = "geschrieben von",
	['p' - 'a'] = "posted by|post by|par|publié par|por",
	['r' - 'a'] = "reply by",
	['s' - 'a'] = "submitted by",
	['v' - 'a'] = "von|verfasst von",
	['w' - 'a'] = "written by",
} };

const struct phrases phrases_nameless = { {
	['a' - 'a'] = "anonymous|anonym|anonyme|anónimo|anonimo|anônimo|anoniem",
	['g' - 'a'] = "guest|gast",
	['u' - 'a'] = "unknown",
} };

const struct phrases phrases_reply_to = { {
	['a' - 'a'] = "als antwort auf|antwort auf|antwoord op",
	['e' - 'a'] = "en réponse à|en respuesta a|em resposta a",
	['i' - 'a'] = "in reply to|in response to|in risposta a|in antwoord op",
	['o' - 'a'] = "odpowiedź na|odpowiedź do",
	['r' - 'a'] = "replying to|replied to|reply to|response to|réponse à|respuesta a|resposta a|"
	    "risposta a",
	['s' - 'a'] = "som svar på|svar på|svar til",
	[PHRASES_OTHER] = "@|↪ @|в ответ на|ответ на",
} };
