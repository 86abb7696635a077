import type {
	SmsAnswer,
	SmsGateway,
	SmsListener,
	SmsMessage
} from '../../src/lib/domain/sms/sms-gateway';

/** A gateway that keeps what it is given, and answers what the test wants. */
export interface FakeSms extends SmsGateway {
	readonly sent: SmsMessage[];
	/** What it answers from now on; accepted, with one id a message, at first. */
	answer: SmsAnswer | ((message: SmsMessage) => SmsAnswer | Promise<SmsAnswer>) | null;
	listener: SmsListener | null;
}

/** Ids are `id-1`, `id-2`… in the order of sending. */
export function fakeSms(): FakeSms {
	const fake: FakeSms = {
		name: 'fake',
		takesReplies: true,
		callbacks: null,
		sent: [],
		answer: null,
		listener: null,
		send: async (message) => {
			fake.sent.push(message);
			const { answer } = fake;
			if (answer === null) return { kind: 'accepted', ids: [`id-${fake.sent.length}`] };
			return typeof answer === 'function' ? answer(message) : answer;
		},
		listen: (listener) => {
			fake.listener = listener;
		},
		close: () => Promise.resolve()
	};
	return fake;
}
