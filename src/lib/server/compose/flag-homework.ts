import { sql } from 'drizzle-orm';
import type { SchoolHours } from '../../domain/disconnection/school-hours';
import type { HomeworkContent } from '../../domain/homework/homework';
import { homeworkFlags, type TimingFlag } from '../../domain/homework/homework-timing';

/**
 * When what a row `s` of `said` says was first entered. A cancellation, or the same words put back,
 * is no new entry: homework entered in time stays so.
 */
export const firstEnteredAt = sql`(
	select min(v.entered_at) from item_version v
	where v.item_id = s.id and v.change <> 'cancel' and v.content = s.content)`;

/**
 * The flags of homework on the school's read-out, written here or in the school's own program
 * (PRODUCT rule 2); none for other kinds.
 * @param hours null when the school's hours cannot be read: nothing is flagged then
 */
export function flagHomework(
	hours: SchoolHours | null,
	said: { kind: string; content: Record<string, unknown>; first_entered_at: string }
): TimingFlag[] {
	if (hours === null || said.kind !== 'homework') return [];
	const content = said.content as unknown as HomeworkContent;
	return homeworkFlags(hours, content, new Date(said.first_entered_at));
}
