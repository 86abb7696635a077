import {
	eleve,
	guardiansXml,
	header,
	personne,
	pupilsXml,
	responsable,
	structures
} from './siecle';

/**
 * The two SIECLE exports of a synthetic school of 1 000 pupils, 1 700 guardians and 40 classes, as
 * long as real ones: with the fields that are not read.
 */
export function largeSchool(uai: string): { pupils: Uint8Array; guardians: Uint8Array } {
	const head = header(uai);
	const pupils: string[] = [];
	const classes: string[] = [];
	const persons: string[] = [];
	const links: string[] = [];
	for (let n = 1; n <= 1_000; n += 1) {
		const id = String(600_000 + n);
		pupils.push(eleve(id, `ESSAI-${n}`, `Élève ${n}`, UNREAD_OF_PUPIL));
		classes.push(structures(id, `${6 - (n % 4)} ${String.fromCharCode(65 + (n % 10))}`));
	}
	for (let n = 1; n <= 1_700; n += 1) {
		const id = String(500_000 + n);
		const digits = String(n).padStart(4, '0');
		const phone = `<TEL_PORTABLE>06 39 98 ${digits.slice(0, 2)} ${digits.slice(2)}</TEL_PORTABLE>`;
		persons.push(personne(id, `ESSAI-${n}`, `Adulte ${n}`, phone + UNREAD_OF_PERSON));
		// Seven pupils of ten have two guardians.
		const pupil = n <= 1_000 ? n : n - 1_000;
		links.push(responsable(String(600_000 + pupil), id, '1', n <= 1_000 ? '10' : '20'));
	}
	return {
		pupils: pupilsXml(pupils.join('\n'), classes.join('\n'), head),
		guardians: guardiansXml(persons.join('\n'), links.join('\n'), head)
	};
}

const UNREAD_OF_PUPIL =
	'<ID_NATIONAL>0123456789A</ID_NATIONAL><DATE_NAISS>14/03/2015</DATE_NAISS><DOUBLEMENT>0</DOUBLEMENT><CODE_REGIME>24</CODE_REGIME><DATE_ENTREE>01/09/2026</DATE_ENTREE><CODE_SEXE>2</CODE_SEXE><CODE_STATUT>ST</CODE_STATUT><CODE_MEF>10010012110</CODE_MEF><SCOLARITE_AN_DERNIER><CODE_STRUCTURE>CM2</CODE_STRUCTURE><CODE_RNE>0999999Z</CODE_RNE><DENOM_PRINC>ECOLE DE L&apos;EXEMPLE</DENOM_PRINC></SCOLARITE_AN_DERNIER>';
const UNREAD_OF_PERSON =
	'<TEL_PROFESSIONNEL></TEL_PROFESSIONNEL><MEL></MEL><ACCEPTE_SMS>1</ACCEPTE_SMS><COMMUNICATION_ADRESSE>0</COMMUNICATION_ADRESSE><ADRESSE_ID>800001</ADRESSE_ID><CODE_PROFESSION>99</CODE_PROFESSION>';
