/**
 * Syntax that reads a clock or leans on the machine's zone. The present is an argument, given by
 * the composition root; a wall clock needs an IANA zone.
 */
const CLOCK = 'The present comes as an argument: only app.ts, adapters and tests read a clock.';
const ZONE = 'Name the IANA zone: the machine’s own is nobody’s.';

/**
 * @param {string[]} pair
 * @returns {{selector: string, message: string}}
 */
const rule = ([selector = '', message = '']) => ({ selector, message });

/** Reading the present. */
export const CLOCK_READS = [
	["NewExpression[callee.name='Date'][arguments.length=0]", CLOCK],
	["CallExpression[callee.name='Date']", CLOCK],
	["MemberExpression[object.name='Date'][property.name='now']", CLOCK],
	["MemberExpression[object.name='performance'][property.name='now']", CLOCK],
	["MemberExpression[object.name='DateTime'][property.name='now']", CLOCK],
	[
		"CallExpression[callee.object.name='DateTime'][callee.property.name=/^(local|utc)$/]:matches([arguments.length=0], [arguments.0.type='ObjectExpression'])",
		CLOCK
	],
	["MemberExpression[object.name='process'][property.name='hrtime']", CLOCK]
].map(rule);

/** Words and dates made with whatever language and zone the machine has. */
export const MACHINE_LOCALE = [
	[
		'CallExpression[arguments.length=0][callee.property.name=/^toLocale(Date|Time)?String$/]',
		'Name the language (and the zone): use $lib/i18n/dates.'
	],
	[
		"NewExpression[callee.object.name='Intl'][callee.property.name='DateTimeFormat']:matches([arguments.length=0], [arguments.length=1], [arguments.1.type='ObjectExpression']):not(:has(Property[key.name='timeZone']))",
		ZONE
	]
].map(rule);

/** Wall clocks without a zone. */
export const MACHINE_ZONE = [
	[
		'CallExpression[callee.property.name=/^[gs]et(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)$/]',
		ZONE
	],
	[
		"CallExpression[callee.object.name='DateTime'][callee.property.name=/^from(ISO|JSDate|Millis|Seconds|Object|SQL|RFC2822|HTTP)$/][arguments.length=1]",
		ZONE
	],
	[
		"CallExpression[callee.object.name='DateTime'][callee.property.name='fromFormat'][arguments.length=2]",
		ZONE
	]
].map(rule);
