import { periodOf, type AbsenceContent } from '../../domain/absence/absence';
import type { LatenessContent } from '../../domain/absence/lateness';
import type { ClimbingKind } from '../../domain/delivery/delivery-settings';
import type { MessageContent } from '../../domain/message/message';
import {
	DEFAULT_LOCALE,
	directionOf,
	languageTag,
	type Language
} from '../../domain/shared/locale';
import { formatDay, formatDayAndYear, formatHour, isoDateIn } from '../../i18n/dates';
import { formatPhone } from '../../i18n/phone';
import { readyWords, takenBackWords } from '../../i18n/ready-words';
import type { Translate } from '../../i18n/translator';
import type { Paper, PaperThing, PaperWords } from '../../ui/letter/paper';
import { serverTranslator } from '../i18n/messages';
import { letterLanguages, titled, type LetterLanguage, type LetterSchool } from './write-letter';

/** Where the words of such a letter are. */
const NAMESPACES = ['paper', 'letter', 'absence', 'message', 'ready', 'workshop'];

/** Somebody to write to, and what there is to say, the most urgent first. */
export type PaperReader = {
	guardianId: string;
	title: string | null;
	firstName: string;
	lastName: string;
	/** Chosen or entered display language; null: nobody asked, and the letter is in French. */
	locale: Language | null;
	things: {
		kind: ClimbingKind;
		isTakenBack: boolean;
		content: Record<string, unknown>;
		pupils: { firstName: string; division: string | null }[];
	}[];
};

/**
 * Words a letter to somebody who could not be reached: her language first, French beside it. What we
 * say ourselves is in both; the school's own text stays in French. It holds no secret.
 */
export function writePaper(sender: LetterSchool, reader: PaperReader, now: Date): Paper {
	const languages = letterLanguages(reader.locale, NAMESPACES, sender);
	const pupils = new Map(
		reader.things.flatMap(({ pupils }) => pupils).map((pupil) => [pupil.firstName, pupil])
	);
	return {
		guardianId: reader.guardianId,
		school: sender.name,
		day: formatDayAndYear(DEFAULT_LOCALE, isoDateIn(now, sender.timeZone)),
		addressee: {
			name: [titled(reader.title), reader.firstName, reader.lastName].filter(Boolean).join(' '),
			children: [...pupils.values()]
				.map((pupil) => [pupil.firstName, pupil.division].filter(Boolean).join(', '))
				.join(' · ')
		},
		languages: languages.map((each) => wordsIn(each, sender)),
		things: gathered(
			reader.things.flatMap(apart).map((thing) => thingIn(languages, thing, sender.timeZone))
		)
	};
}

/** The school's messages stand under one sentence. */
function gathered(things: PaperThing[]): PaperThing[] {
	const [first, ...others] = things.filter(({ texts }) => texts.length > 0);
	if (!first) return things;
	const all = { ...first, texts: [first, ...others].flatMap(({ texts }) => texts) };
	return things.flatMap((thing) => {
		if (thing === first) return [all];
		return thing.texts.length > 0 ? [] : [thing];
	});
}

function wordsIn({ locale, t }: LetterLanguage, sender: LetterSchool): PaperWords {
	return {
		lang: languageTag(locale),
		dir: directionOf(locale),
		hello: t('paper:hello'),
		intro: t('paper:intro'),
		help: sender.referencePerson
			? t('letter:person', { name: sender.referencePerson })
			: t('letter:office'),
		phone: sender.phone ? t('letter:phone', { phone: formatPhone(sender.phone) }) : null,
		bye: t('paper:bye')
	};
}

function thingIn(
	languages: readonly LetterLanguage[],
	thing: PaperReader['things'][number],
	timeZone: string
): PaperThing {
	const said = thing.content as unknown as MessageContent;
	const isText = thing.kind === 'message' && !thing.isTakenBack && !said.ready;
	return {
		kind: thing.kind,
		words: languages.map(({ locale, t }) => {
			const isAsked = thing.kind === 'absence' && !thing.isTakenBack;
			return {
				sentence: sentenceOf(t, locale, thing, timeZone),
				ask: isAsked ? t('paper:ask') : null
			};
		}),
		texts: isText ? [{ subject: said.subject, body: said.text }] : []
	};
}

/** A ready sentence is said in the family's language; words beside it are a text like others. */
function apart(thing: PaperReader['things'][number]): PaperReader['things'] {
	const { ready, text, author } = thing.content as unknown as MessageContent;
	if (thing.kind !== 'message' || thing.isTakenBack || !ready) return [thing];
	const said = { ...thing, content: { author, ready } };
	if (!text) return [said];
	const t = serverTranslator(DEFAULT_LOCALE);
	const subject = readyWords(t, DEFAULT_LOCALE, ready, null);
	return [said, { ...thing, content: { author, subject, text } }];
}

/** The sentence that the family's own screen would say, with days that stay true on paper. */
function sentenceOf(
	t: Translate,
	locale: Language,
	{ kind, isTakenBack, content, pupils }: PaperReader['things'][number],
	timeZone: string
): string {
	const name = pupils[0]?.firstName ?? '';
	const say = content as unknown;
	if (kind === 'message') {
		const { ready } = say as MessageContent;
		if (isTakenBack) return takenBackWords(t, locale, ready, null) ?? t('message:takenBack');
		return ready ? readyWords(t, locale, ready, null) : t('paper:message');
	}
	if (kind === 'lateness') {
		const { at, minutes } = say as LatenessContent;
		const day = formatDay(locale, isoDateIn(new Date(at), timeZone));
		return isTakenBack
			? t('absence:lateness.takenBack', { name, day })
			: t('absence:lateness.sentence', { name, day, count: minutes });
	}
	const period = periodOf(say as AbsenceContent, timeZone);
	const day = formatDay(locale, period.day);
	if (isTakenBack) return t('absence:takenBack', { name, day });
	return t(`absence:${period.kind}`, {
		name,
		day,
		...(period.kind === 'days' && { lastDay: formatDay(locale, period.lastDay) }),
		...(period.kind === 'hours' && {
			from: formatHour(locale, period.from, timeZone),
			to: formatHour(locale, period.to, timeZone)
		})
	});
}
