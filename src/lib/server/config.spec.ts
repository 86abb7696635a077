import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config';

describe('configuration', () => {
	it('serves the embedded database on loopback when nothing is set', () => {
		const config = readConfig({});
		expect(config.database).toEqual({ kind: 'embedded', folder: '.data' });
		expect(config.host).toBe('127.0.0.1');
		expect(config.origin).toBe('http://localhost:3000');
	});

	it('takes PostgreSQL when DATABASE_URL is set, and its owner from a second URL', () => {
		const config = readConfig({
			DATABASE_URL: 'postgres://web@db/passerelle',
			DATABASE_OWNER_URL: 'postgres://owner@db/passerelle'
		});
		expect(config.database).toMatchObject({
			kind: 'server',
			url: 'postgres://web@db/passerelle',
			ownerUrl: 'postgres://owner@db/passerelle',
			poolSize: 10,
			patience: 15
		});
	});

	it('says which setting is bad and what it must be, without repeating a secret', () => {
		const bad = () => readConfig({ DATABASE_URL: 'mysql://root:secret@db', PORT: '99999' });
		expect(bad).toThrow(ConfigError);
		expect(bad).toThrow(/DATABASE_URL must start with postgres:\/\//);
		expect(bad).toThrow(/PORT must be a port number/);
		expect(bad).not.toThrow(/secret/);
	});

	it.each([
		[{ ORIGIN: 'https://example.org/path' }, /ORIGIN must be a scheme and a host/],
		[{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be debug/],
		[{ RELEASE_LOOP: 'maybe' }, /RELEASE_LOOP must be on or off/],
		[{ DATABASE_OWNER_URL: 'postgres://o@db/p' }, /without DATABASE_URL/]
	])('refuses %o', (env, sentence) => {
		expect(() => readConfig(env)).toThrow(sentence);
	});

	it('treats an empty value as unset', () => {
		expect(readConfig({ PORT: '' }).port).toBe(3000);
	});
});
