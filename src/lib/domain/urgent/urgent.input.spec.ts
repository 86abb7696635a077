import { describe, expect, it } from 'vitest';
import { namesUrgency, readUrgentStep } from './urgent.input';

const REASON = 'Fuite de gaz au collège.';

describe('urgency in a form', () => {
	it('is asked for with a reason, then confirmed with it', () => {
		for (const step of ['ask', 'confirmed']) {
			expect(readUrgentStep({ urgent: step, urgentReason: ` ${REASON} ` })).toEqual({
				step,
				reason: REASON
			});
		}
	});
	it.each([
		['', 'urgent.no-reason'],
		['   ', 'urgent.no-reason'],
		['Trop court', null],
		['Tropcourt', 'urgent.short-reason'],
		['x'.repeat(300), null],
		['x'.repeat(301), 'urgent.long-reason']
	])('with the reason %j', (urgentReason, code) => {
		for (const urgent of ['ask', 'confirmed']) {
			const read = readUrgentStep({ urgent, urgentReason });
			expect(read.step === 'wrong' ? read.code : null).toBe(code);
		}
	});
	it('a reason without its button asks for nothing, nor does a button nobody made', () => {
		expect(readUrgentStep({ urgentReason: REASON })).toEqual({ step: 'no' });
		expect(readUrgentStep({ urgent: 'yes', urgentReason: REASON })).toEqual({ step: 'no' });
		expect(readUrgentStep({ urgent: 'back', urgentReason: '' })).toEqual({ step: 'back' });
	});
	it('is named by either field', () => {
		expect(namesUrgency({ urgentReason: REASON })).toBe(true);
		expect(namesUrgency({ urgent: 'ask' })).toBe(true);
		expect(namesUrgency({ urgent: '', urgentReason: ' ', text: 'C’est urgent' })).toBe(false);
	});
});
