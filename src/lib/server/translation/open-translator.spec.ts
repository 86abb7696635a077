import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../config';
import { openTranslator } from './open-translator';

const open = (env: Record<string, string>) => openTranslator(readConfig(env).translation);

describe('the engine of an installation', () => {
	it('is none unless one is named', () => {
		expect(open({})).toBe(null);
		expect(open({ TRANSLATION_ENGINE: 'none' })).toBe(null);
	});

	it.each([
		[
			{ TRANSLATION_ENGINE: 'libretranslate', TRANSLATION_URL: 'http://traduction:5000' },
			'libretranslate@traduction:5000'
		],
		[
			{ TRANSLATION_ENGINE: 'libretranslate', TRANSLATION_URL: 'http://192.168.1.4:5000' },
			'libretranslate@192.168.1.4:5000'
		],
		[{ TRANSLATION_ENGINE: 'deepl', TRANSLATION_KEY: 'abc:fx' }, 'deepl@api-free.deepl.com'],
		[{ TRANSLATION_ENGINE: 'deepl', TRANSLATION_KEY: 'abc' }, 'deepl@api.deepl.com'],
		[
			{
				TRANSLATION_ENGINE: 'chat',
				TRANSLATION_URL: 'https://ia.example.org/v1',
				TRANSLATION_MODEL: 'petit-8b',
				TRANSLATION_TIMEOUT: '90'
			},
			'chat@ia.example.org/petit-8b'
		]
	])('is known by its program and host: %o', (env, id) => expect(open(env)?.id).toBe(id));

	it.each([
		[{ TRANSLATION_ENGINE: 'perroquet' }, /TRANSLATION_ENGINE must be/],
		[{ TRANSLATION_ENGINE: 'libretranslate' }, /TRANSLATION_URL must be given/],
		[{ TRANSLATION_ENGINE: 'deepl' }, /TRANSLATION_KEY must be given/],
		[{ TRANSLATION_ENGINE: 'chat', TRANSLATION_URL: 'https://a.org' }, /TRANSLATION_MODEL must be/],
		[{ TRANSLATION_URL: 'http://exemple.org' }, /TRANSLATION_URL must be https/],
		[{ TRANSLATION_URL: 'http://10.example.org' }, /TRANSLATION_URL must be https/],
		[{ TRANSLATION_URL: 'https://moi:secret@exemple.org' }, /TRANSLATION_URL must be https/],
		[{ TRANSLATION_URL: 'file:///etc' }, /TRANSLATION_URL must be https/],
		[{ TRANSLATION_TIMEOUT: '0' }, /TRANSLATION_TIMEOUT must be/]
	])('is refused in a sentence: %o', (env, sentence) => {
		expect(() => open(env)).toThrow(ConfigError);
		expect(() => open(env)).toThrow(sentence);
		expect(() => open(env)).not.toThrow(/secret/);
	});
});
