import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readItemFilters } from '../../src/lib/domain/message/list-items.input';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { composeHomework } from '../../src/lib/server/compose/compose-homework';
import { listItems } from '../../src/lib/server/compose/list-items';
import { readItem } from '../../src/lib/server/compose/read-item';
import { restoreItem } from '../../src/lib/server/recall/restore-item';
import { takeBackItem } from '../../src/lib/server/recall/take-back-item';
import { school } from '../../src/lib/server/db/schema/directory';
import { applyImport } from '../../src/lib/server/directory/import-files';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const THURSDAY = '2026-11-26T10:00:00+01:00';
const FRIDAY_EVENING = '2026-11-27T21:00:00+01:00';
const HEADER = 'id;action;saisi_le;classe;matiere;donne_le;pour_le;consigne';

let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: THURSDAY });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(THURSDAY);
	story = await schoolStory(app.db, { roles: ['head'], now: new Date(THURSDAY) });
});

async function load(...lines: string[]): Promise<void> {
	const bytes = new TextEncoder().encode([HEADER, ...lines].join('\n'));
	const loaded = await applyImport(app, story.staff, [{ name: 'devoirs.csv', bytes }]);
	expect(loaded).toMatchObject({ ok: true, value: { remarks: [] } });
}

/** The flags by subject, in the list; each detail says the same. */
async function flags(): Promise<Record<string, string[]>> {
	const all = readItemFilters(new URLSearchParams());
	const { lines } = await listItems(app, story.staff, all);
	for (const { id, flags } of lines) {
		expect((await readItem(app, story.staff, id))?.flags).toEqual(flags);
	}
	return Object.fromEntries(lines.map(({ content, flags }) => [content.subject, flags]));
}

describe('homework from the school’s program', () => {
	it('is flagged when it was entered after the lesson’s day, or at night for the next day', async () => {
		await load(
			'D1;creer;23/11/2026 16:10;5 B;En cours;23/11/2026;26/11/2026;Lire',
			'D2;creer;24/11/2026 08:20;5 B;Lendemain;23/11/2026;26/11/2026;Lire',
			'D3;creer;23/11/2026 21:30;5 B;Soir;23/11/2026;24/11/2026;Lire',
			'D4;creer;22/11/2026 18:00;5 B;Dimanche;20/11/2026;23/11/2026;Lire',
			'D5;creer;23/11/2026 21:30;5 B;Soir pour jeudi;23/11/2026;26/11/2026;Lire'
		);
		expect(await flags()).toEqual({
			'En cours': [],
			Lendemain: ['entered-after-lesson-day'],
			Soir: ['entered-closed-for-next-day'],
			Dimanche: ['entered-after-lesson-day', 'entered-closed-for-next-day'],
			'Soir pour jeudi': []
		});
	});

	it('counts from what it says now: a change is a new entry, a cancellation is none', async () => {
		await load(
			'D1;creer;23/11/2026 16:10;5 B;Changé;23/11/2026;26/11/2026;Lire',
			'D2;creer;23/11/2026 16:10;5 B;Annulé;23/11/2026;26/11/2026;Lire'
		);
		await load(
			'D1;modifier;25/11/2026 21:00;5 B;Changé;23/11/2026;26/11/2026;Lire et résumer',
			'D2;annuler;25/11/2026 21:00;;;;;'
		);
		expect(await flags()).toEqual({
			Changé: ['entered-after-lesson-day', 'entered-closed-for-next-day'],
			Annulé: []
		});
	});

	it('is judged by the school’s own hours and clock', async () => {
		await load('D1;creer;24/11/2026 12:30;5 B;Midi;24/11/2026;25/11/2026;Lire');
		expect(await flags()).toEqual({ Midi: [] });
		await app.db.transaction(SYSTEM, (tx) => tx.update(school).set({ timeZone: 'Pacific/Noumea' }));
		// 12:30 in Paris is 22:30 in Nouméa.
		expect(await flags()).toEqual({ Midi: ['entered-closed-for-next-day'] });
	});
});

describe('homework written here', () => {
	it('keeps the flag that the teacher was shown; put back later, it gets no other', async () => {
		const input = {
			division: story.divisionId,
			subject: 'Maths',
			givenOn: '2026-11-26',
			dueOn: '2026-11-30',
			instructions: 'Lire'
		};
		const inTime = await composeHomework(app, story.staff, input);
		if (!inTime.ok) throw new Error(inTime.error.code);
		app.setNow(FRIDAY_EVENING);
		await takeBackItem(app, story.staff, inTime.value.itemId);
		await restoreItem(app, story.staff, inTime.value.itemId);
		const late = { ...input, subject: 'SVT', dueOn: '2026-12-01', acknowledged: 'yes' as const };
		expect(await composeHomework(app, story.staff, late)).toMatchObject({ ok: true });
		expect(await flags()).toEqual({ Maths: [], SVT: ['entered-after-lesson-day'] });
	});
});
