import { randomUUID } from 'node:crypto';
import { POLICY_OF_PRESET } from '../../../src/lib/domain/disconnection/disconnection-policy';
import type { SchoolHours } from '../../../src/lib/domain/disconnection/school-hours';
import { SYSTEM, type GuardianActor } from '../../../src/lib/domain/shared/actor';
import type { Database } from '../../../src/lib/server/db/client';
import {
	account,
	familySession,
	pushSubscription
} from '../../../src/lib/server/db/schema/account';
import {
	division,
	guardian,
	guardianship,
	pupil,
	school
} from '../../../src/lib/server/db/schema/directory';
import { item, itemVersion } from '../../../src/lib/server/db/schema/item';
import type { PushService, TestDevice } from '../push-service';
import type { Thing } from './phones';

/** The hours of the school of a fault test: zone C, Paris, 7:00 to 20:00. */
export const FAULT_HOURS: SchoolHours = {
	zone: 'C',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
};

/** A family of one adult, one pupil and one phone. */
export interface FaultFamily {
	schoolId: string;
	accountId: string;
	guardianId: string;
	pupilId: string;
	family: GuardianActor;
	device: TestDevice;
}

const CONTENT = {
	absence: { startsAt: '2026-09-10T08:00:00+02:00', endsAt: '2026-09-10T12:00:00+02:00' },
	message: { subject: 'Sortie', text: 'Prévoir un pique-nique.', author: 'Mme Martin' }
};
const YEAR = 366 * 86_400_000;

/** A school with so many families, each with a phone at a push service. */
export async function faultFamilies(
	db: Database,
	given: {
		count: number;
		services: readonly PushService[];
		now: number;
		uai?: string;
		spreadMinutes?: number;
	}
): Promise<FaultFamily[]> {
	const { count, services, uai = '0999900F' } = given;
	const now = new Date(given.now);
	const schoolId = randomUUID();
	const divisionId = randomUUID();
	const families = Array.from({ length: count }, (_, n): FaultFamily => {
		const accountId = randomUUID();
		return {
			schoolId,
			accountId,
			guardianId: randomUUID(),
			pupilId: randomUUID(),
			family: {
				kind: 'guardian',
				accountId,
				sessionId: randomUUID(),
				isProvisional: false,
				locale: 'fr'
			},
			device: services[n % services.length]!.subscribe()
		};
	});
	await db.transaction(SYSTEM, async (tx) => {
		await tx.insert(school).values({
			id: schoolId,
			uai,
			name: 'Collège d’essai',
			schoolYear: 2026,
			holidayZone: 'C',
			disconnectionPolicy: FAULT_HOURS.policy,
			// Little, so that a burst is one.
			deliverySettings: { spreadMinutes: given.spreadMinutes ?? 1 },
			createdAt: now
		});
		await tx.insert(division).values({ id: divisionId, schoolId, code: '5 B' });
		await tx
			.insert(account)
			.values(families.map((one) => ({ id: one.accountId, locale: 'fr', createdAt: now })));
		await tx.insert(pupil).values(
			families.map((one, n) => ({
				id: one.pupilId,
				schoolId,
				sourceId: `p${n}`,
				firstName: 'Élève',
				lastName: 'ESSAI',
				divisionId
			}))
		);
		await tx.insert(guardian).values(
			families.map((one, n) => ({
				id: one.guardianId,
				schoolId,
				sourceId: `g${n}`,
				firstName: 'Adulte',
				lastName: 'ESSAI',
				accountId: one.accountId,
				metAt: now
			}))
		);
		await tx.insert(guardianship).values(
			families.map((one) => ({
				schoolId,
				pupilId: one.pupilId,
				guardianId: one.guardianId,
				kinship: '10',
				responsibility: 1,
				hasAccess: true
			}))
		);
		await tx.insert(familySession).values(
			families.map((one) => ({
				id: one.family.sessionId,
				secretHash: new Uint8Array(32),
				accountId: one.accountId,
				guardianId: one.guardianId,
				createdAt: now,
				lastSeenAt: now,
				expiresAt: new Date(given.now + YEAR),
				confirmedAt: now
			}))
		);
		await tx.insert(pushSubscription).values(
			families.map(({ accountId, family, device }) => ({
				accountId,
				sessionId: family.sessionId,
				...device.target,
				createdAt: now
			}))
		);
	});
	return families;
}

/**
 * What a school says to families, one thing each, written at an instant and planned for another:
 * what the phones are to be told of.
 */
export async function writeThings(
	db: Database,
	families: readonly FaultFamily[],
	given: { kind: 'absence' | 'message'; writtenAt: number; plannedAt: number }
): Promise<Thing[]> {
	const writtenAt = new Date(given.writtenAt);
	const written = families.map((family) => ({ family, itemId: randomUUID() }));
	if (written.length === 0) return [];
	await db.transaction(SYSTEM, async (tx) => {
		await tx.insert(item).values(
			written.map(({ family, itemId }) => ({
				id: itemId,
				schoolId: family.schoolId,
				kind: given.kind,
				pupilId: family.pupilId,
				createdAt: writtenAt
			}))
		);
		await tx.insert(itemVersion).values(
			written.map(({ family, itemId }) => ({
				itemId,
				schoolId: family.schoolId,
				number: 1,
				change: 'create',
				content: CONTENT[given.kind],
				enteredAt: writtenAt,
				receivedAt: writtenAt,
				plannedAt: new Date(given.plannedAt)
			}))
		);
	});
	return thingsOf(written, given);
}

function thingsOf(
	written: readonly { family: FaultFamily; itemId: string }[],
	given: { kind: 'absence' | 'message'; plannedAt: number }
): Thing[] {
	const folder = { absence: '/absences', message: '/messages' }[given.kind];
	return written.map(({ family, itemId }) => ({
		deviceId: family.device.id,
		itemId,
		path: `${folder}/${itemId}`,
		from: given.plannedAt
	}));
}
