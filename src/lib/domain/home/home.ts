import type { Work } from '../homework/work';
import type { AbsencePeriod } from '../absence/absence';
import type { AbsenceReason } from '../absence/absence-reason';
import type { MessageContent } from '../message/message';
import type { Locale } from '../shared/locale';
import type { ReadTexts } from '../translation/read-text';
import type { WorkshopTheme, WorkshopWhere } from '../workshop/workshop';
import type { ChildToken } from './child-token';

/** A child as the family's pages show it. */
export type Child = ChildToken & {
	id: string;
	firstName: string;
	division: string | null;
	schoolId: string;
	schoolName: string;
};

/** A school of the family, and how to reach a human there. */
export type FamilySchool = {
	id: string;
	name: string;
	/** E.164; null when the school gave none. */
	phone: string | null;
	referencePerson: string | null;
	/** Nobody of this school has met the adult yet: its children are not shown. */
	isToMeet: boolean;
	timeZone: string;
	/** The day on the school's wall clock, `YYYY-MM-DD`. */
	today: string;
	/** Null in open hours; else when what is written now will be read (null: no calendar says). */
	closedUntil: { at: Date | null } | null;
};

type Card = {
	itemId: string;
	school: FamilySchool;
	/** The children it is about; empty when it is for the parent herself. */
	children: Child[];
	isTakenBack: boolean;
	/** When the version shown was released. */
	releasedAt: Date;
	/** About one pupil: what it says is nobody else's. */
	isPersonal: boolean;
	/** Its texts as the reader gets them; left out for readers of the language they are written in. */
	read?: ReadTexts;
};

/** A family's answer: what it said, and when the school reads it. */
export type GivenAnswer = { reason: AbsenceReason; isRead: boolean; readFrom: Date };

export type AbsenceCard = Card & {
	kind: 'absence';
	period: AbsencePeriod;
	answer: GivenAnswer | null;
	/** The key of the one answer that this account may give to this absence. */
	answerKey: string;
};
export type LatenessCard = Card & { kind: 'lateness'; day: string; at: Date; minutes: number };
export type HomeworkCard = Card & {
	kind: 'homework';
	subject: string;
	work: Work | null;
	givenOn: string;
	dueOn: string;
	instructions: string;
	minutes: number | null;
};
export type MessageCard = Card & { kind: 'message' } & MessageContent;
export type WorkshopCard = Card & {
	kind: 'workshop';
	theme: WorkshopTheme;
	day: string;
	startsAt: Date;
	endsAt: Date;
	/** Empty at a distance. */
	place: string;
	where: WorkshopWhere;
	/** Languages that somebody translates into on the spot. */
	interpreters: Locale[];
	hasChildcare: boolean;
	note: string | null;
	/** A place, or a rank among those who wait for one. */
	has: 'place' | 'rank' | null;
	/** Hers among those who wait, from 1 on. */
	rank: number | null;
	/** Whether she was counted present. */
	isPresent: boolean;
	/** Null when there is room for everybody. */
	placesLeft: number | null;
};
export type HomeCard = AbsenceCard | LatenessCard | HomeworkCard | MessageCard | WorkshopCard;

/** Everything that a family sees, in the order in which it matters. */
export type Home = {
	/** A session opened by a letter alone: workshops and help only. */
	isProvisional: boolean;
	/** Whether the phone that asks is told when a school writes. */
	isNotified: boolean;
	schools: FamilySchool[];
	children: Child[];
	cards: HomeCard[];
};
