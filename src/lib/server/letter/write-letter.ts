import type { StaffActor } from '../../domain/shared/actor';
import { formatCode } from '../../domain/first-connection/invitation-key';
import {
	DEFAULT_LOCALE,
	directionOf,
	languageTag,
	LOCALES,
	type Language,
	type Locale
} from '../../domain/shared/locale';
import { formatDayOfMonth, isoDateIn } from '../../i18n/dates';
import { formatList } from '../../i18n/lists';
import { formatPhone } from '../../i18n/phone';
import type { Translate } from '../../i18n/translator';
import type { Letter, LetterPart } from '../../ui/letter/letter';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import type { PrintableInvitation } from '../first-connection/create-invitations';
import { serverTranslator } from '../i18n/messages';
import { NO_WORDING, readSchoolWording, type SchoolWording } from '../wording/school-wording';
import { schoolTranslator } from '../wording/words-in-force';
import { qrPath } from './qr-path';

/** What a letter says about the school that sends it. */
export interface LetterSchool {
	name: string;
	phone: string | null;
	referencePerson: string | null;
	/** IANA zone of the day on which the letter ends. */
	timeZone: string;
	/** What its speakers changed; nothing when it is left out. */
	wording?: SchoolWording;
}

/** The actor's school, as what is written in its name needs it. */
export function readSender(app: App, actor: StaffActor): Promise<LetterSchool> {
	return app.db.transaction(actor, async (tx) => {
		const own = await readSchool(tx, actor);
		const { name, phone, referencePerson, timeZone } = own;
		return { name, phone, referencePerson, timeZone, wording: await readSchoolWording(tx, own) };
	});
}

/** Writes the letters of invitations just made for guardians of the actor's school. */
export async function writeLetters(
	app: App,
	actor: StaffActor,
	invitations: readonly PrintableInvitation[]
): Promise<Letter[]> {
	const sender = await readSender(app, actor);
	return invitations.map((invitation) => writeLetter(sender, app.config.origin, invitation));
}

/**
 * Words one letter: the family's language first, French second. When the language is not known,
 * one line of welcome in every language stands above the French.
 * @param origin public address; the secret goes in the fragment, which browsers never send
 */
export function writeLetter(
	sender: LetterSchool,
	origin: string,
	invitation: PrintableInvitation
): Letter {
	const { guardian, children, secret, code } = invitation;
	const parts = letterLanguages(guardian.locale, ['letter'], sender);
	const address = `${origin}/invitation`;
	return {
		brand: serverTranslator(DEFAULT_LOCALE)('common:brand'),
		school: sender.name,
		addressee: {
			name: [titled(guardian.title), guardian.firstName, guardian.lastName]
				.filter(Boolean)
				.join(' '),
			children: children
				.map((child) => [child.firstName, child.division].filter(Boolean).join(', '))
				.join(' · ')
		},
		qr: qrPath(`${address}#${secret}`),
		code: formatCode(code),
		address: address.replace(/^https?:\/\//, ''),
		welcome: guardian.locale ? [] : LOCALES.filter((l) => l !== 'fr-simple').map(welcomeLine),
		parts: parts.map((each) => writePart(each, sender, invitation))
	};
}

/** A language of a letter, and its words. */
export type LetterLanguage = { locale: Language; t: Translate };

/**
 * The languages of a letter: the reader's, and French when it is another. One that is prepared speaks
 * when the school offers it with all the words of a letter; simple French until then.
 * @param locale null when nobody knows it
 */
export function letterLanguages(
	locale: Language | null,
	namespaces: readonly string[],
	{ wording = NO_WORDING }: LetterSchool
): LetterLanguage[] {
	const own = schoolTranslator(locale ?? DEFAULT_LOCALE, namespaces, wording);
	if (languageTag(own.locale) === DEFAULT_LOCALE) return [own];
	return [own, schoolTranslator(DEFAULT_LOCALE, namespaces, wording)];
}

/** SIECLE writes `MME`; a letter is polite. */
export function titled(title: string | null): string | null {
	return title === 'MME' ? 'Mme' : title;
}

function welcomeLine(locale: Locale) {
	return {
		lang: languageTag(locale),
		dir: directionOf(locale),
		line: serverTranslator(locale)('welcome:letter')
	};
}

function writePart(
	{ locale, t }: LetterLanguage,
	sender: LetterSchool,
	{ children, expiresAt }: PrintableInvitation
): LetterPart {
	const names = formatList(
		locale,
		children.map(({ firstName }) => isolate(locale, firstName))
	);
	return {
		lang: languageTag(locale),
		dir: directionOf(locale),
		title: t('letter:title', { names }),
		intro: t('letter:intro'),
		steps: [t('letter:steps.camera'), t('letter:steps.scan'), t('letter:steps.child')],
		typed: t('letter:typed'),
		help: sender.referencePerson
			? t('letter:person', { name: sender.referencePerson })
			: t('letter:office'),
		phone: sender.phone ? t('letter:phone', { phone: formatPhone(sender.phone) }) : null,
		validity: t('letter:validity', {
			day: formatDayOfMonth(locale, isoDateIn(expiresAt, sender.timeZone))
		})
	};
}

/** Each name of a list apart, so that French names keep their order in a right-to-left line. */
function isolate(locale: Language, name: string): string {
	return directionOf(locale) === 'rtl' ? `\u2068${name}\u2069` : name;
}
