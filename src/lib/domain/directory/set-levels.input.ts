import * as v from 'valibot';
import { isLevel, type Level } from './level';

/** The level that staff say a class is of; null: of none. */
export type LevelOfDivision = { divisionId: string; level: Level | null };

const key = v.pipe(v.string(), v.uuid());

/** Reads a form whose fields are named by division: a level, or nothing. Anything else is left out. */
export function readLevels(data: Iterable<[string, unknown]>): LevelOfDivision[] {
	return [...data].flatMap(([divisionId, value]): LevelOfDivision[] => {
		if (!v.is(key, divisionId)) return [];
		if (value === '') return [{ divisionId, level: null }];
		return isLevel(value) ? [{ divisionId, level: value }] : [];
	});
}
