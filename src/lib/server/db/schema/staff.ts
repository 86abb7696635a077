import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes } from './account';
import { id, instant, releasable } from './columns';
import { school } from './directory';

/** A member of staff, in one school or several. */
export const staff = pgTable('staff', {
	id: id(),
	name: text('name').notNull(),
	email: text('email').notNull().unique(),
	/** Display language of the back-office. */
	locale: text('locale').notNull().default('fr'),
	createdAt: instant('created_at').notNull(),
	revokedAt: instant('revoked_at')
});

/** What a member of staff is in a school. */
export const staffRole = pgTable(
	'staff_role',
	{
		staffId: uuid('staff_id')
			.notNull()
			.references(() => staff.id, { onDelete: 'cascade' }),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		role: text('role').notNull()
	},
	(t) => [primaryKey({ columns: [t.staffId, t.schoolId, t.role] })]
);

/** A staff session: short, and working for one school at a time. */
export const staffSession = pgTable(
	'staff_session',
	{
		id: text('id').primaryKey(),
		secretHash: bytes('secret_hash').notNull(),
		staffId: uuid('staff_id')
			.notNull()
			.references(() => staff.id, { onDelete: 'cascade' }),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		createdAt: instant('created_at').notNull(),
		lastSeenAt: instant('last_seen_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		/** `link`, `passkey`, or the name of an identity provider. */
		openedBy: text('opened_by').notNull(),
		/** Identity token that the provider asks back when the person signs out of it; null for none. */
		identityToken: text('identity_token')
	},
	(t) => [index('staff_session_staff').on(t.staffId)]
);

/** A one-time sign-in link, printed by an administrator's command. */
export const staffLink = pgTable('staff_link', {
	id: id(),
	staffId: uuid('staff_id')
		.notNull()
		.references(() => staff.id, { onDelete: 'cascade' }),
	secretHash: bytes('secret_hash').notNull().unique(),
	createdAt: instant('created_at').notNull(),
	expiresAt: instant('expires_at').notNull(),
	usedAt: instant('used_at')
});

/** A WebAuthn credential of a member of staff. */
export const passkey = pgTable('passkey', {
	/** Credential id, base64url. */
	id: text('id').primaryKey(),
	staffId: uuid('staff_id')
		.notNull()
		.references(() => staff.id, { onDelete: 'cascade' }),
	/** COSE public key. */
	publicKey: bytes('public_key').notNull(),
	counter: bigint('counter', { mode: 'number' }).notNull(),
	transports: text('transports').array().notNull(),
	createdAt: instant('created_at').notNull(),
	lastUsedAt: instant('last_used_at')
});

/** A WebAuthn challenge waiting for its answer: single use, a few minutes. */
export const webauthnChallenge = pgTable('webauthn_challenge', {
	id: id(),
	challenge: text('challenge').notNull(),
	/** Set for a registration; null for a sign-in, where nobody is known yet. */
	staffId: uuid('staff_id').references(() => staff.id, { onDelete: 'cascade' }),
	expiresAt: instant('expires_at').notNull()
});

/** What a member of staff tells colleagues of the school. */
export const staffNote = pgTable(
	'staff_note',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		authorId: uuid('author_id')
			.notNull()
			.references(() => staff.id),
		/** The role that it is for; null for everybody. */
		toRole: text('to_role'),
		text: text('text').notNull(),
		writtenAt: instant('written_at').notNull(),
		...releasable()
	},
	(t) => [
		index('staff_note_school').on(t.schoolId, t.writtenAt),
		index('staff_note_due')
			.on(t.plannedAt)
			.where(sql`released_at is null and withdrawn_at is null`)
	]
);

/** The journal: appended, never changed (enforced by the database). No names, only keys. */
export const journal = pgTable(
	'journal',
	{
		id: id(),
		at: instant('at').notNull(),
		schoolId: uuid('school_id'),
		staffId: uuid('staff_id'),
		accountId: uuid('account_id'),
		action: text('action').notNull(),
		subject: text('subject'),
		details: jsonb('details').notNull().default({})
	},
	(t) => [index('journal_school_at').on(t.schoolId, t.at)]
);

/** Settings of the installation: VAPID keys, pepper of the codes, kind (`production` or `demo`). */
export const setting = pgTable('setting', {
	key: text('key').primaryKey(),
	value: jsonb('value').notNull()
});
