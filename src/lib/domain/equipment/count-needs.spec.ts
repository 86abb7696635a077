import { describe, expect, it } from 'vitest';
import { countNeeds, SMALLEST_GROUP } from './count-needs';
import type { Diagnosis } from './diagnosis';

const homes = (n: number, division: string | null, diagnosis: Diagnosis) =>
	Array.from({ length: n }, () => ({ divisions: division ? [division] : [], diagnosis }));

describe('what homes lack', () => {
	it('is counted once a home, over those that answered the question', () => {
		const counted = countNeeds([
			...homes(3, '5 B', { device: 'phone', internet: 'none', printer: 'no', ease: 'not-yet' }),
			...homes(2, '5 B', { device: 'computer', internet: 'phone-short', printer: 'yes' }),
			...homes(1, '5 B', { device: 'not-said' })
		]);
		expect(counted.school).toEqual([
			{ need: 'no-computer', homes: 3, of: 5 },
			{ need: 'no-internet', homes: 5, of: 5 },
			{ need: 'no-printer', homes: 3, of: 5 },
			{ need: 'needs-help', homes: 3, of: 3 }
		]);
		expect(counted.answered).toBe(6);
	});

	it('a division shows no figure of fewer than five homes, nor one by which it would be found', () => {
		const few = homes(4, '5 B', { device: 'phone' });
		const many = homes(9, '6 A', { device: 'phone' });
		const rest = homes(6, '6 A', { device: 'computer' });
		const { divisions } = countNeeds([...few, ...many, ...rest]);
		expect(SMALLEST_GROUP).toBe(5);
		expect(divisions.map(({ division }) => division)).toEqual(['5 B', '6 A']);
		expect(divisions[0]!.needs['no-computer']).toBeNull();
		// One hidden cell would be found from the total of the school: a second is hidden with it.
		expect(divisions[1]!.needs['no-computer']).toBeNull();
	});

	it('three divisions: the smallest figure goes with the hidden one, the others stay', () => {
		const counted = countNeeds([
			...homes(2, '5 B', { printer: 'no' }),
			...homes(7, '6 A', { printer: 'no' }),
			...homes(12, '6 C', { printer: 'no' })
		]);
		expect(counted.divisions.map(({ needs }) => needs['no-printer'])).toEqual([null, null, 12]);
	});

	it('nobody is a figure that tells on nobody only when no home of the division lacks it', () => {
		const { divisions } = countNeeds([
			...homes(7, '6 A', { printer: 'yes' }),
			...homes(7, '6 B', { printer: 'no' })
		]);
		expect(divisions.map(({ needs }) => needs['no-printer'])).toEqual([0, 7]);
	});

	it('a home whose children are in two divisions counts in each, and once in the school', () => {
		const both = { divisions: ['5 B', '6 A'], diagnosis: { printer: 'no' } as Diagnosis };
		const { school, divisions } = countNeeds(Array.from({ length: 6 }, () => both));
		expect(school.find(({ need }) => need === 'no-printer')).toMatchObject({ homes: 6, of: 6 });
		expect(divisions.map(({ needs }) => needs['no-printer'])).toEqual([6, 6]);
	});
});
