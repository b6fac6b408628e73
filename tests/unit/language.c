/* language: a sentence is enough, and what a page claims stands unless the text says otherwise */
#include "language.h"
#include "unit.h"

static const struct span unknown = { NULL, 0 };

static struct span
guess(const char *text, struct span declared)
{
	struct language_index *index = language_index_new();
	struct span code = language_of(index, span_from(text), declared);

	language_index_free(index);
	return code;
}

static void
a_sentence_is_enough(void)
{
	static const char *const sentences[][2] = {
		{ "en", "The baker was up before the bells." },
		{ "de", "Ich bin in drei Tagen wieder da." },
		{ "fr", "Nous serons là dans trois jours" },
		{ "es", "Volveré en tres días con mi hermano" },
		{ "it", "Torno fra tre giorni con la nave" },
		{ "nl", "Ik ben over drie dagen weer terug" },
		{ "pt", "Volto em três dias com você" },
		{ "pl", "Wrócę za trzy dni, tak jak było" },
		{ "cs", "Vrátím se za tři dny, tak jako on" },
		{ "ro", "Mă întorc peste trei zile și sunt aici" },
		{ "ru", "Я вернусь через три дня, как и он" },
		{ "uk", "Я повернуся за три дні, як і він" },
		{ "bg", "Ще се върна след три дни, както и той" },
		{ "sv", "Jag är tillbaka om tre dagar, och du också" },
		{ "fi", "Olen takaisin kun hän on kotona" },
		{ "hu", "Három nap múlva itt lesz, és ez nem sok" },
		{ "vi", "Tôi sẽ trở lại trong ba ngày" },
		{ "fa", "من سه روز دیگر با کشتی به خانه می آیم" },
		{ "ur", "میں تین دن میں گھر پر ہوں اور یہ اچھا ہے" },
		{ "tr", "Üç gün sonra geri döneceğim, bu kadar" },
	};

	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		CHECK_SPAN(guess(sentences[i][1], unknown), sentences[i][0]);
}

static void
scripts_tell_by_themselves(void)
{
	CHECK_SPAN(guess("渡船今天停航", unknown), "zh");
	CHECK_SPAN(guess("渡し船は今日は休みです", unknown), "ja");
	CHECK_SPAN(guess("나룻배는 오늘 쉽니다", unknown), "ko");
	CHECK_SPAN(guess("Καραβάκι", unknown), "el");
	CHECK_SPAN(guess("วันนี้เรือข้ามฟากหยุด", unknown), "th");
	CHECK_SPAN(guess("आज नाव नहीं चलेगी", unknown), "hi");
	CHECK_SPAN(guess("இன்று படகு இல்லை", unknown), "ta");
	CHECK_SPAN(guess("დღეს ბორანი არ მუშაობს", unknown), "ka");
	CHECK_SPAN(guess("այսօր նավը չի աշխատում", unknown), "hy");
	CHECK_SPAN(guess("המעבורת לא פועלת היום", unknown), "he");
	CHECK_SPAN(guess("العبارة لا تعمل اليوم", unknown), "ar");
	CHECK_SPAN(guess("ថ្ងៃនេះទូកមិនដំណើរការ", unknown), "km");
}

static void
nothing_is_guessed_from_nothing(void)
{
	CHECK(guess("", unknown).ptr == NULL);
	CHECK(guess("1984 -- 42 %", unknown).ptr == NULL);
	CHECK(guess("Xyzzy Plugh", unknown).ptr == NULL);
}

static void
a_stray_word_among_many_is_not_enough(void)
{
	CHECK_SPAN(guess("wir xyzzy plugh", unknown), "de");
	CHECK(guess("wir xyzzy plugh plover frobnitz quux corge grault garply waldo fred thud foobar "
		    "bazola ztesch wibble wobble Wubble Flob Blarg Splat Mumble Fnord",
		  unknown).ptr == NULL);
}

static void
a_claim_stands_unless_the_text_is_clearly_another(void)
{
	CHECK_SPAN(guess("Le Figaro, Die Zeit", SPAN("en-GB")), "en-GB");
	CHECK_SPAN(guess("Der Hund und die Katze sind nicht im Haus, und wir haben auch keine "
			 "Zeit für das Spiel, weil wir noch zu tun haben.",
		       SPAN("en-US")),
	    "de");
	CHECK_SPAN(guess("The dog and the cat are not in the house, and we have no time for it, "
			 "because there is so much that we have to do.",
		       SPAN("en")),
	    "en");
	CHECK_SPAN(guess("渡船今天停航", SPAN("en")), "zh");
}

int
main(void)
{
	static const struct unit tests[] = {
		UNIT(a_sentence_is_enough),
		UNIT(scripts_tell_by_themselves),
		UNIT(nothing_is_guessed_from_nothing),
		UNIT(a_stray_word_among_many_is_not_enough),
		UNIT(a_claim_stands_unless_the_text_is_clearly_another),
		UNIT_END,
	};

	return unit_run(tests);
}
