import { expect, test } from 'vitest';
import { shrink } from './shrink';

test('a drawing loses its frame and its fractions', () => {
	const file =
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256"><path d="M1.98.5l-18.34,7.04" opacity="0.2"/></svg>';
	expect(shrink(file)).toBe('<path d="M2,1l-18,7" opacity=".2"/>');
});
