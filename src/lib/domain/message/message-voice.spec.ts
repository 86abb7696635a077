import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { composeMessageInput } from './compose-message.input';
import { messageContentSchema } from './message';

const ID = '6f1f1f70-0000-4000-8000-000000000001';
const problems = (schema: v.GenericSchema, given: object) => {
	const read = v.safeParse(schema, given);
	return read.success ? [] : read.issues.map(({ message }) => message);
};

describe('a message that is said aloud', () => {
	const voice = { recordingId: ID, durationMs: 42_000, locale: 'snk' };
	const said = { subject: 'Sortie', author: 'Mme Martin' };
	it('needs a subject, and no other words', () => {
		expect(problems(messageContentSchema, { ...said, voice })).toEqual([]);
		expect(problems(messageContentSchema, said)).toEqual(['content.empty-text']);
		expect(problems(messageContentSchema, { ...said, subject: '', voice })).toEqual([
			'content.empty-text'
		]);
	});
	it('is said in a language that families may have chosen', () => {
		const other = { ...voice, locale: 'xx' };
		expect(problems(messageContentSchema, { ...said, voice: other })).toHaveLength(1);
	});
});

describe('composing a message that is said aloud', () => {
	const form = { audience: 'school', subject: 'Sortie' };
	it('asks for no text where there is a recording', () => {
		expect(problems(composeMessageInput, form)).toEqual(['message.no-text']);
		expect(problems(composeMessageInput, { ...form, recording: ID, voiceLocale: 'wo' })).toEqual(
			[]
		);
		expect(problems(composeMessageInput, { audience: 'school', recording: ID })).toEqual([
			'message.no-subject'
		]);
	});
	it('refuses another language, and what is no recording', () => {
		expect(problems(composeMessageInput, { ...form, text: 'x', voiceLocale: 'xx' })).toEqual([
			'voice.choose-language'
		]);
		expect(problems(composeMessageInput, { ...form, text: 'x', recording: '1' })).toEqual([
			'voice.broken'
		]);
	});
});
