import { subjectOf } from '../homework/subject';
import type { HomeworkContent } from '../homework/homework';
import type { MessageContent } from '../message/message';
import type { ItemKind } from '../shared/item-version';
import type { WorkshopContent } from '../workshop/workshop';

/** A text in the school's own words, and which part of what it said it is. */
export type SaidText = { part: string; text: string; isSensitive: boolean };

/**
 * What of something said needs a translation, in the order in which it is read: not what the product
 * has words for (a subject that is known, a ready sentence), nor what is written on a door (the place
 * of a workshop).
 *
 * @param content one that the kind's schema accepts
 */
export function textsSaid(kind: ItemKind, content: unknown): SaidText[] {
	switch (kind) {
		case 'message': {
			const { subject, text, isSensitive = false } = content as MessageContent;
			return written({ subject, text }, isSensitive);
		}
		case 'homework': {
			const { subject, instructions } = content as HomeworkContent;
			return written(subjectOf(subject) ? { instructions } : { subject, instructions });
		}
		case 'workshop': {
			const { note } = content as WorkshopContent;
			return written({ note: note ?? '' });
		}
		case 'absence':
		case 'lateness':
			return [];
	}
}

function written(parts: Record<string, string>, isSensitive = false): SaidText[] {
	return Object.entries(parts).flatMap(([part, text]) =>
		text === '' ? [] : [{ part, text, isSensitive }]
	);
}
