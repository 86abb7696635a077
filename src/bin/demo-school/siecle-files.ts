import { encodeLatin9 } from '../../lib/server/adapters/encodings/single-byte.ts';
import type { DemoSchool } from './model.ts';

const NOTICE =
	"Données fictives : personne de ce fichier n'existe. Produit par src/bin/demo-school/generate.ts";
const EXPORTED = { date: '23/11/2026', at: '23/11/2026 17:00:00' };

/** `ElevesAvecAdresses.xml` of a demo school, in ISO-8859-15 as SIECLE writes it. */
export function pupilsXml(school: DemoSchool): Uint8Array {
	const pupils = school.pupils.map(
		(p) =>
			`<ELEVE ELEVE_ID="${p.id}" ELENOET="${p.id.slice(-4)}"><NOM_DE_FAMILLE>${x(p.lastName)}</NOM_DE_FAMILLE><PRENOM>${x(p.firstName)}</PRENOM><DATE_NAISS>${p.bornOn}</DATE_NAISS><DOUBLEMENT>0</DOUBLEMENT><ACCEPTE_SMS>0</ACCEPTE_SMS><CODE_REGIME>24</CODE_REGIME><DATE_ENTREE>01/09/2026</DATE_ENTREE>${p.leftOn ? `<DATE_SORTIE>${p.leftOn}</DATE_SORTIE><CODE_MOTIF_SORTIE>01</CODE_MOTIF_SORTIE>` : ''}<CODE_SEXE>${p.sex}</CODE_SEXE><CODE_STATUT>ST</CODE_STATUT></ELEVE>`
	);
	const structures = school.pupils
		.filter((p) => !p.leftOn)
		.map(
			(p) =>
				`<STRUCTURES_ELEVE ELEVE_ID="${p.id}"><STRUCTURE><CODE_STRUCTURE>${p.division}</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE><STRUCTURE><CODE_STRUCTURE>${p.division.replace(' ', '')}GR1</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>`
		);
	return document(school, 'BEE_ELEVES', '3.0', [
		['ELEVES', pupils],
		['STRUCTURES', structures]
	]);
}

/** `ResponsablesAvecAdresses.xml` of a demo school. */
export function guardiansXml(school: DemoSchool): Uint8Array {
	const persons = school.guardians.map(
		(g) =>
			`<PERSONNE PERSONNE_ID="${g.id}"><LC_CIVILITE>${g.title}</LC_CIVILITE><NOM_DE_FAMILLE>${x(g.lastName)}</NOM_DE_FAMILLE><PRENOM>${x(g.firstName)}</PRENOM>${g.phone ? `<TEL_PORTABLE>${g.phone}</TEL_PORTABLE>` : ''}<ACCEPTE_SMS>${g.acceptsSms ? 1 : 0}</ACCEPTE_SMS><MEL>${g.email ?? ''}</MEL><COMMUNICATION_ADRESSE>0</COMMUNICATION_ADRESSE><ADRESSE_ID>${g.addressId}</ADRESSE_ID></PERSONNE>`
	);
	const links = school.links.map(
		(l) =>
			`<RESPONSABLE_ELEVE><ELEVE_ID>${l.pupilId}</ELEVE_ID><PERSONNE_ID>${l.guardianId}</PERSONNE_ID><NIVEAU_RESPONSABILITE>${l.level}</NIVEAU_RESPONSABILITE><CODE_PARENTE>${l.kinship}</CODE_PARENTE><PAIE_FRAIS_SCOLAIRES>${l.level === 1 ? 1 : 0}</PAIE_FRAIS_SCOLAIRES><PERCOIT_LES_AIDES>${l.level === 1}</PERCOIT_LES_AIDES><HEBERGE_ELEVE>${l.level !== 3}</HEBERGE_ELEVE><A_CONTACTER_EN_PRIORITE>${l.level === 1}</A_CONTACTER_EN_PRIORITE></RESPONSABLE_ELEVE>`
	);
	const addresses = [...new Set(school.guardians.map((g) => g.addressId))].map(
		(id) =>
			`<ADRESSE ADRESSE_ID="${id}"><LIGNE1_ADRESSE>${Number(id.slice(-3))} RUE DE L'EXEMPLE</LIGNE1_ADRESSE><CODE_POSTAL>99000</CODE_POSTAL><CODE_PAYS>100</CODE_PAYS><LL_PAYS>FRANCE</LL_PAYS><LIBELLE_POSTAL>TESTVILLE</LIBELLE_POSTAL></ADRESSE>`
	);
	return document(school, 'BEE_RESPONSABLES', '2.1', [
		['PERSONNES', persons],
		['RESPONSABLES', links],
		['ADRESSES', addresses]
	]);
}

function document(
	school: DemoSchool,
	root: string,
	version: string,
	sections: [name: string, rows: string[]][]
): Uint8Array {
	const body = sections
		.map(([name, rows]) => `<${name}>\n${rows.join('\n')}\n</${name}>`)
		.join('\n');
	return encodeLatin9(
		`<?xml version="1.0" encoding="ISO-8859-15"?>\n<!-- ${NOTICE} -->\n<${root} VERSION="${version}">\n<PARAMETRES><UAJ>${school.uai}</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE><DATE_EXPORT>${EXPORTED.date}</DATE_EXPORT><HORODATAGE>${EXPORTED.at}</HORODATAGE></PARAMETRES>\n<DONNEES>\n${body}\n</DONNEES>\n</${root}>\n`
	);
}

function x(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
