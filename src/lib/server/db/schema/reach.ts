import { sql } from 'drizzle-orm';
import {
	boolean,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import { guardian, school } from './directory';
import { item, itemVersion } from './item';

/**
 * A short message to one guardian about one thing or several. The table is outbox and queue in one,
 * and keeps what it cost.
 */
export const sms = pgTable(
	'sms',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		/** E.164. */
		phone: text('phone').notNull(),
		/** Language of its words. */
		locale: text('locale').notNull(),
		text: text('text').notNull(),
		/** gsm-7 or ucs-2. */
		encoding: text('encoding').notNull(),
		segments: integer('segments').notNull(),
		/** Thousandths of a euro, all segments together. */
		costMillieuros: integer('cost_millieuros').notNull(),
		/** Of its short link, unique; it opens no session. */
		code: text('code').notNull().unique(),
		/** Path on our own origin that the short link leads to. */
		path: text('path').notNull(),
		/** waiting, sent, delivered, failed (refused or not delivered), expired or void. */
		state: text('state').notNull(),
		attempts: integer('attempts').notNull().default(0),
		nextAttemptAt: instant('next_attempt_at').notNull(),
		/** Sent in a closed period too. */
		isUrgent: boolean('is_urgent').notNull().default(false),
		leaseUntil: instant('lease_until'),
		/** End of the allowed window in which it was sent: the gateway drops it after. */
		validUntil: instant('valid_until'),
		sentAt: instant('sent_at'),
		deliveredAt: instant('delivered_at'),
		/** Name of the adapter that took it, and its message id there. */
		gateway: text('gateway'),
		gatewayId: text('gateway_id'),
		/** Last error, in the gateway's words, shortened. */
		lastError: text('last_error')
	},
	(t) => [
		index('sms_due')
			.on(t.nextAttemptAt)
			.where(sql`state = 'waiting'`),
		index('sms_gateway_id').on(t.gateway, t.gatewayId),
		index('sms_guardian').on(t.guardianId),
		index('sms_school').on(t.schoolId),
		index('sms_unreported')
			.on(t.validUntil)
			.where(sql`state = 'sent'`)
	]
);

/**
 * What a gateway says of one part of a short message. A report may come before the answer that names
 * the message: it then waits here for it.
 */
export const smsPart = pgTable(
	'sms_part',
	{
		/** Name of the adapter, and its message id. */
		gateway: text('gateway').notNull(),
		gatewayId: text('gateway_id').notNull(),
		/** Null while nobody knows which message it is. */
		smsId: uuid('sms_id').references(() => sms.id, { onDelete: 'cascade' }),
		/** delivered, failed or expired; null while nothing was reported. */
		outcome: text('outcome'),
		/** When the row was written. */
		at: instant('at').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.gateway, t.gatewayId] }),
		index('sms_part_sms').on(t.smsId),
		index('sms_part_unclaimed')
			.on(t.at)
			.where(sql`sms_id is null`)
	]
);

/** Numbers whose holder answered STOP, until START. Of the number, whatever the school. */
export const smsStop = pgTable('sms_stop', {
	/** E.164. */
	phone: text('phone').primaryKey(),
	stoppedAt: instant('stopped_at').notNull(),
	gateway: text('gateway').notNull()
});

/** What a school's short messages cost in one month of its wall clock. */
export const smsMonth = pgTable(
	'sms_month',
	{
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** `YYYY-MM`. */
		month: text('month').notNull(),
		segments: integer('segments').notNull().default(0),
		costMillieuros: integer('cost_millieuros').notNull().default(0),
		/** When 80 % of the budget was reached, and when a message was first refused for want of it. */
		alertedAt: instant('alerted_at'),
		exhaustedAt: instant('exhausted_at')
	},
	(t) => [primaryKey({ columns: [t.schoolId, t.month] })]
);

/**
 * The ladder of one thing for one guardian: push, then a short message, then a call, then a paper,
 * until the person is known to be informed.
 */
export const notice = pgTable(
	'notice',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		itemId: uuid('item_id')
			.notNull()
			.references(() => item.id, { onDelete: 'cascade' }),
		itemVersionId: uuid('item_version_id')
			.notNull()
			.references(() => itemVersion.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		/** Where it stands: push, sms, call, paper, reached or void (nothing to tell any more). */
		step: text('step').notNull(),
		/** When the engine looks at it next; null when people have it, or when it is over. */
		nextStepAt: instant('next_step_at'),
		openedAt: instant('opened_at').notNull(),
		/** Since when it has been on the list of those to call. */
		toCallSince: instant('to_call_since'),
		/** Why no machine goes on: no-phone, no-consent, stopped, no-budget, no-gateway, failed… */
		toCallReason: text('to_call_reason'),
		smsId: uuid('sms_id').references(() => sms.id, { onDelete: 'set null' }),
		calls: integer('calls').notNull().default(0),
		lastCallAt: instant('last_call_at'),
		/** no-answer, wrong-number or reached. */
		lastCallOutcome: text('last_call_outcome'),
		lastCallBy: uuid('last_call_by'),
		paperAt: instant('paper_at'),
		reachedAt: instant('reached_at'),
		/** displayed, seen, sms, call or paper. */
		reachedThrough: text('reached_through')
	},
	(t) => [
		unique('notice_once').on(t.itemVersionId, t.guardianId),
		index('notice_due')
			.on(t.nextStepAt)
			.where(sql`next_step_at is not null`),
		index('notice_people')
			.on(t.schoolId)
			.where(sql`step in ('call', 'paper')`),
		index('notice_item').on(t.itemId),
		index('notice_guardian').on(t.guardianId),
		index('notice_sms').on(t.smsId)
	]
);
