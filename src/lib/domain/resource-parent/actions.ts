/** What a resource parent does for a family. */
export const ACTION_KINDS = ['call', 'meet', 'invite'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** What became of it, in one tap. Codes only: nothing is ever written on a family. */
export const OUTCOMES = ['reached', 'no-answer', 'will-come', 'prefers-not'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The first action for a family that agreed: what it chose. */
export function firstAction(contact: { shownPhone: string | null }): ActionKind {
	return contact.shownPhone ? 'call' : 'meet';
}
