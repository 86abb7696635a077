import { eq, sql } from 'drizzle-orm';
import { mayAnswer, type AnswerRefusal } from '../../domain/facilitator/answer-invitation';
import type { InvitationAnswer } from '../../domain/facilitator/facilitator';
import { SYSTEM } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { facilitatorInvitation } from '../db/schema/workshop';
import { hashInvitationSecret } from '../first-connection/invitation-hash';
import { invitationWords, languagesOf, type InvitationWords } from './invitation-words';
import { invitedSessions } from './invited-sessions';

/** An invitation as its link opens it: no name of anybody, what is asked, what was answered. */
export type OpenInvitation = {
	words: InvitationWords[];
	answer: InvitationAnswer | null;
	schoolPhone: string | null;
};

/** Why the link asks nothing. */
export type InvitationRefusal = AnswerRefusal | { code: 'facilitator.unknown-link' };

/**
 * Looks an invitation up by the secret of its link. Consumes nothing: asked twice, it answers the same.
 */
export function lookUpInvitation(
	app: App,
	secret: string
): Promise<Result<OpenInvitation, InvitationRefusal>> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const found = await findInvitation(tx, secret);
		if (!found) return refuse({ code: 'facilitator.unknown-link' as const });
		const may = mayAnswer(found, app.clock.now());
		return may.ok ? ok(opened(found, found.answer)) : may;
	});
}

/** Writes the answer down; the last one counts, until the session begins. */
export function answerInvitation(
	app: App,
	secret: string,
	answer: InvitationAnswer
): Promise<Result<OpenInvitation, InvitationRefusal>> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const found = await findInvitation(tx, secret);
		if (!found) return refuse({ code: 'facilitator.unknown-link' as const });
		const now = app.clock.now();
		const may = mayAnswer(found, now);
		if (!may.ok) return may;
		if (found.answer !== answer) {
			await tx
				.update(facilitatorInvitation)
				.set({ answer, answeredAt: now })
				.where(eq(facilitatorInvitation.id, found.id));
		}
		return ok(opened(found, answer));
	});
}

type Found = {
	id: string;
	isWithdrawn: boolean;
	isCancelled: boolean;
	startsAt: Date;
	answer: InvitationAnswer | null;
	content: WorkshopContent;
	locales: Locale[];
	school: { name: string; timeZone: string; phone: string | null };
};

async function findInvitation(tx: Tx, secret: string): Promise<Found | null> {
	const hash = Buffer.from(hashInvitationSecret(secret)).toString('hex');
	const [row] = await rows<Row>(
		tx,
		sql`with ${invitedSessions(sql`f.key_hash = decode(${hash}, 'hex')`)}
			select s.id, s.answer, s.is_withdrawn, s.is_cancelled, s.content, p.locales,
				e.name, e.time_zone, e.phone
			from invited s
			join facilitator p on p.id = s.facilitator_id and p.retired_at is null
			join school e on e.id = s.school_id`
	);
	if (!row) return null;
	return {
		id: row.id,
		isWithdrawn: row.is_withdrawn,
		isCancelled: row.is_cancelled,
		startsAt: new Date(row.content.startsAt),
		answer: row.answer,
		content: row.content,
		locales: row.locales,
		school: { name: row.name, timeZone: row.time_zone, phone: row.phone }
	};
}

function opened(found: Found, answer: InvitationAnswer | null): OpenInvitation {
	return {
		words: languagesOf(found.locales).map((locale) => invitationWords(locale, found, answer)),
		answer,
		schoolPhone: found.school.phone
	};
}

type Row = {
	id: string;
	answer: InvitationAnswer | null;
	is_withdrawn: boolean;
	is_cancelled: boolean;
	content: WorkshopContent;
	locales: Locale[];
	name: string;
	time_zone: string;
	phone: string | null;
};
