import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { FunnelStep } from '../../domain/funnel/funnel-step';
import type { StaffActor } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { account, familySession } from '../db/schema/account';
import {
	division,
	guardianship,
	pupil,
	service,
	serviceConnection,
	type guardian
} from '../db/schema/directory';
import { invitation, outreach } from '../db/schema/first-connection';
import { moment } from '../db/schema/follow-up';
import { staff } from '../db/schema/staff';
import { findGuardian } from './find-guardian';
import { guardianFacts, monthStartOf } from './guardian-facts';
import { readSchool } from '../directory/read-school';
import { hasStoppedSms } from '../sms/has-stopped';

/** Everything that the card of a guardian shows. */
export type GuardianCard = Awaited<ReturnType<typeof cardOf>> & {
	/** Whether the number answered STOP. */
	hasStoppedSms: boolean;
};

/** The card of a guardian of the actor's school; null when there is none, or none to show. */
export async function readGuardian(
	app: App,
	actor: StaffActor,
	guardianId: string
): Promise<GuardianCard | null> {
	const card = await app.db.transaction(actor, async (tx) => {
		const found = await findGuardian(tx, actor, guardianId);
		return found.ok ? cardOf(app, tx, actor, found.value) : null;
	});
	return card && { ...card, hasStoppedSms: await hasStoppedSms(app, card.mobile) };
}

async function cardOf(app: App, tx: Tx, actor: StaffActor, person: typeof guardian.$inferSelect) {
	const school = await readSchool(tx, actor);
	const now = app.clock.now();
	const [facts] = await rows<{
		step: FunnelStep;
		is_notifiable: boolean;
		last_visit: string | null;
	}>(
		tx,
		sql`with ${guardianFacts(actor.schoolId, monthStartOf(now, school.timeZone), person.id)}
			select step, is_notifiable, last_visit from facts`
	);
	const letters = await tx
		.select()
		.from(invitation)
		.where(and(eq(invitation.guardianId, person.id), eq(invitation.kind, 'letter')))
		.orderBy(desc(invitation.createdAt));
	return {
		id: person.id,
		title: person.title,
		firstName: person.firstName,
		lastName: person.lastName,
		mobile: person.mobile,
		email: person.email,
		acceptsSms: person.acceptsSms,
		letterLocale: isLanguage(person.letterLocale) ? person.letterLocale : null,
		chosenLocale: await chosenLocale(tx, person.accountId),
		metAt: person.metAt,
		timeZone: school.timeZone,
		assignee: await assigneeOf(tx, person.assignedTo),
		readAt: now,
		/** Null for a guardian who has no authority over a pupil still there. */
		step: facts?.step ?? null,
		isNotifiable: facts?.is_notifiable ?? false,
		lastVisit: facts?.last_visit ?? null,
		children: await childrenOf(tx, person.id),
		invitations: letters.map(({ id, createdAt, expiresAt, usedAt, revokedAt }) => ({
			id,
			createdAt,
			expiresAt,
			state: usedAt
				? ('used' as const)
				: revokedAt
					? ('replaced' as const)
					: expiresAt <= now
						? ('expired' as const)
						: ('valid' as const)
		})),
		sessions: await sessionsOf(tx, person.accountId),
		outreach: await outreachOf(tx, actor, person.id),
		services: await servicesOf(tx, actor, person.id)
	};
}

async function assigneeOf(tx: Tx, staffId: string | null) {
	if (!staffId) return null;
	const [found] = await tx
		.select({ id: staff.id, name: staff.name })
		.from(staff)
		.where(eq(staff.id, staffId));
	return found ?? null;
}

async function chosenLocale(tx: Tx, accountId: string | null): Promise<Language | null> {
	if (!accountId) return null;
	const [found] = await tx.select().from(account).where(eq(account.id, accountId));
	return found && isLanguage(found.locale) ? found.locale : null;
}

function childrenOf(tx: Tx, guardianId: string) {
	return tx
		.select({
			id: pupil.id,
			firstName: pupil.firstName,
			lastName: pupil.lastName,
			division: division.code,
			kinship: guardianship.kinship,
			hasAccess: guardianship.hasAccess
		})
		.from(guardianship)
		.innerJoin(pupil, eq(pupil.id, guardianship.pupilId))
		.leftJoin(division, eq(division.id, pupil.divisionId))
		.where(and(eq(guardianship.guardianId, guardianId), isNull(pupil.leftAt)))
		.orderBy(asc(division.code), asc(pupil.firstName));
}

function sessionsOf(tx: Tx, accountId: string | null) {
	if (!accountId) return Promise.resolve([]);
	return tx
		.select({
			id: familySession.id,
			createdAt: familySession.createdAt,
			lastSeenAt: familySession.lastSeenAt,
			confirmedAt: familySession.confirmedAt
		})
		.from(familySession)
		.where(eq(familySession.accountId, accountId))
		.orderBy(desc(familySession.lastSeenAt));
}

async function outreachOf(tx: Tx, actor: StaffActor, guardianId: string) {
	const found = await tx
		.select({
			id: outreach.id,
			moment: outreach.moment,
			note: outreach.note,
			at: outreach.at,
			staffId: outreach.staffId,
			by: staff.name,
			/** Where, when it was at a moment to meet. */
			place: moment.place,
			momentId: outreach.momentId
		})
		.from(outreach)
		.leftJoin(moment, eq(moment.id, outreach.momentId))
		.leftJoin(staff, eq(staff.id, outreach.staffId))
		.where(eq(outreach.guardianId, guardianId))
		.orderBy(desc(outreach.at));
	return found.map(({ staffId, ...trace }) => ({ ...trace, isMine: staffId === actor.staffId }));
}

function servicesOf(tx: Tx, actor: StaffActor, guardianId: string) {
	return tx
		.select({
			id: service.id,
			name: service.name,
			connectedOn: serviceConnection.connectedOn,
			source: serviceConnection.source
		})
		.from(service)
		.leftJoin(
			serviceConnection,
			and(eq(serviceConnection.serviceId, service.id), eq(serviceConnection.guardianId, guardianId))
		)
		.where(eq(service.schoolId, actor.schoolId))
		.orderBy(asc(service.name));
}
