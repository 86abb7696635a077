import type { HomeworkContent } from './homework';

/**
 * Homework written here, when it is released or planned again: it is never due before the next school
 * day after its release (PRODUCT rule 2; IGÉSR report 24-25 140C, recommendation 2). The day that was
 * asked for is kept, so that staff can be told; a release that comes sooner again gives it back.
 *
 * @param earliest `YYYY-MM-DD`, the next school day after the release
 * @returns the same object when nothing moves
 */
export function moveDueDay(content: HomeworkContent, earliest: string): HomeworkContent {
	const { askedDueOn, ...rest } = content;
	const asked = askedDueOn ?? content.dueOn;
	const dueOn = asked < earliest ? earliest : asked;
	if (dueOn === content.dueOn) return content;
	return dueOn === asked ? { ...rest, dueOn } : { ...rest, dueOn, askedDueOn: asked };
}
