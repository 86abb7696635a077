import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const variant = process.env.PASSERELLE_BUILD ?? '';
/** Where Kit puts its output, as svelte.config.js says. */
const kitFolder = variant ? `.svelte-kit-${variant}` : '.svelte-kit';

const constants = {
	// The variants are for tests and benches only; production has neither branch in its bundle.
	__TEST_CLOCK__: JSON.stringify(variant !== ''),
	__FAMILY_HYDRATED__: JSON.stringify(variant === 'hydrated')
};

/** A build that failed says why: the worker's plugin, which runs after it, would hide the reason. */
const sayWhy: Plugin = {
	name: 'passerelle:say-why',
	buildEnd: (error) => {
		if (error) process.stderr.write(`${error.stack ?? error.message}\n`);
	}
};

/** The web application. */
const application: UserConfig = {
	plugins: [
		sayWhy,
		sveltekit(),
		SvelteKitPWA({
			strategies: 'injectManifest',
			srcDir: 'src',
			filename: 'service-worker.ts',
			injectRegister: false,
			// The manifest is a static file: families' phones need no generated one.
			manifest: false,
			// Only what a family page needs without network; the back-office stays off the phones.
			injectManifest: { globPatterns: ['client/_app/immutable/workers/{script,voice}-*.js'] },
			outDir: fileURLToPath(new URL(`./${kitFolder}/output`, import.meta.url)),
			kit: { includeVersionFile: false, outDir: kitFolder }
		})
	],
	define: constants
};

const { dependencies } = JSON.parse(
	readFileSync(fileURLToPath(new URL('./package.json', import.meta.url)), 'utf8')
) as { dependencies: Record<string, string> };

/** The entry points (server, worker, commands), bundled beside the application. */
const entries: UserConfig = {
	plugins: [svelte({ compilerOptions: { css: 'external' } })],
	resolve: { alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) } },
	define: constants,
	publicDir: false,
	build: {
		ssr: true,
		outDir: variant ? `build-${variant}/bin` : 'build/bin',
		emptyOutDir: true,
		target: 'node22',
		rollupOptions: {
			input: Object.fromEntries(
				// launch.ts builds before it runs: it starts from the sources.
				readdirSync(fileURLToPath(new URL('./src/bin', import.meta.url)))
					.filter(
						(file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && file !== 'launch.ts'
					)
					.map((file) => [file.slice(0, -3), `src/bin/${file}`])
			),
			output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
		}
	},
	ssr: {
		external: Object.keys(dependencies).filter((name) => name !== 'drizzle-orm'),
		// Node reads drizzle-orm's package.json of 180 kB again for each of its files, which takes half
		// a second and leaves 150 MB to be tidied up at each start: its files are taken in.
		noExternal: ['svelte', 'i18next', '@phosphor-icons/core', 'drizzle-orm']
	}
};

export default defineConfig(({ mode }) => (mode === 'entries' ? entries : application));
