import { sql } from 'drizzle-orm';
import {
	boolean,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import { school } from './directory';
import { staff } from './staff';

/**
 * The translation of one text into one language, for one school: cache by content, queue of what an
 * engine has still to do, and the work of reviewers, in one.
 */
export const translation = pgTable(
	'translation',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** SHA-256 of the source language and text, in hexadecimal. */
		sourceHash: text('source_hash').notNull(),
		sourceLocale: text('source_locale').notNull(),
		targetLocale: text('target_locale').notNull(),
		sourceText: text('source_text').notNull(),
		/** Hash of the text that this one replaced: its translation is shown as stale meanwhile. */
		formerHash: text('former_hash'),
		/** Marked so by the school: it never leaves, a person translates it. */
		isSensitive: boolean('is_sensitive').notNull().default(false),
		/** Written for one pupil's family, and for nobody else: the office alone reviews it. */
		isPersonal: boolean('is_personal').notNull().default(false),
		/**
		 * waiting (for the engine), done, refused (the engine gave nothing that may be shown), or human
		 * (no engine may have it: only a person translates it).
		 */
		state: text('state').notNull(),
		/** Why it is refused or human: a code of `checkSlots`, or `engine.…`. */
		reason: text('reason'),
		/** The words; null until there are some. */
		text: text('text'),
		/** The engine that made them; null when a person did. */
		engine: text('engine'),
		translatedAt: instant('translated_at'),
		/** Who answers for the words, and since when; null while nobody does. */
		reviewedBy: uuid('reviewed_by').references(() => staff.id),
		reviewedAt: instant('reviewed_at'),
		/** When it was asked for, the last time. */
		askedAt: instant('asked_at').notNull(),
		attempts: integer('attempts').notNull().default(0),
		nextAttemptAt: instant('next_attempt_at').notNull(),
		leaseUntil: instant('lease_until')
	},
	(t) => [
		unique('translation_once').on(t.schoolId, t.sourceHash, t.targetLocale),
		index('translation_due')
			.on(t.nextAttemptAt)
			.where(sql`state = 'waiting'`),
		// The list of those who review: what has no words, then what nobody answers for.
		index('translation_unreviewed')
			.on(t.schoolId, t.askedAt)
			.where(sql`reviewed_at is null`)
	]
);

/** A word of a school's glossary, with its wording in one language, or in all of them (`*`). */
export const schoolTerm = pgTable(
	'school_term',
	{
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		term: text('term').notNull(),
		locale: text('locale').notNull(),
		wording: text('wording').notNull(),
		changedBy: uuid('changed_by').references(() => staff.id),
		changedAt: instant('changed_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.schoolId, t.term, t.locale] })]
);

/** That a school lets one engine have its texts. Without a row, nothing of it leaves. */
export const translationOptIn = pgTable('translation_opt_in', {
	schoolId: uuid('school_id')
		.primaryKey()
		.references(() => school.id, { onDelete: 'cascade' }),
	/** Id of the engine (`deepl@api.deepl.com`): another in its place has to be opted into anew. */
	engine: text('engine').notNull(),
	since: instant('since').notNull(),
	by: uuid('by')
		.notNull()
		.references(() => staff.id)
});
