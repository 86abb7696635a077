import { describe, expect, it } from 'vitest';
import { isVoiceOf } from './voice-language';

describe('a voice of the device', () => {
	it.each([
		['fr-FR', 'fr'],
		['fr_CA', 'fr'],
		['ku', 'kmr'],
		['ku-TR', 'kmr'],
		['kmr', 'kmr'],
		['fa-AF', 'prs'],
		['zh-CN', 'zh']
	])('%s reads %s', (voice, lang) => expect(isVoiceOf(voice, lang)).toBe(true));

	it.each([
		['km-KH', 'kmr'],
		['fil-PH', 'fi'],
		['sq-AL', 'so'],
		['fr-HT', 'ht'],
		['fa-IR', 'ps']
	])('%s does not read %s', (voice, lang) => expect(isVoiceOf(voice, lang)).toBe(false));
});
