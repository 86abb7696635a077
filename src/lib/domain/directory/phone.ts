/**
 * Overseas numbers live in the national numbering plan but in countries of their own: ARCEP's plan
 * (decision 2018-0881 and its updates). Keys are the first digits after the national `0`.
 */
const OVERSEAS: readonly [national: string, country: string][] = [
	['590', '590'],
	['690', '590'],
	['691', '590'],
	['594', '594'],
	['694', '594'],
	['596', '596'],
	['696', '596'],
	['697', '596'],
	['262', '262'],
	['263', '262'],
	['269', '262'],
	['692', '262'],
	['693', '262'],
	['508', '508']
];

/** Territories with short numbers of their own, by the first three digits of the school's UAI. */
const SHORT_PLANS: Readonly<Record<string, { country: string; digits: number }>> = {
	'975': { country: '508', digits: 6 },
	'983': { country: '687', digits: 6 },
	'984': { country: '689', digits: 8 },
	'986': { country: '681', digits: 6 }
};

/** 06 39 is Mayotte, except 06 39 98, kept by ARCEP for fiction and thus for our examples. */
function countryOf(national: string): string {
	if (national.startsWith('639') && !national.startsWith('63998')) return '262';
	return OVERSEAS.find(([prefix]) => national.startsWith(prefix))?.[1] ?? '33';
}

/**
 * A telephone number as school offices type it, as E.164; null when it cannot be read.
 * Accepts `06 39 98 00 01`, `06.39.98…`, `+33 (0)6…`, `0033…`, a leading zero eaten by a
 * spreadsheet, overseas numbers, and any number that carries its country.
 *
 * @param uai UAI of the school, to read the short numbers of Pacific territories and Saint-Pierre.
 */
export function toE164(raw: string, uai = ''): string | null {
	const bare = raw
		.normalize('NFKC')
		.replace(/\(0\)/g, '')
		.replace(/[\s.\-/()\u00a0\u2010-\u2015]/g, '');
	const international = bare.startsWith('00') ? `+${bare.slice(2)}` : bare;
	if (/^\+33/.test(international)) return fromNational(international.slice(3).replace(/^0/, ''));
	if (international.startsWith('+'))
		return /^\+[1-9]\d{7,14}$/.test(international) ? international : null;
	if (!/^\d+$/.test(bare)) return null;
	const short = SHORT_PLANS[uai.slice(0, 3)];
	if (short && bare.length === short.digits) return `+${short.country}${bare}`;
	if (bare.length === 10 && bare.startsWith('0')) return fromNational(bare.slice(1));
	if (bare.length === 9 && /^[67]/.test(bare)) return fromNational(bare);
	return null;
}

function fromNational(nine: string): string | null {
	if (!/^[1-9]\d{8}$/.test(nine)) return null;
	return `+${countryOf(nine)}${nine}`;
}

/** Whether a French E.164 number is a mobile; a foreign one may be, and is taken as such. */
export function mayBeMobile(e164: string): boolean {
	if (e164.startsWith('+33')) return /^\+33[67]/.test(e164);
	const overseas = /^\+(590|594|596|262|508)(\d)/.exec(e164);
	return overseas && e164.length === 13 ? overseas[2] === '6' || overseas[2] === '7' : true;
}
