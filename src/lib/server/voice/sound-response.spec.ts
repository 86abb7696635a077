import { describe, expect, it } from 'vitest';
import { soundResponse } from './sound-response';

const sound = Uint8Array.from({ length: 10 }, (_, n) => n);
async function ask(range?: string) {
	const request = new Request('http://localhost/', range ? { headers: { range } } : {});
	const response = soundResponse({ mediaType: 'audio/webm', sound }, request);
	return {
		status: response.status,
		part: response.headers.get('content-range'),
		bytes: [...new Uint8Array(await response.arrayBuffer())]
	};
}

describe('a sound that is asked for', () => {
	it.each([[undefined], ['bytes=-'], ['seconds=1-2'], ['bytes=0-1,3-4']])(
		'%s: whole',
		async (range) => {
			expect(await ask(range)).toEqual({ status: 200, part: null, bytes: [...sound] });
		}
	);
	it.each([
		['bytes=0-1', [0, 1], 'bytes 0-1/10'],
		['bytes=8-', [8, 9], 'bytes 8-9/10'],
		['bytes=-3', [7, 8, 9], 'bytes 7-9/10'],
		['bytes=8-99', [8, 9], 'bytes 8-9/10']
	])('%s: a part', async (range, bytes, part) => {
		expect(await ask(range)).toEqual({ status: 206, part, bytes });
	});
	it.each([['bytes=10-'], ['bytes=5-2']])('%s: there is no such part', async (range) => {
		expect(await ask(range)).toEqual({ status: 416, part: 'bytes */10', bytes: [] });
	});
	it('is never kept for somebody else', () => {
		const { headers } = soundResponse({ mediaType: 'audio/webm', sound }, new Request('http://x/'));
		expect(headers.get('cache-control')).toBe('private, no-cache');
	});
});
