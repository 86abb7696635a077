import type { Role, StaffActor } from '../shared/actor';
import type { Audience } from './compose-message.input';

const OFFICE: readonly Role[] = ['head', 'education-adviser', 'secretary'];

const has = (actor: Pick<StaffActor, 'roles'>, ...roles: Role[]) =>
	actor.roles.some((role) => roles.includes(role));

/** Who writes to families: the office to everybody, a teacher to a division or one family. */
export function canComposeMessage(actor: Pick<StaffActor, 'roles'>, audience: Audience): boolean {
	return has(actor, ...OFFICE) || (audience !== 'school' && has(actor, 'teacher'));
}

/** Who opens the list of what was sent: those who may write something in it. */
export function canOpenMessages(actor: StaffActor): boolean {
	return has(actor, ...OFFICE, 'teacher');
}

/** Who sees what others sent. A teacher sees her own writings only. */
export function canSeeEveryItem(actor: StaffActor): boolean {
	return has(actor, ...OFFICE);
}

/** Who takes back something written here: its author, and the office. */
export function canTakeBack(actor: StaffActor, item: { authorId: string | null }): boolean {
	return canSeeEveryItem(actor) || (canOpenMessages(actor) && item.authorId === actor.staffId);
}

/** Who reads families' answers and calls back: the office. */
export function canReadAnswers(actor: StaffActor): boolean {
	return has(actor, ...OFFICE);
}

/** Who reads and hears what families answered to one thing said: the office, and whoever wrote it. */
export function canReadAnswersTo(actor: StaffActor, item: { authorId: string | null }): boolean {
	return canReadAnswers(actor) || (canOpenMessages(actor) && item.authorId === actor.staffId);
}
