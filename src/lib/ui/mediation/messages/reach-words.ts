import type { Standing } from '../../../domain/reach/standing';
import { formatDayAndHour } from '../../../i18n/dates';
import type { Translate } from '../../../i18n/translator';

/** Where somebody stands, in a few words, and why people have to take over. */
export type ReachWords = { situation: string; reason: string | null };

/** Words where a guardian stands with something said, for staff: on the school's wall clock. */
export function reachWords(t: Translate, standing: Standing, timeZone: string): ReachWords {
	const when = (at: Date) => formatDayAndHour('fr', at, timeZone);
	const say = (situation: string, reason: string | null = null) => ({ situation, reason });
	switch (standing.kind) {
		case 'informed':
			return say(t(`mediation-reach:through.${standing.through}`));
		case 'to-call': {
			const { reason, calls } = standing;
			const why = reason && t(`mediation-appels:reasons.${reason}`);
			const done = calls > 0 ? t('mediation-reach:calls', { count: calls }) : null;
			return say(t('mediation-reach:not.to-call'), [why, done].filter(Boolean).join(' · ') || null);
		}
		case 'sms-waits':
		case 'waits':
			return say(
				standing.at
					? t(`mediation-reach:not.${standing.kind}-until`, { when: when(standing.at) })
					: t(`mediation-reach:not.${standing.kind}`)
			);
		case 'sms-sent':
		case 'pushed':
			return say(t(`mediation-reach:not.${standing.kind}`, { when: when(standing.at) }));
		default:
			return say(t(`mediation-reach:not.${standing.kind}`));
	}
}
