import * as v from 'valibot';
import { ANIMALS, CHILD_COLOURS } from './child-token';

/** A parent's choice of an animal and a colour for one child. */
export const chooseTokenInput = v.object({
	pupilId: v.pipe(v.string(), v.uuid('settings.unknown-child')),
	animal: v.picklist(ANIMALS, 'settings.choose-animal'),
	colour: v.picklist(CHILD_COLOURS, 'settings.choose-colour')
});
export type ChooseTokenInput = v.InferOutput<typeof chooseTokenInput>;
