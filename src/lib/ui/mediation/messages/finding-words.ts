import type { FrenchFinding } from '../../../domain/plain-french/lint-french';
import type { Translate } from '../../../i18n/translator';

/** So much of a long sentence is quoted: enough to know it again. */
const QUOTED = 60;

/** What is proposed about a finding, in one sentence. */
export function findingWords(t: Translate, finding: FrenchFinding): string {
	switch (finding.code) {
		case 'plain-french.long-sentence':
			return t('mediation-plain-french:findings.long-sentence', { count: finding.words });
		case 'plain-french.rare-word':
			return t('mediation-plain-french:findings.rare-word', { proposal: finding.proposal });
		case 'plain-french.abbreviation':
			return finding.meaning === null
				? t('mediation-plain-french:findings.unknown')
				: t('mediation-plain-french:findings.abbreviation', { meaning: finding.meaning });
		case 'plain-french.passive':
			return t('mediation-plain-french:findings.passive');
		case 'plain-french.two-ideas':
			return t('mediation-plain-french:findings.two-ideas', { connector: finding.connector });
		case 'plain-french.many-commas':
			return t('mediation-plain-french:findings.many-commas');
		case 'plain-french.number-in-words':
			return t('mediation-plain-french:findings.number-in-words', { proposal: finding.proposal });
	}
}

/** Where it stands, as the text has it: whole, or its beginning. */
export function placeWords(finding: FrenchFinding): string {
	const words = finding.text.replace(/\s+/gu, ' ');
	if (words.length <= QUOTED) return words;
	return `${words.slice(0, words.lastIndexOf(' ', QUOTED))}…`;
}
