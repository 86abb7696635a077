import loadEspeak from '@echogarden/espeak-ng-emscripten';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../domain/shared/locale';
import { sayable } from '../../../domain/voice/sayable';
import { espeakVoiceOf, runsOf } from './espeak-voices';

const { eSpeakNGWorker } = await loadEspeak();
const espeak = new eSpeakNGWorker();
const speaking = LOCALES.filter((locale) => espeakVoiceOf(locale) !== null);

/** What the family side says, in one language. */
function sentencesOf(locale: string): string[] {
	return ['absence', 'common', 'home', 'homework', 'message', 'workshop'].flatMap((namespace) =>
		valuesOf(JSON.parse(readFileSync(`messages/${locale}/${namespace}.json`, 'utf8')))
	);
}

function valuesOf(messages: object): string[] {
	return Object.values(messages).flatMap((value: string | object) =>
		typeof value === 'string' ? [value.replace(/\{\{\w+\}\}/g, '12')] : valuesOf(value)
	);
}

describe('voices of espeak-ng', () => {
	it.each(speaking)('%s: reads all its own sentences itself', (locale) => {
		const sentences = sentencesOf(locale);
		expect(sentences.length).toBeGreaterThan(60);
		const foreign: string[] = [];
		for (const sentence of sentences) {
			for (const { voice, words } of runsOf(sayable(sentence, locale), locale)) {
				expect(espeak.set_voice(voice)).toBe(0);
				// The voice says in brackets which other language it borrows for letters that it has not.
				const { ipa } = espeak.synthesize_ipa(words);
				if (!ipa.trim() || /\([a-z]{2,3}(-[a-z]+)*\)/.test(ipa)) foreign.push(`${words} ${ipa}`);
			}
		}
		expect(foreign).toEqual([]);
	});

	it.each(['so', 'ps'] as const)('%s: has none', (locale) => {
		expect(espeakVoiceOf(locale)).toBeNull();
		expect(espeak.set_voice(locale)).not.toBe(0);
	});

	it('leaves what is in Latin letters to the French voice', () => {
		expect(runsOf('Inès-Lou Ben Ali: غياب 12', 'ar')).toEqual([
			{ voice: 'roa/fr', words: 'Inès-Lou Ben Ali' },
			{ voice: 'sem/ar', words: ': غياب 12' }
		]);
		expect(runsOf('Inès 是 5B', 'zh').map(({ voice }) => voice)).toEqual([
			'roa/fr',
			'sit/cmn',
			'roa/fr'
		]);
		expect(runsOf('Inès gelmedi', 'tr')).toHaveLength(1);
	});
});
