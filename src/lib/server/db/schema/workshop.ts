import { boolean, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './account';
import { id, instant } from './columns';
import { guardian, school } from './directory';
import { item } from './item';
import { staff } from './staff';

/**
 * Schools of one territory that share a pool of facilitators and a catalogue of workshops, looked after
 * by a coordinator (a role in each of them).
 */
export const network = pgTable('network', {
	id: id(),
	name: text('name').notNull().unique(),
	createdAt: instant('created_at').notNull()
});

/** A workshop that a school, or all schools of its network, may put on the calendar. */
export const catalogueEntry = pgTable(
	'catalogue_entry',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** Set when the schools of the network share it. */
		networkId: uuid('network_id').references(() => network.id, { onDelete: 'set null' }),
		/** Code of the authored theme that families read in their language. */
		theme: text('theme').notNull(),
		/** For staff: the school's own words. */
		title: text('title').notNull(),
		summary: text('summary').notNull().default(''),
		durationMinutes: integer('duration_minutes').notNull(),
		/** Codes of the digital-parenting skills that it works on. */
		skills: text('skills').array().notNull().default([]),
		/** https address of a Pix parentalité challenge; null for none. */
		pixUrl: text('pix_url'),
		createdAt: instant('created_at').notNull(),
		retiredAt: instant('retired_at')
	},
	(t) => [index('catalogue_entry_school').on(t.schoolId)]
);

/** Somebody from outside who leads workshops (intervenant). */
export const facilitator = pgTable(
	'facilitator',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** Set when the schools of the network share the pool. */
		networkId: uuid('network_id').references(() => network.id, { onDelete: 'set null' }),
		name: text('name').notNull(),
		organisation: text('organisation').notNull().default(''),
		/** Code: health, association, caf, sport, school-nurse, library, mediation… */
		field: text('field').notNull(),
		email: text('email'),
		/** E.164. */
		phone: text('phone'),
		locales: text('locales').array().notNull().default([]),
		/** Themes that they lead. */
		themes: text('themes').array().notNull().default([]),
		createdAt: instant('created_at').notNull(),
		retiredAt: instant('retired_at')
	},
	(t) => [index('facilitator_school').on(t.schoolId)]
);

/** A facilitator asked to lead a session; the answer comes by a link that opens no session. */
export const facilitatorInvitation = pgTable(
	'facilitator_invitation',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		itemId: uuid('item_id')
			.notNull()
			.references(() => item.id, { onDelete: 'cascade' }),
		facilitatorId: uuid('facilitator_id')
			.notNull()
			.references(() => facilitator.id, { onDelete: 'cascade' }),
		/** SHA-256 of the 128-bit key of the link. */
		keyHash: bytes('key_hash').notNull().unique(),
		invitedAt: instant('invited_at').notNull(),
		invitedBy: uuid('invited_by').references(() => staff.id),
		/** yes or no; null while nothing came. */
		answer: text('answer'),
		answeredAt: instant('answered_at'),
		withdrawnAt: instant('withdrawn_at')
	},
	(t) => [unique('facilitator_invitation_once').on(t.itemId, t.facilitatorId)]
);

/** Sessions that belong together: whoever comes to the first is expected at the next. */
export const workshopSeries = pgTable(
	'workshop_series',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		entryId: uuid('entry_id').references(() => catalogueEntry.id, { onDelete: 'set null' }),
		title: text('title').notNull(),
		createdAt: instant('created_at').notNull()
	},
	(t) => [index('workshop_series_school').on(t.schoolId)]
);

/** What staff keep of a session (the item says what families read). */
export const workshopSession = pgTable(
	'workshop_session',
	{
		itemId: uuid('item_id')
			.primaryKey()
			.references(() => item.id, { onDelete: 'cascade' }),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		seriesId: uuid('series_id').references(() => workshopSeries.id, { onDelete: 'set null' }),
		entryId: uuid('entry_id').references(() => catalogueEntry.id, { onDelete: 'set null' }),
		/** Outside the walls: at a market, in a café, in a residence. */
		isOutside: boolean('is_outside').notNull().default(false),
		/** https address of a remote session; null when people meet. */
		remoteUrl: text('remote_url'),
		/** Key of the QR on the door, by which those who come mark themselves present: 128 bits, base64url. */
		checkInKey: text('check_in_key').notNull().unique(),
		/** People who came and whom the directory does not know: counted, never named. */
		unknownCount: integer('unknown_count').notNull().default(0),
		/** When registered families were written to the day before, and after. */
		remindedAt: instant('reminded_at'),
		followedUpAt: instant('followed_up_at')
	},
	(t) => [index('workshop_session_series').on(t.seriesId)]
);

/** What a participant said afterwards, in pictures: did it help, what would you like to do again. */
export const workshopFollowUp = pgTable(
	'workshop_follow_up',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		itemId: uuid('item_id')
			.notNull()
			.references(() => item.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		/** FollowUp of the domain, as JSON: codes only. */
		answers: jsonb('answers').notNull(),
		at: instant('at').notNull()
	},
	(t) => [unique('workshop_follow_up_once').on(t.itemId, t.guardianId)]
);

/** The address of an iCalendar feed: whoever has it reads the sessions, and no name. */
export const calendarFeed = pgTable('calendar_feed', {
	id: id(),
	schoolId: uuid('school_id')
		.notNull()
		.references(() => school.id, { onDelete: 'cascade' }),
	/** SHA-256 of the 128-bit key in the address. */
	keyHash: bytes('key_hash').notNull().unique(),
	staffId: uuid('staff_id').references(() => staff.id, { onDelete: 'cascade' }),
	createdAt: instant('created_at').notNull(),
	revokedAt: instant('revoked_at')
});
