import { doublePrecision, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { school } from './directory';
import { staff } from './staff';

/**
 * A place where people help with digital things, from a file in the national schema (lieux de médiation
 * numérique). Of the installation: every school sees the ones near it.
 */
export const mediationPlace = pgTable(
	'mediation_place',
	{
		/** Of the file. */
		id: text('id').primaryKey(),
		name: text('name').notNull(),
		address: text('address').notNull(),
		postcode: text('postcode').notNull(),
		town: text('town').notNull(),
		/** WGS 84, degrees. */
		latitude: doublePrecision('latitude').notNull(),
		longitude: doublePrecision('longitude').notNull(),
		/** E.164. */
		phone: text('phone'),
		website: text('website'),
		/** OpenStreetMap opening hours. */
		openingHours: text('opening_hours'),
		/** Codes, as the national schema's lists become in the domain. */
		services: text('services').array().notNull().default([]),
		locales: text('locales').array().notNull().default([]),
		welcomes: text('welcomes').array().notNull().default([]),
		fees: text('fees').array().notNull().default([]),
		/** Day of the last change in the file, and when it was loaded. */
		updatedOn: text('updated_on'),
		loadedAt: instant('loaded_at').notNull()
	},
	(t) => [index('mediation_place_position').on(t.latitude, t.longitude)]
);

/** A language that people of a school know to be spoken at a place: no file tells it. */
export const placeLanguage = pgTable(
	'place_language',
	{
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		placeId: text('place_id')
			.notNull()
			.references(() => mediationPlace.id, { onDelete: 'cascade' }),
		locale: text('locale').notNull(),
		toldBy: uuid('told_by').references(() => staff.id, { onDelete: 'set null' }),
		toldAt: instant('told_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.schoolId, t.placeId, t.locale] })]
);
