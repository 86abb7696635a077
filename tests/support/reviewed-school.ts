import { eq } from 'drizzle-orm';
import { SYSTEM, type Role } from '../../src/lib/domain/shared/actor';
import type { Locale } from '../../src/lib/domain/shared/locale';
import type {
	EngineAnswer,
	EngineRequest
} from '../../src/lib/domain/translation/translator-engine';
import type { Database } from '../../src/lib/server/db/client';
import { account } from '../../src/lib/server/db/schema/account';
import { translation } from '../../src/lib/server/db/schema/translation';
import { openStaffSession } from '../../src/lib/server/sign-in/staff-session';
import { listTranslations } from '../../src/lib/server/translation/list-translations';
import { reviewTranslation } from '../../src/lib/server/translation/review-translation';
import { settleEngine } from '../../src/lib/server/translation/settle-engine';
import { translateDue } from '../../src/lib/server/translation/translate-due';
import { wantTranslations } from '../../src/lib/server/translation/want-translations';
import { sessionOf } from '../factories/family-story';
import { schoolStory, storyItem } from '../factories/school-story';
import { fakeTranslator } from './fake-translator';
import { serveFamily, type ServedFamily } from './served-family';
import { testApp } from './test-app';
import type { TestDatabase } from './test-database';

/** Cookies of the school's people. */
export type ReviewCookies = { staff: string; family: string };

/** Title of the message that the family reads: somebody reviewed its translation. */
const SUBJECT = 'Réunion des parents de la classe';
/** Its words, whose translation a machine made. */
export const MEETING =
	'La réunion des parents est jeudi 26 novembre à 18h.\nVenez dans la grande salle.';
/** Its translation by the machine. */
export const MEETING_IN_TURKISH = 'Okulumuz sizi bekliyor: 26 Kasım Perşembe, 18:00.';
/** The machine lost the hour, so its answer was refused. */
export const OUTING = 'La sortie au musée part à 8h30 avec 12 €.';
/** For one family, and sensitive: no mediator sees them. */
export const PRIVATE = ['Inès a été insultée.', 'Convocation du conseil de discipline.'] as const;

/**
 * Serves a school whose engine has translated some texts and failed at one; the family reads Turkish,
 * the member of staff has the roles. The caller stops it.
 */
export function serveReviewedSchool(
	now: Date,
	roles: Role[],
	env?: Record<string, string>
): Promise<ServedFamily<ReviewCookies>> {
	return serveFamily(now, (db) => tellTranslations(db, now, roles), env);
}

async function tellTranslations(db: Database, now: Date, roles: Role[]): Promise<ReviewCookies> {
	const story = await schoolStory(db, { roles, now });
	const family = await sessionOf(db, story, true, now);
	await db.transaction(SYSTEM, (tx) => tx.update(account).set({ locale: 'tr' }));
	await storyItem(db, story, {
		kind: 'message',
		content: { subject: SUBJECT, text: MEETING, author: 'La CPE' },
		audience: 'division',
		now
	});
	const engine = fakeTranslator();
	engine.answer = answerOf;
	const app = await testApp({ now, db: asTestDatabase(db), translator: engine });
	const { schoolId } = story;
	await settleEngine(app, { ...story.staff, roles: ['head'] }, engine.id);
	const want = (text: string, isPersonal: boolean, isSensitive: boolean, to: Locale = 'tr') =>
		wantTranslations(app, {
			...{ schoolId, from: 'fr', targets: [to] },
			texts: [{ text, formerText: null, isPersonal, isSensitive }]
		});
	await want(OUTING, false, false);
	await want(MEETING, false, false);
	await want(SUBJECT, false, false);
	await want(PRIVATE[0], true, false);
	await want(PRIVATE[1], false, true);
	await translateDue(app);
	const head = { ...story.staff, roles: ['head' as const] };
	const { id, text } = (await listTranslations(app, head)).find(
		({ source }) => source === SUBJECT
	)!;
	const reviewed = { id, text: 'Toplantı', basedOn: text!, isConfirmed: true };
	await reviewTranslation(app, head, reviewed);
	// What fails twice is given up: here, at once.
	await db.transaction(SYSTEM, (tx) =>
		tx
			.update(translation)
			.set({ state: 'refused', reason: 'translation.slot-missing' })
			.where(eq(translation.sourceText, OUTING))
	);
	const { staffId } = story.staff;
	const staff = await db.transaction(SYSTEM, (tx) =>
		openStaffSession(tx, { staffId, schoolId, openedBy: 'passkey', now })
	);
	return { staff, family };
}

/** The story's own database, as test applications want it; who opened it closes it. */
function asTestDatabase(db: Database): TestDatabase {
	const nothing = async () => {};
	return { ...db, server: null, asSuperuser: nothing, empty: nothing, close: nothing };
}

/** Right about the meeting, wrong about the outing. */
function answerOf({ text }: EngineRequest): EngineAnswer {
	if (text.includes('musée')) return { kind: 'translated', text: 'Müze gezisi' };
	if (!text.includes('⟦1⟧')) return { kind: 'translated', text: 'Okulumuz sizi bekliyor' };
	return { kind: 'translated', text: 'Okulumuz sizi bekliyor: ⟦1⟧, ⟦2⟧.' };
}
