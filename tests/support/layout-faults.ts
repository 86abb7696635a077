import type { Page } from 'playwright';

/** What a page must be whatever its language. */
export interface Expected {
	lang: string;
	dir: string;
}

/**
 * What is wrong with how the page lies on this screen, one sentence each: language or direction,
 * side scroll, a target under 44 px, a word that leaves its target or is cut in two, and, in a
 * language written from right to left, a name or an hour that may change places with its neighbours
 * (Unicode UAX #9: what is put into a line must be isolated).
 */
export async function layoutFaults(page: Page, expected: Expected): Promise<string[]> {
	return page.evaluate(({ lang, dir }) => {
		const faults: string[] = [];
		const root = document.documentElement;
		if (root.lang !== lang || root.dir !== dir) faults.push(`is ${root.lang} ${root.dir}`);
		if (root.scrollWidth > innerWidth) faults.push(`scrolls to ${root.scrollWidth}`);
		for (const target of document.querySelectorAll<HTMLElement>('a, button, summary, .pick')) {
			// A link that covers its card is as large as the card.
			const shown = target.matches('.whole') ? target.closest('.card')! : target;
			const box = shown.getBoundingClientRect();
			if (box.width === 0) continue;
			const name = target.innerText || target.getAttribute('aria-label');
			if (box.width < 44 || box.height < 44) faults.push(`small: ${name}`);
			for (const line of linesOf(target).flat()) {
				if (line.left < box.left - 1 || line.right > box.right + 1) faults.push(`out: ${name}`);
			}
		}
		const places = [...document.querySelectorAll('.bar li')].map(rowOf);
		if (new Set(places).size > 1) faults.push('the places at the bottom take two rows');
		for (const place of document.querySelectorAll('a, button, .pick, h1, h2, .figure, .week')) {
			for (const lines of linesOf(place)) {
				if (lines.some(({ top }) => Math.abs(top - lines[0]!.top) > 4)) {
					faults.push(`cut: ${place.textContent.trim().slice(0, 60)}`);
				}
			}
		}
		if (dir === 'rtl') faults.push(...strayNames());
		return faults;

		/** Latin names and hours in a line of the page's own script, set apart by no isolate. */
		function strayNames(): string[] {
			const stray: string[] = [];
			const own = /\p{Script=Arabic}/u;
			const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			while (texts.nextNode()) {
				const text = texts.currentNode as Text;
				// A sentence isolates what it puts in its slots; its fixed words order themselves.
				if (own.test(text.data) || !/\p{Script=Latin}|\d:\d/u.test(text.data)) continue;
				if (/^\s*\u2068[^\u2069]*\u2069\s*$/.test(text.data)) continue;
				let element = text.parentElement!;
				let isApart = false;
				while (!isApart && getComputedStyle(element).display === 'inline') {
					isApart = /isolate|plaintext/.test(getComputedStyle(element).unicodeBidi);
					element = element.parentElement!;
				}
				if (!isApart && own.test(element.innerText)) stray.push(`stray: ${text.data.trim()}`);
			}
			return stray;
		}

		function rowOf(element: Element): number {
			return element.getBoundingClientRect().top;
		}

		/** Where each word is: one rectangle, or several when it is cut. Chinese breaks anywhere. */
		function linesOf(element: Element): DOMRect[][] {
			const words: DOMRect[][] = [];
			const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
			while (texts.nextNode()) {
				const text = texts.currentNode as Text;
				if (text.parentElement!.closest('.sr')) continue;
				for (const { index, 0: word } of text.data.matchAll(
					/\p{Script=Han}|[^\s\p{Script=Han}-]+/gu
				)) {
					const range = document.createRange();
					range.setStart(text, index);
					range.setEnd(text, index + word.length);
					words.push([...range.getClientRects()].filter(({ width }) => width > 0));
				}
			}
			return words.filter(({ length }) => length > 0);
		}
	}, expected);
}
