import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { StaffRefusal } from '../../domain/first-connection/errors';
import { canInvite, mayBeInvited } from '../../domain/first-connection/first-connection.policy';
import { INVITATION_LIFE_DAYS } from '../../domain/first-connection/invitation';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { division, guardian, guardianship, pupil } from '../db/schema/directory';
import { invitation } from '../db/schema/first-connection';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { keepSetting } from '../installation/setting';
import { lettersTooSoon } from '../reminder/letters-in-time';
import { noteLetters } from '../reminder/note-letters';
import {
	hashInvitationCode,
	hashInvitationSecret,
	newInvitationCode,
	newInvitationSecret
} from './invitation-hash';

const DAY = 86_400_000;

/** An invitation, at the only moment when its secret and code are known. */
export interface PrintableInvitation {
	guardian: {
		id: string;
		title: string | null;
		firstName: string;
		lastName: string;
		/** Language of the letter; null when nobody asked the family yet. */
		locale: Language | null;
	};
	/** Children of this school whose data the guardian may see. */
	children: { firstName: string; division: string | null }[];
	/** 128 bits, base64url: what the QR code carries in its fragment. */
	secret: string;
	/** 12 digits, ungrouped. */
	code: string;
	expiresAt: Date;
}

/**
 * Makes an invitation for each of the guardians, and takes back the earlier ones that nobody used.
 * Only hashes are kept: a letter is printed now or made again. Letters count as reminders; in a batch,
 * those that would be one too many are not made, while a single letter is one that somebody asked for.
 * @param guardianIds guardians of the actor's school
 * @returns the invitations in the order asked, the guardians who may not be invited (left, no child here
 *   whose data is open to them, or unknown to the school), and those reminded too lately, or too often
 * @returns refusal `first-connection.not-allowed` when the actor's roles don't make invitations
 */
export async function createInvitations(
	app: App,
	actor: StaffActor,
	guardianIds: readonly string[]
): Promise<
	Result<{ invitations: PrintableInvitation[]; leftOut: string[]; tooSoon: string[] }, StaffRefusal>
> {
	if (!canInvite(actor)) return refuse({ code: 'first-connection.not-allowed' });
	const days = await keepSetting(app.db, 'invitation-life-days', () => INVITATION_LIFE_DAYS);
	const now = app.clock.now();
	const expiresAt = new Date(now.getTime() + days * DAY);

	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const open = await loadInvited(tx, actor, [...new Set(guardianIds)]);
		const people = await lockPeople(tx, open);
		const isBatch = guardianIds.length > 1;
		const late = isBatch ? await lettersTooSoon(tx, people, { now, timeZone }) : new Set<string>();
		const invited = open.filter(({ guardian }) => !late.has(guardian.id));
		const leftOut = guardianIds.filter((id) => !open.some(({ guardian }) => guardian.id === id));
		if (invited.length === 0) return ok({ invitations: [], leftOut, tooSoon: [...late] });
		const ids = invited.map(({ guardian }) => guardian.id);
		await noteLetters(
			tx,
			actor,
			people.filter(({ id }) => !late.has(id)),
			{ now, timeZone }
		);
		await tx
			.update(invitation)
			.set({ revokedAt: now })
			.where(
				and(
					inArray(invitation.guardianId, ids),
					// What a mediator shows to the family at this moment goes on.
					eq(invitation.kind, 'letter'),
					isNull(invitation.usedAt),
					isNull(invitation.revokedAt)
				)
			);
		const invitations = invited.map((one) => ({
			...one,
			secret: newInvitationSecret(),
			code: newInvitationCode(),
			expiresAt
		}));
		await tx.insert(invitation).values(
			invitations.map((one) => ({
				schoolId: actor.schoolId,
				guardianId: one.guardian.id,
				secretHash: hashInvitationSecret(one.secret),
				codeHash: hashInvitationCode(one.code, app.codePepper),
				createdAt: now,
				createdBy: actor.staffId,
				expiresAt
			}))
		);
		await tx.insert(journal).values(
			ids.map((subject) => ({
				at: now,
				schoolId: actor.schoolId,
				staffId: actor.staffId,
				action: 'invitation.created',
				subject
			}))
		);
		return ok({ invitations, leftOut, tooSoon: [...late] });
	});
}

/** Locked in one order: of two people who write at once, the second counts what the first one did. */
function lockPeople(tx: Tx, invited: Pick<PrintableInvitation, 'guardian'>[]) {
	if (invited.length === 0) return Promise.resolve([]);
	return tx
		.select()
		.from(guardian)
		.where(
			inArray(
				guardian.id,
				invited.map((one) => one.guardian.id)
			)
		)
		.orderBy(asc(guardian.id))
		.for('update');
}

/** The guardians among `guardianIds` who may be invited, with the children they follow. */
async function loadInvited(
	tx: Tx,
	actor: StaffActor,
	guardianIds: string[]
): Promise<Pick<PrintableInvitation, 'guardian' | 'children'>[]> {
	if (guardianIds.length === 0) return [];
	const found = await tx
		.select({ guardian, firstName: pupil.firstName, division: division.code })
		.from(guardian)
		.innerJoin(guardianship, eq(guardianship.guardianId, guardian.id))
		.innerJoin(pupil, eq(pupil.id, guardianship.pupilId))
		.leftJoin(division, eq(division.id, pupil.divisionId))
		.where(
			and(
				inArray(guardian.id, guardianIds),
				eq(guardian.schoolId, actor.schoolId),
				eq(guardianship.hasAccess, true),
				isNull(pupil.leftAt)
			)
		)
		.orderBy(asc(pupil.firstName), asc(pupil.id));
	return guardianIds.flatMap((id) => {
		const theirs = found.filter((row) => row.guardian.id === id);
		const who = theirs[0]?.guardian;
		if (!who || !mayBeInvited({ hasLeft: who.leftAt !== null, openChildren: theirs.length })) {
			return [];
		}
		return [
			{
				guardian: {
					id,
					title: who.title,
					firstName: who.firstName,
					lastName: who.lastName,
					locale: isLanguage(who.letterLocale) ? who.letterLocale : null
				},
				children: theirs.map(({ firstName, division }) => ({ firstName, division }))
			}
		];
	});
}
