import { describe, expect, it } from 'vitest';
import { planEvent, type ItemState, type KnownVersion } from './plan-event';
import type { SchoolEvent } from './school-event';

const NOW = new Date('2026-11-24T09:00:00Z');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 8, minute));
const morning = { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T11:00:00.000Z' };
const day = { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T16:00:00.000Z' };

function says(action: 'create' | 'change', content: typeof morning, minute: number): SchoolEvent {
	const recipient = { kind: 'pupil', sourceId: '1' } as const;
	const entered = { line: 2, sourceId: 'A', enteredAt: at(minute) };
	return { ...entered, action, kind: 'absence', recipient, content };
}
function cancels(minute: number): SchoolEvent {
	return { line: 3, sourceId: 'A', enteredAt: at(minute), action: 'cancel', kind: 'absence' };
}
function version(
	change: KnownVersion['change'],
	content: unknown,
	minute: number,
	state: 'waiting' | 'released' | 'withdrawn'
): KnownVersion {
	return {
		change,
		content,
		enteredAt: at(minute),
		isReleased: state === 'released',
		isWithdrawn: state === 'withdrawn'
	};
}
const known = (...versions: KnownVersion[]): ItemState => ({ recipient: 'p1', versions });
const plan = (state: ItemState, event: SchoolEvent) =>
	planEvent(state, event, event.action === 'cancel' ? null : 'p1', NOW);
const written = (change: string, content: unknown, isWithdrawn = false) => ({
	outcome: 'written',
	version: { change, content, isWithdrawn }
});

describe('an event of a new thing', () => {
	it('brings it, even when the file says that it was changed', () => {
		expect(plan(null, says('create', morning, 1))).toEqual(written('create', morning));
		expect(plan(null, says('change', morning, 1))).toEqual(written('create', morning));
	});
	it('cannot cancel what nobody knows', () => {
		expect(plan(null, cancels(1))).toEqual({
			outcome: 'refused',
			reason: { code: 'row.unknown-event', id: 'A' }
		});
	});
	it('was not entered tomorrow', () => {
		const tomorrow = { ...says('create', morning, 0), enteredAt: new Date('2026-11-25T09:00:01Z') };
		expect(plan(null, tomorrow)).toMatchObject({
			reason: { code: 'row.entered-in-the-future' }
		});
	});
});

describe('the same row again', () => {
	const history = known(
		version('create', morning, 1, 'released'),
		version('change', day, 2, 'released'),
		version('cancel', day, 3, 'released')
	);
	it('changes nothing, whatever came after', () => {
		expect(plan(history, says('create', morning, 1))).toEqual({ outcome: 'unchanged' });
		expect(plan(history, says('change', day, 2))).toEqual({ outcome: 'unchanged' });
		expect(plan(history, cancels(3))).toEqual({ outcome: 'unchanged' });
	});
	it('is known whatever the order of keys that the database gives back', () => {
		const turned = { endsAt: morning.endsAt, startsAt: morning.startsAt };
		const state = known(version('create', turned, 1, 'released'));
		expect(plan(state, says('create', morning, 1))).toEqual({ outcome: 'unchanged' });
	});
	it('entered again with nothing new changes nothing', () => {
		const state = known(version('create', morning, 1, 'released'));
		expect(plan(state, says('create', morning, 5))).toEqual({ outcome: 'unchanged' });
	});
});

describe('a change', () => {
	it('corrects what families saw', () => {
		const state = known(version('create', morning, 1, 'released'));
		expect(plan(state, says('change', day, 2))).toEqual(written('change', day));
	});
	it('of what nobody saw yet is news, not a correction', () => {
		const state = known(version('create', morning, 1, 'waiting'));
		expect(plan(state, says('change', day, 2))).toEqual(written('create', day));
	});
	it('older than what is known is refused', () => {
		const state = known(version('create', morning, 5, 'released'));
		expect(plan(state, says('change', day, 2))).toMatchObject({
			reason: { code: 'row.older-than-known' }
		});
	});
	it('cannot move to another pupil', () => {
		const state = known(version('create', morning, 1, 'released'));
		expect(planEvent(state, says('change', day, 2), 'p2', NOW)).toMatchObject({
			reason: { code: 'row.recipient-changed' }
		});
	});
	it('after a cancellation brings the thing back', () => {
		const gone = known(
			version('create', morning, 1, 'released'),
			version('cancel', morning, 2, 'released')
		);
		expect(plan(gone, says('change', morning, 3))).toEqual(written('create', morning));
	});
	it('that undoes a cancellation before its release shows nothing', () => {
		const state = known(
			version('create', morning, 1, 'released'),
			version('cancel', morning, 2, 'waiting')
		);
		expect(plan(state, says('change', morning, 3))).toEqual(written('change', morning, true));
		expect(plan(state, says('change', day, 3))).toEqual(written('change', day));
	});
});

describe('a cancellation', () => {
	it('before any release is never shown', () => {
		const state = known(version('create', morning, 1, 'waiting'));
		expect(plan(state, cancels(2))).toEqual(written('cancel', morning, true));
	});
	it('after a release takes the thing back, with what it was', () => {
		const state = known(version('create', morning, 1, 'released'));
		expect(plan(state, cancels(2))).toEqual(written('cancel', morning));
	});
	it('after a release takes back also what waits', () => {
		const state = known(
			version('create', morning, 1, 'released'),
			version('change', day, 2, 'waiting')
		);
		expect(plan(state, cancels(3))).toEqual(written('cancel', day));
	});
	it('twice is once', () => {
		const state = known(
			version('create', morning, 1, 'released'),
			version('cancel', morning, 2, 'waiting')
		);
		expect(plan(state, cancels(3))).toEqual({ outcome: 'unchanged' });
	});
});
