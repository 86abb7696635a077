import { instantOf } from '../absence/record-absence';
import type { ChangeSessionInput } from './create-session.input';
import type { WorkshopContent, WorkshopTheme } from './workshop';

/**
 * What families read of a session that staff wrote. The link of a remote one is no part of it: only
 * those who come see it.
 *
 * @param timeZone IANA zone of the school's wall clock
 */
export function contentOfInput(
	theme: WorkshopTheme,
	input: ChangeSessionInput,
	timeZone: string
): WorkshopContent {
	return {
		theme,
		startsAt: instantOf(input.day, input.from, timeZone),
		endsAt: instantOf(input.day, input.to, timeZone),
		place: input.where === 'remote' ? '' : input.place,
		...(input.where === 'school' ? {} : { where: input.where }),
		...(input.capacity === undefined ? {} : { capacity: input.capacity }),
		...(input.interpreters.length ? { interpreters: input.interpreters } : {}),
		...(input.childcare ? { hasChildcare: true } : {}),
		...(input.note ? { note: input.note } : {})
	};
}
