import { and, gte, lte, sql } from 'drizzle-orm';
import { TELESERVICES, type Teleservice } from '../../domain/help/teleservice';
import { isCampaignOpen } from '../../domain/help/teleservice';
import type { FamilySchool } from '../../domain/home/home';
import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { teleserviceCampaign } from '../db/schema/help';
import { readPeople, type HelpPerson } from './read-people';

/** A téléservice that is open for the family, and until which day. */
export type OpenCampaign = { code: Teleservice; closesOn: string; url: string };

/** What stands on the home after everything else: what is open, and who helps. */
export type BesideHome = { campaigns: OpenCampaign[]; person: HelpPerson | null };

/**
 * The téléservices that are open today for the schools of the family, each once, the one that closes
 * first at the top; and the first person to turn to.
 */
export function readBesideHome(
	app: App,
	actor: GuardianActor,
	schools: readonly FamilySchool[]
): Promise<BesideHome> {
	return app.db.transaction(actor, async (tx) => {
		const [person = null] = await readPeople(tx);
		// A provisional session does not show that there is a child to enrol.
		if (actor.isProvisional) return { campaigns: [], person };
		const days = schools.map(({ today }) => today).sort();
		const found = days.length
			? await tx
					.select()
					.from(teleserviceCampaign)
					.where(
						and(
							lte(teleserviceCampaign.opensOn, days.at(-1)!),
							gte(teleserviceCampaign.closesOn, days[0]!)
						)
					)
					.orderBy(teleserviceCampaign.closesOn, sql`1`)
			: [];
		const open = found.filter((campaign) => {
			const today = schools.find(({ id }) => id === campaign.schoolId)?.today;
			return today !== undefined && isCampaignOpen(campaign, today);
		});
		const campaigns = TELESERVICES.flatMap((code) => open.find((one) => one.code === code) ?? [])
			.map(({ code, closesOn, url }) => ({ code: code as Teleservice, closesOn, url }))
			.sort((a, b) => a.closesOn.localeCompare(b.closesOn));
		return { campaigns, person };
	});
}
