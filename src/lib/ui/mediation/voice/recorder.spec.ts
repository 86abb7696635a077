import { afterEach, expect, it, vi } from 'vitest';
import type { Capture } from './capture';
import { makeRecorder } from './recorder.svelte';

const capture = { level: () => 0, seconds: () => 0, stop: vi.fn(), cancel: vi.fn() };
let allow: (given: Capture) => void;
vi.mock(import('./capture'), async (original) => ({
	...(await original()),
	canCapture: () => true,
	startCapture: () => new Promise((resolve) => (allow = resolve))
}));
vi.stubGlobal('document', { querySelectorAll: () => [] });
afterEach(() => {
	capture.cancel.mockClear();
});

it('gives the microphone back when the page goes', async () => {
	const recorder = makeRecorder(() => ({ maxMs: 1000 }), vi.fn());
	const started = recorder.start();
	allow(capture);
	await started;
	expect(recorder.state).toBe('recording');
	recorder.end();
	expect(capture.cancel).toHaveBeenCalledOnce();
});

it('gives it back too when it is allowed after the page went', async () => {
	const recorder = makeRecorder(() => ({ maxMs: 1000 }), vi.fn());
	const started = recorder.start();
	recorder.end();
	allow(capture);
	await started;
	expect(capture.cancel).toHaveBeenCalledOnce();
});
