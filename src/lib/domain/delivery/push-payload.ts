/** What travels, encrypted, to the phone. Everything is already worded in the reader's language. */
export type PushPayload = {
	title: string;
	body: string;
	/** Same as the topic: a later notification takes the place of an unread one. */
	tag: string;
	/** Path on our own origin that a tap opens. */
	url: string;
	/** BCP 47 tag of the words. */
	lang: string;
	dir: 'ltr' | 'rtl';
	/** ISO instant from which on it may not ring: the closing, or the end of what is urgent. */
	closesAt: string;
	/** Key of the delivery, to be given back as a receipt. */
	delivery: string;
	/** Keys of the other deliveries that it tells of; absent when there is none. */
	others?: string[];
	/** The head of the school lets it ring in a closed period; never written otherwise. */
	urgent?: true;
};

const TEXTS = ['title', 'body', 'tag', 'url', 'lang', 'closesAt', 'delivery'] as const;

/** Reads a payload; null when it is not one of ours. Written by hand: it runs on the phone. */
export function parsePushPayload(text: string | null): PushPayload | null {
	try {
		const value = JSON.parse(text ?? '') as Record<string, unknown> | null;
		const isOurs =
			value !== null &&
			typeof value === 'object' &&
			TEXTS.every((key) => typeof value[key] === 'string') &&
			(value.dir === 'ltr' || value.dir === 'rtl') &&
			(value.urgent === undefined || value.urgent === true) &&
			(value.others === undefined || isListOfTexts(value.others));
		return isOurs ? (value as PushPayload) : null;
	} catch {
		return null;
	}
}

function isListOfTexts(value: unknown): boolean {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
