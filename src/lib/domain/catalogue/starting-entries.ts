import type { WorkshopSkill, WorkshopTheme } from '../workshop/workshop';

/** A workshop that the product proposes to begin with: its words are in the messages. */
export type StartingEntry = {
	code: StartingCode;
	theme: WorkshopTheme;
	minutes: number;
	skills: readonly WorkshopSkill[];
};

export const STARTING_CODES = [
	'phone-ready',
	'first-connection',
	'write-to-school',
	'follow-schooling',
	'protect-online',
	'screens-at-home',
	'parents-cafe'
] as const;
export type StartingCode = (typeof STARTING_CODES)[number];

/** One workshop for each area of the skills reference, and the parents' café. */
export const STARTING_ENTRIES: readonly StartingEntry[] = [
	{ code: 'phone-ready', theme: 'equip', minutes: 90, skills: ['equip'] },
	{ code: 'first-connection', theme: 'connect', minutes: 60, skills: ['connect', 'equip'] },
	{ code: 'write-to-school', theme: 'communicate', minutes: 60, skills: ['communicate'] },
	{
		code: 'follow-schooling',
		theme: 'follow-schooling',
		minutes: 60,
		skills: ['follow-schooling', 'connect']
	},
	{ code: 'protect-online', theme: 'protect', minutes: 90, skills: ['protect'] },
	{ code: 'screens-at-home', theme: 'accompany', minutes: 90, skills: ['accompany', 'protect'] },
	{ code: 'parents-cafe', theme: 'parents-cafe', minutes: 90, skills: [] }
];

/** Narrows any value to the code of a starting entry. */
export function isStartingCode(value: unknown): value is StartingCode {
	return STARTING_CODES.includes(value as StartingCode);
}
