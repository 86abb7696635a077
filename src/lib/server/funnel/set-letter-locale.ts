import { eq } from 'drizzle-orm';
import type { FunnelError } from '../../domain/funnel/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import { ok, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { guardian } from '../db/schema/directory';
import { findGuardian } from './find-guardian';

/**
 * Enters the language in which a guardian's letters are written; null when nobody knows it. What a
 * connected family chose for itself stays as it is.
 *
 * @returns the language entered before, to be put back
 */
export async function setLetterLocale(
	app: App,
	actor: StaffActor,
	input: { guardianId: string; locale: Language | null }
): Promise<Result<{ before: Language | null }, FunnelError>> {
	return app.db.transaction(actor, async (tx) => {
		const found = await findGuardian(tx, actor, input.guardianId);
		if (!found.ok) return found;
		await tx
			.update(guardian)
			.set({ letterLocale: input.locale })
			.where(eq(guardian.id, input.guardianId));
		const before = found.value.letterLocale;
		return ok({ before: isLanguage(before) ? before : null });
	});
}
