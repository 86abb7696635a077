import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { COUNTER_LIFE_MINUTES, VISIT_MINUTES } from '../../domain/counter/counter-progress';
import type { FunnelError } from '../../domain/funnel/errors';
import { canConfirmAdult } from '../../domain/first-connection/first-connection.policy';
import type { Language } from '../../domain/shared/locale';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { invitation, outreach } from '../db/schema/first-connection';
import { journal } from '../db/schema/staff';
import {
	hashInvitationCode,
	hashInvitationSecret,
	newInvitationCode,
	newInvitationSecret
} from '../first-connection/invitation-hash';
import { presentMoment, type Moment } from '../moment/find-moment';

const MINUTE = 60_000;

/** A code to show, at the only moment when its secret is known. */
export type ShownCode = {
	invitationId: string;
	/** 128 bits, base64url. */
	secret: string;
	/** 12 digits, ungrouped. */
	code: string;
	expiresAt: Date;
	/** When the visit began: the first code of this mediator for this family. */
	startedAt: Date;
	/** Whose code this one took the place of, when a colleague was showing one; null otherwise. */
	replaced: string | null;
};

/**
 * Makes an invitation for the adult in front of the mediator: single use, ten minutes, in the language
 * that she pointed to. It takes the place of any other code of the counter for her, a colleague's
 * included, and leaves letters alone. The visit is noted once, at the present moment or at the counter.
 *
 * @param locale null: the phone will ask
 * @param presentId key of the moment to meet at which it happens; null for none
 */
export async function openCounter(
	app: App,
	actor: StaffActor,
	{ guardianId, locale }: { guardianId: string; locale: Language | null },
	presentId: string | null
): Promise<Result<ShownCode, FunnelError>> {
	if (!canConfirmAdult(actor)) return refuse({ code: 'funnel.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const who = await lockInvited(tx, actor, guardianId);
		if (!who) return refuse({ code: 'funnel.not-found' as const });
		const present = await presentMoment(tx, actor, presentId);
		const others = await replaceCodes(tx, who.id, now);
		if (locale && !who.accountId && who.letterLocale !== locale) {
			await tx.update(guardian).set({ letterLocale: locale }).where(eq(guardian.id, who.id));
		}
		const [secret, code] = [newInvitationSecret(), newInvitationCode()];
		const [made] = await tx
			.insert(invitation)
			.values({
				schoolId: actor.schoolId,
				guardianId: who.id,
				secretHash: hashInvitationSecret(secret),
				codeHash: hashInvitationCode(code, app.codePepper),
				kind: 'counter',
				locale,
				momentId: present?.id ?? null,
				createdAt: now,
				createdBy: actor.staffId,
				expiresAt: new Date(now.getTime() + COUNTER_LIFE_MINUTES * MINUTE)
			})
			.returning({ id: invitation.id, expiresAt: invitation.expiresAt });
		await noteVisit(tx, actor, who.id, present, now);
		await tx.insert(journal).values({
			...{ at: now, schoolId: actor.schoolId, staffId: actor.staffId },
			...{ action: 'counter.shown', subject: who.id, details: { invitation: made!.id } }
		});
		const replaced = others.find(({ staffId }) => staffId !== actor.staffId)?.by ?? null;
		const startedAt = await visitStart(tx, actor, who.id, now);
		return ok({
			...{ invitationId: made!.id, secret, code, expiresAt: made!.expiresAt },
			...{ startedAt, replaced }
		});
	});
}

/** The guardian, if an adult with a child here; locked, so that two counters come one after the other. */
async function lockInvited(tx: Tx, actor: StaffActor, guardianId: string) {
	const [found] = await tx
		.select()
		.from(guardian)
		.where(
			and(
				sql`${guardian.id}::text = ${guardianId.toLowerCase()}`,
				eq(guardian.schoolId, actor.schoolId),
				isNull(guardian.leftAt),
				sql`exists (select 1 from guardianship link join pupil p on p.id = link.pupil_id
					where link.guardian_id = ${guardian.id} and link.has_access and p.left_at is null)`
			)
		)
		.for('update');
	return found ?? null;
}

/** Takes back the codes of the counter that nobody used; gives whose were still worth something. */
async function replaceCodes(tx: Tx, guardianId: string, now: Date) {
	return rows<{ staffId: string; by: string }>(
		tx,
		sql`update invitation i set revoked_at = ${now.toISOString()}::timestamptz
			from staff s
			where i.guardian_id = ${guardianId} and i.kind = 'counter' and i.used_at is null
				and i.revoked_at is null and i.expires_at > ${now.toISOString()}::timestamptz
				and s.id = i.created_by
			returning s.id as "staffId", s.name as by`
	);
}

/** Notes the visit, once: a code shown again is the same visit. */
async function noteVisit(
	tx: Tx,
	actor: StaffActor,
	guardianId: string,
	present: Moment | null,
	now: Date
): Promise<void> {
	const what = present?.kind ?? 'counter';
	const [noted] = await tx
		.select({ id: outreach.id })
		.from(outreach)
		.where(
			and(
				eq(outreach.guardianId, guardianId),
				eq(outreach.staffId, actor.staffId),
				eq(outreach.moment, what),
				gt(outreach.at, new Date(now.getTime() - VISIT_MINUTES * MINUTE))
			)
		)
		.limit(1);
	if (noted) return;
	await tx.insert(outreach).values({
		...{ schoolId: actor.schoolId, guardianId, staffId: actor.staffId },
		...{ moment: what, momentId: present?.id ?? null, at: now }
	});
}

async function visitStart(tx: Tx, actor: StaffActor, guardianId: string, now: Date): Promise<Date> {
	const [first] = await tx
		.select({ at: sql<string>`to_json(min(${invitation.createdAt})) #>> '{}'` })
		.from(invitation)
		.where(
			and(
				eq(invitation.guardianId, guardianId),
				eq(invitation.kind, 'counter'),
				eq(invitation.createdBy, actor.staffId),
				isNull(invitation.usedAt),
				gt(invitation.createdAt, new Date(now.getTime() - VISIT_MINUTES * MINUTE))
			)
		);
	return new Date(first!.at);
}
