import { describe, expect, it } from 'vitest';
import { startTranslation } from './start-translation';
import type { TranslatorEngine } from './translator-engine';

const engine: TranslatorEngine = {
	id: 'libretranslate@traduction:5000',
	canTranslate: (_, to) => to !== 'ti',
	translate: async () => ({ kind: 'unsupported' })
};
const start = (given: Partial<Parameters<typeof startTranslation>[0]>) => {
	const whole = { isSensitive: false, engine, optedInto: engine.id, from: 'fr', to: 'tr' } as const;
	const result = startTranslation({ ...whole, ...given });
	return result.state === 'waiting' ? 'waiting' : result.reason;
};

describe('whether an engine may have a text', () => {
	it('yes, when the school opted into it', () => expect(start({})).toBe('waiting'));
	it('never, when the school marked it', () =>
		expect(start({ isSensitive: true })).toBe('sensitive'));
	it('no, without a choice of the school', () =>
		expect(start({ optedInto: null })).toBe('not-opted-in'));
	it('no, when another engine took the place of the one chosen', () =>
		expect(start({ optedInto: 'libretranslate@libretranslate.com' })).toBe('not-opted-in'));
	it('no, when there is none', () => expect(start({ engine: null })).toBe('no-engine'));
	it('no, when it does not speak the language', () =>
		expect(start({ to: 'ti' })).toBe('engine.unsupported'));
});
