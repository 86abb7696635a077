import type { Locale } from '../shared/locale';

/** Letters on neither side: \b knows Latin letters only. */
const word = (alternatives: string) =>
	new RegExp(`(?<![\\p{L}\\p{M}])(?:${alternatives})(?![\\p{L}\\p{M}])`, 'iu');

/**
 * What negates in a language, with the words that say the same without negating (cancelled,
 * missing), where a list can be relied upon: measured on Passerelle's own words. Turkish, Kurmanji,
 * Dari, Pashto, Tigrinya, Somali and Tamil negate inside the verb in ways that a list does not catch,
 * and simple French says things another way: they are left out.
 */
const NEGATIONS: Partial<Record<Locale, RegExp>> = {
	en: word(
		"not|no|never|nothing|nobody|none|without|cannot|neither|nor|unable|(?:do|does|did|is|are|was|were|ca|wo|wou|could|should|must|has|have|had|need)n['’]t|can['’]t|won['’]t|any longer|yet to|un\\p{L}+|in(?:valid|correct|complete)|miss(?:es|ed|ing)?|less|absent|absence|closed|free|refuse[sd]?|fail(?:s|ed)?|stop|cancel\\p{L}*|postponed"
	),
	es: word(
		'no|nunca|jamás|nada|nadie|ningún|ninguna|ninguno|sin|ni|tampoco|falta\\p{L}*|imposible|ausen\\p{L}*|cancel\\p{L}*|anul\\p{L}*|suspend\\p{L}*'
	),
	pt: word(
		'não|nunca|jamais|nada|ninguém|nenhum|nenhuma|sem|nem|tampouco|falt\\p{L}*|impossível|ausen\\p{L}*|cancel\\p{L}*|anul\\p{L}*|deix\\p{L}*'
	),
	ro: word(
		'nu|n[-‑]\\p{L}+|niciodată|nimic|nimeni|nici|niciun|nicio|fără|lips\\p{L}*|imposibil|ne\\p{L}{4,}|anul\\p{L}*|absen\\p{L}*'
	),
	ru: word(
		'не\\p{L}*|нет|ни\\p{L}*|без\\p{L}*|нельзя|отсутств\\p{L}*|пропуск\\p{L}*|отмен\\p{L}*|прекрат\\p{L}*'
	),
	uk: word(
		'не\\p{L}*|ні\\p{L}*|без\\p{L}*|немає|нема|відсутн\\p{L}*|пропуск\\p{L}*|скасов\\p{L}*|припин\\p{L}*'
	),
	sq: word(
		"nuk|s['’]?\\p{L}*|mos|pa|asnjë\\p{L}*|asgjë|askush|kurrë|as|jo|mungo\\p{L}*|anul\\p{L}*"
	),
	ka: /არ|ვერ|ნუ|აღარ|უ\p{L}+ოდ|გარეშე/u,
	hy: /(?<!\p{L})(?:չ\p{L}+|երբեք|մի|ոչ\p{L}*|առանց|ան\p{L}{3,}|բացակա\p{L}*|չեղ\p{L}*)/iu,
	zh: /不|没|沒|无|無|勿|未|别|非|否|缺|取消|停/u,
	ar: /(?<!\p{L})(?:[وفلب]?(?:لا|لم|لن|ليس\p{L}*|لست\p{L}*|غير|بدون|دون|بلا|عدم|ألا|أحد|أي|ما|تعذر|يتعذر|مستحيل|غياب\p{L}*|إيقاف|إلغاء|ألغي\p{L}*))(?!\p{L})/u,
	ur: word('نہ|نہیں|مت|بغیر|بلا|نا\\p{L}+|کوئی|غیر\\p{L}*|منسوخ|بند'),
	bn: /না|নয়|নেই|নি(?!\p{L})|ছাড়া|অ\p{L}+/u,
	ht: word('p|poko|pa|pap|pat|pako|san|okenn|anyen|pèsonn|janm|jamè|ni')
};

/** In French what negates a verb or a noun, with what has the form of it and not the sense. */
const FRENCH = word("ne|n['’]\\p{L}+|pas|jamais|aucune?|rien|personne ne|sans|ni");
const FRENCH_ONLY_IN_FORM = [
	/n['’]h[ée]sit\p{L}+\s+(?:surtout\s+)?pas/giu,
	/n['’]oubli\p{L}+\s+(?:surtout\s+)?pas/giu,
	/ne\s+manqu\p{L}+\s+(?:surtout\s+)?pas/giu,
	/ne\s+(?:vous\s+)?inquiét\p{L}+\s+pas/giu,
	/sans\s+(?:doute|faute|problème|souci|attendre|cesse|tarder)/giu,
	/pas\s+(?:à\s+pas|mal)/giu,
	/pas\s+de\s+(?:souci|problème)/giu,
	/n['’]est-ce\s+pas/giu,
	// Restriction: only.
	/(?:ne|n['’])\s?(?:\p{L}+\s+){1,5}?(?:que(?!\p{L})|qu['’])/giu,
	/(?:avant|à\s+moins|de\s+peur|depuis)\s+(?:que|qu['’])\s*[^,.;!?]{1,30}?\s(?:ne|n['’])/giu,
	/(?:non\s+seulement|plus\s+rien\s+que|rien\s+que)/giu
];

/** French words that another language may well say with a negation. */
const FRENCH_EXCUSES =
	/(?<!\p{L})si(?!\p{L})|interdi|défen[ds]|sauf|absen|manqu|refus|imposs|oubli|perdu|évit|empêch|inutil|incomp|fermé|gratuit|libre|annul|retard|cess|arrêt|seul|avant|moins|sinon|ou non|hors|excep|in(?:connu|suffisant|correct|valide|complet|disponible)|encore|déjà|jusqu|non(?!\p{L})|négatif|faute|dispens|exempt|supprim|trop|difficil|ignor|échou|tort|faux|vid|malgré|plus(?!\p{L})|h[ée]sit/iu;

/**
 * Whether a text negates something, as far as a list of words can tell.
 * @param text words without marks
 * @returns null in a language where no list can be relied upon
 */
export function isNegated(text: string, locale: Locale): boolean | null {
	if (locale === 'fr') return FRENCH.test(withoutForms(text));
	return NEGATIONS[locale]?.test(text) ?? null;
}

/** Whether a French text has a word that a faithful translation may render by a negation. */
export function mayBecomeNegated(text: string): boolean {
	return FRENCH_EXCUSES.test(text) || FRENCH.test(text);
}

function withoutForms(text: string): string {
	return FRENCH_ONLY_IN_FORM.reduce((rest, form) => rest.replace(form, ' '), text);
}
