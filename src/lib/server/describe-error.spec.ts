import * as v from 'valibot';
import { expect, test } from 'vitest';
import { describeError } from './describe-error';

function thrown(work: () => unknown): unknown {
	try {
		work();
	} catch (error) {
		return error;
	}
	throw new Error('nothing was thrown');
}

test.each([
	['a schema', thrown(() => v.parse(v.picklist(['x']), 'ESSAI Inès'))],
	['a parser', thrown(() => JSON.parse('ESSAI Inès') as unknown)],
	['a driver', Object.assign(new Error('Key (ESSAI Inès) exists'), { code: '23505' })]
])('what %s quotes stays out of the log', (_who, error) => {
	expect((error as Error).message).toContain('ESSAI');
	expect(JSON.stringify(describeError(error))).not.toContain('ESSAI');
});

test('the message of our own errors stays, and where they come from', () => {
	const told = describeError(new TypeError('Cannot read properties of undefined'));
	expect(told.error).toBe('TypeError: Cannot read properties of undefined');
	expect(told.places[0]).toContain('describe-error.spec.ts');
});
