/**
 * Takes out of a page what only Svelte's hydration would read: its markers, the values of empty
 * attributes, the names of style sheets that the page carries inline. A page that hydrates is left
 * as it is.
 */
export function leanPage(html: string): string {
	if (html.includes('__sveltekit_')) return html;
	return html
		.replace(/<!--[\w[\]!-]*-->/g, '')
		.replace(/\s*<link [^>]* disabled media="\(max-width: 0\)">/g, '')
		.replace(/ (hidden|data-say|data-outbox|data-wipe|required|defer)=""/g, ' $1');
}
