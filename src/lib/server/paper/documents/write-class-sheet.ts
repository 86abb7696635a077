import type { StaffLocale } from '../../../domain/shared/staff-locale';
import { formatDayAndYear } from '../../../i18n/dates';
import { serverTranslator } from '../../i18n/messages';
import type { PaperDocument } from '../press';
import type { Voice } from './voices';

/** More columns leave no room for the names. */
export const CLASS_SHEET_COLUMNS = 6;

/** `true`: already connected, printed ticked; `false`: a box to tick; null: does not apply. */
export type Mark = boolean | null;

export interface ClassSheetData {
	voice: Voice;
	title: string;
	subtitle: string;
	school: string;
	printed: string;
	labels: { pupil: string; guardians: string; ticked: string; empty: string };
	columns: string[];
	pupils: { name: string; guardians: { name: string; marks: Mark[] }[] }[];
}

/**
 * The sheet of a class for the form teacher's meeting with parents, on one A4: for each guardian, who
 * is connected to what, and boxes to tick.
 * @param input.columns Passerelle and the services that the school relies on, the first six
 * @param input.pupils in the order of the register; marks in the order of the columns
 */
export function writeClassSheet(input: {
	locale: StaffLocale;
	school: { name: string };
	division: string;
	/** Day of the school's wall clock, `YYYY-MM-DD`. */
	printedOn: string;
	columns: readonly string[];
	pupils: readonly {
		name: string;
		guardians: readonly { name: string; marks: readonly Mark[] }[];
	}[];
}): PaperDocument & { data: ClassSheetData } {
	const t = serverTranslator(input.locale);
	const columns = input.columns.slice(0, CLASS_SHEET_COLUMNS);
	return {
		template: 'class-sheet',
		data: {
			voice: { lang: input.locale, dir: 'ltr' },
			title: t('mediation-paper:class.title', { division: input.division }),
			subtitle: t('mediation-paper:class.subtitle'),
			school: input.school.name,
			printed: t('mediation-paper:class.printed', {
				day: formatDayAndYear(input.locale, input.printedOn)
			}),
			labels: {
				pupil: t('mediation-paper:class.pupil'),
				guardians: t('mediation-paper:class.guardians'),
				ticked: t('mediation-paper:class.ticked'),
				empty: t('mediation-paper:class.empty')
			},
			columns,
			pupils: input.pupils.map(({ name, guardians }) => ({
				name,
				guardians: guardians.map(({ name: guardian, marks }) => ({
					name: guardian,
					marks: columns.map((_, n) => marks[n] ?? null)
				}))
			}))
		}
	};
}
