/** What was typed in a form, field by field; files are left out. */
export function typedTexts(data: FormData): Record<string, string> {
	return Object.fromEntries(
		[...data].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
	);
}
