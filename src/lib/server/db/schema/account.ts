import {
	customType,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns';

/** Bytes: hashes and public keys. Both drivers hand over a Uint8Array or a Buffer. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType: () => 'bytea'
});

/** A family member's Passerelle account: a chosen language, and what hangs on it. No name. */
export const account = pgTable('account', {
	id: id(),
	locale: text('locale').notNull(),
	/** DayHours of the domain, as JSON: when the family may be told, within its schools' own hours. */
	ownHours: jsonb('own_hours'),
	createdAt: instant('created_at').notNull(),
	/** Last opening of the home, any device. */
	lastSeenAt: instant('last_seen_at'),
	/** Of its days in presence_day, kept by the database: the first, the second and the last. */
	firstDay: date('first_day'),
	secondDay: date('second_day'),
	lastDay: date('last_day')
});

/**
 * A family session, as in Lucia's guide: an id to find it, a hash of the secret to prove it.
 * Provisional until `confirmedAt`.
 */
export const familySession = pgTable(
	'family_session',
	{
		id: text('id').primaryKey(),
		secretHash: bytes('secret_hash').notNull(),
		accountId: uuid('account_id')
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		/** The guardian row whose invitation opened the session. */
		guardianId: uuid('guardian_id'),
		createdAt: instant('created_at').notNull(),
		lastSeenAt: instant('last_seen_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		/** Provider that vouched for her, and what it asks back when she leaves; null for none. */
		identityProvider: text('identity_provider'),
		identityToken: text('identity_token'),
		confirmedAt: instant('confirmed_at'),
		confirmedBy: uuid('confirmed_by')
	},
	(t) => [index('family_session_account').on(t.accountId)]
);

/** The days on which an account opened the home: what "came back" and "active" are counted from. */
export const presenceDay = pgTable(
	'presence_day',
	{
		accountId: uuid('account_id')
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		day: date('day').notNull()
	},
	(t) => [primaryKey({ columns: [t.accountId, t.day] })]
);

/** The animal and colour by which a parent recognises a child. */
export const childToken = pgTable(
	'child_token',
	{
		accountId: uuid('account_id')
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		pupilId: uuid('pupil_id').notNull(),
		animal: text('animal').notNull(),
		colour: text('colour').notNull()
	},
	(t) => [primaryKey({ columns: [t.accountId, t.pupilId] })]
);

/** A Web Push subscription of one device (RFC 8030). */
export const pushSubscription = pgTable(
	'push_subscription',
	{
		id: id(),
		accountId: uuid('account_id')
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		/** Session of the device; the subscription goes when the session goes. */
		sessionId: text('session_id').references(() => familySession.id, { onDelete: 'cascade' }),
		endpoint: text('endpoint').notNull().unique(),
		/** Base64url, uncompressed P-256 point. */
		p256dh: text('p256dh').notNull(),
		/** Base64url, 16 bytes. */
		auth: text('auth').notNull(),
		createdAt: instant('created_at').notNull()
	},
	(t) => [index('push_subscription_account').on(t.accountId)]
);

/** Counters of attempts, in the database so that they hold over several processes. */
export const rateLimit = pgTable(
	'rate_limit',
	{
		/** What is limited and for whom, hashed when it names an address. */
		key: text('key').notNull(),
		/** Start of the counting window. */
		windowStart: instant('window_start').notNull(),
		count: integer('count').notNull()
	},
	(t) => [unique('rate_limit_key_window').on(t.key, t.windowStart)]
);
