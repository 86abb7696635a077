import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/**
 * PASSERELLE_BUILD names a variant of the build with its own folders:
 * unset for production, `e2e` for browser journeys (a clock that tests may set),
 * `hydrated` for the comparison that the first-view bench makes.
 */
const variant = process.env.PASSERELLE_BUILD ?? '';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ out: variant ? `build-${variant}` : 'build', precompress: true }),
		outDir: variant ? `.svelte-kit-${variant}` : '.svelte-kit',
		// A family page carries its own styles: one request less on a slow network.
		inlineStyleThreshold: 24_000,
		serviceWorker: { register: false },
		csp: {
			// Hashes, not nonces: a page that has not changed keeps its ETag.
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// Kit's own announcer of page changes, on hydrated pages, carries this style attribute.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				// A recording is heard before it is sent: it is on the page, not yet anywhere else.
				'media-src': ['self', 'blob:'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		},
		typescript: {
			config: (config) => {
				config.include = [
					...config.include,
					'../tests/**/*.ts',
					'../drizzle.config.ts',
					'../eslint.config.js'
				];
			}
		}
	}
};
