import { eq } from 'drizzle-orm';
import type { ChooseTokenInput } from '../../domain/home/choose-token.input';
import type { GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { childToken } from '../db/schema/account';
import { pupil } from '../db/schema/directory';

/** Keeps the animal and colour that a parent chose for a child of hers. */
export function chooseToken(
	app: App,
	actor: GuardianActor,
	{ pupilId, animal, colour }: ChooseTokenInput
): Promise<Result<null, { code: 'settings.unknown-child' }>> {
	return app.db.transaction(actor, async (tx) => {
		const [child] = await tx.select({ id: pupil.id }).from(pupil).where(eq(pupil.id, pupilId));
		if (!child) return refuse({ code: 'settings.unknown-child' as const });
		await tx
			.insert(childToken)
			.values({ accountId: actor.accountId, pupilId, animal, colour })
			.onConflictDoUpdate({
				target: [childToken.accountId, childToken.pupilId],
				set: { animal, colour }
			});
		return ok(null);
	});
}
