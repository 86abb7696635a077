import { encodeLatin9 } from '../../src/lib/server/adapters/encodings/single-byte';

const DECLARATION = '<?xml version="1.0" encoding="ISO-8859-15"?>';

/** The `PARAMETRES` header of a synthetic school's export. */
export function header(uai = '0999881A', year = '2026'): string {
	return `<PARAMETRES><UAJ>${uai}</UAJ><ANNEE_SCOLAIRE>${year}</ANNEE_SCOLAIRE><DATE_EXPORT>15/09/2026</DATE_EXPORT><HORODATAGE>15/09/2026 09:00:00</HORODATAGE></PARAMETRES>`;
}

/** `ElevesAvecAdresses` as bytes, of ELEVE and STRUCTURES_ELEVE elements. */
export function pupilsXml(pupils: string, structures = '', head = header()): Uint8Array {
	return encodeLatin9(
		`${DECLARATION}\n<BEE_ELEVES VERSION="3.0">\n${head}\n<DONNEES>\n<ELEVES>\n${pupils}\n</ELEVES>\n<STRUCTURES>\n${structures}\n</STRUCTURES>\n</DONNEES>\n</BEE_ELEVES>\n`
	);
}

/** One ELEVE element. */
export function eleve(id: string, lastName: string, firstName: string, more = ''): string {
	return `<ELEVE ELEVE_ID="${id}"><NOM_DE_FAMILLE>${lastName}</NOM_DE_FAMILLE><PRENOM>${firstName}</PRENOM>${more}</ELEVE>`;
}

/** The structures of one pupil: a class, and a group to be left alone. */
export function structures(id: string, division: string): string {
	return `<STRUCTURES_ELEVE ELEVE_ID="${id}"><STRUCTURE><CODE_STRUCTURE>GR1</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE><STRUCTURE><CODE_STRUCTURE>${division}</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>`;
}

/** `ResponsablesAvecAdresses` as bytes, of PERSONNE and RESPONSABLE_ELEVE elements. */
export function guardiansXml(persons: string, links = '', head = header()): Uint8Array {
	return encodeLatin9(
		`${DECLARATION}\n<BEE_RESPONSABLES VERSION="2.1">\n${head}\n<DONNEES>\n<PERSONNES>\n${persons}\n</PERSONNES>\n<RESPONSABLES>\n${links}\n</RESPONSABLES>\n</DONNEES>\n</BEE_RESPONSABLES>\n`
	);
}

/** One PERSONNE element. */
export function personne(id: string, lastName: string, firstName: string, more = ''): string {
	return `<PERSONNE PERSONNE_ID="${id}"><LC_CIVILITE>MME</LC_CIVILITE><NOM_DE_FAMILLE>${lastName}</NOM_DE_FAMILLE><PRENOM>${firstName}</PRENOM>${more}</PERSONNE>`;
}

/** One RESPONSABLE_ELEVE element in the present shape. */
export function responsable(pupil: string, person: string, level: string, kinship = '10'): string {
	return `<RESPONSABLE_ELEVE><ELEVE_ID>${pupil}</ELEVE_ID><PERSONNE_ID>${person}</PERSONNE_ID><NIVEAU_RESPONSABILITE>${level}</NIVEAU_RESPONSABILITE><CODE_PARENTE>${kinship}</CODE_PARENTE><PAIE_FRAIS_SCOLAIRES>1</PAIE_FRAIS_SCOLAIRES><HEBERGE_ELEVE>true</HEBERGE_ELEVE></RESPONSABLE_ELEVE>`;
}
