import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { school } from './directory';
import { staff } from './staff';

/** Words of the interface as a speaker of one school corrected them, or found them right. */
export const wording = pgTable(
	'wording',
	{
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		locale: text('locale').notNull(),
		/** Key of the words in the messages, with its plural form (`…sentence_one`). */
		key: text('key').notNull(),
		text: text('text').notNull(),
		/** SHA-256 of the French that was translated, in hexadecimal: when it changes, so must this. */
		sourceHash: text('source_hash').notNull(),
		reviewedBy: uuid('reviewed_by').references(() => staff.id),
		reviewedAt: instant('reviewed_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.schoolId, t.locale, t.key] })]
);

/** That a school offers a language which is prepared only: a speaker of its own filled it in. */
export const schoolLanguage = pgTable(
	'school_language',
	{
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		locale: text('locale').notNull(),
		since: instant('since').notNull(),
		by: uuid('by')
			.notNull()
			.references(() => staff.id)
	},
	(t) => [primaryKey({ columns: [t.schoolId, t.locale] })]
);
