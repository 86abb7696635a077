import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import noVisibleText from './tests/support/eslint/no-visible-text.js';
import { FORGETFUL_FIELDS } from './tests/support/eslint/field-rules.js';
import { CLOCK_READS, MACHINE_LOCALE, MACHINE_ZONE } from './tests/support/eslint/time-rules.js';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The rooms of the house: every file of src is in exactly one. */
const ROOMS = {
	domain: 'src/lib/domain/**',
	db: 'src/lib/server/db/**',
	server: 'src/lib/server/!(db)/**',
	'server-root': 'src/lib/server/*',
	offline: 'src/lib/offline/**',
	push: 'src/lib/push/**',
	i18n: 'src/lib/i18n/**',
	forms: 'src/lib/forms/**',
	ui: 'src/lib/ui/**',
	routes: 'src/routes/**',
	bin: 'src/bin/**',
	hooks: 'src/hooks.server.ts',
	worker: 'src/service-worker.ts'
};

/** Imports point one way: what each room may use besides itself. */
const MAY_USE = {
	domain: [],
	db: ['domain'],
	server: ['server-root', 'db', 'domain', 'i18n', 'ui'],
	'server-root': ['server', 'db', 'domain', 'i18n'],
	offline: ['domain', 'push'],
	push: ['domain', 'offline'],
	i18n: ['domain'],
	forms: ['domain', 'i18n', 'ui'],
	ui: ['domain', 'i18n'],
	routes: ['server', 'server-root', 'domain', 'i18n', 'forms', 'ui', 'offline', 'push'],
	bin: ['server', 'server-root', 'db', 'domain', 'i18n'],
	hooks: ['server', 'server-root', 'domain', 'i18n'],
	worker: ['domain', 'offline', 'push']
};

/**
 * @param {{selector: string, message: string}[][]} lists
 * @returns {['error', ...{selector: string, message: string}[]]}
 */
const restricted = (...lists) => ['error', ...lists.flat()];

export default tseslint.config(
	{
		ignores: [
			'build/',
			'build-*/',
			'.svelte-kit*/',
			'.cache/',
			'.data/',
			'test-results/',
			'coverage/',
			'drizzle/'
		]
	},
	js.configs.recommended,
	tseslint.configs.strict,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// TypeScript knows which names exist.
			'no-undef': 'off',
			eqeqeq: 'error',
			// Files from other programs hold control characters, and readers cut them out.
			'no-control-regex': 'off',
			'no-alert': 'error',
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-invalid-void-type': 'off',
			// `type` and `interface` both say what they mean; SvelteKit's own names need namespaces.
			'@typescript-eslint/no-namespace': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } }
	},
	{
		files: ['**/*.svelte'],
		plugins: { passerelle: { rules: { 'no-visible-text': noVisibleText } } },
		rules: {
			'passerelle/no-visible-text': 'error',
			'svelte/no-at-html-tags': 'error',
			'svelte/no-useless-mustaches': 'off',
			// Addresses are made in functions, where nothing watches them.
			'svelte/prefer-svelte-reactivity': 'off',
			// The content security policy refuses style attributes.
			'svelte/no-inline-styles': ['error', { allowTransitions: false }],
			// Addresses are plain links: the base path is always the root.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['src/**/*.ts'],
		// Kit keeps its worker out of the project: what it does is in lib/offline, which is in.
		ignores: ['src/**/*.svelte.ts', 'src/service-worker.ts'],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			]
		}
	},
	{
		files: ['src/**/*.ts', 'src/**/*.svelte'],
		ignores: ['**/*.spec.ts'],
		plugins: { boundaries },
		settings: {
			'import/resolver': {
				typescript: { project: `${root}tests/support/eslint/tsconfig.json` }
			},
			'boundaries/root-path': root,
			'boundaries/include': ['src/**/*'],
			'boundaries/files': Object.entries(ROOMS).map(([category, pattern]) => ({
				category,
				pattern
			}))
		},
		rules: {
			'boundaries/dependencies': [
				'error',
				{
					default: 'disallow',
					message: 'A file of {{from.file.categories}} may not use {{to.file.categories}}.',
					policies: [
						...Object.entries(MAY_USE).map(([room, others]) => ({
							from: { file: { categories: room } },
							allow: { to: { file: { categories: { anyOf: [room, ...others] } } } }
						})),
						{ allow: { to: { module: { origin: ['external', 'core'] } } } }
					]
				}
			],
			'no-console': 'error'
		}
	},
	{
		files: ['src/lib/domain/**/*.ts'],
		ignores: ['**/*.spec.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^(?!\\.{1,2}/|luxon$|valibot$)',
							message: 'The domain is pure: it imports itself, luxon and valibot.'
						}
					]
				}
			],
			'no-restricted-syntax': restricted(CLOCK_READS, MACHINE_LOCALE, MACHINE_ZONE)
		}
	},
	{
		// A phone's script and its worker are processes of their own: they have no app.ts to ask.
		files: ['src/**/*.ts', 'src/**/*.svelte'],
		ignores: [
			'src/lib/domain/**',
			'src/lib/server/app.ts',
			'src/lib/server/adapters/**',
			'src/bin/**',
			'src/lib/offline/**',
			'src/lib/push/**',
			'src/service-worker.ts',
			'**/*.spec.ts'
		],
		rules: { 'no-restricted-syntax': restricted(CLOCK_READS, MACHINE_LOCALE, FORGETFUL_FIELDS) }
	},
	{
		files: [
			'src/lib/server/adapters/**/*.ts',
			'src/bin/**/*.ts',
			'src/lib/offline/**/*.ts',
			'src/lib/push/**/*.ts',
			'src/service-worker.ts'
		],
		ignores: ['**/*.spec.ts'],
		rules: { 'no-restricted-syntax': restricted(MACHINE_LOCALE) }
	},
	{
		files: ['src/lib/{ui,forms,i18n,offline,push}/**', 'src/service-worker.ts'],
		ignores: ['**/*.spec.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ regex: '^node:', message: 'This runs in browsers.' }] }
			]
		}
	},
	{
		files: ['src/routes/**'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex:
								'(^|/)(lib/server|\\$lib/server)/(db|adapters)(/|$)|^(drizzle-orm|postgres)(/|$)',
							message: 'Routes translate HTTP: queries and adapters are behind use cases.'
						}
					]
				}
			]
		}
	}
);
