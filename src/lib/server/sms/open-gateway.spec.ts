import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../config';
import type { InstallationKind } from '../installation/installation';
import { createLog } from '../log';
import { openSmsGateway } from './open-gateway';

const folder = mkdtempSync(join(tmpdir(), 'passerelle-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string) => {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
};

const log = createLog('silent');
function open(env: Record<string, string>, installation: InstallationKind = 'production') {
	return openSmsGateway(readConfig(env).sms, installation, log);
}
function sentenceOf(env: Record<string, string>): string {
	try {
		open(env);
	} catch (error) {
		expect(error).toBeInstanceOf(ConfigError);
		return (error as Error).message;
	}
	return '';
}

describe('the gateway of an installation', () => {
	it('is none unless one is named', () => {
		expect(open({})).toBe(null);
		expect(open({ SMS_GATEWAY: 'none' }, 'demo')).toBe(null);
	});

	it('is the console in a demo, in production only on purpose', () => {
		expect(open({}, 'demo')?.name).toBe('console');
		expect(open({ SMS_GATEWAY: 'console' }, 'demo')?.name).toBe('console');
		expect(sentenceOf({ SMS_GATEWAY: 'console' })).toMatch(/SMS_CONSOLE/);
		expect(open({ SMS_GATEWAY: 'console', SMS_CONSOLE: 'on' })?.name).toBe('console');
	});

	it('speaks HTTP as its template says', () => {
		const template = file(
			'good.json',
			JSON.stringify({
				send: { url: 'https://sms.example/', accepted: { id: '/id' } },
				reply: { from: '/from', text: '/text' }
			})
		);
		const gateway = open({ SMS_GATEWAY: 'http', SMS_TEMPLATE: template });
		expect(gateway).toMatchObject({ name: 'http', takesReplies: true });
	});

	it('speaks SMPP, and promises STOP only to a number', () => {
		const env = { SMS_GATEWAY: 'smpp', SMS_SMPP_URL: 'smpps://ecole:se%40cret@smsc.example' };
		expect(open({ ...env, SMS_SENDER: '36000' })).toMatchObject({ takesReplies: true });
		expect(open({ ...env, SMS_SENDER: 'ECOLE' })).toMatchObject({
			name: 'smpp',
			takesReplies: false
		});
	});

	it.each([
		[{ SMS_GATEWAY: 'pigeon' }, /SMS_GATEWAY must be/],
		[{ SMS_GATEWAY: 'http' }, /SMS_TEMPLATE/],
		[{ SMS_GATEWAY: 'http', SMS_TEMPLATE: '/nowhere.json' }, /nowhere\.json cannot be read/],
		[{ SMS_GATEWAY: 'http', SMS_TEMPLATE: file('bad.json', '{') }, /not JSON/],
		[{ SMS_GATEWAY: 'smpp', SMS_SENDER: '36000' }, /SMS_SMPP_URL/],
		[{ SMS_GATEWAY: 'smpp', SMS_SMPP_URL: 'smpp://a:b@c' }, /SMS_SENDER/],
		[{ SMS_GATEWAY: 'smpp', SMS_SENDER: '1234', SMS_SMPP_URL: 'http://a' }, /SMS_SMPP_URL/],
		[
			{ SMS_GATEWAY: 'smpp', SMS_SENDER: '1234', SMS_SMPP_URL: 'smpp://a:secret@c?windw=3' },
			/option that cannot be used: windw/
		],
		[{ SMS_SENDER: 'douze lettres' }, /SMS_SENDER/],
		[{ SMS_SEGMENT_PRICE: '0,084' }, /SMS_SEGMENT_PRICE/],
		[{ SMS_SEGMENT_PRICE: '0' }, /SMS_SEGMENT_PRICE/],
		[{ SMS_CALLBACK_SECRET: 'short' }, /SMS_CALLBACK_SECRET/]
	])('a setting that cannot be used is named, its value is not repeated (%#)', (env, words) => {
		const sentence = sentenceOf(env as Record<string, string>);
		expect(sentence).toMatch(words);
		expect(sentence).not.toMatch(/secret|pigeon/);
	});
});
