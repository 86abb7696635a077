import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { relative, sourceFiles, topLevel } from '../support/source-files';

/** What may lie at the top of the project, besides dot files and what .gitignore names. */
const TOP = new Set([
	'src',
	'static',
	'messages',
	'drizzle',
	'tests',
	'docs',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'svelte.config.js',
	'vite.config.ts',
	'vitest.config.ts',
	'eslint.config.js',
	'drizzle.config.ts',
	'README.md',
	'LICENSE'
]);
const MADE = /^(node_modules|build(-\w+)?|coverage|test-results)$/;

const files = ['src', 'tests'].flatMap(sourceFiles).map((path) => ({ path, name: relative(path) }));
const code = files.filter(({ name }) => /\.(ts|js|svelte|css|html)$/.test(name));
// This file names what it forbids.
const SELF = 'tests/architecture/house.spec.ts';

test('the top of the project holds what the architecture says, and nothing else', () => {
	const strangers = topLevel().filter(
		(name) => !name.startsWith('.') && !TOP.has(name) && !MADE.test(name)
	);
	expect(strangers).toEqual([]);
});

test('no folder is named after nothing in particular', () => {
	const vague = /(^|\/)(utils?|helpers?|services?|common|misc|managers?|lib\/shared)\//;
	expect(files.filter(({ name }) => vague.test(name)).map(({ name }) => name)).toEqual([]);
});

test('there is no barrel, and no drawer for types', () => {
	const drawers = /^(index\.(ts|js)|types\.ts|utils?\.ts|helpers?\.ts|constants\.ts)$/;
	expect(files.filter(({ name }) => drawers.test(basename(name))).map((f) => f.name)).toEqual([]);
});

test('nothing is left for later, and no test is left out', () => {
	const later = /\b(TODO|FIXME|XXX|HACK)\b/;
	const leftOut = /\b(test|it|describe)\.(skip|skipIf|runIf|only|todo|fails)\b/;
	const found = code.filter(({ path, name }) => {
		if (name === SELF) return false;
		const source = readFileSync(path, 'utf8');
		return later.test(source) || leftOut.test(source);
	});
	expect(found.map(({ name }) => name)).toEqual([]);
});

test('every integration, journey and bench file has a name that its runner looks for', () => {
	const lost = files.filter(({ name }) => {
		if (/^tests\/integration\/.*\.ts$/.test(name)) return !/\.(int|postgres)\.ts$/.test(name);
		if (/^tests\/faults\/.*\.ts$/.test(name)) return !name.endsWith('.fault.ts');
		if (/^tests\/(e2e|offline|a11y)\/.*\.ts$/.test(name)) return !name.endsWith('.e2e.ts');
		if (/^tests\/bench\/.*\.ts$/.test(name)) return !/(\.bench|\/run)\.ts$/.test(name);
		return /^src\/.*\.(test|e2e|int)\.ts$/.test(name);
	});
	expect(lost.map(({ name }) => name)).toEqual([]);
});
