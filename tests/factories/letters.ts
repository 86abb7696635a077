import type { Language } from '../../src/lib/domain/shared/locale';
import { writeLetter } from '../../src/lib/server/letter/write-letter';
import type { Letter } from '../../src/lib/ui/letter/letter';

/** A school that sends letters. */
export const SENDER = {
	name: 'Collège des Tilleuls',
	phone: '+33139980000',
	referencePerson: 'Sophie Bernard',
	timeZone: 'Europe/Paris'
};

/** An invitation letter as one family gets it; always the same for the same `n`. */
export function invitationLetter(
	locale: Language | null,
	{ n = 0, firstName = 'Amina', lastName = 'HADDAD', children = ['Inès', 'Yanis'] } = {}
): Letter {
	return writeLetter(SENDER, 'https://passerelle.example.org', {
		guardian: { id: `g${n}`, title: 'MME', firstName, lastName, locale },
		children: children.map((name, at) => ({ firstName: name, division: `${6 - (at % 4)} B` })),
		secret: String(n).padStart(22, 'A'),
		code: String(100_000_000_000 + n * 7_919),
		expiresAt: new Date('2027-01-22T23:30:00Z')
	});
}
