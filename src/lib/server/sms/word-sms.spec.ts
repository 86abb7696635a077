import { describe, expect, it } from 'vitest';
import { measureSms } from '../../domain/sms/sms-text';
import { LOCALES, type Locale } from '../../domain/shared/locale';
import { wordSms, type SmsWords } from './word-sms';

const LINK = 'https://passerelle.example.org/n/k7m2p9qd';
/** Two segments in a script that the alphabet of networks lacks. */
const IN_UCS_2 = new Set<Locale>([
	'ar',
	'uk',
	'ru',
	'ka',
	'hy',
	'zh',
	'ur',
	'bn',
	'ta',
	'ps',
	'prs',
	'ti'
]);
const KINDS = ['absence', 'lateness', 'message', 'several', 'connect'] as const;

function words(given: Partial<SmsWords> & { locale: Locale }): SmsWords {
	return {
		kind: 'absence',
		school: { name: 'Collège des Deux-Rives', phone: '+33639980000' },
		link: LINK,
		takesReplies: true,
		...given
	};
}

describe('the words of a short message', () => {
	it('say who writes, what kind of thing it is, where, whom to call and how to stop', () => {
		expect(wordSms(words({ locale: 'fr' }))).toBe(
			'Collège des Deux-Rives : une absence. Lisez et répondez ici : ' +
				`${LINK}\nTél. de l'école : +33639980000`
		);
		expect(wordSms(words({ locale: 'fr-simple' }))).toContain("Tél. de l'école");
	});

	describe.each(LOCALES)('in %s', (locale) => {
		const most = IN_UCS_2.has(locale) ? 2 : 1;
		const encoding = most === 2 ? 'ucs-2' : 'gsm-7';

		it.each(KINDS)('are short: %s', (kind) => {
			const text = wordSms(words({ locale, kind }));
			expect(measureSms(text)).toMatchObject({ encoding });
			expect(measureSms(text).segments).toBeLessThanOrEqual(most);
			expect(text).toContain(LINK);
			expect(text).not.toMatch(/[\u2066-\u2069\u202f\u00a0]/);
		});

		it('stay short for a school with a very long name and a long address of ours', () => {
			const text = wordSms(
				words({
					locale,
					school: {
						name: 'Collège expérimental « Françoise-et-Jean Dupont » de Saint-Rémy-lès-Chevreuse',
						phone: '+262639980000'
					},
					link: 'https://passerelle.ac-example-et-plus.education.example.org/n/k7m2p9qd'
				})
			);
			expect(measureSms(text).segments).toBeLessThanOrEqual(most);
			expect(text).toContain('/n/k7m2p9qd');
		});
	});

	it('promise STOP only where an answer reaches us', () =>
		expect(wordSms(words({ locale: 'en', takesReplies: false }))).not.toContain('STOP'));

	it('do without a telephone that the school did not give', () => {
		const school = { name: 'Collège des Deux-Rives', phone: null };
		expect(wordSms(words({ locale: 'en', school }))).toBe(
			`Collège des Deux-Rives: an absence. Read and answer here: ${LINK}\n` +
				'To get no more texts, answer STOP'
		);
	});
});
