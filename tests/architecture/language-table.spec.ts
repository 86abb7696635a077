import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/lib/domain/shared/locale';
import { LANGUAGE_TABLE, languageTable } from '../support/language-table';

test('docs/languages.md is up to date: npm run languages makes it anew', () => {
	expect(readFileSync(LANGUAGE_TABLE, 'utf8')).toBe(languageTable());
});

test('every language has its line', () => {
	const lines = languageTable().match(/^\| .*`[a-z-]+` \|.*$/gm);
	expect(lines).toHaveLength(LANGUAGES.length);
});
