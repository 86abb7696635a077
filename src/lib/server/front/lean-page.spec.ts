import { expect, test } from 'vitest';
import { leanPage } from './lean-page';

const page = (more: string) =>
	`<head><!--1y82y2n--><title>Accueil</title>
		<link href="./famille.css" rel="stylesheet" disabled media="(max-width: 0)"></head>
<main><!--[--><p hidden="" data-say="">a<!----> b</p><!--]--><input value=""/></main>${more}`;

test('what only hydration reads goes; words and values stay', () => {
	expect(leanPage(page(''))).toBe(
		'<head><title>Accueil</title></head>\n' +
			'<main><p hidden data-say>a b</p><input value=""/></main>'
	);
});

test('a page that hydrates is left as it is', () => {
	const hydrated = page('<script>__sveltekit_1 = {}; kit.start(app)</script>');
	expect(leanPage(hydrated)).toBe(hydrated);
});
