import {
	channelOf,
	QUESTIONS,
	type BestChannel,
	type BestMoment,
	type Diagnosis
} from './diagnosis';

/** How a guardian wants to be told; null for what she did not say. */
export type Steering = {
	channel: BestChannel | null;
	moment: BestMoment | null;
	prefersVoice: boolean | null;
};

/** What the latest diagnosis says of how to tell its guardian. */
export function steeringOf({ channel, moment, reading }: Diagnosis): Steering {
	return {
		channel: channelOf(channel),
		moment: QUESTIONS.moment.find((one) => one === moment) ?? null,
		prefersVoice: reading === 'voice' ? true : reading === 'text' ? false : null
	};
}
