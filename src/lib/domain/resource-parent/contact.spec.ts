import { describe, expect, it } from 'vitest';
import { firstAction } from './actions';
import { agreeToContact } from './agree-to-contact';
import { HALF_DAYS, readHalfDays } from './half-days';
import { matchHelpers, speaksTo } from './match-helpers';
import { canTakeBack, MOST_TRIES, recordOutcome, type OpenAction } from './record-outcome';
import type { Helper } from './resource-parent';

const NOW = new Date('2026-11-24T10:00:00Z');
const TOMORROW = new Date('2026-11-25T10:00:00Z');
const family = { firstName: 'Amina', mobile: '+33639980101', locale: 'ar' as const };

describe('a family that agrees', () => {
	it('shows its first name, its language, and its telephone when it may be called', () => {
		expect(agreeToContact(family, 'call', true)).toEqual({
			ok: true,
			value: { shownName: 'Amina', shownPhone: '+33639980101', locale: 'ar' }
		});
		expect(agreeToContact(family, 'meet', true)).toMatchObject({ value: { shownPhone: null } });
	});
	it('cannot be called without a telephone, but can be met', () => {
		const without = { ...family, mobile: null };
		expect(agreeToContact(without, 'call', true)).toMatchObject({
			error: { code: 'resource-parent.no-phone' }
		});
		expect(agreeToContact(without, 'meet', true).ok).toBe(true);
	});
	it('is asked only where somebody could call', () => {
		expect(agreeToContact(family, 'call', false)).toMatchObject({
			error: { code: 'resource-parent.not-offered' }
		});
	});
	it('is called or met first, as it chose', () => {
		expect(firstAction({ shownPhone: '+33639980101' })).toBe('call');
		expect(firstAction({ shownPhone: null })).toBe('meet');
	});
});

describe('who takes care of a family', () => {
	const helper = (id: string, more: Partial<Helper>): Helper => ({
		id,
		firstName: id,
		locales: ['fr'],
		availabilities: [],
		families: 0,
		...more
	});
	const order = (wanted: Parameters<typeof matchHelpers>[0], helpers: Helper[]) =>
		matchHelpers(wanted, helpers).map(({ id }) => id);
	it('speaks its language first, is there when it suits next, and has few families', () => {
		const helpers = [
			helper('french', {}),
			helper('busy', { locales: ['ar'], families: 3 }),
			helper('afternoons', { locales: ['ar', 'fr'], availabilities: ['2-afternoon'], families: 3 }),
			helper('free', { locales: ['ar'] })
		];
		expect(order({ locale: 'ar', half: 'afternoon' }, helpers)).toEqual([
			'afternoons',
			'free',
			'busy',
			'french'
		]);
		expect(order({ locale: 'ar', half: null }, helpers)[0]).toBe('free');
	});
	it('speaks French to whoever reads simple French', () => {
		expect(speaksTo({ locales: ['fr'] }, 'fr-simple')).toBe(true);
		expect(speaksTo({ locales: ['fr'] }, 'ar')).toBe(false);
		expect(speaksTo({ locales: ['snk'] }, 'snk')).toBe(true);
	});
});

describe('what became of an action', () => {
	const open: OpenAction = { kind: 'call', doneAt: null, outcome: null, unanswered: 0 };
	it('without an answer comes back the next day, three tries in all', () => {
		const again = (unanswered: number) => recordOutcome({ ...open, unanswered }, 'no-answer', NOW);
		expect(again(0)).toMatchObject({ value: { againAt: TOMORROW, isWithdrawn: false } });
		expect(again(MOST_TRIES - 2)).toMatchObject({ value: { againAt: TOMORROW } });
		expect(again(MOST_TRIES - 1)).toMatchObject({ value: { againAt: null } });
	});
	it('is noted once', () => {
		expect(
			recordOutcome({ ...open, doneAt: NOW, outcome: 'reached' }, 'reached', NOW)
		).toMatchObject({ error: { code: 'resource-parent.already-done' } });
	});
	it('keeps a family’s wish not to be called, for good', () => {
		const noted = recordOutcome(open, 'prefers-not', NOW);
		expect(noted).toMatchObject({ value: { isWithdrawn: true, againAt: null } });
		expect(canTakeBack({ doneAt: NOW, outcome: 'prefers-not' }, NOW)).toBe(false);
	});
	it('is taken back the same day', () => {
		const done = { doneAt: NOW, outcome: 'reached' as const };
		expect(canTakeBack(done, new Date(TOMORROW.getTime() - 1))).toBe(true);
		expect(canTakeBack(done, TOMORROW)).toBe(false);
		expect(canTakeBack({ doneAt: null, outcome: null }, NOW)).toBe(false);
	});
});

describe('half days', () => {
	it('are mornings and afternoons from Monday to Saturday', () => {
		expect(HALF_DAYS).toHaveLength(12);
		expect(HALF_DAYS.slice(0, 3)).toEqual(['1-morning', '1-afternoon', '2-morning']);
	});
	it('are read in order, each once, and nothing else', () => {
		expect(readHalfDays(['6-afternoon', '1-morning', '7-morning', '1-morning', 3])).toEqual([
			'1-morning',
			'6-afternoon'
		]);
		expect(readHalfDays(null)).toEqual([]);
	});
});
