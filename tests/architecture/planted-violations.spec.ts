import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';

/**
 * Each wall of the house, run against. A resolver that no longer resolves, or a pattern that no
 * longer matches, would pass for a clean house: here it fails.
 */
let eslint: ESLint;
beforeAll(() => {
	eslint = new ESLint({
		cwd: fileURLToPath(new URL('../..', import.meta.url)),
		// The planted files do not exist: nothing knows their types.
		overrideConfig: [
			{ ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] } as never,
			{
				files: ['**/*.ts'],
				languageOptions: { parserOptions: { projectService: false, project: false } },
				rules: { '@typescript-eslint/no-unused-vars': 'off' }
			}
		]
	});
});

async function rulesBroken(path: string, source: string): Promise<string[]> {
	const [result] = await eslint.lintText(source, { filePath: path });
	return [...new Set(result!.messages.map((m) => m.ruleId ?? `fatal: ${m.message}`))].sort();
}

const use = (what: string) => `import * as planted from '${what}';\nexport const used = planted;\n`;

describe('imports point one way', () => {
	const BOUNDARY = ['boundaries/dependencies'];
	const RESTRICTED = ['no-restricted-imports'];
	const BOTH = ['boundaries/dependencies', 'no-restricted-imports'];
	test.each([
		['src/lib/domain/absence/planted.ts', '../../server/log', BOUNDARY],
		['src/lib/domain/absence/planted.ts', '$lib/server/log', BOTH],
		['src/lib/domain/absence/planted.ts', '../../i18n/translator', BOUNDARY],
		['src/lib/domain/absence/planted.ts', 'node:fs', RESTRICTED],
		['src/lib/domain/absence/planted.ts', 'drizzle-orm', RESTRICTED],
		['src/lib/ui/planted.ts', '$lib/server/log', BOUNDARY],
		['src/lib/ui/planted.ts', 'node:fs', RESTRICTED],
		['src/lib/i18n/planted.ts', '$lib/server/config', BOUNDARY],
		['src/lib/offline/planted.ts', '$lib/server/config', BOUNDARY],
		['src/lib/offline/planted.ts', '$lib/i18n/translator', BOUNDARY],
		['src/lib/push/planted.ts', '$lib/i18n/translator', BOUNDARY],
		['src/service-worker.ts', '$lib/i18n/translator', BOUNDARY],
		['src/lib/server/db/planted.ts', '../log', BOUNDARY],
		['src/lib/server/absence/planted.ts', '../../../hooks.server', BOUNDARY],
		['src/lib/server/absence/planted.ts', '../../../bin/server', BOUNDARY],
		['src/routes/planted/+page.server.ts', '$lib/server/db/client', BOTH],
		['src/routes/planted/+page.server.ts', '../../lib/server/db/client', BOTH],
		['src/routes/planted/+page.server.ts', 'drizzle-orm', RESTRICTED],
		['src/hooks.server.ts', '$lib/server/db/client', BOUNDARY],
		['src/bin/planted.ts', '$lib/i18n/../../hooks.server', BOUNDARY]
	])('%s may not use %s', async (path, what, expected) => {
		expect(await rulesBroken(path, use(what))).toEqual(expected);
	});

	test.each([
		['src/lib/domain/absence/planted.ts', '../shared/result'],
		['src/lib/domain/absence/planted.ts', 'luxon'],
		['src/lib/domain/absence/planted.ts', 'valibot'],
		['src/lib/ui/planted.ts', '$lib/domain/shared/locale'],
		['src/lib/offline/planted.ts', '$lib/domain/shared/result'],
		['src/lib/server/absence/planted.ts', '../db/client'],
		['src/lib/server/absence/planted.ts', '../../domain/shared/result'],
		['src/routes/planted/+page.server.ts', '$lib/server/config'],
		['src/routes/planted/+page.server.ts', '$lib/domain/shared/locale'],
		['src/routes/planted/+page.server.ts', '@sveltejs/kit'],
		['src/hooks.server.ts', '$lib/server/app'],
		['src/bin/planted.ts', 'node:fs']
	])('%s may use %s', async (path, what) => {
		expect(await rulesBroken(path, use(what))).toEqual([]);
	});
});

describe('one file knows the time', () => {
	const CLOCKS = [
		'new Date()',
		'Date()',
		'Date.now()',
		'performance.now()',
		'DateTime.now()',
		'DateTime.local()',
		'DateTime.utc()',
		"DateTime.local({ zone: 'Europe/Paris' })"
	];
	const give = (expression: string) =>
		`import { DateTime } from 'luxon';\nexport const planted = (at: Date) => [${expression}, at, DateTime];\n`;

	test.each(CLOCKS)('%s is refused in the domain, use cases and routes', async (expression) => {
		for (const path of [
			'src/lib/domain/absence/planted.ts',
			'src/lib/server/absence/planted.ts',
			'src/routes/planted/+page.server.ts',
			'src/hooks.server.ts'
		]) {
			expect(await rulesBroken(path, give(expression)), path).toEqual(['no-restricted-syntax']);
		}
	});

	test.each(CLOCKS)('%s is an adapter’s, and a test’s', async (expression) => {
		expect(await rulesBroken('src/lib/server/adapters/x/planted.ts', give(expression))).toEqual([]);
		expect(await rulesBroken('src/lib/domain/absence/planted.spec.ts', give(expression))).toEqual(
			[]
		);
	});

	test.each([
		'at.toLocaleString()',
		"new Intl.DateTimeFormat('fr')",
		"new Intl.DateTimeFormat('fr', { hour: 'numeric' })",
		'at.getHours()',
		"DateTime.fromISO('2026-01-01')",
		'DateTime.fromJSDate(at)',
		"DateTime.fromFormat('1', 'd')"
	])('%s leans on the machine, and is refused in the domain', async (expression) => {
		expect(await rulesBroken('src/lib/domain/absence/planted.ts', give(expression))).toEqual([
			'no-restricted-syntax'
		]);
	});

	test.each([
		'new Date(0)',
		'DateTime.utc(2026, 1, 1)',
		"DateTime.fromJSDate(at, { zone: 'Indian/Reunion' })",
		"new Intl.DateTimeFormat('fr', { timeZone: 'UTC' })",
		'at.getTime()'
	])('%s is welcome there', async (expression) => {
		expect(await rulesBroken('src/lib/domain/absence/planted.ts', give(expression))).toEqual([]);
	});
});

describe('words come from messages', () => {
	const component = (markup: string) =>
		`<script lang="ts">\n\tconst { t, isOpen }: { t: (key: string) => string; isOpen: boolean } = $props();\n</script>\n\n${markup}\n`;

	test.each([
		'<p>{t("a:b")} Bonjour {isOpen}</p>',
		'{#if isOpen}Bonjour{/if} {t("a:b")}',
		'<img src="/a.svg" alt="Une école" /> {t("a:b")} {isOpen}',
		'<button aria-label="Fermer">{t("a:b")} {isOpen}</button>',
		'<button aria-label={`Fermer`}>{t("a:b")} {isOpen}</button>',
		'<input placeholder="Nom" /> {t("a:b")} {isOpen}',
		'<p>{"Bonjour"} {t("a:b")} {isOpen}</p>',
		'<p>{isOpen ? "oui" : "non"} {t("a:b")}</p>'
	])('%s', async (markup) => {
		expect(await rulesBroken('src/lib/ui/Planted.svelte', component(markup))).toEqual([
			'passerelle/no-visible-text'
		]);
	});

	test('a component that asks for its words is clean', async () => {
		const markup =
			'<p title={t("a:c")} class="big">{t("a:b")} &nbsp;· 12 ✔</p>{#if isOpen}<img src="/a.svg" alt="" />{/if}';
		expect(await rulesBroken('src/lib/ui/Planted.svelte', component(markup))).toEqual([]);
	});

	test.each([
		['<input name="a" value={values.a ?? ""} />', ['no-restricted-syntax']],
		['<textarea name="a" value={values.a}></textarea>', ['no-restricted-syntax']],
		['<input name="a" type="checkbox" checked={values.a === "1"} />', ['no-restricted-syntax']],
		['<textarea name="a" defaultValue={values.a}></textarea>', ['no-restricted-syntax']],
		['<input name="a" defaultValue={values.a ?? ""} />', []]
	])('what is typed early is kept: %s', async (field, broken) => {
		const source = `<script lang="ts">\n\tconst { values }: { values: Record<string, string> } = $props();\n</script>\n\n${field}\n`;
		expect(await rulesBroken('src/lib/ui/Planted.svelte', source)).toEqual(broken);
	});

	test('a component is no way around the walls', async () => {
		const source = `<script lang="ts">\n\timport * as log from '$lib/server/log';\n\tconst shown = [log, Date.now()];\n</script>\n\n{shown}\n`;
		expect(await rulesBroken('src/lib/ui/Planted.svelte', source)).toEqual([
			'boundaries/dependencies',
			'no-restricted-syntax'
		]);
	});
});
