import { eq, inArray } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { catalogueEntry, facilitator, network } from '../db/schema/workshop';

/** What the administrator's command says. */
export type Joined = { network: string; schools: { uai: string; name: string }[] };

/**
 * Creates a network when there is none of that name, and puts schools in it. A school belongs to one
 * network: it leaves the one before, and what it shared there is its own again.
 *
 * @param uais UAI codes; none of them is touched when one is unknown
 */
export async function joinNetwork(
	app: App,
	name: string,
	uais: readonly string[]
): Promise<Result<Joined, { code: 'network.unknown-school'; uai: string }>> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const schools = uais.length
			? await tx
					.select()
					.from(school)
					.where(inArray(school.uai, [...uais]))
					.orderBy(school.uai)
			: [];
		const missing = uais.find((uai) => !schools.some((one) => one.uai === uai));
		if (missing) return refuse({ code: 'network.unknown-school' as const, uai: missing });
		await tx
			.insert(network)
			.values({ name, createdAt: app.clock.now() })
			.onConflictDoNothing({ target: network.name });
		const [found] = await tx.select().from(network).where(eq(network.name, name));
		for (const one of schools.filter(({ networkId }) => networkId !== found!.id)) {
			await leave(tx, one.id, found!.id);
		}
		return ok({ network: name, schools: schools.map(({ uai, name }) => ({ uai, name })) });
	});
}

/** Takes schools out of whatever network they are in; what they shared is their own again. */
export async function leaveNetwork(
	app: App,
	uais: readonly string[]
): Promise<Result<Joined['schools'], { code: 'network.unknown-school'; uai: string }>> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const schools = await tx
			.select()
			.from(school)
			.where(inArray(school.uai, [...uais]))
			.orderBy(school.uai);
		const missing = uais.find((uai) => !schools.some((one) => one.uai === uai));
		if (missing) return refuse({ code: 'network.unknown-school' as const, uai: missing });
		for (const one of schools) await leave(tx, one.id, null);
		return ok(schools.map(({ uai, name }) => ({ uai, name })));
	});
}

async function leave(
	tx: Parameters<Parameters<App['db']['transaction']>[1]>[0],
	schoolId: string,
	networkId: string | null
): Promise<void> {
	const alone = { networkId: null };
	await tx.update(catalogueEntry).set(alone).where(eq(catalogueEntry.schoolId, schoolId));
	await tx.update(facilitator).set(alone).where(eq(facilitator.schoolId, schoolId));
	await tx.update(school).set({ networkId }).where(eq(school.id, schoolId));
}
