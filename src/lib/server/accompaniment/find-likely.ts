import { sql } from 'drizzle-orm';
import {
	hear,
	likenessOf,
	type Heard,
	type Likeness
} from '../../domain/accompaniment/likely-same';
import type { StaffActor } from '../../domain/shared/actor';
import { rows, type Tx } from '../db/client';

/** Somebody of the school: a line of a person helped, or a guardian on file that has none yet. */
export type PersonLine = {
	/** Key of the person's line; null for a guardian on file whom nobody has helped. */
	id: string | null;
	guardianId: string | null;
	firstName: string;
	lastName: string;
	phones: string[];
};

/** Two lines that may be one person. */
export type LikelyPerson = { likeness: Likeness; one: PersonLine; other: PersonLine };

/**
 * Everybody whom a new line may be: people helped (not merged away) and guardians on file; one query.
 * A guardian's phones are the one of the file and the one that was typed.
 */
export async function everybody(tx: Tx, actor: StaffActor): Promise<PersonLine[]> {
	const found = await rows<{
		id: string | null;
		guardian_id: string | null;
		first_name: string;
		last_name: string;
		mobile: string | null;
		phone: string | null;
	}>(
		tx,
		sql`select b.id, g.id as guardian_id, coalesce(g.first_name, b.first_name) as first_name,
				coalesce(g.last_name, b.last_name) as last_name, g.mobile, b.phone
			from (select * from beneficiary where school_id = ${actor.schoolId}) b
			full join (select * from guardian where school_id = ${actor.schoolId} and left_at is null) g
				on g.id = b.guardian_id
			where b.merged_into_id is null
			order by b.created_at nulls first, b.id, g.id`
	);
	return found.map((row) => ({
		id: row.id,
		guardianId: row.guardian_id,
		firstName: row.first_name,
		lastName: row.last_name,
		phones: [...new Set([row.mobile, row.phone].filter((phone) => phone !== null))]
	}));
}

/** Who of the school each of these people may be; the surest first. */
export async function findLikely(
	tx: Tx,
	actor: StaffActor,
	newIds: readonly string[]
): Promise<LikelyPerson[]> {
	if (newIds.length === 0) return [];
	const all = await everybody(tx, actor);
	return pairsOf(
		all.filter(({ id }) => id !== null && newIds.includes(id)),
		all
	);
}

const SUREST_FIRST: readonly Likeness[] = ['name-and-phone', 'name', 'phone'];

/** Each of `some` beside whom of `all` it may be; a pair is told once. */
export function pairsOf(some: readonly PersonLine[], all: readonly PersonLine[]): LikelyPerson[] {
	const shelves = shelve(all);
	const told = new Set<string>();
	const pairs = some.flatMap((one) => {
		const own = hearLine(one);
		return [...besides(shelves, own)].flatMap(({ line: other, hears }): LikelyPerson[] => {
			const likeness = keyOf(other) === keyOf(one) ? null : closest(own, hears);
			const pair = [keyOf(one), keyOf(other)].sort().join();
			if (!likeness || told.has(pair)) return [];
			told.add(pair);
			return [{ likeness, one, other }];
		});
	});
	return pairs.sort((a, b) => SUREST_FIRST.indexOf(a.likeness) - SUREST_FIRST.indexOf(b.likeness));
}

type HeardLine = { line: PersonLine; hears: Heard[] };

/** Lines by what they have in common with others: each sound of a name, each telephone. */
function shelve(all: readonly PersonLine[]): Map<string, HeardLine[]> {
	const shelves = new Map<string, HeardLine[]>();
	for (const line of all) {
		const heard = { line, hears: hearLine(line) };
		for (const label of labelsOf(heard.hears)) {
			const shelf = shelves.get(label);
			if (shelf) shelf.push(heard);
			else shelves.set(label, [heard]);
		}
	}
	return shelves;
}

function besides(shelves: Map<string, HeardLine[]>, own: Heard[]): Set<HeardLine> {
	return new Set([...labelsOf(own)].flatMap((label) => shelves.get(label) ?? []));
}

function labelsOf(hears: readonly Heard[]): Set<string> {
	const labels = hears.flatMap(({ first, last, phone }) => [first, last, phone ?? '']);
	return new Set(labels.filter((label) => label !== ''));
}

const keyOf = ({ id, guardianId }: PersonLine) => id ?? guardianId ?? '';

/** A person with two telephones is heard twice. */
function hearLine({ firstName, lastName, phones }: PersonLine): Heard[] {
	const numbers = phones.length ? phones : [null];
	return numbers.map((phone) => hear({ firstName, lastName, phone }));
}

function closest(some: Heard[], others: Heard[]): Likeness | null {
	let best: Likeness | null = null;
	for (const a of some) {
		for (const b of others) {
			const likeness = likenessOf(a, b);
			if (likeness === 'name-and-phone') return likeness;
			if (likeness === 'name' || best === null) best = likeness ?? best;
		}
	}
	return best;
}
