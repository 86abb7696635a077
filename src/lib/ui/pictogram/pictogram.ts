import { drawings } from './drawings';

/** Every picture, named by what it means: the same picture always means the same thing. */
export type PictogramName = keyof typeof drawings;

/** Side of the square that every drawing lies in. */
export const VIEW_BOX = '0 0 256 256';

/** What a drawing is made of, without its frame: paths in the current colour, light parts at 20 %. */
export function drawingOf(name: PictogramName): string {
	return drawings[name];
}
