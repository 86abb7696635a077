import { describe, expect, test } from 'vitest';
import type { GuardianActor } from '../shared/actor';
import { canJustify } from './absence.policy';
import { justifyAbsence } from './justify-absence';

const KEY = '6f2c1d2e-0000-4000-8000-000000000001';
const ill = { reason: 'ill', idempotencyKey: KEY, hasVoice: false } as const;

describe('answering an absence', () => {
	test('an absence that was shown takes one answer', () => {
		expect(justifyAbsence({ shownChange: 'create', answer: null }, ill)).toEqual({
			ok: true,
			value: { outcome: 'written', reason: 'ill' }
		});
	});

	test('the same answer sent again is recognised, another one is refused', () => {
		const answered = { shownChange: 'create', answer: ill } as const;
		expect(justifyAbsence(answered, ill)).toEqual({
			ok: true,
			value: { outcome: 'already-sent', reason: 'ill' }
		});
		const another = justifyAbsence(answered, { ...ill, reason: 'family' });
		expect(another).toEqual({ ok: false, error: { code: 'absence.already-answered' } });
	});

	test('a voice that comes after the picture is not taken for the same answer', () => {
		const spoken = { ...ill, hasVoice: true };
		expect(justifyAbsence({ shownChange: 'create', answer: ill }, spoken)).toEqual({
			ok: false,
			error: { code: 'absence.already-answered' }
		});
		expect(justifyAbsence({ shownChange: 'create', answer: spoken }, spoken).ok).toBe(true);
		expect(justifyAbsence({ shownChange: 'create', answer: spoken }, ill).ok).toBe(true);
	});

	test('an answer that left before the absence was taken back is still recognised', () => {
		expect(justifyAbsence({ shownChange: 'cancel', answer: ill }, ill).ok).toBe(true);
		expect(justifyAbsence({ shownChange: 'cancel', answer: null }, ill)).toEqual({
			ok: false,
			error: { code: 'absence.taken-back' }
		});
	});

	test('an absence that was never shown does not exist', () => {
		expect(justifyAbsence({ shownChange: null, answer: null }, ill)).toEqual({
			ok: false,
			error: { code: 'absence.not-found' }
		});
	});

	test('a session that a letter alone opened does not answer', () => {
		const actor: GuardianActor = {
			kind: 'guardian',
			accountId: 'a',
			sessionId: 's',
			isProvisional: true,
			locale: 'fr'
		};
		expect(canJustify(actor)).toBe(false);
		expect(canJustify({ ...actor, isProvisional: false })).toBe(true);
	});
});
