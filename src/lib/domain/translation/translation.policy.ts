import type { Role, StaffActor } from '../shared/actor';

type Who = Pick<StaffActor, 'roles'>;
const OFFICE: readonly Role[] = ['head', 'education-adviser', 'secretary'];

const has = (actor: Who, ...roles: Role[]) => actor.roles.some((role) => roles.includes(role));

/** Whom a text is about: marked as sensitive by the school, or written for one pupil's family. */
export type TextPrivacy = { isSensitive: boolean; isPersonal: boolean };

/**
 * Who reads translations again and writes them: the office, and a mediator, who is often the speaker.
 * A mediator reviews what a division or the whole school is told. What the school marked as sensitive,
 * and what is between it and one family, stays with the office: a mediator speaks that family's
 * language, and may well know it (docs/decisions/2026-11-24-who-reviews-translations.md).
 */
export function canReviewTranslation(actor: Who, text: TextPrivacy): boolean {
	if (has(actor, ...OFFICE)) return true;
	return !text.isSensitive && !text.isPersonal && has(actor, 'mediator');
}

/** Whether somebody reviews every text of the school, private ones included. */
export function canReviewPrivateTexts(actor: Who): boolean {
	return canReviewTranslation(actor, { isSensitive: true, isPersonal: true });
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
