import { error } from '@sveltejs/kit';
import * as v from 'valibot';

/** What an answer must have to be looked at; the library checks the rest. */
const passkeyAnswer = v.looseObject({
	id: v.pipe(v.string(), v.maxLength(1400)),
	response: v.looseObject({ clientDataJSON: v.string() })
});

/**
 * The answer of a device, as the browser posts it in JSON. Anything else is a 400.
 * A form of another site cannot send this type, so that no cross-site post gets here.
 */
export async function readPasskeyAnswer<Answer>(request: Request): Promise<Answer> {
	const isJson = request.headers.get('content-type')?.startsWith('application/json');
	const body: unknown = isJson ? await request.json().catch(() => null) : null;
	const parsed = v.safeParse(passkeyAnswer, body);
	if (!parsed.success) error(400, 'bad-answer');
	return parsed.output as Answer;
}
