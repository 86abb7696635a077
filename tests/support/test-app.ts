import type {
	PushAnswer,
	PushMessage,
	PushSender
} from '../../src/lib/domain/delivery/push-sender';
import type { SmsGateway } from '../../src/lib/domain/sms/sms-gateway';
import type { TranslatorEngine } from '../../src/lib/domain/translation/translator-engine';
import type { SpeechSynthesiser } from '../../src/lib/domain/voice/speech-synthesiser';
import { createApp, type App } from '../../src/lib/server/app';
import { readConfig } from '../../src/lib/server/config';
import { createLog } from '../../src/lib/server/log';
import { MIGRATIONS } from './migrations';
import { openTestDatabase, type TestDatabase } from './test-database';

/** A push sender that keeps what it is given, and answers what the test wants. */
export interface FakePush extends PushSender {
	readonly sent: PushMessage[];
	/** What it answers from now on; 201 (accepted) at first. */
	answer: PushAnswer | ((message: PushMessage) => PushAnswer);
}

/** The application on a database of its own, with a clock that the test holds. */
export interface TestApp extends App {
	readonly db: TestDatabase;
	readonly push: FakePush;
	/** Sets the present (an instant, or ISO 8601 with its offset). */
	setNow(instant: Date | string): void;
}

/**
 * Composes the application for a test: empty migrated database, settable clock, fake push, silent
 * log. The caller closes it.
 * @param options.now the present at first
 * @param options.db a database opened before; a new one when absent
 * @param options.env settings as an installation gives them
 * @param options.sms the way out to telephones; none when absent
 * @param options.translator what translates free text; none when absent
 * @param options.speech what reads aloud; the real one, which starts when asked, when absent
 */
export async function testApp(options: {
	now: Date | string;
	db?: TestDatabase;
	env?: Record<string, string>;
	sms?: SmsGateway;
	translator?: TranslatorEngine;
	speech?: SpeechSynthesiser;
}): Promise<TestApp> {
	let present = instantOf(options.now);
	const db = options.db ?? (await openTestDatabase());
	const push = fakePush();
	const config = readConfig({
		ORIGIN: 'http://localhost:3000',
		LOG_LEVEL: 'silent',
		...options.env
	});
	const app = await createApp(config, MIGRATIONS, 'production', {
		clock: { now: () => new Date(present) },
		log: createLog(config.logLevel),
		db,
		push,
		...(options.sms && { sms: options.sms }),
		...(options.translator && { translator: options.translator }),
		...(options.speech && { speech: options.speech })
	});
	return {
		...app,
		db,
		push,
		setNow: (instant) => {
			present = instantOf(instant);
		}
	};
}

function instantOf(value: Date | string): number {
	const time = new Date(value).getTime();
	if (Number.isNaN(time)) throw new Error(`${String(value)} is not an instant.`);
	return time;
}

function fakePush(): FakePush {
	const push: FakePush = {
		publicKey:
			'BKd0gFPJZmvuPP3Zp0Sz0HUpGXpVXGRYrTdR6VzkRLUUmbNDF8RBxKzTBpo4e7VgRSTzyhYFzQ0DxKBGYyCJDNM',
		sent: [],
		answer: { kind: 'answered', status: 201, retryAfter: null },
		send: (message) => {
			push.sent.push(message);
			const { answer } = push;
			return Promise.resolve(typeof answer === 'function' ? answer(message) : answer);
		},
		close: () => Promise.resolve()
	};
	return push;
}
