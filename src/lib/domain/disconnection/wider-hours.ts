import {
	OPEN_DAYS,
	POLICY_OF_PRESET,
	type DisconnectionPolicy,
	type OpenDay
} from './disconnection-policy';

/**
 * The days on which hours go beyond what the report recommends: open before 07:00 or after 20:00
 * (IGÉSR report 24-25 140C, recommendation 1). A school may choose so; it is told before.
 *
 * @param present the hours in force: a day that stays as it is was decided before
 */
export function widerThanReport(
	wanted: DisconnectionPolicy,
	present: DisconnectionPolicy
): OpenDay[] {
	return OPEN_DAYS.filter((day) => {
		const [hours, now, report] = [wanted[day], present[day], POLICY_OF_PRESET['report-2025'][day]!];
		if (!hours || (hours.opens >= report.opens && hours.closes <= report.closes)) return false;
		return !now || hours.opens < now.opens || hours.closes > now.closes;
	});
}

/** Hours in one line: what somebody who was warned says yes to. */
export function hoursInOneLine(policy: DisconnectionPolicy): string {
	return OPEN_DAYS.map((day) => {
		const hours = policy[day];
		return hours ? `${hours.opens}-${hours.closes}` : '-';
	}).join(' ');
}
