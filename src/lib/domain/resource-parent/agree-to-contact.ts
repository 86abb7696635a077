import type { Language } from '../shared/locale';
import { ok, refuse, type Result } from '../shared/result';
import type { ContactError } from './errors';

/** How a family agrees to be reached. */
export const CONTACT_WISHES = ['call', 'meet'] as const;
export type ContactWish = (typeof CONTACT_WISHES)[number];

/** What a resource parent will see of a family: this, and nothing else. */
export type Shown = { shownName: string; shownPhone: string | null; locale: Language };

/**
 * A family agrees to be contacted: what is shown of it. The telephone only when it may be called, and
 * nothing of its children, ever.
 *
 * Refusals: `not-offered` (the school has no active resource parent), `no-phone`.
 *
 * @param family.mobile E.164 on file
 */
export function agreeToContact(
	family: { firstName: string; mobile: string | null; locale: Language },
	wish: ContactWish,
	isOffered: boolean
): Result<Shown, ContactError> {
	if (!isOffered) return refuse({ code: 'resource-parent.not-offered' });
	if (wish === 'call' && !family.mobile) return refuse({ code: 'resource-parent.no-phone' });
	return ok({
		shownName: family.firstName,
		shownPhone: wish === 'call' ? family.mobile : null,
		locale: family.locale
	});
}
