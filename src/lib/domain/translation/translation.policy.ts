import type { Role, StaffActor } from '../shared/actor';

type Who = Pick<StaffActor, 'roles'>;
const OFFICE: readonly Role[] = ['head', 'education-adviser', 'secretary'];

const has = (actor: Who, ...roles: Role[]) => actor.roles.some((role) => roles.includes(role));

/**
 * Who reads translations again and writes them: the office, and a mediator, who is often the speaker.
 * What the school marked as sensitive stays with the office.
 */
export function canReviewTranslation(actor: Who, text: { isSensitive: boolean }): boolean {
	return has(actor, ...OFFICE) || (!text.isSensitive && has(actor, 'mediator'));
}

/** Who opens the list of translations. */
export function canOpenTranslations(actor: Who): boolean {
	return has(actor, ...OFFICE, 'mediator');
}

/** Who keeps the school's glossary: those who review. */
export function canKeepTerms(actor: Who): boolean {
	return canOpenTranslations(actor);
}

/** Who lets an engine have the school's texts: its head, who answers for its data. */
export function canSettleTranslation(actor: Who): boolean {
	return has(actor, 'head');
}
