import { eq, inArray } from 'drizzle-orm';
import { isOpen, nextOpening, nextRelease } from '../../domain/disconnection/release-window';
import type { SchoolHours } from '../../domain/disconnection/school-hours';
import { SYSTEM } from '../../domain/shared/actor';
import { wantAnswersInFrench } from '../answers/want-answers-in-french';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { familyWriting, itemVersion } from '../db/schema/item';
import { staffNote } from '../db/schema/staff';
import { dropFormerReminders } from '../equipment/drop-former-reminders';
import { claimVersions, claimWritings, type Due } from './claim-held';
import { hoursOrNull } from './hours-of-school';
import { moveHomework } from './move-homework';
import { withdrawCancelledUnseen } from './withdraw-cancelled';

/** When to look again at what has no opening that can be told. */
export const NO_CALENDAR_WAIT = 3_600_000;

type School = typeof school.$inferSelect;

/**
 * Releases what is due, in both directions and between staff: a batch of what schools say, one of
 * what families write, one of what staff write to each other. Each row's instant is checked against
 * the school's present policy: a row whose hour has become a closed one is planned again, and so is
 * what a school says while its sending is stopped. Several processes may do this at once.
 *
 * @returns how many rows were dealt with; more may be due while it is not 0
 */
export async function releaseDue(app: App): Promise<number> {
	const now = app.clock.now();
	const written: string[] = [];
	const released = await app.db.transaction(SYSTEM, async (tx) => {
		let count = await withdrawCancelledUnseen(tx, now);
		for (const [schoolId, due] of bySchool(await claimVersions(tx, now))) {
			count += due.length;
			const row = await schoolOf(tx, schoolId);
			const hours = hoursOrNull(app, row);
			for (const [decision, versions] of decide(app, row, hours, due, now)) {
				await tx
					.update(itemVersion)
					.set(decision)
					.where(inArray(itemVersion.id, idsOf(versions)));
				if ('releasedAt' in decision) await dropFormerReminders(tx, idsOf(versions), now);
				const homework = versions.filter((one) => one.isOwnHomework);
				if (hours && 'releasedAt' in decision) {
					await moveHomework(tx, hours, idsOf(homework), now);
				}
			}
		}
		for (const table of [familyWriting, staffNote] as const) {
			for (const [schoolId, due] of bySchool(await claimWritings(tx, table, now))) {
				count += due.length;
				const row = await schoolOf(tx, schoolId);
				const decision = openOrLater(app, row, hoursOrNull(app, row), now);
				await tx
					.update(table)
					.set(decision)
					.where(inArray(table.id, idsOf(due)));
				if (table === familyWriting && 'releasedAt' in decision) written.push(...idsOf(due));
			}
		}
		return count;
	});
	await wantAnswersInFrench(app, written);
	return released;
}

type Decision = { releasedAt: Date } | { plannedAt: Date };

/** What becomes of each version of a school that is due; the hours are asked once. */
function decide(app: App, row: School, hours: SchoolHours | null, due: Due[], now: Date) {
	const isStopped = row.sendingStoppedAt !== null;
	const usual = isStopped ? later(app, row, hours, now) : openOrLater(app, row, hours, now);
	const decisionOf = ({ notBefore, isUrgent }: Due): Decision => {
		if (isStopped) return usual;
		if (isUrgent) return { releasedAt: now };
		const release = hours && notBefore && notBefore > now && nextRelease(hours, notBefore);
		return release && release.ok ? { plannedAt: release.value } : usual;
	};
	const same = Map.groupBy(due, (one) => JSON.stringify(decisionOf(one)));
	return [...same.values()].map((versions) => [decisionOf(versions[0]!), versions] as const);
}

function openOrLater(app: App, row: School, hours: SchoolHours | null, now: Date): Decision {
	return hours && isOpen(hours, now) ? { releasedAt: now } : later(app, row, hours, now);
}

function later(app: App, row: School, hours: SchoolHours | null, now: Date): Decision {
	const opening = hours && nextOpening(hours, now);
	if (opening?.ok) return { plannedAt: opening.value };
	if (opening) {
		app.log.warn({ schoolId: row.id, day: opening.error.day }, 'no calendar to release by');
	}
	return { plannedAt: new Date(now.getTime() + NO_CALENDAR_WAIT) };
}

function bySchool<Row extends { schoolId: string }>(due: Row[]): Map<string, Row[]> {
	return Map.groupBy(due, (one) => one.schoolId);
}

function idsOf(due: readonly { id: string }[]): string[] {
	return due.map((one) => one.id);
}

async function schoolOf(tx: Tx, schoolId: string): Promise<School> {
	const [row] = await tx.select().from(school).where(eq(school.id, schoolId));
	if (!row) throw new Error('Something is due of a school that does not exist.');
	return row;
}
