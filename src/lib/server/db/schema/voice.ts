import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { account, bytes } from './account';
import { id, instant } from './columns';
import { school } from './directory';
import { staff } from './staff';

/** What somebody said, as a small file that phones play, without anything but the sound. */
export const recording = pgTable(
	'recording',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** bank (a fixed sentence), message (a school's to families) or answer (a family's). */
		purpose: text('purpose').notNull(),
		/** audio/mpeg, audio/webm, audio/ogg or audio/mp4. */
		mediaType: text('media_type').notNull(),
		sound: bytes('sound').notNull(),
		durationMs: integer('duration_ms').notNull(),
		recordedAt: instant('recorded_at').notNull(),
		/** Who spoke: a member of staff, or an account of a family. */
		staffId: uuid('staff_id').references(() => staff.id),
		accountId: uuid('account_id').references(() => account.id, { onDelete: 'cascade' })
	},
	(t) => [index('recording_account').on(t.accountId)]
);

/** A school's voice bank: for a sentence that never changes, in one language, who says it. */
export const bankVoice = pgTable(
	'bank_voice',
	{
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		locale: text('locale').notNull(),
		/** Key of the sentence in the messages (`absence:ask`). */
		sentence: text('sentence').notNull(),
		/** SHA-256 of the words that were read, in hexadecimal: other words are not those any more. */
		wordsHash: text('words_hash').notNull(),
		recordingId: uuid('recording_id')
			.notNull()
			.references(() => recording.id, { onDelete: 'cascade' })
	},
	(t) => [
		primaryKey({ columns: [t.schoolId, t.locale, t.sentence] }),
		index('bank_voice_recording').on(t.recordingId)
	]
);

/**
 * Sentences that the server has spoken already, kept for a while. The key is a keyed hash of voice
 * and words: who does not know the words finds nothing.
 */
export const spokenSentence = pgTable(
	'spoken_sentence',
	{
		key: text('key').primaryKey(),
		mediaType: text('media_type').notNull(),
		sound: bytes('sound').notNull(),
		/** Day on which it was last asked for: what nobody listens to any more goes. */
		usedAt: instant('used_at').notNull()
	},
	(t) => [index('spoken_sentence_used').on(t.usedAt)]
);
