import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';

/** How tests and benches load the sources: as the build does, without SvelteKit around them. */
export const shared = {
	plugins: [svelte({ compilerOptions: { css: 'external' } })],
	resolve: { alias: { $lib: fileURLToPath(new URL('../../src/lib', import.meta.url)) } },
	define: { __TEST_CLOCK__: 'false', __FAMILY_HYDRATED__: 'false' }
};
