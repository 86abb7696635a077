import type { StaffActor } from '$lib/domain/shared/actor';
import { isoDateIn } from '$lib/i18n/dates';
import type { App } from '$lib/server/app';
import { addStartingEntry } from '$lib/server/catalogue/save-entry';
import { answerInvitation } from '$lib/server/facilitator/answer-invitation';
import { inviteFacilitator } from '$lib/server/facilitator/invite-facilitator';
import { saveFacilitator } from '$lib/server/facilitator/save-facilitator';
import { askCallback } from '$lib/server/help/ask-callback';
import { saveCampaign } from '$lib/server/help/settle-campaigns';
import { savePerson } from '$lib/server/help/settle-people';
import type { ConnectedFamily } from './connect-families';
import type { DemoClock } from './demo-clock';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** When two families asked to be called, after the story's morning. */
const ASKED_AFTER = 95 * MINUTE;
const MOMENTS = ['afternoon', 'any'] as const;

/**
 * Around the workshops and behind the help button: who helps, which téléservice is open, a catalogue, a
 * facilitator who said yes, and two families who asked to be called.
 */
export async function showHelpers(
	app: App,
	clock: DemoClock,
	{ secretary, mediator }: { secretary: StaffActor; mediator: StaffActor },
	families: readonly ConnectedFamily[],
	workshopId: string | null,
	morning: Date
): Promise<void> {
	clock.goTo(new Date(morning.getTime() + ASKED_AFTER));
	await savePerson(app, secretary, null, {
		name: 'Sophie Bernard',
		function: 'mediator',
		phone: '+33639980310',
		locales: ['fr', 'en', 'ar']
	});
	const day = (days: number) => isoDateIn(new Date(morning.getTime() + days * DAY), 'Europe/Paris');
	const url = 'https://teleservices.education.gouv.fr/';
	await saveCampaign(app, secretary, { code: 'lsu', opens: day(-5), closes: day(25), url });
	for (const code of ['first-connection', 'protect-online', 'parents-cafe'] as const) {
		await addStartingEntry(app, mediator, code);
	}
	const nurse = await saveFacilitator(app, mediator, null, {
		name: 'Awa Diallo',
		organisation: 'PMI des Tilleuls',
		field: 'health',
		email: 'awa.diallo@example.org',
		phone: '+33639980311',
		locales: ['ar'],
		themes: ['connect', 'sleep', 'meals']
	});
	await saveFacilitator(app, mediator, null, {
		name: 'Karim Test',
		organisation: 'Club de boxe',
		field: 'sport',
		locales: [],
		themes: ['adolescence']
	});
	if (workshopId && nurse.ok) {
		const invited = await inviteFacilitator(app, mediator, workshopId, nurse.value.id);
		if (invited.ok) await answerInvitation(app, invited.value.link.split('#')[1]!, 'yes');
	}
	const asking = families.filter(({ actor }) => actor.locale !== 'fr').slice(0, MOMENTS.length);
	for (const [i, { actor }] of asking.entries()) {
		await askCallback(app, actor, mediator.schoolId, MOMENTS[i]);
	}
}
