import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import * as v from 'valibot';
import {
	dayHoursSchema,
	type DisconnectionPolicy
} from '../../domain/disconnection/disconnection-policy';
import { heededHours } from '../../domain/disconnection/own-hours';
import type { Tx } from '../db/client';
import { account } from '../db/schema/account';
import { guardian } from '../db/schema/directory';

/** How many families of a school chose hours that its policy leaves nothing of. */
export async function countUnheeded(
	tx: Tx,
	schoolId: string,
	policy: DisconnectionPolicy
): Promise<number> {
	const chosen = await tx
		.selectDistinct({ id: account.id, ownHours: account.ownHours })
		.from(account)
		.innerJoin(guardian, eq(guardian.accountId, account.id))
		.where(
			and(eq(guardian.schoolId, schoolId), isNull(guardian.leftAt), isNotNull(account.ownHours))
		);
	return chosen.filter(({ ownHours }) => {
		const own = v.safeParse(dayHoursSchema, ownHours);
		return own.success && heededHours(own.output, policy) === null;
	}).length;
}
