import { describe, expect, it } from 'vitest';
import { mayBeMobile, toE164 } from './phone';

describe('a telephone number typed in a school office', () => {
	it.each([
		['06 39 98 00 01', '+33639980001'],
		['06.39.98.00.01', '+33639980001'],
		['06-39-98-00-01', '+33639980001'],
		['06\u00a039\u00a098\u00a000\u00a001', '+33639980001'],
		['+33639980001', '+33639980001'],
		['+33 (0)6 39 98 00 01', '+33639980001'],
		['+33 06 39 98 00 01', '+33639980001'],
		['0033639980001', '+33639980001'],
		['639980001', '+33639980001'],
		['01 99 00 00 01', '+33199000001']
	])('%s is %s', (raw, e164) => expect(toE164(raw)).toBe(e164));

	it.each([
		['0690 00 00 01', '+590690000001'],
		['0694 00 00 01', '+594694000001'],
		['0696 00 00 01', '+596696000001'],
		['0697 00 00 01', '+596697000001'],
		['0692 00 00 01', '+262692000001'],
		['0639 01 00 01', '+262639010001'],
		['0262 00 00 01', '+262262000001'],
		['+33 692 00 00 01', '+262692000001']
	])('overseas: %s is %s', (raw, e164) => expect(toE164(raw)).toBe(e164));

	it('reads the short numbers of a territory only for a school of that territory', () => {
		expect(toE164('75 00 01', '9830001A')).toBe('+687750001');
		expect(toE164('87 00 00 01', '9840001A')).toBe('+68987000001');
		expect(toE164('75 00 01', '0999901A')).toBeNull();
	});

	it.each(['', '06 39 98 00', 'poste 12', '06 39 98 00 01 99', '+12', '0039 98', '06 39 98 OO O1'])(
		'%j cannot be read',
		(raw) => expect(toE164(raw)).toBeNull()
	);

	it('tells a mobile from a landline', () => {
		expect(mayBeMobile('+33639980001')).toBe(true);
		expect(mayBeMobile('+33199000001')).toBe(false);
		expect(mayBeMobile('+262262000001')).toBe(false);
		expect(mayBeMobile('+262692000001')).toBe(true);
		expect(mayBeMobile('+213550000000')).toBe(true);
	});
});
