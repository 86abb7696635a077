import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** Collects what a browser complains of: errors, refusals of the security policy, failed requests. */
export function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('response', (response) => {
		if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
	});
	return complaints;
}

/** WCAG 2.2 A and AA by axe, targets of 24 px included; one h1, no level skipped; no side scroll. */
export async function expectAccessible(page: Page, name: string, lang = 'fr'): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.options({
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
			rules: { 'target-size': { enabled: true }, 'empty-table-header': { enabled: true } }
		})
		.analyze();
	expect(
		violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
		name
	).toEqual([]);
	const facts = await page.evaluate(() => ({
		title: document.title,
		lang: document.documentElement.lang,
		// Without one a browser asks for /favicon.ico, which is a 404 in its console.
		icon: document
			.querySelector<HTMLLinkElement>('link[rel=icon]')
			?.href.replace(location.origin, ''),
		mains: document.querySelectorAll('main').length,
		levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => +h.tagName[1]!),
		overflow: document.documentElement.scrollWidth - innerWidth
	}));
	expect(facts, name).toMatchObject({ lang, mains: 1, icon: '/favicon.svg' });
	expect(facts.title, name).not.toBe('');
	expect(
		facts.levels.filter((level) => level === 1),
		name
	).toHaveLength(1);
	const skips = facts.levels.filter((level, i) => level > (facts.levels[i - 1] ?? 1) + 1);
	expect(skips, name).toEqual([]);
	expect(facts.overflow, name).toBeLessThanOrEqual(0);
}

/** What has the focus: its name, whether an outline shows it, and whether something hides it. */
function focused(page: Page) {
	return page.evaluate(() => {
		const element = document.activeElement as HTMLElement;
		if (element === document.body) return null;
		const { outlineStyle, outlineWidth } = getComputedStyle(element);
		const box = element.getClientRects()[0]!;
		const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
		return {
			name: element.outerHTML.slice(0, 120),
			isOutlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
			isHidden: !top || !(element.contains(top) || top.contains(element))
		};
	});
}

/** Goes through the first places of the keyboard's way: each is outlined, none is covered. */
export async function expectVisibleFocus(page: Page, name: string, places = 30): Promise<void> {
	for (let n = 0; n < places; n += 1) {
		await page.keyboard.press('Tab');
		const place = await focused(page);
		if (place === null) break;
		expect(place, `${name}: ${place.name}`).toMatchObject({ isOutlined: true, isHidden: false });
	}
}
