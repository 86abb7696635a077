import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { baseOf, messagesOf, pluralBases } from '../support/message-files';
import { sourceFiles } from '../support/source-files';
import dynamicKeys from './dynamic-keys.json' with { type: 'json' };

const french = messagesOf('fr');
const plurals = pluralBases(french);
/** Keys as code names them: without plural forms. */
const known = new Set(
	[...french.keys()].map((key) => (plurals.has(baseOf(key)) ? baseOf(key) : key))
);
const namespaces = new Set([...known].map((key) => key.split(':')[0]!));

type Use = { file: string; key: string };
const literal: Use[] = [];
/** Templates: a fixed beginning, then something that code fills in. */
const templates: (Use & { prefix: string })[] = [];
for (const file of sourceFiles('src').filter((name) => /\.(ts|svelte)$/.test(name))) {
	if (file.endsWith('.spec.ts')) continue;
	const source = readFileSync(file, 'utf8');
	for (const [, , key] of source.matchAll(/(['"`])([a-z][a-z-]*:[A-Za-z][\w.-]*)\1/g)) {
		if (namespaces.has(key!.split(':')[0]!)) literal.push({ file, key: key! });
	}
	for (const [, key] of source.matchAll(/`([a-z][a-z-]*:[^`\s]*\$\{[^`\s]+)`/g)) {
		if (!namespaces.has(key!.split(':')[0]!)) continue;
		templates.push({ file, key: key!, prefix: key!.slice(0, key!.indexOf('${')) });
	}
}
const declared = new Map<string, string[]>(Object.entries(dynamicKeys));
/** A template with a path before its slot speaks for all keys below that path. */
const isPath = (prefix: string) => /:.+\.$/.test(prefix);

describe('keys of messages', () => {
	test('every key that code names has French words', () => {
		expect(literal.filter(({ key }) => !known.has(key))).toEqual([]);
	});

	test('a key made by code begins with a path, or is declared in dynamic-keys.json', () => {
		const undeclared = templates.filter(({ key, prefix }) => !isPath(prefix) && !declared.has(key));
		expect(undeclared).toEqual([]);
	});

	test('a path that code completes leads to words', () => {
		const empty = templates.filter(
			({ prefix }) => isPath(prefix) && ![...known].some((key) => key.startsWith(prefix))
		);
		expect(empty).toEqual([]);
	});

	test('what dynamic-keys.json declares is made, and has words', () => {
		const made = new Set(templates.map(({ key }) => key));
		expect([...declared.keys()].filter((key) => !made.has(key))).toEqual([]);
		expect([...declared.values()].flat().filter((key) => !known.has(key))).toEqual([]);
	});

	test('all French words are used', () => {
		const used = new Set([...literal.map(({ key }) => key), ...[...declared.values()].flat()]);
		const paths = templates.map(({ prefix }) => prefix).filter(isPath);
		const unused = [...known].filter(
			(key) => !used.has(key) && !paths.some((path) => key.startsWith(path))
		);
		expect(unused).toEqual([]);
	});
});
