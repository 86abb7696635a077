import { describe, expect, it } from 'vitest';
import { judgeStaffLink } from './staff-link';

const expiresAt = new Date('2026-11-25T09:00:00Z');
const earlier = new Date(expiresAt.getTime() - 1);

describe('a one-time link', () => {
	it('opens until its last instant', () => {
		expect(judgeStaffLink({ usedAt: null, expiresAt }, earlier)).toEqual({ ok: true, value: null });
		expect(judgeStaffLink({ usedAt: null, expiresAt }, expiresAt)).toMatchObject({
			error: { code: 'sign-in.link-expired' }
		});
	});
	it('says that it was used, even later', () => {
		expect(judgeStaffLink({ usedAt: earlier, expiresAt }, expiresAt)).toMatchObject({
			error: { code: 'sign-in.link-used' }
		});
	});
	it('is refused when nobody made it', () => {
		expect(judgeStaffLink(null, earlier)).toMatchObject({
			error: { code: 'sign-in.link-unknown' }
		});
	});
});
