import { createServer, isRunnableDevEnvironment } from 'vite';
import { shared } from './vite-settings.ts';

/**
 * Loads a module of the tests as the build would (`$lib`, Svelte, words), uses it, and lets go.
 * For scripts that Node starts by itself.
 * @param file absolute path of the module
 */
export async function withSource<Module, Value>(
	file: string,
	use: (module: Module) => Promise<Value>
): Promise<Value> {
	const vite = await createServer({
		...shared,
		configFile: false,
		logLevel: 'error',
		appType: 'custom',
		server: { middlewareMode: true, hmr: false, ws: false, watch: null },
		optimizeDeps: { noDiscovery: true }
	});
	try {
		const { ssr } = vite.environments;
		if (!isRunnableDevEnvironment(ssr)) throw new Error('Vite cannot run modules here.');
		return await use((await ssr.runner.import(file)) as Module);
	} finally {
		await vite.close();
	}
}
