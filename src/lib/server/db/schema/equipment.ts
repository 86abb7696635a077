import { sql } from 'drizzle-orm';
import { date, index, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { account } from './account';
import { id, instant } from './columns';
import { guardian, school } from './directory';
import { item } from './item';
import { staff } from './staff';

/**
 * What a family has and can do, as it answered in pictures. The latest counts; the others are kept.
 * A family that answers question after question settles one row in place, on the same day.
 */
export const equipmentDiagnosis = pgTable(
	'equipment_diagnosis',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		/** family, with-staff or paper. */
		filledBy: text('filled_by').notNull(),
		/** Who answered on her own phone; null otherwise. */
		accountId: uuid('account_id').references(() => account.id, { onDelete: 'set null' }),
		/** Who helped, or entered the paper; null otherwise. */
		staffId: uuid('staff_id').references(() => staff.id),
		/** Diagnosis of the domain, as JSON: codes only. */
		answers: jsonb('answers').notNull(),
		at: instant('at').notNull(),
		/** Made by the phone: the same answers sent twice are one. */
		idempotencyKey: uuid('idempotency_key')
	},
	(t) => [
		index('equipment_diagnosis_guardian').on(t.guardianId, t.at),
		unique('equipment_diagnosis_once').on(t.guardianId, t.idempotencyKey)
	]
);

/** A thing that the school lends. */
export const equipment = pgTable(
	'equipment',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** Code, as in the ready sentence of loans: tablet, computer, 4g-key, calculator, books… */
		kind: text('kind').notNull(),
		/** What tells it from the others: `Tablette 12`. */
		label: text('label').notNull(),
		inventoryNumber: text('inventory_number'),
		/** good, worn, broken or lost. */
		state: text('state').notNull().default('good'),
		createdAt: instant('created_at').notNull(),
		retiredAt: instant('retired_at')
	},
	(t) => [unique('equipment_label').on(t.schoolId, t.label)]
);

/** A loan. Days are of the school's wall clock; a thing is lent once at a time. */
export const equipmentLoan = pgTable(
	'equipment_loan',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		equipmentId: uuid('equipment_id')
			.notNull()
			.references(() => equipment.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		lentOn: date('lent_on').notNull(),
		dueOn: date('due_on').notNull(),
		lentBy: uuid('lent_by')
			.notNull()
			.references(() => staff.id),
		/** State when it was lent, and when it came back. */
		lentState: text('lent_state').notNull(),
		returnedOn: date('returned_on'),
		returnedTo: uuid('returned_to').references(() => staff.id),
		returnedState: text('returned_state'),
		/** Undone: written by mistake. */
		undoneAt: instant('undone_at'),
		/** The message that says it. */
		saidItemId: uuid('said_item_id').references(() => item.id, { onDelete: 'set null' }),
		/** The messages that remind of the return, planned with the loan: taken back with it. */
		reminderItemIds: uuid('reminder_item_ids').array().notNull().default([])
	},
	(t) => [
		uniqueIndex('equipment_loan_one_at_a_time')
			.on(t.equipmentId)
			.where(sql`returned_on is null and undone_at is null`),
		index('equipment_loan_guardian').on(t.guardianId)
	]
);

/** A guardian's agreement to a loan: in the product or on paper, in which language, to which words. */
export const loanAgreement = pgTable('loan_agreement', {
	loanId: uuid('loan_id')
		.primaryKey()
		.references(() => equipmentLoan.id, { onDelete: 'cascade' }),
	schoolId: uuid('school_id')
		.notNull()
		.references(() => school.id, { onDelete: 'cascade' }),
	guardianId: uuid('guardian_id')
		.notNull()
		.references(() => guardian.id, { onDelete: 'cascade' }),
	/** family (on her phone), with-staff (at the counter) or paper. */
	through: text('through').notNull(),
	accountId: uuid('account_id').references(() => account.id, { onDelete: 'set null' }),
	staffId: uuid('staff_id').references(() => staff.id),
	locale: text('locale').notNull(),
	/** SHA-256, hex, of the words in that language. */
	wordsHash: text('words_hash').notNull(),
	agreedAt: instant('agreed_at').notNull()
});
