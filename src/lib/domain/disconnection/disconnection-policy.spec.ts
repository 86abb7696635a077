import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { disconnectionPolicySchema, POLICY_OF_PRESET, presetOf } from './disconnection-policy';
import { zoneOfAcademy } from './holiday-zone';

const base = POLICY_OF_PRESET['report-2025'];

describe('a disconnection policy', () => {
	it('reads the presets and recognises them', () => {
		expect(v.parse(disconnectionPolicySchema, base)).toEqual(base);
		expect(presetOf(base)).toBe('report-2025');
		expect(presetOf(POLICY_OF_PRESET['screens-commission'])).toBe('screens-commission');
		expect(presetOf({ ...base, friday: null })).toBeNull();
	});

	it.each([
		['a window across midnight', { opens: '20:00', closes: '07:00' }],
		['an empty window', { opens: '07:00', closes: '07:00' }],
		['an hour that no clock shows', { opens: '07:00', closes: '24:00' }],
		['an hour without its zero', { opens: '7:00', closes: '20:00' }]
	])('refuses %s', (_trap, monday) => {
		expect(v.is(disconnectionPolicySchema, { ...base, monday })).toBe(false);
	});

	it('drops a weekend that somebody tries to open', () => {
		const parsed = v.parse(disconnectionPolicySchema, { ...base, saturday: base.monday });
		expect(parsed).not.toHaveProperty('saturday');
	});
});

describe('the zone of an académie', () => {
	it.each([
		['Créteil', 'C'],
		['ORLEANS TOURS', 'B'],
		['besançon', 'A']
	])('%s is in zone %s', (academy, zone) => {
		expect(zoneOfAcademy(academy)).toBe(zone);
	});

	it.each(['Corse', 'La Réunion', 'Guyane', 'Mayotte', ''])('never guesses: %s', (academy) => {
		expect(zoneOfAcademy(academy)).toBeNull();
	});
});
