import type { StaffActor } from '$lib/domain/shared/actor';
import { isoDateIn } from '$lib/i18n/dates';
import type { App } from '$lib/server/app';
import { checkInFamily } from '$lib/server/workshop/check-in';
import { countUnknown } from '$lib/server/workshop/count-unknown';
import { createSession } from '$lib/server/workshop/create-session';
import { readDoor } from '$lib/server/workshop/read-door';
import { registerFamily } from '$lib/server/workshop/register-family';
import { sayHowItWent } from '$lib/server/workshop/say-how-it-went';
import type { ConnectedFamily } from './connect-families';
import type { DemoClock } from './demo-clock';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Those who came, scanned the sign and said how it was; three more whom nobody knows. */
const CAME = 7;
const UNKNOWN = 3;

/**
 * A workshop at the market, a week before the story's morning: who came, who was counted without a
 * name, and what they said of it.
 */
export async function holdWorkshop(
	app: App,
	clock: DemoClock,
	mediator: StaffActor,
	families: readonly ConnectedFamily[],
	morning: Date
): Promise<void> {
	clock.goTo(new Date(morning.getTime() - 14 * DAY));
	const held = new Date(morning.getTime() - 7 * DAY);
	const created = await createSession(app, mediator, {
		theme: 'screens',
		day: isoDateIn(held, 'Europe/Paris'),
		days: [],
		from: '09:30',
		to: '11:00',
		where: 'outside',
		place: 'Marché des Tilleuls',
		interpreters: ['ar']
	});
	if (!created.ok) throw new Error(created.error.code);
	const { itemId } = created.value;
	const here = families.slice(0, CAME);
	for (const { actor } of here) await registerFamily(app, actor, itemId);
	const [year, month, day] = isoDateIn(held, 'Europe/Paris').split('-').map(Number);
	const during = Date.UTC(year!, month! - 1, day!, 8, 45);
	clock.goTo(new Date(during));
	const door = await readDoor(app, mediator, itemId);
	for (const { actor } of here) await checkInFamily(app, actor, door!.key);
	for (let n = 0; n < UNKNOWN; n++) await countUnknown(app, mediator, { itemId, by: 1 });
	clock.goTo(new Date(during + 180 * MINUTE));
	for (const [n, { actor }] of here.entries()) {
		await sayHowItWent(app, actor, itemId, { helped: n === 3 ? 'a-little' : 'yes' });
		await sayHowItWent(app, actor, itemId, { again: n === 5 ? 'no' : 'yes' });
	}
	clock.goTo(morning);
}
