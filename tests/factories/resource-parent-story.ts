import { SYSTEM, type ResourceParentActor } from '../../src/lib/domain/shared/actor';
import type { Database } from '../../src/lib/server/db/client';
import {
	resourceParent,
	resourceParentAction,
	resourceParentContact
} from '../../src/lib/server/db/schema/resource-parent';
import { staff, staffRole } from '../../src/lib/server/db/schema/staff';
import type { SchoolStory } from './school-story';

/** An active resource parent of a school, with a family that agreed and an action about it. */
export interface ResourceParentStory {
	id: string;
	contactId: string;
	actionId: string;
	actor: ResourceParentActor;
}

let serial = 0;

/** Makes Fatou active in a school, without any family yet; her adviser is its member of staff. */
export async function activeResourceParent(
	db: Database,
	story: SchoolStory,
	now: Date
): Promise<Pick<ResourceParentStory, 'id' | 'actor'>> {
	const n = ++serial;
	const { schoolId } = story;
	const adviserId = story.staff.staffId;
	return db.transaction(SYSTEM, async (tx) => {
		const [line] = await tx
			.insert(staff)
			.values({
				name: 'Fatou',
				email: `fatou${n}@parent-ressource.invalid`,
				locale: 'ar',
				createdAt: now
			})
			.returning();
		const staffId = line!.id;
		await tx.insert(staffRole).values({ staffId, schoolId, role: 'resource-parent' });
		const [her] = await tx
			.insert(resourceParent)
			.values({
				schoolId,
				staffId,
				firstName: 'Fatou',
				lastName: 'ESSAI',
				mobile: '+33639980301',
				locales: ['ar', 'fr'],
				availabilities: ['1-morning'],
				adviserId,
				adviserPhone: '+33639980302',
				state: 'active',
				proposedBy: adviserId,
				proposedAt: now,
				committedAt: now,
				commitmentLocale: 'ar',
				commitmentHash: 'a'.repeat(64),
				commitmentWords: ['…']
			})
			.returning();
		return {
			id: her!.id,
			actor: {
				kind: 'resource-parent',
				staffId,
				schoolId,
				name: 'Fatou',
				sessionId: `fatou-${n}`,
				locale: 'ar'
			}
		};
	});
}

/** Adds Fatou, who speaks Arabic and French, with a family that agreed to be called. */
export async function resourceParentStory(
	db: Database,
	story: SchoolStory,
	now: Date
): Promise<ResourceParentStory> {
	const her = await activeResourceParent(db, story, now);
	const { schoolId } = story;
	const adviserId = story.staff.staffId;
	return db.transaction(SYSTEM, async (tx) => {
		const [contact] = await tx
			.insert(resourceParentContact)
			.values({
				schoolId,
				resourceParentId: her.id,
				guardianId: story.guardianId,
				shownName: 'Amina',
				shownPhone: '+33639980101',
				locale: 'ar',
				agreedAt: now
			})
			.returning();
		const [action] = await tx
			.insert(resourceParentAction)
			.values({
				schoolId,
				resourceParentId: her.id,
				contactId: contact!.id,
				kind: 'call',
				createdBy: adviserId,
				createdAt: now
			})
			.returning();
		return { ...her, contactId: contact!.id, actionId: action!.id };
	});
}
