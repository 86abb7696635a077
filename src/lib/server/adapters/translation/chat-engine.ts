import * as v from 'valibot';
import type {
	EngineAnswer,
	EngineRequest,
	TranslatorEngine
} from '../../../domain/translation/translator-engine';
import { askEngine } from './ask-engine';
import { chatMessages } from './chat-prompt';

/** What a chat endpoint needs. `url` is its base, up to `/v1`. */
export type ChatSettings = {
	url: string;
	key: string | null;
	model: string;
	timeout?: number;
};

const TIMEOUT = 60_000;

const answerSchema = v.object({
	choices: v.looseTuple([
		v.object({
			message: v.object({ content: v.nullable(v.string()) }),
			finish_reason: v.optional(v.nullable(v.string()))
		})
	])
});
const translationSchema = v.object({ translation: v.string() });

/**
 * Any endpoint that speaks as OpenAI's chat completions do (POST {base}/chat/completions): public
 * bodies run some. The text goes as data inside JSON, temperature 0, and the answer is JSON too. A
 * server that knows no `response_format` is asked without it from then on.
 */
export function chatEngine({ url, key, model, timeout = TIMEOUT }: ChatSettings): TranslatorEngine {
	let knowsFormat = true;
	const translate = async (request: EngineRequest): Promise<EngineAnswer> => {
		const ask = (withFormat: boolean) =>
			askEngine({
				url: `${url.replace(/\/$/, '')}/chat/completions`,
				headers: key ? { authorization: `Bearer ${key}` } : {},
				body: {
					model,
					messages: chatMessages(request),
					temperature: 0,
					stream: false,
					...(withFormat && { response_format: { type: 'json_object' } })
				},
				timeout
			});
		let reply = await ask(knowsFormat);
		if (knowsFormat && reply.kind === 'content' && reply.status !== 200) {
			reply = await ask(false);
			knowsFormat = !(reply.kind === 'content' && reply.status === 200);
		}
		if (reply.kind !== 'content') return reply;
		if (reply.status !== 200) return { kind: 'refused', reason: String(reply.status) };
		return readCompletion(reply.content);
	};
	return {
		id: `chat@${new URL(url).host}/${model}`,
		// It is told the language by name; whether it speaks it is seen by the answer.
		canTranslate: () => true,
		translate,
		simplify: ({ text }) => translate({ text, from: 'fr', to: 'fr-simple' })
	};
}

function readCompletion(content: unknown): EngineAnswer {
	if (!v.is(answerSchema, content)) return { kind: 'unreadable', reason: 'unexpected' };
	const [{ message, finish_reason: end }] = content.choices;
	if (end === 'length') return { kind: 'unreadable', reason: 'truncated' };
	// Models put their JSON in a fence, whatever they are told.
	const said = (message.content ?? '').trim().replace(/^```(?:json)?\s*|\s*```$/g, '');
	if (said === '') return { kind: 'unreadable', reason: 'empty' };
	let given: unknown;
	try {
		given = JSON.parse(said);
	} catch {
		return { kind: 'unreadable', reason: said.startsWith('{') ? 'truncated' : 'not-json' };
	}
	if (!v.is(translationSchema, given)) return { kind: 'unreadable', reason: 'unexpected' };
	if (given.translation.trim() === '') return { kind: 'unreadable', reason: 'empty' };
	return { kind: 'translated', text: given.translation };
}
