/**
 * Why a whole file is refused: nothing of it is written. `file` is its name; `line` counts from 1.
 * Worded by `mediation-import:<code>`.
 */
export type FileRefusal = { file: string } & (
	| { code: 'file.empty' }
	| { code: 'file.unknown-kind' }
	| { code: 'file.too-large'; megabytes: number }
	| { code: 'file.unknown-encoding'; encoding: string }
	| { code: 'file.not-in-encoding'; encoding: string; line: number }
	| { code: 'file.truncated'; line: number }
	| { code: 'file.not-well-formed'; line: number; column: number }
	| { code: 'file.doctype'; line: number }
	| { code: 'file.field-too-long'; line: number; field: string }
	| { code: 'file.too-deep'; line: number }
	| { code: 'file.unexpected-root'; root: string; line: number }
	| { code: 'file.no-school'; line: number }
	| { code: 'file.no-year'; line: number }
	| { code: 'file.no-records'; what: 'pupils' | 'guardians' | 'rows' }
	| { code: 'file.wrong-school'; found: string; expected: string }
	| { code: 'file.wrong-year'; found: string; expected: string }
	| { code: 'file.same-kind-twice'; other: string }
	| { code: 'file.zip-damaged' }
	| { code: 'file.zip-empty' }
	| { code: 'file.zip-several-files'; count: number }
	| { code: 'file.zip-encrypted' }
	| { code: 'file.zip-nested' }
	| { code: 'file.zip-bomb' }
	| { code: 'file.wrong-header'; found: string; expected: string }
	| { code: 'file.csv-unreadable'; line: number }
);

/** Why one row of a file is refused, or taken with something missing. */
export type RowReason =
	| { code: 'row.missing-field'; field: string }
	| { code: 'row.field-too-long'; field: string }
	| { code: 'row.duplicate-id'; id: string }
	| { code: 'row.pupil-without-division'; name: string }
	| { code: 'row.phone-unreadable'; name: string }
	| { code: 'row.email-unreadable'; name: string }
	| { code: 'row.unknown-responsibility'; value: string }
	| { code: 'row.unknown-pupil'; id: string }
	| { code: 'row.unknown-guardian'; id: string }
	| { code: 'row.guardian-without-pupil'; name: string }
	| { code: 'row.unknown-division'; division: string }
	| { code: 'row.unknown-recipient'; recipient: string }
	| { code: 'row.unknown-action'; value: string }
	| { code: 'row.unknown-type'; value: string }
	| { code: 'row.unknown-language'; value: string }
	| { code: 'row.unknown-event'; id: string }
	| { code: 'row.unknown-answer'; id: string }
	| { code: 'row.unreadable-date'; field: string; value: string }
	| { code: 'row.hour-does-not-exist'; field: string; value: string }
	| { code: 'row.unreadable-number'; field: string; value: string }
	| { code: 'row.ends-before-start' }
	| { code: 'row.entered-in-the-future'; value: string }
	| { code: 'row.older-than-known'; id: string }
	| { code: 'row.recipient-changed'; id: string };

/** Why nothing is loaded, whatever the files hold. */
export type ImportRefusal =
	| FileRefusal
	| { code: 'import.no-files' }
	| { code: 'import.not-allowed' }
	| { code: 'import.unknown-school'; uai: string }
	| { code: 'import.choose-school' }
	| { code: 'import.no-calendar'; day: string };

/**
 * A remark about one row. A refused row is not loaded at all; the others are, and what the remark
 * names is left out.
 */
export type RowRemark = { file: string; line: number; isRefused: boolean; reason: RowReason };

/** A row that is not loaded. */
export function refusedRow(file: string, line: number, reason: RowReason): RowRemark {
	return { file, line, isRefused: true, reason };
}

/** A row that is loaded, without what the reason names. */
export function keptRow(file: string, line: number, reason: RowReason): RowRemark {
	return { file, line, isRefused: false, reason };
}
