import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import {
	canOpenTranslations,
	canReviewTranslation
} from '../../domain/translation/translation.policy';
import type { App } from '../app';
import { translation } from '../db/schema/translation';

/** A row of the two-column page. */
export type TranslationToReview = {
	id: string;
	from: Locale;
	to: Locale;
	source: string;
	/** Words to start from: the machine's, a person's; null when there are none. */
	text: string | null;
	/** The translation of what the text said before, to start from; null when there is none. */
	formerText: string | null;
	state: 'waiting' | 'done' | 'refused' | 'human';
	/** Why no engine did it: a code; null when it did, or will. */
	reason: string | null;
	engine: string | null;
	isReviewed: boolean;
	isSensitive: boolean;
	askedAt: Date;
};

const AT_MOST = 100;

/**
 * The translations of the actor's school, what has no words first, then the latest. Those marked as
 * sensitive are not listed to who may not review them. Empty for who may open none.
 */
export async function listTranslations(
	app: App,
	actor: StaffActor,
	{ to, isReviewed = false }: { to?: Locale; isReviewed?: boolean } = {}
): Promise<TranslationToReview[]> {
	if (!canOpenTranslations(actor)) return [];
	const maySeeAll = canReviewTranslation(actor, { isSensitive: true });
	return app.db.transaction(actor, async (tx) => {
		const rows = await tx
			.select()
			.from(translation)
			.where(
				and(
					eq(translation.schoolId, actor.schoolId),
					to ? eq(translation.targetLocale, to) : undefined,
					maySeeAll ? undefined : eq(translation.isSensitive, false),
					isReviewed ? sql`${translation.reviewedAt} is not null` : isNull(translation.reviewedAt)
				)
			)
			.orderBy(sql`${translation.text} is not null`, desc(translation.askedAt), translation.id)
			.limit(AT_MOST);
		const hashes = rows.flatMap(({ formerHash }) => formerHash ?? []);
		const former = hashes.length
			? await tx
					.select()
					.from(translation)
					.where(
						and(
							eq(translation.schoolId, actor.schoolId),
							inArray(translation.sourceHash, hashes),
							maySeeAll ? undefined : eq(translation.isSensitive, false)
						)
					)
			: [];
		return rows.map((row) => ({
			id: row.id,
			from: row.sourceLocale as Locale,
			to: row.targetLocale as Locale,
			source: row.sourceText,
			text: row.text,
			formerText:
				former.find(
					(one) => one.sourceHash === row.formerHash && one.targetLocale === row.targetLocale
				)?.text ?? null,
			state: row.state as TranslationToReview['state'],
			reason: row.reason,
			engine: row.engine,
			isReviewed: row.reviewedAt !== null,
			isSensitive: row.isSensitive,
			askedAt: row.askedAt
		}));
	});
}
