import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import { absenceContentSchema } from '$lib/domain/absence/absence';
import { latenessContentSchema } from '$lib/domain/absence/lateness';
import { refusedRow, type RowReason, type RowRemark } from '$lib/domain/directory/errors';
import type { EventsSummary } from '$lib/domain/directory/import-summary';
import { homeworkContentSchema } from '$lib/domain/homework/homework';
import { messageContentSchema } from '$lib/domain/message/message';
import { planEvent } from '$lib/domain/vie-scolaire/plan-event';
import type { Recipient, SchoolEvent } from '$lib/domain/vie-scolaire/school-event';
import type { Tx } from '../db/client';
import { division } from '../db/schema/directory';
import { pupilIds } from '../directory/import-directory.repository';
import type { SaidItem } from '../translation/want-item-translations';
import {
	loadItems,
	saveEvents,
	targetKey,
	type EventWrites,
	type Target,
	type TrackedItem
} from './event.repository';

const SCHEMAS = {
	absence: absenceContentSchema,
	lateness: latenessContentSchema,
	homework: homeworkContentSchema,
	message: messageContentSchema
};

/**
 * Loads rows of vie scolaire, in the order in which they were entered, inside the caller's
 * transaction. Versions that come in one load are not released between one another: created and
 * cancelled in the same file is never shown.
 *
 * @param release When what is new is released (`planRelease`).
 * @returns `said`: what families will read, whose translations are asked for once all is saved
 */
export async function importEvents(
	tx: Tx,
	schoolId: string,
	file: string,
	events: readonly SchoolEvent[],
	release: EventWrites['release'],
	now: Date
): Promise<{ summary: EventsSummary; remarks: RowRemark[]; said: SaidItem[] }> {
	const tracked = await loadAll(tx, schoolId, events);
	const targetOf = await targets(tx, schoolId);
	const summary: EventsSummary = { created: 0, changed: 0, cancelled: 0, unchanged: 0 };
	const remarks: RowRemark[] = [];
	const withdrawnIds: string[] = [];
	const touched = new Set<TrackedItem>();

	const inOrder = events.toSorted((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime());
	for (const event of inOrder) {
		const target = event.action === 'cancel' ? null : targetOf(event.recipient);
		if (target && 'code' in target) {
			remarks.push(refusedRow(file, event.line, target));
			continue;
		}
		const key = `${event.kind} ${event.sourceId}`;
		const known = tracked.get(key);
		const state = known && { recipient: targetKey(known.target), versions: known.versions };
		const plan = planEvent(state ?? null, event, target && targetKey(target), now);
		if (plan.outcome === 'refused') remarks.push(refusedRow(file, event.line, plan.reason));
		else if (plan.outcome === 'unchanged') summary.unchanged += 1;
		else {
			const thing = known ?? newItem(event, target);
			tracked.set(key, thing);
			touched.add(thing);
			withdrawnIds.push(...withdrawWaiting(thing));
			const { change, content, isWithdrawn } = plan.version;
			thing.versions.push({
				id: randomUUID(),
				number: (thing.versions.at(-1)?.number ?? 0) + 1,
				change,
				content: checked(event.kind, content),
				enteredAt: event.enteredAt,
				isReleased: false,
				isWithdrawn,
				isNew: true
			});
			if (event.action === 'cancel') summary.cancelled += 1;
			else if (known) summary.changed += 1;
			else summary.created += 1;
		}
	}
	await saveEvents(tx, schoolId, { items: [...touched], withdrawnIds, release }, now);
	return { summary, remarks, said: [...touched].flatMap((thing) => saidBy(thing) ?? []) };
}

/** What a thing says now, and what it said before; null when it was taken back, or never is shown. */
function saidBy({ kind, target, versions }: TrackedItem): SaidItem | null {
	const latest = versions.at(-1);
	if (!latest || latest.isWithdrawn || latest.change === 'cancel') return null;
	const former = versions.findLast((version) => !version.isNew && version.change !== 'cancel');
	return { kind, content: latest.content, former: former?.content ?? null, ...target };
}

async function loadAll(tx: Tx, schoolId: string, events: readonly SchoolEvent[]) {
	const all = new Map<string, TrackedItem>();
	for (const [kind, rows] of Map.groupBy(events, (event) => event.kind)) {
		const ids = [...new Set(rows.map((event) => event.sourceId))];
		for (const [key, thing] of await loadItems(tx, schoolId, kind, ids)) all.set(key, thing);
	}
	return all;
}

async function targets(tx: Tx, schoolId: string) {
	const pupils = await pupilIds(tx, schoolId);
	const rows = await tx
		.select({ code: division.code, id: division.id })
		.from(division)
		.where(eq(division.schoolId, schoolId));
	const divisions = new Map(rows.map(({ code, id }) => [code, id]));
	return (recipient: Recipient): Target | RowReason => {
		if (recipient.kind === 'school') return { pupilId: null, divisionId: null };
		if (recipient.kind === 'pupil') {
			const pupilId = pupils.get(recipient.sourceId);
			return pupilId
				? { pupilId, divisionId: null }
				: { code: 'row.unknown-pupil', id: recipient.sourceId };
		}
		const divisionId = divisions.get(recipient.code);
		return divisionId
			? { pupilId: null, divisionId }
			: { code: 'row.unknown-division', division: recipient.code };
	};
}

function newItem(event: SchoolEvent, target: Target | null): TrackedItem {
	if (!target) throw new Error('A cancellation cannot make an item');
	const { kind, sourceId } = event;
	return { id: randomUUID(), kind, sourceId, target, versions: [], isNew: true };
}

/** The newest word replaces what waits; returns the keys of rows that are in the database. */
function withdrawWaiting(thing: TrackedItem): string[] {
	const waiting = thing.versions.filter((version) => !version.isReleased && !version.isWithdrawn);
	for (const version of waiting) version.isWithdrawn = true;
	return waiting.filter((version) => !version.isNew).map((version) => version.id);
}

/** The readers have checked every field: a content that the schema refuses is a bug. */
function checked(kind: SchoolEvent['kind'], content: unknown): unknown {
	return v.parse(SCHEMAS[kind] as v.GenericSchema, content);
}
