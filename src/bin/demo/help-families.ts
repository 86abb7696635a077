import { DateTime } from 'luxon';
import type { AccompanimentInput } from '$lib/domain/accompaniment/accompaniment.input';
import type { PlaceKind, Tag, Theme } from '$lib/domain/accompaniment/vocabulary';
import type { StaffActor } from '$lib/domain/shared/actor';
import { planAppointment } from '$lib/server/accompaniment/plan-appointment';
import { recordAccompaniment } from '$lib/server/accompaniment/record-accompaniment';
import type { App } from '$lib/server/app';
import type { ConnectedFamily } from './connect-families';
import type { DemoClock } from './demo-clock';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Days before the story's morning, what about, where, how long, and what sorts it. */
const HELPS: readonly (readonly [
	days: number,
	themes: Theme[],
	place: PlaceKind,
	minutes: number,
	tags: Tag[],
	note: string
])[] = [
	[13, ['device-basics'], 'counter', 45, ['first-connection'], ''],
	[12, ['family-schooling', 'admin-help'], 'school', 30, [], 'Dossier de bourse rempli ensemble.'],
	[10, ['parenting', 'schooling'], 'school', 30, ['good-news'], 'Lit les messages toute seule.'],
	[9, ['email'], 'telephone', 15, ['call-back'], ''],
	[8, ['web-browsing', 'digital-safety'], 'counter', 60, ['follow-up'], ''],
	[6, ['parenting'], 'outside', 30, [], ''],
	[5, ['schooling'], 'school', 30, ['first-connection'], ''],
	[2, ['device-basics', 'email'], 'counter', 45, ['equipment'], 'Revient avec le chargeur.'],
	[1, ['parenting', 'digital-safety'], 'school', 30, [], '']
];

/** People whom no file knows; the last two may be one person. */
const PASSERS_BY = [
	{ firstName: 'Ludmila', lastName: 'Petrova', phone: '+33639980171' },
	{ firstName: 'Awa', lastName: 'Ouattara', phone: '+33639980172' },
	{ firstName: 'Aoua', lastName: 'Watara', phone: '+33639980172' }
];

/**
 * A fortnight of help given one by one, to families and to people whom no file knows, and the
 * appointments of the week: one with an interpreter to find.
 */
export async function helpFamilies(
	app: App,
	clock: DemoClock,
	mediator: StaffActor,
	families: readonly ConnectedFamily[],
	morning: Date
): Promise<void> {
	const before = (days: number) => clock.goTo(new Date(morning.getTime() - days * DAY));
	// The first families are those of the pictures and of the journeys: they are left as they are.
	const helped = families.slice(8, 8 + HELPS.length);
	for (const [n, [days, themes, place, minutes, tags, note]] of HELPS.entries()) {
		before(days);
		const guardians = helped[n] ? [helped[n].guardianId] : [];
		const anonymous = n % 4 === 1 ? 1 : 0;
		const help = { themes, place, durationMinutes: minutes, tags, note, guardians, anonymous };
		if (guardians.length + anonymous > 0) await noteHelp(app, mediator, help);
	}
	for (const [n, person] of PASSERS_BY.entries()) {
		before(7 - n);
		const help = { themes: ['email' as const], place: 'counter' as const, durationMinutes: 30 };
		await noteHelp(app, mediator, help, [person]);
	}
	clock.goTo(new Date(morning.getTime() + 90 * MINUTE));
	const start = DateTime.fromJSDate(morning, { zone: 'Europe/Paris' });
	for (const [n, family] of families.slice(8, 11).entries()) {
		const day = start.plus({ days: n }).toISODate()!;
		const agreed = { guardian: family.guardianId, day, hour: n === 0 ? '16:00' : '10:30' };
		const interpreter = n === 1 ? { interpreter: 'ti' as const } : {};
		const where = { duration: 30, place: 'Bureau de la médiatrice' };
		await planAppointment(app, mediator, { ...agreed, ...where, ...interpreter }, []);
	}
}

async function noteHelp(
	app: App,
	mediator: StaffActor,
	help: Partial<AccompanimentInput> &
		Pick<AccompanimentInput, 'themes' | 'place' | 'durationMinutes'>,
	people: typeof PASSERS_BY = []
): Promise<void> {
	const done = await recordAccompaniment(
		app,
		mediator,
		{
			guardians: [],
			people: [],
			anonymous: 0,
			day: undefined,
			hour: undefined,
			autonomy: undefined,
			interpreter: undefined,
			orientations: [],
			materials: [],
			tags: [],
			note: '',
			...help
		},
		people
	);
	if (!done.ok) throw new Error(done.error.code);
}
