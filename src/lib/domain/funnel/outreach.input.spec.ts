import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { OUTREACH_NOTE_MAX, outreachInput } from './outreach.input';

describe('a note of outreach', () => {
	it('needs a moment, and may say nothing more', () => {
		expect(v.parse(outreachInput, { moment: 'cafe' })).toEqual({ moment: 'cafe', note: '' });
		expect(v.safeParse(outreachInput, { moment: 'bistrot' }).success).toBe(false);
	});

	it('stays short', () => {
		const note = (length: number) => ({ moment: 'call', note: 'x'.repeat(length) });
		expect(v.safeParse(outreachInput, note(OUTREACH_NOTE_MAX)).success).toBe(true);
		expect(v.safeParse(outreachInput, note(OUTREACH_NOTE_MAX + 1)).success).toBe(false);
	});
});
