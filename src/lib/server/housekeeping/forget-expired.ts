import { lt, or } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { forgetAccompaniments } from '../accompaniment/forget-accompaniments';
import { forgetLooseFrench } from '../answers/forget-loose-french';
import type { App } from '../app';
import { familySession, rateLimit } from '../db/schema/account';
import { longWork } from '../db/schema/long-work';
import { translation } from '../db/schema/translation';
import { staffLink, staffSession, webauthnChallenge } from '../db/schema/staff';
import { forgetFacilitators } from '../facilitator/forget-facilitators';
import { forgetPeopleTakenOff } from '../help/forget-people';
import { forgetResourceParents } from '../resource-parent/forget-resource-parents';
import { forgetLooseRecordings } from '../voice/forget-loose-recordings';
import { forgetRemovedVoices } from '../voice/remove-bank-voice';
import { forgetSpoken } from '../voice/spoken-sentences';

const DAY = 86_400_000;
/** A school year and the summer after it: texts asked for in it may still be read. */
const TRANSLATIONS_KEPT = 400 * DAY;

/**
 * Forgets what is over: family sessions (their devices' subscriptions go with them, so that nobody
 * counts as notifiable on a phone that can no longer sign in), staff sessions, one-time links used
 * or out of date for a day, challenges, counters of attempts, files of long work, translations that nobody asked for in a
 * school year or whose answer is gone, sentences that nobody had read aloud for a month, voices taken
 * out of a bank, recordings of messages and answers that are no more, and what ended three months ago
 * of resource parents, facilitators taken out of the pool as long ago, and at night who no
 * longer helps families.
 * So are accompaniments taken back, and the names of who was helped in another school year.
 * Several processes may do this at once; what was forgotten already is nothing to do.
 */
export async function forgetExpired(app: App): Promise<void> {
	const now = app.clock.now();
	const yesterday = new Date(now.getTime() - DAY);
	await app.db.transaction(SYSTEM, async (tx) => {
		await tx.delete(familySession).where(lt(familySession.expiresAt, now));
		await tx.delete(staffSession).where(lt(staffSession.expiresAt, now));
		await tx
			.delete(staffLink)
			.where(or(lt(staffLink.expiresAt, yesterday), lt(staffLink.usedAt, yesterday)));
		await tx.delete(longWork).where(lt(longWork.expiresAt, now));
		await tx.delete(webauthnChallenge).where(lt(webauthnChallenge.expiresAt, now));
		const lastYear = new Date(now.getTime() - TRANSLATIONS_KEPT);
		await tx.delete(translation).where(lt(translation.askedAt, lastYear));
		await forgetLooseFrench(tx);
		await forgetSpoken(tx, now);
		await forgetRemovedVoices(tx);
		await forgetLooseRecordings(tx, yesterday);
		await forgetAccompaniments(tx, now);
		await forgetResourceParents(tx, now);
		await forgetFacilitators(tx, now);
		await forgetPeopleTakenOff(tx, now);
		await tx.delete(rateLimit).where(lt(rateLimit.windowStart, yesterday));
	});
}
