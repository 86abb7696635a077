/**
 * The six areas of the digital-parenting skills reference (report recommendation 16): to equip
 * oneself, connect, communicate, follow schooling, protect, accompany.
 */
export const PARENTING_SKILLS = [
	'equip',
	'connect',
	'communicate',
	'follow-schooling',
	'protect',
	'accompany'
] as const;
export type ParentingSkill = (typeof PARENTING_SKILLS)[number];
