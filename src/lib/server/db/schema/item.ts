import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { account, pushSubscription } from './account';
import { id, instant, releasable } from './columns';
import { division, guardian, pupil, school } from './directory';
import { staff } from './staff';
import { recording } from './voice';

/**
 * Something a school says: an absence, a lateness, a homework, a message, a workshop.
 * Its readers are the guardians of one pupil, of one division, or of the whole school
 * (neither pupil nor division), or one guardian alone. What it says is in its versions.
 */
export const item = pgTable(
	'item',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** absence, lateness, homework, message or workshop. */
		kind: text('kind').notNull(),
		/** Stable id in the school's own program; null when written here. */
		sourceId: text('source_id'),
		pupilId: uuid('pupil_id').references(() => pupil.id, { onDelete: 'cascade' }),
		divisionId: uuid('division_id').references(() => division.id, { onDelete: 'cascade' }),
		/** The one guardian a message is said to; then neither pupil nor division. */
		guardianId: uuid('guardian_id').references(() => guardian.id, { onDelete: 'cascade' }),
		authorId: uuid('author_id').references(() => staff.id),
		createdAt: instant('created_at').notNull(),
		/** Since when only those who had already seen it may see any of its versions; null: nobody barred. */
		recalledAt: instant('recalled_at')
	},
	(t) => [
		unique('item_school_kind_source').on(t.schoolId, t.kind, t.sourceId),
		index('item_pupil').on(t.pupilId),
		index('item_division').on(t.divisionId),
		index('item_school_kind').on(t.schoolId, t.kind),
		// Which absences of the last weeks nobody explained is asked by every work list.
		index('item_absence')
			.on(t.schoolId, t.createdAt)
			.where(sql`kind = 'absence'`),
		index('item_guardian')
			.on(t.guardianId)
			.where(sql`guardian_id is not null`),
		check(
			'item_one_audience',
			sql`guardian_id is null or (kind = 'message' and pupil_id is null and division_id is null)`
		)
	]
);

/**
 * One version of an item. What a family sees is the latest version that was released and not
 * withdrawn. A cancellation is a version too: it takes the item back with a sentence.
 */
export const itemVersion = pgTable(
	'item_version',
	{
		id: id(),
		itemId: uuid('item_id')
			.notNull()
			.references(() => item.id, { onDelete: 'cascade' }),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** 1 for the first. */
		number: integer('number').notNull(),
		/** create, change or cancel. */
		change: text('change').notNull(),
		/** Content of the item's kind, checked by the domain's schema. */
		content: jsonb('content').notNull(),
		/** When it was entered in the school's program, or here. */
		enteredAt: instant('entered_at').notNull(),
		/** When Passerelle received it. */
		receivedAt: instant('received_at').notNull(),
		...releasable(),
		/** Not to be released earlier, whatever the hours: a delay of the kind's own; null for none. */
		notBefore: instant('not_before'),
		/** Why the head of the school lets it through in a closed period; null when she does not. */
		urgentReason: text('urgent_reason'),
		urgentBy: uuid('urgent_by').references(() => staff.id),
		/** When its notifications were written; null on a released version: still to be announced. */
		announcedAt: instant('announced_at')
	},
	(t) => [
		unique('item_version_number').on(t.itemId, t.number),
		index('item_version_unannounced')
			.on(t.releasedAt)
			.where(sql`released_at is not null and announced_at is null`),
		index('item_version_due')
			.on(t.plannedAt)
			.where(sql`released_at is null and withdrawn_at is null`)
	]
);

/** What a family says to a school: why a child was absent, an answer to a message, a wish to be called. */
export const familyWriting = pgTable(
	'family_writing',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** absence-reason, message-answer or callback. */
		kind: text('kind').notNull(),
		itemId: uuid('item_id').references(() => item.id, { onDelete: 'cascade' }),
		pupilId: uuid('pupil_id').references(() => pupil.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		accountId: uuid('account_id')
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		/** Reason code of an absence, code of an answer; null for a callback. */
		reason: text('reason'),
		/** In its own words, in the language of `locale`; null when it wrote none. */
		text: text('text'),
		/** In its own voice; null when it said nothing. */
		recordingId: uuid('recording_id').references(() => recording.id, { onDelete: 'set null' }),
		/** Language in which it was written. */
		locale: text('locale').notNull(),
		/** Made by the phone: the same answer sent twice is one answer. */
		idempotencyKey: uuid('idempotency_key').notNull(),
		writtenAt: instant('written_at').notNull(),
		/** When the school's own program took it in (loaded back by a secretary). */
		takenInAt: instant('taken_in_at'),
		...releasable()
	},
	(t) => [
		unique('family_writing_once').on(t.accountId, t.idempotencyKey),
		index('family_writing_item').on(t.itemId),
		// Whether staff may hear a recording asks for what it belongs to.
		index('family_writing_recording')
			.on(t.recordingId)
			.where(sql`recording_id is not null`),
		index('family_writing_due')
			.on(t.plannedAt)
			.where(sql`released_at is null and withdrawn_at is null`)
	]
);

/** When an account first saw an item. */
export const itemSeen = pgTable(
	'item_seen',
	{
		itemId: uuid('item_id')
			.notNull()
			.references(() => item.id, { onDelete: 'cascade' }),
		accountId: uuid('account_id')
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		seenAt: instant('seen_at').notNull(),
		/** Language in which it was first seen. */
		locale: text('locale')
	},
	(t) => [primaryKey({ columns: [t.itemId, t.accountId] })]
);

/** One notification to one device about one version. The table is outbox and queue in one. */
export const delivery = pgTable(
	'delivery',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		itemVersionId: uuid('item_version_id')
			.notNull()
			.references(() => itemVersion.id, { onDelete: 'cascade' }),
		accountId: uuid('account_id')
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		subscriptionId: uuid('subscription_id').references(() => pushSubscription.id, {
			onDelete: 'set null'
		}),
		/** waiting, sent, expired, failed, gone, or void (its item was recalled before it left). */
		state: text('state').notNull(),
		attempts: integer('attempts').notNull().default(0),
		nextAttemptAt: instant('next_attempt_at').notNull(),
		leaseUntil: instant('lease_until'),
		sentAt: instant('sent_at'),
		/**
		 * Until when the push service may keep it: not displayed by then, it expired unseen. Null again
		 * when nobody has to be told again.
		 */
		expiresAt: instant('expires_at'),
		displayedAt: instant('displayed_at'),
		/** How many openings it was told again at, after it had expired unseen. */
		rounds: integer('rounds').notNull().default(0),
		/** Goes out in a closed period too. */
		isUrgent: boolean('is_urgent').notNull().default(false),
		/** Language of its words, once sent. */
		locale: text('locale'),
		lastStatus: integer('last_status')
	},
	(t) => [
		// An opening makes many due at the same instant: a batch is read in order, not sorted out.
		index('delivery_due')
			.on(t.nextAttemptAt, t.subscriptionId)
			.where(sql`state = 'waiting'`),
		// What was sent and not displayed, by the end of its life: most rows leave it with a receipt.
		index('delivery_unseen')
			.on(t.expiresAt)
			.where(sql`state = 'sent' and displayed_at is null and expires_at is not null`),
		// Forgetting a subscription looks for what hangs on it.
		index('delivery_subscription').on(t.subscriptionId),
		// A version may be for a whole school: what one family was told of it is found at once.
		index('delivery_version_account').on(t.itemVersionId, t.accountId)
	]
);

/** A place taken at a workshop, and whether the person came. The workshop itself is an item. */
export const workshopRegistration = pgTable(
	'workshop_registration',
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
		registeredAt: instant('registered_at').notNull(),
		/** Since when she waits for a place; null once she has one. */
		waitingSince: instant('waiting_since'),
		/** tap, sms, staff or spot. */
		through: text('through').notNull().default('tap'),
		/** Staff member who registered the guardian; null when she did it herself. */
		registeredBy: uuid('registered_by'),
		cancelledAt: instant('cancelled_at'),
		/** present or absent; null until attendance is taken. */
		attendance: text('attendance'),
		/** When she marked herself present by the QR on the door; null when staff did. */
		checkedInAt: instant('checked_in_at')
	},
	(t) => [unique('workshop_registration_once').on(t.itemId, t.guardianId)]
);
