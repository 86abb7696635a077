import { createECDH, randomBytes } from 'node:crypto';
import type { GuardianActor, StaffActor } from '$lib/domain/shared/actor';
import type { Locale } from '$lib/domain/shared/locale';
import type { App } from '$lib/server/app';
import { subscribeDevice } from '$lib/server/delivery/subscribe-device';
import { confirmAdult } from '$lib/server/first-connection/confirm-adult';
import { createInvitations } from '$lib/server/first-connection/create-invitations';
import { useInvitation } from '$lib/server/first-connection/use-invitation';
import { readHome } from '$lib/server/home/read-home';
import { recordOutreach } from '$lib/server/outreach/record-outreach';
import { FAMILY_COOKIE, readFamilyActor } from '$lib/server/sign-in/family-session';
import { seededRandom } from '../demo-school/random';
import type { DemoClock } from './demo-clock';
import { AMINA, guardiansOf, MARTA, openGuardians } from './find-guardians';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A family that connected in the story, and the guardian's row in the school. */
export interface ConnectedFamily {
	guardianId: string;
	actor: GuardianActor;
}

/**
 * Three weeks of first connections before the story's morning: letters handed out, most used at a
 * back-to-school evening or at the counter, most adults met, some phones that ring, some parents
 * who came back. Amina and Marta get theirs later, from the reader of the demo.
 * @param sureOf keys of pupils whose guardians are to be among the connected
 */
export async function connectFamilies(
	app: App,
	clock: DemoClock,
	who: { secretary: StaffActor; mediator: StaffActor },
	morning: Date,
	sureOf: string[]
): Promise<ConnectedFamily[]> {
	const random = seededRandom(2_508);
	const certain = await guardiansOf(app, who.secretary, sureOf);
	const families: ConnectedFamily[] = [];
	for (const { id, sourceId, locale } of await openGuardians(app, who.secretary)) {
		const [isInvited, comes] = [random.chance(0.62), random.chance(0.62)];
		const [isMet, rings, returns] = [random.chance(0.8), random.chance(0.4), random.chance(0.6)];
		const moment = random.pick(['enrolment', 'meeting', 'counter', 'cafe'] as const);
		const day = new Date(morning.getTime() - Number(random.digits(6, 20)) * DAY);
		if (sourceId === AMINA || sourceId === MARTA) continue;
		const isSure = certain.has(id);
		if (!isInvited && !isSure) continue;
		clock.goTo(new Date(day.getTime() - DAY));
		const secret = await invite(app, who.secretary, id);
		if (!secret || (!comes && !isSure)) continue;

		clock.goTo(new Date(day.getTime() + 9 * HOUR));
		const actor = await enter(app, secret, (locale as Locale | null) ?? 'fr');
		await readHome(app, actor);
		if (!isMet && !isSure) continue;
		await confirmAdult(app, who.mediator, id);
		await recordOutreach(app, who.mediator, { guardianId: id, moment, note: '' });
		const met = { ...actor, isProvisional: false };
		if (rings) await subscribe(app, met);
		if (returns || isSure) {
			clock.goTo(new Date(day.getTime() + 3 * DAY));
			await readHome(app, met);
		}
		families.push({ guardianId: id, actor: met });
	}
	return families;
}

async function invite(app: App, actor: StaffActor, guardianId: string): Promise<string | null> {
	const made = await createInvitations(app, actor, [guardianId]);
	return made.ok ? (made.value.invitations[0]?.secret ?? null) : null;
}

async function enter(app: App, secret: string, locale: Locale): Promise<GuardianActor> {
	const used = await useInvitation(app, { kind: 'secret', secret }, null, locale, '192.0.2.1');
	if (!used.ok) throw new Error(`A letter of the demo does not open: ${used.error.code}`);
	const cookie = used.value.sessionCookie!;
	const get = (name: string) => (name === FAMILY_COOKIE ? cookie : undefined);
	return (await readFamilyActor(app, { get } as Parameters<typeof readFamilyActor>[1]))!;
}

/** A phone of the story: its push service is a name that leads nowhere (RFC 2606). */
async function subscribe(app: App, actor: GuardianActor): Promise<void> {
	const keys = createECDH('prime256v1');
	const kept = await subscribeDevice(app, actor, {
		endpoint: `https://push.passerelle.example/${randomBytes(12).toString('base64url')}`,
		keys: {
			p256dh: keys.generateKeys('base64url'),
			auth: randomBytes(16).toString('base64url')
		}
	});
	if (!kept.ok) throw new Error(`A phone of the demo is refused: ${kept.error.code}`);
}
