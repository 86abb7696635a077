import { expect, test } from 'vitest';
import { drawings } from './drawings';
import { wordDrawings } from './word-drawings';

/** Pictures that stand for two names of one thing: a word of school, and the interface's own. */
const SAME_THING = [
	['absence', 'absence'],
	['accompaniment', 'mediator'],
	['bullying', 'theme-bullying'],
	['bullying-helpline', 'phone'],
	['career-guidance', 'teleservice-orientation'],
	['computer', 'computer-loan'],
	['consent-form', 'sign'],
	['educonnect', 'teleservice-educonnect'],
	['enrolment-file', 'teleservice-enrolment'],
	['grant', 'teleservice-bourses'],
	['homework', 'homework'],
	['lateness', 'lateness'],
	['letter', 'summons'],
	['primary-head', 'secondary-head'],
	['primary-school', 'school'],
	['report-card', 'teleservice-lsu']
];

test('a picture always means the same thing', () => {
	const meanings = new Map<string, string[]>();
	for (const [name, drawing] of [...Object.entries(drawings), ...Object.entries(wordDrawings)]) {
		meanings.set(drawing, [...(meanings.get(drawing) ?? []), name]);
	}
	const shared = [...meanings.values()]
		.map((names) => [...names].sort())
		.filter((n) => n.length > 1);
	expect(shared.sort()).toEqual(SAME_THING.sort());
});

test('a picture is never empty', () => {
	const all = [...Object.values(drawings), ...Object.values(wordDrawings)];
	expect(all.filter((drawing) => !/<path|<circle|<rect/.test(drawing))).toEqual([]);
});
