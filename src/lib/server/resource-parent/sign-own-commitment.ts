import { and, eq, sql } from 'drizzle-orm';
import type { ResourceParentError } from '../../domain/resource-parent/errors';
import { signCommitment } from '../../domain/resource-parent/sign-commitment';
import type { ResourceParentActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { resourceParent } from '../db/schema/resource-parent';
import { journal } from '../db/schema/staff';
import { commitmentWords } from './commitment-words';
import type { FoundResourceParent } from './resource-parent.repository';

/**
 * She accepts the commitment in the language that she reads: the words themselves are kept, and their
 * hash. Tapped twice, it is signed once.
 *
 * Refusals: `not-found`, `not-waiting`, `other-words` (the page was of older words: she is shown those
 * of now).
 */
export async function signOwnCommitment(
	app: App,
	actor: ResourceParentActor,
	shown: string
): Promise<Result<null, ResourceParentError>> {
	const now = app.clock.now();
	const { schoolId, staffId, locale } = actor;
	const words = commitmentWords(locale);
	return app.db.transaction(actor, async (tx) => {
		const [own] = await tx
			.select()
			.from(resourceParent)
			.where(and(eq(resourceParent.staffId, staffId), eq(resourceParent.schoolId, schoolId)))
			.for('update');
		if (!own) return refuse({ code: 'resource-parent.not-found' });
		const signed = signCommitment(own as FoundResourceParent, { shown, now: words.hash }, now);
		if (!signed.ok || own.state === 'active') return signed.ok ? ok(null) : signed;
		await tx
			.update(resourceParent)
			.set({
				state: 'active',
				committedAt: now,
				commitmentLocale: locale,
				commitmentHash: words.hash,
				commitmentWords: words.sentences,
				revision: sql`revision + 1`
			})
			.where(eq(resourceParent.id, own.id));
		await tx.insert(journal).values({
			at: now,
			schoolId,
			staffId,
			action: 'resource-parent.committed',
			subject: own.id,
			details: { locale, hash: words.hash }
		});
		return ok(null);
	});
}
