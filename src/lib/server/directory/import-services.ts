import { eq } from 'drizzle-orm';
import { refusedRow, type RowRemark } from '$lib/domain/directory/errors';
import type { ServiceRow } from '../adapters/event-files/read-people-rows';
import type { Tx } from '../db/client';
import { service, serviceConnection } from '../db/schema/directory';
import { batches, guardianIds } from './import-directory.repository';

/**
 * Records first connections to the services that a school relies on. A service that the school does
 * not have yet is added under the name in the file. A connection known already, from a list or
 * ticked, stays as it is.
 *
 * @returns how many connections are new
 */
export async function importServices(
	tx: Tx,
	schoolId: string,
	file: string,
	rows: readonly ServiceRow[]
): Promise<{ count: number; remarks: RowRemark[] }> {
	const guardians = await guardianIds(tx, schoolId);
	const remarks: RowRemark[] = [];
	const known = rows.filter(({ line, guardianSourceId }) => {
		if (guardians.has(guardianSourceId)) return true;
		remarks.push(refusedRow(file, line, { code: 'row.unknown-guardian', id: guardianSourceId }));
		return false;
	});
	const names = new Map(known.map((row) => [codeOf(row.service), row.service]));
	for (const batch of batches([...names]))
		await tx
			.insert(service)
			.values(batch.map(([code, name]) => ({ schoolId, code, name })))
			.onConflictDoNothing();
	const services = await tx.select().from(service).where(eq(service.schoolId, schoolId));
	const ids = new Map(services.map(({ code, id }) => [code, id]));
	let count = 0;
	for (const batch of batches(known)) {
		const added = await tx
			.insert(serviceConnection)
			.values(
				batch.map((row) => ({
					schoolId,
					serviceId: ids.get(codeOf(row.service)) ?? '',
					guardianId: guardians.get(row.guardianSourceId) ?? '',
					connectedOn: row.connectedOn,
					source: 'list'
				}))
			)
			.onConflictDoNothing()
			.returning({ guardianId: serviceConnection.guardianId });
		count += added.length;
	}
	return { count, remarks };
}

/** `Mon ENT ` and `mon-ent` are one service. */
export function codeOf(name: string): string {
	return name
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
