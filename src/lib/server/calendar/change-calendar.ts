import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import { canSettleSchool } from '../../domain/directory/settle-school.policy';
import { givenCalendarSchema, type GivenCalendar } from '../../domain/disconnection/given-calendar';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { journal } from '../db/schema/staff';
import { replanHeld } from '../release/replan-held';

export type CalendarError = { code: string };

type School = typeof school.$inferSelect;
export type SchoolPlaceChange = Partial<Pick<School, 'holidayZone' | 'territory' | 'timeZone'>>;

/** What a change makes of a school: another given calendar, another place, or both. */
export type CalendarChange = { given?: GivenCalendar; place?: SchoolPlaceChange };

/**
 * Changes what a school's hours are made of: held against other changes, checked, written to the
 * journal, and what is held is planned again, all in one transaction.
 *
 * Refusals: `school.not-allowed`, those of `decide`, and `calendar.too-many-…`.
 */
export async function changeCalendar(
	app: App,
	actor: StaffActor,
	action: string,
	details: object,
	decide: (given: GivenCalendar, school: School) => Result<CalendarChange, CalendarError>
): Promise<Result<null, CalendarError>> {
	if (!canSettleSchool(actor)) return refuse({ code: 'school.not-allowed' });
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	const done = await app.db.transaction(SYSTEM, async (tx) => {
		const [row] = await tx.select().from(school).where(eq(school.id, schoolId)).for('update');
		if (!row) throw new Error('The school of a staff session no longer exists.');
		const decision = decide(v.parse(givenCalendarSchema, row.givenCalendar), row);
		if (!decision.ok) return decision;
		const { given, place } = decision.value;
		const checked = v.safeParse(givenCalendarSchema, given ?? row.givenCalendar);
		if (!checked.success) return refuse({ code: checked.issues[0].message });
		await tx
			.update(school)
			.set({ givenCalendar: checked.output, ...place })
			.where(eq(school.id, schoolId));
		await tx.insert(journal).values({ at: now, schoolId, staffId, action, details });
		await replanHeld(app, tx, schoolId, now);
		return ok(null);
	});
	if (done.ok) app.wake();
	return done;
}
