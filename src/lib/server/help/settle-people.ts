import { createHash } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import { canSettleHelp } from '../../domain/help/person.policy';
import type { Picture } from '../../domain/help/picture';
import type { PersonFunction } from '../../domain/help/person';
import type { SavePersonInput } from '../../domain/help/save-person.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { referencePerson } from '../db/schema/help';
import { journal } from '../db/schema/staff';
import { pictureAddress } from './read-people';

export type PersonError = { code: 'person.not-allowed' | 'person.not-found' };

/** Somebody whom families may turn to, as the office sees them. */
export type PersonLine = {
	id: string;
	name: string;
	function: PersonFunction;
	phone: string | null;
	locales: Locale[];
	level: string | null;
	picture: string | null;
};

/** Whom families of the actor's school may turn to, in order. */
export async function listPeople(app: App, actor: StaffActor): Promise<PersonLine[]> {
	return app.db.transaction(actor, async (tx) => {
		const found = await tx
			.select({
				id: referencePerson.id,
				name: referencePerson.name,
				function: referencePerson.function,
				phone: referencePerson.phone,
				locales: referencePerson.locales,
				level: referencePerson.level,
				version: referencePerson.pictureVersion
			})
			.from(referencePerson)
			.where(and(eq(referencePerson.schoolId, actor.schoolId), sql`${referencePerson.rank} >= 0`))
			.orderBy(asc(referencePerson.rank), asc(referencePerson.id));
		return found.map(({ version, ...person }) => ({
			...person,
			function: person.function as PersonFunction,
			locales: person.locales as Locale[],
			picture: pictureAddress(person.id, version)
		}));
	});
}

/**
 * Writes somebody whom families may turn to, or changes them.
 *
 * @param picture a new one; undefined leaves it as it is
 * @returns refusals `person.not-allowed`, `person.not-found`
 */
export async function savePerson(
	app: App,
	actor: StaffActor,
	id: string | null,
	input: SavePersonInput,
	picture?: Picture
): Promise<Result<{ id: string }, PersonError>> {
	if (!canSettleHelp(actor)) return refuse({ code: 'person.not-allowed' });
	const { noPicture, level, phone, ...given } = input;
	const values = {
		...given,
		locales: [...new Set(input.locales)],
		phone: phone ?? null,
		level: level ?? null,
		...(noPicture ? { picture: null, pictureType: null, pictureVersion: null } : {}),
		...(picture ? pictureValues(picture) : {})
	};
	return app.db.transaction(actor, async (tx) => {
		const [saved] = id
			? await tx
					.update(referencePerson)
					.set(values)
					.where(and(eq(referencePerson.id, id), eq(referencePerson.schoolId, actor.schoolId)))
					.returning({ id: referencePerson.id })
			: await tx
					.insert(referencePerson)
					.values({
						...values,
						schoolId: actor.schoolId,
						rank: sql`(select coalesce(max(rank), -1) + 1 from reference_person where school_id = ${actor.schoolId})`
					})
					.returning({ id: referencePerson.id });
		if (!saved) return refuse({ code: 'person.not-found' as const });
		await tx.insert(journal).values({
			at: app.clock.now(),
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: id ? 'reference-person.changed' : 'reference-person.named',
			subject: saved.id
		});
		return ok(saved);
	});
}

function pictureValues({ stripped, mediaType }: Picture) {
	const version = createHash('sha256').update(stripped).digest('base64url').slice(0, 12);
	return { picture: stripped, pictureType: mediaType, pictureVersion: version };
}

/** Puts somebody first: the one whom the home shows. */
export async function putFirst(
	app: App,
	actor: StaffActor,
	id: string
): Promise<Result<null, PersonError>> {
	if (!canSettleHelp(actor)) return refuse({ code: 'person.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const ours = and(
			eq(referencePerson.schoolId, actor.schoolId),
			sql`${referencePerson.rank} >= 0`
		);
		const all = await tx
			.select({ id: referencePerson.id })
			.from(referencePerson)
			.where(ours)
			.orderBy(asc(referencePerson.rank), asc(referencePerson.id))
			.for('update');
		if (!all.some((one) => one.id === id)) return refuse({ code: 'person.not-found' as const });
		const order = [id, ...all.map((one) => one.id).filter((one) => one !== id)];
		for (const [rank, one] of order.entries()) {
			await tx.update(referencePerson).set({ rank }).where(eq(referencePerson.id, one));
		}
		return ok(null);
	});
}

/**
 * Takes somebody off: families no longer see them. A rank below zero is who was taken off, so that it can
 * be undone; the next housekeeping forgets them with their picture.
 */
export async function takeOffPerson(
	app: App,
	actor: StaffActor,
	id: string,
	isOff = true
): Promise<Result<{ name: string }, PersonError>> {
	if (!canSettleHelp(actor)) return refuse({ code: 'person.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [found] = await tx
			.update(referencePerson)
			.set({ rank: sql`-1 - ${referencePerson.rank}` })
			.where(
				and(
					eq(referencePerson.id, id),
					eq(referencePerson.schoolId, actor.schoolId),
					isOff ? sql`${referencePerson.rank} >= 0` : sql`${referencePerson.rank} < 0`
				)
			)
			.returning({ name: referencePerson.name });
		if (!found) return refuse({ code: 'person.not-found' as const });
		await tx.insert(journal).values({
			at: app.clock.now(),
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: isOff ? 'reference-person.taken-off' : 'reference-person.restored',
			subject: id
		});
		return ok(found);
	});
}
