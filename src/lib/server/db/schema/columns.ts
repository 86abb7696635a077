import { timestamp, uuid } from 'drizzle-orm/pg-core';

/** A random key made by the database. */
export const id = () => uuid('id').primaryKey().defaultRandom();

/** An instant, read as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/**
 * What makes a row wait for the opening of the release window: something is saved at once, planned
 * for an instant, and seen by its readers from `releasedAt` on, unless it was withdrawn before.
 */
export const releasable = () => ({
	plannedAt: instant('planned_at').notNull(),
	releasedAt: instant('released_at'),
	withdrawnAt: instant('withdrawn_at')
});
