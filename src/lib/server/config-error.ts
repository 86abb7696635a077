/** A setting of the environment has a value that cannot be used. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}
