import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { account, bytes } from './account';
import { instant } from './columns';
import { staff } from './staff';

/**
 * A sign-in at an identity provider that began in a browser and is not finished: single use, a few
 * minutes. What proves that the answer belongs to it (OpenID Connect Core 3.1.2.1, RFC 7636).
 */
export const signInAttempt = pgTable(
	'sign_in_attempt',
	{
		/** SHA-256 of the secret that the browser's cookie holds. */
		secretHash: bytes('secret_hash').primaryKey(),
		/** Name of the provider: proconnect, guichet-agent or franceconnect. */
		provider: text('provider').notNull(),
		state: text('state').notNull(),
		nonce: text('nonce').notNull(),
		codeVerifier: text('code_verifier').notNull(),
		/** The account that links its identity; null for a sign-in. */
		accountId: uuid('account_id').references(() => account.id, { onDelete: 'cascade' }),
		expiresAt: instant('expires_at').notNull()
	},
	(t) => [index('sign_in_attempt_expires').on(t.expiresAt)]
);

/** An identity that a provider vouches for, of a member of staff: who the subject is at the issuer. */
export const staffIdentity = pgTable(
	'staff_identity',
	{
		issuer: text('issuer').notNull(),
		subject: text('subject').notNull(),
		staffId: uuid('staff_id')
			.notNull()
			.references(() => staff.id, { onDelete: 'cascade' }),
		linkedAt: instant('linked_at').notNull(),
		lastUsedAt: instant('last_used_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.issuer, t.subject] }),
		index('staff_identity_staff').on(t.staffId)
	]
);

/**
 * An identity that a family linked to its account while it was signed in: school files have no birth
 * date of guardians, so nobody is ever matched by name (PRODUCT rule 4).
 */
export const accountIdentity = pgTable(
	'account_identity',
	{
		/** Name of the provider. */
		provider: text('provider').notNull(),
		issuer: text('issuer').notNull(),
		subject: text('subject').notNull(),
		accountId: uuid('account_id')
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		linkedAt: instant('linked_at').notNull(),
		lastUsedAt: instant('last_used_at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.issuer, t.subject] }),
		index('account_identity_account').on(t.accountId)
	]
);
