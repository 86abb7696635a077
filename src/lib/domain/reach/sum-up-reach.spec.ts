import { expect, test } from 'vitest';
import type { Informed, Standing, Through } from './standing';
import { byWhatRemains, sumUpReach } from './sum-up-reach';

const AT = new Date('2026-11-24T10:00:00Z');
const informed = (through: Through): Informed => ({
	kind: 'informed',
	through,
	at: AT,
	locale: null,
	seenAt: through === 'seen' ? AT : null
});
const TO_CALL: Standing = { kind: 'to-call', reason: 'no-phone', calls: 0 };

test('everybody counts once, by what informed her', () => {
	const all = [informed('seen'), informed('seen'), informed('sms'), TO_CALL];
	expect(sumUpReach([...all, { kind: 'pushed', at: AT }, { kind: 'spared' }])).toEqual({
		concerned: 6,
		informed: 3,
		seen: 2,
		spared: 1,
		missing: 2,
		through: { seen: 2, displayed: 0, sms: 1, call: 0, paper: 0 },
		toPeople: 1
	});
});

test('nobody is nobody', () => {
	expect(sumUpReach([])).toMatchObject({ concerned: 0, informed: 0 });
});

test('those to call come first, those informed last, names stay in order', () => {
	const people = [
		{ name: 'A', standing: informed('seen') },
		{ name: 'B', standing: { kind: 'pushed', at: AT } as Standing },
		{ name: 'C', standing: TO_CALL },
		{ name: 'D', standing: { kind: 'pushed', at: AT } as Standing }
	];
	expect(byWhatRemains(people).map(({ name }) => name)).toEqual(['C', 'B', 'D', 'A']);
});
