import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { localeOfTag } from '$lib/domain/shared/locale';
import { MOST_CHARACTERS, sayInput } from '$lib/domain/voice/say.input';
import { saySentence } from '$lib/server/voice/say-sentence';
import { expectOurPage, jsonOf } from '../api/push/guardian-and-body';
import { statusOf } from './status-of';
import type { RequestHandler } from './$types';

/**
 * Takes `{ lang, text }` and answers the sound of the words (audio/mpeg). 404 says that no voice reads
 * this language, or that there is nothing to say; 413 that there is too much of it; 429 and 503 that it
 * was too much at once.
 */
export const POST: RequestHandler = async (event) => {
	expectOurPage(event);
	const { actor } = event.locals;
	if (actor?.kind !== 'guardian' && actor?.kind !== 'resource-parent') error(401);
	const input = v.safeParse(sayInput, await jsonOf(event.request));
	if (!input.success) error(400);
	const { lang, text } = input.output;
	if (text.length > MOST_CHARACTERS) error(413);
	const locale = localeOfTag(lang);
	if (!locale) error(404);
	const said = await saySentence(event.locals.app, actor, { text, locale });
	if (!said.ok) error(statusOf(said.error.code));
	const { mediaType, bytes } = said.value;
	return new Response(bytes as BodyInit, {
		headers: { 'content-type': mediaType, 'cache-control': 'private, no-store' }
	});
};
