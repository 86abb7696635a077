import { eq } from 'drizzle-orm';
import type { FunnelError } from '../../domain/funnel/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { guardian } from '../db/schema/directory';
import { findGuardian } from './find-guardian';

/**
 * Enters the language in which a guardian's letters are written; null when nobody knows it. What a
 * connected family chose for itself stays as it is.
 *
 * @param input.seen the language that the writer had before her eyes; left out when it does not matter
 * @returns the language entered before, to be put back
 * @returns refusal of `findGuardian`, or `funnel.language-changed`: a colleague entered another since
 */
export async function setLetterLocale(
	app: App,
	actor: StaffActor,
	input: { guardianId: string; locale: Language | null; seen?: Language | null }
): Promise<Result<{ before: Language | null }, FunnelError | { code: 'funnel.language-changed' }>> {
	return app.db.transaction(actor, async (tx) => {
		const found = await findGuardian(tx, actor, input.guardianId);
		if (!found.ok) return found;
		const before = isLanguage(found.value.letterLocale) ? found.value.letterLocale : null;
		if (input.seen !== undefined && input.seen !== before && input.locale !== before) {
			return refuse({ code: 'funnel.language-changed' });
		}
		await tx
			.update(guardian)
			.set({ letterLocale: input.locale })
			.where(eq(guardian.id, input.guardianId));
		return ok({ before });
	});
}
