import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { absenceContentSchema, periodOf } from '../../domain/absence/absence';
import type { AbsenceReason } from '../../domain/absence/absence-reason';
import { latenessContentSchema } from '../../domain/absence/lateness';
import { homeworkContentSchema } from '../../domain/homework/homework';
import type { GivenAnswer, HomeCard } from '../../domain/home/home';
import { messageContentSchema } from '../../domain/message/message';
import { workshopContentSchema } from '../../domain/workshop/workshop';
import { isoDateIn } from '../../i18n/dates';
import type { Circle } from './read-circle';
import type { ShownItem } from './shown-items';

/**
 * The card of an item, in terms of the domain: codes, instants and the school's own words. Null
 * when the circle no longer holds its school.
 */
export function presentCard(row: ShownItem, circle: Circle, accountId: string): HomeCard | null {
	const school = circle.schools.find(({ id }) => id === row.school_id);
	if (!school) return null;
	const card = {
		itemId: row.id,
		school,
		children: circle.children.filter(({ id, divisionId }) =>
			row.pupil_id
				? id === row.pupil_id
				: row.division_id !== null && divisionId === row.division_id
		),
		isTakenBack: row.change === 'cancel',
		releasedAt: new Date(row.released_at),
		isPersonal: row.pupil_id !== null || row.guardian_id !== null
	};
	switch (row.kind) {
		case 'absence': {
			const content = v.parse(absenceContentSchema, row.content);
			const period = periodOf(content, school.timeZone);
			const answerKey = answerKeyOf(accountId, row.id);
			return { ...card, kind: 'absence', period, answer: answerOf(row), answerKey };
		}
		case 'lateness': {
			const { at, minutes } = v.parse(latenessContentSchema, row.content);
			const day = isoDateIn(new Date(at), school.timeZone);
			return { ...card, kind: 'lateness', day, at: new Date(at), minutes };
		}
		case 'homework': {
			const content = v.parse(homeworkContentSchema, row.content);
			return {
				...card,
				kind: 'homework',
				...content,
				work: content.work ?? null,
				minutes: content.minutes ?? null
			};
		}
		case 'message':
			return { ...card, kind: 'message', ...v.parse(messageContentSchema, row.content) };
		case 'workshop': {
			const content = v.parse(workshopContentSchema, row.content);
			const left = content.capacity && Math.max(0, content.capacity - (row.places_taken ?? 0));
			return {
				...card,
				kind: 'workshop',
				theme: content.theme,
				day: isoDateIn(new Date(content.startsAt), school.timeZone),
				startsAt: new Date(content.startsAt),
				endsAt: new Date(content.endsAt),
				place: content.place,
				interpreters: content.interpreters ?? [],
				hasChildcare: content.hasChildcare ?? false,
				note: content.note ?? null,
				where: content.where ?? 'school',
				has: row.has,
				rank: row.waiting_before === null ? null : row.waiting_before + 1,
				isPresent: row.is_present,
				placesLeft: left ?? null
			};
		}
	}
}

/**
 * The key of the one answer that an account may give to an absence. Always the same: an answer
 * given on a page kept for days, or on two phones, counts once; and a page that has not changed
 * keeps its ETag.
 */
export function answerKeyOf(accountId: string, itemId: string): string {
	const hash = createHash('sha256').update(`absence-reason/${accountId}/${itemId}`).digest('hex');
	return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function answerOf(row: ShownItem): GivenAnswer | null {
	if (row.reason === null) return null;
	const releasedAt = row.answer_released_at;
	return {
		reason: row.reason as AbsenceReason,
		isRead: releasedAt !== null,
		readFrom: new Date(releasedAt ?? row.answer_planned_at!)
	};
}
