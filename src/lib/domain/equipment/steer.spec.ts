import { describe, expect, it } from 'vitest';
import { steeringOf } from './steer';

describe('what a diagnosis changes in how a guardian is told', () => {
	it('nothing as long as nothing was answered', () =>
		expect(steeringOf({})).toEqual({ channel: null, moment: null, prefersVoice: null }));

	it('her channel, her moment, and a voice rather than a text', () =>
		expect(steeringOf({ channel: 'call', moment: 'evening', reading: 'voice' })).toEqual({
			channel: 'call',
			moment: 'evening',
			prefersVoice: true
		}));

	it('a text rather than a voice is told too', () =>
		expect(steeringOf({ reading: 'text' }).prefersVoice).toBe(false));

	it('what she would rather not say steers nothing, and takes back what she had said', () =>
		expect(steeringOf({ channel: 'not-said', moment: 'not-said', reading: 'not-said' })).toEqual({
			channel: null,
			moment: null,
			prefersVoice: null
		}));
});
