import { sql } from 'drizzle-orm';
import {
	boolean,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import { guardian, school } from './directory';
import { item } from './item';
import { staff } from './staff';

/**
 * Somebody who is helped: a guardian on file, or a person that no file of the school knows. One line
 * a person and a school; a duplicate points to the line that it was merged into.
 */
export const beneficiary = pgTable(
	'beneficiary',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** Null for somebody whom the directory does not know. */
		guardianId: uuid('guardian_id').references(() => guardian.id, { onDelete: 'set null' }),
		firstName: text('first_name').notNull(),
		lastName: text('last_name').notNull(),
		/** E.164. */
		phone: text('phone'),
		/** Display language; null until somebody asked. */
		locale: text('locale'),
		createdAt: instant('created_at').notNull(),
		/** The line that stands for this one since a merge: never itself merged. */
		mergedIntoId: uuid('merged_into_id'),
		mergedAt: instant('merged_at'),
		/** What the other line said before the merge, and which lines came along: for the undo. */
		beforeMerge: jsonb('before_merge')
	},
	(t) => [
		index('beneficiary_school').on(t.schoolId),
		index('beneficiary_guardian').on(t.guardianId),
		index('beneficiary_merged').on(t.mergedIntoId),
		// Two people who note help for the same family at once write to one line.
		uniqueIndex('beneficiary_one_a_guardian')
			.on(t.schoolId, t.guardianId)
			.where(sql`guardian_id is not null`)
	]
);

/** One-to-one help given by a member of staff (accompagnement), in the words of digital mediation. */
export const accompaniment = pgTable(
	'accompaniment',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		staffId: uuid('staff_id')
			.notNull()
			.references(() => staff.id),
		/** When it took place. */
		at: instant('at').notNull(),
		durationMinutes: integer('duration_minutes').notNull(),
		/** Codes of themes. */
		themes: text('themes').array().notNull(),
		/** Code of the kind of place: school, counter, home, telephone, remote, outside… */
		placeKind: text('place_kind').notNull(),
		/** Codes of the devices that served. */
		materials: text('materials').array().notNull().default([]),
		/** Code of how much the person did alone; null when not told. */
		autonomy: text('autonomy'),
		/** Codes of where the person was sent on to. */
		orientations: text('orientations').array().notNull().default([]),
		/** Language spoken with the help of an interpreter; null without one. */
		interpreterLocale: text('interpreter_locale'),
		/** People helped whose name nobody wrote. */
		anonymousCount: integer('anonymous_count').notNull().default(0),
		/** Codes that sort the note. */
		tags: text('tags').array().notNull().default([]),
		note: text('note').notNull().default(''),
		writtenAt: instant('written_at').notNull(),
		/** The last change, and who made it; null as long as nobody changed it. */
		changedAt: instant('changed_at'),
		changedBy: uuid('changed_by').references(() => staff.id),
		/** Undone: kept for a day, then forgotten. */
		undoneAt: instant('undone_at'),
		/** Grows with each change: two people who change the same line are told. */
		revision: integer('revision').notNull().default(1)
	},
	(t) => [index('accompaniment_school_at').on(t.schoolId, t.at)]
);

/** Who was helped, by name. */
export const accompanimentParticipant = pgTable(
	'accompaniment_participant',
	{
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		accompanimentId: uuid('accompaniment_id')
			.notNull()
			.references(() => accompaniment.id, { onDelete: 'cascade' }),
		beneficiaryId: uuid('beneficiary_id')
			.notNull()
			.references(() => beneficiary.id, { onDelete: 'cascade' })
	},
	(t) => [
		primaryKey({ columns: [t.accompanimentId, t.beneficiaryId] }),
		index('accompaniment_participant_beneficiary').on(t.beneficiaryId)
	]
);

/** A meeting that was agreed on. What the family is told of it are messages to that guardian. */
export const appointment = pgTable(
	'appointment',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		beneficiaryId: uuid('beneficiary_id')
			.notNull()
			.references(() => beneficiary.id, { onDelete: 'cascade' }),
		/** Whom she meets. */
		staffId: uuid('staff_id')
			.notNull()
			.references(() => staff.id),
		startsAt: instant('starts_at').notNull(),
		durationMinutes: integer('duration_minutes').notNull(),
		place: text('place').notNull().default(''),
		/** Language for which an interpreter is needed; null for none. */
		interpreterLocale: text('interpreter_locale'),
		isInterpreterFound: boolean('is_interpreter_found').notNull().default(false),
		/** planned, came, missed or cancelled. */
		state: text('state').notNull().default('planned'),
		/** The message that says it, and the one that reminds of it; null for who is not on file. */
		saidItemId: uuid('said_item_id').references(() => item.id, { onDelete: 'set null' }),
		reminderItemId: uuid('reminder_item_id').references(() => item.id, { onDelete: 'set null' }),
		createdAt: instant('created_at').notNull(),
		createdBy: uuid('created_by').references(() => staff.id),
		revision: integer('revision').notNull().default(1)
	},
	(t) => [
		index('appointment_school_start').on(t.schoolId, t.startsAt),
		index('appointment_beneficiary').on(t.beneficiaryId)
	]
);
