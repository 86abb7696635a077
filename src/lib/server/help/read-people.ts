import { sql } from 'drizzle-orm';
import { peopleFor, type PersonFunction } from '../../domain/help/person';
import type { Locale } from '../../domain/shared/locale';
import { rows, type Tx } from '../db/client';

/** Somebody whom a family may turn to, without the bytes of the picture. */
export type HelpPerson = {
	id: string;
	schoolId: string;
	name: string;
	function: PersonFunction;
	/** E.164; null: the school's own. */
	phone: string | null;
	locales: Locale[];
	/** Address of the picture; null for a drawn face. */
	picture: string | null;
};

/**
 * Whom the guardian who asks may turn to, school by school: first those of her children's levels. One
 * query; a provisional session sees those of the whole school.
 */
export async function readPeople(tx: Tx): Promise<HelpPerson[]> {
	const found = await rows<Row>(
		tx,
		sql`select r.id, r.school_id, r.name, r.function, r.phone, r.locales, r.picture_version, r.level, r.rank,
				coalesce((select array_agg(distinct d.level) from pupil p join division d on d.id = p.division_id
					where p.school_id = r.school_id and p.left_at is null and d.level is not null), '{}') as levels
			from reference_person r order by r.rank, r.id`
	);
	return [...new Set(found.map((row) => row.school_id))].flatMap((schoolId) => {
		const people = found.filter((row) => row.school_id === schoolId);
		return peopleFor(people, people[0]!.levels).map((row) => ({
			id: row.id,
			schoolId,
			name: row.name,
			function: row.function,
			phone: row.phone,
			locales: row.locales,
			picture: pictureAddress(row.id, row.picture_version)
		}));
	});
}

/** The address of somebody's picture: it changes with the picture, and may be kept for good. */
export function pictureAddress(id: string, version: string | null): string | null {
	return version && `/visage/${id}?v=${version}`;
}

type Row = {
	id: string;
	school_id: string;
	name: string;
	function: PersonFunction;
	phone: string | null;
	locales: Locale[];
	picture_version: string | null;
	level: string | null;
	rank: number;
	levels: string[];
};
