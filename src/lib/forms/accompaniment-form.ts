import {
	ACCOMPANIMENT_LISTS,
	accompanimentInput,
	type AccompanimentInput
} from '../domain/accompaniment/accompaniment.input';
import type { TypedPerson } from '../domain/accompaniment/new-people';
import { readForm } from './read-form';

/** The form of a help given, as it was read: the people whom no file knows are read apart. */
export type AccompanimentForm = {
	input: AccompanimentInput | null;
	errors: Record<string, string>;
	values: Record<string, string>;
	/** Rows of people whom no file knows, those left empty too. */
	typed: TypedPerson[];
	/** What stands in the field of families without being picked. */
	family: { guardian?: string; 'guardian-typed'?: string };
};

/**
 * Reads the form of a help given. Lists are several fields of one name, or one field with commas (an
 * undo sends the line as it was).
 */
export function readAccompanimentForm(data: FormData): AccompanimentForm {
	const read = readForm(accompanimentInput, spreadLists(data), ACCOMPANIMENT_LISTS);
	return {
		input: read.ok ? read.input : null,
		errors: read.ok ? {} : read.errors,
		values: read.values,
		typed: typedPeople(data),
		family: familyIn(data)
	};
}

/** The rows of people whom no file knows, aligned as the form sent them. */
export function typedPeople(data: FormData): TypedPerson[] {
	const column = (name: string) => data.getAll(name).map((value) => String(value));
	const [first, last, phone] = [column('firstName'), column('lastName'), column('phone')];
	return first.map((firstName, row) => ({
		firstName,
		lastName: last[row] ?? '',
		phone: phone[row] ?? ''
	}));
}

function spreadLists(data: FormData): FormData {
	const spread = new FormData();
	for (const [name, value] of data) {
		const isList = (ACCOMPANIMENT_LISTS as readonly string[]).includes(name);
		const parts = isList && typeof value === 'string' ? value.split(',') : [value];
		for (const part of parts) spread.append(name, part);
	}
	return spread;
}

function familyIn(data: FormData): AccompanimentForm['family'] {
	const picked = String(data.get('family') ?? '');
	const typed = String(data.get('family-typed') ?? '').trim();
	return {
		...(picked ? { guardian: picked } : {}),
		...(typed ? { 'guardian-typed': typed } : {})
	};
}
