import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';

/** How tests and benches load the sources: as the build does, without SvelteKit around them. */
export const shared = {
	plugins: [svelte({ compilerOptions: { css: 'external' } })],
	resolve: { alias: { $lib: fileURLToPath(new URL('../../src/lib', import.meta.url)) } },
	define: { __TEST_CLOCK__: 'false', __FAMILY_HYDRATED__: 'false' }
};

/**
 * What a bundle takes in, as vite.config.ts does. Of drizzle-orm because Node reads its package.json
 * of 180 kB again for each of its files, which leaves 150 MB to be tidied up at each start.
 */
export const BUNDLED = ['svelte', 'i18next', '@phosphor-icons/core', 'drizzle-orm'];
