import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { accompanimentInput, faultOfPeople } from './accompaniment.input';
import { changedFields, type StandingLine } from './changed-fields';
import { readNewPeople } from './new-people';
import { nationalPlace, PLACE_KINDS, THEMES } from './vocabulary';

const GUARDIAN = '0c7f6a52-5a1e-4c69-9d0c-0f5c26c04e11';
const typed = { themes: ['parenting'], place: 'counter', duration: '30', guardians: [GUARDIAN] };
const read = (change: object = {}) => v.safeParse(accompanimentInput, { ...typed, ...change });
const codeOf = (change: object) => {
	const result = read(change);
	return result.success ? null : result.issues[0].message;
};

describe('what is typed of one help given', () => {
	it('needs a theme, a place and a duration, and nothing more', () => {
		expect(read()).toMatchObject({
			success: true,
			output: { durationMinutes: 30, anonymous: 0, note: '', tags: [], orientations: [] }
		});
		expect(codeOf({ themes: [] })).toBe('accompaniment.choose-theme');
		expect(codeOf({ themes: ['astrology'] })).toBe('accompaniment.choose-theme');
		expect(codeOf({ place: 'moon' })).toBe('accompaniment.choose-place');
		expect(codeOf({ duration: '31' })).toBe('accompaniment.choose-duration');
	});

	it('takes another duration by its minutes, up to a day', () => {
		expect(read({ duration: 'other', minutes: '25' })).toMatchObject({
			output: { durationMinutes: 25 }
		});
		for (const minutes of [undefined, '0', '1440', '-5', '1e3', 'une heure']) {
			expect(codeOf({ duration: 'other', minutes })).toBe('accompaniment.bad-minutes');
		}
	});

	it('keeps notes short and counts sane', () => {
		expect(codeOf({ note: 'x'.repeat(281) })).toBe('accompaniment.long-note');
		expect(codeOf({ anonymous: '51' })).toBe('accompaniment.bad-count');
		expect(codeOf({ guardians: ['quelqu’un'] })).toBe('accompaniment.unknown-family');
	});
});

describe('who was helped', () => {
	const input = (change: object = {}) => v.parse(accompanimentInput, { ...typed, ...change });
	const awa = { firstName: 'Awa', lastName: '', phone: null };

	it('is somebody, named or counted', () => {
		expect(faultOfPeople(input({ guardians: [] }), [])).toEqual({
			field: 'family',
			code: 'accompaniment.nobody'
		});
		expect(faultOfPeople(input({ guardians: [], anonymous: '2' }), [])).toBeNull();
		expect(faultOfPeople(input({ guardians: [] }), [awa])).toBeNull();
	});

	it('has no name beside what would tell of health, origin or status', () => {
		for (const theme of ['health', 'social-health', 'justice', 'foreigners-europe']) {
			expect(faultOfPeople(input({ themes: [theme] }), [])).toMatchObject({
				code: 'accompaniment.nameless-theme'
			});
			expect(
				faultOfPeople(input({ themes: [theme], guardians: [], anonymous: '1' }), [])
			).toBeNull();
		}
	});

	it('may be new: a first name is enough, an empty row is nobody', () => {
		const row = (firstName: string, lastName = '', phone = '') => ({ firstName, lastName, phone });
		expect(
			readNewPeople([row('  Awa '), row(''), row('Lina', 'B', '06 39 98 01 02')], '0999901A')
		).toEqual({
			ok: true,
			people: [
				{ firstName: 'Awa', lastName: '', phone: null },
				{ firstName: 'Lina', lastName: 'B', phone: '+33639980102' }
			]
		});
		expect(readNewPeople([row('', 'B')], '')).toMatchObject({
			code: 'accompaniment.no-first-name',
			row: 0
		});
		expect(readNewPeople([row('A'), row('B', '', '12')], '')).toMatchObject({
			code: 'accompaniment.bad-phone',
			row: 1
		});
		expect(readNewPeople([row('x'.repeat(61))], '')).toMatchObject({
			code: 'accompaniment.long-name'
		});
	});
});

describe('two states of a line', () => {
	const line: StandingLine = {
		names: ['Awa'],
		anonymous: 0,
		at: '2026-11-24 10:00',
		themes: ['email', 'parenting'],
		place: 'school',
		durationMinutes: 30,
		autonomy: null,
		orientations: [],
		materials: [],
		interpreter: null,
		tags: [],
		note: ''
	};

	it('differ in what was changed, whatever the order of a list', () => {
		expect(changedFields(line, { ...line, themes: ['parenting', 'email'] })).toEqual([]);
		expect(changedFields(line, { ...line, note: 'à revoir', durationMinutes: 45 })).toEqual([
			'durationMinutes',
			'note'
		]);
	});
});

it('the words of digital mediation are those of the national tool: 30 themes, 4 kinds of place', () => {
	expect(new Set(THEMES).size).toBe(30);
	expect(new Set(PLACE_KINDS.map(nationalPlace)).size).toBe(4);
});
