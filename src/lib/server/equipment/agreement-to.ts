import { createHash } from 'node:crypto';
import type { EquipmentKind } from '../../domain/equipment/equipment';
import { SYSTEM } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import type { LetterSchool } from '../letter/write-letter';
import { agreementWords } from '../paper/documents/agreement-words';
import { readSchoolWording } from '../wording/school-wording';

/** What is agreed to, in one language, and the hash by which these very words are known. */
export type Agreement = {
	locale: Language;
	title: string;
	sentences: string[];
	agree: string;
	/** SHA-256 of all the words, hex. */
	hash: string;
};

/**
 * The words that a family agrees to, in its language first, then in French: the same on a phone, at
 * the counter and on paper.
 */
export async function agreementTo(
	app: App,
	loan: { schoolId: string; kind: EquipmentKind; dueOn: string },
	locale: Language | null
): Promise<Agreement[]> {
	const school: LetterSchool = await app.db.transaction(SYSTEM, async (tx) => {
		const own = await readSchool(tx, loan);
		return { ...own, wording: await readSchoolWording(tx, own) };
	});
	return agreementWords(locale, loan.kind, loan.dueOn, school).map(
		({ locale, title, sentences, agree }) => ({
			...{ locale, title, sentences, agree },
			hash: createHash('sha256')
				.update(JSON.stringify([title, ...sentences, agree]))
				.digest('hex')
		})
	);
}
