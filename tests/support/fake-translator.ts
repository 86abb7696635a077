import { markOf, marksIn } from '../../src/lib/domain/translation/marks';
import type {
	EngineAnswer,
	EngineRequest,
	TranslatorEngine
} from '../../src/lib/domain/translation/translator-engine';

/** An engine that keeps what it is given, and answers what the test wants. */
export interface FakeTranslator extends TranslatorEngine {
	id: string;
	readonly asked: EngineRequest[];
	/** What it answers from now on; a Turkish sentence with all the marks at first. */
	answer: EngineAnswer | ((request: EngineRequest) => EngineAnswer | Promise<EngineAnswer>);
}

/** It speaks every language but Tigrinya, and says the same in each. */
export function fakeTranslator(): FakeTranslator {
	const fake: FakeTranslator = {
		id: 'fake@traduction.example.org',
		asked: [],
		answer: inTurkish,
		canTranslate: (_, to) => to !== 'ti',
		translate: async (request) => {
			fake.asked.push(request);
			const { answer } = fake;
			return typeof answer === 'function' ? answer(request) : answer;
		}
	};
	return fake;
}

/** A Turkish sentence that keeps every mark of the text. */
export function inTurkish({ text }: EngineRequest): EngineAnswer {
	const marks = [...new Set(marksIn(text))].map(markOf).join(' ');
	return { kind: 'translated', text: `Okulumuz sizi ve çocuğunuzu bekliyor ${marks}`.trim() };
}
