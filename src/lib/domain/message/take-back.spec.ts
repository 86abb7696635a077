import { describe, expect, it } from 'vitest';
import { decidePutBack, decideTakeBack, type StandingVersion } from './take-back';

const AT = new Date('2026-11-24T09:00:00Z');
const version = (given: Partial<StandingVersion> = {}): StandingVersion => ({
	change: 'create',
	releasedAt: AT,
	withdrawnAt: null,
	...given
});
const cancel = (given: Partial<StandingVersion> = {}) => version({ change: 'cancel', ...given });
const how = (result: ReturnType<typeof decideTakeBack> | ReturnType<typeof decidePutBack>) =>
	result.ok ? result.value.how : result.error.code;

describe('taking back', () => {
	const take = (...versions: StandingVersion[]) => how(decideTakeBack('message', versions));

	it('what is held is withheld', () => {
		expect(take(version({ releasedAt: null }))).toBe('withhold');
	});
	it('what was released is recalled', () => expect(take(version())).toBe('recall'));
	it('a workshop is cancelled for everybody: people come who saw it on no phone', () => {
		expect(how(decideTakeBack('workshop', [version()]))).toBe('cancel');
	});
	it('what is taken back is not taken back again', () => {
		expect(take(cancel(), version())).toBe('compose.already-taken-back');
		expect(take(cancel({ releasedAt: null }), version())).toBe('compose.already-taken-back');
		expect(take(version({ withdrawnAt: AT }))).toBe('compose.already-taken-back');
	});
	it('a taking back that was undone does not count', () => {
		expect(take(cancel({ withdrawnAt: AT }), version())).toBe('recall');
	});
});

describe('putting back', () => {
	const NOBODY = { isRecalled: true, isSeen: false };
	const SOMEBODY = { isRecalled: true, isSeen: true };
	const EVERYBODY = { isRecalled: false, isSeen: false };

	it.each([
		['recalled, seen by nobody', NOBODY, cancel(), 'drop-cancellation'],
		['recalled, and those who saw it are told', SOMEBODY, cancel(), 'compose.too-late'],
		['recalled at night', SOMEBODY, cancel({ releasedAt: null }), 'drop-cancellation'],
		['cancelled for everybody', EVERYBODY, cancel(), 'compose.too-late'],
		['cancelled at night', EVERYBODY, cancel({ releasedAt: null }), 'drop-cancellation']
	])('%s', (_name, asked, taken, expected) => {
		expect(how(decidePutBack([taken, version()], asked))).toBe(expected);
	});
	it('what was withheld is planned again', () => {
		const withheld = version({ releasedAt: null, withdrawnAt: AT });
		expect(how(decidePutBack([withheld], EVERYBODY))).toBe('plan-again');
	});
	it('what stands stays', () => {
		expect(how(decidePutBack([version()], EVERYBODY))).toBe('nothing');
		expect(how(decidePutBack([cancel({ withdrawnAt: AT }), version()], EVERYBODY))).toBe('nothing');
	});
});
