import { page } from '$app/state';
import { translatorFor, type Translate } from './translator';

/** The translator of the page being rendered, from the messages that its layout loaded. */
export function useTranslator(): Translate {
	return (key, params) => translatorFor(page.data.locale, page.data.messages)(key, params);
}
