import { sql, type SQL } from 'drizzle-orm';
import type { GuardianFilters } from '../../domain/funnel/list-guardians.input';

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

/** What narrows both the list and the counts: the division and the language. */
export function groupFilter({ classe, langue }: GuardianFilters): SQL[] {
	return [
		...(classe
			? [
					sql`exists (select 1 from guardianship link join pupil on pupil.id = link.pupil_id
						where link.guardian_id = f.id and link.has_access and pupil.left_at is null
						and pupil.division_id = ${classe})`
				]
			: []),
		...(langue === 'none'
			? [sql`${languageInSql} is null`]
			: langue
				? [sql`${languageInSql} = ${langue}`]
				: [])
	];
}

/** Language of a row `f`: what the family chose once connected, else what staff entered. */
export const languageInSql = sql`coalesce(
	(select a.locale from account a where a.id = f.account_id), f.letter_locale)`;

/** What narrows the list alone: the step where people stand, a service, a search by name. */
export function personFilter({ etape, connexion, service, q }: GuardianFilters): SQL[] {
	return [
		...(etape ? [sql`f.step = ${etape}`] : []),
		...(connexion === 'non' ? [sql`not f.is_connected`] : []),
		...(service
			? [
					sql`not exists (select 1 from service_connection c
						where c.guardian_id = f.id and c.service_id = ${service})`
				]
			: []),
		...(q ? [nameMatches(q)] : [])
	];
}

function nameMatches(q: string): SQL {
	const pattern = plainPattern(q);
	const names = (row: string) =>
		sql.raw(
			`${row}.first_name || ' ' || ${row}.last_name || ' ' || ${row}.last_name || ' ' || ${row}.first_name`
		);
	return sql`(${plainInSql(names('f'))} like ${pattern}
		or exists (select 1 from guardianship link join pupil on pupil.id = link.pupil_id
			where link.guardian_id = f.id and pupil.left_at is null
			and ${plainInSql(names('pupil'))} like ${pattern}))`;
}

/** `where` of every condition. */
export function allOf(conditions: SQL[]): SQL {
	return conditions.length ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
}
