import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { familyWriting, item, itemVersion } from '../../src/lib/server/db/schema/item';
import { pupil, school } from '../../src/lib/server/db/schema/directory';
import { applyImport } from '../../src/lib/server/directory/import-files';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { exportAnswers } from '../../src/lib/server/vie-scolaire-import/export-answers';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const OPEN = '2026-11-24T09:00:00Z';
const SATURDAY = '2026-11-28T10:00:00Z';
const MONDAY_7 = '2026-11-30T06:00:00.000Z';
let app: TestApp;
let story: SchoolStory;
let pupilKey: string;

beforeAll(async () => {
	app = await testApp({ now: OPEN });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	app.setNow(OPEN);
	story = await schoolStory(app.db, { roles: ['secretary'] });
	const [row] = await app.db.transaction(SYSTEM, (tx) =>
		tx.select().from(pupil).where(eq(pupil.id, story.pupilId))
	);
	pupilKey = row!.sourceId;
});

const ABSENCES = 'id;action;saisi_le;eleve_id;type;debut;fin;minutes';
const morning = (action: string, entered: string, end = '12:00') =>
	`A1;${action};${entered};${pupilKey};absence;24/11/2026 08:00;24/11/2026 ${end};`;
const cancel = (entered: string) => `A1;annuler;${entered};;absence;;;`;

async function load(...lines: string[]) {
	const bytes = new TextEncoder().encode([ABSENCES, ...lines].join('\n'));
	const result = await applyImport(app, story.staff, [{ name: 'absences.csv', bytes }]);
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

/** What the family's own transaction can see, oldest first. */
function seen() {
	return app.db.transaction(story.family, (tx) =>
		tx
			.select({ change: itemVersion.change, content: itemVersion.content })
			.from(itemVersion)
			.innerJoin(item, eq(item.id, itemVersion.itemId))
			.orderBy(asc(itemVersion.number))
	);
}
async function release(at: string) {
	app.setNow(at);
	while ((await releaseDue(app)) > 0);
}

describe('an absence from the school program', () => {
	it('is seen at once in open hours', async () => {
		expect(await load(morning('creer', '24/11/2026 08:20'))).toMatchObject({
			events: { created: 1, changed: 0, cancelled: 0, unchanged: 0 },
			heldUntil: null
		});
		expect(await seen()).toEqual([
			{
				change: 'create',
				content: { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T11:00:00.000Z' }
			}
		]);
	});

	it('loaded on a Saturday is held, and seen on Monday at seven', async () => {
		app.setNow(SATURDAY);
		const summary = await load(morning('creer', '27/11/2026 16:00'));
		expect(summary.heldUntil).toBe(MONDAY_7);
		expect(await seen()).toEqual([]);
		await release('2026-11-30T05:59:59Z');
		expect(await seen()).toEqual([]);
		await release(MONDAY_7);
		expect(await seen()).toHaveLength(1);
	});

	it('loaded twice is one', async () => {
		await load(morning('creer', '24/11/2026 08:20'));
		expect(await load(morning('creer', '24/11/2026 08:20'))).toMatchObject({
			events: { created: 0, unchanged: 1 }
		});
		expect(await seen()).toHaveLength(1);
	});

	it('cancelled before its release is never shown', async () => {
		app.setNow(SATURDAY);
		await load(morning('creer', '27/11/2026 16:00'));
		expect(await load(cancel('27/11/2026 17:00'))).toMatchObject({ events: { cancelled: 1 } });
		await release(MONDAY_7);
		expect(await seen()).toEqual([]);
		const both = await load(morning('creer', '27/11/2026 16:00'), cancel('27/11/2026 17:00'));
		expect(both.events).toEqual({ created: 0, changed: 0, cancelled: 0, unchanged: 2 });
		expect(await seen()).toEqual([]);
	});

	it('created and cancelled in one file is never shown, even in open hours', async () => {
		await load(cancel('24/11/2026 08:40'), morning('creer', '24/11/2026 08:20'));
		expect(await seen()).toEqual([]);
	});

	it('cancelled after its release is taken back, by the same rules', async () => {
		await load(morning('creer', '24/11/2026 08:20'));
		app.setNow(SATURDAY);
		await load(cancel('27/11/2026 18:00'));
		expect((await seen()).map((version) => version.change)).toEqual(['create']);
		await release(MONDAY_7);
		expect(await seen()).toEqual([
			expect.objectContaining({ change: 'create' }),
			{
				change: 'cancel',
				content: { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T11:00:00.000Z' }
			}
		]);
	});

	it('changed while it waits is news with the newest words only', async () => {
		app.setNow(SATURDAY);
		await load(morning('creer', '27/11/2026 16:00'));
		await load(morning('modifier', '27/11/2026 16:30', '17:00'));
		await release(MONDAY_7);
		expect(await seen()).toEqual([
			{
				change: 'create',
				content: { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T16:00:00.000Z' }
			}
		]);
	});

	it('of an unknown pupil, or older than what is known, is refused with its line', async () => {
		await load(morning('creer', '24/11/2026 08:20'));
		const summary = await load(
			morning('modifier', '24/11/2026 08:00', '17:00'),
			'A2;creer;24/11/2026 08:20;404;absence;24/11/2026 08:00;24/11/2026 12:00;',
			'A3;annuler;24/11/2026 08:20;;absence;;;'
		);
		expect(summary.remarks.map(({ line, reason }) => [line, reason.code])).toEqual([
			[2, 'row.older-than-known'],
			[3, 'row.unknown-pupil'],
			[4, 'row.unknown-event']
		]);
		expect(await seen()).toHaveLength(1);
	});

	it('is not loaded when no calendar tells the next opening', async () => {
		app.setNow('2030-01-05T10:00:00Z');
		const bytes = new TextEncoder().encode(`${ABSENCES}\n${morning('creer', '24/11/2026 08:20')}`);
		const result = await applyImport(app, story.staff, [{ name: 'a.csv', bytes }]);
		expect(result).toMatchObject({ ok: false, error: { code: 'import.no-calendar' } });
	});
});

describe('homework and messages', () => {
	it('reach a class, the school or one pupil', async () => {
		const csv = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
		const result = await applyImport(app, story.staff, [
			csv(
				'devoirs.csv',
				'id;action;saisi_le;classe;matiere;donne_le;pour_le;consigne\nD1;creer;24/11/2026 08:20;5 B;Maths;24/11/2026;26/11/2026;Exercice 4\nD2;creer;24/11/2026 08:20;9 Z;Maths;24/11/2026;26/11/2026;Exercice 4\n'
			),
			csv(
				'messages.csv',
				`id;action;saisi_le;destinataires;objet;texte;auteur\nM1;creer;24/11/2026 08:20;tous;A;B;C\nM2;creer;24/11/2026 08:20;élève ${pupilKey};A;B;C\n`
			)
		]);
		expect(result).toMatchObject({
			ok: true,
			value: {
				events: { created: 3 },
				remarks: [{ file: 'devoirs.csv', line: 3, reason: { code: 'row.unknown-division' } }]
			}
		});
		expect(await seen()).toHaveLength(3);
	});
});

describe("families' answers", () => {
	async function answered() {
		const { itemId } = await storyItem(app.db, story, {
			kind: 'absence',
			content: { startsAt: '2026-11-24T07:00:00.000Z', endsAt: '2026-11-24T11:00:00.000Z' },
			now: new Date(OPEN)
		});
		const [writing] = await app.db.transaction(SYSTEM, async (tx) => {
			// A spreadsheet must not run what a family name holds.
			await tx.update(pupil).set({ lastName: '=1+1' }).where(eq(pupil.id, story.pupilId));
			return tx
				.insert(familyWriting)
				.values({
					schoolId: story.schoolId,
					kind: 'absence-reason',
					itemId,
					pupilId: story.pupilId,
					guardianId: story.guardianId,
					accountId: story.accountId,
					reason: 'medical-appointment',
					locale: 'ar',
					idempotencyKey: '7b0c5f4e-7f2d-4f7b-9a43-0d5ad2f3a001',
					writtenAt: new Date(OPEN),
					plannedAt: new Date(OPEN),
					releasedAt: new Date(OPEN)
				})
				.returning();
		});
		return writing!.id;
	}
	const exported = async (only: 'all' | 'waiting' = 'all') => {
		const result = await exportAnswers(app, story.staff, only);
		if (!result.ok) throw new Error(result.error.code);
		return result.value;
	};

	it('leave in French, and come back ticked', async () => {
		const id = await answered();
		const csv = await exported();
		expect(csv).toBe(
			`\ufeffid;eleve_id;nom;prenom;classe;absence_id;debut;motif_code;motif;repondu_le;pris_en_compte\r\n${id};${pupilKey};'=1+1;Inès;5 B;;24/11/2026 08:00;medical-appointment;Rendez-vous médical;24/11/2026 10:00;\r\n`
		);
		const ticked = csv.replace(/;\r\n$/, ';oui\r\n');
		const files = [{ name: 'reponses.csv', bytes: new TextEncoder().encode(ticked) }];
		expect(await applyImport(app, story.staff, files)).toMatchObject({
			ok: true,
			value: { answers: 1, remarks: [] }
		});
		expect(await applyImport(app, story.staff, files)).toMatchObject({ value: { answers: 0 } });
		expect((await exported()).endsWith(';oui\r\n')).toBe(true);
		expect(await exported('waiting')).not.toContain(id);
	});

	it('of another school are not known', async () => {
		const id = await answered();
		const other = await schoolStory(app.db, { roles: ['secretary'] });
		const bytes = new TextEncoder().encode(`id;pris_en_compte\n${id};oui\nn'importe;oui\n`);
		expect(await applyImport(app, other.staff, [{ name: 'r.csv', bytes }])).toMatchObject({
			value: {
				answers: 0,
				remarks: [
					{ line: 2, reason: { code: 'row.unknown-answer' } },
					{ line: 3, reason: { code: 'row.unknown-answer' } }
				]
			}
		});
		const mediator = { ...story.staff, roles: ['mediator' as const] };
		expect(await exportAnswers(app, mediator)).toMatchObject({ ok: false });
	});

	it('follow the clock of an overseas school', async () => {
		await answered();
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(school).set({ timeZone: 'Indian/Reunion' }).where(eq(school.id, story.schoolId))
		);
		expect(await exported()).toContain(';24/11/2026 11:00;');
	});
});
