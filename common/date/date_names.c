/*
 * date_names - months and weekdays in many languages
 *
 * Facts of the languages, in the forms that stand in dates (nominative, genitive, the case behind
 * "in", usual abbreviations), as in Unicode CLDR. Where two languages disagree about a word (listopad),
 * the earlier row wins unless the language is known.
 */
#include "date_names.h"

#include "utf8.h"

const struct date_names date_names[] = {
	{ "en", { "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun",
	    "july|jul", "august|aug", "september|sept|sep", "october|oct", "november|nov",
	    "december|dec" },
	  { "monday|mon", "tuesday|tues|tue", "wednesday|wed|weds", "thursday|thurs|thur|thu",
	    "friday|fri", "saturday|sat", "sunday|sun" } },
	{ "de", { "januar|jänner|jan", "februar|feber|feb", "märz|maerz|mär|mrz", "april|apr",
	    "mai", "juni|jun", "juli|jul", "august|aug", "september|sept|sep", "oktober|okt",
	    "november|nov", "dezember|dez" },
	  { "montag|mo", "dienstag|di", "mittwoch|mi", "donnerstag|do", "freitag|fr",
	    "samstag|sonnabend|sa", "sonntag|so" } },
	{ "fr", { "janvier|janv|jan", "février|fevrier|févr|fév|fev", "mars", "avril|avr", "mai",
	    "juin", "juillet|juil", "août|aout", "septembre|sept", "octobre|oct", "novembre|nov",
	    "décembre|decembre|déc|dec" },
	  { "lundi|lun", "mardi", "mercredi|mer", "jeudi|jeu", "vendredi|ven", "samedi|sam",
	    "dimanche|dim" } },
	{ "es", { "enero|ene", "febrero|feb", "marzo|mar", "abril|abr", "mayo|may", "junio|jun",
	    "julio|jul", "agosto|ago", "septiembre|setiembre|sept|sep|set", "octubre|oct",
	    "noviembre|nov", "diciembre|dic" },
	  { "lunes|lun", "martes|mar", "miércoles|miercoles|mié|mie", "jueves|jue", "viernes|vie",
	    "sábado|sabado|sáb", "domingo|dom" } },
	{ "it", { "gennaio|gen|genn", "febbraio|feb|febbr", "marzo|mar", "aprile|apr", "maggio|mag",
	    "giugno|giu", "luglio|lug", "agosto|ago", "settembre|sett|set", "ottobre|ott",
	    "novembre|nov", "dicembre|dic" },
	  { "lunedì|lunedi|lun", "martedì|martedi|mar", "mercoledì|mercoledi|mer",
	    "giovedì|giovedi|gio", "venerdì|venerdi|ven", "sabato|sab", "domenica|dom" } },
	{ "nl", { "januari|jan", "februari|feb", "maart|mrt", "april|apr", "mei", "juni|jun",
	    "juli|jul", "augustus|aug", "september|sept|sep", "oktober|okt", "november|nov",
	    "december|dec" },
	  { "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag" } },
	{ "pt", { "janeiro|jan", "fevereiro|fev", "março|marco|mar", "abril|abr", "maio|mai",
	    "junho|jun", "julho|jul", "agosto|ago", "setembro|set", "outubro|out", "novembro|nov",
	    "dezembro|dez" },
	  { "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado",
	    "domingo" } },
	{ "pl", { "stycznia|styczeń|styczniu|sty", "lutego|luty|lutym|lut",
	    "marca|marzec|marcu|mar", "kwietnia|kwiecień|kwietniu|kwi", "maja|maju|maj",
	    "czerwca|czerwiec|czerwcu|cze", "lipca|lipiec|lipcu|lip",
	    "sierpnia|sierpień|sierpniu|sie", "września|wrzesień|wrześniu|wrz",
	    "października|październik|październiku|paź", "listopada|listopad|listopadzie|lis",
	    "grudnia|grudzień|grudniu|gru" },
	  { "poniedziałek", "wtorek", "środa|środę", "czwartek", "piątek", "sobota|sobotę",
	    "niedziela|niedzielę" } },
	{ "ru", { "января|январь|январе|янв", "февраля|февраль|феврале|фев",
	    "марта|март|марте|мар", "апреля|апрель|апреле|апр", "мая|мае|май",
	    "июня|июнь|июне|июн", "июля|июль|июле|июл", "августа|август|августе|авг",
	    "сентября|сентябрь|сентябре|сен|сент", "октября|октябрь|октябре|окт",
	    "ноября|ноябрь|ноябре|ноя|нояб", "декабря|декабрь|декабре|дек" },
	  { "понедельник", "вторник", "среда|среду", "четверг", "пятница|пятницу",
	    "суббота|субботу", "воскресенье" } },
	{ "uk", { "січня|січень|січні|січ", "лютого|лютий|лютому|лют",
	    "березня|березень|березні|бер", "квітня|квітень|квітні|кві",
	    "травня|травень|травні|тра", "червня|червень|червні|чер", "липня|липень|липні|лип",
	    "серпня|серпень|серпні|сер", "вересня|вересень|вересні|вер",
	    "жовтня|жовтень|жовтні|жов", "листопада|листопад|листопаді|лис",
	    "грудня|грудень|грудні|гру" },
	  { "понеділок", "вівторок", "середа|середу", "четвер", "п'ятниця|п’ятниця|п'ятницю",
	    "субота|суботу", "неділя|неділю" } },
	{ "bg", { "януари|яну", "февруари|фев", "март", "април|апр", "май", "юни", "юли",
	    "август|авг", "септември|сеп", "октомври|окт", "ноември|ное", "декември|дек" },
	  { "понеделник", "вторник", "сряда", "четвъртък", "петък", "събота", "неделя" } },
	{ "sr", { "januara|januar|januaru|јануара|јануар|јануару",
	    "februara|februar|februaru|фебруара|фебруар|фебруару",
	    "marta|mart|martu|марта|март|марту", "aprila|april|aprilu|априла|април|априлу",
	    "maja|maj|maju|маја|мај|мају", "juna|jun|junu|јуна|јун|јуну|јуни",
	    "jula|jul|julu|јула|јул|јулу|јули", "avgusta|avgust|avgustu|августа|август|августу",
	    "septembra|septembar|septembru|септембра|септембар|септембру",
	    "oktobra|oktobar|oktobru|октобра|октобар|октобру",
	    "novembra|novembar|novembru|новембра|новембар|новембру",
	    "decembra|decembar|decembru|децембра|децембар|децембру" },
	  { "ponedeljak|понедељак", "utorak|уторак", "sreda|среда", "četvrtak|четвртак",
	    "petak|петак", "subota|субота", "nedelja|недеља" } },
	{ "cs", { "ledna|leden|lednu|led", "února|únor|únoru|úno", "března|březen|březnu|bře",
	    "dubna|duben|dubnu|dub", "května|květen|květnu|kvě", "června|červen|červnu|čvn",
	    "července|červenec|červenci|čvc", "srpna|srpen|srpnu|srp", "září|zář",
	    "října|říjen|říjnu|říj", "listopadu|listopad|lis", "prosince|prosinec|prosinci|pro" },
	  { "pondělí", "úterý", "středa|středu", "čtvrtek", "pátek", "sobota|sobotu",
	    "neděle|neděli" } },
	{ "hr", { "siječnja|siječanj|siječnju|sij", "veljače|veljača|veljači|velj",
	    "ožujka|ožujak|ožujku|ožu", "travnja|travanj|travnju|tra",
	    "svibnja|svibanj|svibnju|svi", "lipnja|lipanj|lipnju|lip", "srpnja|srpanj|srpnju|srp",
	    "kolovoza|kolovoz|kolovozu|kol", "rujna|rujan|rujnu|ruj",
	    "listopada|listopad|listopadu|lis", "studenoga|studenog|studenom|studeni|stu",
	    "prosinca|prosinac|prosincu|pro" },
	  { "ponedjeljak", "utorak", "srijeda", "četvrtak", "petak", "subota", "nedjelja" } },
	{ "sl", { "januarja|januar|januarju|jan", "februarja|februar|februarju|feb",
	    "marca|marec|marcu|mar", "aprila|april|aprilu|apr", "maja|maj|maju",
	    "junija|junij|juniju|jun", "julija|julij|juliju|jul", "avgusta|avgust|avgustu|avg",
	    "septembra|september|septembru|sep", "oktobra|oktober|oktobru|okt",
	    "novembra|november|novembru|nov", "decembra|december|decembru|dec" },
	  { "ponedeljek", "torek", "sreda", "četrtek", "petek", "sobota", "nedelja" } },
	{ "sk", { "januára|január|januári|jan", "februára|február|februári|feb",
	    "marca|marec|mar", "apríla|apríl|apríli|apr", "mája|máj|máji", "júna|jún|júni",
	    "júla|júl|júli", "augusta|august|aug", "septembra|september|septembri|sep",
	    "októbra|október|októbri|okt", "novembra|november|novembri|nov",
	    "decembra|december|decembri|dec" },
	  { "pondelok", "utorok", "streda|stredu", "štvrtok", "piatok", "sobota|sobotu",
	    "nedeľa|nedeľu" } },
	{ "el", { "ιανουαρίου|ιανουαριου|ιανουάριος|γενάρη|γενάρης|ιαν",
	    "φεβρουαρίου|φεβρουαριου|φεβρουάριος|φλεβάρη|φλεβάρης|φεβ",
	    "μαρτίου|μαρτιου|μάρτιος|μάρτη|μάρτης|μαρ",
	    "απριλίου|απριλιου|απρίλιος|απρίλη|απρίλης|απρ",
	    "μαΐου|μαίου|μαιου|μάιος|μάη|μάης|μαϊ|μαι", "ιουνίου|ιουνιου|ιούνιος|ιούνη|ιούνης|ιουν",
	    "ιουλίου|ιουλιου|ιούλιος|ιούλη|ιούλης|ιουλ", "αυγούστου|αυγουστου|αύγουστος|αυγ",
	    "σεπτεμβρίου|σεπτεμβριου|σεπτέμβριος|σεπτέμβρη|σεπτέμβρης|σεπ|σεπτ",
	    "οκτωβρίου|οκτωβριου|οκτώβριος|οκτώβρη|οκτώβρης|οκτ",
	    "νοεμβρίου|νοεμβριου|νοέμβριος|νοέμβρη|νοέμβρης|νοε",
	    "δεκεμβρίου|δεκεμβριου|δεκέμβριος|δεκέμβρη|δεκέμβρης|δεκ" },
	  { "δευτέρα", "τρίτη", "τετάρτη", "πέμπτη", "παρασκευή", "σάββατο", "κυριακή" } },
	{ "tr", { "ocak|oca", "şubat|şub", "mart", "nisan|nis", "mayıs", "haziran|haz",
	    "temmuz|tem", "ağustos|ağu", "eylül|eyl", "ekim|eki", "kasım|kas", "aralık|ara" },
	  { "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar" } },
	{ "sv", { "januari|jan", "februari|feb", "mars", "april|apr", "maj", "juni|jun", "juli|jul",
	    "augusti|aug", "september|sept|sep", "oktober|okt", "november|nov", "december|dec" },
	  { "måndag|mån", "tisdag|tis", "onsdag|ons", "torsdag|tors", "fredag|fre", "lördag|lör",
	    "söndag|sön" } },
	{ "da", { "januar|jan", "februar|feb", "marts", "april|apr", "maj", "juni|jun", "juli|jul",
	    "august|aug", "september|sept|sep", "oktober|okt", "november|nov", "december|dec" },
	  { "mandag|man", "tirsdag|tirs", "onsdag|ons", "torsdag|tors", "fredag|fre", "lørdag|lør",
	    "søndag|søn" } },
	{ "nb", { "januar|jan", "februar|feb", "mars", "april|apr", "mai", "juni|jun", "juli|jul",
	    "august|aug", "september|sept|sep", "oktober|okt", "november|nov", "desember|des" },
	  { "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag" } },
	{ "fi", { "tammikuuta|tammikuu|tammikuussa|tammi",
	    "helmikuuta|helmikuu|helmikuussa|helmi", "maaliskuuta|maaliskuu|maaliskuussa|maalis",
	    "huhtikuuta|huhtikuu|huhtikuussa|huhti", "toukokuuta|toukokuu|toukokuussa|touko",
	    "kesäkuuta|kesäkuu|kesäkuussa|kesä", "heinäkuuta|heinäkuu|heinäkuussa|heinä",
	    "elokuuta|elokuu|elokuussa|elo", "syyskuuta|syyskuu|syyskuussa|syys",
	    "lokakuuta|lokakuu|lokakuussa|loka", "marraskuuta|marraskuu|marraskuussa|marras",
	    "joulukuuta|joulukuu|joulukuussa|joulu" },
	  { "maanantai|maanantaina", "tiistai|tiistaina", "keskiviikko|keskiviikkona",
	    "torstai|torstaina", "perjantai|perjantaina", "lauantai|lauantaina",
	    "sunnuntai|sunnuntaina" } },
	{ "hu", { "január|jan", "február|febr|feb", "március|márc", "április|ápr", "május|máj",
	    "június|jún", "július|júl", "augusztus|aug", "szeptember|szept", "október|okt",
	    "november|nov", "december|dec" },
	  { "hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap" } },
	{ "ro", { "ianuarie|ian", "februarie|feb", "martie|mar", "aprilie|apr", "mai", "iunie|iun",
	    "iulie|iul", "august|aug", "septembrie|sept|sep", "octombrie|oct", "noiembrie|noi|nov",
	    "decembrie|dec" },
	  { "luni", "marți|marti", "miercuri", "joi", "vineri", "sâmbătă|sambata", "duminică" } },
	{ "ca", { "gener|gen", "febrer", "març", "abril", "maig", "juny", "juliol", "agost",
	    "setembre", "octubre", "novembre", "desembre" },
	  { "dilluns", "dimarts", "dimecres", "dijous", "divendres", "dissabte", "diumenge" } },
	{ "lt", { "sausio|sausis", "vasario|vasaris", "kovo|kovas", "balandžio|balandis",
	    "gegužės|gegužė", "birželio|birželis", "liepos|liepa", "rugpjūčio|rugpjūtis",
	    "rugsėjo|rugsėjis", "spalio|spalis", "lapkričio|lapkritis", "gruodžio|gruodis" },
	  { "pirmadienis", "antradienis", "trečiadienis", "ketvirtadienis", "penktadienis",
	    "šeštadienis", "sekmadienis" } },
	{ "lv", { "janvāris|janvārī|janv", "februāris|februārī|febr", "marts|martā",
	    "aprīlis|aprīlī", "maijs|maijā", "jūnijs|jūnijā|jūn", "jūlijs|jūlijā|jūl",
	    "augusts|augustā", "septembris|septembrī", "oktobris|oktobrī", "novembris|novembrī",
	    "decembris|decembrī" },
	  { "pirmdiena", "otrdiena", "trešdiena", "ceturtdiena", "piektdiena", "sestdiena",
	    "svētdiena" } },
	{ "et", { "jaanuar|jaan", "veebruar|veebr", "märts", "aprill|apr", "mai", "juuni", "juuli",
	    "august", "september", "oktoober|okt", "november", "detsember|dets" },
	  { "esmaspäev", "teisipäev", "kolmapäev", "neljapäev", "reede", "laupäev", "pühapäev" } },
	{ "id", { "januari|jan", "februari|feb", "maret|mar", "april|apr", "mei", "juni|jun",
	    "juli|jul", "agustus|agu", "september|sep", "oktober|okt", "november|nov",
	    "desember|des" },
	  { "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu" } },
	{ "ar", { "يناير", "فبراير", "مارس", "أبريل|ابريل", "مايو", "يونيو", "يوليو", "أغسطس|اغسطس",
	    "سبتمبر", "أكتوبر|اكتوبر", "نوفمبر", "ديسمبر" },
	  { "الاثنين|الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد" } },
	{ "he", { "ינואר|בינואר", "פברואר|בפברואר", "מרץ|במרץ|מרס", "אפריל|באפריל", "מאי|במאי",
	    "יוני|ביוני", "יולי|ביולי", "אוגוסט|באוגוסט", "ספטמבר|בספטמבר", "אוקטובר|באוקטובר",
	    "נובמבר|בנובמבר", "דצמבר|בדצמבר" },
	  { "יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת", "יום ראשון" } },
	{ NULL, { NULL }, { NULL } },
};

uint32_t
date_fold(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	if (c >= 0xC0 && c <= 0xDE)
		return c == 0xD7 ? c : c + 32;
	if (c >= 0x100 && c <= 0x137)
		return c | 1;
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
		return c + (c & 1);
	if (c >= 0x14A && c <= 0x177)
		return c | 1;
	if (c >= 0x388 && c <= 0x38A)
		return c + 37;
	if (c >= 0x391 && c <= 0x3AB)
		return c + 32;
	switch (c) {
	case 0x386: return 0x3AC;
	case 0x38C: return 0x3CC;
	case 0x38E: return 0x3CD;
	case 0x38F: return 0x3CE;
	case 0x178: return 0xFF;
	}
	if (c >= 0x400 && c <= 0x40F)
		return c + 80;
	return c >= 0x410 && c <= 0x42F ? c + 32 : c;
}

const struct date_names *
date_names_of(struct span language)
{
	for (const struct date_names *row = date_names; row->language != NULL; row++)
		if (language.len >= 2 && memcmp(row->language, language.ptr, 2) == 0 &&
		    (language.len == 2 || language.ptr[2] == '-' || language.ptr[2] == '_'))
			return row;
	return NULL;
}

/* Is word one of the alternatives, given that it is folded already? */
static bool
among(struct span word, const char *alternatives)
{
	for (;; alternatives++) {
		size_t n = 0;

		while (n < word.len && alternatives[n] == word.ptr[n] && alternatives[n] != '\0')
			n++;
		alternatives += n;
		if (n == word.len && (*alternatives == '|' || *alternatives == '\0'))
			return true;
		while (*alternatives != '|' && *alternatives != '\0')
			alternatives++;
		if (*alternatives == '\0')
			return false;
	}
}

/* The first letter rules most names out. */
static int
find(struct span word, const char *const *names, int n)
{
	bool wide = (unsigned char)word.ptr[0] >= 0x80;

	for (int i = 0; i < n; i++)
		if ((wide || names[i][0] == word.ptr[0]) && among(word, names[i]))
			return i + 1;
	return 0;
}

enum { NAME_MAX_BYTES = 40 };

/* word in small letters, in out; absent when it is too long for any name. */
static struct span
folded(struct span word, char out[NAME_MAX_BYTES + 4])
{
	size_t len = 0;

	if (word.len > NAME_MAX_BYTES - 8)
		return (struct span){ NULL, 0 };
	for (size_t at = 0; at < word.len && len < NAME_MAX_BYTES;)
		len += utf8_encode(date_fold(utf8_next(word, &at)), out + len);
	if (len >= 2 && memcmp(out + len - 2, "σ", 2) == 0)
		memcpy(out + len - 2, "ς", 2);
	return span_make(out, len);
}

static int
look_up(struct span word, struct span language, bool months)
{
	char out[NAME_MAX_BYTES + 4];
	const struct date_names *own = date_names_of(language);
	int n = months ? 12 : 7, found = 0;

	word = folded(word, out);
	if (word.ptr == NULL || word.len < 2)
		return 0;
	if (own != NULL)
		found = find(word, months ? own->months : own->weekdays, n);
	for (const struct date_names *row = date_names; found == 0 && row->language != NULL; row++)
		found = find(word, months ? row->months : row->weekdays, n);
	return found;
}

/*
 * For each first letter the two bytes behind it that names in small letters have (a space: the name
 * has ended), so that most words are ruled out at once. Of other words only signs and scripts that no
 * name is written in are, by the first byte.
 */
static const char *const month_starts[26] = {
	['a' - 'a'] = "br,go,gu,ou,pr,ra,ug,vg,vr,o\xC3,\xC4\x9F",
	['b' - 'a'] = "al,ir,\xC5\x99",
	['c' - 'a'] = "ze",
	['d' - 'a'] = "ec,es,et,ez,ic,ub,\xC3\xA9",
	['e' - 'a'] = "ki,lo,ne,yl",
	['f' - 'a'] = "eb,ev,\xC3\xA9",
	['g' - 'a'] = "eg,en,iu,ru",
	['h' - 'a'] = "az,ei,el,uh",
	['i' - 'a'] = "an,ul,un",
	['j' - 'a'] = "aa,an,ou,ui,ul,un,uu,\xC3\xA4,\xC3\xBA,\xC5\xAB",
	['k' - 'a'] = "as,es,ol,ov,wi,v\xC4",
	['l' - 'a'] = "ap,ed,ie,ip,is,ok,ug,ut",
	['m' - 'a'] = "aa,ae,ag,ai,aj,ar,ay,ei,rt,rz,\xC3\xA1,\xC3\xA4",
	['n' - 'a'] = "is,oi,ov",
	['o' - 'a'] = "ca,ct,kt,tt,ut,\xC5\xBE",
	['p' - 'a'] = "ro,a\xC5",
	['r' - 'a'] = "ug,uj",
	['s' - 'a'] = "au,ep,et,ie,ij,pa,rp,tu,ty,vi,yy,ze",
	['t' - 'a'] = "am,em,ou,ra",
	['v' - 'a'] = "as,ee,el",
	['w' - 'a'] = "rz",
	['z' - 'a'] = "\xC3\xA1",
};

static const char *const weekday_starts[26] = {
	['a' - 'a'] = "nt",
	['c' - 'a'] = "et,um,zw,s\xC3",
	['d' - 'a'] = "i ,ie,ij,il,im,in,is,iu,iv,o ,om,on,um",
	['e' - 'a'] = "sm",
	['f' - 'a'] = "r ,re,ri",
	['g' - 'a'] = "io",
	['h' - 'a'] = "\xC3\xA9",
	['j' - 'a'] = "eu,oi,ue,um",
	['k' - 'a'] = "am,ed,es,et,ol",
	['l' - 'a'] = "au,un,\xC3\xB6,\xC3\xB8",
	['m' - 'a'] = "aa,an,ar,er,i ,ie,in,it,o ,on,i\xC3,\xC3\xA5",
	['n' - 'a'] = "ed,el,ie",
	['o' - 'a'] = "ns,tr",
	['p' - 'a'] = "az,en,er,et,ia,ie,ir,on,i\xC4,\xC3\xA1,\xC3\xA9,\xC3\xBC",
	['q' - 'a'] = "ua,ui",
	['r' - 'a'] = "ab,ee",
	['s' - 'a'] = "a ,ab,al,am,at,eg,ek,el,en,es,ex,o ,ob,on,re,ri,tr,ub,un,ze,zo,"
	    "t\xC5,v\xC4,\xC3\xA1,\xC3\xA2,\xC3\xB6,\xC3\xB8",
	['t' - 'a'] = "ei,er,hu,ii,ir,is,or,re,ue",
	['u' - 'a'] = "to",
	['v' - 'a'] = "as,en,ie,in,ri",
	['w' - 'a'] = "ed,oe,to",
	['z' - 'a'] = "at,on",
};

static char
small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* The first three bytes of a word in small letters; false if it is too long for a name. */
static bool
first_bytes(struct span word, char bytes[3])
{
	char out[NAME_MAX_BYTES + 4];
	bool plain = true;

	for (size_t i = 0; i < 3; i++) {
		bytes[i] = i < word.len ? small(word.ptr[i]) : ' ';
		plain = plain && (unsigned char)bytes[i] < 0x80;
	}
	if (plain)
		return true;
	word = folded(word, out);
	for (size_t i = 0; i < 3; i++)
		bytes[i] = i < word.len ? word.ptr[i] : ' ';
	return word.ptr != NULL;
}

static bool
may_be_name(struct span word, const char *const starts[26])
{
	const char *at;
	char bytes[3];

	if (word.len < 2 || !first_bytes(word, bytes))
		return false;
	if ((unsigned char)bytes[0] >= 0x80)
		return bytes[0] != '\xC2' && (unsigned char)bytes[0] < 0xE0;
	if (bytes[0] < 'a' || bytes[0] > 'z')
		return false;
	for (at = starts[bytes[0] - 'a']; at != NULL; at = at[2] == '\0' ? NULL : at + 3)
		if (at[0] == bytes[1] && at[1] == bytes[2])
			return true;
	return false;
}

int
date_month(struct span word, struct span language)
{
	return may_be_name(word, month_starts) ? look_up(word, language, true) : 0;
}

struct span
date_month_language(struct span word)
{
	char out[NAME_MAX_BYTES + 4];
	const struct date_names *english = date_names_of(SPAN("en"));

	if (date_month(word, SPAN("en")) == 0)
		return (struct span){ NULL, 0 };
	word = folded(word, out);
	if (find(word, english->months, 12) != 0)
		return (struct span){ NULL, 0 };
	for (const struct date_names *row = date_names; row->language != NULL; row++)
		if (find(word, row->months, 12) != 0)
			return span_from(row->language);
	return (struct span){ NULL, 0 };
}

int
date_weekday(struct span word, struct span language)
{
	return may_be_name(word, weekday_starts) ? look_up(word, language, false) : 0;
}
