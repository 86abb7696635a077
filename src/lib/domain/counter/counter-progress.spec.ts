import { describe, expect, it } from 'vitest';
import { counterProgress, type CounterMarks } from './counter-progress';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute));
const marks = (given: Partial<CounterMarks> = {}): CounterMarks => ({
	expiresAt: at(10),
	openedAt: null,
	askedAt: null,
	usedAt: null,
	revokedAt: null,
	homeAt: null,
	notifiedAt: null,
	isReplaced: false,
	...given
});

describe('what the mediator sees of the phone', () => {
	it('is nothing at first', () => {
		expect(counterProgress(marks(), at(0))).toEqual({ state: 'live', reached: [], doneAt: null });
	});

	it('follows the phone step by step', () => {
		const opened = marks({ openedAt: at(1) });
		expect(counterProgress(opened, at(1)).reached).toEqual(['opened']);
		const asked = { ...opened, askedAt: at(2) };
		expect(counterProgress(asked, at(2)).reached).toEqual(['opened', 'language']);
		const used = { ...asked, usedAt: at(3) };
		expect(counterProgress(used, at(3))).toMatchObject({
			state: 'connected',
			reached: ['opened', 'language', 'connected'],
			doneAt: null
		});
		const home = { ...used, homeAt: at(4) };
		expect(counterProgress(home, at(4))).toMatchObject({ doneAt: at(4) });
		expect(counterProgress({ ...home, notifiedAt: at(5) }, at(5)).reached).toContain('notified');
	});

	it('a typed code never opened the address: what comes later proves it', () => {
		expect(counterProgress(marks({ usedAt: at(3) }), at(3)).reached).toEqual([
			'opened',
			'language',
			'connected'
		]);
	});

	it('notifications of an account that was there before say nothing of this phone', () => {
		expect(counterProgress(marks({ notifiedAt: at(1), homeAt: at(1) }), at(2)).reached).toEqual([]);
	});

	it('its life is half-open', () => {
		expect(counterProgress(marks(), at(9)).state).toBe('live');
		expect(counterProgress(marks(), at(10)).state).toBe('expired');
	});

	it('a code that let somebody in is connected, whatever became of it since', () => {
		const used = { usedAt: at(3), revokedAt: at(4), isReplaced: true };
		expect(counterProgress(marks(used), at(30)).state).toBe('connected');
	});

	it('tells a code that another replaced from one that was taken back', () => {
		const back = { revokedAt: at(4) };
		expect(counterProgress(marks(back), at(5)).state).toBe('withdrawn');
		expect(counterProgress(marks({ ...back, isReplaced: true }), at(30)).state).toBe('replaced');
	});
});
