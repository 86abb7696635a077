import type { COMMITMENT } from '../../domain/resource-parent/commitment';
import type { PictogramName } from '../pictogram/pictogram';

/** A picture for each sentence of the commitment, so that it is followed without reading. */
export const COMMITMENT_PICTURES: Record<(typeof COMMITMENT)[number], PictogramName> = {
	values: 'civics',
	laicity: 'what-to-say',
	equal: 'family',
	secret: 'lock',
	danger: 'urgent',
	ask: 'eye',
	limits: 'stop-sending',
	disconnect: 'closed',
	free: 'volunteer'
};
