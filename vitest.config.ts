import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { shared } from './tests/support/vite-settings.ts';

// Far from every school, with a three-quarter hour: code that leans on the machine's zone fails.
process.env.TZ = 'Pacific/Chatham';

/** The same suite on each database. PGlite takes hundreds of megabytes a file, hence forks. */
function integration(engine: 'pglite' | 'postgres'): TestProjectConfiguration {
	return {
		...shared,
		test: {
			name: `integration-${engine}`,
			// What only a server can show (several processes, a move) is written once, for it.
			include: [
				'tests/integration/**/*.int.ts',
				...(engine === 'postgres' ? ['tests/integration/**/*.postgres.ts'] : [])
			],
			env: { TEST_DATABASE: engine },
			globalSetup: `tests/support/${engine}-setup.ts`,
			testTimeout: 30_000,
			hookTimeout: 60_000
		}
	};
}

export default defineConfig({
	test: {
		pool: 'forks',
		maxWorkers: 2,
		projects: [
			{
				...shared,
				test: {
					name: 'unit',
					include: ['src/**/*.spec.ts', 'tests/architecture/**/*.spec.ts'],
					testTimeout: 60_000
				}
			},
			integration('pglite'),
			integration('postgres'),
			{
				...shared,
				test: {
					name: 'e2e',
					include: ['tests/e2e/**/*.e2e.ts', 'tests/offline/**/*.e2e.ts', 'tests/a11y/**/*.e2e.ts'],
					globalSetup: 'tests/support/e2e-setup.ts',
					// Otherwise empty: letters are measured as they print.
					css: { include: [/letter\.css/] },
					testTimeout: 90_000,
					hookTimeout: 120_000,
					// A browser that shares two processors may take seconds over what is asked of it.
					expect: { poll: { timeout: 20_000 } }
				}
			},
			{
				...shared,
				test: {
					name: 'faults',
					include: ['tests/faults/**/*.fault.ts'],
					globalSetup: 'tests/support/faults/faults-setup.ts',
					// What never comes is said by the tests themselves, long before.
					testTimeout: 300_000,
					hookTimeout: 300_000
				}
			}
		]
	}
});
