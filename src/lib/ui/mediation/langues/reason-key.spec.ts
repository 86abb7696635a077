import { expect, it } from 'vitest';
import { messagesOf } from '../../../../../tests/support/message-files';
import type { FaultCode } from '$lib/domain/translation/errors';
import type { FailedAnswer } from '$lib/domain/translation/judge-engine';
import type { HumanReason } from '$lib/domain/translation/start-translation';
import { reasonKey } from './reason-key';

type EngineReason = `engine.${Exclude<FailedAnswer['kind'], 'faulty'>}`;

/** Every reason that is ever written: the compiler wants each of them here. */
const REASONS: Record<FaultCode | HumanReason | EngineReason, true> = {
	sensitive: true,
	'no-engine': true,
	'not-opted-in': true,
	'engine.unsupported': true,
	'engine.refused': true,
	'engine.throttled': true,
	'engine.over-quota': true,
	'engine.unreadable': true,
	'engine.no-answer': true,
	'translation.empty': true,
	'translation.slot-missing': true,
	'translation.slot-repeated': true,
	'translation.slot-invented': true,
	'translation.number-invented': true,
	'translation.link-invented': true,
	'translation.negation-lost': true,
	'translation.negation-added': true,
	'translation.too-short': true,
	'translation.too-long': true,
	'translation.extra-lines': true,
	'translation.wrong-script': true,
	'translation.wrong-language': true,
	'translation.same-as-source': true,
	'translation.markup': true,
	'translation.not-a-translation': true
};

it.each(['fr', 'en'])('every reason has its sentence: %s', (locale) => {
	const messages = messagesOf(locale);
	expect(Object.keys(REASONS).filter((reason) => !messages.get(reasonKey(reason)))).toEqual([]);
});
