import { ok, refuse, type Result } from '../shared/result';

/** National téléservices for families (report recommendation 3), worded in every language. */
export const TELESERVICES = ['lsu', 'orientation', 'bourses', 'educonnect', 'enrolment'] as const;
export type Teleservice = (typeof TELESERVICES)[number];

/** A name, the same in every language. */
export const EDUCONNECT = 'EduConnect';

/**
 * Addresses to begin with: the portal « Scolarité services » and EduConnect of the ministry. The school
 * sets the one that its families are given.
 */
export const USUAL_ADDRESSES: Record<Teleservice, string> = {
	lsu: 'https://teleservices.education.gouv.fr/',
	orientation: 'https://teleservices.education.gouv.fr/',
	bourses: 'https://teleservices.education.gouv.fr/',
	educonnect: 'https://educonnect.education.gouv.fr/',
	enrolment: 'https://teleservices.education.gouv.fr/'
};

/** Whether a campaign is open on a day of the school's wall clock; both its days are in it. */
export function isCampaignOpen(
	{ opensOn, closesOn }: { opensOn: string; closesOn: string },
	today: string
): boolean {
	return opensOn <= today && today <= closesOn;
}

export type OfficialLinkError = { code: 'campaign.not-https' | 'campaign.not-official' };

/** Hosts that only public services have: the State's, those of its collectivities overseas, academies. */
const OFFICIAL = /(^|\.)(gouv\.fr|gouv\.nc|gov\.pf|ac-[a-z-]+\.fr)$/;

/**
 * Reads the address of a téléservice. Families are sent there to give their name and their income: an
 * address that is not of a public service is refused.
 */
export function readOfficialLink(text: string): Result<string, OfficialLinkError> {
	if (!URL.canParse(text.trim())) return refuse({ code: 'campaign.not-https' });
	const url = new URL(text.trim());
	if (url.protocol !== 'https:' || url.username || url.password || url.port) {
		return refuse({ code: 'campaign.not-https' });
	}
	if (!OFFICIAL.test(url.hostname)) return refuse({ code: 'campaign.not-official' });
	return ok(url.href);
}
