import { boolean, date, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import { guardian, school } from './directory';
import { staff } from './staff';

/** A selection of the work list that a member of staff keeps under a name. */
export const savedView = pgTable(
	'saved_view',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		staffId: uuid('staff_id')
			.notNull()
			.references(() => staff.id, { onDelete: 'cascade' }),
		name: text('name').notNull(),
		/** Filters as the address of the list carries them, without `?`. */
		query: text('query').notNull(),
		/** Shown to the colleagues of the school too. */
		isShared: boolean('is_shared').notNull().default(false),
		createdAt: instant('created_at').notNull()
	},
	(t) => [unique('saved_view_name').on(t.staffId, t.schoolId, t.name)]
);

/**
 * A moment to meet families (PRODUCT rule 7): an enrolment day, a back-to-school meeting, interviews, a
 * café des parents, a market stall. What is done there is noted in `outreach`, family by family.
 */
export const moment = pgTable(
	'moment',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** Code of the moment, as in `outreach`. */
		kind: text('kind').notNull(),
		/** Day of the school's wall clock. */
		day: date('day').notNull(),
		place: text('place').notNull().default(''),
		createdAt: instant('created_at').notNull(),
		createdBy: uuid('created_by')
			.notNull()
			.references(() => staff.id),
		closedAt: instant('closed_at')
	},
	(t) => [index('moment_school_day').on(t.schoolId, t.day)]
);

/**
 * A reminder to connect, sent to a guardian who has not: at most one a week, ten in all, counted anew
 * when the contact details change (QUALITY, reminders).
 */
export const connectionReminder = pgTable(
	'connection_reminder',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		/** sms or letter. */
		channel: text('channel').notNull(),
		at: instant('at').notNull(),
		staffId: uuid('staff_id').references(() => staff.id),
		/** SHA-256, hex, of the telephone and e-mail address it was sent with: new details, new count. */
		contactMark: text('contact_mark').notNull(),
		/** The short message, when it is one. */
		smsId: uuid('sms_id')
	},
	(t) => [
		index('connection_reminder_guardian').on(t.guardianId, t.at),
		index('connection_reminder_sms').on(t.smsId)
	]
);
