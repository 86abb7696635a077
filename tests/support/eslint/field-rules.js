/** A field whose `value` is an expression empties what was typed before the page came alive. */
export const FORGETFUL_FIELDS = [
	{
		selector:
			"SvelteElement[name.name=/^(input|textarea|select)$/] SvelteAttribute[key.name=/^(value|checked)$/] MemberExpression[object.name='values']",
		message:
			'What was typed before the page came alive would be lost: use `defaultValue`, `defaultChecked` or `bind:`.'
	},
	{
		selector: "SvelteElement[name.name='textarea'] SvelteAttribute[key.name='defaultValue']",
		message: 'The server does not write the `defaultValue` of a textarea: use `bind:value`.'
	}
];
