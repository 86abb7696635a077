import { sql } from 'drizzle-orm';
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './account';
import { id, instant } from './columns';
import { guardian, school } from './directory';
import { moment } from './follow-up';
import { staff } from './staff';

/**
 * An invitation: a letter that opens a first connection once. Only hashes are kept: a lost letter
 * is replaced by a new one, never printed again.
 */
export const invitation = pgTable(
	'invitation',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		/** SHA-256 of the 128-bit secret that the QR code carries. */
		secretHash: bytes('secret_hash').notNull().unique(),
		/** SHA-256 of the printed 12-digit code, keyed with the installation's pepper. */
		codeHash: bytes('code_hash').notNull().unique(),
		/** letter, or counter: shown on the mediator's screen, for some minutes, to an adult she sees. */
		kind: text('kind').notNull().default('letter'),
		createdAt: instant('created_at').notNull(),
		createdBy: uuid('created_by'),
		expiresAt: instant('expires_at').notNull(),
		usedAt: instant('used_at'),
		revokedAt: instant('revoked_at'),
		/** At the counter: language that the adult pointed to on the screen; null when not asked. */
		locale: text('locale'),
		/** At the counter: when a phone first opened the address, before it proved anything. */
		openedAt: instant('opened_at'),
		/** At the counter: when the phone first asked whose child it is, in a language it had by then. */
		askedAt: instant('asked_at'),
		/** At the counter: language of the phone then. */
		askedIn: text('asked_in'),
		/** At the counter: session that came of it. */
		sessionId: text('session_id'),
		/** The moment to meet at which it was made; null for none. */
		momentId: uuid('moment_id').references(() => moment.id, { onDelete: 'set null' })
	},
	(t) => [
		index('invitation_guardian').on(t.guardianId),
		index('invitation_moment')
			.on(t.momentId)
			.where(sql`moment_id is not null`)
	]
);

/** A moment when somebody went towards a family: where, a short note, by whom. */
export const outreach = pgTable(
	'outreach',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		staffId: uuid('staff_id')
			.notNull()
			.references(() => staff.id),
		/** Code of the moment: enrolment, meeting, interview, cafe, market, call, counter. */
		moment: text('moment').notNull(),
		note: text('note').notNull().default(''),
		/** The moment to meet at which it took place; null for none. */
		momentId: uuid('moment_id').references(() => moment.id, { onDelete: 'set null' }),
		at: instant('at').notNull()
	},
	(t) => [
		index('outreach_guardian').on(t.guardianId),
		index('outreach_school').on(t.schoolId),
		index('outreach_moment')
			.on(t.momentId)
			.where(sql`moment_id is not null`)
	]
);
