import type { Page } from 'playwright';
import { slotsOf } from '../../src/lib/domain/wording/wording-key';
import { messagesOf } from './message-files';

const STAFF = /^(mediation|errors:|ready:)/;
/** Letters: less than that is a sign between slots, which is any text. */
const SHORTEST = 3;
const DATES =
	/(?<!\p{L})(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|avril|juin|juillet|août|septembre|octobre|novembre|décembre|hier|demain|aujourd’hui)(?!\p{L})/iu;

/** What staff pages say in a language: as patterns, slots being anything. */
function said(locale: 'fr' | 'en'): { key: string; pattern: RegExp }[] {
	return [...messagesOf(locale)]
		.filter(([key, text]) => STAFF.test(key) && lettersOf(text) >= SHORTEST)
		.map(([key, text]) => ({ key, pattern: patternOf(text) }));
}
const [french, english] = [said('fr'), said('en')];

function lettersOf(text: string): number {
	return text.replace(/\{\{[^}]*\}\}/g, '').match(/\p{L}/gu)?.length ?? 0;
}

function patternOf(text: string): RegExp {
	const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
	const open = slotsOf(text).reduce((left, slot) => left.replaceAll(`{{${slot}}}`, '.+'), escaped);
	return new RegExp(`^${open}$`, 'u');
}

/**
 * What a page worded in English says in French: its title, its visible texts, and the names that
 * only a screen reader hears. What is marked as French (`lang`), and what `isSchools` knows as
 * written by a school, is no fault.
 */
export async function frenchLeft(
	page: Page,
	isSchools: (text: string) => boolean
): Promise<string[]> {
	const texts = await page.evaluate(() => {
		const inFrench = (element: Element) =>
			!/^en\b/.test(element.closest<HTMLElement>('[lang]')?.lang ?? '');
		const found = [document.title];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const parent = walker.currentNode.parentElement!;
			if (!parent.closest('script, style, noscript') && !inFrench(parent)) {
				found.push(walker.currentNode.textContent!);
			}
		}
		for (const element of document.querySelectorAll('*')) {
			if (inFrench(element)) continue;
			for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
				const value = element.getAttribute(name);
				if (value) found.push(value);
			}
		}
		return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
	});
	return [...new Set(texts)].flatMap((text) => {
		if (isSchools(text)) return [];
		const date = DATES.exec(text)?.[0];
		if (date) return [`${date}: ${text}`];
		// Words that both languages have, and slots that take anything: English has the first say.
		if (english.some(({ pattern }) => pattern.test(text))) return [];
		const key = french.find(({ pattern }) => pattern.test(text))?.key;
		return key ? [`${key}: ${text}`] : [];
	});
}
