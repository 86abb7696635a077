import { describe, expect, it } from 'vitest';
import type { Language } from '../shared/locale';
import { checkWording } from './check-wording';
import { unitsOf } from './wording-unit';

const french = new Map([
	['absence:day', '{{name}} n’était pas en classe {{day}}.'],
	['absence:late_one', '{{name}} a eu {{count}} minute de retard.'],
	['absence:late_many', '{{name}} a eu {{count}} minutes de retard.'],
	['absence:late_other', '{{name}} a eu {{count}} minutes de retard.'],
	['sms:about', '{{school}} a écrit un message. Pour lire : {{link}}']
]);
const units = unitsOf(french);

function codes(language: Language, key: string, texts: Record<string, string>) {
	const unit = units.find((one) => one.key === key)!;
	return checkWording(language, unit, new Map(Object.entries(texts))).map(
		({ key, code, slots }) => `${key} ${code}${slots ? ` ${slots}` : ''}`
	);
}
const day = (text: string, language: Language = 'so') =>
	codes(language, 'absence:day', { 'absence:day': text });

describe('the sentences to word', () => {
	it('are one for all plural forms', () => {
		expect(units.map(({ key, isPlural }) => [key, isPlural])).toEqual([
			['absence:day', false],
			['absence:late', true],
			['sms:about', false]
		]);
	});
});

describe('words for a sentence', () => {
	it('are right with the same slots, in any order', () => {
		expect(day('{{day}} {{name}} dugsiga ma iman.')).toEqual([]);
	});

	it.each([
		['', 'wording.empty'],
		['   ', 'wording.empty'],
		['{{name}} dugsiga ma iman.', 'wording.lost-slot day'],
		['{{name}} {{day}} {{hour}} dugsiga ma iman.', 'wording.other-slot hour'],
		['{{name}} {{day}} {ma} iman dugsiga.', 'wording.broken-slot'],
		['{{name}} {{day}} dugsiga {{ ma iman.', 'wording.broken-slot'],
		['{{name}} {{day, uppercase}} dugsiga ma iman.', 'wording.broken-slot'],
		['{{name}} {{- day}} dugsiga ma iman.', 'wording.lost-slot day'],
		['{{name}} {{day}} $t(common:brand) dugsiga.', 'wording.broken-slot'],
		['{{name}} {{day}}\u202e dugsiga ma iman.', 'wording.hidden-character'],
		['{{name}} {{day}}\u2067 dugsiga ma iman.', 'wording.hidden-character'],
		['{{name}} {{day}}\u0007 dugsiga ma iman.', 'wording.hidden-character'],
		['{{name}} {{day}}\ue000 dugsiga ma iman.', 'wording.hidden-character'],
		['{{name}} {{day}}\u200b dugsiga ma iman.', 'wording.hidden-character'],
		['{{name}} {{day}}\ndugsiga ma iman.', 'wording.new-line'],
		['{{name}} {{day}} غاب عن المدرسة اليوم', 'wording.wrong-script'],
		[`{{name}} {{day}} ${'dugsiga '.repeat(20)}`, 'wording.too-long'],
		['{{name}}{{day}}', null],
		['{{day}} {{name}}', null]
	])('%j: %s', (text, code) => {
		expect(day(text)).toEqual(code ? [`absence:day ${code}`] : []);
	});

	it('are too short when little is left of the French', () => {
		const text = '{{link}} {{school}}';
		expect(codes('so', 'sms:about', { 'sms:about': text })).toEqual([]);
		const [unit] = unitsOf(new Map([['help:office', 'Vous pouvez appeler le collège.']]));
		const said = (text: string) => checkWording('so', unit!, new Map([['help:office', text]]));
		expect(said('Wac.')).toEqual([{ key: 'help:office', code: 'wording.too-short' }]);
		expect(checkWording('zh', unit!, new Map([['help:office', '您可以给学校打电话']]))).toEqual([]);
	});

	it('keep the joiners of Persian and the line of a link', () => {
		expect(day('{{name}} {{day}} به مکتب نیامده\u200cاست.', 'prs')).toEqual([]);
		const text = '{{school}} wax bay soo qortay:\n{{link}}';
		expect(codes('so', 'sms:about', { 'sms:about': text })).toEqual([]);
	});

	it('are there in each plural form of the language', () => {
		const one = '{{name}} спізнився на {{count}} хвилину.';
		expect(codes('uk', 'absence:late', { 'absence:late_one': one })).toEqual([
			'absence:late_few wording.empty',
			'absence:late_many wording.empty',
			'absence:late_other wording.empty'
		]);
		expect(
			codes('wo', 'absence:late', { 'absence:late_other': '{{name}} yeex na {{count}} simili.' })
		).toEqual([]);
	});

	it('may say one without a figure, not several', () => {
		const forms = (other: string) => ({
			'absence:late_one': '{{name}} hal daqiiqo ayuu soo daahay.',
			'absence:late_other': other
		});
		expect(
			codes('so', 'absence:late', forms('{{name}} {{count}} daqiiqo ayuu soo daahay.'))
		).toEqual([]);
		expect(codes('so', 'absence:late', forms('{{name}} daqiiqado badan ayuu soo daahay.'))).toEqual(
			['absence:late_other wording.lost-slot count']
		);
	});
});
