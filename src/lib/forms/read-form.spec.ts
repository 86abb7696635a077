import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readForm } from './read-form';

const schema = v.object({
	name: v.string('name.missing'),
	days: v.optional(v.array(v.string()), [])
});

function form(...fields: [string, string][]): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}

describe('reading a form', () => {
	it('gives the input and keeps what was typed', () => {
		expect(
			readForm(schema, form(['name', ' Inès '], ['days', 'a'], ['days', 'b']), ['days'])
		).toEqual({
			ok: true,
			input: { name: ' Inès ', days: ['a', 'b'] },
			values: { name: ' Inès ', days: 'a,b' }
		});
	});

	it('takes an empty field as not given, and says what is wrong with it', () => {
		expect(readForm(schema, form(['name', '  '], ['other', 'kept']))).toEqual({
			ok: false,
			errors: { name: 'name.missing' },
			values: { name: '  ', other: 'kept' }
		});
	});

	it('says in the domain’s words that a field is not there at all', () => {
		const piped = v.pipe(
			schema,
			v.check(() => true)
		);
		expect(readForm(piped, form())).toMatchObject({ ok: false, errors: { name: 'name.missing' } });
	});
});
