import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { guardian } from '../../src/lib/server/db/schema/directory';
import { longWork } from '../../src/lib/server/db/schema/long-work';
import { createInvitations } from '../../src/lib/server/first-connection/create-invitations';
import { lookUpInvitation } from '../../src/lib/server/first-connection/look-up-invitation';
import { printInvitations } from '../../src/lib/server/letter/print-invitations';
import { followLongWork, takeWorkFile } from '../../src/lib/server/long-work/follow-long-work';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { drawnPages } from '../support/pdf-glyphs';
import { readDrawnSquare } from '../support/pdf-square';
import { testApp, type TestApp } from '../support/test-app';

const NOW = '2026-11-24T09:00:00Z';

let app: TestApp;
let story: SchoolStory;
beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	story = await schoolStory(app.db, { roles: ['mediator'] });
	await app.db.transaction(SYSTEM, (tx) =>
		tx
			.update(guardian)
			.set({ accountId: null, letterLocale: 'ti' })
			.where(eq(guardian.id, story.guardianId))
	);
});

async function invitations() {
	const made = await createInvitations(app, story.staff, [story.guardianId]);
	if (!made.ok) throw new Error(made.error.code);
	return made.value.invitations;
}

describe('letters printed as a PDF', () => {
	test('open the invitation that they were made for', async () => {
		const { started, ended } = await printInvitations(app, story.staff, await invitations());
		await ended;
		const file = await takeWorkFile(app, story.staff, started.id, started.key);
		expect(file).toMatchObject({
			mediaType: 'application/pdf',
			fileName: 'lettres-2026-11-24.pdf'
		});
		const [page] = drawnPages(file!.bytes);
		expect([...page!.glyphs.keys()]).toContain('NotoSansEthiopic-Regular');
		const secret = new URL(readDrawnSquare(page!)).hash.slice(1);
		const found = await lookUpInvitation(app, { kind: 'secret', secret }, '192.0.2.7');
		expect(found).toMatchObject({ ok: true });
		const code = /\d{4} \d{4} \d{4}/.exec(page!.text)![0].replaceAll(' ', '');
		expect(await lookUpInvitation(app, { kind: 'code', code }, '192.0.2.7')).toMatchObject({
			ok: true
		});
	});

	test('are not handed out when a family took two pages: the next would get another’s', async () => {
		const press = {
			...app.press,
			print: () => Promise.resolve({ bytes: new Uint8Array(9), pages: 2 })
		};
		const { started, ended } = await printInvitations(
			{ ...app, press },
			story.staff,
			await invitations()
		);
		await ended;
		expect(await followLongWork(app, story.staff, started.id)).toMatchObject({ state: 'failed' });
		const [row] = await app.db.transaction(SYSTEM, (tx) => tx.select().from(longWork));
		expect(row!.result).toBeNull();
	});
});
