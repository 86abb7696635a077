import {
	boolean,
	date,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import { bytes } from './account';
import { id, instant } from './columns';
import { school } from './directory';
import { familyWriting } from './item';
import { staff } from './staff';

/** Whom families of a school may turn to, with a face. The first in order is the one of the home. */
export const referencePerson = pgTable(
	'reference_person',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		staffId: uuid('staff_id').references(() => staff.id, { onDelete: 'set null' }),
		name: text('name').notNull(),
		/** Code of what she is: adviser, mediator, secretary, education-adviser… */
		function: text('function').notNull(),
		/** E.164; null: the school's own. */
		phone: text('phone'),
		/** Languages that she speaks. */
		locales: text('locales').array().notNull().default([]),
		/** A square picture without metadata, and its media type; null for a drawn face. */
		picture: bytes('picture'),
		pictureType: text('picture_type'),
		/** Start of the picture's SHA-256: its address changes with it, so that phones keep it for good. */
		pictureVersion: text('picture_version'),
		/** Division codes' level that she is for; null for the whole school. */
		level: text('level'),
		rank: integer('rank').notNull().default(0)
	},
	(t) => [index('reference_person_school').on(t.schoolId, t.rank)]
);

/** What became of a wish to be called (`family_writing` of kind callback). */
export const callback = pgTable(
	'callback',
	{
		writingId: uuid('writing_id')
			.primaryKey()
			.references(() => familyWriting.id, { onDelete: 'cascade' }),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** Code of when she would like to be called: morning, midday, afternoon, evening; null for any. */
		wantedMoment: text('wanted_moment'),
		/** Language in which she would like to speak. */
		locale: text('locale').notNull(),
		needsInterpreter: boolean('needs_interpreter').notNull().default(false),
		/** Who looks after it. */
		takenBy: uuid('taken_by').references(() => staff.id),
		takenAt: instant('taken_at'),
		isInterpreterFound: boolean('is_interpreter_found').notNull().default(false),
		tries: integer('tries').notNull().default(0),
		lastTryAt: instant('last_try_at'),
		doneAt: instant('done_at'),
		/** reached or given-up. */
		outcome: text('outcome')
	},
	(t) => [index('callback_school').on(t.schoolId)]
);

/** When a national téléservice is open for the families of a school, and where it is. */
export const teleserviceCampaign = pgTable(
	'teleservice_campaign',
	{
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** lsu, orientation, bourses, educonnect, enrolment… */
		code: text('code').notNull(),
		/** Days of the school's wall clock, both included. */
		opensOn: date('opens_on').notNull(),
		closesOn: date('closes_on').notNull(),
		url: text('url').notNull()
	},
	(t) => [primaryKey({ columns: [t.schoolId, t.code] })]
);
