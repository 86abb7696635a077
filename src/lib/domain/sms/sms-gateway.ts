/** One short message as a gateway takes it. */
export type SmsMessage = {
	/** Key of ours, the same at each attempt: a gateway that knows it sends nothing twice. */
	reference: string;
	/** E.164. */
	to: string;
	/** One segment or several: the gateway cuts it as `splitSms` does. */
	text: string;
	/** Until when the network may keep it: the end of the allowed window. */
	validUntil: Date;
	/** The same in seconds from now. */
	validSeconds: number;
};

/** What a gateway said of a message, or that it said nothing. */
export type SmsAnswer =
	/** Taken, which is not yet delivered. `ids` name its parts in reports, at least one. */
	| { kind: 'accepted'; ids: readonly string[] }
	/** Not taken. `isPermanent`: it never will be (a number that does not exist). */
	| { kind: 'refused'; reason: string; isPermanent: boolean }
	/** Too much at once; `retryAfter` in milliseconds, null when it did not say. */
	| { kind: 'throttled'; retryAfter: number | null }
	/** Silence. `mayHaveLeft`: it was handed over before, so it may arrive, and be billed. */
	| { kind: 'no-answer'; reason: string; mayHaveLeft: boolean };

/** What became of an accepted part. `pending` says that it is still under way. */
export type SmsOutcome = 'delivered' | 'failed' | 'expired' | 'pending';

/** What a gateway tells later of a part that it took. */
export type SmsReport = { id: string; outcome: SmsOutcome };

/** What somebody answered to a short message. `from` is a number as the gateway writes it. */
export type SmsReply = { from: string; text: string };

/**
 * Takes what a gateway tells. A session protocol acknowledges once the promise is kept, and lets
 * the gateway say it again otherwise.
 */
export interface SmsListener {
	report(report: SmsReport): Promise<void>;
	reply(reply: SmsReply): Promise<void>;
}

/** Reads a request of the gateway: its JSON, its form, or its query as an object of texts. */
export interface SmsCallbacks {
	/** The reports in it; null when it has none that can be read. */
	reports(content: unknown): SmsReport[] | null;
	replies(content: unknown): SmsReply[] | null;
}

/** The way out to telephones. Implemented by adapters/sms. */
export interface SmsGateway {
	/** Short name, kept beside the message ids: `smpp`, `http`, `console`. */
	readonly name: string;
	/** Whether the telephone can answer to the sender that it sees. */
	readonly takesReplies: boolean;
	/** Sends one message. Never throws: an outage is an answer. */
	send(message: SmsMessage): Promise<SmsAnswer>;
	/**
	 * Listens to reports and answers, in the process that sends. A session protocol opens its
	 * session now and keeps it open; others have nothing to do.
	 */
	listen(listener: SmsListener): void;
	/** Reads what the gateway tells over HTTP; null when it speaks over its own session. */
	readonly callbacks: SmsCallbacks | null;
	/** Ends the session, after what is under way. */
	close(): Promise<void>;
}
