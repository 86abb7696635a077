import type { Standing } from '../../../domain/reach/standing';
import type { Translate } from '../../../i18n/translator';

/** Where somebody stands, in a few words, and why people have to take over. */
export type ReachWords = { situation: string; reason: string | null };

/** Words where a guardian stands with something said, for staff. */
export function reachWords(t: Translate, standing: Standing): ReachWords {
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
			// Without an hour nobody can say that it is planned.
			return say(
				t(
					standing.at
						? `mediation-reach:planned.${standing.kind}`
						: `mediation-reach:not.${standing.kind}`
				)
			);
		default:
			return say(t(`mediation-reach:not.${standing.kind}`));
	}
}

/** The hour that goes with it: of what informed her, of what left, of what is planned; null for none. */
export function hourOf(standing: Standing): Date | null {
	return 'at' in standing ? standing.at : null;
}
