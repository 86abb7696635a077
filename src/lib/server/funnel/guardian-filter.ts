import { sql, type SQL } from 'drizzle-orm';
import { readSought } from '../../domain/directory/name-search';
import type { GuardianFilters } from '../../domain/funnel/list-guardians.input';
import { soughtInSql } from './find-families';
import { hasReachedInSql } from './guardian-facts';

// Letters that Unicode does not take apart, of names met in French schools.
const WHOLE_LETTERS = {
	ı: 'i',
	ø: 'o',
	Ø: 'o',
	ł: 'l',
	Ł: 'l',
	đ: 'd',
	Đ: 'd'
};

/** Letters without accents or case, in SQL: `Élodie` and `elodie` are found by the same search. */
export function plainInSql(text: SQL): SQL {
	const [from, to] = [Object.keys(WHOLE_LETTERS).join(''), Object.values(WHOLE_LETTERS).join('')];
	// Accents go first: a server's own locale may lower-case nothing but ASCII.
	const bare = sql`regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g')`;
	return sql`lower(translate(${bare}, ${from}, ${to}))`;
}

/** The same for what was typed; `%` and `_` are letters like the others. */
export function plainPattern(typed: string): string {
	const plain = typed
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[ıøłđ]/g, (letter) => WHOLE_LETTERS[letter as keyof typeof WHOLE_LETTERS]);
	return `%${plain
		.replace(/[\\%_]/g, '\\$&')
		.trim()
		.replace(/\s+/g, '%')}%`;
}

/** What narrows both the list and the counts: the division, the level and the language. */
export function groupFilter({ classe, niveau, langue }: GuardianFilters): SQL[] {
	return [
		...(classe ? [sql`${classe}::uuid = any(f.divisions)`] : []),
		...(niveau ? [sql`${niveau} = any(f.levels)`] : []),
		...(langue === 'none' ? [sql`f.locale is null`] : langue ? [sql`f.locale = ${langue}`] : [])
	];
}

/**
 * What narrows the list alone, of rows `f` of `placed`: the step where people stand, services, who looks
 * after them, what was never done, a search.
 * @param staffId the reader, for her own
 */
export function personFilter(filters: GuardianFilters, staffId: string): SQL[] {
	const { etape, atteint, connexion, service, suivi, vu, tel, q } = filters;
	const toService = filters['connecte-a'];
	const sought = q ? readSought(q) : null;
	const isOn = (key: string) => sql`exists (select 1 from service_connection c
		where c.guardian_id = f.id and c.service_id = ${key})`;
	const assignee = suivi === 'moi' ? staffId : suivi;
	return [
		...(etape ? [sql`f.step = ${etape}`] : []),
		...(atteint ? [hasReachedInSql(atteint)] : []),
		...(connexion === 'non' ? [sql`not f.is_connected`] : []),
		...(service ? [sql`not ${isOn(service)}`] : []),
		...(toService ? [isOn(toService)] : []),
		...(assignee === 'personne'
			? [sql`f.assigned_to is null`]
			: assignee
				? [sql`f.assigned_to = ${assignee}`]
				: []),
		...(vu ? [sql`not f.is_met`] : []),
		...(tel ? [sql`f.mobile is null`] : []),
		...(q ? [sought ? soughtInSql(sought, sql`f`) : sql`false`] : [])
	];
}

/** `where` of every condition. */
export function allOf(conditions: SQL[]): SQL {
	return conditions.length ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
}
