import type { ClimbingKind } from '../../domain/delivery/delivery-settings';
import { encodingOf, smsFits } from '../../domain/sms/sms-text';
import { foldToGsm } from '../../domain/sms/gsm-alphabet';
import type { Language } from '../../domain/shared/locale';
import { NO_WORDING, type SchoolWording } from '../wording/school-wording';
import { schoolTranslator } from '../wording/words-in-force';

/**
 * What a short message is about: it names a kind of thing, never a child nor what happened. `connect`
 * reminds somebody who never connected.
 */
export type SmsKind = ClimbingKind | 'several' | 'connect';

/** What its words are made of. */
export type SmsWords = {
	locale: Language;
	kind: SmsKind;
	/** `wording`: what its speakers changed; nothing when it is left out. */
	school: { name: string; phone: string | null; wording?: SchoolWording };
	/** The short link, whole. */
	link: string;
	/** Whether an answer reaches us: only then is STOP promised. */
	takesReplies: boolean;
};

/** Marks that a translator puts around slots: old telephones show them as squares. */
const ISOLATES = /[\u2066-\u2069]/g;
/** A school's name is cut no shorter than this: it must still be known by it. */
const SHORTEST_NAME = 12;

/**
 * The words of a short message, in the family's language: who writes, what kind of thing it is, a
 * short link; then the school's telephone, and how to stop, as far as one segment holds (two in
 * another script than Latin). A very long name of a school is cut before anything costs more.
 */
export function wordSms(words: SmsWords): string {
	const { school, takesReplies } = words;
	const say = wordsIn(words.locale, school.wording ?? NO_WORDING);
	const phone = school.phone ? say('sms:phone', { phone: school.phone }) : null;
	const stop = takesReplies ? say('sms:stop') : null;
	const body = (name: string) => say(`sms:about.${words.kind}`, { school: name, link: words.link });
	const whole = body(school.name);
	for (const extras of [[phone, stop], [phone], [stop], []]) {
		const text = [whole, ...extras].filter((line) => line !== null).join('\n');
		if (smsFits(text)) return text;
	}
	for (let length = school.name.length - 1; length >= SHORTEST_NAME; length -= 1) {
		const text = body(`${school.name.slice(0, length).trimEnd()}.`);
		if (smsFits(text)) return text;
	}
	return body(school.name.slice(0, SHORTEST_NAME));
}

/** A translator whose words fit a telephone: within the GSM alphabet when they can be. */
function wordsIn(locale: Language, wording: SchoolWording) {
	const { t } = schoolTranslator(locale, ['sms'], wording);
	return (key: string, params?: Record<string, string>): string => {
		const text = t(key, params).replace(ISOLATES, '').normalize('NFC');
		const plain = foldToGsm(text);
		// In another script the accents of a French name cost nothing, so they stay.
		return encodingOf(plain) === 'gsm-7' ? plain : text;
	};
}
