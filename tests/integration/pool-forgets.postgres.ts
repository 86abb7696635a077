import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { openServerDatabase } from '../../src/lib/server/db/server';
import { MIGRATIONS } from '../support/migrations';
import { openTestDatabase } from '../support/test-database';

test('what a transaction gave is forgotten with it, while the pool lives on', async () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const first = await openTestDatabase();
	const db = await openServerDatabase({ ...first.server!, poolSize: 2 }, MIGRATIONS);
	try {
		const given: WeakRef<object>[] = [];
		for (let n = 0; n < 5; n += 1) {
			given.push(new WeakRef(await db.transaction(SYSTEM, () => Promise.resolve({ n }))));
		}
		// The last one may still be held by what the transaction left on the stack.
		await expect
			.poll(() => {
				collect();
				return given.slice(0, -1).filter((one) => one.deref()).length;
			})
			.toBe(0);
	} finally {
		await db.close();
		await first.close();
	}
});
