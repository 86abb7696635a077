/**
 * What the log keeps of an error: its name and places, and its message unless that may quote what
 * was read or written. A driver's message quotes the values of a row; a schema's or a parser's, the
 * text that it refused.
 */
export function describeError(error: unknown): { error: string; places: string[] } {
	const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
	const isQuoting =
		error instanceof SyntaxError ||
		'code' in Object(error) ||
		['DrizzleQueryError', 'ValiError'].includes(name);
	return {
		error: isQuoting ? name : `${name}: ${message}`,
		places: stack.split('\n').filter((line) => line.trimStart().startsWith('at '))
	};
}
