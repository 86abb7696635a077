import { describe, expect, it } from 'vitest';
import { reminderWay, type Remindable } from './reminder-way';

const reachable: Remindable = {
	isConnected: false,
	hasChildHere: true,
	hasMobile: true,
	isMobileUsable: true,
	acceptsSms: true,
	hasStopped: false,
	verdict: { kind: 'allowed' }
};

describe('the way of a reminder', () => {
	it('is a short message for who agreed to them', () => {
		expect(reminderWay(reachable)).toEqual({ kind: 'sms' });
	});

	it.each([
		['no-phone', { hasMobile: false, isMobileUsable: false, acceptsSms: false }],
		['landline', { isMobileUsable: false }],
		['no-consent', { acceptsSms: false }],
		['stopped', { hasStopped: true }]
	] as const)('is a hand for who cannot get one: %s', (reason, known) => {
		expect(reminderWay({ ...reachable, ...known })).toEqual({ kind: 'by-hand', reason });
	});

	it.each([
		['connected', { isConnected: true, hasMobile: false }],
		['left', { hasChildHere: false }],
		['too-soon', { verdict: { kind: 'too-soon', from: '2026-12-01' }, acceptsSms: false }],
		['too-many', { verdict: { kind: 'too-many' } }]
	] as const)('is none where it would be pointless, or too much: %s', (reason, known) => {
		expect(reminderWay({ ...reachable, ...known })).toEqual({ kind: 'not-now', reason });
	});
});
