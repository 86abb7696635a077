import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { mayBeMobile } from '../../domain/directory/phone';
import { judgeReminder } from '../../domain/reminder/judge-reminder';
import { reminderWay, type ReminderWay } from '../../domain/reminder/reminder-way';
import { DEFAULT_LOCALE, isLanguage, type Language } from '../../domain/shared/locale';
import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { connectionReminder } from '../db/schema/follow-up';
import { smsStop } from '../db/schema/reach';
import { contactMark } from './contact-mark';

/** Somebody who might be reminded to connect, and how. */
export type Candidate = {
	id: string;
	firstName: string;
	lastName: string;
	/** E.164, or none. */
	mobile: string | null;
	/** Language of what is written to her: French while nobody asked. */
	locale: Language;
	/** Whether somebody asked. */
	isLocaleKnown: boolean;
	contactMark: string;
	way: ReminderWay;
	/** First day `YYYY-MM-DD` of the next reminder, when it is too soon for one. */
	from: string | null;
};

/**
 * The guardians of the actor's school among the keys, by name, each with the way a reminder takes.
 * @param tx the system's: a STOP is of the number, whatever the school
 * @param isLocked whether they stay as they are until the end: of two people who send at once, the
 *   second counts what the first one sent
 */
export async function loadCandidates(
	tx: Tx,
	{ schoolId }: Pick<StaffActor, 'schoolId'>,
	guardianIds: readonly string[],
	{ now, timeZone, isLocked }: { now: Date; timeZone: string; isLocked: boolean }
): Promise<Candidate[]> {
	if (guardianIds.length === 0) return [];
	const chosen = tx
		.select({
			person: guardian,
			// In words: among selected fields, drizzle writes a column without its table.
			hasChildHere: sql<boolean>`exists (select 1 from guardianship link
				join pupil p on p.id = link.pupil_id
				where link.guardian_id = guardian.id and link.has_access and p.left_at is null)`
		})
		.from(guardian)
		.where(and(eq(guardian.schoolId, schoolId), inArray(guardian.id, [...guardianIds])));
	// Always in the same order: two who send at once never wait for each other.
	const found = await (isLocked ? chosen.orderBy(asc(guardian.id)).for('update') : chosen);
	const past = Map.groupBy(
		await tx
			.select()
			.from(connectionReminder)
			.where(inArray(connectionReminder.guardianId, [...guardianIds])),
		({ guardianId }) => guardianId
	);
	const numbers = found.flatMap(({ person }) => person.mobile ?? []);
	const stopped = new Set(
		numbers.length === 0
			? []
			: (await tx.select().from(smsStop).where(inArray(smsStop.phone, numbers))).map(
					({ phone }) => phone
				)
	);
	return found
		.map(({ person, hasChildHere }) => {
			const mark = contactMark(person);
			const verdict = judgeReminder(past.get(person.id) ?? [], mark, now, timeZone);
			const { mobile, letterLocale } = person;
			return {
				...{ id: person.id, firstName: person.firstName, lastName: person.lastName, mobile },
				locale: isLanguage(letterLocale) ? letterLocale : DEFAULT_LOCALE,
				isLocaleKnown: isLanguage(letterLocale),
				contactMark: mark,
				from: verdict.kind === 'too-soon' ? verdict.from : null,
				way: reminderWay({
					isConnected: person.accountId !== null,
					hasChildHere: hasChildHere && person.leftAt === null,
					hasMobile: mobile !== null,
					isMobileUsable: mobile !== null && mayBeMobile(mobile),
					acceptsSms: person.acceptsSms,
					hasStopped: mobile !== null && stopped.has(mobile),
					verdict
				})
			};
		})
		.sort(
			(a, b) =>
				a.lastName.localeCompare(b.lastName, 'fr') || a.firstName.localeCompare(b.firstName, 'fr')
		);
}
