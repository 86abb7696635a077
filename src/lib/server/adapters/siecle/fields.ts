import { oneLine } from '$lib/domain/directory/written-text';
import { Refused } from './refused';

/** Longest values that the product keeps. SIECLE's own limits are shorter (import XSD 3.1). */
export const LIMITS = { id: 20, name: 100, division: 30, phone: 30, email: 254 } as const;

/** A field as one clean line; empty when absent. */
export function field(fields: Readonly<Record<string, string>>, ...names: string[]): string {
	for (const name of names) {
		const value = oneLine(fields[name] ?? '');
		if (value) return value;
	}
	return '';
}

/** SIECLE mixes `0/1`, `true/false` and sometimes `O/N` in one element. */
export function isTrue(value: string): boolean {
	return ['1', 'true', 'o', 'oui'].includes(value.toLowerCase());
}

/** `dd/mm/yyyy` (an hour after it is ignored) as `yyyy-mm-dd`; null when it is no date. */
export function isoDay(value: string): string | null {
	const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})(?: .*)?$/.exec(value) ?? [];
	if (!day || !month || !year) return null;
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	const iso = `${year}-${month}-${day}`;
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/**
 * School and year of the `PARAMETRES` header.
 *
 * @throws Refused when the header lacks them: without them a file cannot be told from another's.
 */
export function envelope(
	header: { line: number; fields: Readonly<Record<string, string>> } | null,
	lastLine: number
): { uai: string; schoolYear: number } {
	const line = header?.line ?? lastLine;
	const uai = field(header?.fields ?? {}, 'UAJ').toUpperCase();
	if (!/^\d{7}[A-Z]$/.test(uai)) throw new Refused({ code: 'file.no-school', line });
	const year = field(header?.fields ?? {}, 'ANNEE_SCOLAIRE');
	if (!/^20\d\d$/.test(year)) throw new Refused({ code: 'file.no-year', line });
	return { uai, schoolYear: Number(year) };
}
