/*
 * plain_words - what forms, notices and teasers say, where no markup tells them from an article
 */
#include "plain_words.h"

enum kind { SIGN_UP, WEAK_SIGN_UP, ADDRESS, COMMENTS, RULES };

/* Beginnings of words, parted by `|`; a `.` at the end: the whole word. */
static const struct {
	enum kind kind;
	const char *stems;
} table[] = {
	/* English */
	{ SIGN_UP, "newsletter|subscribe.|unsubscribe|sign up|sign in.|log in.|login|register now|password" },
	{ WEAK_SIGN_UP, "weekly|fortnightly|monthly|daily.|bulletin|updates.|alerts.|free.|subscriber|"
	    "subscription|inbox|e-mail|email|account.|register." },
	{ ADDRESS, "our.|your.|you.|please.|us." },
	{ COMMENTS, "comment" },
	{ RULES, "report|moderat|e-mail|email|abus|offensive|insult|polite|friendly|civil.|rules.|policy.|"
	    "guidelines|spam." },
	/* German */
	{ SIGN_UP, "rundbrief|abonnieren|anmelden.|einloggen|passwort|registrieren" },
	{ WEAK_SIGN_UP, "wöchentlich|monatlich|täglich|kostenlos|abonnent|postfach|konto." },
	{ ADDRESS, "unser|ihr.|ihre.|dein|euer.|eure.|bitte.|uns.|sie." },
	{ COMMENTS, "kommentar" },
	{ RULES, "melde|beleidig|höflich|netiquette|regeln.|sachlich" },
	/* French */
	{ SIGN_UP, "infolettre|abonnez|inscrivez|mot de passe|se connecter|connectez-vous" },
	{ WEAK_SIGN_UP, "hebdomadaire|mensuel|quotidien|gratuit|abonné|lettre d" },
	{ ADDRESS, "notre.|nos.|votre.|vos.|vous.|merci.|veuillez|s'il vous" },
	{ COMMENTS, "commentaire" },
	{ RULES, "signaler|modér|charte.|courriel|insult|injur|courtois|respectueu" },
	/* Spanish, Portuguese, Italian */
	{ SIGN_UP, "boletín|suscríbe|suscribirse|iniciar sesión|contraseña|inscreva-se|assine.|iscriviti|"
	    "accedi.|iniciar sessão|senha.|regístrate" },
	{ WEAK_SIGN_UP, "semanal|mensual|mensal|diario.|gratis.|gratuit|suscriptor|assinante|settimanal|"
	    "mensil|iscritti.|correo|boletim|bollettino" },
	{ ADDRESS, "nuestr|nosso|nossa|nostr|por favor|per favore|tu.|su.|seu.|sua.|tua.|tuo." },
	{ COMMENTS, "comentario|comentário|commento.|commenti." },
	{ RULES, "denunci|moder|insulto|ofens|offens|segnala|normas.|regole.|regras.|correo" },
	/* Dutch, Swedish, Polish, Russian */
	{ SIGN_UP, "nieuwsbrief|inloggen|aanmelden.|wachtwoord|nyhetsbrev|logga in|prenumerera|lösenord|"
	    "zaloguj|zapisz się|hasło.|подпишитесь|подписаться|рассылк|войти.|пароль." },
	{ WEAK_SIGN_UP, "wekelijks|maandelijks|gratis.|veckovis|abonnee|tygodni|bezpłatn|subskrybent|"
	    "еженедельн|бесплатн|подписчик" },
	{ ADDRESS, "onze.|ons.|jouw.|uw.|vår.|vårt.|din.|nasz.|naszego.|twój.|proszę|prosimy|alstublieft|"
	    "graag.|vänligen|наш|ваш|пожалуйста|просим" },
	{ COMMENTS, "reactie|reageer|kommentar|komentarz|комментар" },
	{ RULES, "meld.|huisregels|regler.|anmäl|zgłoś|zgłosi|regulamin|сообщ|оскорб|правил" },
};

static const struct span read_more[] = {
	SPAN("read more"), SPAN("continue reading"),
	SPAN("read on"), SPAN("full story"), SPAN("more"), SPAN("weiterlesen"), SPAN("mehr lesen"),
	SPAN("mehr"), SPAN("lire la suite"), SPAN("lire plus"), SPAN("en savoir plus"), SPAN("leer más"),
	SPAN("seguir leyendo"), SPAN("leia mais"), SPAN("ler mais"), SPAN("leggi tutto"),
	SPAN("continua a leggere"), SPAN("lees meer"), SPAN("lees verder"), SPAN("läs mer"),
	SPAN("czytaj więcej"), SPAN("czytaj dalej"), SPAN("Читать далее"), SPAN("читать далее"),
	SPAN("Читать дальше"), SPAN("Подробнее"), SPAN("подробнее"),
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    (unsigned char)c >= 0x80;
}

/* Dashes, curly quotes and the like: U+2000 to U+203F. */
static bool
is_sign(struct span text, size_t i)
{
	return i + 2 < text.len && text.ptr[i] == '\xe2' && text.ptr[i + 1] == '\x80';
}

/* Begins the text, which begins with a word, with the stem? */
static bool
begins(struct span text, struct span stem)
{
	bool whole = span_ends(stem, SPAN("."));
	size_t len = stem.len - whole;

	if (len > text.len || !span_equal_nocase(span_slice(text, 0, len), span_slice(stem, 0, len)))
		return false;
	return !whole || len == text.len || !is_letter(text.ptr[len]) || is_sign(text, len);
}

static bool
begins_with_one(struct span text, const char *stems)
{
	struct span rest = span_from(stems), stem;

	while (span_split(&rest, '|', &stem))
		if (begins(text, stem))
			return true;
	return false;
}

static void
count(uint8_t *counter, uint8_t by)
{
	*counter = (uint8_t)(*counter > UINT8_MAX - by ? UINT8_MAX : *counter + by);
}

/* The kinds a word belongs to, each once. */
static void
count_word(struct plain_words *words, struct span text)
{
	bool found[RULES + 1] = { false };

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (!found[table[i].kind] && begins_with_one(text, table[i].stems))
			found[table[i].kind] = true;
	count(&words->strong, found[SIGN_UP]);
	count(&words->sign_up, found[SIGN_UP] ? 2 : found[WEAK_SIGN_UP]);
	count(&words->address, found[ADDRESS]);
	count(&words->comments, found[COMMENTS]);
	count(&words->rules, found[RULES]);
}

struct plain_words
plain_words_of(struct span text)
{
	struct plain_words words = { 0 };
	bool inside = false;

	for (size_t i = 0; i < text.len; i++) {
		if (is_sign(text, i)) {
			inside = false;
			i += 2;
		} else if (!is_letter(text.ptr[i])) {
			inside = false;
		} else if (!inside) {
			inside = true;
			count_word(&words, span_slice(text, i, text.len));
		}
	}
	return words;
}

bool
plain_words_cut_short(struct span text)
{
	return span_ends(text, SPAN("[…]")) || span_ends(text, SPAN("[...]"));
}

bool
plain_words_read_more(struct span text)
{
	static const struct span arrows[] = { SPAN("→"), SPAN("»"), SPAN("›"), SPAN(">"), SPAN("…"),
		SPAN("...") };

	for (size_t i = 0; i < sizeof(arrows) / sizeof(*arrows); i++)
		if (span_ends(text, arrows[i]))
			text = span_trim(span_slice(text, 0, text.len - arrows[i].len));
	for (size_t i = 0; i < sizeof(read_more) / sizeof(*read_more); i++)
		if (span_equal_nocase(text, read_more[i]))
			return true;
	return false;
}
