import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright';
import { LOCALES, type Locale } from '../../../src/lib/domain/shared/locale';
import { renderLetters } from '../../../src/lib/server/letter/render-letter';
import { writeLetter } from '../../../src/lib/server/letter/write-letter';
import { launchBrowser } from '../../support/browser';

let browser: Browser | undefined;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

function letterIn(locale: Locale | null) {
	const school = {
		name: 'Collège des Tilleuls',
		phone: '+33139980000',
		referencePerson: 'Sophie Bernard',
		timeZone: 'Europe/Paris'
	};
	return writeLetter(school, 'https://passerelle.example.org', {
		guardian: { id: 'g', title: 'MME', firstName: 'Amina', lastName: 'HADDAD', locale },
		children: [
			{ firstName: 'Inès', division: '5 B' },
			{ firstName: 'Yanis', division: '6 A' }
		],
		secret: 'AAAAAAAAAAAAAAAAAAAAAA',
		code: '123456789012',
		expiresAt: new Date('2027-01-22T23:30:00Z')
	});
}

test('a letter fits one page in every language, and when the language is not known', async () => {
	const page = await browser!.newPage({ viewport: { width: 800, height: 1200 } });
	const tooLong: string[] = [];
	for (const locale of [null, ...LOCALES]) {
		await page.setContent(renderLetters([letterIn(locale)]));
		const letter = page.locator('.letter');
		// A4, at 96 points an inch.
		expect((await letter.boundingBox())!.height).toBeCloseTo((296.5 / 25.4) * 96, 0);
		const cut = await letter.evaluate((one) => one.scrollHeight - one.clientHeight);
		if (cut > 0) tooLong.push(`${locale ?? 'unknown'}: ${cut} px`);
	}
	expect(tooLong).toEqual([]);
	await page.close();
});
