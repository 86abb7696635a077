import { describe, expect, it } from 'vitest';
import type { FileRefusal, ImportRefusal, RowReason } from '$lib/domain/directory/errors';
import { serverTranslator } from '../i18n/messages';
import { wordChange, wordRefusal, wordRemark, wordSummary } from './word-import';

const inFrench = serverTranslator('fr');
/** The words with plain spaces, as this file writes them. */
const t = ((...given: Parameters<typeof inFrench>) =>
	inFrench(...given).replaceAll('\u00a0', ' ')) as typeof inFrench;
const file = 'essai.xml';

// A code that the unions gain must gain words: these tables do not compile without it.
type SampleOf<U extends { code: string }> = { [C in U['code']]: Extract<U, { code: C }> };

const fileRefusals: SampleOf<FileRefusal> = {
	'file.empty': { code: 'file.empty', file },
	'file.unknown-kind': { code: 'file.unknown-kind', file },
	'file.too-large': { code: 'file.too-large', file, megabytes: 64 },
	'file.unknown-encoding': { code: 'file.unknown-encoding', file, encoding: 'UTF-16' },
	'file.not-in-encoding': { code: 'file.not-in-encoding', file, encoding: 'UTF-8', line: 7 },
	'file.truncated': { code: 'file.truncated', file, line: 7 },
	'file.not-well-formed': { code: 'file.not-well-formed', file, line: 7, column: 3 },
	'file.doctype': { code: 'file.doctype', file, line: 2 },
	'file.field-too-long': { code: 'file.field-too-long', file, line: 7, field: 'NOM' },
	'file.too-deep': { code: 'file.too-deep', file, line: 7 },
	'file.unexpected-root': { code: 'file.unexpected-root', file, line: 2, root: 'BEE_COMMUN' },
	'file.no-school': { code: 'file.no-school', file, line: 3 },
	'file.no-year': { code: 'file.no-year', file, line: 3 },
	'file.no-records': { code: 'file.no-records', file, what: 'guardians' },
	'file.wrong-school': { code: 'file.wrong-school', file, found: 'A', expected: 'B' },
	'file.wrong-year': { code: 'file.wrong-year', file, found: 'A', expected: 'B' },
	'file.same-kind-twice': { code: 'file.same-kind-twice', file, other: 'autre.xml' },
	'file.zip-damaged': { code: 'file.zip-damaged', file },
	'file.zip-empty': { code: 'file.zip-empty', file },
	'file.zip-several-files': { code: 'file.zip-several-files', file, count: 3 },
	'file.zip-encrypted': { code: 'file.zip-encrypted', file },
	'file.zip-nested': { code: 'file.zip-nested', file },
	'file.zip-bomb': { code: 'file.zip-bomb', file },
	'file.wrong-header': { code: 'file.wrong-header', file, found: 'a;b', expected: 'c;d' },
	'file.csv-unreadable': { code: 'file.csv-unreadable', file, line: 7 }
};
const otherRefusals: SampleOf<Exclude<ImportRefusal, FileRefusal>> = {
	'import.no-files': { code: 'import.no-files' },
	'import.not-allowed': { code: 'import.not-allowed' },
	'import.unknown-school': { code: 'import.unknown-school', uai: '0999901A' },
	'import.choose-school': { code: 'import.choose-school' },
	'import.no-calendar': { code: 'import.no-calendar', day: '2027-07-03' }
};
const rowReasons: SampleOf<RowReason> = {
	'row.missing-field': { code: 'row.missing-field', field: 'NOM' },
	'row.field-too-long': { code: 'row.field-too-long', field: 'NOM' },
	'row.duplicate-id': { code: 'row.duplicate-id', id: '1' },
	'row.pupil-without-division': { code: 'row.pupil-without-division', name: 'Zoé' },
	'row.phone-unreadable': { code: 'row.phone-unreadable', name: 'Zoé' },
	'row.email-unreadable': { code: 'row.email-unreadable', name: 'Zoé' },
	'row.unknown-responsibility': { code: 'row.unknown-responsibility', value: '7' },
	'row.unknown-pupil': { code: 'row.unknown-pupil', id: '1' },
	'row.unknown-guardian': { code: 'row.unknown-guardian', id: '1' },
	'row.guardian-without-pupil': { code: 'row.guardian-without-pupil', name: 'Zoé' },
	'row.unknown-division': { code: 'row.unknown-division', division: '6 Z' },
	'row.unknown-recipient': { code: 'row.unknown-recipient', recipient: 'x' },
	'row.unknown-action': { code: 'row.unknown-action', value: 'x' },
	'row.unknown-type': { code: 'row.unknown-type', value: 'x' },
	'row.unknown-language': { code: 'row.unknown-language', value: 'x' },
	'row.unknown-event': { code: 'row.unknown-event', id: '1' },
	'row.unknown-answer': { code: 'row.unknown-answer', id: '1' },
	'row.unreadable-date': { code: 'row.unreadable-date', field: 'debut', value: 'x' },
	'row.hour-does-not-exist': { code: 'row.hour-does-not-exist', field: 'debut', value: 'x' },
	'row.unreadable-number': { code: 'row.unreadable-number', field: 'minutes', value: 'x' },
	'row.ends-before-start': { code: 'row.ends-before-start' },
	'row.entered-in-the-future': { code: 'row.entered-in-the-future', value: 'x' },
	'row.older-than-known': { code: 'row.older-than-known', id: '1' },
	'row.recipient-changed': { code: 'row.recipient-changed', id: '1' }
};

describe('every refusal has a sentence', () => {
	it.each(Object.values(fileRefusals))('$code', (refusal) => {
		const sentence = wordRefusal(t, refusal);
		expect(sentence).toContain(file);
		if ('line' in refusal) expect(sentence).toContain(`ligne ${refusal.line}`);
		expect(sentence).not.toMatch(/\{\{|undefined/);
	});
	it.each(Object.values(otherRefusals))('$code', (refusal) => {
		expect(wordRefusal(t, refusal)).not.toMatch(/\{\{|undefined/);
	});
	it.each(Object.values(rowReasons))('$code', (reason) => {
		const sentence = wordRemark(t, { file, line: 12, isRefused: true, reason });
		expect(sentence).toMatch(/^essai\.xml, ligne 12 : /);
		expect(sentence).not.toMatch(/\{\{|undefined/);
	});
	it('does not obey what a file puts in a slot', () => {
		const reason = { code: 'row.unknown-type', value: '{{file}} $t(row.at)' } as const;
		expect(wordRemark(t, { file, line: 1, isRefused: true, reason })).toContain(
			'« {{file}} $t(row.at) »'
		);
	});
});

describe('what changes', () => {
	const nothing = {
		school: { id: '1', uai: '0999901A', name: 'Collège', timeZone: 'Europe/Paris' },
		files: [file],
		directory: null,
		events: null,
		languages: null,
		services: null,
		answers: null,
		heldUntil: null,
		remarks: []
	};
	it('is said in figures, then in names where somebody loses access', () => {
		const lines = wordSummary(
			t,
			{
				...nothing,
				directory: {
					divisions: ['6 A', '5 B'],
					pupils: {
						added: ['Zoé A'],
						changed: [{ name: 'Noé A', fields: ['division'] }],
						left: [],
						unchanged: 3
					},
					guardians: { added: ['x', 'y'], changed: [], left: ['z'], unchanged: 0 },
					links: { added: 2, changed: 0, ended: 1 },
					accessLost: [{ guardian: 'Rémi A', pupil: 'Zoé A' }]
				},
				events: { created: 2, changed: 0, cancelled: 1, unchanged: 4 },
				heldUntil: '2026-11-30T06:00:00.000Z',
				remarks: [{ file, line: 2, isRefused: true, reason: { code: 'row.ends-before-start' } }]
			},
			() => 'lundi à 7 h'
		);
		expect(lines).toEqual([
			'Nouvelles classes : 6 A, 5 B.',
			'1 nouvel élève',
			'1 élève modifié',
			'2 nouveaux responsables',
			'1 responsable parti',
			'2 nouveaux liens entre responsables et élèves',
			'1 lien rompu',
			'2 événements nouveaux',
			'1 événement annulé',
			'4 événements déjà connus',
			'Rémi A ne verra plus Zoé A.',
			'École fermée : les familles verront ces nouveautés le lundi à 7 h.',
			'1 ligne refusée'
		]);
	});
	it('may be nothing', () => {
		expect(wordSummary(t, nothing, String)).toEqual(['Rien ne change.']);
		expect(wordChange(t, { name: 'Noé A', fields: ['name', 'returned'] })).toBe(
			'Noé A (nom, de retour)'
		);
	});
});
