import type { LineField, StandingLine } from '../../../domain/accompaniment/changed-fields';
import { isLanguage } from '../../../domain/shared/locale';
import type { Translate } from '../../../i18n/translator';

/** The name of somebody; a first name alone has nothing after it. */
export function nameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
	return `${firstName} ${lastName}`.trim();
}

/** Minutes as people say them: 45 min, 1 h, 1 h 30. */
export function durationWords(t: Translate, minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	if (hours === 0) return t('mediation-accompagnements:minutes', { count: minutes });
	return rest === 0
		? t('mediation-accompagnements:duration.hours', { hours })
		: t('mediation-accompagnements:duration.hours-minutes', {
				hours,
				minutes: String(rest).padStart(2, '0')
			});
}

/** What a field of a line holds, in words; empty when it holds nothing. */
export function fieldWords(
	t: Translate,
	field: LineField,
	line: StandingLine,
	names: readonly string[]
): string {
	const many = (codes: readonly string[], say: (code: string) => string) =>
		codes.map(say).join(', ');
	switch (field) {
		case 'names':
			return names.join(', ');
		case 'anonymous':
			return String(line.anonymous);
		case 'at':
			return line.at;
		case 'themes':
			return many(line.themes, (one) => t(`mediation-accompagnements:themes.${one}`));
		case 'place':
			return t(`mediation-accompagnements:places.${line.place}`);
		case 'durationMinutes':
			return durationWords(t, line.durationMinutes);
		case 'autonomy':
			return line.autonomy ? t(`mediation-accompagnements:autonomies.${line.autonomy}`) : '';
		case 'orientations':
			return many(line.orientations, (one) => t(`mediation-accompagnements:orientations.${one}`));
		case 'materials':
			return many(line.materials, (one) => t(`mediation-accompagnements:materials.${one}`));
		case 'interpreter':
			return isLanguage(line.interpreter) ? t(`mediation:languages.${line.interpreter}`) : '';
		case 'tags':
			return many(line.tags, (one) => t(`mediation-accompagnements:tags.${one}`));
		case 'note':
			return line.note;
	}
}
