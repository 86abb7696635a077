import { sql } from 'drizzle-orm';
import { SYSTEM, type GuardianActor } from '../../src/lib/domain/shared/actor';
import type { Locale } from '../../src/lib/domain/shared/locale';
import type { Database } from '../../src/lib/server/db/client';
import { account } from '../../src/lib/server/db/schema/account';
import { division, guardianship, pupil, school } from '../../src/lib/server/db/schema/directory';
import { equipment, equipmentLoan } from '../../src/lib/server/db/schema/equipment';
import { workshopRegistration } from '../../src/lib/server/db/schema/item';
import { mediationPlace } from '../../src/lib/server/db/schema/place';
import { openFamilySession } from '../../src/lib/server/sign-in/family-session';
import { activeResourceParent } from './resource-parent-story';
import { schoolStory, storyItem, type SchoolStory } from './school-story';

/** A family of two children with six cards on its home, and the session of its phone. */
export interface FamilyStory extends SchoolStory {
	/** Value of the session cookie. */
	cookie: string;
	absenceId: string;
	messageId: string;
	workshopId: string;
	/** A workshop at which she was, yesterday. */
	attendedId: string;
	/** A tablet lent for three weeks, which she has not agreed to yet. */
	loanId: string;
}

const DAY = 86_400_000;

/**
 * Inès (5e B) missed Monday morning; Amir (3e A) came late; homework, a workshop and a message.
 * @param now a Tuesday in open hours, so that its week is the one drawn
 */
export async function familyStory(
	db: Database,
	{ now, locale = 'fr', isConfirmed = true }: { now: Date; locale?: Locale; isConfirmed?: boolean }
): Promise<FamilyStory> {
	const story = await schoolStory(db, { now });
	await activeResourceParent(db, story, now);
	const amir = await db.transaction(SYSTEM, async (tx) => {
		await tx.update(school).set({
			name: 'Collège des Deux-Rives',
			referencePerson: 'Mme Aubry',
			latitude: 46.5,
			longitude: 2.5
		});
		await tx
			.insert(mediationPlace)
			.values({
				id: 'lieu-essai',
				name: 'Médiathèque des Deux-Rives',
				address: '4 place de la Passerelle',
				postcode: '99000',
				town: 'Ville-Essai',
				latitude: 46.504,
				longitude: 2.507,
				phone: '+33639980401',
				openingHours: 'Mo-Fr 10:00-12:30,14:00-18:30; Sa 10:00-17:00',
				services: ['parenting', 'everyday-tools', 'low-price-equipment'],
				locales: ['en', 'ar', 'tr'],
				welcomes: ['other-languages', 'illiteracy'],
				fees: ['free'],
				loadedAt: now
			})
			.onConflictDoNothing();
		await tx.update(division).set({ code: '5e B' });
		await tx.update(account).set({ locale });
		const [other] = await tx
			.insert(division)
			.values({ schoolId: story.schoolId, code: '3e A' })
			.returning();
		const [child] = await tx
			.insert(pupil)
			.values({
				schoolId: story.schoolId,
				sourceId: 'amir',
				firstName: 'Amir',
				lastName: 'ESSAI',
				divisionId: other!.id
			})
			.returning();
		await tx.insert(guardianship).values({
			schoolId: story.schoolId,
			pupilId: child!.id,
			guardianId: story.guardianId,
			kinship: '10',
			responsibility: 1,
			hasAccess: true
		});
		return { ...story, pupilId: child!.id, divisionId: other!.id };
	});
	const day = (days: number) => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
	const at = (days: number, time: string) => `${day(days)}T${time}:00+01:00`;
	const absence = await storyItem(db, story, {
		kind: 'absence',
		content: { startsAt: at(-1, '08:00'), endsAt: at(-1, '12:00') },
		now
	});
	await storyItem(db, amir, {
		kind: 'lateness',
		content: { at: at(0, '08:25'), minutes: 15 },
		now
	});
	await storyItem(db, story, {
		kind: 'homework',
		audience: 'division',
		content: {
			subject: 'Mathématiques',
			work: 'exercises',
			givenOn: day(-1),
			dueOn: day(1),
			instructions: 'Exercices 4 et 5 page 62. Apprendre la leçon sur les fractions.',
			minutes: 20
		},
		now
	});
	await storyItem(db, amir, {
		kind: 'homework',
		audience: 'division',
		content: {
			subject: 'Français',
			work: 'reading',
			givenOn: day(0),
			dueOn: day(2),
			instructions: 'Lire le chapitre 3.'
		},
		now
	});
	const workshop = await storyItem(db, story, {
		kind: 'workshop',
		audience: 'school',
		content: {
			theme: 'follow-schooling',
			startsAt: at(3, '17:30'),
			endsAt: at(3, '19:00'),
			place: 'Salle 12',
			capacity: 12,
			interpreters: ['ar', 'tr'],
			hasChildcare: true
		},
		now
	});
	const attended = await storyItem(db, story, {
		kind: 'workshop',
		audience: 'school',
		content: {
			theme: 'protect',
			startsAt: at(-1, '17:30'),
			endsAt: at(-1, '19:00'),
			place: 'Marché des Deux-Rives',
			where: 'outside'
		},
		now: new Date(now.getTime() - 7 * DAY)
	});
	await db.transaction(SYSTEM, (tx) =>
		tx.insert(workshopRegistration).values({
			schoolId: story.schoolId,
			itemId: attended.itemId,
			guardianId: story.guardianId,
			registeredAt: new Date(now.getTime() - 6 * DAY),
			attendance: 'present'
		})
	);
	const message = await storyItem(db, story, {
		kind: 'message',
		content: {
			subject: 'Sortie au musée',
			text: 'La classe de 5e B va au musée jeudi 3 décembre. Prévoir un pique-nique et une bouteille d’eau. Retour à 16 h 30.',
			author: 'Mme Martin'
		},
		now
	});
	const loanId = await db.transaction(SYSTEM, async (tx) => {
		const { schoolId, guardianId } = story;
		const [tablet] = await tx
			.insert(equipment)
			.values({ schoolId, kind: 'tablet', label: 'Tablette 12', createdAt: now })
			.returning();
		const [loan] = await tx
			.insert(equipmentLoan)
			.values({
				...{ schoolId, guardianId, equipmentId: tablet!.id, lentBy: story.staff.staffId },
				...{ lentOn: day(0), dueOn: day(21), lentState: 'good' }
			})
			.returning();
		return loan!.id;
	});
	const cookie = await sessionOf(db, story, isConfirmed, now);
	return {
		...story,
		cookie,
		absenceId: absence.itemId,
		messageId: message.itemId,
		workshopId: workshop.itemId,
		attendedId: attended.itemId,
		loanId
	};
}

/** Another session of the story's account; a provisional one was opened by a letter alone. */
export function sessionOf(
	db: Database,
	story: SchoolStory,
	isConfirmed: boolean,
	now: Date
): Promise<string> {
	return db.transaction(SYSTEM, (tx) =>
		openFamilySession(tx, {
			accountId: story.accountId,
			guardianId: story.guardianId,
			isConfirmed,
			now
		})
	);
}

/** What the school has of a family's answers, read as the system. */
export async function countWritings(db: Database, family: GuardianActor): Promise<number> {
	return db.transaction(SYSTEM, async (tx) => {
		const result = (await tx.execute(
			sql`select count(*)::int as n from family_writing where account_id = ${family.accountId}::uuid`
		)) as unknown as { rows: { n: number }[] } | { n: number }[];
		return (Array.isArray(result) ? result : result.rows)[0]!.n;
	});
}
