import { describe, expect, it, vi } from 'vitest';
import type { Sound } from '../../domain/voice/speech-synthesiser';
import { recentSounds } from './recent-sounds';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const sound = (size: number): Sound => ({ mediaType: 'audio/mpeg', bytes: new Uint8Array(size) });

describe('sounds at hand', () => {
	it('are made once, however many ask at once', async () => {
		const sounds = recentSounds();
		const make = vi.fn(() => Promise.resolve(sound(10)));
		const [one, two] = await Promise.all([
			sounds.make('a', NOW, null, make),
			sounds.make('a', NOW, null, make)
		]);
		expect(one).toBe(two);
		expect(sounds.at('a', NOW)).toBe(one);
		expect(make).toHaveBeenCalledTimes(1);
	});

	it('are made again after a failure', async () => {
		const sounds = recentSounds();
		await expect(
			sounds.make('a', NOW, null, () => Promise.reject(new Error('broken')))
		).rejects.toThrow();
		expect(sounds.at('a', NOW)).toBeNull();
		expect(await sounds.make('a', NOW, null, () => Promise.resolve(sound(1)))).not.toBeNull();
	});

	it('go when there is no room, the least recently heard first', () => {
		const sounds = recentSounds({ room: 25 });
		for (const key of ['a', 'b']) sounds.keep(key, NOW, sound(10));
		expect(sounds.at('a', NOW)).not.toBeNull();
		sounds.keep('c', NOW, sound(10));
		sounds.keep('c', NOW, sound(10));
		expect(['a', 'b', 'c'].map((key) => sounds.at(key, NOW) !== null)).toEqual([true, false, true]);
	});

	it('leave after a day, heard or not', () => {
		const sounds = recentSounds();
		sounds.keep('a', NOW, sound(10));
		const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
		expect(sounds.at('a', hours(23))).not.toBeNull();
		expect(sounds.at('a', hours(24))).toBeNull();
	});

	it('are not made when too many others are', async () => {
		const sounds = recentSounds({ queue: 1 });
		let finish = (_: Sound) => {};
		const first = sounds.make('a', NOW, null, () => new Promise((resolve) => (finish = resolve)));
		expect(sounds.make('b', NOW, null, () => Promise.resolve(sound(1)))).toBeNull();
		finish(sound(1));
		await first;
		expect(await sounds.make('b', NOW, null, () => Promise.resolve(sound(1)))).not.toBeNull();
	});

	it('leave room for others, however many one account asks for', async () => {
		const sounds = recentSounds({ queue: 3, share: 2 });
		const finish: ((made: Sound) => void)[] = [];
		const ask = (key: string, asker: string | null) =>
			sounds.make(key, NOW, asker, () => new Promise((resolve) => finish.push(resolve)));
		const asked = [ask('a', 'one'), ask('b', 'one'), ask('c', 'one'), ask('d', 'other')];
		expect(asked.map((making) => making !== null)).toEqual([true, true, false, true]);
		finish.forEach((resolve) => resolve(sound(1)));
		for (const making of asked) await making;
		expect(ask('c', 'one')).not.toBeNull();
	});
});
