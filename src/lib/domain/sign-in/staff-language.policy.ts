import type { StaffActor } from '../shared/actor';

/** Each person chooses the language of their own pages, whatever their role, and nobody else's. */
export function canChooseLanguageOf(actor: StaffActor, staffId: string): boolean {
	return actor.staffId === staffId;
}
