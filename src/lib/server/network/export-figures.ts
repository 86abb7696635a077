import type { StaffActor } from '../../domain/shared/actor';
import type { Published } from '../../domain/network/suppress';
import type { Result } from '../../domain/shared/result';
import { writeCsv } from '../adapters/event-files/write-csv';
import type { App } from '../app';
import { serverTranslator } from '../i18n/messages';
import {
	PEOPLE_MEASURES,
	readFigures,
	type NetworkError,
	type NetworkFigures
} from './read-figures';

/** The figures of a network as a CSV: one figure a line, with what it means and the period. */
export async function exportFigures(
	app: App,
	actor: StaffActor
): Promise<Result<string, NetworkError>> {
	const read = await readFigures(app, actor);
	return read.ok ? { ok: true, value: figuresCsv(read.value) } : read;
}

/** The file, in French: it is for the programs and the boards of French schools. */
export function figuresCsv(figures: NetworkFigures): string {
	const t = serverTranslator('fr');
	const all = t('mediation-reseau:csv.all');
	const schools = [...figures.schools, { uai: '', name: all }];
	const themes = [...figures.themes.map((one) => t(`mediation-ateliers:themes.${one}`)), all];
	const value = (cell: Published) =>
		cell.shown !== null
			? String(cell.shown)
			: cell.reason === 'hidden'
				? t('mediation-reseau:hidden')
				: '';
	const sums = figures.sessions.map((line) => [...line, line.reduce((a, b) => a + b, 0)]);
	const columns = themes.map((_, i) => sums.reduce((total, line) => total + line[i]!, 0));
	const line = (measure: string, school: number, theme: number, figure: string) => [
		t(`mediation-reseau:measures.${measure}.name`),
		schools[school]!.uai,
		schools[school]!.name,
		themes[theme]!,
		figure,
		t(`mediation-reseau:measures.${measure}.definition`)
	];
	const cells = (measure: string, figure: (school: number, theme: number) => string) =>
		schools.flatMap((_, school) =>
			themes.flatMap((_, theme) => {
				const text = figure(school, theme);
				return text === '' ? [] : [line(measure, school, theme, text)];
			})
		);
	const funnel = figures.funnel.map(({ step, count }) => [
		t(`mediation-connexions:steps.${step}.name`),
		'',
		all,
		'',
		count === null ? t('mediation-reseau:hidden') : String(count),
		t(`mediation-connexions:steps.${step}.definition`)
	]);
	const header = ['measure', 'uai', 'school', 'theme', 'figure', 'definition', 'from', 'to'];
	return writeCsv(
		header.map((name) => t(`mediation-reseau:csv.${name}`)),
		[
			...cells('sessions', (school, theme) =>
				String((school < sums.length ? sums[school]! : columns)[theme]! || '')
			),
			...PEOPLE_MEASURES.flatMap((measure) => {
				const { cells: inner, rowTotals, columnTotals, total } = figures.people[measure];
				const rows = inner.map((row, i) => [...row, rowTotals[i]!]);
				const table = [...rows, [...columnTotals, total]];
				return cells(measure, (school, theme) => value(table[school]![theme]!));
			}),
			...funnel
		].map((row) => [...row, figures.from, figures.to])
	);
}
