import { keptRow, refusedRow, type RowRemark } from '$lib/domain/directory/errors';
import type { PupilsFile, ReadPupil } from '$lib/domain/directory/school-file';
import { LIMITS, envelope, field, isoDay } from './fields';
import { Refused } from './refused';
import type { RecordHandlers, XmlRecord } from './stream-records';

/** Collects the records of `ElevesAvecAdresses` (BEE_ELEVES 3.0 and older shapes). */
export function pupilsReader(file: string): {
	handlers: RecordHandlers;
	finish(): PupilsFile;
} {
	let header: XmlRecord | null = null;
	const remarks: RowRemark[] = [];
	const pupils = new Map<string, ReadPupil>();
	const unreadablePupils: string[] = [];
	const divisions = new Map<string, string>();

	const takePupil = (record: XmlRecord) => {
		const pupil = pupilOf(record);
		if ('field' in pupil) {
			remarks.push(refusedRow(file, record.line, pupil));
			unreadablePupils.push((record.attributes['ELEVE_ID'] ?? '').trim());
		} else if (pupils.has(pupil.sourceId))
			remarks.push(refusedRow(file, record.line, { code: 'row.duplicate-id', id: pupil.sourceId }));
		else pupils.set(pupil.sourceId, pupil);
	};
	// Classes and groups share one element; the class is the one of type D.
	const takeStructure = ({ parentAttributes, fields }: XmlRecord) => {
		const id = parentAttributes['ELEVE_ID'] ?? '';
		const code = field(fields, 'CODE_STRUCTURE');
		if (fields['TYPE_STRUCTURE'] !== 'D' || !code || code.length > LIMITS.division) return;
		if (!divisions.has(id)) divisions.set(id, code);
	};

	return {
		handlers: {
			PARAMETRES: (record) => (header = record),
			'DONNEES/ELEVES/ELEVE': takePupil,
			'DONNEES/STRUCTURES/STRUCTURES_ELEVE/STRUCTURE': takeStructure
		},
		finish() {
			const { uai, schoolYear } = envelope(header, 1);
			if (pupils.size === 0) throw new Refused({ code: 'file.no-records', what: 'pupils' });
			for (const pupil of pupils.values()) {
				pupil.division = divisions.get(pupil.sourceId) ?? null;
				if (!pupil.division && !pupil.leavesOn)
					remarks.push(
						keptRow(file, pupil.line, {
							code: 'row.pupil-without-division',
							name: `${pupil.firstName} ${pupil.lastName}`
						})
					);
			}
			return {
				kind: 'pupils',
				file,
				uai,
				schoolYear,
				pupils: [...pupils.values()],
				unreadablePupils,
				remarks
			};
		}
	};
}

type Unreadable = { code: 'row.missing-field' | 'row.field-too-long'; field: string };

function pupilOf({ line, attributes, fields }: XmlRecord): ReadPupil | Unreadable {
	const sourceId = (attributes['ELEVE_ID'] ?? '').trim();
	const lastName = field(fields, 'NOM_USAGE', 'NOM_DE_FAMILLE', 'NOM');
	const firstName = field(fields, 'PRENOM');
	if (!sourceId) return { code: 'row.missing-field', field: 'ELEVE_ID' };
	if (!lastName) return { code: 'row.missing-field', field: 'NOM_DE_FAMILLE' };
	if (!firstName) return { code: 'row.missing-field', field: 'PRENOM' };
	if (sourceId.length > LIMITS.id) return { code: 'row.field-too-long', field: 'ELEVE_ID' };
	if (lastName.length > LIMITS.name) return { code: 'row.field-too-long', field: 'NOM_DE_FAMILLE' };
	if (firstName.length > LIMITS.name) return { code: 'row.field-too-long', field: 'PRENOM' };
	const leavesOn = isoDay(field(fields, 'DATE_SORTIE'));
	const mef = field(fields, 'CODE_MEF');
	return {
		line,
		sourceId,
		firstName,
		lastName,
		division: null,
		leavesOn,
		...(mef && /^\d{11}$/.test(mef) ? { mef } : {})
	};
}
