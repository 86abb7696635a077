import type { Reason } from '$lib/domain/disconnection/school-year';
import type { Translate } from '$lib/i18n/translator';

/** Why days are closed: in the school's words, or those of the official calendar. */
export function reasonName(t: Translate, reason: Pick<Reason, 'kind' | 'name' | 'isOwn'>): string {
	return reason.isOwn
		? reason.name
		: t(`mediation-calendrier:official.${reason.kind}.${reason.name}`);
}
