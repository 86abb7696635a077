import { describe, expect, test } from 'vitest';
import { isCampaignOpen, readOfficialLink, USUAL_ADDRESSES } from './teleservice';

const codeOf = (text: string) => {
	const read = readOfficialLink(text);
	return read.ok ? null : read.error.code;
};

describe('the address of a téléservice', () => {
	test.each([
		...Object.values(USUAL_ADDRESSES),
		'https://www.ac-versailles.fr/bourses',
		'https://service.gouv.nc/x',
		'https://www.education.gov.pf/'
	])('%s is official', (text) => expect(codeOf(text)).toBe(null));

	test.each([
		'https://teleservices.education.gouv.fr.example.org/',
		'https://bourses-gouv.fr/',
		'https://notgouv.fr/',
		'https://ac-paris.com/',
		'https://xac-paris.fr/'
	])('%s is not', (text) => expect(codeOf(text)).toBe('campaign.not-official'));

	test.each([
		'http://education.gouv.fr/',
		'education.gouv.fr',
		'javascript:1',
		'https://a@gouv.fr/'
	])('%s is no https address', (text) => expect(codeOf(text)).toBe('campaign.not-https'));
});

describe('a campaign', () => {
	const campaign = { opensOn: '2026-09-01', closesOn: '2026-10-15' };

	test('is open on its first and on its last day', () => {
		expect(
			['2026-08-31', '2026-09-01', '2026-10-15', '2026-10-16'].map((day) =>
				isCampaignOpen(campaign, day)
			)
		).toEqual([false, true, true, false]);
	});
});
