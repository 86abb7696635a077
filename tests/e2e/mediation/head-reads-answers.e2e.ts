import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../../src/lib/domain/shared/actor';
import { guardian, pupil } from '../../../src/lib/server/db/schema/directory';
import { familyWriting, item, itemVersion } from '../../../src/lib/server/db/schema/item';
import { recording } from '../../../src/lib/server/db/schema/voice';
import { webmTone } from '../../factories/sounds';
import { launchBrowser, screenshot } from '../../support/browser';
import { complaintsOf, expectAccessible } from '../../support/page-checks';
import { serveSchool, staffDesk, type ServedSchool } from '../../support/served-school';

const NOW = new Date('2026-11-24T10:00:00+01:00');
const ARABIC = 'لا أستطيع الحضور يوم الأربعاء.';

let browser: Browser;
let server: ServedSchool;
beforeAll(async () => {
	browser = await launchBrowser();
	server = await serveSchool(NOW, ['head']);
	await server.look((db) =>
		db.transaction(SYSTEM, async (tx) => {
			const [[amina], [ines]] = [await tx.select().from(guardian), await tx.select().from(pupil)];
			const { schoolId, id: guardianId } = amina!;
			const accountId = amina!.accountId!;
			const [said] = await tx
				.insert(item)
				.values({ schoolId, kind: 'message', pupilId: ines!.id, createdAt: NOW })
				.returning();
			const at = { enteredAt: NOW, receivedAt: NOW, plannedAt: NOW, releasedAt: NOW };
			const content = { subject: 'Réunion de mercredi', text: 'À 17 h.', author: 'Mme Martin' };
			const version = { itemId: said!.id, schoolId, number: 1, change: 'create', content, ...at };
			await tx.insert(itemVersion).values({ ...version, announcedAt: NOW });
			const sound = { mediaType: 'audio/webm', sound: webmTone(), durationMs: 1300 };
			const [voice] = await tx
				.insert(recording)
				.values({ schoolId, purpose: 'answer', ...sound, recordedAt: NOW, accountId })
				.returning();
			const writing = (n: number) => ({
				schoolId,
				kind: 'message-answer',
				itemId: said!.id,
				pupilId: ines!.id,
				guardianId,
				accountId,
				locale: 'ar',
				idempotencyKey: `00000000-0000-4000-8000-00000000000${n}`,
				writtenAt: new Date(NOW.getTime() + n * 60_000),
				plannedAt: NOW,
				releasedAt: NOW
			});
			await tx.insert(familyWriting).values([
				{ ...writing(1), reason: 'cannot', text: ARABIC },
				{ ...writing(2), recordingId: voice!.id },
				{ ...writing(3), kind: 'callback', itemId: null, pupilId: null }
			]);
		})
	);
});
afterAll(async () => {
	await browser?.close();
	await server?.stop();
});

test('a head reads what a family answered: the call first, the words as they are, a person who reads them', async () => {
	const context = await staffDesk(browser, server);
	const page = await context.newPage();
	const complaints = complaintsOf(page);
	await page.goto(`${server.origin}/mediation/messages/reponses`, { waitUntil: 'networkidle' });
	const rows = page.locator('tbody tr');
	await rows.first().getByText('Demande à être appelé').waitFor();
	const words = page.getByText(ARABIC);
	expect(await words.getAttribute('lang')).toBe('ar');
	expect(await words.getAttribute('dir')).toBe('rtl');
	await page.getByText(/Demandez à un collègue qui lit cette langue\s: Arabe/).waitFor();
	await page.getByText('Non, ne peut pas').waitFor();
	await expectAccessible(page, 'answers');
	await screenshot(page, 'mediation/reponses-des-familles');
	await page
		.getByRole('link', { name: /Réponse à « Réunion de mercredi »/ })
		.first()
		.click();
	await page.getByRole('heading', { name: '2 réponses' }).waitFor();
	await page.goto(`${server.origin}/mediation/messages`, { waitUntil: 'networkidle' });
	await page.getByText('2 réponses à lire').waitFor();
	await expectAccessible(page, 'what was sent');
	expect(complaints).toEqual([]);
	await context.close();
});
