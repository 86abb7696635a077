import { describe, expect, it } from 'vitest';
import { guardianKeys } from './educonnect-reference';

describe('the references of EduConnect', () => {
	it('are the keys of a guardian, academy by academy, each once', () =>
		expect(guardianKeys(['{AAF}24|x|900102', '{AAF}13||900101', '{AAF}13|other|900101'])).toEqual([
			'13|900101',
			'24|900102'
		]));

	it.each([
		'900101',
		'{SIECLE}13|x|900101',
		'{AAF}13|x',
		'{AAF}13|x|',
		'{AAF}13|x|900101|y',
		'{AAF}|x|900101',
		'{AAF}13|x|9001 01',
		''
	])('are left out when they are of another kind: %s', (reference) =>
		expect(guardianKeys([reference])).toEqual([])
	);
});
