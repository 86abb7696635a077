import type { ImportRefusal, RowRemark } from '$lib/domain/directory/errors';
import type { ImportSummary, PeopleSummary } from '$lib/domain/directory/import-summary';
import type { Translate } from '$lib/i18n/translator';

/** The sentence of a refusal: what is wrong, in which file, on which line. */
export function wordRefusal(t: Translate, refusal: ImportRefusal): string {
	const { code, ...params } = refusal;
	const words = params as Record<string, string | number>;
	const name = nameOf(refusal.code === 'file.no-records' ? `${code}.${refusal.what}` : code);
	return code.startsWith('file.')
		? t(`mediation-import:file.${name}`, words)
		: t(`mediation-import:import.${name}`, words);
}

/** A code without its family: `file.empty` is `empty`. */
function nameOf(code: string): string {
	return code.slice(code.indexOf('.') + 1);
}

/** The sentence of a remark on one row, with its file and line. */
export function wordRemark(t: Translate, { file, line, reason }: RowRemark): string {
	const { code, ...params } = reason;
	const words = t(`mediation-import:row.${nameOf(code)}`, params as Record<string, string>);
	return t('mediation-import:row.at', { file, line, reason: words });
}

/**
 * What a load changes, as short lines: figures first, then who will no longer see whom. `when`
 * words the opening until which the news is held, in the reader's language.
 */
export function wordSummary(
	t: Translate,
	summary: ImportSummary,
	when: (instant: Date) => string
): string[] {
	const { directory, events, remarks } = summary;
	const counted = (key: string, count: number | null | undefined) =>
		count ? [t(`mediation-import:summary.${key}`, { count })] : [];
	const people = (key: 'pupils' | 'guardians', part: PeopleSummary | undefined) => [
		...counted(`${key}.added`, part?.added.length),
		...counted(`${key}.changed`, part?.changed.length),
		...counted(`${key}.left`, part?.left.length)
	];
	const changes = [
		...(directory?.divisions.length
			? [t('mediation-import:summary.divisions', { list: directory.divisions.join(', ') })]
			: []),
		...people('pupils', directory?.pupils),
		...people('guardians', directory?.guardians),
		...counted('links.added', directory?.links.added),
		...counted('links.changed', directory?.links.changed),
		...counted('links.ended', directory?.links.ended),
		...counted('events.created', events?.created),
		...counted('events.changed', events?.changed),
		...counted('events.cancelled', events?.cancelled),
		...counted('languages', summary.languages),
		...counted('services', summary.services),
		...counted('answers', summary.answers)
	];
	return [
		...(changes.length > 0 ? changes : [t('mediation-import:summary.nothing')]),
		...counted('events.unchanged', events?.unchanged),
		...(directory?.accessLost ?? []).map((pair) => t('mediation-import:summary.accessLost', pair)),
		...(summary.heldUntil
			? [t('mediation-import:summary.heldUntil', { when: when(new Date(summary.heldUntil)) })]
			: []),
		...counted('refused', remarks.filter((remark) => remark.isRefused).length),
		...counted('kept', remarks.filter((remark) => !remark.isRefused).length)
	];
}

/** One changed person, with what changes: `Zoé BŒUF (classe, nom)`. */
export function wordChange(t: Translate, change: { name: string; fields: string[] }): string {
	const fields = change.fields.map((field) => t(`mediation-import:fields.${field}`)).join(', ');
	return t('mediation-import:summary.person', { name: change.name, fields });
}
