import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { baseOf, pluralBases } from '../../src/lib/domain/wording/wording-key';
import { messagesOf } from '../support/message-files';
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
/** Every quoted word, with dots or without: codes of refusals are among them. */
const codes = new Set<string>();
for (const file of sourceFiles('src').filter((name) => /\.(ts|svelte)$/.test(name))) {
	if (file.endsWith('.spec.ts')) continue;
	const source = readFileSync(file, 'utf8');
	for (const [, , key] of source.matchAll(/(['"`])([a-z][a-z-]*:[A-Za-z][\w.-]*)\1/g)) {
		if (namespaces.has(key!.split(':')[0]!)) literal.push({ file, key: key! });
	}
	for (const [, , code] of source.matchAll(/(['"])([a-z][\w.-]*)\1/g)) codes.add(code!);
	for (const [, key] of source.matchAll(/`([a-z][a-z-]*:[^`\s]*\$\{[^`\s]+)`/g)) {
		if (!namespaces.has(key!.split(':')[0]!)) continue;
		templates.push({ file, key: key!, prefix: key!.slice(0, key!.indexOf('${')) });
	}
}
/**
 * Templates without a path: the keys they make, or "codes" when what fills them is a code (of a
 * refusal, say) that the sources name: then each of their keys must be named as a code.
 */
const declared = new Map(
	Object.entries(dynamicKeys as Record<string, string[] | 'codes'>).map(([template, keys]) => {
		const prefix = template.slice(0, template.indexOf('${'));
		const isNamed = (key: string) => codes.has(key.slice(prefix.length));
		return [
			template,
			keys === 'codes' ? [...known].filter((key) => key.startsWith(prefix) && isNamed(key)) : keys
		];
	})
);
/** A template with a path before its slot speaks for all keys that begin with it. */
const isPath = (prefix: string) => /:.+[.-]$/.test(prefix);

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
