import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import { guardian, school } from './directory';
import { item } from './item';
import { staff } from './staff';

/**
 * A resource parent (parent ressource), from the candidacy to the end of the mission: proposed by an
 * adviser, validated by the head of school, then by the inspector, and committed in her own words'
 * language (PRODUCT rule 11).
 */
export const resourceParent = pgTable(
	'resource_parent',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** Her own line among those who sign in to the back-office; null until she may. */
		staffId: uuid('staff_id').references(() => staff.id, { onDelete: 'set null' }),
		/** When she is a guardian of the school. */
		guardianId: uuid('guardian_id').references(() => guardian.id, { onDelete: 'set null' }),
		firstName: text('first_name').notNull(),
		lastName: text('last_name').notNull(),
		/** E.164. */
		mobile: text('mobile'),
		/** Where her sign-in link goes. */
		email: text('email'),
		/** Languages that she speaks. */
		locales: text('locales').array().notNull(),
		/** When she can be there: half days of the week, as the domain has them. */
		availabilities: jsonb('availabilities').notNull().default([]),
		/** The adviser who supports her. */
		adviserId: uuid('adviser_id').references(() => staff.id),
		/** E.164: where she may call her adviser; null: the school's own. */
		adviserPhone: text('adviser_phone'),
		/** proposed, approved-by-head, approved, active, ended or refused. */
		state: text('state').notNull(),
		proposedBy: uuid('proposed_by')
			.notNull()
			.references(() => staff.id),
		proposedAt: instant('proposed_at').notNull(),
		headId: uuid('head_id').references(() => staff.id),
		headAt: instant('head_at'),
		inspectorId: uuid('inspector_id').references(() => staff.id),
		inspectorAt: instant('inspector_at'),
		/** Commitment: when, in which language, and SHA-256 (hex) of the words that she signed. */
		committedAt: instant('committed_at'),
		commitmentLocale: text('commitment_locale'),
		commitmentHash: text('commitment_hash'),
		/** The words themselves, sentence by sentence: a copy says what she signed, whatever changed since. */
		commitmentWords: text('commitment_words').array(),
		endedAt: instant('ended_at'),
		/** Code: finished, moved, own-wish, school-wish or refused. */
		endReason: text('end_reason'),
		revision: integer('revision').notNull().default(1)
	},
	(t) => [
		index('resource_parent_school').on(t.schoolId),
		index('resource_parent_staff').on(t.staffId)
	]
);

/**
 * A family who agreed to be contacted by a resource parent, and what it agreed to show: a first name, a
 * telephone, a language. Nothing of its children.
 */
export const resourceParentContact = pgTable(
	'resource_parent_contact',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** Null while nobody takes care of the family yet. */
		resourceParentId: uuid('resource_parent_id').references(() => resourceParent.id, {
			onDelete: 'set null'
		}),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		shownName: text('shown_name').notNull(),
		/** E.164; null when she would rather be met than called. */
		shownPhone: text('shown_phone'),
		locale: text('locale').notNull(),
		agreedAt: instant('agreed_at').notNull(),
		/** Staff who asked her face to face; null when she agreed in the product. */
		agreedWith: uuid('agreed_with').references(() => staff.id),
		withdrawnAt: instant('withdrawn_at')
	},
	(t) => [
		index('resource_parent_contact_parent').on(t.resourceParentId),
		uniqueIndex('resource_parent_contact_once')
			.on(t.guardianId)
			.where(sql`withdrawn_at is null`)
	]
);

/** A next action of a resource parent, and what became of it. Codes only: no free text on a family. */
export const resourceParentAction = pgTable(
	'resource_parent_action',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		resourceParentId: uuid('resource_parent_id')
			.notNull()
			.references(() => resourceParent.id, { onDelete: 'cascade' }),
		/** Null for what is not about one family: a stall, a workshop. */
		contactId: uuid('contact_id').references(() => resourceParentContact.id, {
			onDelete: 'cascade'
		}),
		/** call, meet or invite. */
		kind: text('kind').notNull(),
		/** The workshop that she invites the family to. */
		itemId: uuid('item_id').references(() => item.id, { onDelete: 'cascade' }),
		dueAt: instant('due_at'),
		createdBy: uuid('created_by').references(() => staff.id),
		createdAt: instant('created_at').notNull(),
		doneAt: instant('done_at'),
		/** reached, no-answer, will-come or prefers-not. */
		outcome: text('outcome')
	},
	(t) => [index('resource_parent_action_parent').on(t.resourceParentId)]
);
