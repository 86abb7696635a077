import type { FunnelStep } from '../../../domain/funnel/funnel-step';
import type { Language } from '../../../domain/shared/locale';

/** What the card of a guardian shows. */
export type CardData = {
	id: string;
	firstName: string;
	lastName: string;
	/** E.164, or none. */
	mobile: string | null;
	email: string | null;
	acceptsSms: boolean;
	/** The number answered STOP. */
	hasStoppedSms: boolean;
	/** Entered by staff. */
	letterLocale: Language | null;
	/** Chosen by the family itself. */
	chosenLocale: Language | null;
	metAt: Date | null;
	/** IANA zone of the school. */
	timeZone: string;
	/** The member of staff who looks after her. */
	assignee: { id: string; name: string } | null;
	/** When the card was read. */
	readAt: Date;
	step: FunnelStep | null;
	isNotifiable: boolean;
	children: {
		id: string;
		firstName: string;
		lastName: string;
		division: string | null;
		hasAccess: boolean;
	}[];
	invitations: {
		id: string;
		createdAt: Date;
		expiresAt: Date;
		state: 'used' | 'replaced' | 'expired' | 'valid';
	}[];
	sessions: { id: string; createdAt: Date; lastSeenAt: Date; confirmedAt: Date | null }[];
	outreach: {
		id: string;
		moment: string;
		note: string;
		at: Date;
		by: string | null;
		isMine: boolean;
	}[];
	services: ServiceTick[];
};

/** A service of the school, and when the guardian was known to be connected to it. */
export type ServiceTick = {
	id: string;
	name: string;
	connectedOn: string | null;
	/** `list` or `ticked`. */
	source: string | null;
};
