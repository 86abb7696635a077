import { and, eq } from 'drizzle-orm';
import { canSettleHelp } from '../../domain/help/person.policy';
import type { SaveCampaignInput } from '../../domain/help/save-campaign.input';
import {
	isCampaignOpen,
	TELESERVICES,
	USUAL_ADDRESSES,
	type Teleservice
} from '../../domain/help/teleservice';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { teleserviceCampaign } from '../db/schema/help';

export type CampaignError = { code: 'campaign.not-allowed' };

/** A téléservice as the office sets it: its days are empty until they are given. */
export type CampaignLine = {
	code: Teleservice;
	opensOn: string;
	closesOn: string;
	url: string;
	isSet: boolean;
	isOpen: boolean;
};

/** All téléservices, with what the actor's school set. */
export async function listCampaigns(app: App, actor: StaffActor): Promise<CampaignLine[]> {
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const today = isoDateIn(app.clock.now(), timeZone);
		const found = await tx
			.select()
			.from(teleserviceCampaign)
			.where(eq(teleserviceCampaign.schoolId, actor.schoolId));
		return TELESERVICES.map((code) => {
			const set = found.find((one) => one.code === code);
			return {
				code,
				opensOn: set?.opensOn ?? '',
				closesOn: set?.closesOn ?? '',
				url: set?.url ?? USUAL_ADDRESSES[code],
				isSet: set !== undefined,
				isOpen: set !== undefined && isCampaignOpen(set, today)
			};
		});
	});
}

/** Says when a téléservice is open for the school's families, and where. */
export async function saveCampaign(
	app: App,
	actor: StaffActor,
	{ code, opens: opensOn, closes: closesOn, url }: SaveCampaignInput
): Promise<Result<null, CampaignError>> {
	if (!canSettleHelp(actor)) return refuse({ code: 'campaign.not-allowed' });
	const values = { opensOn, closesOn, url };
	await app.db.transaction(actor, (tx) =>
		tx
			.insert(teleserviceCampaign)
			.values({ schoolId: actor.schoolId, code, ...values })
			.onConflictDoUpdate({
				target: [teleserviceCampaign.schoolId, teleserviceCampaign.code],
				set: values
			})
	);
	return ok(null);
}

/** Takes a téléservice off the families' home; says what was set, to set it again. */
export async function dropCampaign(
	app: App,
	actor: StaffActor,
	code: Teleservice
): Promise<Result<SaveCampaignInput | null, CampaignError>> {
	if (!canSettleHelp(actor)) return refuse({ code: 'campaign.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [gone] = await tx
			.delete(teleserviceCampaign)
			.where(
				and(eq(teleserviceCampaign.schoolId, actor.schoolId), eq(teleserviceCampaign.code, code))
			)
			.returning();
		return ok(gone ? { code, opens: gone.opensOn, closes: gone.closesOn, url: gone.url } : null);
	});
}
