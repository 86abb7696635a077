import {
	boolean,
	date,
	doublePrecision,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { NOTHING_GIVEN } from '../../../domain/disconnection/given-calendar';
import { id, instant } from './columns';
import { account } from './account';

/** A school, known by its UAI code. `hours` holds its holiday zone, IANA zone and policy. */
export const school = pgTable('school', {
	id: id(),
	uai: text('uai').notNull().unique(),
	name: text('name').notNull(),
	/** First year of the school year: 2026 for 2026-2027. */
	schoolYear: integer('school_year').notNull(),
	/** Zone of the built-in official calendars (A, B or C); null where the school gives its own. */
	holidayZone: text('holiday_zone'),
	/** Territory whose public holidays the school keeps. */
	territory: text('territory').notNull().default('metropole'),
	/** IANA zone of the school's wall clock. */
	timeZone: text('time_zone').notNull().default('Europe/Paris'),
	/** DisconnectionPolicy of the domain, as JSON. */
	disconnectionPolicy: jsonb('disconnection_policy').notNull(),
	/** GivenCalendar of the domain, as JSON: school years and closed days that the school gave. */
	givenCalendar: jsonb('given_calendar').notNull().default(NOTHING_GIVEN),
	/** DeliverySettings of the domain, as JSON: what it leaves out is as PRODUCT says. */
	deliverySettings: jsonb('delivery_settings').notNull().default({}),
	/** The stop switch: since when nothing leaves the school, and by whom; null while it sends. */
	sendingStoppedAt: instant('sending_stopped_at'),
	sendingStoppedBy: uuid('sending_stopped_by'),
	/** Grows each time a speaker changes its words or its languages: what is kept in memory is old then. */
	wordsVersion: integer('words_version').notNull().default(0),
	/** E.164 telephone of the school office, shown to families. */
	phone: text('phone'),
	/** Name of the person families may turn to. */
	referencePerson: text('reference_person'),
	/** Schools that share workshops and facilitators; null outside any. */
	networkId: uuid('network_id'),
	/** WGS 84, degrees, for what is near; null until it is told. */
	latitude: doublePrecision('latitude'),
	longitude: doublePrecision('longitude'),
	createdAt: instant('created_at').notNull()
});

/** A class (classe). `code` is the division code of the school's export. */
export const division = pgTable(
	'division',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		code: text('code').notNull(),
		/** Level such as `6e`, `CM2` or `2de`; null when neither the file nor anybody told. */
		level: text('level'),
		/** Who set the level by hand: no import changes it from then on. */
		levelSetBy: uuid('level_set_by')
	},
	(t) => [unique('division_school_code').on(t.schoolId, t.code)]
);

/** A pupil of a school's export. `sourceId` is SIECLE's ELEVE_ID. */
export const pupil = pgTable(
	'pupil',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		sourceId: text('source_id').notNull(),
		firstName: text('first_name').notNull(),
		lastName: text('last_name').notNull(),
		/** Kept by the database: what a search by name reads (domain/directory/name-search.ts). */
		nameKeys: text('name_keys').notNull().default(''),
		divisionId: uuid('division_id').references(() => division.id, { onDelete: 'set null' }),
		/** Day the export stopped naming the pupil, or named a departure. */
		leftAt: instant('left_at')
	},
	(t) => [
		unique('pupil_school_source').on(t.schoolId, t.sourceId),
		index('pupil_division').on(t.divisionId)
	]
);

/** A legal guardian (responsable légal) as one school's export knows them. */
export const guardian = pgTable(
	'guardian',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		/** SIECLE's PERSONNE_ID. */
		sourceId: text('source_id').notNull(),
		/** Form of address of the export: `M.` or `MME`; null when it gave none. */
		title: text('title'),
		firstName: text('first_name').notNull(),
		lastName: text('last_name').notNull(),
		/** Kept by the database: what a search by name reads (domain/directory/name-search.ts). */
		nameKeys: text('name_keys').notNull().default(''),
		/** E.164; null when the export has none that can be read. */
		mobile: text('mobile'),
		email: text('email'),
		/** ACCEPTE_SMS of the export. */
		acceptsSms: boolean('accepts_sms').notNull().default(false),
		/** Display language entered by staff or loaded; null until somebody asked. */
		letterLocale: text('letter_locale'),
		/** The person's account, once connected. One account may gather several schools. */
		accountId: uuid('account_id').references(() => account.id, { onDelete: 'set null' }),
		/** When a member of staff said that the adult was met in person, and who. */
		metAt: instant('met_at'),
		metBy: uuid('met_by'),
		/** The member of staff who looks after her first connection. */
		assignedTo: uuid('assigned_to'),
		assignedAt: instant('assigned_at'),
		/** What she answered to the diagnosis: push, sms, call or paper; null when she did not. */
		bestChannel: text('best_channel'),
		/** morning, midday, afternoon or evening. */
		bestMoment: text('best_moment'),
		/** Rather a voice than a text; null when not told. */
		prefersVoice: boolean('prefers_voice'),
		leftAt: instant('left_at')
	},
	(t) => [
		unique('guardian_school_source').on(t.schoolId, t.sourceId),
		index('guardian_account').on(t.accountId)
	]
);

/** The link between a guardian and a pupil, and whether it opens the pupil's data. */
export const guardianship = pgTable(
	'guardianship',
	{
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		pupilId: uuid('pupil_id')
			.notNull()
			.references(() => pupil.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		/** SIECLE CODE_PARENTE, two digits (10 mother, 20 father…). */
		kinship: text('kinship').notNull(),
		/** SIECLE NIVEAU_RESPONSABILITE: 1 legal, 2 in charge, 3 to contact. */
		responsibility: integer('responsibility').notNull(),
		/** Level 1 by default; false from the import that takes the authority away. */
		hasAccess: boolean('has_access').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.pupilId, t.guardianId] }),
		index('guardianship_guardian').on(t.guardianId),
		// A page about a whole school reads its links once.
		index('guardianship_school').on(t.schoolId)
	]
);

/** A load of school files, kept as a trace: when, by whom, how much. No personal data. */
export const importRun = pgTable('import_run', {
	id: id(),
	schoolId: uuid('school_id')
		.notNull()
		.references(() => school.id, { onDelete: 'cascade' }),
	at: instant('at').notNull(),
	staffId: uuid('staff_id'),
	kind: text('kind').notNull(),
	fileNames: text('file_names').array().notNull(),
	/** Counts by outcome: { new, changed, left, refused }. */
	counts: jsonb('counts').notNull()
});

/** A service that the school relies on beside Passerelle (EduConnect, ENT, PRONOTE…). */
export const service = pgTable(
	'service',
	{
		id: id(),
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		code: text('code').notNull(),
		name: text('name').notNull()
	},
	(t) => [unique('service_school_code').on(t.schoolId, t.code)]
);

/** A guardian's first connection to one of the school's services: from a list, or ticked. */
export const serviceConnection = pgTable(
	'service_connection',
	{
		schoolId: uuid('school_id')
			.notNull()
			.references(() => school.id, { onDelete: 'cascade' }),
		serviceId: uuid('service_id')
			.notNull()
			.references(() => service.id, { onDelete: 'cascade' }),
		guardianId: uuid('guardian_id')
			.notNull()
			.references(() => guardian.id, { onDelete: 'cascade' }),
		connectedOn: date('connected_on').notNull(),
		/** `list` or `ticked`. */
		source: text('source').notNull()
	},
	(t) => [primaryKey({ columns: [t.serviceId, t.guardianId] })]
);
