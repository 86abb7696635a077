import type { PlaceInput } from '../../domain/disconnection/calendar.input';
import type { GivenYear, NamedDays } from '../../domain/disconnection/given-calendar';
import { metropolitanTerritoryOf, placeOf } from '../../domain/disconnection/territory';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { changeCalendar, type CalendarError } from './change-calendar';

type Settled = Promise<Result<null, CalendarError>>;

/** Closes days of the school's own: a bridge, a strike. The same closure twice is one. */
export function addClosure(app: App, actor: StaffActor, closure: NamedDays): Settled {
	return changeCalendar(app, actor, 'calendar.closure-added', daysOf(closure), (given) => {
		if (given.closures.some((one) => isSame(one, closure))) return ok({});
		const closures = [...given.closures, closure].sort((a, b) => (a.from < b.from ? -1 : 1));
		return ok({ given: { ...given, closures } });
	});
}

/** Opens again what `addClosure` closed. */
export function removeClosure(app: App, actor: StaffActor, closure: NamedDays): Settled {
	return changeCalendar(app, actor, 'calendar.closure-removed', daysOf(closure), (given) => {
		const closures = given.closures.filter((one) => !isSame(one, closure));
		if (closures.length === given.closures.length) return refuse({ code: 'calendar.gone' });
		return ok({ given: { ...given, closures } });
	});
}

/** Takes in a school year that the school gives. One that overlaps another given year is refused. */
export function giveYear(app: App, actor: StaffActor, year: GivenYear): Settled {
	return changeCalendar(app, actor, 'calendar.year-given', daysOf(year), (given) => {
		if (given.years.some((one) => one.from < year.until && year.from < one.until)) {
			return refuse({ code: 'calendar.year-overlaps' });
		}
		const years = [...given.years, year].sort((a, b) => (a.from < b.from ? -1 : 1));
		return ok({ given: { ...given, years } });
	});
}

/** Removes a given year: its days are closed again where no official calendar speaks of them. */
export function removeYear(app: App, actor: StaffActor, from: string): Settled {
	return changeCalendar(app, actor, 'calendar.year-removed', { from }, (given) => {
		const years = given.years.filter((year) => year.from !== from);
		if (years.length === given.years.length) return refuse({ code: 'calendar.gone' });
		return ok({ given: { ...given, years } });
	});
}

/** Says where the school is: its zone (or none), its public holidays, its wall clock. */
export function settlePlace(app: App, actor: StaffActor, input: PlaceInput): Settled {
	return changeCalendar(app, actor, 'calendar.place-settled', { ...input }, (_given, school) => {
		const found = placeOf(input.academy);
		if (!found) return refuse({ code: 'calendar.choose-academy' });
		const { zone, territory, timeZone } = found;
		const ofUai = territory === 'metropole' ? metropolitanTerritoryOf(school.uai) : territory;
		return ok({
			place: { holidayZone: zone, territory: input.territory ?? ofUai, timeZone }
		});
	});
}

/** Of the journal: days only, no words that somebody typed. */
function daysOf({ from, until }: { from: string; until: string }) {
	return { from, until };
}

function isSame(a: NamedDays, b: NamedDays): boolean {
	return a.from === b.from && a.until === b.until && a.name === b.name;
}
