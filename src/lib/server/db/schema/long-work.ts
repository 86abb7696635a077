import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './account';
import { id, instant } from './columns';
import { school } from './directory';
import { staff } from './staff';

/** Work that takes longer than a page: how far it is, and its file for the one who asked, for a while. */
export const longWork = pgTable(
	'long_work',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		staffId: uuid('staff_id')
			.notNull()
			.references(() => staff.id, { onDelete: 'cascade' }),
		/** letters, sms, import… */
		kind: text('kind').notNull(),
		total: integer('total').notNull(),
		done: integer('done').notNull().default(0),
		/** running, done or failed. */
		state: text('state').notNull(),
		result: bytes('result'),
		mediaType: text('media_type'),
		fileName: text('file_name'),
		startedAt: instant('started_at').notNull(),
		endedAt: instant('ended_at'),
		/** When it is forgotten, its file included. */
		expiresAt: instant('expires_at').notNull()
	},
	(t) => [index('long_work_expires').on(t.expiresAt)]
);
