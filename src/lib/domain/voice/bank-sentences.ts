/**
 * The sentences of the voice bank: what the family side says in words that never change. A sentence
 * with a name, a day or a number in it cannot be recorded; its card then has a lead, which says in
 * general what the card says in particular (`voice:lead.absence`).
 */
const CORE = [
	'voice:lead.absence',
	'voice:lead.lateness',
	'voice:lead.homework',
	'voice:lead.message',
	'voice:lead.workshop',
	'absence:ask',
	'absence:reasons.ill',
	'absence:reasons.medical-appointment',
	'absence:reasons.family',
	'absence:reasons.transport',
	'absence:reasons.other',
	'absence:received',
	'help:asked'
] as const;

const EVERY_DAY = [
	'home:empty',
	'homework:empty',
	'message:empty',
	'absence:answered.ill',
	'absence:answered.medical-appointment',
	'absence:answered.family',
	'absence:answered.transport',
	'absence:answered.other',
	'answer:ask',
	'answer:quick.agreed',
	'answer:quick.cannot',
	'answer:quick.not-understood',
	'answer:given.voice',
	'translation:marks.machine',
	'translation:marks.reviewed',
	'translation:marks.awaited',
	'translation:marks.human',
	'translation:marks.stale',
	'translation:marks.refused',
	'common:recalled.message',
	'common:recalled.absence',
	'common:recalled.text',
	'common:closed.unknown'
] as const;

const WORKSHOPS = [
	'workshop:intro',
	'workshop:themes.equip',
	'workshop:themes.connect',
	'workshop:themes.communicate',
	'workshop:themes.follow-schooling',
	'workshop:themes.protect',
	'workshop:themes.accompany',
	'workshop:themes.how-school-works',
	'workshop:themes.reading',
	'workshop:themes.homework',
	'workshop:themes.home-languages',
	'workshop:themes.sleep',
	'workshop:themes.screens',
	'workshop:themes.meals',
	'workshop:themes.adolescence',
	'workshop:themes.orientation',
	'workshop:themes.bullying',
	'workshop:themes.parents-cafe',
	'workshop:translated.into',
	'workshop:translated.yours',
	'workshop:childcare',
	'workshop:full',
	'workshop:remote.where',
	'workshop:here.done',
	'workshop:after.ask',
	'workshop:after.again',
	'workshop:learned',
	'workshop:kept',
	'workshop:takenBack',
	'workshop:empty'
] as const;

const HELP = [
	'help:office',
	'help:callMeText',
	'home:provisional.title',
	'home:provisional.text',
	'home:notifications.offer',
	'settings:notifications.text',
	'common:mistake.title',
	'common:mistake.text',
	'common:mistake.missing',
	'offline:now',
	'offline:waiting',
	'offline:sent'
] as const;

const EQUIPMENT = [
	'equipment:title',
	'equipment:intro',
	'equipment:thanks',
	'equipment:change',
	'equipment:ask.device',
	'equipment:ask.sharing',
	'equipment:ask.internet',
	'equipment:ask.printer',
	'equipment:ask.ease',
	'equipment:ask.moment',
	'equipment:ask.channel',
	'equipment:ask.reading',
	'equipment:answers.device.none',
	'equipment:answers.device.phone',
	'equipment:answers.device.tablet',
	'equipment:answers.device.computer',
	'equipment:answers.sharing.one',
	'equipment:answers.sharing.two',
	'equipment:answers.sharing.three-or-more',
	'equipment:answers.internet.wifi',
	'equipment:answers.internet.phone-enough',
	'equipment:answers.internet.phone-short',
	'equipment:answers.internet.none',
	'equipment:answers.printer.yes',
	'equipment:answers.printer.no',
	'equipment:answers.ease.alone',
	'equipment:answers.ease.helped',
	'equipment:answers.ease.not-yet',
	'equipment:answers.moment.morning',
	'equipment:answers.moment.midday',
	'equipment:answers.moment.afternoon',
	'equipment:answers.moment.evening',
	'equipment:answers.channel.push',
	'equipment:answers.channel.sms',
	'equipment:answers.channel.call',
	'equipment:answers.channel.paper',
	'equipment:answers.reading.voice',
	'equipment:answers.reading.text',
	'equipment:not-said',
	'equipment:accepted',
	'equipment:returned'
] as const;

/** Groups in the order in which they are best recorded: a language speaks with the first alone. */
export const BANK_GROUPS = {
	core: CORE,
	'every-day': EVERY_DAY,
	workshops: WORKSHOPS,
	help: HELP,
	equipment: EQUIPMENT
} as const;

export type BankGroup = keyof typeof BANK_GROUPS;

/** Key of a sentence of the bank, in the messages. */
export type BankSentence = (typeof BANK_GROUPS)[BankGroup][number];

/** All of them, group after group. */
export const BANK_SENTENCES: readonly BankSentence[] = Object.values(BANK_GROUPS).flat();

/** Sentences in the same words as one of the bank, in every language: what is recorded serves both. */
export const SAID_ALIKE: Readonly<Record<string, BankSentence>> = {
	'help:callMe': 'absence:reasons.other'
};

/** Narrows any value to a sentence of the bank. */
export function isBankSentence(value: unknown): value is BankSentence {
	return (BANK_SENTENCES as readonly unknown[]).includes(value);
}
