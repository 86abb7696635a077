import type { StaffActor } from '../shared/actor';

/** Who writes homework here: teachers, and the head who answers for them. */
export function canComposeHomework(actor: StaffActor): boolean {
	return actor.roles.includes('teacher') || actor.roles.includes('head');
}
