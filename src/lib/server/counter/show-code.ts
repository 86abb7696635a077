import { formatCode } from '../../domain/first-connection/invitation-key';
import {
	directionOf,
	isPrepared,
	languageTag,
	shippedLocaleOf,
	type Language
} from '../../domain/shared/locale';
import type { App } from '../app';
import { serverTranslator } from '../i18n/messages';
import { qrPath } from '../letter/qr-path';
import { refOf } from './counter-ref';
import type { ShownCode } from './open-counter';

/** A code as the mediator's screen shows it. Its secret is in the drawing only. */
export type CodeOnScreen = {
	invitationId: string;
	qr: { side: number; path: string };
	/** `1234 5678 9012`, and the address where it is typed. */
	code: string;
	address: string;
	expiresAt: Date;
	/** Now, in ISO 8601, and milliseconds since the visit began. */
	shownAt: string;
	elapsed: number;
	/** What to do, in the adult's language, to be shown to her; null when nobody asked which. */
	words: { lang: string; dir: 'ltr' | 'rtl'; steps: string[] } | null;
	replaced: string | null;
};

/** Draws a code that was just made. The secret goes in the fragment, which browsers never send. */
export function showCode(app: App, shown: ShownCode, locale: Language | null): CodeOnScreen {
	const address = `${app.config.origin}/invitation`;
	const now = app.clock.now();
	return {
		invitationId: shown.invitationId,
		qr: qrPath(`${address}?c=${refOf(shown.invitationId)}#${shown.secret}`),
		code: formatCode(shown.code),
		address: address.replace(/^https?:\/\//, ''),
		expiresAt: shown.expiresAt,
		shownAt: now.toISOString(),
		elapsed: now.getTime() - shown.startedAt.getTime(),
		words: locale && wordsIn(locale),
		replaced: shown.replaced
	};
}

function wordsIn(locale: Language): CodeOnScreen['words'] {
	const shipped = shippedLocaleOf(locale);
	const t = serverTranslator(shipped);
	// A language that is mostly spoken has no words of ours: simple French stands in.
	return {
		lang: languageTag(isPrepared(locale) ? shipped : locale),
		dir: directionOf(shipped),
		steps: [t('letter:steps.camera'), t('letter:steps.scan')]
	};
}
