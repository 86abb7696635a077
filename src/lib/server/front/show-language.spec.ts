import { describe, expect, it } from 'vitest';
import { mark } from '../../i18n/marked-words';
import { showLanguage } from './show-language';

const show = (html: string) => showLanguage(html, 'fr');

describe('words of another language than their page', () => {
	it('give their language to the element that says nothing else', () => {
		expect(show(`<p class="a" data-say>${mark('Bonjour')}</p>`)).toBe(
			'<p class="a" data-say lang="fr">Bonjour</p>'
		);
	});
	it('stand in an element of their own among others', () => {
		expect(show(`<p>Jërëjëf ${mark('madame')} !</p>`)).toBe(
			'<p>Jërëjëf <span lang="fr">madame</span> !</p>'
		);
	});
	it('leave an element that says its language as it is', () => {
		expect(show(`<p lang="wo">${mark('Bonjour')}</p>`)).toBe(
			'<p lang="wo"><span lang="fr">Bonjour</span></p>'
		);
	});
	it.each([
		[`<title>${mark('Accueil')}</title>`, '<title>Accueil</title>'],
		[`<option>${mark('Un')}</option>`, '<option>Un</option>'],
		[
			`<a aria-label="${mark('Aide > ici')}" href="/">x</a>`,
			'<a aria-label="Aide > ici" href="/">x</a>'
		],
		[`<script>if (a<b) "${mark('x')}"</script>`, '<script>if (a<b) "x"</script>']
	])('lose their marks where no element may stand', (html, expected) => {
		expect(show(html)).toBe(expected);
	});
	it('cost nothing where there are none', () => {
		const page = '<!doctype html><p title="a>b">1 < 2 & 3</p>';
		expect(show(page)).toBe(page);
	});
});
