import { and, count, desc, eq, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { StaffActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import { stillReadSince } from '../../domain/translation/still-read';
import {
	canOpenTranslations,
	canReviewPrivateTexts
} from '../../domain/translation/translation.policy';
import type { App } from '../app';
import { staff } from '../db/schema/staff';
import type { Tx } from '../db/client';
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
	/** Who answers for the words; null while nobody does, or when that person is gone. */
	reviewedBy: string | null;
	reviewedAt: Date | null;
	isSensitive: boolean;
	isPersonal: boolean;
	askedAt: Date;
};

/** Rows of one list: a longer one is worked off from its beginning. */
export const LISTED_AT_MOST = 40;

/**
 * The translations of the actor's school, what has no words first, then the latest; those to review
 * while their text is still read. Those marked as sensitive, and those for one pupil's family, are not
 * listed to who may not review them. Empty for who may open none.
 */
export async function listTranslations(
	app: App,
	actor: StaffActor,
	{
		to,
		isReviewed = false,
		atMost = LISTED_AT_MOST
	}: { to?: Locale; isReviewed?: boolean; atMost?: number } = {}
): Promise<TranslationToReview[]> {
	if (!canOpenTranslations(actor)) return [];
	return app.db.transaction(actor, (tx) =>
		readTranslations(
			tx,
			actor,
			and(
				to ? eq(translation.targetLocale, to) : undefined,
				isReviewed ? sql`${translation.reviewedAt} is not null` : toReview(app)
			),
			atMost
		)
	);
}

/** One of them by its id; null when it is not there, or not for the actor's eyes. */
export async function readTranslation(
	app: App,
	actor: StaffActor,
	id: string
): Promise<TranslationToReview | null> {
	if (!canOpenTranslations(actor)) return null;
	const rows = await app.db.transaction(actor, (tx) =>
		readTranslations(tx, actor, eq(translation.id, id))
	);
	return rows[0] ?? null;
}

/** How many the actor has to review, by language; nothing for who may open none. */
export async function countToReview(
	app: App,
	actor: StaffActor
): Promise<{ to: Locale; count: number }[]> {
	if (!canOpenTranslations(actor)) return [];
	return app.db.transaction(actor, async (tx) => {
		const found = await tx
			.select({ to: translation.targetLocale, count: count() })
			.from(translation)
			.where(and(visibleTo(actor), toReview(app)))
			.groupBy(translation.targetLocale)
			.orderBy(desc(count()), translation.targetLocale);
		return found.map((row) => ({ ...row, to: row.to as Locale }));
	});
}

/** Nobody answers for the words yet, and families still read the text. */
function toReview(app: App): SQL | undefined {
	return and(
		isNull(translation.reviewedAt),
		gt(translation.askedAt, stillReadSince(app.clock.now()))
	);
}

/** Of the actor's school, and none that the actor may not review. */
function visibleTo(actor: StaffActor): SQL | undefined {
	return and(
		eq(translation.schoolId, actor.schoolId),
		canReviewPrivateTexts(actor)
			? undefined
			: and(eq(translation.isSensitive, false), eq(translation.isPersonal, false))
	);
}

async function readTranslations(
	tx: Tx,
	actor: StaffActor,
	which: SQL | undefined,
	atMost = 1
): Promise<TranslationToReview[]> {
	const reviewer = alias(staff, 'reviewer');
	const rows = await tx
		.select({ row: translation, reviewedBy: reviewer.name })
		.from(translation)
		.leftJoin(reviewer, eq(reviewer.id, translation.reviewedBy))
		.where(and(visibleTo(actor), which))
		.orderBy(sql`${translation.text} is not null`, desc(translation.askedAt), translation.id)
		.limit(atMost);
	const hashes = rows.flatMap(({ row }) => row.formerHash ?? []);
	const former = hashes.length
		? await tx
				.select()
				.from(translation)
				.where(and(visibleTo(actor), inArray(translation.sourceHash, hashes)))
		: [];
	return rows.map(({ row, reviewedBy }) => ({
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
		reviewedBy,
		reviewedAt: row.reviewedAt,
		isSensitive: row.isSensitive,
		isPersonal: row.isPersonal,
		askedAt: row.askedAt
	}));
}
