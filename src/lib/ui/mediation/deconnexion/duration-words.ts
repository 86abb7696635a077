import type { Translate } from '$lib/i18n/translator';

/** A delay in the largest unit that says it exactly. @param minutes 0 for none */
export function durationWords(t: Translate, minutes: number): string {
	if (minutes === 0) return t('mediation-deconnexion:duration.none');
	if (minutes % 1440 === 0)
		return t('mediation-deconnexion:duration.days', { count: minutes / 1440 });
	if (minutes % 60 === 0) return t('mediation-deconnexion:duration.hours', { count: minutes / 60 });
	return t('mediation-deconnexion:duration.minutes', { count: minutes });
}

/** The usual delays, in minutes, and the one in force where it is not among them. */
export function choicesWith(usual: readonly number[], present: number): number[] {
	return [...new Set([...usual, present])].sort((a, b) => a - b);
}
