/*
 * language_words - the function words by which languages are told apart
 *
 * Articles, pronouns, prepositions, conjunctions and the forms of "be" and "have", by our own
 * knowledge of the languages. A word may stand in several rows: it then counts less in each.
 */
#include "language.h"

const struct language_row language_rows[] = {
	{ "en",
	    "the of and to in is you that it he was for on are as with his they at be this "
	    "have from or had by but not what all were we when your can said there an which "
	    "she do how their if will up other about out many then them these so some her "
	    "would make like him has been who its now my than did get may me our just after "
	    "before tomorrow today yesterday last next week month year years ago until every "
	    "am pm im go back off once over read good night tonight let well here want love "
	    "thanks please day die no new only any much us too very still never war come call "
	    "man most more same while down into" },
	{ "de",
	    "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als "
	    "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie "
	    "einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein "
	    "wurde ich wir ihr mich mir dich kann wenn schon seit uhr heute gestern morgen "
	    "jahr jahre tage tagen woche nächste nächsten letzte letzten gibt habe bin" },
	{ "fr",
	    "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se "
	    "ce il sont avec ou son aux ses mais comme sa on nous vous je elle leur tout été "
	    "fait être cette ces même mon ma mes à où moi dès chez hier demain semaine jours "
	    "mois année ans heures prochain prochaine dernier dernière" },
	{ "es",
	    "de la que el en los se del las un por con no una su para es al lo como más pero "
	    "sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue "
	    "había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos "
	    "así nos ni hoy ayer mañana semana día días mes año próximo próxima pasado pasada "
	    "voy estaré hace" },
	{ "it",
	    "di il la che in per un è del non una le della con si da sono al più dei come nel "
	    "alla gli ma anche ha delle su lo dal nella ad ed se ho mi io questo questa era "
	    "stato essere ci suo sua loro tutti dalla degli cui dopo molto oggi ieri domani "
	    "settimana giorno giorni mese anno anni prossimo prossima scorso scorsa fa alle" },
	{ "nl",
	    "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan "
	    "maar bij uit nog door naar over hij ze ik je we wat heeft hebben was worden wordt "
	    "werd kan deze dit tot of geen al meer mijn jij haar zal moet gaan ben terug "
	    "vandaag gisteren morgen week jaar dagen maand volgende vorige afgelopen uur" },
	{ "pt",
	    "de que do da em um para é com não uma os no se na por mais as dos como mas foi ao "
	    "ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela "
	    "até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão "
	    "você hoje ontem amanhã semana dia dias mês ano anos próximo próxima passado "
	    "passada vou" },
	{ "ca",
	    "de la el que en els les un per amb no una del al és es va són com més però seva "
	    "seu ha aquest aquesta també entre quan molt fins des avui ahir demà anys setmana "
	    "dels als" },
	{ "ro",
	    "de și în la cu pe nu din că este pentru un care să mai au fi ce sau dar prin sunt "
	    "lui după am iar fost ale acest această cel ani azi ieri mâine săptămână între" },
	{ "pl",
	    "na się nie do to że jest jak po co od za przez dla ale tak jego był czy są tym "
	    "być tylko już jej było ma może oraz który która które przed także ich bez pod ze "
	    "ja my jako roku lat dni dziś dzisiaj wczoraj jutro tydzień tygodniu miesiąc" },
	{ "cs",
	    "je se na to že do jsem jako by ale si pro ve který která které jsou není bylo byl "
	    "tak po od za při už jen nebo podle také až aby roku let dnes včera zítra" },
	{ "sk",
	    "je sa na to že do som ako by ale si pre vo ktorý ktorá ktoré sú nie bolo bol tak "
	    "po od za pri už len alebo podľa tiež až aby roku rokov dnes včera zajtra" },
	{ "sl",
	    "je in na se da za so pa ki ne po bi iz tudi kot pri od ali še ni do to med bil "
	    "bila leta let danes včeraj jutri ter kar" },
	{ "hr",
	    "je na se da za su od ne kao koji koja koje što iz bi će po ili do to nije ali "
	    "kako samo bio bila sve godine godina danas jučer sutra te" },
	{ "sr",
	    "је и у на се да за су од са о не као који која које што из би ће по или до то "
	    "није али како године danas juče sutra sa uz kao što" },
	{ "bg",
	    "на и да е в се за от не са с по че което които като до при но това този тази ще "
	    "бе беше има или както му си след между през година години днес вчера утре" },
	{ "ru",
	    "и в не на что я с он как а то это по к но из у за от о так же для бы был до или "
	    "его все она их мы вы если уже при только было быть еще ещё когда года лет день "
	    "сегодня вчера завтра который которые также после" },
	{ "uk",
	    "і в не на що я з він як а то це по до але та у за від о так же для би був або "
	    "його все вона їх ми ви якщо вже при тільки було бути ще коли року років сьогодні "
	    "вчора завтра який які також після є" },
	{ "el",
	    "και το να του η της με για την από που στην των είναι στο ο τα οι σε δεν τον τη "
	    "θα στη στις μας ένα μια ως αυτό κατά" },
	{ "sv",
	    "och att det som en på är av för med den till inte har de ett om var jag men så "
	    "från vi kan man när hade nu efter vid också eller då år dag idag igår imorgon mot "
	    "blev" },
	{ "da",
	    "og at det som en på er af for med den til ikke har de et om var jeg men så fra vi "
	    "kan man når havde nu efter ved også eller da år dag idag går morgen mod blev der "
	    "sig være" },
	{ "nb",
	    "og at det som en på er av for med den til ikke har de et om var jeg men så fra vi "
	    "kan man når hadde nå etter ved også eller da år dag idag går morgen mot ble seg "
	    "være" },
	{ "fi",
	    "ja on ei se että oli hän en mutta niin kuin joka ovat olen myös sen jos kun tai "
	    "ole mitä tämä vain ne jo vuoden vuonna tänään eilen huomenna" },
	{ "et",
	    "ja on ei see et oli ta ma aga nii kui mis kes olid ka selle kas või oma välja "
	    "pole veel aasta täna eile homme" },
	{ "hu",
	    "az és hogy nem is egy van ez azt de meg csak már volt mint ha vagy még lesz el ki "
	    "sem nagyon kell minden után között év éves ma tegnap holnap" },
	{ "lt",
	    "ir kad į su yra iš tai jis buvo bet apie kaip nuo ne po dėl ar jų tik prie savo "
	    "metų metais šiandien vakar rytoj" },
	{ "lv",
	    "un ka ir no ar par uz tas bija bet kā tiek gan lai pēc vai arī kas pie savu gada "
	    "gadā šodien vakar rīt" },
	{ "tr",
	    "ve bir bu için de da ile olarak çok daha olan gibi ne ama kadar sonra var en ki "
	    "değil her yıl gün bugün dün yarın" },
	{ "id",
	    "yang dan di ini itu dengan untuk dari tidak dalam pada akan ke ada juga saya oleh "
	    "sudah atau bisa telah tahun hari kemarin besok" },
	{ "vi",
	    "và của là không được có một cho với các trong những người này đã để từ khi đến như về ra "
	    "cũng tôi bạn ở sẽ rất nhưng thì mà hay theo nhiều lại còn đó" },
	{ "fa",
	    "از به که در این را با است برای آن های می شد یک تا بر خود شده هم بود کرد اما نیز باید او "
	    "نمی دارد هستند کنند پس اگر" },
	{ "ur",
	    "کے میں کی ہے اور سے کا کو نے پر اس کہ یہ ہیں بھی ہو تھا تو جو نہیں ایک کر گیا وہ تھے ان "
	    "لیے ہوئے" },
	{ NULL, NULL },
};
