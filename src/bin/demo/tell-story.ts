import { POLICY_OF_PRESET } from '$lib/domain/disconnection/disconnection-policy';
import type { SchoolHours } from '$lib/domain/disconnection/school-hours';
import type { App } from '$lib/server/app';
import { demoInstant, weeksToShift } from '../demo-school/shift-weeks';
import { callFamilies } from './call-families';
import { connectFamilies } from './connect-families';
import type { DemoClock } from './demo-clock';
import { atWork, nameStaff } from './demo-staff';
import { AMINA, MARTA, openGuardians } from './find-guardians';
import { helpFamilies } from './help-families';
import { holdMoments } from './hold-moments';
import { holdWorkshop } from './hold-workshop';
import { lendThings } from './lend-things';
import { liveTheDay, offerWorkshop } from './live-the-day';
import { prepareResourceParents } from './prepare-resource-parents';
import { placeSchools } from './place-schools';
import { shareFamilies } from './share-families';
import { showHelpers } from './show-helpers';
import { JULES_VERNE, loadEvents, loadPeople, TILLEULS } from './load-schools';

const DAY = 86_400_000;
/** An hour and a quarter after the story's morning, the CPE has the list before her. */
const CALLS_AFTER = 75 * 60_000;
const HOURS: SchoolHours = {
	zone: 'C',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
};

/** Pupils of the story's absences that a connected family is to know of, by their keys. */
const ABSENT_PUPILS = ['700014', '700027'];

/**
 * Fills an empty installation: two schools from the files that real schools have, three weeks of
 * first connections, then a school day. Everything goes through the use cases that staff and
 * families use.
 * @param files folder of the schools' files
 * @param say tells a step, by its key among the words of the demo
 */
export async function tellStory(
	app: App,
	clock: DemoClock,
	files: string,
	say: (step: string) => void
): Promise<void> {
	const weeks = weeksToShift(HOURS, clock.now());
	const morning = demoInstant(HOURS, weeks);

	say('people');
	clock.goTo(new Date(morning.getTime() - 28 * DAY));
	await loadPeople(app, files, TILLEULS, weeks);
	await loadPeople(app, files, JULES_VERNE, weeks);
	say('staff');
	await nameStaff(app);
	const secretary = await atWork(app, 'secretary', TILLEULS.uai);
	const mediator = await atWork(app, 'mediator', TILLEULS.uai);
	await placeSchools(app, mediator, files);

	say('families');
	const who = { secretary, mediator };
	const families = await connectFamilies(app, clock, who, morning, ABSENT_PUPILS);
	await holdMoments(app, clock, mediator, families, morning);

	say('events');
	clock.goTo(morning);
	await loadEvents(app, files, TILLEULS, weeks);
	await loadEvents(app, files, JULES_VERNE, weeks);
	say('workshop');
	await holdWorkshop(app, clock, mediator, families, morning);
	const workshopId = await offerWorkshop(app, mediator, HOURS);
	say('volunteers');
	await prepareResourceParents(app);
	say('day');
	await liveTheDay(app, clock, secretary, families, workshopId, morning);
	const adviser = await atWork(app, 'education-adviser', TILLEULS.uai);
	const hers = await openGuardians(app, adviser);
	const reader = hers.filter(({ sourceId }) => sourceId === AMINA || sourceId === MARTA);
	const callsFrom = new Date(morning.getTime() + CALLS_AFTER);
	await callFamilies(app, clock, adviser, callsFrom, new Set(reader.map(({ id }) => id)));
	await lendThings(app, clock, mediator, families, morning);
	await helpFamilies(app, clock, mediator, families, morning);
	await shareFamilies(app, mediator, adviser);
	await showHelpers(app, clock, who, families, workshopId, morning);
	clock.release();
}
