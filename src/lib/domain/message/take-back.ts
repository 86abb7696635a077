import type { Change, ItemKind } from '../shared/item-version';
import { ok, refuse, type Result } from '../shared/result';

/** What deciding needs of a version, the latest first. */
export type StandingVersion = {
	change: Change;
	releasedAt: Date | null;
	withdrawnAt: Date | null;
};

/**
 * How something written here is taken back. `withhold`: it was held, and is never shown. `recall`:
 * from now on only those who saw it are told that it no longer holds, nobody else ever sees it.
 * `cancel`: everybody is told; a workshop is taken back so, since people come without having seen it
 * on a phone.
 */
export type TakingBack = 'withhold' | 'recall' | 'cancel';

/**
 * Decides how an item is taken back.
 * Refusal: `compose.already-taken-back`.
 */
export function decideTakeBack<Version extends StandingVersion>(
	kind: ItemKind,
	versions: readonly Version[]
): Result<{ how: TakingBack; latest: Version }, { code: 'compose.already-taken-back' }> {
	// A taking back that was itself taken back does not count.
	const latest = versions.find((version) => version.withdrawnAt === null);
	if (!latest || latest.change === 'cancel') return refuse({ code: 'compose.already-taken-back' });
	if (latest.releasedAt === null) return ok({ how: 'withhold', latest });
	return ok({ how: kind === 'workshop' ? 'cancel' : 'recall', latest });
}

/**
 * How a taking back is undone: the cancellation is withdrawn (and nobody is barred any more), or
 * what was withheld is planned again, or there is nothing to undo.
 */
export type PuttingBack = 'drop-cancellation' | 'plan-again' | 'nothing';

/**
 * Decides how a taking back is undone: as long as nobody can have been told of it.
 * @param isRecalled only those who saw the item may be told
 * @param isSeen somebody saw it
 *
 * Refusal: `compose.too-late`.
 */
export function decidePutBack<Version extends StandingVersion>(
	versions: readonly Version[],
	{ isRecalled, isSeen }: { isRecalled: boolean; isSeen: boolean }
): Result<{ how: PuttingBack; latest: Version }, { code: 'compose.too-late' }> {
	const standing = versions.find((version) => version.withdrawnAt === null);
	const latest = standing ?? versions[0]!;
	if (latest.change === 'cancel') {
		const mayBeTold = latest.releasedAt !== null && (isSeen || !isRecalled);
		if (mayBeTold) return refuse({ code: 'compose.too-late' });
		if (standing) return ok({ how: 'drop-cancellation', latest });
	}
	return ok({ how: standing ? 'nothing' : 'plan-again', latest });
}
