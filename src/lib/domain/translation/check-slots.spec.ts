import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../../../tests/support/message-files';
import { baseOf, pluralBases, slotsOf } from '../wording/wording-key';
import { LOCALES, type Locale } from '../shared/locale';
import { checkSlots } from './check-slots';
import { indexNames } from './find-names';
import { markOf, splitAtMarks } from './marks';
import { protectText } from './protect-text';
import { isPlainlyForeign } from './stop-words';

const names = indexNames(['Inès', 'ESSAI']);
const original = (text: string, target: Locale = 'en') =>
	protectText(text, { names, terms: [], target });
function check(source: string, answer: string, to: Locale = 'en', from: Locale = 'fr') {
	const result = checkSlots(original(source, to), answer, { from, to });
	return result.ok ? 'ok' : result.error.code.replace('translation.', '');
}

const OUTING = 'Inès part au musée jeudi 26 novembre à 8h30. Elle ne doit pas oublier 12 €.';
const IN_ENGLISH = '⟦1⟧ is going to the museum on ⟦2⟧ at ⟦3⟧. She must not forget ⟦4⟧.';

describe('a translation that says the same', () => {
	it.each([
		[
			'in the order of its own language',
			'On ⟦2⟧ at ⟦3⟧ ⟦1⟧ goes to the museum. She must not forget ⟦4⟧.'
		],
		[
			'with marks that the engine spoilt',
			'[1] is going to the museum on 【2】 at ⟦ 3 ⟧. She must not forget [[4]].'
		],
		['with spaces around', `\n ${IN_ENGLISH}  \n`]
	])('is taken: %s', (_, answer) => expect(check(OUTING, answer)).toBe('ok'));

	it('comes back with its marks tidied', () => {
		const answer = checkSlots(original('Le 3 mai'), ' On [1] ', { from: 'fr', to: 'en' });
		expect(answer).toEqual({ ok: true, value: 'On ⟦1⟧' });
	});

	it.each<[Locale, string]>([
		['ar', 'ستذهب ⟦1⟧ إلى المتحف يوم ⟦2⟧ على الساعة ⟦3⟧. لا يجب أن تنسى ⟦٤⟧.'],
		['tr', '⟦1⟧ ⟦2⟧ günü saat ⟦3⟧ müzeye gidiyor. ⟦4⟧ unutmamalı.'],
		['zh', '⟦1⟧ 将于 ⟦2⟧ ⟦3⟧ 去博物馆。她不能忘记 ⟦4⟧。'],
		['ru', '⟦1⟧ идёт в музей ⟦2⟧ в ⟦3⟧. Она не должна забыть ⟦4⟧.'],
		['ta', '⟦1⟧ ⟦2⟧ அன்று ⟦3⟧ மணிக்கு அருங்காட்சியகம் செல்கிறார். ⟦4⟧ மறக்கக்கூடாது.'],
		['ti', '⟦1⟧ ኣብ ⟦2⟧ ሰዓት ⟦3⟧ ናብ ሙዝየም ክትከይድ እያ። ⟦4⟧ ክትርስዕ የብላን።']
	])('in %s', (to, answer) => expect(check(OUTING, answer, to)).toBe('ok'));

	it('may write in figures what French says in words', () => {
		expect(check('Apportez deux stylos.', 'Bring 2 pens.')).toBe('ok');
		expect(check('Apportez deux stylos.', 'Bring 3 pens.')).toBe('number-invented');
	});
	it('may be the same when it is a word or two', () => {
		expect(check('Bravo !', '¡Bravo!', 'es')).toBe('ok');
		expect(check('Menu', 'Menu')).toBe('ok');
	});
	it('may keep the name of a program', () =>
		expect(check('Ouvrez Pronote', 'افتحوا Pronote', 'ar')).toBe('ok'));
	it('comes back from a family to French', () =>
		expect(
			check('Inès no puede venir a las 8:30.', '⟦1⟧ ne peut pas venir à ⟦2⟧.', 'fr', 'es')
		).toBe('ok'));
	it('is simple French when that is asked for, even if little changed', () =>
		expect(check('Il faut venir à 8h.', 'Il faut venir à ⟦1⟧.', 'fr-simple')).toBe('ok'));
});

describe('an answer that is refused', () => {
	it.each([
		['empty', ''],
		['empty', ' \n '],
		['slot-missing', '⟦1⟧ is going to the museum on ⟦2⟧ at ⟦3⟧. She must not forget.'],
		['slot-repeated', `${IN_ENGLISH} ⟦1⟧!`],
		['slot-invented', `${IN_ENGLISH} ⟦5⟧`],
		['slot-invented', `${IN_ENGLISH} ⟦0⟧`],
		['number-invented', IN_ENGLISH.replace('at', 'at 9 or')],
		['link-invented', `${IN_ENGLISH} See www.example.org`],
		['negation-lost', IN_ENGLISH.replace('must not forget', 'must bring')],
		['too-short', '⟦1⟧ ⟦2⟧ ⟦3⟧ no ⟦4⟧'],
		['too-long', `${IN_ENGLISH} ${'She is not to be late and she has to be there. '.repeat(6)}`],
		['too-long', '<a'.repeat(100_000)],
		['extra-lines', `${IN_ENGLISH}\nShe is not late.`],
		['markup', `<p>${IN_ENGLISH}</p>`],
		['markup', IN_ENGLISH.replace('museum', 'museum &amp; park')],
		['wrong-script', '⟦1⟧ 将于 ⟦2⟧ ⟦3⟧ 去博物馆。她不能忘记 ⟦4⟧。'],
		[
			'wrong-language',
			'⟦1⟧ va al museo el ⟦2⟧ a las ⟦3⟧. No debe olvidar los ⟦4⟧ para la entrada.'
		],
		['same-as-source', '⟦1⟧ part au musée ⟦2⟧ à ⟦3⟧. Elle ne doit pas oublier ⟦4⟧.'],
		['not-a-translation', `Here is the translation: ${IN_ENGLISH}`],
		['not-a-translation', `Translation: ${IN_ENGLISH}`],
		['not-a-translation', `Sure! ${IN_ENGLISH}`],
		['not-a-translation', `${IN_ENGLISH} Let me know if you need anything else.`],
		['not-a-translation', `${IN_ENGLISH}\n\nNote: I kept the marks.`],
		['not-a-translation', '⟦1⟧ ⟦2⟧ ⟦3⟧ ⟦4⟧ As an AI language model, I cannot help.'],
		['not-a-translation', `\`\`\`\n${IN_ENGLISH}\n\`\`\``]
	])('%s: %s', (code, answer) => expect(check(OUTING, answer)).toBe(code));

	it('names the slot that is gone', () => {
		const answer = checkSlots(original('Le 3 mai à 8h'), 'On ⟦1⟧', { from: 'fr', to: 'en' });
		expect(answer).toEqual({ ok: false, error: { code: 'translation.slot-missing', slot: 2 } });
	});
});

describe('what is negated', () => {
	it.each<[string, Locale, string, string]>([
		['Il n’y a pas cours.', 'en', 'There are no classes.', 'ok'],
		['Il n’y a pas cours.', 'en', 'There are classes.', 'negation-lost'],
		['Ne venez pas à l’école demain.', 'es', 'Vengan a la escuela mañana.', 'negation-lost'],
		['Ne venez pas à l’école demain.', 'ru', 'Приходите завтра в школу.', 'negation-lost'],
		['Ne venez pas à l’école demain.', 'ar', 'تعالوا إلى المدرسة غدا.', 'negation-lost'],
		['Ne venez pas à l’école demain.', 'zh', '明天请来学校。', 'negation-lost'],
		['Venez à l’école demain.', 'en', 'Do not come to school tomorrow.', 'negation-added'],
		['Venez à l’école demain.', 'pt', 'Não venham à escola amanhã.', 'negation-added'],
		// French negates in form only.
		['N’hésitez pas à appeler la mère.', 'en', 'Feel free to call the mother.', 'ok'],
		['Il ne faut venir que le matin.', 'en', 'Please come in the morning only.', 'ok'],
		['Le téléphone est interdit.', 'en', 'Phones are not allowed.', 'ok'],
		// No list can tell in Turkish: the sentence is let through, and a person reviews it.
		['Ne venez pas à l’école demain.', 'tr', 'Yarın okula gelin.', 'ok']
	])('%s in %s: %s', (source, to, answer, expected) =>
		expect(check(source, answer, to)).toBe(expected)
	);
});

/** Passerelle's own words: sentences of people, in every language. */
const french = messagesOf('fr');
const plurals = pluralBases(french);
const sentences = [...french].filter(
	([key, text]) =>
		// A word of school is explained as one would in each language, not translated.
		!/^(?:mediation|words:)/.test(key) &&
		!plurals.has(baseOf(key)) &&
		text.split(/\s+/).length >= 4 &&
		!/\d|\.fr|www/.test(text.replace(/\{\{.*?\}\}/g, ''))
);
function marked(text: string, slots: readonly string[]): string {
	return text.replace(/\{\{\s*([^}\s,]+)[^}]*\}\}/g, (_, name: string) =>
		markOf(slots.indexOf(name) + 1)
	);
}
const others = LOCALES.filter((locale) => locale !== 'fr');

describe('on sentences that people wrote', () => {
	it('has something to judge', () => expect(sentences.length).toBeGreaterThan(120));

	it.each(others)('refuses none of them in %s', (to) => {
		const words = messagesOf(to);
		const refused = sentences.flatMap(([key, source]) => {
			const slots = slotsOf(source);
			const result = checkSlots(
				{
					text: marked(source, slots),
					slots: slots.map((name) => ({ kind: 'name', source: name }))
				},
				marked(words.get(key)!, slots),
				{ from: 'fr', to }
			);
			return result.ok ? [] : [[result.error.code, source, words.get(key)]];
		});
		expect(refused).toEqual([]);
	});

	it.each(others.filter((locale) => locale !== 'fr-simple'))(
		'never takes the French itself for %s',
		(to) => {
			const taken = sentences.filter(([, source]) => {
				const slots = slotsOf(source);
				const text = marked(source, slots);
				const given = {
					text,
					slots: slots.map((name) => ({ kind: 'name', source: name }) as const)
				};
				const words =
					splitAtMarks(text)
						.join(' ')
						.match(/\p{L}+/gu) ?? [];
				return words.length >= 3 && checkSlots(given, text, { from: 'fr', to }).ok;
			});
			expect(taken).toEqual([]);
		}
	);

	it.each<[Locale, Locale]>([
		['es', 'en'],
		['tr', 'en'],
		['pt', 'es'],
		['sq', 'ro'],
		['so', 'fr'],
		['ht', 'fr'],
		['ar', 'ur'],
		['prs', 'ar'],
		['ps', 'prs'],
		['ru', 'uk']
	])('most often knows that %s was asked for and %s came', (asked, came) => {
		const long = [...messagesOf(came)]
			.filter(([key]) => !key.startsWith('mediation'))
			.map(([, text]) => text.replace(/\{\{.*?\}\}/g, ' '))
			.filter((text) => text.split(/\s+/).length >= 10);
		const known = long.filter((text) => isPlainlyForeign(text, asked));
		expect(known.length / long.length).toBeGreaterThan(0.65);
	});
});
