import type { AbsenceReason } from '$lib/domain/absence/absence-reason';
import type { Subject } from '$lib/domain/homework/subject';
import type { QuickAnswer } from '$lib/domain/message/quick-answer';
import type { TranslationMark } from '$lib/domain/translation/read-text';
import type { PictogramName } from '../pictogram/pictogram';

/** The picture of each answer to an absence. "Other" shows what it does: the school calls. */
export const pictureOfReason: Record<AbsenceReason, PictogramName> = {
	ill: 'ill',
	'medical-appointment': 'doctor',
	family: 'family',
	transport: 'transport',
	other: 'call-me'
};

/** The picture of each answer to a message. */
export const pictureOfAnswer: Record<QuickAnswer, PictogramName> = {
	agreed: 'yes',
	cannot: 'no',
	'not-understood': 'call-me'
};

/** The picture of what is to be known of a translation. */
export const pictureOfMark: Record<TranslationMark, PictogramName> = {
	refused: 'mistake',
	stale: 'former',
	awaited: 'waiting',
	human: 'help',
	machine: 'machine',
	reviewed: 'reviewed'
};

/** The picture of each subject. */
export const pictureOfSubject: Record<Subject, PictogramName> = {
	french: 'french',
	mathematics: 'mathematics',
	'history-geography': 'history-geography',
	civics: 'civics',
	english: 'tongue',
	spanish: 'tongue',
	german: 'tongue',
	italian: 'tongue',
	arabic: 'tongue',
	portuguese: 'tongue',
	chinese: 'tongue',
	'latin-greek': 'antiquity',
	'life-sciences': 'life-sciences',
	'physics-chemistry': 'physics-chemistry',
	technology: 'technology',
	sport: 'sport',
	art: 'art',
	music: 'music',
	computing: 'computer',
	economics: 'economics',
	philosophy: 'philosophy',
	'french-newcomers': 'language',
	cooking: 'cooking',
	'life-skills': 'life-skills',
	'class-life': 'team'
};
