import type { AppointmentState, Caution } from '../../../domain/accompaniment/appointment';
import type { LineField, StandingLine } from '../../../domain/accompaniment/changed-fields';
import type { Likeness } from '../../../domain/accompaniment/likely-same';
import type { PlaceKind, Tag, Theme } from '../../../domain/accompaniment/vocabulary';
import type { ReadySentence } from '../../../domain/message/ready-sentence';
import type { Language } from '../../../domain/shared/locale';

/** Somebody who was helped; `guardianId` null: no file of the school knows her. */
export type HelpedData = {
	id: string;
	guardianId: string | null;
	firstName: string;
	lastName: string;
};

/** Whom a form has chosen: a guardian on file, or the line of a person. */
export type ChosenData = { kind: 'guardian' | 'person'; id: string; name: string };

export type LineData = {
	id: string;
	at: Date;
	people: HelpedData[];
	anonymous: number;
	themes: Theme[];
	place: PlaceKind;
	durationMinutes: number;
	tags: Tag[];
	hasNote: boolean;
	by: string;
};

export type TotalsData = {
	lines: number;
	named: number;
	anonymous: number;
	minutes: number;
	themes: { theme: Theme; lines: number }[];
};

export type CardData = {
	id: string;
	revision: number;
	at: Date;
	people: HelpedData[];
	line: StandingLine;
	by: { name: string };
	writtenAt: Date;
	changed: { at: Date; name: string } | null;
	isUndone: boolean;
};

type SideData = {
	id: string | null;
	guardianId: string | null;
	firstName: string;
	lastName: string;
};
export type LikelyData = { likeness: Likeness; one: SideData; other: SideData };

/** What somebody else changed meanwhile. */
export type ClashData = {
	by: string;
	theirs: LineField[];
	clashing: LineField[];
	standing: CardData;
};

/** What a form of a line is given when it comes back. */
export type LineForm = {
	errors?: Record<string, string>;
	values?: Record<string, string>;
	chosen?: ChosenData[];
	newPeople?: { firstName: string; lastName: string; phone: string }[];
	clash?: ClashData;
} | null;

export type AgendaLineData = {
	id: string;
	startsAt: Date;
	durationMinutes: number;
	place: string;
	state: AppointmentState;
	interpreter: { locale: Language; isFound: boolean } | null;
	person: { id: string; guardianId: string | null; name: string };
	staff: { id: string; name: string };
	isTold: boolean;
};

export type AppointmentData = Omit<AgendaLineData, 'isTold' | 'person'> & {
	revision: number;
	person: {
		id: string;
		guardianId: string | null;
		name: string;
		phone: string | null;
		locale: Language | null;
	};
	cautions: Caution[];
	telling:
		| { how: 'not-on-file' | 'too-late' }
		| { how: 'told' | 'held'; at: Date; reminderAt: Date | null };
	ready: ReadySentence | null;
};

export type HistoryData = {
	beneficiaryId: string | null;
	helps: {
		id: string;
		at: Date;
		themes: Theme[];
		durationMinutes: number;
		note: string;
		by: string;
	}[];
	total: number;
	appointments: {
		id: string;
		startsAt: Date;
		place: string;
		state: AppointmentState;
		by: string;
	}[];
};
