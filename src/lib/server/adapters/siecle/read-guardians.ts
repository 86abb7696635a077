import { keptRow, refusedRow, type RowReason, type RowRemark } from '$lib/domain/directory/errors';
import { mayBeMobile, toE164 } from '$lib/domain/directory/phone';
import {
	linkKey,
	type GuardiansFile,
	type ReadGuardian,
	type ReadLink,
	type Responsibility
} from '$lib/domain/directory/school-file';
import { LIMITS, envelope, field, isTrue } from './fields';
import { Refused } from './refused';
import type { RecordHandlers, XmlRecord } from './stream-records';

/** Collects the records of `ResponsablesAvecAdresses` (BEE_RESPONSABLES 2.1 and older shapes). */
export function guardiansReader(file: string): {
	handlers: RecordHandlers;
	finish(): GuardiansFile;
} {
	let header: XmlRecord | null = null;
	const remarks: RowRemark[] = [];
	const persons: XmlRecord[] = [];
	const links = new Map<string, ReadLink>();
	const unreadableLinks: string[] = [];
	const unreadableGuardians: string[] = [];

	const takeLink = (record: XmlRecord) => {
		const link = linkOf(record);
		if ('code' in link) {
			remarks.push(refusedRow(file, record.line, link));
			const { fields } = record;
			unreadableLinks.push(linkKey(field(fields, 'ELEVE_ID'), field(fields, 'PERSONNE_ID')));
		} else {
			const key = linkKey(link.pupilSourceId, link.guardianSourceId);
			if (links.has(key))
				remarks.push(refusedRow(file, record.line, { code: 'row.duplicate-id', id: key }));
			else links.set(key, link);
		}
	};

	return {
		handlers: {
			PARAMETRES: (record) => (header = record),
			'DONNEES/PERSONNES/PERSONNE': (record) => persons.push(record),
			'DONNEES/RESPONSABLES/RESPONSABLE_ELEVE': takeLink
		},
		finish() {
			const { uai, schoolYear } = envelope(header, 1);
			const guardians = new Map<string, ReadGuardian>();
			for (const record of persons) {
				const person = personOf(record, uai);
				if ('code' in person) {
					remarks.push(refusedRow(file, record.line, person));
					unreadableGuardians.push((record.attributes['PERSONNE_ID'] ?? '').trim());
				} else if (guardians.has(person.guardian.sourceId))
					remarks.push(
						refusedRow(file, record.line, {
							code: 'row.duplicate-id',
							id: person.guardian.sourceId
						})
					);
				else {
					guardians.set(person.guardian.sourceId, person.guardian);
					for (const reason of person.leftOut) remarks.push(keptRow(file, record.line, reason));
				}
			}
			if (guardians.size === 0) throw new Refused({ code: 'file.no-records', what: 'guardians' });
			return {
				kind: 'guardians',
				file,
				uai,
				schoolYear,
				guardians: [...guardians.values()],
				links: [...links.values()],
				unreadableGuardians,
				unreadableLinks,
				remarks
			};
		}
	};
}

function personOf(
	{ line, attributes, fields }: XmlRecord,
	uai: string
): { guardian: ReadGuardian; leftOut: RowReason[] } | RowReason {
	const sourceId = (attributes['PERSONNE_ID'] ?? '').trim();
	const lastName = field(fields, 'NOM_USAGE', 'NOM_DE_FAMILLE', 'NOM');
	const firstName = field(fields, 'PRENOM');
	if (!sourceId) return { code: 'row.missing-field', field: 'PERSONNE_ID' };
	if (!lastName) return { code: 'row.missing-field', field: 'NOM_DE_FAMILLE' };
	if (sourceId.length > LIMITS.id) return { code: 'row.field-too-long', field: 'PERSONNE_ID' };
	if (lastName.length > LIMITS.name) return { code: 'row.field-too-long', field: 'NOM_DE_FAMILLE' };
	if (firstName.length > LIMITS.name) return { code: 'row.field-too-long', field: 'PRENOM' };

	const name = `${firstName} ${lastName}`.trim();
	const leftOut: RowReason[] = [];
	const mobile = mobileOf(fields, uai);
	if (mobile === 'unreadable') leftOut.push({ code: 'row.phone-unreadable', name });
	const email = field(fields, 'MEL');
	const isEmail = email.length <= LIMITS.email && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email);
	if (email && !isEmail) leftOut.push({ code: 'row.email-unreadable', name });
	return {
		guardian: {
			line,
			sourceId,
			title: titleOf(field(fields, 'LC_CIVILITE')),
			firstName,
			lastName,
			mobile: mobile === 'unreadable' ? null : mobile,
			email: isEmail ? email : null,
			acceptsSms: isTrue(field(fields, 'ACCEPTE_SMS'))
		},
		leftOut
	};
}

/** The mobile, or the home number when that is a mobile; the number at work is left alone. */
function mobileOf(fields: Readonly<Record<string, string>>, uai: string): string | null {
	const mobile = field(fields, 'TEL_PORTABLE');
	const readMobile = toE164(mobile, uai);
	if (readMobile) return readMobile;
	const home = toE164(field(fields, 'TEL_PERSONNEL'), uai);
	if (home && mayBeMobile(home)) return home;
	return mobile ? 'unreadable' : null;
}

function titleOf(value: string): 'M.' | 'MME' | null {
	const title = value.toUpperCase().replace('.', '');
	if (title === 'M' || title === 'MR') return 'M.';
	return title === 'MME' || title === 'MLLE' ? 'MME' : null;
}

function linkOf({ line, fields }: XmlRecord): ReadLink | RowReason {
	const pupilSourceId = field(fields, 'ELEVE_ID');
	const guardianSourceId = field(fields, 'PERSONNE_ID');
	if (!pupilSourceId) return { code: 'row.missing-field', field: 'ELEVE_ID' };
	if (!guardianSourceId) return { code: 'row.missing-field', field: 'PERSONNE_ID' };
	const responsibility = responsibilityOf(fields);
	if (!responsibility)
		return {
			code: 'row.unknown-responsibility',
			value: field(fields, 'NIVEAU_RESPONSABILITE', 'RESP_LEGAL').slice(0, 20)
		};
	const kinship = field(fields, 'CODE_PARENTE');
	return {
		line,
		pupilSourceId,
		guardianSourceId,
		responsibility,
		kinship: /^\d{2}$/.test(kinship) ? kinship : '90'
	};
}

/** Files from before about 2018 say RESP_LEGAL: 1 and 2 are both legal guardians, 0 is none. */
function responsibilityOf(fields: Readonly<Record<string, string>>): Responsibility | null {
	const level = field(fields, 'NIVEAU_RESPONSABILITE');
	if (level) return level === '1' ? 1 : level === '2' ? 2 : level === '3' ? 3 : null;
	const legal = field(fields, 'RESP_LEGAL');
	if (legal === '1' || legal === '2') return 1;
	return legal === '0' ? 3 : null;
}
