import type { ReadySentence } from '../../domain/message/ready-sentence';
import type { PictogramName } from './pictogram';
import { pictureOfTheme } from './picture-of-theme';

/** The picture of a sentence that every language has: what it is about. */
export function pictureOfReady(ready: ReadySentence): PictogramName {
	switch (ready.sentence) {
		case 'appointment':
			return 'appointment';
		case 'loan':
			return ready.thing;
		case 'paper':
			return ready.step === 'sign' ? 'sign' : 'paper';
		case 'call-us':
			return 'phone';
		case 'workshop':
			return pictureOfTheme(ready.theme);
	}
}

/** The picture of each sort of sentence, before its words are chosen. */
export const PICTURE_OF_SORT = {
	own: 'message',
	appointment: 'appointment',
	loan: 'tablet',
	paper: 'sign',
	'call-us': 'phone'
} as const satisfies Record<string, PictogramName>;
