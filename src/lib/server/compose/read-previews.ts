import type { StaffActor } from '../../domain/shared/actor';
import { DEFAULT_LOCALE, type Locale } from '../../domain/shared/locale';
import type { Messages } from '../../i18n/translator';
import type { App } from '../app';
import { messagesFor } from '../i18n/messages';
import { audienceLocales } from '../translation/audience-locales';

/** The words of a ready sentence in one language. */
export type ReadyPreview = { locale: Locale; messages: Messages };

/** How families of the actor's school would read a ready sentence: in French, and in their languages. */
export async function readPreviews(app: App, actor: StaffActor): Promise<ReadyPreview[]> {
	const read = await audienceLocales(app, { schoolId: actor.schoolId });
	const locales = [...new Set<Locale>([DEFAULT_LOCALE, ...read])];
	return locales.map((locale) => ({ locale, messages: messagesFor(locale, ['ready', 'message']) }));
}
