import type { WorkshopTheme } from '../../domain/workshop/workshop';
import type { PictogramName } from './pictogram';

/** The picture of what a workshop is about: the same on a family's card, a poster and a reminder. */
export function pictureOfTheme(theme: WorkshopTheme): PictogramName {
	return `theme-${theme}`;
}
