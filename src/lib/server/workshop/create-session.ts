import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { contentOfInput } from '../../domain/workshop/content-of-input';
import type { CreateSessionInput } from '../../domain/workshop/create-session.input';
import type { RunSessionError } from '../../domain/workshop/run-session-errors';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import { saveItem, type Written } from '../compose/save-item';
import type { Tx } from '../db/client';
import { itemVersion } from '../db/schema/item';
import { journal } from '../db/schema/staff';
import { catalogueEntry, workshopSeries, workshopSession } from '../db/schema/workshop';
import { readSchool } from '../directory/read-school';
import { wantItemTranslations } from '../translation/want-item-translations';

/**
 * Creates a session of a workshop, or a series of them, and offers it to every family of the school, by
 * the same rules of release as anything else. Phones are told of the first session alone: the others
 * are on its page.
 *
 * @returns the first session
 * Refusals: `workshop.not-allowed`, `workshop.in-the-past`, `workshop.no-calendar`.
 */
export async function createSession(
	app: App,
	actor: StaffActor,
	input: CreateSessionInput
): Promise<Result<Written, RunSessionError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'workshop.not-allowed' });
	const now = app.clock.now();
	const days = [...new Set([input.day, ...input.days])].sort();
	const created = await app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const contents = days.map((day) => contentOfInput(input.theme, { ...input, day }, timeZone));
		if (Date.parse(contents[0]!.startsAt) <= now.getTime()) {
			return refuse({ code: 'workshop.in-the-past' as const });
		}
		const entryId = input.entry ? await knownEntry(tx, input.entry) : null;
		const seriesId = days.length > 1 ? await newSeries(tx, actor, input.theme, entryId, now) : null;
		let first: Written | null = null;
		for (const content of contents) {
			const saved = await saveItem(tx, actor, { kind: 'workshop', content, now });
			if (!saved.ok) return refuse({ code: 'workshop.no-calendar' as const });
			const { itemId } = saved.value;
			await tx.insert(workshopSession).values({
				itemId,
				schoolId: actor.schoolId,
				seriesId,
				entryId,
				isOutside: input.where === 'outside',
				remoteUrl: input.where === 'remote' ? (input.link ?? null) : null,
				checkInKey: randomBytes(18).toString('base64url')
			});
			if (first) await tellNobody(tx, itemId, now);
			first ??= saved.value;
		}
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: 'workshop.created',
			subject: first!.itemId,
			details: { sessions: days.length }
		});
		return ok({ first: first!, content: contents[0]! });
	});
	if (!created.ok) return created;
	const said = { kind: 'workshop', content: created.value.content, former: null } as const;
	await wantItemTranslations(app, actor.schoolId, [{ ...said, pupilId: null, divisionId: null }]);
	app.wake();
	return ok(created.value.first);
}

/** As if announced: it is read on the families' pages, and makes no phone ring. */
export async function tellNobody(tx: Tx, itemId: string, now: Date): Promise<void> {
	await tx
		.update(itemVersion)
		.set({ announcedAt: now })
		.where(and(eq(itemVersion.itemId, itemId), isNull(itemVersion.announcedAt)));
}

/** The workshop of the catalogue, when it is the school's or its network's: row level security knows. */
async function knownEntry(tx: Tx, id: string): Promise<string | null> {
	const [found] = await tx
		.select({ id: catalogueEntry.id })
		.from(catalogueEntry)
		.where(and(eq(catalogueEntry.id, id), isNull(catalogueEntry.retiredAt)));
	return found?.id ?? null;
}

async function newSeries(
	tx: Tx,
	actor: StaffActor,
	title: string,
	entryId: string | null,
	now: Date
): Promise<string> {
	const [series] = await tx
		.insert(workshopSeries)
		.values({ schoolId: actor.schoolId, entryId, title, createdAt: now })
		.returning({ id: workshopSeries.id });
	return series!.id;
}
