import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { ReminderError } from '../../domain/reminder/errors';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { DEFAULT_LOCALE, type Language } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { budgetOf, monthOf } from '../../domain/sms/sms-budget';
import { measureSms, type SmsEncoding } from '../../domain/sms/sms-text';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { deliverySettingsOf } from '../release/delivery-settings-of';
import { spentAndWaiting } from '../sms/queue-sms';
import { newLinkCode, shortLink } from '../sms/short-link';
import { wordSms } from '../sms/word-sms';
import { readSchoolWording } from '../wording/school-wording';
import { loadCandidates, type Candidate } from './load-candidates';

/** What is sent in one language. */
export type ReminderText = {
	locale: Language;
	text: string;
	encoding: SmsEncoding;
	segments: number;
	people: number;
};

/** What sending would do, before anything is sent. Money in thousandths of a euro. */
export type ReminderPreview = {
	candidates: Candidate[];
	/** The French one first, then by how many get it. */
	texts: ReminderText[];
	segments: number;
	cost: number;
	segmentPrice: number;
	/** What the month still holds, what waits to be sent counted in. */
	left: number;
	/** Whether this installation sends short messages, and the school wants some. */
	canSend: boolean;
};

/** Looks at what a reminder to these guardians would be; writes nothing. */
export async function previewReminders(
	app: App,
	actor: StaffActor,
	guardianIds: readonly string[]
): Promise<Result<ReminderPreview, ReminderError>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'reminder.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const school = await readSchool(tx, actor);
		const { isOn, monthlyBudgetCents } = deliverySettingsOf(school).sms;
		const candidates = await loadCandidates(tx, actor, guardianIds, {
			...{ now, timeZone: school.timeZone, isLocked: false }
		});
		const wording = await readSchoolWording(tx, school);
		const byLanguage = Map.groupBy(
			candidates.filter(({ way }) => way.kind === 'sms'),
			({ locale }) => locale
		);
		const texts = [...byLanguage].map(([locale, people]) => {
			// A code that nobody has: all are of the same length.
			const link = shortLink(app.config.origin, newLinkCode());
			const takesReplies = app.sms?.takesReplies ?? false;
			const kind = 'connect' as const;
			const text = wordSms({ locale, kind, school: { ...school, wording }, link, takesReplies });
			return { locale, text, ...measureSms(text), people: people.length };
		});
		const segments = texts.reduce((sum, one) => sum + one.segments * one.people, 0);
		const { segmentPrice } = app.config.sms;
		const spent = await spentAndWaiting(tx, school.id, monthOf(now, school.timeZone));
		return ok({
			candidates,
			texts: texts.sort(
				(a, b) =>
					Number(b.locale === DEFAULT_LOCALE) - Number(a.locale === DEFAULT_LOCALE) ||
					b.people - a.people
			),
			segments,
			cost: segments * segmentPrice,
			segmentPrice,
			left: Math.max(0, budgetOf(monthlyBudgetCents) - spent),
			canSend: app.sms !== null && isOn
		});
	});
}
